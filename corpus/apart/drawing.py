"""Pages drawn in a process of their own: one that crashes, hangs or eats memory costs a picture and nothing else."""

from __future__ import annotations

import msgspec

from corpus.apart import Readers
from corpus.apart.child import Limits
from corpus.errors import ReadingError
from corpus.picture import Picture

LIMITS = Limits(quiet=20.0, whole=20.0, memory=1 << 30)
"""For one page: the densest maps take two seconds."""

_picture = msgspec.msgpack.Decoder(Picture)


def drawn(pdf: bytes, number: int, *, limits: Limits = LIMITS, module: str = "corpus.apart.drawer") -> Picture:
    """Page `number`, counted from 1. Raises ReadingError. `module` is for tests: what draws."""
    try:
        with Readers(1, limits=limits, module=module) as drawers:
            return _picture.decode(drawers.packed(pdf, str(number)))
    except ReadingError as error:
        raise ReadingError(f"page {number} cannot be shown as a picture: {error}") from error
