"""Which lines of a drawn table begin a row: cells wrap, and so do labels, so that it has to be judged."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

_MOST_OF_ROW = 60  # lines of a row that are looked back at
_DENSE, _DENSE_LINES = 0.9, 8
_FEWEST_SEPARATED = 3  # rows
_FIGURES, _CAPITALS = re.compile(r"\d+"), re.compile(r"[A-Z]+")
_MONTH = re.compile(
    r"(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*\.?|spring|summer|autumn|winter|q[1-4]|by|end|early|late",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d(?:[-/]\d\d)?\b")
_COMPLETE = re.compile(r"(?:[A-Za-z]{0,5}[-/. ]?\d[\d./-]*[a-z]?[.)]?|.*\b(?:19|20)\d\d)$|\d{1,3}[.)] ")
_OPEN_END = re.compile(r"[-/&,(]$|\b(?:and|of|the|for|to|in|by|with|or)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Grid:
    """Lines of a table by column: what each says there, which stand behind a blank, and which are first of a page.

    The `parted` ones stand below the title of a section: they begin a row.
    """

    said: Sequence[Sequence[str]]
    fresh: Sequence[bool]
    turns: Sequence[bool]
    parted: Sequence[bool] = ()

    def ink(self, i: int) -> int:
        """How many columns line `i` has words in."""
        return sum(map(bool, self.said[i]))

    def header_lines(self) -> int:
        """1 where the header goes on in a second line: a word or two below some columns, none below the first."""
        if len(self.said) < 2 or self.said[0][0] or not self.said[1][0] or self.fresh[0]:
            return 0
        return int(all(len(words.split()) <= 2 and words[-1] not in ".;:" for words in self.said[0] if words))

    def starts(self, first: int) -> list[int]:
        """The lines that begin a row."""
        widths = [max(map(len, column)) for column in zip(*self.said, strict=True)]
        found = [first] if first < len(self.said) else []
        if self._is_dense(first):
            full = (i for i in range(first, len(self.said)) if self.ink(i) == len(widths) or i == first)
            return [i - self._leads(i - 1) if i > first else i for i in full]
        separated = self._is_separated(first)
        for i in range(first + 1, len(self.said)):
            if self.parted and self.parted[i]:
                found.append(i)
            elif separated and not self.turns[i]:
                found += [i] if self.fresh[i] and self.said[i][0] else []
            elif self.said[i][0] and self._begins(i, found[-1], widths):
                found.append(self._raised(i, found[-1]))
        if len(found) == 1 and not any(self.said[i][0] for i in range(first, len(self.said))):
            found += [i for i in range(first + 1, len(self.said)) if self.fresh[i]]
        return found

    def _is_separated(self, first: int) -> bool:
        """Whether a blank line stands between all rows: what follows it says most, and no label below is of its kind.

        "27.05.31" may then be followed by "AB/31/118" in the first column of one row.
        """
        edges = [i for i in range(first, len(self.said)) if i == first or self.fresh[i] or self.turns[i]]
        tops = [i for i in edges if self.said[i][0]]
        if len(tops) < _FEWEST_SEPARATED:
            return False
        below = ((top, i) for top, end in pairwise([*tops, len(self.said)]) for i in range(top + 1, end))
        labels = [(top, i) for top, i in below if self.said[i][0] and i not in edges]
        plainly = all(self.ink(i) < self.ink(top) and not self._are_alike(top, i) for top, i in labels)
        return plainly and bool(labels)

    def _are_alike(self, i: int, j: int) -> bool:
        """Whether the labels of two lines are figures set alike: "A1" and "A2"."""
        one, two = (_FIGURES.sub("0", _CAPITALS.sub("A", self.said[n][0])) for n in (i, j))
        return one == two and "0" in one

    def _leads(self, i: int) -> bool:
        """Whether line `i` is the first half of a label: the rest, in small letters, stands on the next line with all
        that its row says."""
        if i + 1 >= len(self.said) or self.ink(i) != 1 or not self.said[i][0]:
            return False
        label = self.said[i + 1][0]
        return label[:1].islower() and self.ink(i + 1) == len(self.said[0])

    def _is_dense(self, first: int) -> bool:
        """Whether nearly all lines say something in all of three columns or more: nothing wraps."""
        count, columns = len(self.said) - first, len(self.said[0])
        full = sum(self.ink(i) == columns for i in range(first, len(self.said)))
        return count >= _DENSE_LINES and columns > 2 and full >= _DENSE * count

    def _begins(self, i: int, row: int, widths: Sequence[int]) -> bool:
        """Whether line `i`, with words in the first column, begins a row and does not go on with the one from `row`."""
        row = max(row, i - _MOST_OF_ROW)
        label, above = self.said[i][0], "" if self.fresh[i] else self.said[i - 1][0]
        if above and self._goes_on(above, label, " ".join(self.said[n][0] for n in range(row, i))):
            return False
        if self._leads(i) and not self._leads(i - 1) and all(map(any, zip(*self.said[row:i], strict=True))):
            return True
        top = self._raised(i, row)
        fresh = self.fresh[top]
        score = fresh + 2 * (_COMPLETE.match(label) is not None) - 3 * (label[0].islower() or label[0] in "()")
        for c in range(1, len(widths)):
            words, over = self.said[top][c], "" if fresh else self.said[top - 1][c]
            if words and not over:
                score += 2 * any(self.said[n][c] for n in range(row, top))
            elif words and words[0].islower():
                score -= 3
            elif words and len(over) + 1 + len(words.split()[0]) <= widths[c]:
                score += 1
        return score >= 0 if self.ink(i) > 1 else score > 0

    @staticmethod
    def _goes_on(above: str, label: str, row: str) -> bool:
        if row.count("(") > row.count(")") or label[0] == "(" or _OPEN_END.search(above):
            return True
        return _YEAR.match(label) is not None and _MONTH.fullmatch(above.split()[-1]) is not None

    def _raised(self, i: int, row: int) -> int:
        """`i`, or the first line of its block where other columns begin above it: a label set half way down its row.

        What other columns say above it at the head of a page goes on with the row that the page before ends with.
        """
        top = i
        while top - 1 > row and not self.fresh[top] and not self.said[top - 1][0]:
            top -= 1
        if top == i or not self.fresh[top] or self.turns[top]:
            return i
        end = i + 1
        while end < len(self.said) and not self.fresh[end]:
            end += 1
        return top if end - i >= i - top else i
