"""Whether a sentence that a model wrote is borne by the quotes that it cites: what is not is never shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from assistant.rewriting.cited import Cited
from assistant.rewriting.facts import addresses_in
from assistant.rewriting.faults import Fault
from assistant.rewriting.parts import Part
from assistant.rewriting.quoted import Quoted
from assistant.rewriting.replies import Said
from assistant.rewriting.sources import Source
from index.embed import Embedder
from index.terms import terms

__all__ = ["LONGEST", "Checker", "Fault"]

LONGEST = 60  # words
LEAST_COSINE, LEAST_WORD_COSINE = 0.6, 0.5
_ADDS_NOTHING = frozenset(
    "new end start beginning early date day figure figures share rate number total average level period time far way "
    "around roughly down late against another other put post service decision responsible good depends depend "
    "recommends recommended immediately currently present overall already remaining whole people members organisation "
    "department force report letter document area action step work reason result part case cases".split()
)
"""Words that a reader adds to say what a figure or a document is: they claim nothing."""


class Checker:
    """Checks sentences against `sources`; `acronyms` are the meanings of each, by upper case."""

    def __init__(self, sources: Sequence[Source], embedder: Embedder, acronyms: Mapping[str, set[str]]) -> None:
        self._sources = {source.n: Quoted(source, embedder) for source in sources}
        self._embedder = embedder
        self._acronyms = acronyms
        self._told: set[tuple[str, ...]] = set()

    def check(self, said: Said) -> Fault:
        """The first fault of a sentence. One that says what an earlier one said is REPEATED."""
        key = tuple(terms(said.words))
        fault = next(self._faults(said), Fault.REPEATED if key in self._told else Fault.OK)
        self._told.add(key)
        return fault

    def _faults(self, said: Said) -> Iterator[Fault]:
        if not said.words:
            yield Fault.UNREAD
        if len(said.words.split()) > LONGEST:
            yield Fault.LONG
        if not said.cites:
            yield Fault.UNCITED
        elif any(n not in self._sources for n in said.cites):
            yield Fault.UNKNOWN_CITATION
        else:
            cited = Cited(tuple(self._sources[n] for n in said.cites), self._acronyms)
            if not cited.has_verbatim(said.words):
                yield Fault.QUOTATION
            parts = cited.parts_of(said.words)
            if cited.turns_round(parts):
                yield Fault.MEANING
            for part in parts:
                yield from cited.wrong_in(part)
                borne = cited.covers(part) or self._means(part, cited)
                if not (cited.tells(part) and borne) or cited.tells_of_another(part) or self._adds(part, cited):
                    yield Fault.MEANING

    def _adds(self, part: Part, cited: Cited) -> bool:
        """Whether it has a word that nothing cited comes near in meaning: "on a strike", "local"."""
        new = [word for word in cited.new_words(part) if word not in _ADDS_NOTHING]
        if not new:
            return False
        near = np.vstack([read.word_vectors for read in cited.sources]) @ self._embedder.embed(new).T
        return bool(float(near.max(axis=0).min()) < LEAST_WORD_COSINE)

    def _means(self, part: Part, cited: Cited) -> bool:
        """Whether something cited is close to it in meaning."""
        if addresses_in(part.clause.words):
            return False
        vector = self._embedder.embed([part.clause.words])[0]
        return max(float((read.vectors @ vector).max()) for read in cited.sources) >= LEAST_COSINE
