"""What was found held against what there is: tallies with their intervals, and the tables that print them."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from assistant.evaluation.shares import Share

_DRAWS = 400


@dataclass
class Tally:
    """What was found, what there is, and what of it agrees."""

    found: int = 0
    true: int = 0
    agreed: int = 0

    def add(self, found: int, true: int, agreed: int) -> None:
        self.found, self.true, self.agreed = self.found + found, self.true + true, self.agreed + agreed

    @property
    def precision(self) -> float:
        return self.agreed / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        return self.agreed / self.true if self.true else 1.0

    @property
    def f1(self) -> float:
        return 2 * self.agreed / (self.found + self.true) if self.found + self.true else 1.0


@dataclass
class Figures:
    """The tallies by name ("recommendation", "commitments", ...), and the errors: (how bad, which, in words)."""

    tallies: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    errors: list[tuple[int, str]] = field(default_factory=list)

    def __getitem__(self, name: str) -> Tally:
        return self.tallies.get(name, Tally())

    def asked(self, name: str, right: bool, error: str = "", weight: int = 1) -> None:
        """One thing of which there is a right and a wrong ("due", "status")."""
        self.tallies[name].add(1, 1, right)
        if not right and error:
            self.errors.append((weight, f"{name}: {error}"))


def summed(figures: Iterable[Figures]) -> Figures:
    whole = Figures()
    for part in figures:
        for name, tally in part.tallies.items():
            whole.tallies[name].add(tally.found, tally.true, tally.agreed)
        whole.errors += part.errors
    return whole


def resampled(parts: Sequence[Figures], name: str) -> tuple[float, float]:
    """The 95% interval of an F1 by drawing whole documents again: what errs in one of them errs together."""
    dice = random.Random(7)
    drawn = sorted(summed_f1(dice.choices(parts, k=len(parts)), name) for _ in range(_DRAWS))
    return drawn[round(_DRAWS * 0.025)], drawn[round(_DRAWS * 0.975) - 1]


def summed_f1(parts: Iterable[Figures], name: str) -> float:
    whole = Tally()
    for part in parts:
        whole.add(part[name].found, part[name].true, part[name].agreed)
    return whole.f1


PAIRED = ("items", "commitments")
ASKED = ("responses", "due", "status", "position", "by whom")
INVENTED = "due invented"


def family_table(by_family: dict[str, list[Figures]]) -> str:
    """A line per family: precision, recall and F1 of items and commitments, and the shares that are right."""
    head = f"{'family':22}{'docs':>5}" + "".join(f"   {name:12}P    R   F1" for name in PAIRED)
    lines = [head + "".join(f"{name:>12}" for name in ASKED) + f"{'invented':>10}"]
    for family, parts in by_family.items():
        whole = summed(parts)
        cells = [f"{whole[n].precision:16.2f}{whole[n].recall:5.2f}{whole[n].f1:5.2f}" for n in PAIRED]
        shares = [f"{whole[n].recall:.2f} /{whole[n].true}" if whole[n].true else "" for n in ASKED]
        shares = [f"{share:>12}" for share in shares]
        lines.append(f"{family:22}{len(parts):5}" + "".join(cells) + "".join(shares) + f"{whole[INVENTED].found:10}")
    return "\n".join(lines)


def kind_table(whole: Figures, kinds: Iterable[str]) -> str:
    """A line per kind of item, and per figure: precision and recall with their 95% intervals."""
    lines = [f"{'':22}{'precision':>27}{'recall':>27}{'F1':>6}"]
    for name in kinds:
        tally = whole[name]
        if tally.found or tally.true:
            cells = (_interval(tally.agreed, tally.found), _interval(tally.agreed, tally.true))
            lines.append(f"{name:22}{cells[0]:>27}{cells[1]:>27}{tally.f1:6.2f}")
    return "\n".join(lines)


def _interval(agreed: int, asked: int) -> str:
    share = Share(agreed, asked)
    low, high = share.interval
    return f"{share.value:.2f} [{low:.2f}, {high:.2f}] of {asked:4}" if asked else "-"
