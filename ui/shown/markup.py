"""Stored text as readable HTML, character by character, so that any span of it can be marked.

Markup in the text (`**`, `<sup>`, table bars) is hidden or turned into its meaning, words are never dropped or moved.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from corpus.models import Span
from corpus.plain import masked
from ui.shown.escape import escape_html

_BREAK = re.compile(r"(?i)</?(?:br|li|ul|ol|p)\b")
_BULLET = re.compile(r"(?i)<li\b")
_SCRIPTS = {"<sup>": "sup", "<sub>": "sub"}
_CLOSING = {"</sup>", "</sub>"}
_HIDDEN = re.compile(r"<[^<>]*>|\*+|[^<*]")
_NAMED = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?")  # a character by name or number


@dataclass(frozen=True, slots=True)
class Mark:
    """A span to highlight; `current` is the one the reader asked to see."""

    span: Span
    current: bool = False


class Marked:
    """A text with what is markup in it and what is to be marked, known for every character.

    `as_stored`: markup and the names of characters ("&amp;") are shown as they stand.
    """

    def __init__(self, text: str, marks: Sequence[Mark] = (), *, as_stored: bool = False) -> None:
        self.text = text
        self.as_stored = as_stored
        self.words = text if as_stored else masked(text)
        self.named = [] if as_stored else [m.span() for m in _NAMED.finditer(text) if html.unescape(m[0]) != m[0]]
        self.marks = sorted(marks, key=lambda mark: (not mark.current, mark.span.start))
        self._near = self.marks  # those in the slice at hand
        self.anchored = False  # whether the cited words have been given the name that is scrolled to

    def html(self, start: int, end: int) -> str:
        """The slice as inline HTML: bold, raised and marked as it should be."""
        self._near = [mark for mark in self.marks if mark.span.start < end and start < mark.span.end]
        pieces = list(self._pieces(start, end))
        return "".join(self._wrap(mark, [p[1] for p in group]) for mark, group in groupby(pieces, key=lambda p: p[0]))

    def _pieces(self, start: int, end: int) -> Iterator[tuple[Mark | None, str]]:
        bold, script = False, ""
        for low, high, hidden in self._runs(start, end):
            if not hidden:
                for a, b in self._cuts(low, high):
                    words = self.text[a:b] if self.as_stored else html.unescape(self.text[a:b])
                    yield self._mark_at(a), _styled(words, bold, script)
                continue
            for token in _HIDDEN.findall(self.text[low:high]):
                if token.startswith("**"):
                    bold = not bold
                elif token.lower() in _SCRIPTS:
                    script = _SCRIPTS[token.lower()]
                elif token.lower() in _CLOSING:
                    script = ""
                elif _BREAK.match(token):
                    yield self._mark_at(low), "<br>" + ("• " if _BULLET.match(token) else "")

    def _runs(self, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
        """Maximal runs of words and of markup."""
        at = start
        for hidden, group in groupby(range(start, end), key=self._is_hidden):
            size = sum(1 for _ in group)
            yield at, at + size, hidden
            at += size

    def _is_hidden(self, at: int) -> bool:
        return self.words[at] != self.text[at]

    def _cuts(self, low: int, high: int) -> Iterator[tuple[int, int]]:
        edges = {low, high}
        for mark in self._near:
            edges.update(edge for edge in (mark.span.start, mark.span.end) if low < edge < high)
        edges -= {edge for edge in edges for start, end in self.named if start < edge < end and low < edge < high}
        yield from pairwise(sorted(edges))

    def _mark_at(self, at: int) -> Mark | None:
        return next((mark for mark in self._near if mark.span.start <= at < mark.span.end), None)

    def _wrap(self, mark: Mark | None, pieces: list[str]) -> str:
        inner = "".join(pieces)
        if mark is None or not inner.strip():
            return inner
        if not mark.current:
            return f'<mark class="also">{inner}</mark>'
        anchor = "" if self.anchored else ' id="cited" tabindex="-1"'
        self.anchored = True
        return f'<mark class="cited"{anchor}>{inner}</mark>'


def _styled(words: str, bold: bool, script: str) -> str:
    shown = escape_html(words)
    if script:
        shown = f"<{script}>{shown}</{script}>"
    return f"<b>{shown}</b>" if bold else shown


def quote_html(quote: str) -> str:
    """A quote as inline HTML, its own words without the markup around them, on one line; the cells of a row apart."""
    marked = Marked(quote)
    cells = (re.sub(r"\s+", " ", marked.html(start, end)).strip() for start, end in _cells(marked))
    return " | ".join(cell for cell in cells if cell.strip("-: "))


def _cells(marked: Marked) -> Iterator[tuple[int, int]]:
    """What stands between the bars of a table's rows; all of it where there are none."""
    bars = [at for at, sign in enumerate(marked.text) if sign == "|" and marked.words[at] == " "]
    yield from zip((0, *(at + 1 for at in bars)), (*bars, len(marked.text)), strict=True)


def table_html(rows: str) -> str:
    """A table of `<tr>`s that, where it is wider than the page, can be moved sideways by keyboard."""
    return f'<div class="table" role="group" tabindex="0" aria-label="Table"><table>{rows}</table></div>'
