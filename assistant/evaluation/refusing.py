"""How well is told apart what the documents answer: the curve of risk over coverage, what confidence is worth."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import inf

from assistant.evaluation.marking import Group, Mark


@dataclass(frozen=True, slots=True)
class Point:
    """If the surest alone were answered: `coverage` is their share of all, `risk` the share of them not right."""

    coverage: float
    risk: float


def risk_coverage(marks: Sequence[Mark]) -> tuple[Point, ...]:
    """The curve over the answered questions, the surest first (El-Yaniv and Wiener 2010); those as sure as each other
    are one step.

    It ends where answering ended: at all questions only where none was declined. What was not weighed, being looked up
    in the register, is as sure as can be; what may be answered or declined is left out.
    """
    scored = [m for m in marks if m.group is not Group.EITHER]
    answered = sorted((m for m in scored if m.answer.answered), key=_surest_first)
    points: list[Point] = []
    wrong = seen = 0
    for _, step in groupby(answered, key=_surest_first):
        own = list(step)
        seen, wrong = seen + len(own), wrong + sum(not m.right for m in own)
        points.append(Point(seen / len(scored), wrong / seen))
    return tuple(points)


def separation(marks: Iterable[Mark]) -> float | None:
    """How often a question that the documents answer has the greater confidence of two, the other being one that they
    do not answer (AUROC; a tie is half). None where there is no such pair, or nothing was weighed."""
    weighed = [(m.group, m.answer.confidence) for m in marks if m.answer.confidence is not None]
    sure = [c for group, c in weighed if group is Group.ANSWERABLE]
    unsure = [c for group, c in weighed if group is Group.UNANSWERABLE]
    if not sure or not unsure:
        return None
    won = sum((a > b) + 0.5 * (a == b) for a in sure for b in unsure)
    return won / (len(sure) * len(unsure))


def _surest_first(mark: Mark) -> float:
    confidence = mark.answer.confidence
    return -inf if confidence is None else -confidence
