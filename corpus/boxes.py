"""Where a page's words are printed, packed small: a document of a thousand pages has half a million of them."""

from __future__ import annotations

import struct
from collections.abc import Iterable

from corpus.models import Box, Span

_ROW = struct.Struct("<IIiiii")  # start and end from the page's first character; edges in hundredths of a point
_POINT = 100


def packed(boxes: Iterable[Box], start: int) -> bytes:
    """The boxes of one page whose text begins at `start`."""
    return b"".join(
        _ROW.pack(
            box.span.start - start,
            box.span.end - start,
            *(round(edge * _POINT) for edge in (box.x0, box.y0, box.x1, box.y1)),
        )
        for box in boxes
    )


def entry(start: int, end: int, edges: tuple[float, float, float, float]) -> bytes:
    """One box as `packed` packs it, its span counted from the page's first character: for readers of many words."""
    x0, y0, x1, y1 = edges
    return _ROW.pack(start, end, round(x0 * _POINT), round(y0 * _POINT), round(x1 * _POINT), round(y1 * _POINT))


def unpacked(data: bytes, start: int) -> list[Box]:
    """What `packed` packed. Raises ValueError where it is cut off."""
    if len(data) % _ROW.size:
        raise ValueError(f"boxes of {len(data)} bytes: not a whole number of them")
    return [
        Box(Span(start + first, start + last), *(edge / _POINT for edge in edges))
        for first, last, *edges in _ROW.iter_unpack(data)
    ]


def covering(boxes: Iterable[Box], span: Span) -> list[Box]:
    """The boxes of the words that a span takes in; a box that it only begins or ends in is cut in proportion."""
    return [_cut(box, span) for box in boxes if box.span.overlaps(span)]


def _cut(box: Box, span: Span) -> Box:
    length = box.span.end - box.span.start
    start, end = max(box.span.start, span.start), min(box.span.end, span.end)
    width = (box.x1 - box.x0) / length
    return Box(
        Span(start, end),
        box.x0 + (start - box.span.start) * width,
        box.y0,
        box.x0 + (end - box.span.start) * width,
        box.y1,
    )
