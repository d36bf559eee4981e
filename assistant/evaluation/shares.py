"""Shares of a whole, with their intervals."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt

Z = 1.959964
"""The normal quantile of a two-sided 95% interval."""


@dataclass(frozen=True, slots=True)
class Share:
    """`hits` of `of`; nothing at all is a share of 0 that could be anything."""

    hits: int
    of: int

    @classmethod
    def that(cls, outcomes: Iterable[bool]) -> Share:
        """Of all outcomes, those that are true."""
        listed = list(outcomes)
        return cls(sum(listed), len(listed))

    @classmethod
    def sum(cls, shares: Iterable[Share]) -> Share:
        listed = list(shares)
        return cls(sum(s.hits for s in listed), sum(s.of for s in listed))

    @property
    def value(self) -> float:
        return self.hits / self.of if self.of else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """Of 95% (Wilson 1927): honest for few and for shares near 1. It takes one case to say nothing of the next."""
        if not self.of:
            return 0.0, 1.0
        n, p, z2 = self.of, self.value, Z * Z
        centre, reach = p + z2 / (2 * n), Z * sqrt(p * (1 - p) / n + z2 / (4 * n * n))
        return max(0.0, (centre - reach) / (1 + z2 / n)), min(1.0, (centre + reach) / (1 + z2 / n))

    def as_json(self) -> dict[str, float]:
        low, high = self.interval
        return {"hits": self.hits, "of": self.of, "share": self.value, "low": low, "high": high}
