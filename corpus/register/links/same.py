"""The same recommendation in two documents: in other words, under other numbers, split or merged."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from corpus.models import Link, LinkEnd, LinkKind
from corpus.register.links.bonds import Pair
from corpus.register.links.entries import Asked
from corpus.register.links.likeness import Alike, Likeness

_STRONG, _WEAK, _MARGIN = 0.5, 0.44, 0.08  # scores; a weak one must beat the second best, and stand in order
_PART, _HELD, _NEW = 0.42, 0.58, 0.03  # of a part: its score, what of it the whole has, what of the whole it alone has
_LEAST = 0.28  # of what stands next to a part
_OTHER_TIME = 0.15  # is taken off where the two stand under different timescales
_TELLING, _SEVERAL, _HALF = 1.2, 3, 0.5  # weight of the words in common; how many such, and what share of a list
_TIMES = re.compile(
    r"\b(?:(immediate)|(three|six|nine|twelve|two|four|3|6|9|12|18) ?-?(?:months?|weeks?|years?))", re.IGNORECASE
)
_FIGURES = {"3": "three", "6": "six", "9": "nine", "12": "twelve"}


@dataclass(frozen=True, slots=True)
class Match:
    """Two items, by their places in their lists, that are the same; `part`: the one is a part of the other."""

    one: int
    other: int
    alike: Alike
    part: bool = False


def matched(ones: Sequence[Asked], others: Sequence[Asked], likeness: Likeness) -> list[Match]:
    """The items of one list that are those of another, of documents on one programme."""
    table = _Table(ones, others, likeness)
    table.pair_off(_STRONG)
    table.add_parts()
    if table.edges:
        table.pair_off(_WEAK, _MARGIN)
        table.add_neighbours()
        table.add_between()
    return table.matches()


Place = tuple[int, int]
"""Which item of the one list, which of the other."""


class _Table:
    """Two lists on their way to matches, the surest first."""

    def __init__(self, ones: Sequence[Asked], others: Sequence[Asked], likeness: Likeness) -> None:
        self._lists, self._likeness = (ones, others), likeness
        self._alike: dict[Place, Alike] = {}
        self._scores: dict[Place, float] = {}
        times = [_times(one) for one in ones], [_times(other) for other in others]
        for n, one in enumerate(ones):
            for m, other in enumerate(others):
                alike = likeness.of(one.said, other.said)
                apart = times[0][n] and times[1][m] and not times[0][n] & times[1][m]
                score = alike.score - (_OTHER_TIME if apart else 0.0)
                if score >= _LEAST:
                    self._alike[n, m], self._scores[n, m] = alike, score
        self.edges: set[Place] = set()

    def pair_off(self, least: float, margin: float = 0.0) -> None:
        """Match what is each other's best of what is not matched yet, by a margin over the second."""
        for place, score in self._surest():
            rivals = [s for at, s in self._scores.items() if self._is_free(at) and sum(map(int.__eq__, at, place)) == 1]
            beats = score >= max([least, *(rival + margin for rival in rivals)])
            if beats and self._is_free(place) and (not margin or self._in_order(place)):
                self.edges.add(place)

    def add_parts(self) -> None:
        """Match what is unmatched with the whole that holds it, where it adds to the parts which that has."""
        for place, score in self._surest():
            side = self._unmatched(place)
            if side is not None and score >= _PART and self._held(place, side) >= _HELD and self._fits(place, side):
                self.edges.add(place)

    def add_neighbours(self) -> None:
        """What stands next to a part of the whole that it is like most, if little, is another part of it."""
        for place, _ in self._surest():
            side = self._unmatched(place)
            if side is None or not self._fits(place, side):
                continue
            whole = place[1 - side]
            if any(at[1 - side] == whole and abs(at[side] - place[side]) == 1 for at in self.edges):
                self.edges.add(place)

    def add_between(self) -> None:
        """Match the two that stand between the same matches, or after them, where they are alike at all."""
        for (n, m), _ in self._surest():
            around = {(n - 1, m - 1), (n + 1, m + 1)}
            inside = {at for at in around if 0 <= at[0] < len(self._lists[0]) and 0 <= at[1] < len(self._lists[1])}
            if self._is_free((n, m)) and inside and inside <= self.edges:
                self.edges.add((n, m))

    def matches(self) -> list[Match]:
        ones, others = Counter(n for n, _ in self.edges), Counter(m for _, m in self.edges)
        return [Match(n, m, self._alike[n, m], ones[n] > 1 or others[m] > 1) for n, m in sorted(self.edges)]

    def _surest(self) -> list[tuple[Place, float]]:
        return sorted(self._scores.items(), key=lambda one: (-one[1], one[0]))

    def _is_free(self, place: Place) -> bool:
        return not any(at[0] == place[0] or at[1] == place[1] for at in self.edges)

    def _unmatched(self, place: Place) -> int | None:
        """Which of the two is unmatched, where it is one of them: 0 or 1."""
        free = [all(at[side] != place[side] for at in self.edges) for side in (0, 1)]
        return free.index(True) if sum(free) == 1 else None

    def _fits(self, place: Place, side: int) -> bool:
        """Whether the whole is what the unmatched one is most like, and more of it is told than its parts so far do."""
        best = max(score for at, score in self._scores.items() if at[side] == place[side])
        parts = [self._lists[side][at[side]].said.terms for at in self.edges if at[1 - side] == place[1 - side]]
        whole = self._lists[1 - side][place[1 - side]].said.terms
        new = (self._lists[side][place[side]].said.terms & whole) - frozenset().union(*parts)
        return self._scores[place] >= best and self._likeness.share(new, whole) >= _NEW

    def _held(self, place: Place, side: int) -> float:
        """How much of the unmatched one's words the other has."""
        words = self._alike[place].words
        return words.of_other if side else words.of_one

    def _in_order(self, place: Place) -> bool:
        """Whether it keeps at least as many of the matches so far in order as it crosses."""
        crossed = sum((place[0] - n) * (place[1] - m) < 0 for n, m in self.edges)
        return 2 * crossed <= len(self.edges)


def _times(asked: Asked) -> set[str]:
    """The timescales that an item stands under ("immediate", "three")."""
    found = _TIMES.findall(f"{asked.item.list} {asked.item.timescale}".lower())
    return {_FIGURES.get(word, word) for pair in found for word in pair if word}


def same_links(pair: Pair, matches: Iterable[Match]) -> Iterator[Link]:
    """A link a match."""
    for match in matches:
        one, other = pair.earlier.items[match.one], pair.later.items[match.other]
        why = f"{match.alike.held:.0%} of the telling words of the shorter are in the other; {pair.why}"
        yield Link(
            LinkKind.PART if match.part else LinkKind.SAME,
            LinkEnd(pair.earlier.id, one.item.key, one.item.spans),
            LinkEnd(pair.later.id, other.item.key, other.item.spans),
            confidence(match.alike, pair),
            why,
        )


def shown_one(pair: Pair, matches: Sequence[Match]) -> bool:
    """Whether so many items of the shorter list are in the other that both documents must tell of one programme."""
    sure = sum(m.alike.score >= _STRONG and m.alike.words.shared >= _TELLING for m in matches)
    return sure >= max(_SEVERAL, _HALF * min(len(pair.earlier.items), len(pair.later.items)))


def confidence(alike: Alike, pair: Pair) -> float:
    """From 0 to 1: how alike the words are, and how near the documents."""
    return min(0.99, 0.45 + 0.4 * alike.score + 0.25 * min(1.0, pair.topic))
