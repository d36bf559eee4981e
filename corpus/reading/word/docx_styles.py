"""What the styles of a Word document say of its paragraphs and runs, each style with those that it is based on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from docx.oxml.ns import qn

_HEADING = re.compile(r"heading (\d)", re.IGNORECASE)
_OFF = ("0", "false", "off", "none")
_NO_OUTLINE = 9


@dataclass(frozen=True, slots=True)
class Style:
    """What holds for a paragraph or a run of a style; None where neither it nor its bases say."""

    bold: bool | None = None
    italic: bool | None = None
    hidden: bool | None = None
    begins_page: bool | None = None
    outline: int | None = None  # 0 the highest heading, 9 none
    list: str | None = None  # the number of its list, "0" for none
    depth: int | None = None  # in the list
    heading: int = 0  # by its name
    bulleted: bool = False


class Styles:
    """The styles of a document by their ids; unknown ids have the empty style."""

    def __init__(self, root: Any) -> None:
        self._elements = {style.get(qn("w:styleId"), ""): style for style in root.iter(qn("w:style"))}
        self._known: dict[str, Style] = {"": Style()}
        self._default = next((name for name, style in self._elements.items() if _is_default(style)), "")

    def paragraph(self, properties: Any) -> tuple[str, Style]:
        """The id and the style of a paragraph with these properties (None: none)."""
        name = _value(properties, "w:pStyle") or self._default
        return name, self.style(name)

    def style(self, name: str) -> Style:
        chain: list[str] = []
        while name not in self._known and name in self._elements and name not in chain:
            chain.append(name)
            name = _value(self._elements[name], "w:basedOn") or ""
        style = self._known.get(name, Style())
        for one in reversed(chain):
            style = self._known[one] = _laid_over(style, self._elements[one])
        return style


def _is_default(style: Any) -> bool:
    return style.get(qn("w:type")) == "paragraph" and style.get(qn("w:default"), "0") not in _OFF


def _laid_over(base: Style, element: Any) -> Style:
    paragraph, run = element.find(qn("w:pPr")), element.find(qn("w:rPr"))
    numbered = None if paragraph is None else paragraph.find(qn("w:numPr"))
    name = _value(element, "w:name") or ""
    found = _HEADING.fullmatch(name)
    outline = number_of(paragraph, "w:outlineLvl")
    depth = number_of(numbered, "w:ilvl")
    begins = flag(paragraph, "w:pageBreakBefore")
    bold, italic, hidden = flag(run, "w:b"), flag(run, "w:i"), flag(run, "w:vanish")
    own_list = _value(numbered, "w:numId")
    return Style(
        base.bold if bold is None else bold,
        base.italic if italic is None else italic,
        base.hidden if hidden is None else hidden,
        base.begins_page if begins is None else begins,
        base.outline if outline is None else outline,
        base.list if own_list is None else own_list,
        base.depth if depth is None else depth,
        int(found[1]) if found else 1 if name == "Title" else 0,
        name.startswith("List Bullet"),
    )


def heading_level(style: Style, own: int | None) -> int:
    """The level of a heading, 0 for any other paragraph; `own` is the outline level that the paragraph itself gives."""
    outline = style.outline if own is None else own
    if outline is not None and not style.heading:
        return min(outline + 1, 6) if outline < _NO_OUTLINE else 0
    return min(style.heading, 6)


def flag(properties: Any, tag: str) -> bool | None:
    """Whether a property is on; None where nothing is said."""
    found = None if properties is None else properties.find(qn(tag))
    return None if found is None else found.get(qn("w:val"), "1").lower() not in _OFF


def number_of(properties: Any, tag: str) -> int | None:
    value = _value(properties, tag)
    return int(value) if value is not None and re.fullmatch(r"-?\d{1,9}", value) else None


def _value(properties: Any, tag: str) -> str | None:
    found = None if properties is None else properties.find(qn(tag))
    return None if found is None else found.get(qn("w:val"))
