"""Where the words that an analyst quotes stand in a text: letters and figures decide, whatever the case and spacing.

So a quote is found that was typed with other quotation marks, runs over a line's end or a page's footer, or leaves out
markup; what is then kept is a pointer to the words as they are printed.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache

from corpus.models import ASIDES, Block, Span, Spans
from corpus.plain import masked, words_of
from corpus.register.quoting import printed
from corpus.sentences import sentences_of

_ENTITY = re.compile(r"&(?:[a-z]{2,6}|#\d{2,5});")
_NOTE_MARKS = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹")  # of footnotes, mostly
_CLOSING = re.compile(r"[.,;:!?%)\]”’\"']{1,3}")
_OPENING = re.compile(r"[£$€(\[“‘\"']{1,3}$")
_ELLIPSIS = re.compile(r"\s*(?:…|\.\.\.)\s*")
_ALIKE = 0.4  # of a quote's words: below it, a sentence is not worth naming


class Wording:
    """A text without its page furniture and footnotes, in which quotes are looked for."""

    def __init__(self, text: str, blocks: Sequence[Block] = ()) -> None:
        self.text = text
        self._blocks = [block for block in blocks if block.kind not in ASIDES]
        whole = (Span(0, len(text)),)
        self._spans = _apart(span for block in self._blocks for span in block.spans) or whole

    @cached_property
    def _all(self) -> Wording:
        """With furniture and footnotes."""
        return Wording(self.text)

    @cached_property
    def _sought(self) -> tuple[str, array[int]]:
        """The letters and figures, and where each stands."""
        letters: list[str] = []
        origin = array("I")
        for span in self._spans:
            for at, char in enumerate(_shown(span.of(self.text)), span.start):
                if own := _letters(char):
                    letters.append(own)
                    origin.extend([at] * len(own))
        return "".join(letters), origin

    def places(self, quote: str) -> list[Spans]:
        """Every place where the words stand, in order: the slices that read as one there.

        "First words ... last words" is all from the ones to the others. Places among the footnotes and the page
        furniture only where it stands nowhere else.
        """
        found = list(self._places(quote)) or self._from_to(quote)
        return found if found or not self._blocks else list(self._all._places(quote))

    def _places(self, quote: str) -> Iterator[Spans]:
        wanted = letters_of(quote)
        letters, origin = self._sought
        for at in _each(wanted, letters, 0, len(letters)) if wanted else ():
            frame = Span(origin[at], origin[at + len(wanted) - 1] + 1)
            if not self._cuts_a_word(frame):
                yield self.pieces(_widened(frame, quote, self.text))

    def _from_to(self, quote: str) -> list[Spans]:
        first, *last = _ELLIPSIS.split(quote)
        if len(last) != 1 or not letters_of(first) or not letters_of(last[0]):
            return []
        ends = list(self._places(last[0]))
        found = []
        for place in self._places(first):
            end = next((end for end in ends if end[0].start >= place[-1].end), None)
            if end:
                found.append(self.pieces(Span(place[0].start, end[-1].end)))
        return found

    def framed(self, quote: str, edge: int) -> Spans:
        """The place that begins and ends with as many letters of the quote, and is about as long; or none."""
        wanted = letters_of(quote)
        letters, origin = self._sought
        if len(wanted) <= 3 * edge:
            return ()
        slack = len(wanted) // 5
        for at in _each(wanted[:edge], letters, 0, len(letters)):
            least, most = at + len(wanted) - slack, at + len(wanted) + slack
            ends = [end + edge for end in _each(wanted[-edge:], letters, least - edge, most)]
            if ends:
                last = min(ends, key=lambda end: abs(end - at - len(wanted)))
                return self.pieces(Span(origin[at], origin[last - 1] + 1))
        return ()

    def pieces(self, frame: Span) -> Spans:
        """What of a slice of the text is no page furniture."""
        own = [
            Span(max(span.start, frame.start), min(span.end, frame.end)) for span in self._spans if span.overlaps(frame)
        ]
        covered = own and (own[0].start, own[-1].end) == (frame.start, frame.end)
        return printed(tuple(own), self.text) if covered else (frame,)

    def around(self, frame: Span, letters: int) -> tuple[str, str]:
        """So many letters and figures before a slice of the text, and behind it."""
        known, origin = self._sought
        first, last = bisect_left(origin, frame.start), bisect_left(origin, frame.end)
        return known[max(0, first - letters) : first], known[last : last + letters]

    def nearest(self, quote: str) -> Spans:
        """The sentence with the most of the quote's words; none where none has many."""
        wanted = set(_words(quote))
        blocks: list[Block | None] = [*self._blocks] or [None]
        sentences = (s for block in blocks for s in self._sentences(block, wanted))
        scored = [(len(wanted & set(_words(words_of(s, self.text)))) / max(1, len(wanted)), s) for s in sentences]
        best = max(scored, key=lambda one: one[0], default=(0.0, ()))
        return best[1] if best[0] >= _ALIKE else ()

    def _sentences(self, block: Block | None, wanted: set[str]) -> tuple[Spans, ...]:
        """Those of a block, or of a text that has none, where some of the words stand in it."""
        spans = block.spans if block else (Span(0, len(self.text)),)
        if len(wanted & {word for span in spans for word in _words(span.of(self.text))}) < _ALIKE * len(wanted):
            return ()
        return sentences_of(spans, self.text)

    def _cuts_a_word(self, frame: Span) -> bool:
        before, after = self.text[max(0, frame.start - 1) : frame.start], self.text[frame.end : frame.end + 1]
        return bool(_letters(before) or _letters(after))


def _each(wanted: str, letters: str, start: int, end: int) -> Iterator[int]:
    """Where the letters stand, all of them between two places."""
    at = letters.find(wanted, start, end)
    while at >= 0:
        yield at
        at = letters.find(wanted, at + 1, end)


def letters_of(words: str) -> str:
    """The letters and figures of some words, all of one case."""
    return "".join(map(_letters, _shown(words)))


def _shown(text: str) -> str:
    """Without markup, every character in its place."""
    return _ENTITY.sub(lambda entity: " " * len(entity[0]), masked(text))


@lru_cache(maxsize=4096)
def _letters(char: str) -> str:
    if char in _NOTE_MARKS:
        return ""
    return "".join(one for one in unicodedata.normalize("NFKC", char).casefold() if one.isalnum())


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", _shown(text).casefold())


def _apart(spans: Iterable[Span]) -> Spans:
    """In order, none sharing a character with another."""
    found: list[Span] = []
    for span in sorted(spans):
        start = max(span.start, found[-1].end) if found else span.start
        if start < span.end:
            found.append(Span(start, span.end))
    return tuple(found)


def _widened(frame: Span, quote: str, text: str) -> Span:
    """With the marks at its edges that the quote has too: a full stop, brackets, the sign of a currency."""
    bare = quote.strip()
    closing, opening = _CLOSING.match(text, frame.end), _OPENING.search(text[max(0, frame.start - 3) : frame.start])
    start, end = frame.start, frame.end
    if closing and not bare[-1:].isalnum():
        end = closing.end() if len(bare) > 1 and not bare[-2].isalnum() else frame.end + 1
    if opening and not bare[:1].isalnum():
        start -= len(opening[0]) if len(bare) > 1 and not bare[1].isalnum() else 1
    return Span(start, end)
