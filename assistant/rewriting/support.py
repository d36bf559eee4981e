"""Whether a sentence that a model wrote is borne by the quotes that it cites: what is not is never shown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from assistant.rewriting.facts import Dated, facts_in, is_named, same_date, same_number
from assistant.rewriting.manner import Clause, overstates, tells_otherwise
from assistant.rewriting.numbers import Number
from assistant.rewriting.replies import Said
from corpus.dates import AsAt
from index.embed import Embedder
from index.terms import terms

_PART = re.compile(
    r"[;:!?]\s+|\.\s+(?=[A-Z])|,?\s+(?=(?:and|but|because|which|who|whose|whereas|while|although|though|so that)\b)"
)
_QUOTED = re.compile(r"“([^“”]+)”")
LEAST_COVERED, LEAST_COSINE = 0.5, 0.6
LONGEST = 60  # words


class Fault(StrEnum):
    """Why a sentence is left out, as the notice under an answer tells it."""

    OK = "ok"
    UNREAD = "could not be read"
    LONG = "was too long"
    REPEATED = "said the same again"
    UNCITED = "cited no quote"
    UNKNOWN_CITATION = "cited a quote that is not there"
    QUOTATION = "put words in quotation marks that its quote does not have"
    DATE = "gave a date that its quote does not give"
    NUMBER = "gave a number that its quote does not give"
    NAME = "gave a name that its quote does not give"
    NEGATION = "said the opposite of its quote"
    CERTAINTY = "was more certain than its quote"
    MEANING = "said what its quote does not say"


@dataclass(frozen=True, slots=True)
class Source:
    """A quote as a model gets it: its number, its plain words, who said it and when, and what it stands under.

    `as_at` is the day from which its dates without a year are reckoned.
    """

    n: int
    words: str
    said: str
    about: str = ""
    as_at: AsAt | None = None


class Checker:
    """Checks sentences against `sources`; `acronyms` are the meanings of each, by upper case."""

    def __init__(self, sources: Sequence[Source], embedder: Embedder, acronyms: Mapping[str, set[str]]) -> None:
        self._sources = {source.n: _Read(source, embedder) for source in sources}
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
            cited = _Cited(tuple(self._sources[n] for n in said.cites), self._acronyms)
            yield from cited.wrong_facts(said.words)
            for part in parts_of(said.words):
                yield from self._wrong_in(part, cited)

    def _wrong_in(self, part: Part, cited: _Cited) -> Iterator[Fault]:
        """What is wrong with one of the things that a sentence says."""
        bearing = [held.clause for held in cited.bearing(part.terms)]
        if not cited.covers(part) and not self._means(part.clause.words, cited):
            yield Fault.MEANING
        if bearing and tells_otherwise(part.clause, bearing):
            yield Fault.NEGATION
        if bearing and overstates(part.clause, bearing):
            yield Fault.CERTAINTY

    def _means(self, words: str, cited: _Cited) -> bool:
        """Whether something cited is close to it in meaning."""
        vector = self._embedder.embed([words])[0]
        return max(float((read.vectors @ vector).max()) for read in cited.sources) >= LEAST_COSINE


@dataclass(frozen=True, slots=True)
class Part:
    """One of the things that a sentence says."""

    clause: Clause
    terms: frozenset[str]
    own: frozenset[str]  # its terms but for dates and numbers, which are checked to the letter


def parts_of(words: str) -> list[Part]:
    pieces = [piece for piece in _PART.split(words) if re.search(r"\w", piece)]
    return [Part(Clause(piece), frozenset(terms(piece)), _own(piece)) for piece in pieces]


def _own(piece: str) -> frozenset[str]:
    facts = facts_in(piece)
    rest = facts.rest
    for number in reversed(facts.numbers):
        rest = f"{rest[: number.start]} {rest[number.end :]}"
    return frozenset(terms(rest))


class _Read:
    """A source with what is in it."""

    def __init__(self, source: Source, embedder: Embedder) -> None:
        self.source = source
        self.parts = parts_of(source.words)
        beside = f"{source.said}. {source.about}"
        self.facts = facts_in(source.words, source.as_at)
        self.beside = facts_in(beside, source.as_at)
        self.terms = frozenset(terms(f"{source.words} {beside}"))
        self._embedder = embedder

    @cached_property
    def vectors(self) -> NDArray[np.float32]:
        """Of the whole and of each of its parts, a row each."""
        return self._embedder.embed([self.source.words, *(part.clause.words for part in self.parts)])


@dataclass(frozen=True)
class _Cited:
    """The sources that a sentence cites."""

    sources: tuple[_Read, ...]
    acronyms: Mapping[str, set[str]]

    @cached_property
    def terms(self) -> frozenset[str]:
        """All that they hold, and what their acronyms stand for, or are."""
        held = frozenset[str]().union(*(read.terms for read in self.sources))
        meanings = {short: frozenset(terms(" ".join(meant))) for short, meant in self.acronyms.items()}
        for short, meant in meanings.items():
            own = frozenset(terms(short))
            if own <= held or (meant and meant <= held):
                held |= own | meant
        return held

    def wrong_facts(self, words: str) -> Iterator[Fault]:
        """What does not stand in what is cited, word for word."""
        folded = [_folded(read.source.words) for read in self.sources]
        if not all(any(_folded(quoted) in words for words in folded) for quoted in _QUOTED.findall(words)):
            yield Fault.QUOTATION
        readings = [(read, facts_in(words, read.source.as_at)) for read in self.sources]
        facts = readings[0][1]
        if not all(
            any(address.rstrip(".,;") in read.source.words for read in self.sources) for address in facts.addresses
        ):
            yield Fault.MEANING
        dated = {d.printed for read, own in readings for d in own.dates if same_date(d, _dates(read))}
        if any(d.printed not in dated for d in facts.dates):
            yield Fault.DATE
        if not all(any(same_number(n, _numbers(read), read.terms) for read in self.sources) for n in facts.numbers):
            yield Fault.NUMBER
        if not all(is_named(name, self.terms) for name in facts.names):
            yield Fault.NAME

    def covers(self, part: Part) -> bool:
        """Whether they hold most of its words."""
        return len(part.own & self.terms) >= LEAST_COVERED * len(part.own)

    def bearing(self, own: frozenset[str]) -> list[Part]:
        """The parts of what is cited that together hold the most of some terms, the one that holds most first."""
        left, taken = set(own), list[Part]()
        candidates = [part for read in self.sources for part in read.parts]
        while candidates:
            best = max(candidates, key=lambda part: len(part.terms & left))
            if not best.terms & left:
                break
            taken.append(best)
            candidates.remove(best)
            left -= best.terms
        return taken


def _dates(read: _Read) -> list[Dated]:
    return [*read.facts.dates, *read.beside.dates]


def _numbers(read: _Read) -> list[Number]:
    return [*read.facts.numbers, *read.beside.numbers]


def _folded(words: str) -> str:
    return " ".join(re.sub(r"[“”\"'‘’]", "", words).split()).casefold()
