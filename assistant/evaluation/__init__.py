"""Scores answers against gold questions. The figures are defined in docs/developers.md."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

from assistant.batch import Ask, replies
from assistant.evaluation.marking import Group, Mark, PageOf, mark
from assistant.evaluation.refusing import Point, risk_coverage, separation
from assistant.evaluation.shares import Share
from assistant.gold import GoldQuestion, TextOf
from corpus.errors import QuestionError

__all__ = ["Evaluation", "Group", "Mark", "Point", "Share", "evaluate", "mark"]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """All marks; `set_aside` are gold questions that say they need something Bywhen lacks."""

    marks: tuple[Mark, ...]
    set_aside: tuple[GoldQuestion, ...] = ()

    @property
    def shares(self) -> dict[str, Share]:
        """The figures by name, in the order in which they are shown."""
        answerable, unanswerable = (self._of(group) for group in (Group.ANSWERABLE, Group.UNANSWERABLE))
        asked = [m for m in answerable if m.asks_first_line]
        refused = [m for m in (*answerable, *unanswerable) if not m.answer.answered]
        return {
            "evidence hit at 1": Share.that(m.first_hit for m in answerable),
            "evidence hit at 5": Share.that(m.hit for m in answerable),
            "answers right": Share.that(m.right for m in answerable),
            "follow-ups right": Share.that(m.right for m in answerable if m.gold.asked.followup_of is not None),
            "first line holds a fact": Share.that(m.first_line.hits > 0 for m in asked),
            "first line holds all": Share.that(m.first_line.hits == m.first_line.of for m in asked),
            "right abstentions": Share.that(m.right for m in unanswerable),
            "false refusals": Share.that(not m.answer.answered for m in answerable),
            "refusal precision": Share.that(m.group is Group.UNANSWERABLE for m in refused),
            "refusal recall": Share.that(not m.answer.answered for m in unanswerable),
            "verbatim": Share.sum(m.verbatim for m in self.marks),
            "on their page": Share.sum(m.on_page for m in self.marks),
        }

    @property
    def by_type(self) -> dict[str, Share]:
        """Right of all, by type of question as the key has it."""
        return self._right_by(lambda gold: gold.type)

    @property
    def by_kind(self) -> dict[str, Share]:
        """Right of all, by what is asked for."""
        return self._right_by(lambda gold: gold.kind)

    @property
    def by_turn(self) -> dict[str, Share]:
        """Right of all: first questions, follow-ups, and what follows up on those."""
        before = {m.gold.asked.id: m.gold.asked.followup_of for m in self.marks}
        before |= {g.asked.id: g.asked.followup_of for g in self.set_aside}

        def turn(gold: GoldQuestion) -> str:
            leant = gold.asked.followup_of
            return "first question" if leant is None else "follow-up" if before[leant] is None else "later turn"

        return self._right_by(turn)

    @property
    def faults(self) -> dict[str, int]:
        """How many of the failures have which cause, the commonest first."""
        return dict(Counter(m.fault for m in self.failures).most_common())

    @property
    def failures(self) -> list[Mark]:
        return [m for m in self.marks if not m.right]

    @property
    def curve(self) -> tuple[Point, ...]:
        return risk_coverage(self.marks)

    @property
    def separation(self) -> float | None:
        return separation(self.marks)

    @property
    def first_line_words(self) -> float:
        """How long the first line is (median) where the answer ought to stand in it."""
        lines = [m.answer.text.partition("\n")[0] for m in self.marks if m.asks_first_line and m.answer.answered]
        return median(len(line.split()) for line in lines) if lines else 0.0

    @property
    def seconds(self) -> float:
        """The median time of a question."""
        return median(m.answer.seconds for m in self.marks) if self.marks else 0.0

    def as_json(self) -> dict[str, Any]:
        return {
            "questions": len(self.marks),
            "set_aside": [g.asked.id for g in self.set_aside],
            **{name.replace(" ", "_").replace("-", "_"): share.as_json() for name, share in self.shares.items()},
            "seconds": round(self.seconds, 4),
            "by_type": _json(self.by_type),
            "by_kind": _json(self.by_kind),
            "by_turn": _json(self.by_turn),
            "failures": [m.gold.asked.id for m in self.failures],
            "faults": self.faults,
            "first_line_words": self.first_line_words,
            "risk_coverage": [[round(p.coverage, 4), round(p.risk, 4)] for p in self.curve],
            "separation": self.separation,
        }

    def _of(self, group: Group) -> list[Mark]:
        return [m for m in self.marks if m.group is group]

    def _right_by(self, name: Callable[[GoldQuestion], str]) -> dict[str, Share]:
        named = [(name(m.gold), m.right) for m in self.marks]
        return {
            own: Share.that(right for other, right in named if other == own) for own in sorted({n for n, _ in named})
        }


def evaluate(
    ask: Ask,
    gold: Sequence[GoldQuestion],
    text_of: TextOf,
    progress: Callable[[int, int], None] | None = None,
    *,
    page_of: PageOf | None = None,
) -> Evaluation:
    """Ask every gold question, in order, and mark the answers; `progress` gets (questions done, questions in all)."""
    by_id = {g.asked.id: g for g in gold}
    marks: list[Mark] = []
    for done, reply in enumerate(replies(ask, [g.asked for g in gold]), 1):
        if reply.answer is None:
            raise QuestionError(f"{reply.asked.id}: {reply.refusal}")
        if not by_id[reply.asked.id].needs:
            marks.append(mark(by_id[reply.asked.id], reply.answer, text_of, page_of))
        if progress:
            progress(done, len(gold))
    return Evaluation(tuple(marks), tuple(g for g in gold if g.needs))


def _json(shares: dict[str, Share]) -> dict[str, dict[str, float]]:
    return {name: share.as_json() for name, share in shares.items()}
