"""A page's picture with the cited words highlighted on it."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from corpus.boxes import covering
from corpus.models import Box
from corpus.picture import Picture
from ui.shown.escape import escape_html
from ui.shown.markup import Mark

_SAME_LINE = 0.5  # of the height of the lower of two boxes: how far they overlap, side by side
_LEVEL = 0.4  # of the height: how far the middles of two words of one rectangle may be apart
_GAP = 1.2  # heights: words further apart are not in one highlight

Edges = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Highlight:
    """A stretch of one printed line, in points from the page's top left corner."""

    x0: float
    y0: float
    x1: float
    y1: float
    current: bool = False


def highlights(boxes: Sequence[Box], marks: Iterable[Mark]) -> list[Highlight]:
    """Where the marked words stand on the page, line by line; the mark the reader asked for comes first."""
    return [
        Highlight(*edges, mark.current)
        for mark in sorted(marks, key=lambda mark: not mark.current)
        for edges in _lines(covering(boxes, mark.span))
    ]


def _lines(boxes: Iterable[Box]) -> Iterator[Edges]:
    """One rectangle for words that stand side by side; several where the line leans, as on a scan."""
    first: Box | None = None
    edges: Edges = (0.0, 0.0, 0.0, 0.0)
    for box in boxes:
        if first is not None and _goes_on(edges, box) and _is_level(first, box):
            edges = (min(edges[0], box.x0), min(edges[1], box.y0), max(edges[2], box.x1), max(edges[3], box.y1))
            continue
        if first is not None:
            yield edges
        first, edges = box, (box.x0, box.y0, box.x1, box.y1)
    if first is not None:
        yield edges


def _goes_on(line: Edges, box: Box) -> bool:
    _, y0, x1, y1 = line
    height = min(y1 - y0, box.y1 - box.y0)
    shared = min(y1, box.y1) - max(y0, box.y0)
    return shared > _SAME_LINE * height and -height < box.x0 - x1 < _GAP * (y1 - y0)


def _is_level(first: Box, box: Box) -> bool:
    height = max(first.y1 - first.y0, box.y1 - box.y0)
    return abs((first.y0 + first.y1) - (box.y0 + box.y1)) / 2 < _LEVEL * height


def sheet_html(picture: Picture, shown: Sequence[Highlight], label: str, words: str = "") -> str:
    """The picture with its highlights; `label`, and `words` for those it highlights, are for who cannot see it."""
    data = b64encode(picture.data).decode("ascii")
    spots = "".join(_spot(one, picture, "" if n else _anchor(words)) for n, one in enumerate(shown))
    source = f"data:{picture.media};base64,{data}"
    size = f'width="{round(picture.width)}" height="{round(picture.height)}"'
    image = f'<img alt="{escape_html(label)}" src="{source}" {size}>'
    frame = f'<div class="frame" role="group" tabindex="0" aria-label="{escape_html(label)}">'
    return f'{frame}<figure class="sheet">{image}{spots}</figure></div>'


def _anchor(words: str) -> str:
    """What is gone to, and read out there."""
    read = f' role="note" aria-label="{escape_html(words)}"' if words else ""
    return f' id="cited" tabindex="-1"{read}'


def _spot(one: Highlight, picture: Picture, anchor: str) -> str:
    sides = (
        ("left", one.x0 / picture.width),
        ("top", one.y0 / picture.height),
        ("width", (one.x1 - one.x0) / picture.width),
        ("height", (one.y1 - one.y0) / picture.height),
    )
    style = ";".join(f"{side}:{share:.3%}" for side, share in sides)
    kind, anchor = ("spot current", anchor) if one.current else ("spot", "")
    return f'<span class="{kind}"{anchor} style="{style}"></span>'
