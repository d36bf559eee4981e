"""Obvious, deterministic stand-ins for the slow parts."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray


class FakeEmbedder:
    """Texts that share words are near: each word has its own direction, a text is the sum of its words.

    `embedded` lists the passages it was asked for, so that a test can see what was embedded again.
    """

    def __init__(self, fingerprint: str = "fake@1") -> None:
        self.fingerprint = fingerprint
        self.embedded: list[str] = []

    def embed(self, texts: Sequence[str], progress: Callable[[int, int], None] | None = None) -> NDArray[np.float32]:
        if progress:
            progress(len(texts), len(texts))
        return np.array([_vector(text) for text in texts], np.float32).reshape(-1, 256)

    def embed_passages(
        self, passages: Sequence[tuple[str, Sequence[str]]], progress: Callable[[int, int], None] | None = None
    ) -> list[tuple[NDArray[np.float32], NDArray[np.float32]]]:
        self.embedded += [text for text, _ in passages]
        if progress:
            progress(len(passages), len(passages))
        return [(_vector(text), self.embed(sentences)) for text, sentences in passages]


def _vector(text: str) -> NDArray[np.float32]:
    words = re.findall(r"\w+", text.lower()) or [""]
    total = np.sum([_direction(word) for word in words], axis=0)
    return np.asarray(total / np.linalg.norm(total), np.float32)


def _direction(word: str) -> NDArray[np.float64]:
    seed = int.from_bytes(hashlib.sha256(word.encode()).digest()[:8])
    return np.random.default_rng(seed).standard_normal(256)
