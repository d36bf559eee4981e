"""What a later document says of something undertaken before: its status then, or that it is promised still."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from corpus.models import ItemKind, Link, LinkEnd, LinkKind, Spans, Status, meet
from corpus.register.links.aligning import Match
from corpus.register.links.bonds import Pair
from corpus.register.links.entries import Asked, Said, Unit
from corpus.register.links.figures import contradict
from corpus.register.links.likeness import Alike, Likeness
from corpus.register.links.same import confidence

_ANSWERING, _ELSEWHERE = 0.25, 0.5  # scores: in the answer to the same recommendation, and anywhere else
_SHARED = 0.9, 1.7  # the weight of the words in common that it takes, there and there
_MOST, _NEARLY = 2, 0.8  # sentences a commitment, and how much of the likest's score the second must have
_FEWEST = 3  # terms that a commitment can be known again by: not "I shall publish it"
_HERE = 0.3  # there, of the plain words of the shorter, where each is the other's likest
_FAVOUR = 0.15  # for an answer to the same recommendation, where a sentence might tell of several things


@dataclass(frozen=True, slots=True)
class _Undertaken:
    """A commitment, or an action by its own words, by its item and its place there."""

    asked: Asked
    place: int
    said: Said

    @property
    def is_owed(self) -> bool:
        """Whether it was still to be done then."""
        return self.place < 0 or self.asked.made[self.place][0].status is Status.PROMISED


def later_links(pair: Pair, matches: Iterable[Match], likeness: Likeness) -> Iterator[Link]:
    """Sentences of the later document that tell of what the earlier one undertakes.

    Each tells of what it is most like; in the answer to the same recommendation less likeness will do.
    """
    if not (pair.earlier.document.date and pair.earlier.document.date < pair.later.document.date):
        return
    answers: dict[int, list[Said]] = {}
    for match in matches:
        answers.setdefault(match.one, []).extend(pair.later.items[match.other].answer)
    told: list[_Telling] = []
    everywhere = _Sayings(pair.later, likeness)
    for n, asked in enumerate((*pair.earlier.items, *pair.earlier.alone)):
        here = _here(_undertaken(asked, again=n in answers), answers.get(n, ()), likeness)
        for one in _undertaken(asked, again=n in answers):
            own = [t for said in answers.get(n, ()) if (t := _telling(one, said, likeness, answering=True))]
            own += [t for t in here.get(one.said.spans, ()) if t.said not in [o.said for o in own]]
            told += own or [
                t for said in everywhere.near(one.said) if (t := _telling(one, said, likeness, answering=False))
            ]
    best: dict[Spans, float] = {}
    for telling in told:
        best[telling.said.spans] = max(best.get(telling.said.spans, 0.0), telling.score)
    for telling in _surest(t for t in told if t.score >= _NEARLY * best[t.said.spans]):
        yield _link(pair, telling)


@dataclass(frozen=True, slots=True)
class _Telling:
    """A sentence that may tell of something undertaken; `answering`: it answers the same recommendation."""

    one: _Undertaken
    said: Said
    alike: Alike
    answering: bool

    @property
    def score(self) -> float:
        return self.alike.score + (_FAVOUR if self.answering else 0.0)


def _telling(one: _Undertaken, said: Said, likeness: Likeness, *, answering: bool) -> _Telling | None:
    alike = likeness.of(one.said, said)
    if answering:
        weakly = alike.score >= _ANSWERING and alike.words.shared >= _SHARED[0]
        tells = alike.score >= _ELSEWHERE or (weakly and one.is_owed and not contradict(one.said.words, said.words))
    else:
        tells = alike.score >= _ELSEWHERE and alike.words.shared >= _SHARED[1]
    return _Telling(one, said, alike, answering) if tells else None


def _here(ones: Iterable[_Undertaken], answer: Sequence[Said], likeness: Likeness) -> dict[Spans, list[_Telling]]:
    """By what was still owed, the sentence of the answer to the same recommendation that is each other's likest."""
    owed = [one for one in ones if one.is_owed]
    shares: dict[tuple[int, int], tuple[float, float]] = {}
    alike: dict[tuple[int, int], Alike] = {}
    for n, one in enumerate(owed):
        for m, said in enumerate(answer):
            if (share := likeness.here(one.said, said)) >= _HERE:
                alike[n, m] = likeness.of(one.said, said)
                shares[n, m] = share, alike[n, m].score
    found: dict[Spans, list[_Telling]] = defaultdict(list)
    for (n, m), share_and_score in shares.items():
        likest = share_and_score == max(own for at, own in shares.items() if at[0] == n or at[1] == m)
        if likest and not contradict(owed[n].said.words, answer[m].words):
            found[owed[n].said.spans].append(_Telling(owed[n], answer[m], alike[n, m], answering=True))
    return found


def _surest(told: Iterable[_Telling]) -> Iterator[_Telling]:
    """Of what tells of one thing, the likest and what is nearly as like, two at most."""
    order = sorted(told, key=lambda t: (t.one.said.spans, -t.score, t.said.spans))
    for _, own in groupby(order, key=lambda t: t.one.said.spans):
        likest = list(own)[:_MOST]
        yield from (t for t in likest if t.score >= _NEARLY * likest[0].score)


def _undertaken(asked: Asked, *, again: bool) -> Iterator[_Undertaken]:
    """Its commitments; its own words where it is an action, or has no answer and does not stand `again` later."""
    for place, (_, said) in enumerate(asked.made):
        if len(said.terms) >= _FEWEST:
            yield _Undertaken(asked, place, said)
    unanswered = not (again or asked.item.response)
    if not asked.made and (unanswered or asked.item.kind is ItemKind.AGREED_ACTION):
        yield _Undertaken(asked, -1, asked.said)


class _Sayings:
    """Every sentence of a document that could tell of something, not what was asked there itself, by its terms."""

    def __init__(self, unit: Unit, likeness: Likeness) -> None:
        self._likeness = likeness
        told = [said for asked in unit.items for said in asked.answer]
        self._every = [*told, *unit.loose, *(said for asked in unit.alone for _, said in asked.made)]
        self._holding: dict[str, list[int]] = defaultdict(list)
        for n, said in enumerate(self._every):
            for term in likeness.telling(said):
                self._holding[term].append(n)

    def near(self, said: Said) -> list[Said]:
        """Those that have two telling terms of it: with fewer none could be near enough."""
        shared = Counter(n for term in self._likeness.telling(said) for n in self._holding.get(term, ()))
        return [self._every[n] for n in sorted(shared) if shared[n] > 1]


def _link(pair: Pair, telling: _Telling) -> Link:
    one, said = telling.one, telling.said
    item, place = _holder(pair.later, said)
    why = f"{telling.alike.held:.0%} of the telling words of the shorter are in the other"
    if telling.answering:
        why += ", in what is answered to the same recommendation"
    start = LinkEnd(pair.earlier.id, one.asked.item.key, one.said.spans, one.place)
    end = LinkEnd(pair.later.id, item, said.spans, place)
    return Link(LinkKind.LATER, start, end, confidence(telling.alike, pair), why)


def _holder(unit: Unit, said: Said) -> tuple[str, int]:
    """The key of the item that holds the sentence and the place of the commitment in it; "" and -1 where none does."""
    for asked in (*unit.items, *unit.alone):
        for place, (_, made) in enumerate(asked.made):
            if meet(made.spans, said.spans):
                return asked.item.key, place
        if meet(asked.item.response, said.spans):
            return asked.item.key, -1
    return "", -1
