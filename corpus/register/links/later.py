"""What a later document says of something undertaken before: its status then, or that it is promised still."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from corpus.models import ItemKind, Link, LinkEnd, LinkKind, meet
from corpus.register.links.bonds import Pair
from corpus.register.links.entries import Asked, Said, Unit
from corpus.register.links.likeness import Alike, Likeness
from corpus.register.links.same import Match, confidence

_ANSWERING, _ELSEWHERE = 0.28, 0.5  # scores: in the answer to the same recommendation, and anywhere else
_SHARED = 1.4, 2.2  # the weight of the words in common that it takes, there and there
_MOST = 2  # sentences a commitment


@dataclass(frozen=True, slots=True)
class _Undertaken:
    """A commitment, or an action by its own words, by its item and its place there."""

    asked: Asked
    place: int
    said: Said


def later_links(pair: Pair, matches: Iterable[Match], likeness: Likeness) -> Iterator[Link]:
    """Sentences of the later document that tell of what the earlier one undertakes."""
    earlier, later = pair.earlier, pair.later
    if not (earlier.document.date and earlier.document.date < later.document.date):
        return
    answered: dict[int, list[Said]] = {}
    for match in matches:
        answered.setdefault(match.one, []).extend(later.items[match.other].answer)
    everywhere = _sayings(later)
    for n, asked in enumerate((*earlier.items, *earlier.alone)):
        here = answered.get(n, [])
        for one in _undertaken(asked):
            found = list(_telling(one, here, likeness, (_ANSWERING, _SHARED[0])))
            found = found or list(_telling(one, everywhere, likeness, (_ELSEWHERE, _SHARED[1])))
            for alike, said in found[:_MOST]:
                yield _link(pair, one, said, alike, bool(here) and said in here)


def _undertaken(asked: Asked) -> Iterator[_Undertaken]:
    for place, (_, said) in enumerate(asked.made):
        yield _Undertaken(asked, place, said)
    if not asked.made and asked.item.kind is ItemKind.AGREED_ACTION:
        yield _Undertaken(asked, -1, asked.said)


def _sayings(unit: Unit) -> list[Said]:
    """Every sentence that could tell of something: not what was asked there itself."""
    told = [said for asked in unit.items for said in asked.answer]
    return [*told, *unit.loose, *(said for asked in unit.alone for _, said in asked.made)]


def _telling(
    one: _Undertaken, sayings: Sequence[Said], likeness: Likeness, least: tuple[float, float]
) -> Iterator[tuple[Alike, Said]]:
    """The sayings that tell of it, the surest first, each with how alike they are."""
    own = ((likeness.of(one.said, said), said) for said in sayings)
    near = [(alike, said) for alike, said in own if alike.score >= least[0] and alike.words.shared >= least[1]]
    best = max((alike.score for alike, _ in near), default=0.0)
    for alike, said in sorted(near, key=lambda one: (-one[0].score, one[1].spans)):
        if alike.score >= 0.8 * best:
            yield alike, said


def _link(pair: Pair, one: _Undertaken, said: Said, alike: Alike, answering: bool) -> Link:
    item, place = _holder(pair.later, said)
    why = f"{alike.held:.0%} of the telling words of the shorter are in the other"
    if answering:
        why += ", in what is answered to the same recommendation"
    start = LinkEnd(pair.earlier.id, one.asked.item.key, one.said.spans, one.place)
    end = LinkEnd(pair.later.id, item, said.spans, place)
    return Link(LinkKind.LATER, start, end, confidence(alike, pair), why)


def _holder(unit: Unit, said: Said) -> tuple[str, int]:
    """The key of the item that holds the sentence and the place of the commitment in it; "" and -1 where none does."""
    for asked in (*unit.items, *unit.alone):
        for place, (_, made) in enumerate(asked.made):
            if meet(made.spans, said.spans):
                return asked.item.key, place
        if meet(asked.item.response, said.spans):
            return asked.item.key, -1
    return "", -1
