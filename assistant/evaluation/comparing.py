"""Two runs over the same questions, question by question: which were won, which lost, and could that be chance?"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import comb, sqrt
from typing import Any

from assistant.evaluation import Evaluation, Group, Mark, Share
from assistant.evaluation.shares import Z

Judge = Callable[[Mark], bool | None]
"""Whether a mark is as wished; None where that is not asked of it."""


def chance(won: int, lost: int) -> float:
    """How often chance alone would change at least so one-sidedly (exact McNemar test, which is a sign test)."""
    one_sided: float = sum(comb(won + lost, k) for k in range(min(won, lost) + 1)) / 2 ** (won + lost)
    return min(1.0, 2 * one_sided)


@dataclass(frozen=True, slots=True)
class Flips:
    """One figure in both runs, over the questions that it is asked of in both; the ids of those that changed."""

    name: str
    before: Share
    after: Share
    won: tuple[str, ...]
    lost: tuple[str, ...]

    @property
    def p(self) -> float:
        return chance(len(self.won), len(self.lost))

    @property
    def interval(self) -> tuple[float, float]:
        """Of 95%, of the difference in share: Agresti and Min 2005, half a question added to each outcome."""
        won, lost, of = len(self.won) + 0.5, len(self.lost) + 0.5, self.before.of + 2
        reach = Z * sqrt(won + lost - (won - lost) ** 2 / of) / of
        return max(-1.0, (won - lost) / of - reach), min(1.0, (won - lost) / of + reach)


@dataclass(frozen=True, slots=True)
class Comparison:
    """`pairs` are the questions that stand in both runs with the same key, before and after; `unlike` the ids of the
    others."""

    pairs: tuple[tuple[Mark, Mark], ...]
    unlike: tuple[str, ...]

    @property
    def flips(self) -> tuple[Flips, ...]:
        return tuple(self._flips(name, judge) for name, judge in JUDGES.items())

    @property
    def won(self) -> list[tuple[Mark, Mark]]:
        return [(before, after) for before, after in self.pairs if after.right and not before.right]

    @property
    def lost(self) -> list[tuple[Mark, Mark]]:
        return [(before, after) for before, after in self.pairs if before.right and not after.right]

    def as_json(self) -> dict[str, Any]:
        return {
            "questions": len(self.pairs),
            "unlike": list(self.unlike),
            **{flips.name.replace(" ", "_"): _json(flips) for flips in self.flips},
        }

    def _flips(self, name: str, judge: Judge) -> Flips:
        judged = [(a.gold.asked.id, judge(b), judge(a)) for b, a in self.pairs]
        both = [(ident, before, after) for ident, before, after in judged if before is not None and after is not None]
        return Flips(
            name,
            Share.that(before for _, before, _ in both),
            Share.that(after for _, _, after in both),
            tuple(ident for ident, before, after in both if after and not before),
            tuple(ident for ident, before, after in both if before and not after),
        )


def compared(before: Evaluation, after: Evaluation) -> Comparison:
    earlier = {m.gold.asked.id: m for m in before.marks}
    pairs = [(earlier[m.gold.asked.id], m) for m in after.marks if m.gold.asked.id in earlier]
    alike = tuple((old, new) for old, new in pairs if old.gold == new.gold)
    return Comparison(alike, tuple(_unlike(before, after, {new.gold.asked.id for _, new in alike})))


def _unlike(before: Evaluation, after: Evaluation, alike: set[str]) -> Iterator[str]:
    every = dict.fromkeys(m.gold.asked.id for run in (after, before) for m in run.marks)
    yield from (ident for ident in every if ident not in alike)


def _of_answerable(judge: Callable[[Mark], bool]) -> Judge:
    return lambda m: judge(m) if m.group is Group.ANSWERABLE else None


JUDGES: dict[str, Judge] = {
    "right": lambda m: m.right,
    "evidence hit at 1": _of_answerable(lambda m: m.first_hit),
    "evidence hit at 5": _of_answerable(lambda m: m.hit),
    "first line holds a fact": lambda m: m.first_line.hits > 0 if m.asks_first_line else None,
    "answered what is answerable": _of_answerable(lambda m: m.answer.answered),
    "right abstentions": lambda m: m.right if m.group is Group.UNANSWERABLE else None,
}
"""What is as wished of a mark, by name; of every one more is better."""


def _json(flips: Flips) -> dict[str, Any]:
    low, high = flips.interval
    return {
        "before": flips.before.as_json(),
        "after": flips.after.as_json(),
        "won": list(flips.won),
        "lost": list(flips.lost),
        "low": low,
        "high": high,
        "p": flips.p,
    }
