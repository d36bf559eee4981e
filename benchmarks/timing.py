"""Medians of repeats, and a line that compares two of them."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Comparison:
    """Both times are medians, in seconds."""

    what: str
    seconds: float
    beside: str
    beside_seconds: float

    def __str__(self) -> str:
        ratio = self.seconds / self.beside_seconds
        return f"{self.what}: {_spoken(self.seconds)} = {ratio:.2f} x {self.beside} ({_spoken(self.beside_seconds)})"


def timed(step: Callable[[], object]) -> float:
    """Seconds that one run takes."""
    began = time.perf_counter()
    step()
    return time.perf_counter() - began


def paired(steps: Iterable[tuple[Callable[[], object], Callable[[], object]]]) -> tuple[float, float]:
    """The medians of two steps run in turn, so that a busy machine slows both."""
    times = [(timed(first), timed(second)) for first, second in steps]
    return median(first for first, _ in times), median(second for _, second in times)


def _spoken(seconds: float) -> str:
    return f"{seconds:.2f} s" if seconds >= 1 else f"{1000 * seconds:.2f} ms"
