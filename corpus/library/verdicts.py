"""What analysts said of links: that one holds, that it does not, or that there is one which no rule found."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

import msgspec

from corpus.library.anchors import NOWHERE, Anchor, refound
from corpus.library.edits import Target
from corpus.library.finding import Wording
from corpus.library.placing import key_at
from corpus.library.replaying import Edited
from corpus.models import Link, LinkEnd, LinkKind, meet

_SURE = 1.0


class Judgement(StrEnum):
    """What was said, as the history says it; the first word is the link's `verdict`."""

    CONFIRMED = "link confirmed"
    REJECTED = "link rejected"
    ADDED = "link added"
    UNDONE = "link verdict undone"


@dataclass(frozen=True, slots=True)
class End:
    """One side of a link; `item` has the words of its item, `at` those that are the evidence. See LinkEnd."""

    document: str
    item: Target
    at: Anchor = NOWHERE
    commitment: int = -1


@dataclass(frozen=True, slots=True)
class Verdict:
    """`number` is the revision of the library that it made, `when` is UTC; `undoes` are the numbers of others."""

    number: int
    judgement: Judgement
    kind: LinkKind
    earlier: End
    later: End
    reason: str = ""
    who: str = ""
    when: str = ""
    undoes: tuple[int, ...] = ()

    @property
    def is_lost(self) -> bool:
        """Whether one of its sides stands nowhere by now."""
        return any(end.at.is_lost or (end.item.at.words and not end.item.key) for end in (self.earlier, self.later))

    @property
    def verdict(self) -> str:
        return self.judgement.value.split()[-1]


_COLUMNS = ("number", "judgement", "reason", "who", "when")


def verdict_row(verdict: Verdict) -> dict[str, Any]:
    body: dict[str, Any] = msgspec.to_builtins(verdict)
    ends = {"earlier": verdict.earlier.document, "later": verdict.later.document}
    return {**{name: body.pop(name) for name in _COLUMNS}, **ends, "body": body}


def verdict_of(row: Mapping[Any, Any]) -> Verdict:
    return msgspec.convert({**row["body"], **{name: row[name] for name in _COLUMNS}}, Verdict)


def in_force(verdicts: Iterable[Verdict]) -> list[Verdict]:
    """Those that count: the last one on each link, unless it was undone."""
    every = sorted(verdicts, key=lambda one: -one.number)
    undone = {number for one in every for number in one.undoes}
    found: list[Verdict] = []
    for one in every:
        ends = link_end(one.earlier), link_end(one.later)
        counts = one.judgement is not Judgement.UNDONE and one.number not in undone
        if counts and not any(_same(other, one.kind, *ends) for other in found):
            found.append(one)
    return found[::-1]


def said_before(verdicts: Iterable[Verdict], kind: LinkKind, earlier: LinkEnd, later: LinkEnd) -> Verdict | None:
    """What was said of this link and still counts."""
    return next((one for one in in_force(verdicts) if _same(one, kind, earlier, later)), None)


def judged(links: Iterable[Link], verdicts: Iterable[Verdict]) -> list[Link]:
    """The links with what analysts said of each, rejected ones among them, and those that analysts added."""
    own = in_force(verdicts)
    found, used = [], set()
    for link in links:
        said = next((one for one in own if _same(one, link.kind, link.earlier, link.later)), None)
        found.append(_judged(link, said) if said else link)
        used |= {said.number} if said else set()
    added = (one for one in own if one.judgement is Judgement.ADDED and one.number not in used and not one.is_lost)
    return [*found, *(_judged(_link(one), one) for one in added)]


def _judged(link: Link, said: Verdict) -> Link:
    return replace(link, by=said.who or "an analyst", verdict=said.verdict, reason=said.reason)


def _link(one: Verdict) -> Link:
    return Link(one.kind, link_end(one.earlier), link_end(one.later), _SURE, one.reason or "an analyst says so")


def end_name(end: LinkEnd) -> str:
    """What a side of a link is called: the item's key, with "/2" its second commitment, or where its words stand."""
    if not end.item:
        return f"{end.document}-{end.spans[0].start}" if end.spans else end.document
    return f"{end.item}/{end.commitment + 1}" if end.commitment >= 0 else end.item


def told(one: Verdict) -> str:
    """A verdict in a line."""
    names = f"{end_name(link_end(one.earlier))} and {end_name(link_end(one.later))}"
    return f"{one.kind.value}: {names}" + (f" ({one.reason})" if one.reason else "")


def link_end(end: End) -> LinkEnd:
    return LinkEnd(end.document, end.item.key, end.at.spans, end.commitment)


def _same(one: Verdict, kind: LinkKind, earlier: LinkEnd, later: LinkEnd) -> bool:
    """Whether the verdict is on this link, whichever of its sides is now the earlier one."""
    if one.kind is not kind or one.is_lost:
        return False
    ends = link_end(one.earlier), link_end(one.later)
    return any(_is(a, earlier) and _is(b, later) for a, b in (ends, ends[::-1]))


def _is(one: LinkEnd, other: LinkEnd) -> bool:
    """The same item, or of its commitments or of a document's other words the same ones."""
    if (one.document, one.item, one.commitment < 0) != (other.document, other.item, other.commitment < 0):
        return False
    if (one.item and one.commitment < 0) or not (one.spans or other.spans):
        return True
    return meet(one.spans, other.spans)


def moved(
    verdicts: Sequence[Verdict], document_id: str, entries: Mapping[str, Edited], wording: Wording
) -> list[Verdict]:
    """The verdicts with the sides that are of this document where they stand now."""

    def now(end: End) -> End:
        if end.document != document_id:
            return end
        at, words = refound(end.at, wording), refound(end.item.at, wording)
        key = key_at(entries, words.spans, end.item.key) if words.words else ""
        return replace(end, item=Target(key, words), at=at)

    return [replace(one, earlier=now(one.earlier), later=now(one.later)) for one in verdicts]


def of_version(verdicts: Iterable[Verdict], old: str, new: str) -> list[Verdict]:
    """Those in force on links of a document, as said of its new version; the places are still the old one's."""
    return [
        replace(one, earlier=_renamed(one.earlier, old, new), later=_renamed(one.later, old, new))
        for one in in_force(verdicts)
        if new not in (one.earlier.document, one.later.document) and one.earlier.document != one.later.document
    ]


def _renamed(end: End, old: str, new: str) -> End:
    return replace(end, document=new) if end.document == old else end
