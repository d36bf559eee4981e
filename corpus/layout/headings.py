"""What is a heading, and how high: markup where there is any, else its shape and its place."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from corpus.layout.labels import ITEM_HEADING
from corpus.layout.lines import Line
from corpus.models import ASIDES, Block, BlockKind
from corpus.plain import plain

LABELLED = re.compile(r"[A-Z][\w /&-]{1,28}:\s+\S")
TERMINAL = re.compile(r"[.!?:;…][\"'”’)\]*_]*$")
CAPTION = re.compile(r"(figure|fig\.|table|box|chart|exhibit|map)\s+[\dA-Z][\w.]{0,4}\s*[:.–—-]\s", re.IGNORECASE)
_HASHES = re.compile(r"\s*(?:(#{1,6})\s|(#{2,6})(?=[A-Z]))")  # some converters leave no space
_MARKUP = re.compile(r"#|<h\d", re.IGNORECASE)
_UNDERLINED = re.compile(r"[^\n]{0,10}\n[ \t]*[=-]{3}")
_FAREWELL = re.compile(r"(dear|yours|kind regards|sincerely|best wishes)\b", re.IGNORECASE)
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*\.?"
_DATE = re.compile(
    rf"(\w+day,?\s+)?(\d{{1,2}}\S{{0,3}}\s+(of\s+)?{_MONTH},?(\s+\d{{4}})?|"
    rf"{_MONTH}\s+(\d{{1,2}}(st|nd|rd|th)?,?\s+)?\d{{4}}|\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{2,4}})",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"(that|to) (?!the \w+\W*$)[a-z]+ ", re.IGNORECASE)  # "That members note": what is asked
_OUTCOME = re.compile(r"(?:carried|agreed|noted|approved|adopted|defeated|lost)(?: unanimously)?\W*", re.IGNORECASE)
_FIGURES = re.compile(r"(?:\s[$£€]?\d[\d,.%]*){2,}$")  # "Eels counted 1,204 998": a row that has lost its columns
_POSTCODE = re.compile(r"[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}")
_OPENING = re.compile(
    r"(overview|detail|introduction|background|summary|executive summary|conclusions?)\W*", re.IGNORECASE
)
_ANNEX = re.compile(r"(annex|appendix|part|chapter)\s+([\dA-Z]|[IVX]{1,5}|\d+)(\W.{0,90})?", re.IGNORECASE)
_SUBJECT = re.compile(r"subject\s*:", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.,;!?]$|[a-z]{2}[.!?] [A-Z]")
_LETTERS = re.compile(r"[^\W\d_]")
_DIGITS = re.compile(r"\d")
_PAGE_AFTER = re.compile(r"\s\d{1,3}$")
_BULLETS = ("•", "●", "○", "◦", "▪", "‣", "✓", "➢", "■", "□", "\uf0b7")
_LONE_NUMBER = re.compile(r"\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]")
OPEN_END = re.compile(
    r"\b(?:and|or|of|the|a|an|to|in|on|by|for|with|from|at|that|which|as|between|including)$"
)  # words that no sentence ends with
_ASKS = re.compile(r"\b(?:should|must|recommends?|conclude|welcome|needs? to|will)\b")
_FEWEST_SAID = 6  # words of a sentence
_FEWEST_HALF = 4  # words of half a sentence
_HEADING_WORDS = 14
_LONGEST = 600  # characters, markup and all
_LONGEST_RUN = 3  # headings without a word between them: more are a list of names, an address or a row of cells
_FEWEST_MARKED = 3
_BELOW_MARKED = 6  # levels
_BY_SHAPE = 5  # the level of short lines that stand alone; where the reader saw headings, they are none


def heading_level(raw: str, style: str, lines: Sequence[Line], *, alone: bool) -> int:
    """1 (outermost) to 6 for a heading, 0 for anything else. `alone`: it is one line between blank ones."""
    if len(raw) > _LONGEST:
        return 0
    if found := _HASHES.match(raw):
        return len(found[1] or found[2])
    if lines[0].tag.startswith("h"):
        return int(lines[0].tag[1])
    words = plain(raw)
    if not _may_be_heading(words):
        return 0
    if ITEM_HEADING.match(words):
        return 6
    count = len(words.split())
    if _SUBJECT.match(words) and count <= 60:
        return 1
    if style == "bold" and count <= 24 and len(lines) <= 3 and not is_said(words):
        return 4
    return _level_by_shape(words, style, len(lines), alone=alone)


def is_said(words: str) -> bool:
    """A whole sentence that asks something, as recommendations are quoted in bold, and no title."""
    return len(words.split()) >= _FEWEST_SAID and words[-1] in ".;" and _ASKS.search(words) is not None


def starts_heading(line: Line) -> bool:
    """Markup at its beginning says that the line is a heading."""
    return _HASHES.match(line.text) is not None


def _may_be_heading(words: str) -> bool:
    letters = len(_LETTERS.findall(words))
    if letters < 2 or letters <= len(_DIGITS.findall(words)) or "@" in words:
        return False
    return not any(
        (
            _FAREWELL.match(words),
            _DATE.fullmatch(words),
            _POSTCODE.fullmatch(words),
            _CLAUSE.match(words),
            _OUTCOME.fullmatch(words),
            _FIGURES.search(words),
            CAPTION.match(words),
        )
    )


def _level_by_shape(words: str, style: str, lines: int, *, alone: bool) -> int:
    if lines > 2 or len(words.split()) > _HEADING_WORDS or len(words) > 110:
        return 0
    if _OPENING.fullmatch(words) or (alone and _ANNEX.fullmatch(words)):
        return 3
    if words.isupper() and (len(re.findall(r"[^\W\d_]{2,}", words)) >= 2 or words.endswith(":")):
        return 3
    if not alone or style or not (words[0].isupper() or words[0].isdigit()):
        return 0
    return 0 if LABELLED.match(words) or _SENTENCE_END.search(words) else _BY_SHAPE


def sobered(blocks: Sequence[Block], text: str, seen: Collection[int] = ()) -> list[Block]:
    """The blocks without headings that nothing but shape or bold type tells and that their place belies: in a run of
    names, in a contents list, after a comma, last on a page. In a text whose headings are marked up, others rank below.

    `seen` are the places of headings that their looks tell. A number that stands alone joins what it numbers.
    """
    blocks = _numbered(_whole(blocks, text, seen), text)
    shown = [n for n, block in enumerate(blocks) if block.kind not in ASIDES]
    unmarked = {n for n in shown if blocks[n].kind is BlockKind.HEADING and not _is_marked(blocks[n], text, seen)}
    false = _in_runs(blocks, shown, unmarked)
    for i, n in enumerate(shown):
        if n in unmarked and _is_belied(blocks, shown, i, false, text):
            false.add(n)
    marked = [n for n in shown if blocks[n].kind is BlockKind.HEADING and n not in unmarked]
    if len(marked) >= _FEWEST_MARKED:
        if len(seen) >= _FEWEST_MARKED:
            false |= {n for n in unmarked if blocks[n].level == _BY_SHAPE and not blocks[n].style}
        papers = {n for n in unmarked - false if blocks[n].level == 1}
        for n in unmarked - false - papers:
            blocks[n] = replace(blocks[n], level=blocks[n].level + _BELOW_MARKED)
        for n in marked if papers else ():  # each of a pack's papers has headings of its own
            blocks[n] = replace(blocks[n], level=blocks[n].level + 1)
    for n in false:
        blocks[n] = replace(blocks[n], kind=BlockKind.PARAGRAPH, level=0)
    return blocks


def _whole(blocks: Sequence[Block], text: str, seen: Collection[int]) -> list[Block]:
    """The blocks, a heading that ends with "and" or the like one with the next of its level."""
    found: list[Block] = []
    for block in blocks:
        above = found[-1] if found and block.kind is BlockKind.HEADING else block
        both = above is not block and above.kind is BlockKind.HEADING and above.level == block.level
        both = both and above.spans[0].start in seen and block.spans[0].start in seen
        if both and OPEN_END.search(plain(above.spans[-1].of(text))):  # "Objectives, Scope and" over "Methodology"
            found[-1] = replace(above, spans=(*above.spans, *block.spans))
        else:
            found.append(block)
    return found


def _is_marked(block: Block, text: str, seen: Collection[int]) -> bool:
    if block.spans[0].start in seen:
        return True
    start, end = block.spans[0].start, block.spans[-1].end
    line = max(text.rfind("\n", 0, start) + 1, start - 40)
    return _MARKUP.search(text, line, start) is not None or _UNDERLINED.match(text, end) is not None


def _in_runs(blocks: Sequence[Block], shown: Sequence[int], unmarked: set[int]) -> set[int]:
    """Headings of one level in runs too long to be titles; the lines that a document opens with are left alone."""
    found: set[int] = set()
    run: list[int] = []
    for n in [*shown, -1]:
        if run and not (n in unmarked and blocks[n].level == blocks[run[0]].level):
            found.update(run if len(run) > _LONGEST_RUN and run[0] != shown[0] else ())
            run = []
        if n in unmarked:
            run.append(n)
    return found


def _is_belied(blocks: Sequence[Block], shown: Sequence[int], i: int, false: set[int], text: str) -> bool:
    """Whether what stands before and after shows that a heading by shape is none."""
    if blocks[shown[i]].style:
        return False
    if _goes_on(blocks, shown[i : i + 3], text) or _leads_in(blocks, shown[i : i + 2], text):
        return True
    beside = [blocks[m] for m in (*shown[max(0, i - 1) : i], *shown[i + 1 : i + 2])]
    if _names_page(blocks[shown[i]], text) and any(_names_page(block, text) for block in beside):
        return True
    if not i:
        return False
    before = blocks[shown[i - 1]]
    follows_comma = text[before.spans[-1].end - 1] == ","
    follows_text = before.kind is not BlockKind.HEADING or shown[i - 1] in false
    return follows_comma or (follows_text and _ends_page(blocks, shown, i, text))


def _leads_in(blocks: Sequence[Block], numbers: Sequence[int], text: str) -> bool:
    """Whether it ends with a colon and a list follows, which it does not outlast."""
    here = blocks[numbers[0]]
    if text[here.spans[-1].end - 1] != ":" or here.spans[0].of(text).isupper():
        return False
    return len(numbers) > 1 and blocks[numbers[1]].kind is BlockKind.LIST_ITEM


def _goes_on(blocks: Sequence[Block], numbers: Sequence[int], text: str) -> bool:
    """Whether words in small letters follow, behind another heading or a note perhaps: it is half a sentence."""
    words = plain(blocks[numbers[0]].spans[-1].of(text))
    if len(words.split()) < _FEWEST_HALF:
        return False
    if OPEN_END.search(words):
        return True
    follows = [b for b in (blocks[n] for n in numbers[1:]) if b.kind is BlockKind.PARAGRAPH]
    return bool(follows) and text[follows[-1].spans[0].start].islower()


def _names_page(block: Block, text: str) -> bool:
    """An entry of a contents list: words and a page number."""
    last = block.spans[-1]
    return _PAGE_AFTER.search(plain(text[max(last.start, last.end - 20) : last.end])) is not None


def _ends_page(blocks: Sequence[Block], shown: Sequence[int], i: int, text: str) -> bool:
    """Whether a form feed follows before any other words, and words without one precede: a footnote's place."""
    here = blocks[shown[i]].spans
    after = blocks[shown[i + 1]].spans[0].start if i + 1 < len(shown) else here[-1].end
    before = blocks[shown[i - 1]].spans[-1].end
    return "\f" in text[here[-1].end : after] and "\f" not in text[before : here[0].start]


def _numbered(blocks: Sequence[Block], text: str) -> list[Block]:
    """The blocks with what a lone number or bullet stands before as an item, or as the heading it numbers."""
    found: list[Block] = []
    number = ""  # the last block, where it is a number alone
    bullet = ""
    for block in blocks:
        own = _lone_number(block, text)
        if bullet and block.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING) and not own:
            block = replace(block, kind=BlockKind.LIST_ITEM, level=1, marker=bullet)
        bullet = _lone_bullet(block, text) or (bullet if block.kind in ASIDES else "")
        if not number or own or block.kind not in (BlockKind.PARAGRAPH, BlockKind.HEADING):
            found.append(block)
        elif block.kind is BlockKind.HEADING:
            found[-1] = replace(block, spans=(*found[-1].spans, *block.spans))
        else:
            found[-1] = replace(block, kind=BlockKind.LIST_ITEM, level=1, marker=number)
        number = own
    return found


def _lone_bullet(block: Block, text: str) -> str:
    """The bullet where the block is nothing else, as some PDFs give it, its words on the next line."""
    words = block.spans[0].of(text).strip() if block.kind is BlockKind.FURNITURE and block.marker == "rule" else ""
    return words if words and words in _BULLETS else ""


def _lone_number(block: Block, text: str) -> str:
    """ "3." where the block is nothing else, else empty."""
    span = block.spans[0]
    if block.kind is not BlockKind.PARAGRAPH or span.end - span.start > 12:
        return ""
    words = plain(span.of(text))
    return words if _LONE_NUMBER.fullmatch(words) else ""
