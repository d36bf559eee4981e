"""What an index consists of, and how that is laid out in files: JSON, .npy without pickle, .npz and FAISS's own."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, load_npz, save_npz

from index.keyword import Keywords
from index.vector import Nearest

FORMAT = 1
"""Raised with any change to the files, so that an index saved by another Bywhen is rebuilt, not misread."""


@dataclass(frozen=True, slots=True)
class Source:
    """A document as filters see it."""

    document: str
    dated: date | None
    kind: str
    body: str


@dataclass(frozen=True)
class Parts:
    """An index's parts. Passages are numbered from 0 in the order they were given; `firsts[n]:firsts[n + 1]` are the
    rows of `sentences` that are passage n's.
    """

    sources: Sequence[Source]
    places: NDArray[np.int32]  # (passages, 2): which source, which number in it
    keys: NDArray[np.uint8]  # (passages, bytes): hash of what was embedded
    keywords: Keywords
    nearest: Nearest
    sentences: NDArray[np.float16]  # (sentences, dimension), normalised
    firsts: NDArray[np.int64]  # (passages + 1,)

    def save(self, folder: Path) -> None:
        _write_json(
            folder / "sources.json",
            [[s.document, s.dated.isoformat() if s.dated else "", s.kind, s.body] for s in self.sources],
        )
        _write_json(folder / "vocabulary.json", list(self.keywords.vocabulary))
        save_npz(folder / "bm25.npz", self.keywords.weights, compressed=False)
        self.nearest.save(folder / "passages.faiss")
        for name in ("places", "keys", "sentences", "firsts"):
            np.save(folder / f"{name}.npy", getattr(self, name), allow_pickle=False)

    @classmethod
    def load(cls, folder: Path) -> Parts:
        """The big arrays are memory-mapped."""
        return cls(
            sources=[
                Source(document, date.fromisoformat(dated) if dated else None, kind, body)
                for document, dated, kind, body in _read_json(folder / "sources.json")
            ],
            places=_array(folder / "places.npy"),
            keys=_array(folder / "keys.npy"),
            keywords=Keywords(
                {term: row for row, term in enumerate(_read_json(folder / "vocabulary.json"))},
                csr_matrix(load_npz(folder / "bm25.npz")),
            ),
            nearest=Nearest.load(folder / "passages.faiss"),
            sentences=_array(folder / "sentences.npy", mapped=True),
            firsts=_array(folder / "firsts.npy"),
        )


def _array(file: Path, *, mapped: bool = False) -> NDArray[Any]:
    return np.asanyarray(np.load(file, mmap_mode="r" if mapped else None, allow_pickle=False))


def _write_json(file: Path, value: list[object]) -> None:
    file.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")


def _read_json(file: Path) -> list[Any]:
    return list(json.loads(file.read_text(encoding="utf-8")))
