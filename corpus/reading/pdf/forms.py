"""Form fields of a PDF page: what was filled in, with the name of the field."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pypdf import PageObject, PdfReader

from corpus.reading.pdf.letters import readable

_PASSWORD = 1 << 13
_PUSH_BUTTON = 1 << 16
_DEEPEST = 20  # parents of a field
_OFF = ("", "/Off", "Off")


@dataclass(frozen=True, slots=True)
class Field:
    """`box` is left, bottom, right, top in the page's own points."""

    name: str
    value: str
    box: tuple[float, float, float, float]


def has_form(reader: PdfReader) -> bool:
    return "/AcroForm" in reader.root_object


def fields_of(page: PageObject) -> list[Field]:
    """The fields of a page that hold a value, in the order in which they are listed there."""
    annotations = page.get("/Annots")
    if annotations is None:
        return []
    return [field for one in annotations.get_object() if (field := _field(one.get_object())) is not None]


def _field(widget: Any) -> Field | None:
    if widget.get("/Subtype") != "/Widget" or len(widget.get("/Rect", ())) != 4:
        return None
    lineage = list(_lineage(widget))
    kind, flags = _inherited(lineage, "/FT"), int(_inherited(lineage, "/Ff") or 0)
    if kind == "/Tx":
        value = "" if flags & _PASSWORD else _text(_inherited(lineage, "/V"))
    elif kind == "/Ch":
        value = _text(_inherited(lineage, "/V"))
    elif kind == "/Btn" and not flags & _PUSH_BUTTON:
        value = _ticked(widget, _inherited(lineage, "/V"))
    else:
        return None
    x0, y0, x1, y1 = (float(edge) for edge in widget["/Rect"])
    box = min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)
    return Field(_name(lineage), value, box) if value else None


def _lineage(widget: Any) -> Iterator[Any]:
    """The widget, the field it belongs to, and the fields above that."""
    one = widget
    for _ in range(_DEEPEST):
        yield one
        parent = one.get("/Parent")
        if parent is None:
            return
        one = parent.get_object()


def _inherited(lineage: list[Any], key: str) -> Any:
    return next((one[key] for one in lineage if key in one), None)


def _text(value: Any) -> str:
    if isinstance(value, (list, tuple)):
        return ", ".join(filter(None, map(_text, value)))
    return " ".join(readable(value).split()) if isinstance(value, str) else ""


def _ticked(widget: Any, value: Any) -> str:
    """ "yes" for a box that is ticked, the name of the choice for a round button that is."""
    state = str(widget.get("/AS", value or ""))
    if state in _OFF:
        return ""
    choice = state.lstrip("/")
    return "yes" if choice.casefold() in ("yes", "on", "1", "true") else choice


def _name(lineage: list[Any]) -> str:
    """What a reader is told of the field, else its name in the file."""
    told = _text(_inherited(lineage, "/TU"))
    return told or ".".join(_text(one["/T"]) for one in reversed(lineage) if "/T" in one)
