"""Nearest vectors, by FAISS: exact inner product, which is the cosine of normalised vectors.

Exact search takes a few milliseconds to some 20,000 passages and tens at 100,000; an approximate index would lose
recall to save time that a library of one machine does not need.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import faiss
import numpy as np
from numpy.typing import NDArray

from index.embed import Vectors

_FAISS: Any = faiss  # its stubs describe the C++ signatures, not the Python ones


class Nearest:
    """Passage vectors, normalised, numbered from 0 in the order given."""

    def __init__(self, flat: Any) -> None:
        self._flat = flat

    @classmethod
    def of(cls, vectors: Vectors) -> Nearest:
        """`vectors` is (passages, dimension)."""
        flat = _FAISS.IndexFlatIP(vectors.shape[1])
        flat.add(np.ascontiguousarray(vectors, dtype=np.float32))
        return cls(flat)

    def search(self, question: Vectors, allowed: NDArray[np.bool_], limit: int) -> NDArray[np.int64]:
        """The numbers of the nearest passages among the allowed ones, nearest first."""
        limit = min(limit, int(allowed.sum()))
        if limit == 0:
            return np.empty(0, dtype=np.int64)
        selector = _FAISS.IDSelectorBitmap(np.packbits(allowed, bitorder="little"))
        _, found = self._flat.search(question.reshape(1, -1), limit, params=_FAISS.SearchParameters(sel=selector))
        return np.asarray(found[0], dtype=np.int64)

    def vectors(self, numbers: NDArray[np.int64]) -> Vectors:
        """The vectors of these passages: a copy, because FAISS frees its own with the index."""
        return np.asarray(self._flat.reconstruct_batch(numbers), dtype=np.float32)

    def save(self, file: Path) -> None:
        file.write_bytes(_FAISS.serialize_index(self._flat))  # so that a full disk is an OSError

    @classmethod
    def load(cls, file: Path) -> Nearest:
        """Memory-mapped."""
        try:
            return cls(_FAISS.read_index(str(file), _FAISS.IO_FLAG_MMAP_IFC))
        except RuntimeError as failed:  # FAISS's word for a file that cannot be opened
            raise OSError(f"FAISS cannot read {file}") from failed
