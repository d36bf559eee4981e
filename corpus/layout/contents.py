"""The document's own list of contents: it tells which lines of the text are headings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from corpus.layout.headings import CAPTION
from corpus.layout.lines import Line

_CONTENTS = re.compile(r"(table of )?contents( page)?\W*", re.IGNORECASE)
_PAGE_AFTER = re.compile(r"[\s.·…]\d{1,3}$")
_DEPTH = re.compile(r"\d{1,2}(\.\d{1,2})+")
_OPENING_LINES = 400  # where the list is looked for
_MOST_LINES = 150  # of the list
_FEWEST_ENTRIES = 3
_ENTRY_WORDS = 30
_LEVEL = 3  # of its titles; those numbered 1.1 stand one lower


@dataclass(frozen=True, slots=True)
class Titles:
    """The lines that the list fills, and where in the text its titles stand.

    `places` gives for the first line of a title in the text how many lines it fills (1 or 2) and its level.
    """

    listed: frozenset[int] = frozenset()
    places: dict[int, tuple[int, int]] = field(default_factory=dict)

    def at(self, n: int) -> tuple[int, int]:
        return self.places.get(n, (0, 0))

    def fill(self, n: int) -> bool:
        """Whether line `n` belongs to a title."""
        return n in self.places or self.at(n - 1)[0] > 1


def titles_of(lines: Sequence[Line], furniture: frozenset[int]) -> Titles:
    """The contents list, where there is one; titles count as found only below it."""
    shown = [n for n, line in enumerate(lines) if not line.blank and n not in furniture]
    opens = next((i for i, n in enumerate(shown[:_OPENING_LINES]) if _CONTENTS.fullmatch(lines[n].words)), None)
    if opens is None:
        return Titles()
    names, end = _entries(lines, shown, opens + 1)
    if len(names) < _FEWEST_ENTRIES:
        return Titles()
    places: dict[int, tuple[int, int]] = {}
    for i in range(end, len(shown)):
        for size in (1, 2):
            run = shown[i : i + size]
            if len(run) == size and run[-1] - run[0] == size - 1 and (depth := _depth_in(names, lines, run)) >= 0:
                places.setdefault(run[0], (size, _LEVEL + min(2, depth)))
    return Titles(frozenset(shown[opens + 1 : end]), places)


def _depth_in(names: dict[str, int], lines: Sequence[Line], run: Sequence[int]) -> int:
    """The depth of the title that the lines make together; -1 where they make none."""
    words = " ".join(lines[n].words for n in run)
    if len(words) > 400 or words[0].islower() or CAPTION.match(words):
        return -1
    return names.get(_folded(words), -1)


def _entries(lines: Sequence[Line], shown: Sequence[int], first: int) -> tuple[dict[str, int], int]:
    """The titles listed, with their depth, and where among `shown` the list ends.

    It ends where one of its first titles is met again, or with a line that is none. Page numbers stand behind their
    titles, or all by themselves; where they stand behind, a line without one begins a title of two lines.
    """
    listed: list[str] = []
    apart: list[str] = []  # lines without a page number
    held = ""
    end = min(len(shown), first + _MOST_LINES)
    for i in range(first, end):
        words = lines[shown[i]].words.strip(" |")
        again = i > first + 2 and _folded(words) in {_folded(title) for title in (*listed[:3], *apart[:3])}
        if again or lines[shown[i]].text.lstrip().startswith("#") or len(words.split()) > _ENTRY_WORDS:
            end = i
            break
        if found := _PAGE_AFTER.search(words):
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
