"""The markers of Word's lists: Word stores how to count, not the numbers that it prints."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from docx.document import Document as WordDocument
from docx.oxml.ns import qn

from corpus.reading.word.docx_styles import Style, number_of
from corpus.reading.writing import letters, ordinal, roman

_WRITTEN: Mapping[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda n: f"{n:02}",
    "lowerLetter": letters,
    "upperLetter": lambda n: letters(n).upper(),
    "lowerRoman": roman,
    "upperRoman": lambda n: roman(n).upper(),
    "ordinal": ordinal,
}
_PLACE = re.compile(r"%([1-9])")


class Numbering:
    """The counters of a document's lists, moved on by every paragraph that is shown to `marker`.

    Lists of one pattern count on from each other, but for one that says where to start.
    """

    def __init__(self, document: WordDocument) -> None:
        self._lists: dict[str, str] = {}  # a list's number -> its pattern's
        self._levels: dict[tuple[str, int], Any] = {}
        self._own: dict[tuple[str, int], Any] = {}  # levels that a list describes anew
        self._starts: dict[tuple[str, int], int] = {}  # of lists that begin anew
        self._styled: dict[str, tuple[str, int]] = {}  # a style's id -> the level of the pattern that it numbers
        self._counts: dict[str, dict[int, int]] = {}  # by pattern
        self._begun: set[tuple[str, int]] = set()
        for relation in document.part.rels.values():
            if relation.reltype.endswith("/numbering") and not relation.is_external:
                self._learn(relation.target_part.element)

    def _learn(self, root: Any) -> None:
        links: dict[str, str] = {}  # a list style's id -> the pattern that describes it
        for pattern in root.iter(qn("w:abstractNum")):
            name = pattern.get(qn("w:abstractNumId"), "")
            if (link := pattern.find(qn("w:styleLink"))) is not None:
                links[link.get(qn("w:val"), "")] = name
            for level in pattern.iter(qn("w:lvl")):
                depth = _whole(level.get(qn("w:ilvl")))
                self._levels[name, depth] = level
                if (style := level.find(qn("w:pStyle"))) is not None:
                    self._styled.setdefault(style.get(qn("w:val"), ""), (name, depth))
        meant = {p.get(qn("w:abstractNumId"), ""): links.get(_value(p, "w:numStyleLink", "")) for p in root}
        for one in root.iter(qn("w:num")):
            pattern = _value(one, "w:abstractNumId", "")
            self._lists[one.get(qn("w:numId"), "")] = meant.get(pattern) or pattern
            self._learn_own(one)

    def _learn_own(self, one: Any) -> None:
        number = one.get(qn("w:numId"), "")
        for change in one.iter(qn("w:lvlOverride")):
            depth = _whole(change.get(qn("w:ilvl")))
            if (start := number_of(change, "w:startOverride")) is not None:
                self._starts[number, depth] = start
            if (level := change.find(qn("w:lvl"))) is not None:
                self._own[number, depth] = level

    def marker(self, properties: Any, name: str, style: Style) -> tuple[str, int]:
        """The marker as Word prints it ("-" for any bullet, empty for no list item) and its depth from 0.

        Of a paragraph with these `properties` and of the style of this `name`.
        """
        place = self._place(properties, name, style)
        if place is None:
            return ("-", 0) if style.bulleted else ("", 0)
        number, depth = place
        pattern = self._lists.get(number, "")
        level = self._level(number, pattern, depth)
        if level is None:
            return "", 0
        kind = _value(level, "w:numFmt", "decimal")
        if kind == "bullet":
            return "-", depth
        self._count(number, pattern, depth)
        return ("", 0) if kind == "none" else (self._printed(number, pattern, depth), depth)

    def _place(self, properties: Any, name: str, style: Style) -> tuple[str, int] | None:
        """The list of the paragraph or its style and its depth there; list 0 means none."""
        numbered = None if properties is None else properties.find(qn("w:numPr"))
        number, depth = _value(numbered, "w:numId", ""), number_of(numbered, "w:ilvl")
        if not number:
            number = style.list or ""
            if depth is None and style.depth is None and name in self._styled:
                depth = self._styled[name][1]
        if not number or number == "0":
            return None
        return number, max(0, min(depth if depth is not None else style.depth or 0, 8))

    def _level(self, number: str, pattern: str, depth: int) -> Any:
        return self._own.get((number, depth), self._levels.get((pattern, depth)))

    def _count(self, number: str, pattern: str, depth: int) -> None:
        counts = self._counts.setdefault(pattern, {})
        start = number_of(self._level(number, pattern, depth), "w:start")
        anew = (number, depth) in self._starts and (number, depth) not in self._begun
        self._begun.add((number, depth))
        if anew:
            counts[depth] = self._starts[number, depth]
        else:
            counts[depth] = counts.get(depth, (1 if start is None else start) - 1) + 1
        for deeper in [level for level in counts if level > depth]:
            restart = number_of(self._level(number, pattern, deeper), "w:lvlRestart")
            if restart is None or depth < restart:  # 0: it never begins again
                del counts[deeper]

    def _printed(self, number: str, pattern: str, depth: int) -> str:
        counts = self._counts[pattern]
        own = self._level(number, pattern, depth)
        plainly = own.find(qn("w:isLgl")) is not None  # all in figures, as in "Article IV, 4.1"

        def count(place: re.Match[str]) -> str:
            outer = int(place[1]) - 1
            level = self._level(number, pattern, outer)
            kind = _value(level, "w:numFmt", "decimal")
            if kind in ("none", "bullet"):
                return ""
            write = str if plainly and kind != "decimalZero" else _WRITTEN.get(kind, str)
            return write(counts.get(outer, number_of(level, "w:start") or 1))

        return _PLACE.sub(count, _value(own, "w:lvlText", f"%{depth + 1}.")).strip()


def _value(element: Any, tag: str, default: str) -> str:
    found = None if element is None else element.find(qn(tag))
    return default if found is None else str(found.get(qn("w:val"), default))


def _whole(value: str | None) -> int:
    return int(value) if value and re.fullmatch(r"\d{1,2}", value) else 0
