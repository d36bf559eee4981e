"""The several papers inside one pack: where each begins, and what it says of itself.

A paper begins with its title block (two of "Report of:", "Subject:", "Date:", "PURPOSE OF REPORT" ... close together),
with "Agenda Item 5" on a line of its own, after a page left blank on purpose, or where "Page 1 of 8" starts anew. What
it does not say itself is taken from the row of the agenda that its page belongs to, and marked inferred.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from corpus.dates import dates_in
from corpus.metadata.agenda import Entry, entries_of, entry_of
from corpus.metadata.paper import NOT_A_TITLE, trimmed
from corpus.metadata.parties import named_in
from corpus.models import Block, Description, Document, Fact, PackPaper, Span
from corpus.plain import masked, plain

_LABEL = re.compile(
    r"[\W_]*(?P<name>(?i:report\s+(?:of|by|from|author|to|title)|subject|title|date(?:\s+of\s+meeting)?|meeting(?:\s+date)?|"
    r"(?:lead|contact|reporting)\s+officer|authors?|agenda\s+item(?:\s+(?:no\.?|number))?|item(?:\s+(?:no\.?|number))?|from|to|"
    r"portfolio(?:\s+holder)?|wards?(?:\s+affected)?|classification|presented\s+by|prepared\s+by))\s*:\W*(?P<value>.*)$"
)
_PURPOSE = re.compile(r"[\W_]*(?:\d+\.?\s+)?purpose\s+of\s+(?:the\s+|this\s+)?report[\W_]*$", re.IGNORECASE)
_OF_PAPERS = re.compile(r"report|author|officer|title|item|purpose|presented|prepared", re.IGNORECASE)
_AUTHOR = re.compile(
    r"report\s+(?:of|by|from|author)|authors?|presented|prepared|lead\s+officer|reporting", re.IGNORECASE
)
_TITLE = re.compile(r"subject|title", re.IGNORECASE)
_ITEM_HEAD = re.compile(
    r"[\W_]*(?:agenda\s+)?item\s*(?:no\.?\s*|number\s*)?:?\s*(?P<number>\d{1,2}[A-Za-z]?)[\W_]*$", re.IGNORECASE
)
_LEFT_BLANK = re.compile(
    r"\bpage\s+(?:is|has\s+been)?\s*(?:intentionally|deliberately)\s+left\s+blank\b", re.IGNORECASE
)
_PAGE_OF = re.compile(r"[\W_]*page\s+(?P<page>\d{1,4})\s+of\s+(?P<pages>\d{1,4})[\W_]*$", re.IGNORECASE)
_AGENDA = re.compile(r"^\W*A\s?G\s?E\s?N\s?D\s?A\b", re.MULTILINE | re.IGNORECASE)
_BLOCK_LINES = 10  # of a title block
_ABOVE = 4  # lines of a title block above its first label
_TITLE_LINE = 100  # characters
_LEAST = 60  # words of a paper


@dataclass(frozen=True, slots=True)
class _Line:
    words: str  # without markup
    start: int
    end: int


def papers_of(text: str, blocks: Sequence[Block]) -> tuple[PackPaper, ...]:
    """The papers of a pack, in order; none where the document is one paper."""
    lines = _lines(text)
    starts = sorted({*_title_blocks(lines), *_item_heads(lines), *_after_blank_pages(lines), *_restarts(lines)})
    starts = _apart(lines, starts)
    if not starts:
        return ()
    entries = entries_of(text, blocks, lines[starts[0]].start)
    ends = [lines[n].start for n in starts[1:]] + [len(text)]
    found = [_paper(text, lines, n, end, entries) for n, end in zip(starts, ends, strict=True)]
    found = [paper for paper in found if paper.title.value or paper.author.value]
    has_agenda = _AGENDA.search(text[: lines[starts[0]].start]) is not None
    return tuple(found) if len(found) > 1 or (found and has_agenda) else ()


def paper_at(papers: Sequence[PackPaper], span: Span) -> PackPaper | None:
    """The paper of a pack that a passage or commitment stands in."""
    return next((paper for paper in papers if paper.span.start <= span.start < paper.span.end), None)


def described_at(papers: Sequence[PackPaper], span: Span, description: Description) -> Description:
    """The description as it holds at `span`: in a paper, what that says of itself wins over the pack."""
    return described_in(paper_at(papers, span), of_the_whole(papers, description))


def document_at(papers: Sequence[PackPaper], span: Span, document: Document) -> Document:
    """The document as it is described at `span`."""
    return replace(document, description=described_at(papers, span, document.description)) if papers else document


def of_the_whole(papers: Sequence[PackPaper], description: Description) -> Description:
    """The description without an author who wrote one of the papers alone, unless an analyst named them."""
    authors = {(paper.author.value, paper.role.value) for paper in papers}
    if (description.author.value, description.role.value) not in authors or description.author.by:
        return description
    return replace(description, author=Fact(), role=Fact())


def described_in(paper: PackPaper | None, description: Description) -> Description:
    """The pack's description as it holds inside one of its papers: what the paper says of itself wins."""
    if paper is None:
        return description
    by_itself = bool(paper.author.value or paper.role.value)
    return replace(
        description,
        title=paper.title if paper.title.value else description.title,
        author=paper.author if by_itself else description.author,
        role=paper.role if by_itself else description.role,
        date=paper.date if paper.date.value else description.date,
    )


def _lines(text: str) -> list[_Line]:
    return [
        _Line(" ".join(masked(m.group()).split()), m.start(), m.end())
        for m in re.finditer(r"[^\n\f]*[^\s][^\n\f]*", text)
    ]


def _title_blocks(lines: Sequence[_Line]) -> list[int]:
    """The first lines of title blocks; a pack's own agenda has date, time and venue only."""
    found: list[int] = []
    n = 0
    while n < len(lines):
        names = _labels(lines, n)
        if len(names) >= 2 and any(_OF_PAPERS.search(name) for name in names):
            found.append(_with_heading(lines, n))
            n += _BLOCK_LINES
        n += 1
    return found


def _labels(lines: Sequence[_Line], n: int) -> set[str]:
    """The labels from line `n` on, where it has one itself."""
    if not (_LABEL.match(lines[n].words) or _PURPOSE.match(lines[n].words)):
        return set()
    near = [line.words for line in lines[n : n + _BLOCK_LINES]]
    names = {" ".join(m["name"].lower().split()) for words in near if (m := _LABEL.match(words))}
    return names | ({"purpose of report"} if any(_PURPOSE.match(words) for words in near) else set())


def _with_heading(lines: Sequence[_Line], n: int) -> int:
    """The block begins with the name of the panel, reprinted above its labels."""
    start = n
    for above in range(n - 1, max(-1, n - 1 - _ABOVE), -1):
        words = lines[above].words
        headed = words.isupper() or words.istitle() or _ITEM_HEAD.match(words) or _is_named(words)
        if not headed or len(words) > _TITLE_LINE or words.endswith((".", ",")) or _PAGE_OF.match(words):
            break
        if re.match(r"\W*page\s+\d+\W*$", words, re.IGNORECASE) or _LEFT_BLANK.search(words):
            break
        start = above
    return start


def _is_named(words: str) -> bool:
    """ "Saltmarsh Harbour and Coast Panel": a name, not a sentence."""
    return all(w[:1].isupper() or w in ("of", "and", "the", "for", "&", "-", "–") for w in words.split())


def _item_heads(lines: Sequence[_Line]) -> list[int]:
    """ "Agenda Item 5" on a line of its own, in a document that has two or more of them."""
    found = [(n, m["number"]) for n, line in enumerate(lines) if (m := _ITEM_HEAD.match(line.words))]
    numbered = [n for n, number in found]
    return numbered if len({number for _, number in found}) > 1 else []


def _after_blank_pages(lines: Sequence[_Line]) -> list[int]:
    return [
        n
        for n in range(1, len(lines))
        if _LEFT_BLANK.search(lines[n - 1].words) and not _LEFT_BLANK.search(lines[n].words)
    ]


def _restarts(lines: Sequence[_Line]) -> list[int]:
    """The lines after "Page 8 of 8" where the pages are numbered from 1 again."""
    numbered = [
        (n, int(m["page"]), int(m["pages"])) for n, line in enumerate(lines) if (m := _PAGE_OF.match(line.words))
    ]
    return [
        one[0] + 1
        for one, after in pairwise(numbered)
        if one[1] == one[2] and after[1] == 1 and one[0] + 1 < len(lines)
    ]


def _apart(lines: Sequence[_Line], starts: Sequence[int]) -> list[int]:
    """The starts that have a paper's worth of words before the next one; of two close together, the first counts."""
    kept: list[int] = []
    for n in starts:
        if kept and sum(len(line.words.split()) for line in lines[kept[-1] : n]) < _LEAST:
            continue
        kept.append(n)
    while kept and sum(len(line.words.split()) for line in lines[kept[-1] :]) < _LEAST:
        kept.pop()
    return kept


def _paper(text: str, lines: Sequence[_Line], n: int, end: int, entries: Sequence[Entry]) -> PackPaper:
    span = Span(lines[n].start, end)
    block = [line for line in lines[n : n + _BLOCK_LINES + _ABOVE] if line.start < end]
    paper = PackPaper(span)
    for line in block:
        paper = _with_label(text, line, paper)
    if not paper.title.value:
        paper = replace(paper, title=_heading(text, block))
    entry = entry_of(entries, text, paper)
    return _from_agenda(text, paper, entry) if entry else paper


def _with_label(text: str, line: _Line, paper: PackPaper) -> PackPaper:
    """The paper with what one line of its title block says; the first of a kind counts."""
    head = _ITEM_HEAD.match(line.words)
    if head and not paper.item:
        return replace(paper, item=head["number"])
    found = _LABEL.match(masked(text[line.start : line.end]))
    if not found or not found["value"].strip():
        return paper
    name = found["name"].lower()
    value = Span(line.start + found.start("value"), line.start + found.start("value") + len(found["value"].rstrip()))
    if _AUTHOR.match(name) and not (paper.author.value or paper.role.value):
        author, role = named_in(text, value)
        return replace(paper, author=author, role=role)
    if _TITLE.match(name) and not paper.title.value:
        return replace(paper, title=trimmed(text, value))
    if "item" in name and not paper.item:
        return replace(paper, item=plain(value.of(text)).split()[0].strip(".:"))
    dates = dates_in(value.of(text)) if name.startswith(("date", "meeting")) and not paper.date.value else []
    if dates:
        where = Span(value.start + dates[0][0].start, value.start + dates[0][0].end)
        return replace(paper, date=Fact(dates[0][1].isoformat(), where))
    return paper


def _heading(text: str, block: Sequence[_Line]) -> Fact:
    """The first line of a paper that reads like a title."""
    for line in block:
        bare = not (_LABEL.match(line.words) or _PURPOSE.match(line.words) or _ITEM_HEAD.match(line.words))
        if bare and 2 <= len(line.words.split()) <= 30 and not NOT_A_TITLE.search(line.words):
            return trimmed(text, Span(line.start, line.end))
    return Fact()


def _from_agenda(text: str, paper: PackPaper, entry: Entry) -> PackPaper:
    """What the paper leaves unsaid, from its row of the agenda."""
    reason = f"the agenda names it for item {entry.item}"
    author, role = named_in(text, entry.presenter) if entry.presenter else (Fact(), Fact())
    unsaid = not (paper.author.value or paper.role.value)
    return replace(
        paper,
        item=paper.item or entry.item,
        title=paper.title if paper.title.value else replace(entry.title, inferred=True, reason=reason),
        author=replace(author, inferred=True, reason=reason) if unsaid and author.value else paper.author,
        role=replace(role, inferred=True, reason=reason) if unsaid and role.value else paper.role,
    )
