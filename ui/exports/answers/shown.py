"""Answers and quotes as pieces that any kind of file can be made of: what the pages show, word for word."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from html.parser import HTMLParser

from assistant.models import Citation
from corpus.saying import printable
from ui.shown.render import answer_html

_ROW = re.compile(r"\s*\|.*\|\s*")
_RULE = re.compile(r"[\s|:+-]*-[\s|:+-]*")  # between a table's head and its rows
_BAR = re.compile(r"(?<!\\)\|")
_ITEM = re.compile(r"\s*(?:[-•●○◦▪‣✓➢*+]|\d{1,3}[.)]|#{1,6})\s+\S")
_LOOKS = re.compile(r"\*\*(?=\S)|(?<=\S)\*\*|</?(?:b|strong|su[bp])>|<br\s?/?>", re.IGNORECASE)
_BOLD = ("**", "<b>", "<strong>")
_SPACES = re.compile(r"[^\S\n]+")
_RIGHT_TO_LEFT = ("R", "AL")


class Kind(StrEnum):
    LEAD = "lead"  # the line that answers
    PARAGRAPH = "paragraph"
    SAID = "said"  # who said it, before the quote
    QUOTE = "quote"
    ITEM = "item"
    HEAD = "head"  # of a table
    ROW = "row"


@dataclass(frozen=True, slots=True)
class Run:
    """Words that look alike. `script` is "sup", "sub" or empty; `cites` the number of the citation that it leads to."""

    words: str
    bold: bool = False
    script: str = ""
    cites: int = 0


Runs = tuple[Run, ...]
_KINDS = {"p": Kind.PARAGRAPH, "blockquote": Kind.QUOTE, "li": Kind.ITEM}  # by the tag


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, or a row of a table: that alone has more than one cell. `rtl`: it is written from right to left."""

    kind: Kind
    cells: tuple[Runs, ...]
    rtl: bool = False

    @property
    def runs(self) -> Runs:
        return self.cells[0]

    @property
    def words(self) -> str:
        return " | ".join("".join(run.words for run in cell) for cell in self.cells)


def answer_blocks(text: str, citations: Sequence[Citation]) -> tuple[Block, ...]:
    """An answer's text, its first line first; each "[n]" that is known leads to its source."""
    blocks = _read(answer_html(text, citations, 0))
    if blocks and blocks[0].kind is Kind.PARAGRAPH:
        blocks[0] = _block(Kind.LEAD, *blocks[0].cells)
    return tuple(blocks)


def quote_blocks(quote: str) -> tuple[Block, ...]:
    """The stored words of a quote, all of them: the rows of a table apart, and the points of a list.

    Bold, raised and lowered letters and breaks are shown as such; whatever else may be markup stands as it is stored.
    """
    return tuple(block for block in _quoted(quote.splitlines()) if block.words.strip())


def _quoted(lines: Sequence[str]) -> Iterator[Block]:
    open_: list[str] = []  # the lines of a paragraph
    for line, after in zip(lines, [*lines[1:], ""], strict=True):
        row = _ROW.fullmatch(line)
        if open_ and (row or not line.strip() or _ITEM.match(line)):
            yield _block(Kind.PARAGRAPH, _runs(" ".join(open_)))
            open_ = []
        if row and not _RULE.fullmatch(line):
            cells = [cell.strip().replace(r"\|", "|") for cell in _BAR.split(line.strip())[1:-1]]
            headed = _ROW.fullmatch(after) and _RULE.fullmatch(after)
            yield _block(Kind.HEAD if headed else Kind.ROW, *map(_runs, cells))
        elif not row and line.strip():
            open_.append(line.strip())
    if open_:
        yield _block(Kind.PARAGRAPH, _runs(" ".join(open_)))


def _runs(words: str) -> Runs:
    """The words as they look; a bold that does not end is not one."""
    marks = list(_LOOKS.finditer(words))
    found, at, bold, script = list[Run](), 0, False, ""
    for n, mark in enumerate(marks):
        name = mark[0].lower()
        opens = name in _BOLD and not bold and any(_closes(other[0].lower(), name) for other in marks[n + 1 :])
        closes = bold and (name == "**" or name in ("</b>", "</strong>"))
        if name in (*_BOLD, "</b>", "</strong>") and not (opens or closes):
            continue
        found.append(Run(words[at : mark.start()], bold, script))
        at = mark.end()
        if name.startswith("<br"):
            found.append(Run("\n", bold))
        elif "su" in name:
            script = "" if "/" in name else name.strip("<>")
        else:
            bold = opens
    found.append(Run(words[at:], bold, script))
    return _tidy(found)


def _closes(name: str, opening: str) -> bool:
    return name == (opening if opening == "**" else opening.replace("<", "</"))


def _tidy(runs: Iterable[Run]) -> Runs:
    """Without what cannot be printed, and with one space where there were several."""
    folded = (replace(run, words=_SPACES.sub(" ", printable(run.words))) for run in runs)
    return tuple(run for run in folded if run.words)


def _block(kind: Kind, *cells: Runs) -> Block:
    letters = (unicodedata.bidirectional(letter) for cell in cells for run in cell for letter in run.words)
    first = next((side for side in letters if side in ("L", *_RIGHT_TO_LEFT)), "L")
    return Block(kind, cells, first in _RIGHT_TO_LEFT)


def _read(html: str) -> list[Block]:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.blocks


class _Reader(HTMLParser):
    """Reads what `answer_html` writes, and nothing else."""

    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[Block] = []
        self._kind = Kind.PARAGRAPH
        self._cells: list[Runs] = []
        self._runs: list[Run] = []
        self._cites = 0
        self._folded = False  # in what only opens the rest of a list

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        if tag in _KINDS:
            self._kind = Kind.SAID if told.get("class") == "said" else _KINDS[tag]
        elif tag in ("th", "td"):
            self._kind = Kind.HEAD if tag == "th" else Kind.ROW
        elif tag == "summary":
            self._folded = True
        elif tag == "a":
            self._cites = int((told.get("data-cite") or "0").rpartition(":")[2])

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            self._cites = 0
        elif tag == "summary":
            self._folded = False
        elif tag in ("th", "td"):
            self._take_cell()
        elif tag == "tr" or tag in _KINDS:
            if tag != "tr" and self._runs:  # an entry of a list may hold paragraphs and nothing beside them
                self._take_cell()
            if self._cells:
                self.blocks.append(_block(self._kind, *self._cells))
            self._cells = []

    def handle_data(self, data: str) -> None:
        if not self._folded and (words := printable(data)):
            self._runs.append(Run(words, cites=self._cites))

    def _take_cell(self) -> None:
        self._cells.append(tuple(self._runs))
        self._runs = []
