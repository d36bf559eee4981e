"""The lines of a text as layout reads them: what is known of each, and what it does to the block that is open."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from corpus.layout.columns import DrawnRow, drawn_rows
from corpus.layout.contents import Titles, titles_of
from corpus.layout.furniture import furniture_lines
from corpus.layout.headings import LABELLED, TERMINAL, heading_level, is_said, starts_heading
from corpus.layout.labels import ITEM_HEADING, OPENS_ITEM
from corpus.layout.lines import Line, is_row, lines_of
from corpus.layout.looks import Looks
from corpus.models import Mark, MarkKind
from corpus.plain import plain

_RULE = re.compile(r"[\s|:+=_*-]*(?:[-=_]{2,}|\*\s?\*\s?\*)[\s|:+=_*-]*")
_UNDERLINE = re.compile(r"\s*(={3,}|-{3,})\s*")
_BARE_RULE = re.compile(r"\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)+")
MARKER = re.compile(
    r"(?P<indent>[ \t]*)(?P<marker>[-*+•●○◦▪‣✓➢](?=\s)|\(?(?:\d{1,2}|[a-z]|[ivx]{2,4})[.)](?=\s))\s+(?=\S)"
)
_COUNTED = re.compile(r"[ \t]*\((\d{1,2}|[a-z])\)\s")
_MINUTE = re.compile(r"[ \t]*(?:[A-Z]{1,4}/)?\d{1,3}/\d{1,4}[ \t]{2,}[A-Z]")  # "31/40  Footpaths"
_NOTE = re.compile(r"[ \t]*\[\^\w{1,12}\]:")  # Markdown's own footnotes
_FRONT_FIELD = re.compile(r"[\w-]+:(?:\s|$)|\s+\S|- |#")
_MOST_FRONT = 60  # lines
_WRAPPED = 140  # characters: longer lines are whole paragraphs
_LONG, _FEWEST_LONG, _LONGEST = 80, 3, 1_500  # characters of a line that could be wrapped; of one that holds no page
_MOSTLY_ENDED, _MOST_BLANK = 0.7, 0.15  # of lines that are a paragraph each
_TITLE_WORDS = 14
_LIST_TITLE_WORDS = 4


class Role(Enum):
    """What a line does to the block that is open."""

    GOES_ON = auto()
    BEGINS = auto()
    ITEM = auto()
    ROW = auto()
    DRAWN = auto()
    RULE = auto()
    FURNITURE = auto()
    NOTHING = auto()  # a blank line, or one already read


@dataclass(frozen=True)
class Lined:
    """The lines of a text, and what is known of them before they are gathered into blocks."""

    lines: Sequence[Line]
    furniture: frozenset[int]
    drawn: dict[int, DrawnRow]
    inside: frozenset[int]  # lines of a drawn row after its first
    titles: Titles
    bare_rows: frozenset[int]
    front: int  # lines of front matter
    width: int
    each: bool  # every line is a paragraph, as text saved from a word processor has them
    looks: Looks

    @classmethod
    def of(cls, text: str, marks: Sequence[Mark] = ()) -> Lined:
        lines = lines_of(text)
        looks = Looks.of(lines, marks)
        furniture = _furniture(lines, looks)
        drawn = drawn_rows(lines, furniture)
        inside = frozenset(n for row in drawn.values() for n in range(row.first + 1, row.last + 1))
        titles = titles_of(lines, furniture)
        bare = _bare_rows(lines)
        front, width, each = _front_matter(lines), _usual_width(lines), not marks and _are_paragraphs(lines)
        return cls(lines, furniture, drawn, inside, titles, bare, front, width, each, looks)

    def role(self, n: int, open_: Sequence[int]) -> Role:
        line = self.lines[n]
        if n in self.furniture:
            return Role.FURNITURE
        if n in self.inside or line.blank:
            return Role.NOTHING
        if self.looks.kind(n):
            return Role.GOES_ON if open_ and not self.looks.part(open_[-1], n) else Role.BEGINS
        if n in self.drawn:
            return Role.DRAWN
        if n in self.bare_rows or line.cells or (is_row(line.text) and not line.in_tags):
            return Role.RULE if _RULE.fullmatch(line.text) else Role.ROW
        if _RULE.fullmatch(line.text) or not any(c.isalnum() for c in line.text):
            return Role.RULE
        if line.tag == "li" or (MARKER.match(line.text) and not self.titles.at(n)[0]):
            return Role.GOES_ON if self._counts_on(open_, line) else Role.ITEM
        return Role.BEGINS if not open_ or self._breaks(open_[-1], n) else Role.GOES_ON

    def _counts_on(self, open_: Sequence[int], line: Line) -> bool:
        """Whether its "(2)" goes on with a "(1)" inside the lines above: a sentence that counts, wrapped by chance."""
        found = _COUNTED.match(line.text)
        if not found or line.tag:
            return False
        label = found[1]
        before = str(int(label) - 1) if label.isdigit() else chr(ord(label) - 1)
        return any(f" ({before}) " in self.lines[n].text.strip() for n in open_)

    def is_note(self, n: int) -> bool:
        """Whether line `n` begins a footnote."""
        return self.looks.kind(n) is MarkKind.FOOTNOTE or _NOTE.match(self.lines[n].text) is not None

    def _breaks(self, before: int, n: int) -> bool:
        """True where line `n` begins a new block although no blank line says so."""
        above, line = self.lines[before], self.lines[n]
        if self.each or self.looks.part(before, n) or _NOTE.match(line.text):
            return True
        if self.titles.at(n)[0] or (self.titles.fill(before) and not self.titles.fill(n)) or n < self.front:
            return True
        if _MINUTE.match(line.text):
            return True
        if ITEM_HEADING.match(line.words) or ITEM_HEADING.match(above.words) or OPENS_ITEM.match(line.words):
            return True
        if starts_heading(line) or starts_heading(above) or line.tag or above.tag.startswith("h"):
            return True
        if above.words.isupper() and not line.words.isupper() and (before == 0 or self.lines[before - 1].blank):
            return len(above.words.split()) > 1
        if not self.width:
            return len(line.text) > _WRAPPED and len(above.words) < 80 and not TERMINAL.search(above.words)
        return self._breaks_by_shape(above, line, self.lines[n + 1] if n + 1 < len(self.lines) else None)

    def _breaks_by_shape(self, above: Line, line: Line, after: Line | None) -> bool:
        words, last = line.words, above.words
        ended = TERMINAL.search(last) is not None
        if LABELLED.match(words) and len(words) < self.width * 0.7 and (LABELLED.match(last) or ended):
            return True
        starts = words[:1].isupper() or words[:1].isdigit() or words[:1] in "\"'“‘("
        if ended and starts and len(last) < self.width * 0.75:
            return True
        short = len(words.split()) <= 10 and len(words) < self.width * 0.6
        following = after.words if after else ""
        return short and ended and starts and not TERMINAL.search(words) and following[:1].isupper()

    def level(self, numbers: Sequence[int], raw: str, style: str) -> int:
        """The heading level of a block of these lines, 0 for a paragraph."""
        first, last = numbers[0], numbers[-1]
        if first in self.titles.listed or first < self.front:
            return 0
        if told := self.looks.level(first):
            return 0 if is_said(plain(raw)) else told
        lines = [self.lines[n] for n in numbers]
        if self.titles.at(first)[0] == len(numbers) and not starts_heading(lines[0]):
            return self.titles.at(first)[1]
        before = first == 0 or self.lines[first - 1].blank
        after = self.lines[last + 1] if last + 1 < len(self.lines) else None
        underlined = after and _UNDERLINE.fullmatch(after.text)
        if underlined and before and not style and len(numbers) == 1 and len(lines[0].words.split()) <= _TITLE_WORDS:
            return 1 if "=" in underlined[1] else 2
        alone = len(lines) == 1 and before and (after is None or after.blank or self._heads_list(lines[0], after))
        return heading_level(raw, style, lines, alone=alone)

    @staticmethod
    def _heads_list(line: Line, after: Line) -> bool:
        """A word or two right above the first item of a list: "Recommendations"."""
        return len(line.words.split()) <= _LIST_TITLE_WORDS and MARKER.match(after.text) is not None


def _furniture(lines: Sequence[Line], looks: Looks) -> frozenset[int]:
    """What looks or words tell, but for the headings that looks tell; a page's number in small type is no footnote."""
    said = (n for n in furniture_lines(lines) if not looks.level(n))
    return frozenset([*said, *(n for n in looks.lines if looks.kind(n) is MarkKind.FURNITURE)])


def _bare_rows(lines: Sequence[Line]) -> frozenset[int]:
    """Rows of Markdown tables written without bars at the edges: they stand around a rule of the same kind."""
    found: set[int] = set()
    for n, line in enumerate(lines):
        if "|" in line.text and _BARE_RULE.fullmatch(line.text):
            found.add(n)
            for step in (-1, 1):
                m = n + step
                while 0 <= m < len(lines) and "|" in lines[m].text and m not in found and (step > 0 or m == n - 1):
                    found.add(m)
                    m += step
    return frozenset(found)


def _front_matter(lines: Sequence[Line]) -> int:
    """How many lines of "name: value" between two rules the text begins with; they are no prose."""
    first = next((n for n, line in enumerate(lines) if not line.blank), 0)
    if first >= len(lines) or lines[first].text.strip() != "---":
        return 0
    for n in range(first + 1, min(len(lines), first + _MOST_FRONT)):
        if lines[n].text.strip() in ("---", "..."):
            return n + 1 if n > first + 1 else 0
        if not lines[n].blank and not _FRONT_FIELD.match(lines[n].text):
            return 0
    return 0


def _usual_width(lines: Sequence[Line]) -> int:
    """The length that wrapped lines of this text run to, in characters; 0 where its lines are whole paragraphs."""
    lengths = sorted(len(line.text.strip()) for line in lines if not line.blank)
    width = lengths[int(len(lengths) * 0.85)] if lengths else 0
    return width if width <= _WRAPPED else 0


def _are_paragraphs(lines: Sequence[Line]) -> bool:
    """Whether hardly a line is blank and most long ones end where a sentence does: none was wrapped."""
    said = [line for line in lines if not line.blank]
    long = [line for line in said if len(line.text) > _LONG]
    if len(long) < _FEWEST_LONG or len(lines) - len(said) > _MOST_BLANK * len(lines):
        return False
    lengths = [len(line.text) for line in long]
    if max(lengths) <= 1.5 * _LONG or max(lengths) > _LONGEST:
        return False
    return sum(TERMINAL.search(line.text.rstrip()) is not None for line in long) >= _MOSTLY_ENDED * len(long)
