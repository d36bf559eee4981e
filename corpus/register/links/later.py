"""What a later document says of something undertaken before: its status then, or that it is promised still."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from corpus.models import Link, LinkEnd, LinkKind, Spans, Status, meet
from corpus.register.links.aligning import Match
from corpus.register.links.bonds import Pair
from corpus.register.links.entries import Said, Unit
from corpus.register.links.figures import contradict
from corpus.register.links.likeness import Alike, Likeness
from corpus.register.links.same import confidence
from corpus.register.links.telling import (
    Sayings,
    Telling,
    Undertaken,
    answer_of,
    each_others_likest,
    more_than_names,
    undertaken,
)

_ANSWERING, _ELSEWHERE = 0.25, 0.5  # scores: in the answer to the same recommendation, and anywhere else
_SHARED = 0.9, 1.7  # the weight of the words in common that it takes, there and there
_MOST, _NEARLY = 2, 0.8  # sentences a commitment, and how much of the likest's score the second must have
_HERE = 0.3  # there, of the plain words of the shorter, where each is the other's likest


def later_links(pair: Pair, matches: Iterable[Match], likeness: Likeness) -> Iterator[Link]:
    """Sentences of the later document that tell of what the earlier one undertakes.

    Each tells of what it is most like; in the answer to the same recommendation less likeness will do, and anywhere for
    what are each other's likest in the two documents.
    """
    if not (pair.earlier.document.date and pair.earlier.document.date < pair.later.document.date):
        return
    answers: dict[int, list[Said]] = defaultdict(list)
    for match in matches:
        answers[match.one] += answer_of(pair.later.items[match.other])
    made = {
        n: tuple(undertaken(a, again=n in answers)) for n, a in enumerate((*pair.earlier.items, *pair.earlier.alone))
    }
    everywhere = Sayings(pair.later, likeness)
    owed = [(one, answers.get(n, ())) for n, own in made.items() for one in own]
    likest = each_others_likest(owed, everywhere, likeness)
    told: list[Telling] = []
    for n, ones in made.items():
        here = _here(ones, answers.get(n, ()), likeness)
        for one in ones:
            own = [t for said in answers.get(n, ()) if (t := _telling(one, said, likeness, answering=True))]
            own += [t for t in here.get(one.said.spans, ()) if t.said not in [o.said for o in own]]
            far = [t for said in everywhere.near(one.said) if (t := _telling(one, said, likeness, answering=False))]
            told += own or far or [t for spans, t in likest.items() if spans == one.said.spans]
    best: dict[Spans, float] = {}
    for telling in told:
        best[telling.said.spans] = max(best.get(telling.said.spans, 0.0), telling.score)
    for telling in _surest(t for t in told if t.score >= _NEARLY * best[t.said.spans]):
        yield _link(pair, telling)


def _telling(one: Undertaken, said: Said, likeness: Likeness, *, answering: bool) -> Telling | None:
    alike = likeness.of(one.said, said)
    if answering:
        weakly = alike.score >= _ANSWERING and alike.words.shared >= _SHARED[0]
        tells = alike.score >= _ELSEWHERE or (weakly and one.is_owed and not contradict(one.said.words, said.words))
    else:
        sure = alike.score >= _ELSEWHERE and alike.words.shared >= _SHARED[1]
        tells = sure and more_than_names(one.said, said, likeness)
    return Telling(one, said, alike, answering) if tells else None


def _here(ones: Iterable[Undertaken], answer: Sequence[Said], likeness: Likeness) -> dict[Spans, list[Telling]]:
    """By what was still owed, the sentence of the answer to the same recommendation that is each other's likest."""
    owed = [one for one in ones if one.is_owed]
    shares: dict[tuple[int, int], tuple[float, float]] = {}
    alike: dict[tuple[int, int], Alike] = {}
    for n, one in enumerate(owed):
        for m, said in enumerate(answer):
            if (share := likeness.here(one.said, said)) >= _HERE:
                alike[n, m] = likeness.of(one.said, said)
                shares[n, m] = share, alike[n, m].score
    found: dict[Spans, list[Telling]] = defaultdict(list)
    for (n, m), share_and_score in shares.items():
        likest = share_and_score == max(own for at, own in shares.items() if at[0] == n or at[1] == m)
        if likest and not contradict(owed[n].said.words, answer[m].words):
            found[owed[n].said.spans].append(Telling(owed[n], answer[m], alike[n, m], answering=True))
    return found


def _surest(told: Iterable[Telling]) -> Iterator[Telling]:
    """Of what tells of one thing, the likest and what is nearly as like, two at most."""
    order = sorted(told, key=lambda t: (t.one.said.spans, -t.score, t.said.spans))
    for _, own in groupby(order, key=lambda t: t.one.said.spans):
        likest = list(own)[:_MOST]
        yield from (t for t in likest if t.score >= _NEARLY * likest[0].score)


def _link(pair: Pair, telling: Telling) -> Link:
    one, said = telling.one, telling.said
    item, place = _holder(pair.later, said, one.said)
    why = f"{telling.alike.held:.0%} of the telling words of the shorter are in the other"
    if telling.answering:
        why += ", in what is answered to the same recommendation"
    start = LinkEnd(pair.earlier.id, one.asked.item.key, one.said.spans, one.place)
    end = LinkEnd(pair.later.id, item, said.spans, place)
    return Link(LinkKind.LATER, start, end, confidence(telling.alike, pair), why)


def _holder(unit: Unit, said: Said, one: Said) -> tuple[str, int]:
    """The key of the item that holds the sentence and the place of the commitment in it; "" and -1 where none does.

    Of several commitments in the sentence it is the first; where that is done, the one with the most words of `one`.
    """
    for asked in (*unit.items, *unit.alone):
        held = [place for place, (_, made) in enumerate(asked.made) if meet(made.spans, said.spans)]
        if held and asked.made[held[0]][0].status is not Status.DONE:
            return asked.item.key, held[0]
        if held:
            return asked.item.key, max(held, key=lambda place: len(asked.made[place][1].terms & one.terms))
        if meet(asked.item.response, said.spans):
            return asked.item.key, -1
    return "", -1
