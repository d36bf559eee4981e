"""Entries to an index's parts; what was embedded before is taken from there."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from index import keyword
from index.embed import Embedder, Progress, Vectors
from index.saved import Parts, Source
from index.terms import terms
from index.vector import Nearest


@dataclass(frozen=True, slots=True)
class Entry:
    """A passage as the index sees it.

    `text` is what is embedded and BM25-indexed (corpus.passages.indexed_text), `sentences` the plain text of each
    sentence (corpus.passages.sentence_texts); `dated`, `kind` and `body` are the document's, for filters.
    """

    document: str
    number: int
    text: str
    sentences: tuple[str, ...]
    dated: date | None = None
    kind: str = ""
    body: str = ""


Embedded = tuple[Vectors, NDArray[np.float16]]
"""A passage's vector (dimension,) and its sentences' (sentences, dimension)."""


def embedded_in(parts: Parts) -> dict[bytes, Embedded]:
    """What an index has embedded, by key."""
    first, vectors = parts.firsts, parts.nearest.vectors(np.arange(len(parts.keys)))
    return {key.tobytes(): (vectors[n], parts.sentences[first[n] : first[n + 1]]) for n, key in enumerate(parts.keys)}


def build(
    entries: Sequence[Entry], embedder: Embedder, known: Mapping[bytes, Embedded], progress: Progress | None
) -> Parts:
    """The parts of an index of these entries; the embedder is asked only for what is not `known`, each text once."""
    keys = [_key(entry) for entry in entries]
    new = {key: entry for key, entry in zip(keys, entries, strict=True) if key not in known}
    made = embedder.embed_passages([(entry.text, entry.sentences) for entry in new.values()], progress) if new else []
    vectors = dict(known) | {
        key: (whole, sentences.astype(np.float16)) for key, (whole, sentences) in zip(new, made, strict=True)
    }
    sources = {entry.document: Source(entry.document, entry.dated, entry.kind, entry.body) for entry in entries}
    rows = {document: row for row, document in enumerate(sources)}
    found = [vectors[key] for key in keys]
    return Parts(
        sources=tuple(sources.values()),
        places=np.array([(rows[entry.document], entry.number) for entry in entries], np.int32).reshape(-1, 2),
        keys=np.frombuffer(b"".join(keys), np.uint8).reshape(len(keys), -1 if keys else 0),
        keywords=keyword.fit([terms(entry.text) for entry in entries]),
        nearest=Nearest.of(np.array([whole for whole, _ in found]) if found else np.empty((0, 1), np.float32)),
        sentences=np.concatenate([own for _, own in found]) if found else np.empty((0, 1), np.float16),
        firsts=np.cumsum([0, *(len(own) for _, own in found)], dtype=np.int64),
    )


def _key(entry: Entry) -> bytes:
    """Equal where the same would be embedded."""
    return hashlib.sha256("\0".join((entry.text, *entry.sentences)).encode()).digest()[:16]
