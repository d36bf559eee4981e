"""What was embedded for an index that is not finished: kept piece by piece, so that who is killed loses one piece.

    <library>/index/embedding/<model>-<piece>.npz

Making an index takes up what is there, by whichever run; swapping one in clears it away (index.generations).
"""

from __future__ import annotations

import hashlib
import secrets
import zipfile
from collections.abc import Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.embed import Vectors
from index.generations import writing
from index.saved import FORMAT

Embedded = tuple[Vectors, NDArray[np.float16]]
"""A passage's vector (dimension,) and its sentences' (sentences, dimension)."""


class Journal:
    """Of one model, in an index's folder. Within `generations.making`."""

    def __init__(self, folder: Path, fingerprint: str) -> None:
        self._folder, self._index = folder / "embedding", folder
        self._model = hashlib.sha256(f"{FORMAT} {fingerprint}".encode()).hexdigest()[:16]

    def read(self) -> dict[bytes, Embedded]:
        """Everything kept, by the passages' keys; a damaged piece is passed over."""
        found: dict[bytes, Embedded] = {}
        for file in sorted(self._folder.glob(f"{self._model}-*.npz")):
            found |= _piece(file)
        return found

    def keep(self, piece: Mapping[bytes, Embedded]) -> None:
        """Raises LibraryError where it cannot be written."""
        whole = np.array([one for one, _ in piece.values()], np.float32)
        sentences = [own for _, own in piece.values()]
        name = f"{self._model}-{secrets.token_hex(8)}.npz"
        with writing(self._index):
            self._folder.mkdir(exist_ok=True)
            new = self._folder / f"{name}.new"
            with new.open("wb") as file:
                np.savez(
                    file,
                    keys=np.frombuffer(b"".join(piece), np.uint8).reshape(len(piece), -1),
                    whole=whole,
                    sentences=np.concatenate(sentences),
                    firsts=np.cumsum([0, *map(len, sentences)], dtype=np.int64),
                )
            new.replace(self._folder / name)


def _piece(file: Path) -> dict[bytes, Embedded]:
    try:
        with file.open("rb") as opened, np.load(opened, allow_pickle=False) as held:  # a zip file, with checksums
            keys, whole, sentences, firsts = (held[name] for name in ("keys", "whole", "sentences", "firsts"))
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile):
        return {}
    return {key.tobytes(): (whole[n], sentences[firsts[n] : firsts[n + 1]]) for n, key in enumerate(keys)}
