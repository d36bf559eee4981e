"""How askew a scan lies, found from its ink: set straight, the ink of text falls into rows, with white between them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PIL import Image

_MOST_SKEW = 10.0  # degrees
_LEAST_SKEW = 0.3  # Tesseract reads on as well as ever
_SIDE = 900  # dots along the longer side are enough to see rows of text
_MOST_DOTS = 40_000
_DARKER = 48  # than the paper, in 256 shades
_SHARPER = 1.15  # than as it lies


def ink_of(picture: Image.Image) -> NDArray[np.float64]:
    """Where the ink is, as rows of (x, y) in dots from the middle of a small copy: empty for a blank page."""
    factor = max(1, max(picture.size) // _SIDE)
    small = np.asarray(picture.reduce(factor), dtype=np.int16)
    y, x = np.nonzero(np.abs(small - int(np.median(small))) > _DARKER)
    every = max(1, len(x) // _MOST_DOTS)
    return np.column_stack((x, y))[::every] - np.array(small.shape[::-1]) / 2


def skew_of(ink: NDArray[np.float64]) -> float:
    """Degrees clockwise that the rows of ink (its columns, on a page on its side) lie askew; 0 where unsure."""
    if len(ink) < 2:
        return 0.0
    as_it_lies = _sharpness(ink, 0.0)
    coarse = max(np.arange(-_MOST_SKEW, _MOST_SKEW + 0.1, 0.5), key=lambda angle: _sharpness(ink, angle))
    fine = max(np.arange(coarse - 0.4, coarse + 0.45, 0.1), key=lambda angle: _sharpness(ink, angle))
    sure = abs(fine) >= _LEAST_SKEW and abs(coarse) < _MOST_SKEW and _sharpness(ink, fine) > _SHARPER * as_it_lies
    return round(float(fine), 1) if sure else 0.0


def _sharpness(ink: NDArray[np.float64], angle: float) -> float:
    """How steeply the ink of neighbouring rows differs when the page is turned back by the angle."""
    turn = np.radians(angle)
    x, y = ink[:, 0], ink[:, 1]
    rows = y * np.cos(turn) - x * np.sin(turn)
    columns = x * np.cos(turn) + y * np.sin(turn)
    return max(_steepness(rows), _steepness(columns))


def _steepness(places: NDArray[np.float64]) -> float:
    counts = np.bincount(np.rint(places - places.min()).astype(np.int64))
    return float(np.square(np.diff(counts)).sum())
