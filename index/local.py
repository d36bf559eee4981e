"""The embedded index, in the library's folder: built whole, swapped atomically, opened only when in step."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpus.errors import IndexOutOfStep
from index import generations
from index.building import Entry, build, embedded_in
from index.embed import Embedder, Progress, Vectors
from index.hybrid import FED, TOP, Filters, Hit, Scores, best, fused, moved, with_document
from index.journal import Embedded, Journal
from index.keyword import K1, B
from index.saved import FORMAT, Parts
from index.terms import VERSION as TERMS

__all__ = ["ALL_VERSIONS", "INDEX", "Entry", "LocalIndex"]

INDEX, ALL_VERSIONS = "index", "index of all versions"
"""Folders in the library's: of its current documents, and of earlier versions too."""

SEEN_BY = " seen by "
"""Stands in the names of the folders of indexes of fewer documents."""


class LocalIndex:
    """An open index: read-only, safe to share between threads."""

    def __init__(self, parts: Parts, revision: int) -> None:
        self._parts = parts
        self.revision = revision
        """The library's revision that this index was made from."""

    @classmethod
    def update(
        cls,
        library: Path,
        entries: Iterable[Entry],
        embedder: Embedder,
        *,
        revision: int,
        progress: Progress | None = None,
        name: str = INDEX,
    ) -> LocalIndex:
        """Index exactly `entries` and swap that in at <library>/<name>; what was embedded before is not embedded again.

        This is add, remove and rebuild in one: what it makes depends on `entries` alone. Killed at any point, the
        index that was there before goes on serving, and the next call embeds only what this one had not got to.
        `progress` counts the passages that have to be embedded.
        Raises LibraryError where it cannot be written.
        """
        folder = library / name
        about = _about(revision, embedder.fingerprint)
        with generations.making(folder):
            journal = Journal(folder, embedder.fingerprint)
            known = _embedded(library, about) | journal.read()
            parts = build(list(entries), embedder, known, keep=journal.keep, progress=progress)
            about |= {"passages": len(parts.places), "sentences": len(parts.sentences)}
            return cls(Parts.load(generations.swap_in(folder, about, parts.save)), revision)

    @classmethod
    def open(cls, library: Path, *, revision: int, fingerprint: str, name: str = INDEX) -> LocalIndex:
        """The index of <library>/<name>, whole and in step with the library's revision and the model's fingerprint.

        Raises corpus.errors.IndexOutOfStep, saying what to do, where it is missing, damaged, behind or another model's.
        """
        folder, about = library / name, _about(revision, fingerprint)

        def load(generation: Path, manifest: dict[str, Any]) -> LocalIndex:
            for name, expected in about.items():
                if manifest.get(name) != expected:
                    raise IndexOutOfStep(
                        f"The search index in {folder} is out of step: its {name} is {manifest.get(name)}, "
                        f"not {expected}. {generations.REPAIR}"
                    )
            return cls(Parts.load(generation), revision)

        return generations.read(folder, load)

    @staticmethod
    def delete(library: Path, name: str) -> None:
        """Remove the index of <library>/<name> from the disk; nothing where there is none. Raises LibraryError."""
        if (library / name).is_dir():
            with generations.making(library / name):
                generations.drop(library / name)

    @property
    def passages(self) -> int:
        """How many passages are indexed."""
        return len(self._parts.places)

    def search(
        self, question: Vectors, terms: Sequence[str], filters: Filters = Filters(), limit: int = 20
    ) -> list[Hit]:
        """The best passages, best first. `question` is one vector (dimension,), `terms` come from index.terms.terms."""
        parts, allowed = self._parts, self._allowed(filters)
        if not allowed.any():
            return []
        bm25 = parts.keywords.scores(terms)
        found, score, _ = self._fused(question, question, bm25, allowed)
        first = parts.nearest.vectors(found[np.argsort(-score, kind="stable")[:FED]])
        found, score, sentences = self._fused(question, moved(question, first), bm25, allowed)
        cosine = parts.nearest.vectors(found) @ question
        return [
            Hit(
                parts.sources[parts.places[found[n], 0]].document,
                int(parts.places[found[n], 1]),
                float(score[n]),
                float(bm25[found[n]]),
                float(cosine[n]),
                sentences[n],
            )
            for n in np.argsort(-score, kind="stable")[:limit]
        ]

    def _fused(
        self, question: Vectors, meant: Vectors, bm25: Scores, allowed: NDArray[np.bool_]
    ) -> tuple[NDArray[np.int64], Scores, list[tuple[float, ...]]]:
        """The candidates' numbers, their scores, and the cosines of their sentences with the question; `meant` is the
        vector that whole passages are held against."""
        parts = self._parts
        found = np.union1d(best(bm25, allowed), parts.nearest.search(meant, allowed, TOP))
        cosine = parts.nearest.vectors(found) @ meant
        sentences = self._sentences(found, question)
        strongest = np.array([max(own, default=c) for own, c in zip(sentences, cosine, strict=True)], np.float32)
        alone = fused(bm25=bm25[found], cosine=cosine, sentence=strongest)
        return found, with_document(alone, parts.places[found, 0]), sentences

    def with_words(self, terms: Sequence[str], filters: Filters, limit: int) -> list[tuple[str, int]]:
        """The passages that these terms find, meaning left aside: (document, number), the best first."""
        parts = self._parts
        found = best(parts.keywords.scores(terms), self._allowed(filters), limit)
        return [(parts.sources[parts.places[n, 0]].document, int(parts.places[n, 1])) for n in found]

    def idf(self, term: str) -> float:
        """How rare a term is: ln((passages + 1) / passages with it); a term found nowhere counts as found once."""
        return self._parts.keywords.idf(term)

    def frequency(self, term: str) -> int:
        """In how many passages a term stands; 0 means the library never uses the word."""
        return self._parts.keywords.frequency(term)

    def vectors(self, document: str) -> dict[int, Vectors]:
        """Of the sentences of each passage of a document, by the passages' numbers: (sentences, dimension)."""
        parts = self._parts
        own = [n for n, source in enumerate(parts.sources) if source.document == document]
        rows = np.flatnonzero(np.isin(parts.places[:, 0], own))
        return {
            int(parts.places[n, 1]): parts.sentences[parts.firsts[n] : parts.firsts[n + 1]].astype(np.float32)
            for n in rows
        }

    def _allowed(self, filters: Filters) -> NDArray[np.bool_]:
        parts = self._parts
        sources = [filters.allow(s.document, s.dated, s.kind, s.body) for s in parts.sources]
        allowed = np.array(sources, dtype=np.bool_)[parts.places[:, 0]]
        if filters.passages is not None:
            for n in np.flatnonzero(allowed):
                source, number = parts.places[n]
                allowed[n] = (parts.sources[source].document, int(number)) in filters.passages
        return allowed

    def _sentences(self, passages: NDArray[np.int64], question: Vectors) -> list[tuple[float, ...]]:
        """The cosine with the question of each sentence of each of these passages."""
        starts, ends = self._parts.firsts[passages], self._parts.firsts[passages + 1]
        rows = np.concatenate([np.arange(start, end) for start, end in zip(starts, ends, strict=True)])
        cosines = (self._parts.sentences[rows].astype(np.float32) @ question).tolist()
        ends = np.cumsum(ends - starts)
        return [tuple(cosines[end - n : end]) for end, n in zip(ends, ends - np.r_[0, ends[:-1]], strict=True)]


def _about(revision: int, fingerprint: str) -> dict[str, Any]:
    """What must agree for an index to serve, as the manifest says it."""
    return {
        "format": FORMAT,
        "terms version": TERMS,
        "BM25 settings": [K1, B],
        "model": fingerprint,
        "library revision": revision,
    }


def _embedded(library: Path, about: dict[str, Any]) -> dict[bytes, Embedded]:
    """What the indexes that serve now have embedded by the same model."""

    def load(generation: Path, manifest: dict[str, Any]) -> dict[bytes, Embedded]:
        same = all(manifest.get(name) == about[name] for name in ("format", "model"))
        return embedded_in(Parts.load(generation)) if same else {}

    known: dict[bytes, Embedded] = {}
    for name in (ALL_VERSIONS, INDEX):
        with suppress(IndexOutOfStep):
            known |= generations.read(library / name, load)
    return known
