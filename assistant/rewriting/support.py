"""Whether a sentence that a model wrote is borne by the quotes that it cites: what is not is never shown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from assistant.rewriting.deeds import meanings_in
from assistant.rewriting.facts import addresses_in, is_named, is_year, same_date, same_number
from assistant.rewriting.manner import overstates, tells_otherwise
from assistant.rewriting.parts import Part, parts_of
from assistant.rewriting.replies import Said
from assistant.rewriting.sources import Source
from index.embed import Embedder
from index.terms import terms

LONGEST = 60  # words
LEAST_COVERED, LEAST_COSINE = 0.5, 0.6
_AS_GOOD = 0.5
_QUOTED = re.compile(r"“([^“”]+)”")
_POINTS_BACK = re.compile(r"(?:he|she|they|it|this|these|his|her|their)\b", re.IGNORECASE)
_LABELLED = re.compile(r"[\w /]{1,30}:\s")


class Fault(StrEnum):
    """Why a sentence is left out, as the notice under an answer tells it."""

    OK = "ok"
    UNREAD = "could not be read"
    LONG = "was too long"
    REPEATED = "said the same again"
    UNCITED = "cited no quote"
    UNKNOWN_CITATION = "cited a quote that is not there"
    QUOTATION = "quoted words, or gave an address, that its quote does not have"
    DATE = "gave a date that its quote does not give"
    NUMBER = "gave a number that its quote does not give"
    NAME = "gave a name that its quote does not give"
    NEGATION = "said the opposite of its quote"
    CERTAINTY = "was more certain than its quote"
    MEANING = "said what its quote does not say"


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
            if not cited.has_verbatim(said.words):
                yield Fault.QUOTATION
            for part in cited.parts_of(said.words):
                yield from cited.wrong_in(part)
                if not cited.tells(part) or not (cited.covers(part) or self._means(part, cited)):
                    yield Fault.MEANING

    def _means(self, part: Part, cited: _Cited) -> bool:
        """Whether something cited is close to it in meaning."""
        if addresses_in(part.clause.words):
            return False
        vector = self._embedder.embed([part.clause.words])[0]
        return max(float((read.vectors @ vector).max()) for read in cited.sources) >= LEAST_COSINE


class _Read:
    """A source with what is in it."""

    def __init__(self, source: Source, embedder: Embedder) -> None:
        beside = f"{source.said}. {source.about}"
        self.source = source
        self.parts = [p for n, words in enumerate(source.sentences) for p in parts_of(words, source.as_at, n)]
        self.beside = parts_of(beside, source.as_at)
        self.beside_terms = frozenset(terms(beside))
        self.terms = frozenset(terms(source.words)) | self.beside_terms
        self.meanings = meanings_in(f"{source.words} {beside}")
        self._embedder = embedder

    @cached_property
    def vectors(self) -> NDArray[np.float32]:
        """Of the whole and of each of its parts, a row each."""
        return self._embedder.embed([self.source.words, *(part.clause.words for part in self.parts)])

    def terms_at(self, sentence: int) -> frozenset[str]:
        """The terms of one of its sentences, of the one before where it points back, and of cells ("Owner: ...")."""
        told = self.source.sentences
        first = sentence - 1 if sentence and _POINTS_BACK.match(told[sentence]) else sentence
        cells = (words for words in told if _LABELLED.match(words))
        return frozenset(terms(" ".join((*told[first : sentence + 1], *cells))))


@dataclass(frozen=True)
class _Cited:
    """The sources that a sentence cites."""

    sources: tuple[_Read, ...]
    acronyms: Mapping[str, set[str]]

    @cached_property
    def parts(self) -> list[Part]:
        return [part for read in self.sources for part in read.parts]

    @cached_property
    def terms(self) -> frozenset[str]:
        return self._spelt_out(frozenset[str]().union(*(read.terms for read in self.sources)))

    def has_verbatim(self, words: str) -> bool:
        """Whether what it puts in quotation marks, and every address in it, stands in what is cited."""
        held = [_folded(read.source.words) for read in self.sources]
        shown = (*_QUOTED.findall(words), *addresses_in(words))
        return all(any(_folded(quoted) in words for words in held) for quoted in shown)

    def parts_of(self, words: str) -> list[Part]:
        """The parts of a sentence; its dates are reckoned as those of the first source."""
        return parts_of(words, self.sources[0].source.as_at)

    def tells(self, part: Part) -> bool:
        """Whether they tell of what it says is done."""
        return part.verbs <= frozenset[str]().union(*(read.meanings for read in self.sources))

    def covers(self, part: Part) -> bool:
        """Whether they hold most of its words; one word with no fact says next to nothing."""
        if len(part.own) == 1 and not (part.dates or part.numbers or part.names or part.verbs):
            return True
        return len(part.own & self.terms) >= LEAST_COVERED * len(part.own)

    def wrong_in(self, part: Part) -> Iterator[Fault]:
        """What is wrong with one of the things that a sentence says: its facts first, then how it says it."""
        bearing = self._bearing(part)
        yield from self._wrong_facts(part)
        named = self._named(bearing)
        if not all(is_named(name, named) for name in (part.speaker, *part.names)):
            yield Fault.NAME
        clauses = [held.clause for held in bearing]
        if clauses and tells_otherwise(part.clause, clauses):
            yield Fault.NEGATION
        if clauses and overstates(part.clause, clauses):
            yield Fault.CERTAINTY

    def _wrong_facts(self, part: Part) -> Iterator[Fault]:
        beside = [held for read in self.sources for held in read.beside]
        for date in part.dates:
            of_document = part.reports and any(same_date(date, held.dates) for held in beside)
            if not of_document and not self._bound(part, [p for p in self.parts if same_date(date, p.dates)]):
                yield Fault.DATE
        for number in part.numbers:
            if any(same_number(number, p.numbers) for p in beside) or any(is_year(number, p.dates) for p in self.parts):
                continue
            holding = [p for p in self.parts if same_number(number, p.numbers)]
            if not (holding if number.whole else self._bound(part, holding, labelled=bool(number.label))):
                yield Fault.NUMBER

    def _bound(self, part: Part, holding: Sequence[Part], *, labelled: bool = False) -> bool:
        """Whether what holds a date or number of a part tells of the same matter, and of the same deed.

        What a number labels ("phase 2") need only stand in the sentence that tells of the deed.
        """
        if not part.matter or any(held.bare or (held.meant and held.meant <= part.verbs) for held in holding):
            return bool(holding)
        doing = [held for held in self.parts if part.verbs & held.meant]
        if labelled:
            return any(not doing or held.sentence in {d.sentence for d in doing} for held in holding)
        most = max(len(held.matter & part.matter) for held in self.parts)
        near = [held for held in holding if len(held.matter & part.matter) >= _AS_GOOD * most]
        return any(not doing or held in doing for held in near)

    def _bearing(self, part: Part) -> list[Part]:
        """The parts of what is cited that together hold the most of its matter, the one that holds most first."""
        left, taken = set(part.all), list[Part]()
        candidates = list(self.parts)
        while candidates:
            best = max(candidates, key=lambda held: _likeness(held, part, left))
            if not best.all & left:
                break
            taken.append(best)
            candidates.remove(best)
            left -= best.all
        return taken

    def _named(self, bearing: Sequence[Part]) -> frozenset[str]:
        """Whoever may be named with what some parts say: who stands in their sentences, and who says them."""
        if not bearing:
            return self.terms
        held = frozenset[str]()
        for read in self.sources:
            held |= read.beside_terms
            held = held.union(*(read.terms_at(part.sentence) for part in read.parts if part in bearing))
        return self._spelt_out(held)

    def _spelt_out(self, held: frozenset[str]) -> frozenset[str]:
        """Terms with what the acronyms among them stand for, and with the acronyms of what is spelt out."""
        for short, meanings in self.acronyms.items():
            own = frozenset(terms(short))
            for meant in (frozenset(terms(meaning)) for meaning in meanings):
                if own <= held or (meant and meant <= held):
                    held |= own | meant
        return held


def _likeness(held: Part, part: Part, left: AbstractSet[str]) -> tuple[int, int, bool]:
    """How much of the terms left it holds; of those that hold as much, what has its names, and denies as often."""
    return len(held.all & left), len(held.own & part.own), held.clause.denials % 2 == part.clause.denials % 2


def _folded(words: str) -> str:
    return " ".join(re.sub(r"[“”\"'‘’]", "", words).split()).casefold()
