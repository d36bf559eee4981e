"""The quotes that a sentence cites, and what of it they do not bear: its facts, who does what, how certain it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from assistant.rewriting.deeds import LIGHT, in_meanings
from assistant.rewriting.facts import Dated, addresses_in, is_named, is_year, same_date, same_number
from assistant.rewriting.faults import Fault
from assistant.rewriting.manner import overstates, tells_otherwise
from assistant.rewriting.numbers import Number
from assistant.rewriting.parts import Part, parts_of
from assistant.rewriting.quoted import POINTS_BACK, Quoted
from assistant.rewriting.roles import causes, only_wished, puts_for_another, swaps, told_as_now, turned
from index.terms import terms
from index.terms import words as words_in

LEAST_COVERED = 0.5
_AS_GOOD = 0.5
_NEAR_PARTS = 2  # how far back "it" points
_QUOTED = re.compile(r"“([^“”]+)”")
_FIRST_PERSON = re.compile(r"\W*(?:and |but )?(?:I|[Ww]e)\b")


@dataclass(frozen=True)
class Cited:
    """The sources that a sentence cites."""

    sources: tuple[Quoted, ...]
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

    def new_words(self, part: Part) -> list[str]:
        """Its words that stand in none of them in any form, names and figures apart."""
        held = self.terms | self.tellings
        found = [word for word in words_in(part.clause.words) if word.isalpha() and terms(word)]
        return [word for word in found if (term := in_meanings(terms(word))[0]) in part.matter and term not in held]

    @cached_property
    def tellings(self) -> frozenset[str]:
        return frozenset(LIGHT).union(*(part.tells for part in self.parts))

    def turns_round(self, parts: Sequence[Part]) -> bool:
        """Whether it makes a cause of what its quote gives as the effect."""
        told = [pair for pair in pairwise(parts) if causes(pair[1])]
        pairs = [(self._bearing(effect)[:1], self._bearing(cause)[:1]) for effect, cause in told]
        return any(effect and causes(effect[0]) and not (cause and causes(cause[0])) for effect, cause in pairs)

    def tells(self, part: Part) -> bool:
        """Whether they tell of what it says is done."""
        bearing = self._bearing(part)
        told = [held.tells for held in bearing] + [read.beside_meanings for read in self.sources]
        return part.verbs <= frozenset[str]().union(*told)

    def tells_of_another(self, part: Part) -> bool:
        """Whether it gives what is done to another who does it, or to another to whom it is done."""
        bearing = self._bearing(part)
        if not bearing:
            return False
        best = bearing[0]
        return (
            swaps(part, self._first_person(best))
            or turned(part, best)
            or (len(part.own & best.own) > 1 and puts_for_another(part, best, self.parts))
        )

    def _first_person(self, held: Part) -> Part:
        """A part with whoever says "I" in it."""
        said_by = frozenset[str]().union(*(read.beside_terms for read in self.sources if held in read.parts))
        return replace(held, subject=held.subject | said_by) if _FIRST_PERSON.match(held.clause.words) else held

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
        clauses = [held.clause for held in self._without_what_it_points_to(part, bearing)]
        if clauses and tells_otherwise(part.clause, clauses):
            yield Fault.NEGATION
        if clauses and overstates(part.clause, clauses):
            yield Fault.CERTAINTY
        if bearing and (only_wished(part, bearing) or told_as_now(part, bearing[0])):
            yield Fault.CERTAINTY

    def _without_what_it_points_to(self, part: Part, bearing: list[Part]) -> list[Part]:
        """What bears a thing, less what "it" stands for in the first: how certain that is says nothing of it."""
        if not bearing or not POINTS_BACK.match(bearing[0].clause.words):
            return bearing
        at = self.parts.index(bearing[0])
        pointed_to = [held for held in bearing[1:] if 0 < at - self.parts.index(held) <= _NEAR_PARTS]
        if part.subject and not any(part.subject & held.own for held in pointed_to):
            return bearing
        return [held for held in bearing if held not in pointed_to]

    def _wrong_facts(self, part: Part) -> Iterator[Fault]:
        if not all(self._gives_date(date, part) for date in part.dates):
            yield Fault.DATE
        if not part.periods <= frozenset[str]().union(*(held.periods for held in self.parts)):
            yield Fault.NUMBER
        if not all(self._gives_number(number, part) for number in part.numbers):
            yield Fault.NUMBER

    @cached_property
    def _beside(self) -> list[Part]:
        return [held for read in self.sources for held in read.beside]

    def _gives_date(self, date: Dated, part: Part) -> bool:
        """A document's own date may be told with what it says, or as the day until which a thing was not done."""
        if part.reports and any(same_date(date, held.dates) for held in self._beside):
            return True
        if part.clause.denials and any(same_date(replace(date, limit=""), held.dates) for held in self._beside):
            return True
        return self._bound(part, [held for held in self.parts if same_date(date, held.dates)])

    def _gives_number(self, number: Number, part: Part) -> bool:
        if any(same_number(number, held.numbers) for held in self._beside):
            return True
        if any(is_year(number, held.dates) for held in self.parts):
            return True
        if number.label and any(_labels_another(number, held) for held in self._bearing(part)):
            return False
        holding = [held for held in self.parts if same_number(number, held.numbers)]
        return bool(holding) if number.whole else self._bound(part, holding, labelled=number.labels)

    def _in_row(self, part: Part, cell: Part) -> bool:
        """Whether a cell stands in a row that tells of the matter."""
        first = [held for held in self._bearing(part) if held.matter & part.matter][:1]
        rows = [read.cells_of(held.sentence) for read in self.sources for held in first if held in read.parts]
        return not rows or any(not row or cell.sentence in row for row in rows)

    def _bound(self, part: Part, holding: Sequence[Part], *, labelled: bool = False) -> bool:
        """Whether what holds a date or number of a part tells of the same matter, and of the same deed.

        What a number labels ("phase 2") need only stand in the sentence that tells of the deed.
        """
        holding = [held for held in holding if not held.bare or self._in_row(part, held)]
        if not part.matter or any(held.bare or (held.meant and held.meant <= part.verbs) for held in holding):
            return bool(holding)
        if labelled and not part.verbs:
            return any(held.sentence == best.sentence for held in holding for best in self._bearing(part)[:1])
        doing = [held for held in self.parts if part.verbs & (held.meant | held.verbs)]
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
    shared = held.all & left
    facts = {fact for fact in shared if (fact[0].isdigit() or fact[0] in "£$€") and not fact.endswith("th")}
    return len(shared) + 2 * len(facts), len(held.own & part.own), held.clause.denials % 2 == part.clause.denials % 2


def _labels_another(number: Number, held: Part) -> bool:
    """Whether a part tells of another one of those that are numbered: of Recommendation 3 for Recommendation 1."""
    labelled = [n for n in held.numbers if n.label == number.label]
    return bool(labelled) and not same_number(number, labelled)


def _folded(words: str) -> str:
    return " ".join(re.sub(r"[“”\"'‘’]", "", words).split()).casefold()
