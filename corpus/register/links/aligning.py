"""Two lists of what was asked held against each other: what is the same, split or merged."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from corpus.register.links.entries import Asked
from corpus.register.links.figures import contradict
from corpus.register.links.likeness import Alike, Likeness

STRONG, _WEAK, _MARGIN = 0.5, 0.44, 0.08  # scores; a weak one must beat the second best, and stand in order
_PART, _HELD, _NEW = 0.42, 0.58, 0.03  # of a part: its score, what of it the whole has, what of the whole it alone has
_LEAST, _SHARE = 0.28, 0.4  # of what stands next to a part; of the one's words that the other must have in any case
_OTHER_TIME = 0.15  # is taken off where the two stand under different timescales
_TIMES = re.compile(
    r"\b(?:(immediate)|(three|six|nine|twelve|two|four|3|6|9|12|18) ?-?(?:months?|weeks?|years?))", re.IGNORECASE
)
_FIGURES = {"3": "three", "6": "six", "9": "nine", "12": "twelve"}


SIDES = (0, 1)
Place = tuple[int, int]
"""Which item of the one list, which of the other."""


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
    table.pair_off(STRONG)
    table.add_parts()
    if table.edges:
        table.pair_off(_WEAK, _MARGIN)
        table.add_neighbours()
        table.add_between()
    return table.matches()


class _Table:
    """Two lists on their way to matches, the surest first."""

    def __init__(self, ones: Sequence[Asked], others: Sequence[Asked], likeness: Likeness) -> None:
        self._lists, self._likeness = (ones, others), likeness
        self._alike: dict[Place, Alike] = {}
        self._scores: dict[Place, float] = {}
        times = [_times(one) for one in ones], [_times(other) for other in others]
        telling = [likeness.telling(one.said) for one in ones], [likeness.telling(other.said) for other in others]
        for n, one in enumerate(ones):
            for m, other in enumerate(others):
                # Most of a big library's pairs have no telling word in common: no need to weigh the others.
                if telling[0][n] and telling[1][m] and telling[0][n].isdisjoint(telling[1][m]):
                    continue
                alike = likeness.of(one.said, other.said)
                apart = times[0][n] and times[1][m] and not times[0][n] & times[1][m]
                score = alike.score - (_OTHER_TIME if apart else 0.0)
                if score >= _LEAST and alike.held >= _SHARE and not contradict(one.said.words, other.said.words):
                    self._alike[n, m], self._scores[n, m] = alike, score
        self._surest = sorted(self._scores, key=lambda place: (-self._scores[place], place))
        # By side and place there: the scores that are any, the surest first, and what it is matched with.
        self._across: tuple[dict[int, list[Place]], ...] = defaultdict(list), defaultdict(list)
        self._matched: tuple[dict[int, set[int]], ...] = defaultdict(set), defaultdict(set)
        for place in self._surest:
            for side in SIDES:
                self._across[side][place[side]].append(place)

    def pair_off(self, least: float, margin: float = 0.0) -> None:
        """Match what is each other's best of what is not matched yet, by a margin over the second."""
        for place in self._surest:
            if self._scores[place] < least:
                break
            beats = self._is_free(place) and self._scores[place] >= self._rival(place) + margin
            if beats and (not margin or self._in_order(place)):
                self._match(place)

    def add_parts(self) -> None:
        """Match what is unmatched with the whole that holds it, where it adds to the parts which that has."""
        for place in self._surest:
            side = self._unmatched(place)
            if side is not None and self._scores[place] >= _PART and self._held(place, side) >= _HELD:
                self._match_part(place, side)

    def add_neighbours(self) -> None:
        """What stands next to a part of the whole that it is like most, if little, is another part of it."""
        for place in self._surest:
            side = self._unmatched(place)
            if side is not None and {place[side] - 1, place[side] + 1} & self._matched[1 - side][place[1 - side]]:
                self._match_part(place, side)

    def add_between(self) -> None:
        """Match the two that stand between the same matches, or after them, where they are alike at all."""
        for n, m in self._surest:
            around = [(n - 1, m - 1), (n + 1, m + 1)]
            inside = [at for at in around if all(0 <= at[side] < len(self._lists[side]) for side in SIDES)]
            if self._is_free((n, m)) and inside and all(b in self._matched[0][a] for a, b in inside):
                self._match((n, m))

    @property
    def edges(self) -> list[Place]:
        return [(n, m) for n, others in sorted(self._matched[0].items()) for m in sorted(others)]

    def matches(self) -> list[Match]:
        def part(place: Place) -> bool:
            return any(len(self._matched[side][place[side]]) > 1 for side in SIDES)

        return [Match(*place, self._alike[place], part(place)) for place in self.edges]

    def _match(self, place: Place) -> None:
        for side in SIDES:
            self._matched[side][place[side]].add(place[1 - side])

    def _match_part(self, place: Place, side: int) -> None:
        """Where the unmatched one is like that whole most of all, and tells more of it than its parts so far do."""
        whole = self._lists[1 - side][place[1 - side]].said.terms
        known = (self._lists[side][n].said.terms for n in self._matched[1 - side][place[1 - side]])
        new = (self._lists[side][place[side]].said.terms & whole).difference(*known)
        best = self._scores[self._across[side][place[side]][0]]
        if self._scores[place] >= best and self._likeness.share(new, whole) >= _NEW:
            self._match(place)

    def _is_free(self, place: Place) -> bool:
        return not any(self._matched[side][place[side]] for side in SIDES)

    def _rival(self, place: Place) -> float:
        """The score of the likest other match that either of the two could still make."""
        others = (at for side in SIDES for at in self._across[side][place[side]] if at != place and self._is_free(at))
        return max((self._scores[at] for at in others), default=0.0)

    def _unmatched(self, place: Place) -> int | None:
        """Which of the two is unmatched, where it is one of them: 0 or 1."""
        free = [side for side in SIDES if not self._matched[side][place[side]]]
        return free[0] if len(free) == 1 else None

    def _held(self, place: Place, side: int) -> float:
        """How much of the unmatched one's words the other has."""
        words = self._alike[place].words
        return words.of_other if side else words.of_one

    def _in_order(self, place: Place) -> bool:
        """Whether it keeps at least as many of the matches so far in order as it crosses."""
        edges = self.edges
        return 2 * sum((place[0] - n) * (place[1] - m) < 0 for n, m in edges) <= len(edges)


def _times(asked: Asked) -> frozenset[str]:
    """The timescales that an item stands under ("immediate", "three")."""
    return _times_in(f"{asked.item.list} {asked.item.timescale}".lower())


@lru_cache(maxsize=10_000)
def _times_in(words: str) -> frozenset[str]:
    found = _TIMES.findall(words)
    return frozenset(_FIGURES.get(word, word) for pair in found for word in pair if word)
