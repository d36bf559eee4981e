"""A document's register opened for an edit: which item is meant, and where the words that an analyst quotes stand."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from corpus.dates import expressions
from corpus.errors import CorrectionError, EditConflict, QuoteNotFound, UnknownItem
from corpus.layout.paging import page_number, pages_words
from corpus.library.anchors import NOWHERE, Anchor, anchored, shared
from corpus.library.edits import Deed, Edit, Target, undone
from corpus.library.finding import Wording
from corpus.library.replaying import Edited, Entries
from corpus.models import Document, Item, Span, Spans
from corpus.plain import words_of

_SHOWN = 200  # characters of the words named in a refusal
_FEWEST = 3  # words of an item or a commitment
_STRUCTURE = (Deed.MERGE, Deed.SPLIT, Deed.REJECT, Deed.UNDO)


@dataclass(frozen=True, slots=True)
class Draft:
    """`entries` are the items as they stand, `edits` every edit of the document, `machine` the items as read."""

    document: Document
    wording: Wording
    entries: Entries
    edits: tuple[Edit, ...]
    machine: tuple[Item, ...]

    def entry(self, key: str) -> Edited:
        """Raises UnknownItem, saying what became of one that is in the register no more."""
        one = self.entries.get(key)
        if one is None:
            raise UnknownItem(f"there is no item {key} in the register of {self.document.source}: {_WAYS}")
        if one.counts:
            return one
        last = next(e for e in reversed(one.edits) if e.deed in (Deed.REJECT, Deed.MERGE))
        became = f"merged into {one.merged_into}" if one.merged_into else "rejected"
        raise UnknownItem(
            f"{key} was {became} by {said_by(last)}: bywhen item undo {one.merged_into or key} undoes that"
        )

    def target(self, key: str) -> Target:
        return Target(key, anchored(self.entry(key).item.spans, self.wording))

    def unseen(self, key: str, seen: int | None, fields: Collection[str], *, whole: bool = False) -> None:
        """Raises EditConflict where another has changed the same since the revision that was seen.

        `fields` are those that are to be changed; `whole`: the item itself is.
        """
        if seen is None:
            return
        for edit in self.edits:
            same = edit.deed in _STRUCTURE or whole or not set(fields).isdisjoint((*edit.values, *edit.quotes))
            if edit.number > seen and key in edit.keys and edit.deed is not Deed.CONFIRM and same:
                raise EditConflict(
                    f"{key} is not as you saw it: {edit.deed.value} by {said_by(edit)}; "
                    f"look at it again: bywhen item show {key}"
                )

    def anchor(self, quote: str, *, within: Span | None = None, beside: Iterable[Spans] = ()) -> Anchor:
        """The words where they stand; of several places the one `within`, or in the first of `beside` with any.

        Raises QuoteNotFound, naming what is nearest, or the places to choose from.
        """
        if not quote:
            return NOWHERE
        places = self.wording.places(quote)
        if within is not None:
            places = [place for place in places if within.start <= place[0].start < within.end] or places
        for spans in beside:
            if inside := [place for place in places if shared(place, spans)]:
                places = inside
                break
        if len(places) != 1:
            raise QuoteNotFound(self._several(quote, places) if places else self._nowhere(quote))
        return anchored(places[0], self.wording)

    def sentence(self, quote: str, *, within: Span | None = None, beside: Iterable[Spans] = ()) -> Anchor:
        """The same of words that say something by themselves."""
        if len(quote.split()) < _FEWEST:
            raise CorrectionError(f"“{quote}” says too little: quote the sentence, or what of it counts")
        return self.anchor(quote, within=within, beside=beside)

    def due(self, due_text: Anchor, given: str | None) -> dict[str, str]:
        """What the quoted words of a deadline say: the words, their kind and, unless it is given, the day."""
        words = words_of(due_text.spans, self.wording.text)
        read = next(iter(expressions(words, self.document.day)), None)
        day = read.last.isoformat() if read and read.last else ""
        same = read is not None and given in (None, day)
        kind = {"due_kind": read.kind.value} if read and same else {}
        return {"due_text": words, "due": day if given is None else given, **kind}

    def _nowhere(self, quote: str) -> str:
        nearest = self.wording.nearest(quote)
        if not nearest:
            about = f"“{_short(quote)}” is not in {self.document.source}, nor are words like it"
            return f"{about}: quote them as they are printed"
        words = _short(words_of(nearest, self.wording.text))
        about = f"“{_short(quote)}” is not in {self.document.source}"
        return f"{about}; the nearest are {self._place(nearest)}: “{words}”"

    def _several(self, quote: str, places: list[Spans]) -> str:
        return (
            f"“{_short(quote)}” stands {len(places)} times in {self.document.source} ({self._named(places)}): "
            "quote more of the words, or say which with --page or --at-character"
        )

    def _named(self, places: Iterable[Spans]) -> str:
        pages = [page_number(place[0].start, self.document.pages) for place in places]
        if any(pages):
            return pages_words(sorted({page for page in pages if page is not None}))
        return "at characters " + ", ".join(str(place[0].start) for place in places)

    def _place(self, spans: Spans) -> str:
        page = page_number(spans[0].start, self.document.pages)
        return f"on page {page}" if page is not None else f"at character {spans[0].start}"


def last_of(key: str, edits: Iterable[Edit]) -> Edit | None:
    """The last edit of an item that stands."""
    every = list(edits)
    gone = undone(every)
    own = [e for e in every if key in e.keys and e.number not in gone and e.deed is not Deed.UNDO]
    return own[-1] if own else None


def said_by(edit: Edit) -> str:
    reason = f" ({edit.reason})" if edit.reason else ""
    return f"{edit.who or 'an analyst'} on {edit.when[:10]}{reason}"


def _short(words: str) -> str:
    return words if len(words) <= _SHOWN else words[:_SHOWN].rsplit(" ", 1)[0] + " …"


_WAYS = "bywhen register --json has the ids"
