"""The markers of Word's lists: Word stores how to count, not the numbers that it prints."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

_ROMAN = (
    *(("m", 1000), ("cm", 900), ("d", 500), ("cd", 400), ("c", 100), ("xc", 90), ("l", 50)),
    *(("xl", 40), ("x", 10), ("ix", 9), ("v", 5), ("iv", 4), ("i", 1)),
)


def _letters(n: int) -> str:
    return chr(ord("a") + (n - 1) % 26) * ((n - 1) // 26 + 1)


def _roman(n: int) -> str:
    written = ""
    for letters, value in _ROMAN:
        written += letters * (n // value)
        n %= value
    return written


_WRITTEN: Mapping[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda n: f"{n:02}",
    "lowerLetter": _letters,
    "upperLetter": lambda n: _letters(n).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda n: _roman(n).upper(),
}


class Numbering:
    """The counters of a document's lists, moved on by every paragraph that is shown to `marker`."""

    def __init__(self, document: WordDocument) -> None:
        self._lists: dict[str, str] = {}  # a list's number -> its pattern's
        self._levels: dict[tuple[str, int], Any] = {}
        self._counts: dict[str, dict[int, int]] = {}
        for relation in document.part.rels.values():
            if relation.reltype.endswith("/numbering") and not relation.is_external:
                self._learn(relation.target_part.element)

    def _learn(self, root: Any) -> None:
        for pattern in root.iter(qn("w:abstractNum")):
            for level in pattern.iter(qn("w:lvl")):
                key = pattern.get(qn("w:abstractNumId")), int(level.get(qn("w:ilvl"), "0"))
                self._levels[key] = level
        for one in root.iter(qn("w:num")):
            self._lists[one.get(qn("w:numId"))] = one.find(qn("w:abstractNumId")).get(qn("w:val"))

    def marker(self, paragraph: Paragraph) -> tuple[str, int]:
        """The marker as Word prints it ("-" for any bullet, empty for no list item) and its depth from 0."""
        place = _place(paragraph)
        if place is None:
            return ("-", 0) if _is_bullet_style(paragraph) else ("", 0)
        number, depth = place
        pattern = self._lists.get(number, "")
        level = self._levels.get((pattern, depth))
        if level is None:
            return "", 0
        kind = _value(level, "w:numFmt", "decimal")
        if kind == "bullet":
            return "-", depth
        if kind == "none":
            return "", 0
        return self._count(number, pattern, depth), depth

    def _count(self, number: str, pattern: str, depth: int) -> str:
        counts = self._counts.setdefault(number, {})
        start = int(_value(self._levels[pattern, depth], "w:start", "1"))
        counts[depth] = counts.get(depth, start - 1) + 1
        for deeper in [level for level in counts if level > depth]:
            del counts[deeper]
        text = _value(self._levels[pattern, depth], "w:lvlText", f"%{depth + 1}.")
        for outer in range(depth + 1):
            level = self._levels.get((pattern, outer))
            if level is not None:
                write = _WRITTEN.get(_value(level, "w:numFmt", "decimal"), str)
                text = text.replace(f"%{outer + 1}", write(counts.get(outer, 1)))
        return text.strip()


def _value(level: Any, tag: str, default: str) -> str:
    found = level.find(qn(tag))
    return default if found is None else str(found.get(qn("w:val"), default))


def _place(paragraph: Paragraph) -> tuple[str, int] | None:
    """The list that a paragraph or its style belongs to and its depth there; list 0 means none."""
    style = paragraph.style
    sources = [paragraph._p.pPr]
    while style is not None:
        sources.append(style.element.find(qn("w:pPr")))
        style = style.base_style
    depth: int | None = None
    for properties in sources:
        numbered = None if properties is None else properties.find(qn("w:numPr"))
        if numbered is None:
            continue
        if depth is None and (level := numbered.find(qn("w:ilvl"))) is not None:
            depth = int(level.get(qn("w:val"), "0"))
        if (found := numbered.find(qn("w:numId"))) is not None:
            number = str(found.get(qn("w:val"), "0"))
            return None if number == "0" else (number, depth or 0)
    return None


def _is_bullet_style(paragraph: Paragraph) -> bool:
    return paragraph.style is not None and (paragraph.style.name or "").startswith("List Bullet")
