"""Entries to an index's parts; what was embedded before is taken from there, what is new embedded in pieces."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from index import keyword
from index.embed import Embedder, Progress
from index.journal import Embedded
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


Keep = Callable[[Mapping[bytes, Embedded]], None]
"""Called with each piece that was embedded, by key."""

PIECE = 256
"""Passages: some ten seconds of embedding on one core, half a minute on an old one."""


def embedded_in(parts: Parts) -> dict[bytes, Embedded]:
    """What an index has embedded, by key."""
    first, vectors = parts.firsts, parts.nearest.vectors(np.arange(len(parts.keys)))
    return {key.tobytes(): (vectors[n], parts.sentences[first[n] : first[n + 1]]) for n, key in enumerate(parts.keys)}


def build(
    entries: Sequence[Entry],
    embedder: Embedder,
    known: Mapping[bytes, Embedded],
    *,
    keep: Keep,
    progress: Progress | None = None,
) -> Parts:
    """The parts of an index of these entries; the embedder is asked only for what is not `known`, each text once."""
    keys = [_key(entry) for entry in entries]
    rows: dict[bytes, list[int]] = defaultdict(list)
    for row, key in enumerate(keys):
        rows[key].append(row)
    vectors = _Rows([len(entry.sentences) for entry in entries])
    for key in rows.keys() & known.keys():
        vectors.fill(rows[key], known[key])
    new = {key: entries[own[0]] for key, own in rows.items() if key not in known}
    for piece in _embedded(new, embedder, progress):
        keep(piece)
        for key, one in piece.items():
            vectors.fill(rows[key], one)
    sources = {entry.document: Source(entry.document, entry.dated, entry.kind, entry.body) for entry in entries}
    numbers = {document: row for row, document in enumerate(sources)}
    return Parts(
        sources=tuple(sources.values()),
        places=np.array([(numbers[entry.document], entry.number) for entry in entries], np.int32).reshape(-1, 2),
        keys=np.frombuffer(b"".join(keys), np.uint8).reshape(len(keys), -1 if keys else 0),
        keywords=keyword.fit([terms(entry.text) for entry in entries]),
        nearest=Nearest.of(vectors.whole),
        sentences=vectors.sentences,
        firsts=vectors.firsts,
    )


class _Rows:
    """The vectors of all passages and sentences, filled in any order."""

    def __init__(self, sentences: Sequence[int]) -> None:
        self.firsts = np.cumsum([0, *sentences], dtype=np.int64)
        self.whole = np.empty((0, 1), np.float32)
        self.sentences = np.empty((0, 1), np.float16)

    def fill(self, rows: Sequence[int], embedded: Embedded) -> None:
        whole, sentences = embedded
        if not len(self.whole):  # how many dimensions there are, the first one tells
            self.whole = np.empty((len(self.firsts) - 1, len(whole)), np.float32)
            self.sentences = np.empty((int(self.firsts[-1]), len(whole)), np.float16)
        for row in rows:
            self.whole[row] = whole
            self.sentences[self.firsts[row] : self.firsts[row + 1]] = sentences


def _embedded(
    new: Mapping[bytes, Entry], embedder: Embedder, progress: Progress | None
) -> Iterator[dict[bytes, Embedded]]:
    """Piece by piece."""
    keys, done = list(new), 0

    def told(count: int, _piece: int) -> None:
        if progress:
            progress(done + count, len(keys))

    while done < len(keys):
        piece = keys[done : done + PIECE]
        made = embedder.embed_passages([(new[key].text, new[key].sentences) for key in piece], told)
        yield {key: (whole, own.astype(np.float16)) for key, (whole, own) in zip(piece, made, strict=True)}
        done += len(piece)


def _key(entry: Entry) -> bytes:
    """Equal where the same would be embedded."""
    return hashlib.sha256("\0".join((entry.text, *entry.sentences)).encode()).digest()[:16]
