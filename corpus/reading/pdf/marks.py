"""What the looks of all pages together say of their text: headings, furniture, footnotes, emphasis, as marks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import groupby, pairwise

from corpus.models import Mark, MarkKind, Span
from corpus.reading.pdf.page import PageText, TextLine
from corpus.reading.pdf.running import furniture_of

_LARGER = 1.12  # than the text
_NOT_SMALLER = 0.93
_MOST_WORDS, _MOST_BOLD_WORDS, _MOST_LINES = 40, 25, 5
_MARGIN_WORDS, _MOST_MARGIN_LINES = 3, 9  # in a line, of a heading drawn in the margin
_MOST_LEVELS = 6
_ALIKE = 0.04
_OFTEN = 0.01  # of all headings: a look that is as rare ranks with the one above it
_ENTRY, _ENTRIES = re.compile(r"(?:\s?\.){4}|\s\d{1,3}$"), 3
_COVER = 3  # pages
_TEXT = 150  # characters

_Look = tuple[float, bool, bool]  # size, bold, italic
_Places = set[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class _Part:
    """A paragraph on page `page` (from 0) that is neither furniture nor a note nor a table."""

    page: int
    lines: tuple[TextLine, ...]
    text: str

    @property
    def span(self) -> Span:
        return Span(self.lines[0].span.start, self.lines[-1].span.end)


def marks_of(pages: Sequence[PageText], starts: Sequence[int], labels: Sequence[str]) -> tuple[Mark, ...]:
    """`starts` are the offsets of the pages' first characters in the whole text, which the marks count in."""
    usual, plain = usual_look(pages)
    furniture = furniture_of(pages, labels, usual)
    parts = [part for number, page in enumerate(pages) for part in _parts(number, page, furniture)]
    headings = _without_contents(parts, [part for part in parts if _is_heading(part, usual, plain)])
    levels = _levels(headings, len(pages), _leading(parts, headings))
    headings = [part for part in headings if _look(part) in levels]
    marks = [
        (part.page, Mark(MarkKind.HEADING, part.span, levels[_look(part)], part.lines[0].style)) for part in headings
    ]
    heads = {(part.page, part.span.start) for part in headings}
    for part in parts:
        if (part.page, part.span.start) not in heads:
            marks += [(part.page, mark) for mark in _emphasis(part, plain)]
    for number, page in enumerate(pages):
        marks += [(number, mark) for mark in _of_lines(number, page, furniture)]
    shifted = [_shifted(mark, starts[page]) for page, mark in marks]
    return tuple(sorted(shifted, key=lambda mark: (mark.span, mark.kind)))


def _shifted(mark: Mark, by: int) -> Mark:
    return Mark(mark.kind, Span(mark.span.start + by, mark.span.end + by), mark.level, mark.style)


def usual_look(pages: Sequence[PageText]) -> tuple[float, str]:
    """The size and the style ("" mostly) that most letters of the text have."""
    sizes, styles = Counter[float](), Counter[str]()
    for page in pages:
        for line in page.lines:
            if not (line.is_row or line.is_note or line.is_across):
                letters = line.span.end - line.span.start
                sizes[round(line.size * 4) / 4] += letters
                styles[line.style] += letters
    usual = max(sizes, key=lambda size: (sizes[size], size), default=0.0)
    return usual, max(styles, key=lambda style: styles[style], default="")


def _parts(number: int, page: PageText, furniture: _Places) -> Iterator[_Part]:
    lines = [
        line
        for n, line in enumerate(page.lines)
        if not (line.is_row or line.is_note or line.is_across) and (number, n) not in furniture
    ]
    for _, group in groupby(lines, key=lambda line: line.part):
        of = tuple(group)
        yield _Part(number, of, page.text[of[0].span.start : of[-1].span.end])


def _is_heading(part: _Part, usual: float, plain: str) -> bool:
    """Larger than the text, or in bold where the text is not; a sentence in bold is emphasis."""
    words = part.text.split()
    most = _MOST_MARGIN_LINES if len(words) <= _MARGIN_WORDS * len(part.lines) else _MOST_LINES
    if len(part.lines) > most or len(words) > _MOST_WORDS or sum(map(str.isalpha, part.text)) < 2:
        return False
    if words[0] in "•▪◦➢✓–-" or part.text.endswith((",", ";")):
        return False
    size = min(line.size for line in part.lines)
    if size >= _LARGER * usual and size <= max(line.size for line in part.lines) <= 1.3 * size:
        return len(words) <= _MOST_BOLD_WORDS or size >= 1.3 * usual
    bold = all("bold" in line.style for line in part.lines) and "bold" not in plain
    ended = part.text.endswith(".")
    return bold and size >= _NOT_SMALLER * usual and len(words) <= _MOST_BOLD_WORDS and not ended


def _without_contents(parts: Sequence[_Part], headings: Sequence[_Part]) -> list[_Part]:
    """Without the entries of a list of contents: they end in page numbers, several on a page, one below the other."""
    entries = {id(part) for part in parts if _ENTRY.search(part.text)}
    listed = {
        id(part)
        for pair in pairwise(parts)
        if {id(part) for part in pair} <= entries and pair[0].page == pair[1].page
        for part in pair
    }
    ends = Counter(part.page for part in headings if id(part) in listed)
    return [part for part in headings if id(part) not in listed or ends[part.page] < _ENTRIES]


def _look(part: _Part) -> _Look:
    style = part.lines[0].style
    return round(part.lines[0].size, 1), "bold" in style, "italic" in style


def _leading(parts: Sequence[_Part], headings: Sequence[_Part]) -> set[_Look]:
    """The looks of headings that have text right under them."""
    heads = {id(part) for part in headings}
    return {
        _look(part)
        for part, after in pairwise(parts)
        if id(part) in heads and id(after) not in heads and after.page == part.page and len(after.text) > _TEXT
    }


def _levels(headings: Sequence[_Part], count: int, leading: Set[_Look]) -> dict[_Look, int]:
    """Larger before smaller, bold before light, upright before italic.

    Looks that only the cover has: the largest is the title's, of level 1; the others are none of a heading.
    """
    pages: dict[_Look, list[int]] = {}
    for part in headings:
        pages.setdefault(_look(part), []).append(part.page)
    cover = _cover(pages, count) - leading
    levels = {look: 1 for look in cover if look[0] > 0.9 * max(cover)[0]}
    often = {look for look, on in pages.items() if len(on) >= max(2, _OFTEN * len(headings))}
    ranked = sorted((often or set(pages)) - cover, key=_rank)
    steps = [n for n, look in enumerate(ranked) if n == 0 or not _alike(ranked[n - 1], look)]
    for look in set(pages) - cover:
        above = [step for step in steps if _rank(ranked[step]) <= _rank(look)]
        levels[look] = min(max(len(above), 1), _MOST_LEVELS)
    return levels


def _rank(look: _Look) -> tuple[float, bool, bool]:
    size, bold, italic = look
    return -size, not bold, italic


def _alike(look: _Look, smaller: _Look) -> bool:
    return look[1:] == smaller[1:] and look[0] - smaller[0] <= _ALIKE * look[0]


def _cover(pages: Mapping[_Look, Sequence[int]], count: int) -> set[_Look]:
    """The looks of headings that stand on the first pages only: the title's, and what goes with it on a cover."""
    if count > 2 * _COVER:
        return {look for look, on in pages.items() if max(on) < _COVER}
    largest = max(pages, default=None)
    return {largest} if largest and len(pages) > 1 and pages[largest] == [0] else set()


def _emphasis(part: _Part, plain: str) -> Iterator[Mark]:
    """Whole lines in one style, one mark for those that follow each other."""
    for style, group in groupby(part.lines, key=lambda line: line.style):
        lines = list(group)
        if style and style != plain:
            yield Mark(MarkKind.EMPHASIS, Span(lines[0].span.start, lines[-1].span.end), style=style)


def _of_lines(number: int, page: PageText, furniture: _Places) -> Iterator[Mark]:
    """Furniture line by line, footnotes each as one."""
    for n, line in enumerate(page.lines):
        if (number, n) in furniture:
            yield Mark(MarkKind.FURNITURE, line.span)
    notes = [line for line in page.lines if line.is_note]
    for _, group in groupby(notes, key=lambda line: line.part):
        of = list(group)
        yield Mark(MarkKind.FOOTNOTE, Span(of[0].span.start, of[-1].span.end))
