"""The same questions once more without each part of the answering: what does it earn?"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from assistant.evaluation import Evaluation, Point, Share
from assistant.evaluation.comparing import compared
from assistant.parts import Part

WHOLE = ("evidence hit at 1", "evidence hit at 5", "answers right", "right abstentions", "false refusals")
"""The figures that show what a part earns."""


@dataclass(frozen=True, slots=True)
class Ablation:
    """A run without a part. `earned` are the ids of the questions that only the whole gets right, `cost` those that
    only this run does; `p` says how often chance alone would part them so."""

    part: Part
    shares: dict[str, Share]
    earned: tuple[str, ...]
    cost: tuple[str, ...]
    p: float
    curve: tuple[Point, ...] = ()

    def as_json(self) -> dict[str, Any]:
        return {
            "without": self.part.value,
            **{name.replace(" ", "_"): self.shares[name].as_json() for name in WHOLE},
            "earned": list(self.earned),
            "cost": list(self.cost),
            "p": self.p,
        }


def ablations(
    whole: Evaluation, run: Callable[[Part], Evaluation], parts: Sequence[Part] = tuple(Part)
) -> Iterator[Ablation]:
    """What each part earns; `run` evaluates without one."""
    for part in parts:
        bare = run(part)
        right = compared(bare, whole).flips[0]
        yield Ablation(part, {name: bare.shares[name] for name in WHOLE}, right.won, right.lost, right.p, bare.curve)
