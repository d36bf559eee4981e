"""What is printed on page after page: running headers and footers, page numbers, stamps up the margin."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from corpus.reading.pdf.page import PageText, TextLine

_MARGIN = 0.2  # of the page's height, above and below
_EDGE, _OUTER = 0.12, 0.075
_SAME_PLACE = 6.0  # points
_SAME_SIZE = 0.1
_LEAST_PAGES = 3
_DENSE = 0.4  # of the pages from its first to its last
_SLOT_PAGES = 0.6  # of all pages have furniture at a place: then what stands there on the others is furniture too
_TITLE = 1.2  # times the size of the text: a header in small print may repeat it
_LONGEST = 200  # characters
_NUMBER = re.compile(r"\d+")
_FOLIO = re.compile(r"\W*(?:page|p\.)?\s*(?:\d{1,4}|[ivxl]{1,6})(?:\s*(?:of|/|\|)\s*\d{1,4})?\W*", re.IGNORECASE)
_PAGE_OF = re.compile(r"\W*page\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\W*", re.IGNORECASE)
_OWN_PAGE = re.compile(r"\bpage\s+(\d{1,4})\b", re.IGNORECASE)
_SHORT = 100  # characters
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}


@dataclass(frozen=True, slots=True)
class _At:
    """A line near an edge of page `page` (from 0); `n` is its place among the page's lines."""

    page: int
    n: int
    line: TextLine
    text: str
    numbers: tuple[int, ...]
    alone: bool  # the only line of its paragraph

    @property
    def place(self) -> tuple[int, int]:
        return self.page, self.n


def furniture_of(pages: Sequence[PageText], labels: Sequence[str], usual: float) -> set[tuple[int, int]]:
    """The lines that are furniture, as (page from 0, place among the page's lines); `usual` is the size of the text."""
    near = [at for number, page in enumerate(pages) for at in _near_edges(number, page)]
    found = _repeated(near, pages, usual)
    folios = _folios(near)
    found |= {at.place for at in near if _is_folio(at, pages[at.page], labels[at.page], folios)}
    titles = {_worded(page, line) for page in pages for line in page.lines if line.size > _TITLE * usual}
    found |= {
        at.place
        for at in near
        if at.line.size < 0.95 * usual and at.text.casefold() in titles and _at_edge(at, pages[at.page], _EDGE)
    }
    return found | _in_slots(near, found, len(pages))


def _repeated(near: Sequence[_At], pages: Sequence[PageText], usual: float) -> set[tuple[int, int]]:
    groups: dict[str, list[_At]] = defaultdict(list)
    for at in near:
        groups[_NUMBER.sub("#", at.text).casefold()].append(at)
    return {
        at.place
        for group in groups.values()
        if len(group) > 1
        for cluster in _by_place(group)
        if _repeats(cluster, pages, usual)
        for at in cluster
    }


def _folios(near: Sequence[_At]) -> dict[int, set[int]]:
    """The numbers that stand alone at the edges of each page."""
    found: dict[int, set[int]] = defaultdict(set)
    for at in near:
        if _FOLIO.fullmatch(at.text):
            found[at.page].add(_value(at))
    return found


def _worded(page: PageText, line: TextLine) -> str:
    return " ".join(line.span.of(page.text).split()).casefold()


def _near_edges(number: int, page: PageText) -> Iterator[_At]:
    top, foot = _MARGIN * page.height, (1 - _MARGIN) * page.height
    sizes = Counter(line.part for line in page.lines)
    for n, line in enumerate(page.lines):
        if line.is_row or line.is_note or not (line.y1 < top or line.y0 > foot or line.is_across):
            continue
        text = " ".join(line.span.of(page.text).split())
        if len(text) <= _LONGEST:
            yield _At(number, n, line, text, tuple(map(int, _NUMBER.findall(text)[:8])), sizes[line.part] == 1)


def _by_place(group: Sequence[_At]) -> Iterator[list[_At]]:
    """Lines of one wording parted by where on the page they stand, and how large."""
    rest = list(group)
    while rest:
        y, size = median(at.line.y0 for at in rest), median(at.line.size for at in rest)
        close = [at for at in rest if _alike(at, y, size)] or [
            at for at in rest if _alike(at, rest[0].line.y0, rest[0].line.size)
        ]
        yield close
        places = {at.place for at in close}
        rest = [at for at in rest if at.place not in places]


def _alike(at: _At, y: float, size: float) -> bool:
    return abs(at.line.y0 - y) <= _SAME_PLACE and abs(at.line.size - size) <= _SAME_SIZE * size


def _repeats(cluster: Sequence[_At], sheets: Sequence[PageText], usual: float) -> bool:
    """Whether lines of one wording at one place are furniture: on enough pages, and never a heading with its number."""
    pages = sorted({at.page for at in cluster})
    small = all(at.line.size < 0.95 * usual for at in cluster)
    edge = all(_at_edge(at, sheets[at.page], _EDGE) for at in cluster)
    near = pages[-1] - pages[0] <= 2
    least = 2 if len(sheets) <= 3 or (small and edge and near) else _LEAST_PAGES
    if len(pages) < least or len(pages) < _DENSE * (pages[-1] - pages[0] + 1):
        return False
    if len({at.text.casefold() for at in cluster}) == 1:
        return True
    strong = any(at.line.size > 1.05 * usual or "bold" in at.line.style for at in cluster)
    outer = all(_at_edge(at, sheets[at.page], _OUTER) for at in cluster)
    return (
        edge
        and _counts_pages(cluster)
        and (small or outer or not strong or all(_FOLIO.fullmatch(at.text) for at in cluster))
    )


def _at_edge(at: _At, page: PageText, share: float) -> bool:
    return at.line.y1 < share * page.height or at.line.y0 > (1 - share) * page.height


def _counts_pages(cluster: Sequence[_At]) -> bool:
    """Whether one of the numbers in a line grows as the page numbers do, and the others stay."""
    width = min(len(at.numbers) for at in cluster)
    steps = [{at.numbers[n] - at.page for at in cluster} for n in range(width)]
    stays = [len({at.numbers[n] for at in cluster}) == 1 for n in range(width)]
    grows = [len(step) == 1 or (len(cluster) > 5 and len(step) <= len(cluster) // 5) for step in steps]
    return any(grows) and all(g or s for g, s in zip(grows, stays, strict=True))


def _is_folio(at: _At, page: PageText, label: str, folios: Mapping[int, set[int]]) -> bool:
    """A page's number at its edge: the one it bears, or one that grows with the pages beside it."""
    own = _OWN_PAGE.search(at.text)
    bears = own is not None and int(own[1]) == at.page + 1 and len(at.text) <= _SHORT
    alone = _FOLIO.fullmatch(at.text) is not None
    if at.line.is_across or not (bears or alone) or not _at_edge(at, page, _EDGE) or not _is_outermost(at, page):
        return False
    number = _value(at)
    if bears or _PAGE_OF.fullmatch(at.text) or at.text.strip(" -–—|") == label or number == at.page + 1:
        return True
    return any(number + step in folios.get(at.page + step, ()) for step in (-2, -1, 1, 2))


def _is_outermost(at: _At, page: PageText) -> bool:
    others = [line for n, line in enumerate(page.lines) if n != at.n and not line.is_across]
    return all(line.y0 >= at.line.y0 - 1 for line in others) or all(line.y1 <= at.line.y1 + 1 for line in others)


def _value(at: _At) -> int:
    if at.numbers:
        return at.numbers[0]
    values = [_ROMAN.get(letter, 0) for letter in at.text.casefold() if letter in _ROMAN]
    return sum(-v if n + 1 < len(values) and v < values[n + 1] else v for n, v in enumerate(values))


def _in_slots(near: Sequence[_At], found: set[tuple[int, int]], count: int) -> set[tuple[int, int]]:
    """Lines that stand exactly where almost every other page has furniture of that size: a chapter's header."""
    if count < 2 * _LEAST_PAGES:
        return set()
    slots: dict[tuple[int, int], set[int]] = defaultdict(set)
    for at in near:
        if at.place in found:
            slots[_slot(at)].add(at.page)
    usual = {slot for slot, pages in slots.items() if len(pages) >= _SLOT_PAGES * count}
    return {at.place for at in near if at.alone and _slot(at) in usual}


def _slot(at: _At) -> tuple[int, int]:
    """Its height on the page and the size of its letters, in twos of points and thirds of a point."""
    return round(at.line.y0 / 2), round(at.line.size * 3)
