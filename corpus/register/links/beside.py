"""What is alike in documents that nothing shows to tell of one programme: set side by side, never as the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.models import Link, LinkEnd, LinkKind
from corpus.register.links.bonds import Pair
from corpus.register.links.entries import Said, Unit
from corpus.register.links.figures import contradict
from corpus.register.links.likeness import Likeness

_SCORE, _SHARED = 0.45, 1.4  # how alike, and the weight of the words in common


@dataclass(frozen=True, slots=True)
class _Entry:
    """An item by its key, or one of its commitments by its place."""

    key: str
    place: int
    said: Said


def beside(pair: Pair, likeness: Likeness) -> Iterator[Link]:
    """The items, and the commitments, of two documents that are each other's likest."""
    for entries in (_items, _promises):
        yield from _likest(pair, entries(pair.earlier), entries(pair.later), likeness)


def _items(unit: Unit) -> list[_Entry]:
    return [_Entry(asked.item.key, -1, asked.said) for asked in unit.items]


def _promises(unit: Unit) -> list[_Entry]:
    return [
        _Entry(asked.item.key, place, said)
        for asked in (*unit.items, *unit.alone)
        for place, (_, said) in enumerate(asked.made)
        if said.spans != asked.item.spans
    ]


def _likest(pair: Pair, ones: Sequence[_Entry], others: Sequence[_Entry], likeness: Likeness) -> Iterator[Link]:
    scores = {}
    telling = [likeness.telling(other.said) for other in others]
    for n, one in enumerate(ones):
        own = likeness.telling(one.said)
        for m, other in enumerate(others):
            if own.isdisjoint(telling[m]) or contradict(one.said.words, other.said.words):
                continue
            alike = likeness.of(one.said, other.said)
            if alike.score >= _SCORE and alike.words.shared >= _SHARED:
                scores[n, m] = alike.score
    for (n, m), score in scores.items():
        if score >= max(own for at, own in scores.items() if at[0] == n or at[1] == m):
            start = LinkEnd(pair.earlier.id, ones[n].key, ones[n].said.spans, ones[n].place)
            end = LinkEnd(pair.later.id, others[m].key, others[m].said.spans, others[m].place)
            yield Link(LinkKind.BESIDE, start, end, round(0.5 * score, 4), f"alike in words, but {pair.why}")
