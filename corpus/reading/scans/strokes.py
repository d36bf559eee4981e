"""The straight strokes of a scan's picture, as rulings.py finds them in a drawn page: what tables are ruled with."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from corpus.reading.pdf.words import Rule

MOST_RULES = 2_000  # of a page; more is a photograph
_LONG, _TALL = 40.0, 26.0  # points: no letter is as wide, none of the text as tall
_THICK = 4.0  # points: a wider bar is a box or a photograph's edge
_DARKER = 64  # than the paper, in 256 shades
_WHOLE = 0.9  # of a stroke is ink: a scan wears holes into it
_BRIDGED = 3  # dots across which a stroke that wanders from row to row is one

_Ink = NDArray[np.bool_]


def strokes_of(image: Image.Image, dpi: float) -> tuple[Rule, ...]:
    """Of an upright picture set straight, in points; none where there are too many to rule a table."""
    dots = np.asarray(image, dtype=np.int16)
    ink = dots < int(np.median(dots)) - _DARKER
    scale = 72.0 / dpi
    across = [(x0, y, x1, y) for x0, y, x1 in _runs(ink, _LONG / scale, _THICK / scale)]
    down = [(x, y0, x, y1) for y0, x, y1 in _runs(ink.T, _TALL / scale, _THICK / scale)]
    found = [*across, *down]
    if len(found) > MOST_RULES:
        return ()
    return tuple(Rule(x0 * scale, y0 * scale, x1 * scale, y1 * scale) for x0, y0, x1, y1 in found)


def _runs(ink: _Ink, length: float, thick: float) -> list[tuple[float, float, float]]:
    """Start, middle line and end of each run of ink along the rows, in dots."""
    from scipy import ndimage  # half a second, which only scans need

    long = _opened(ink, max(3, round(length)))
    joined = ndimage.binary_dilation(long, np.ones((_BRIDGED, 1), dtype=bool))
    labels, _ = ndimage.label(joined, np.ones((3, 3), dtype=bool))
    found = []
    for rows, columns in ndimage.find_objects(labels):
        wide, high = columns.stop - columns.start, rows.stop - rows.start
        if high - _BRIDGED + 1 <= thick + wide / 100:
            found.append((float(columns.start), (rows.start + rows.stop - 1) / 2, float(columns.stop)))
    return found


def _opened(ink: _Ink, length: int) -> _Ink:
    """The ink of which a stretch of the row around it, so long, is ink nearly all through."""
    if ink.shape[1] <= length:
        return np.zeros_like(ink)
    sums = np.cumsum(np.pad(ink, ((0, 0), (1, 0))), axis=1, dtype=np.int32)
    stretches = sums[:, length:] - sums[:, :-length] >= _WHOLE * length
    ends = np.cumsum(np.pad(stretches, ((0, 0), (length, length - 1))), axis=1, dtype=np.int32)
    return ink & (ends[:, length:] - ends[:, :-length] > 0)
