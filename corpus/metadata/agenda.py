"""The rows of a pack's agenda: item, title, who presents it, and the pages its paper stands on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.metadata.paper import trimmed
from corpus.models import Block, BlockKind, Fact, PackPaper, Span
from corpus.plain import masked, plain, words_of

_ITEM = re.compile(r"[\W_]*(?P<item>\d{1,2}[A-Za-z]?)\s*\.?")
_PAGES = re.compile(r"\(?(?:pages?\s+)?(?P<first>\d{1,4})(?:\s*[-–—]\s*(?P<last>\d{1,4}))?\)?")
_PRESENTER = re.compile(
    r"\b(?:[Rr]eport|[Uu]pdate|[Pp]resentation|[Pp]aper|[Pp]resented)\s+(?:of|from|by)\s+(?:the\s+)?(?P<who>[A-Z][^.;|]{3,120})"
)
_LABEL = re.compile(r"^[\W_]*page\s+(?P<page>\d{1,4})[\W_]*$", re.IGNORECASE | re.MULTILINE)
_SAME = 0.6  # of a title's words


@dataclass(frozen=True, slots=True)
class Entry:
    """One item of an agenda. `pages` are the printed first and last of its paper, None where none are given."""

    item: str
    title: Fact
    pages: tuple[int, int] | None = None
    presenter: Span | None = None


def entries_of(text: str, blocks: Sequence[Block], end: int) -> list[Entry]:
    """The items of the agenda that stands before `end`, as rows of its table."""
    found: list[Entry] = []
    for block in blocks:
        if not block.spans or block.spans[0].start >= end:
            continue
        if block.kind is not BlockKind.TABLE_ROW or len(block.cells) < 2:
            continue
        entry = _entry(text, block)
        if entry:
            found.append(entry)
        elif found and found[-1].presenter is None and (who := _presenter(text, block.spans)):
            found[-1] = Entry(found[-1].item, found[-1].title, found[-1].pages, who)
    return found


def entry_of(entries: Sequence[Entry], text: str, paper: PackPaper) -> Entry | None:
    """The agenda's row of a paper: of its item, of its title, else of the page it begins on."""
    titled = [e for e in entries if _alike(e.title.value, paper.title.value)]
    if titled:
        return titled[0]
    by_item = [e for e in entries if paper.item and e.item == paper.item]
    if by_item:
        return by_item[0]
    label = _LABEL.search(text, paper.span.start, paper.span.end)
    page = int(label["page"]) if label else 0
    return next((e for e in entries if e.pages and e.pages[0] <= page <= e.pages[1]), None)


def _entry(text: str, block: Block) -> Entry | None:
    first = words_of(block.cells[0], text)
    item = _ITEM.fullmatch(first)
    if not item or len(block.cells) < 2 or not block.cells[1]:
        return None
    if block.spans and not any(block.cells[0][0].overlaps(span) for span in block.spans):
        return None  # the number is carried down: a second row of the same item
    cell = block.cells[1]
    whole = Span(cell[0].start, cell[-1].end)
    presenter = _presenter(text, cell)
    end = _title_end(text, whole, presenter)
    pages = _PAGES.fullmatch(words_of(block.cells[-1], text)) if len(block.cells) > 2 else None
    span = (int(pages["first"]), int(pages["last"] or pages["first"])) if pages else None
    return Entry(item["item"], trimmed(text, Span(whole.start, end)), span, presenter)


def _title_end(text: str, cell: Span, presenter: Span | None) -> int:
    if presenter is None:
        return cell.end
    found = _PRESENTER.search(masked(cell.of(text)))
    return cell.start + found.start() if found and found.start() else cell.end


def _presenter(text: str, spans: Sequence[Span]) -> Span | None:
    whole = Span(spans[0].start, spans[-1].end)
    found = _PRESENTER.search(masked(whole.of(text)))
    return Span(whole.start + found.start("who"), whole.start + found.end("who")) if found else None


def _alike(one: str, other: str) -> bool:
    """Whether two titles share most of the words of the shorter one."""
    a, b = (set(re.findall(r"[a-z]{3,}", plain(words).lower())) for words in (one, other))
    return bool(a and b) and len(a & b) / min(len(a), len(b)) >= _SAME
