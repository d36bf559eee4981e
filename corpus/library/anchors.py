"""A place in a document's text that is found again by its words, whatever moves it: another reading, a new version."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import takewhile

from corpus.library.finding import Wording, letters_of
from corpus.models import Span, Spans

_AROUND = 40  # letters on either side: what tells one place from another with the same words
_EDGE = 30  # letters at either end by which long words are known, though a line in between is read otherwise


@dataclass(frozen=True, slots=True)
class Anchor:
    """`pieces` are the words as they were printed at `spans`, a piece a span, with the letters around them and how far
    they reach, in characters. No `spans`: they stand nowhere now.
    """

    spans: Spans = ()
    pieces: tuple[str, ...] = ()
    before: str = ""
    after: str = ""
    reach: int = 0

    @property
    def words(self) -> str:
        return "\n".join(self.pieces)

    @property
    def frame(self) -> Span:
        return frame(self.spans)

    @property
    def is_lost(self) -> bool:
        return bool(self.pieces) and not self.spans


NOWHERE = Anchor()
"""What is said to be not there: no response."""


def frame(spans: Spans) -> Span:
    """From the first character to the last."""
    return Span(spans[0].start, spans[-1].end)


def anchored(spans: Spans, wording: Wording) -> Anchor:
    own = frame(spans)
    before, after = wording.around(own, _AROUND)
    return Anchor(spans, _printed(spans, wording.text), before, after, own.end - own.start)


def _printed(spans: Iterable[Span], text: str) -> tuple[str, ...]:
    return tuple(span.of(text) for span in spans)


def printed_words(spans: Iterable[Span], text: str) -> str:
    return "\n".join(_printed(spans, text))


def alike(one: str, other: str) -> bool:
    """Whether two wordings are the same, whatever their spaces, marks and markup; of long ones the edges decide."""
    ours, theirs = letters_of(one), letters_of(other)
    return ours == theirs or (
        len(theirs) > 3 * _EDGE and ours[:_EDGE] == theirs[:_EDGE] and ours[-_EDGE:] == theirs[-_EDGE:]
    )


def refound(anchor: Anchor, wording: Wording) -> Anchor:
    """Where its words stand now, nowhere where they do not: of several places the one with the same words around it."""
    if not anchor.pieces or (anchor.spans and _printed(anchor.spans, wording.text) == anchor.pieces):
        return anchor
    places = wording.places(anchor.words) or _piece_by_piece(anchor, wording)
    if not places and (known := wording.framed(anchor.words, _EDGE)):
        places = [known]
    return replace(anchor, spans=max(places, key=lambda place: _fit(place, anchor, wording), default=()))


def _piece_by_piece(anchor: Anchor, wording: Wording) -> list[Spans]:
    """Where the pieces stand one after the other, other words between them, and do not reach much further."""
    first, *others = (wording.places(piece) for piece in anchor.pieces)
    found = []
    for place in first if others else ():
        spans = place
        for after in others:
            spans += next((one for one in after if one[0].start >= spans[-1].end), ())
        whole = frame(spans)
        if len(spans) >= len(anchor.pieces) and whole.end - whole.start <= 2 * anchor.reach:
            found.append(spans)
    return found


def _fit(place: Spans, anchor: Anchor, wording: Wording) -> tuple[int, int]:
    """How many of the letters around it are the same, then how near it is to where it was."""
    before, after = wording.around(frame(place), _AROUND)
    same = _alike(reversed(before), reversed(anchor.before)) + _alike(after, anchor.after)
    return same, -abs(place[0].start - anchor.spans[0].start) if anchor.spans else 0


def _alike(one: Iterable[str], other: Iterable[str]) -> int:
    """How many letters at the beginning are the same."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def shared(one: Iterable[Span], other: Iterable[Span]) -> int:
    """How many characters stand in both."""
    theirs = list(other)
    return sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one for b in theirs)


def length(spans: Iterable[Span]) -> int:
    return sum(span.end - span.start for span in spans)
