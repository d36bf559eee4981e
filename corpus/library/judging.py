"""What analysts say of the links between documents: that one holds, that it does not, that there is another."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import Connection

from corpus.errors import CorrectionError, UnknownItem
from corpus.library.anchors import NOWHERE, anchored
from corpus.library.deeds import Signed
from corpus.library.edit_statements import put_verdicts
from corpus.library.editing import BY_NOBODY, Editing
from corpus.library.edits import Target
from corpus.library.finding import Wording
from corpus.library.statements import note, now
from corpus.library.values import reason_of
from corpus.library.verdicts import End, Judgement, Verdict, said_before, told
from corpus.models import Item, Link, LinkEnd, LinkKind
from corpus.register.ids import document_of_key
from corpus.register.quoting import quoted_spans


class Judging(Editing):
    """A verdict holds wherever rules find that link, also after they have learnt; it is undone, never deleted."""

    def judge_link(self, link: Link, judgement: Judgement, signed: Signed = BY_NOBODY) -> int:
        """Confirm or reject a link: the verdict's number, that in force where it was said before."""
        return self._judge(link.kind, link.earlier, link.later, judgement, signed)

    def add_link(
        self, kind: LinkKind, earlier: tuple[str, int], later: tuple[str, int], signed: Signed = BY_NOBODY
    ) -> int:
        """Say that two entries belong together, each the key of an item and the place of a commitment (-1: the item).

        Raises UnknownItem; CorrectionError where both are one.
        """
        if earlier == later:
            raise CorrectionError("a link has two sides: name two items, or two commitments")
        ends = [self.end_of(*one) for one in (earlier, later)]
        return self._judge(kind, ends[0], ends[1], Judgement.ADDED, signed)

    def undo_verdict(self, number: int, signed: Signed = BY_NOBODY) -> Verdict:
        """Take back what was said of a link: what it was. Raises CorrectionError where there is no such verdict."""
        every = self.verdicts()
        known = [one for one in every if one.number == number and one.judgement is not Judgement.UNDONE]
        if not known or any(number in one.undoes for one in every):
            raise CorrectionError(f"there is no verdict {number} to undo: bywhen link history lists them")
        with self._changing() as (connection, revision):
            for one in known:
                undoing = replace(one, judgement=Judgement.UNDONE, undoes=(number,))
                self._say(connection, revision, undoing, signed)
        return known[0]

    def end_of(self, key: str, commitment: int = -1) -> LinkEnd:
        """An item, or by its place one of its commitments, as a side of a link. Raises UnknownItem."""
        document_id = document_of_key(key)
        item = self._item(document_id, key)
        if not -1 <= commitment < len(item.commitments):
            raise UnknownItem(f"{key} has no commitment {commitment + 1}: bywhen item show {key}")
        spans = item.spans if commitment < 0 else quoted_spans(item.commitments[commitment], item)
        return LinkEnd(document_id, key, spans, commitment)

    def _item(self, document_id: str, key: str) -> Item:
        found = next((item for _, item in self.items(document_id) if item.key == key), None)
        if found is None:
            raise UnknownItem(f"there is no item {key!r} in the register: bywhen register --json has the ids")
        return found

    def _judge(self, kind: LinkKind, earlier: LinkEnd, later: LinkEnd, judgement: Judgement, signed: Signed) -> int:
        if known := said_before(self.verdicts(earlier.document), kind, earlier, later):
            again = reason_of(signed.reason) in ("", known.reason)
            if known.judgement is judgement and again:
                return known.number
        said = Verdict(0, judgement, kind, self._end(earlier), self._end(later))
        with self._changing() as (connection, revision):
            self._say(connection, revision, said, signed)
        return revision

    def _say(self, connection: Connection, revision: int, said: Verdict, signed: Signed) -> None:
        """Kept, and told in the history of both documents."""
        who = self._signed(signed.who)
        reason = self._reason(signed.reason, said.earlier.document, said.later.document)
        made = replace(said, number=revision, reason=reason, who=who, when=now())
        put_verdicts(connection, [made])
        for one in dict.fromkeys((made.earlier.document, made.later.document)):
            about = one, self.document(one).source
            note(connection, revision, made.judgement.value, about, detail=told(made), who=made.who)

    def _end(self, end: LinkEnd) -> End:
        wording = Wording(self.text(end.document), self.blocks(end.document))
        at = anchored(end.spans, wording) if end.spans else NOWHERE
        words = anchored(self._item(end.document, end.item).spans, wording) if end.item else NOWHERE
        return End(end.document, Target(end.item, words), at, end.commitment)
