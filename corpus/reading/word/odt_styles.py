"""What the styles of an OpenDocument text say of its paragraphs and words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from odf.namespaces import FONS, STYLENS, TEXTNS

_BOLD = re.compile(r"bold|[6-9]00")


@dataclass(frozen=True, slots=True)
class Style:
    """What a style says itself; None where it leaves that to the style it is based on."""

    parent: str = ""
    bold: bool | None = None
    italic: bool | None = None
    hidden: bool | None = None
    begins_page: bool = False
    ends_page: bool = False


class Styles:
    """The styles of a document, by name."""

    def __init__(self, document: Any) -> None:
        self._known: dict[str, Style] = {}
        for group in (document.styles, document.automaticstyles):
            for node in group.childNodes:
                if node.nodeType == node.ELEMENT_NODE and node.qname == (STYLENS, "style"):
                    self._known[str(node.attributes.get((STYLENS, "name"), ""))] = _style(node)

    def parent(self, name: str) -> str:
        return self._known.get(name, Style()).parent

    def resolved(self, name: str, what: str) -> Any:
        """What a style or the nearest of those that it is based on says; None where none does."""
        seen: set[str] = set()
        while name and name not in seen:
            seen.add(name)
            style = self._known.get(name, Style())
            found = getattr(style, what)
            if found is not None and (found or what not in ("begins_page", "ends_page")):
                return found
            name = style.parent
        return None


def _style(node: Any) -> Style:
    text: dict[Any, Any] = {}
    paragraph: dict[Any, Any] = {}
    for child in node.childNodes:
        if child.nodeType == child.ELEMENT_NODE:
            text |= child.attributes if child.qname[1] == "text-properties" else {}
            paragraph |= child.attributes if child.qname[1] == "paragraph-properties" else {}
    weight, slant, shown = (
        text.get(name) for name in ((FONS, "font-weight"), (FONS, "font-style"), (TEXTNS, "display"))
    )
    return Style(
        str(node.attributes.get((STYLENS, "parent-style-name"), "")),
        None if weight is None else _BOLD.fullmatch(str(weight)) is not None,
        None if slant is None else str(slant) in ("italic", "oblique"),
        None if shown is None else str(shown) == "none",
        paragraph.get((FONS, "break-before")) == "page" or bool(node.attributes.get((STYLENS, "master-page-name"))),
        paragraph.get((FONS, "break-after")) == "page",
    )
