"""What is a heading, and how high: markup where there is any, else shape, place and the document's own contents list."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.lines import Line
from corpus.models import Block, BlockKind
from corpus.plain import plain

ITEM_HEADING = re.compile(r"(recommendation|area for improvement|cause of concern)s?\s+[\dA-Z][\w.]*\W*$", re.IGNORECASE)
LABELLED = re.compile(r"[A-Z][\w /&-]{1,28}:\s+\S")
TERMINAL = re.compile(r"[.!?:;…][\"'”’)\]*_]*$")
_HASHES = re.compile(r"\s*(#{1,6})\s")
_FAREWELL = re.compile(r"(dear|yours|kind regards|sincerely|best wishes)\b", re.IGNORECASE)
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*\.?"
_DATE = re.compile(
    rf"(\w+day,?\s+)?(\d{{1,2}}\S{{0,3}}\s+(of\s+)?{_MONTH},?(\s+\d{{4}})?|{_MONTH}\s+(\d{{1,2}}(st|nd|rd|th)?,?\s+)?\d{{4}}|"
    r"\d{1,2}[/.]\d{1,2}[/.]\d{2,4})",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"(that|to) (?!the \w+\W*$)[a-z]+ ", re.IGNORECASE)  # "That members note": what is asked, no title
_OPENING = re.compile(r"(overview|detail|introduction|background|summary|executive summary|conclusions?)\W*", re.IGNORECASE)
CAPTION = re.compile(r"(figure|fig\.|table|box|chart|exhibit|map)\s+[\dA-Z][\w.]{0,4}\s*[:.–—-]\s", re.IGNORECASE)
_ANNEX = re.compile(r"(annex|appendix|part|chapter)\s+([\dA-Z]|[IVX]{1,5}|\d+)(\W.{0,90})?", re.IGNORECASE)
_SUBJECT = re.compile(r"subject\s*:", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_]")
_HEADING_WORDS = 14
_CONTENTS = re.compile(r"(table of )?contents( page)?\W*", re.IGNORECASE)
_ENTRY_PAGE = re.compile(r"[\s.·…]\d{1,3}$")
_DEPTH = re.compile(r"\d{1,2}(\.\d{1,2})+")
_MOST_ENTRIES = 150  # lines of a contents list
_FEWEST_ENTRIES = 3
_ENTRY_WORDS = 30
_LONGEST_RUN = 3  # headings by shape without a word between them: more are a list of names or an address
_FIGURES = re.compile(r"(?:\s[$£€]?\d[\d,.%]*){2,}$")  # "Eels counted 1,204 998": a row of a table that lost its columns
_PAGE_AFTER = re.compile(r"\s\d{1,3}$")
_FEWEST_MARKED = 3
_BELOW_MARKED = 6  # levels
_LONE_NUMBER = re.compile(r"\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]")


def heading_level(raw: str, style: str, lines: Sequence[Line], *, alone: bool) -> int:
    """1 (outermost) to 6 for a heading, 0 for anything else. `alone`: it is one line between blank ones."""
    if found := _HASHES.match(raw):
        return len(found[1])
    if re.fullmatch(r"h[1-6]", lines[0].tag):
        return int(lines[0].tag[1])
    words = plain(raw)
    if not _may_be_heading(words):
        return 0
    if ITEM_HEADING.match(words):
        return 6
    count = len(words.split())
    if _SUBJECT.match(words) and count <= 60:
        return 1
    if style == "bold" and count <= 24 and len(lines) <= 3:
        return 4
    return _level_by_shape(words, style, len(lines), alone=alone)


def _may_be_heading(words: str) -> bool:
    letters = len(_LETTERS.findall(words))
    if letters <= sum(c.isdigit() for c in words) or not re.search(r"[^\W\d_]{2}", words):
        return False
    if _DATE.fullmatch(words) or _FIGURES.search(words) or CAPTION.match(words):
        return False
    return not (_FAREWELL.match(words) or "@" in words or _CLAUSE.match(words))


def _level_by_shape(words: str, style: str, lines: int, *, alone: bool) -> int:
    if lines > 2 or len(words.split()) > _HEADING_WORDS or len(words) > 110:
        return 0
    if _OPENING.fullmatch(words) or (alone and _ANNEX.fullmatch(words)):
        return 3
    if words.isupper() and (len(re.findall(r"[^\W\d_]{2,}", words)) >= 2 or words.endswith(":")):
        return 3
    if not alone or style or not (words[0].isupper() or words[0].isdigit()):
        return 0
    return 0 if LABELLED.match(words) or re.search(r"[.,;!?]$", words) else 5


def starts_heading(line: Line) -> bool:
    """Markup at its beginning says that the line is a heading."""
    return _HASHES.match(line.text) is not None


@dataclass(frozen=True, slots=True)
class Titles:
    """The document's contents list: the lines that it fills, and where in the text its titles stand.

    `places` gives for the first line of a title in the text how many lines it fills and its level.
    """

    listed: frozenset[int] = frozenset()
    places: dict[int, tuple[int, int]] | None = None

    def at(self, n: int) -> tuple[int, int]:
        return (self.places or {}).get(n, (0, 0))


def titles_of(lines: Sequence[Line], furniture: frozenset[int]) -> Titles:
    """The contents list, where there is one; titles count as found only below it."""
    shown = [n for n, line in enumerate(lines) if not line.blank and n not in furniture]
    opens = next((i for i, n in enumerate(shown[:400]) if _CONTENTS.fullmatch(lines[n].words)), None)
    if opens is None:
        return Titles()
    names, end = _entries(lines, shown, opens + 1)
    if len(names) < _FEWEST_ENTRIES:
        return Titles()
    places: dict[int, tuple[int, int]] = {}
    for i in range(end, len(shown)):
        n = shown[i]
        for size in (1, 2):
            run = shown[i : i + size]
            if len(run) == size and run[-1] - n == size - 1:
                title = _folded(" ".join(lines[m].words for m in run))
                if title in names and not lines[n].words[0].islower() and not CAPTION.match(lines[n].words):
                    places.setdefault(n, (size, 3 + min(2, names[title])))
    return Titles(frozenset(shown[opens + 1 : end]), places)


def _entries(lines: Sequence[Line], shown: Sequence[int], first: int) -> tuple[dict[str, int], int]:
    """The titles listed, with their depth, and where among `shown` the list ends.

    It ends where its first title is met again, or with a line that is none. Page numbers stand behind their titles, or
    all by themselves; where they stand behind, a line without one begins a title of two lines.
    """
    listed: list[str] = []
    apart: list[str] = []  # lines without a page number
    held = ""
    end = min(len(shown), first + _MOST_ENTRIES)
    for i in range(first, end):
        words = lines[shown[i]].words.strip(" |")
        if lines[shown[i]].text.lstrip().startswith("#") or len(words.split()) > _ENTRY_WORDS:
            end = i
            break
        if _folded(words) in {_folded(title) for title in (*listed[:3], *apart[:3])} and i > first + 2:
            end = i
            break
        if found := _ENTRY_PAGE.search(words):
            listed.append(f"{held} {words[: found.start()].rstrip(' .·…')}".strip())
            held = ""
        elif re.search(r"[^\W\d_]{3}", words):
            apart.append(words)
            held = words
    titles = listed if len(listed) >= _FEWEST_ENTRIES else apart
    return {_folded(t): _depth(t) for t in titles if len(t.split()) <= _ENTRY_WORDS and not t.endswith(".")}, end


def _folded(title: str) -> str:
    return re.sub(r"[\W_]+", " ", title.lower()).strip()


def _depth(title: str) -> int:
    found = _DEPTH.match(title)
    return found[0].count(".") if found else 0


def sobered(blocks: Sequence[Block], text: str) -> list[Block]:
    """The blocks without headings that nothing but shape or bold type tells and that their place belies: in a run of
    names, in a contents list, after a comma, last on a page. In a text whose headings are marked up, others rank below.

    A number that stands alone joins what it numbers.
    """
    blocks = _numbered(blocks, text)
    shown = [n for n, block in enumerate(blocks) if block.kind is not BlockKind.FURNITURE]
    unmarked = {n for n in shown if blocks[n].kind is BlockKind.HEADING and not _is_marked(blocks[n], text)}
    false = _in_runs(blocks, shown, unmarked)
    for i, n in enumerate(shown):
        if n not in unmarked or blocks[n].style:
            continue
        before = blocks[shown[i - 1]] if i else None
        if before is not None and text[before.spans[-1].end - 1] == ",":
            false.add(n)
        elif before is not None and before.kind is not BlockKind.HEADING and _ends_page(blocks, shown, i, text):
            false.add(n)
        elif _names_page(blocks[n], text) and any(
            _names_page(blocks[m], text) for m in shown[max(0, i - 1) : i + 2] if m != n
        ):
            false.add(n)
    marked = sum(block.kind is BlockKind.HEADING for block in blocks) - len(unmarked)
    lower = _BELOW_MARKED if marked >= _FEWEST_MARKED else 0
    return [
        replace(b, kind=BlockKind.PARAGRAPH, level=0) if n in false else replace(b, level=b.level + lower * (n in unmarked))
        for n, b in enumerate(blocks)
    ]


def _is_marked(block: Block, text: str) -> bool:
    start = block.spans[0].start
    return re.search(r"#|<h\d", text[max(0, start - 24) : start], re.IGNORECASE) is not None


def _names_page(block: Block, text: str) -> bool:
    """An entry of a contents list: words and a page number."""
    last = block.spans[-1]
    return _PAGE_AFTER.search(plain(text[max(last.start, last.end - 20) : last.end])) is not None


def _in_runs(blocks: Sequence[Block], shown: Sequence[int], unmarked: set[int]) -> set[int]:
    """Headings in runs too long to be titles; the lines that a document opens with are left alone."""
    found: set[int] = set()
    run: list[int] = []
    opening = True
    for n in [*shown, -1]:
        if n in unmarked:
            run.append(n)
            continue
        if len(run) > _LONGEST_RUN and not opening:
            found.update(run)
        run, opening = [], opening and n >= 0 and blocks[n].kind is BlockKind.HEADING
    return found


def _ends_page(blocks: Sequence[Block], shown: Sequence[int], i: int, text: str) -> bool:
    """Whether a form feed follows before any other words, and words without one precede: a footnote's place."""
    here = blocks[shown[i]].spans
    after = blocks[shown[i + 1]].spans[0].start if i + 1 < len(shown) else here[-1].end
    before = blocks[shown[i - 1]].spans[-1].end
    return "\f" in text[here[-1].end : after] and "\f" not in text[before : here[0].start]


def _numbered(blocks: Sequence[Block], text: str) -> list[Block]:
    found: list[Block] = []
    for block in blocks:
        last = found[-1] if found else None
        number = plain(last.spans[0].of(text)) if last and _is_short(last) else ""
        alike = block.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING) and not _is_lone_number(block, text)
        if last is None or not (alike and _LONE_NUMBER.fullmatch(number) and last.kind is BlockKind.PARAGRAPH):
            found.append(block)
        elif block.kind is BlockKind.HEADING:
            found[-1] = replace(block, spans=(*last.spans, *block.spans))
        else:
            found[-1] = replace(block, kind=BlockKind.LIST_ITEM, level=1, marker=number)
    return found


def _is_short(block: Block) -> bool:
    return len(block.spans) == 1 and block.spans[0].end - block.spans[0].start <= 12


def _is_lone_number(block: Block, text: str) -> bool:
    return _is_short(block) and _LONE_NUMBER.fullmatch(plain(block.spans[0].of(text))) is not None
