"""The share that is done never goes back, and the time left comes near the truth before half of it is over."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from corpus.add.pace import Pace


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def run(
    files: list[tuple[str, int]], seconds: Callable[[str, int], float], storing: float = 0.0
) -> list[tuple[float, float, float | None]]:
    """(seconds since the beginning, share, left) after each file, read and stored one after the other."""
    clock = Clock()
    pace, told = Pace(files, 1, clock), []
    for number, (kind, size) in enumerate(files):
        pace.begun(number)
        clock.now += seconds(kind, size)
        pace.parsed(number)
        pace.storing(number)
        clock.now += storing
        pace.ended(number)
        told.append((clock.now - 100, pace.share, pace.left))
    return told


MIXED = [(".txt", 10_000)] * 50 + [(".pdf", 1_000_000)] * 20 + [(".txt", 20_000)] * 50


@pytest.mark.parametrize(
    ("files", "seconds", "storing"),
    [
        pytest.param([(".txt", 10_000)] * 100, lambda kind, size: 0.5, 0.0, id="alike"),
        pytest.param([(".txt", 10_000)] * 100, lambda kind, size: 0.01, 0.5, id="slow to store"),
        pytest.param(MIXED, lambda kind, size: size / 40_000 if kind == ".pdf" else 1.0, 0.0, id="of two kinds"),
    ],
)
def test_half_way_the_estimate_is_near(
    files: list[tuple[str, int]], seconds: Callable[[str, int], float], storing: float
) -> None:
    told = run(files, seconds, storing)
    whole = told[-1][0]
    for at, _, left in told:
        if whole / 2 < at < whole * 0.95:
            assert left is not None
            assert 0.5 * (whole - at) < left < 2 * (whole - at) + 5


def test_the_share_only_grows_and_ends_at_one() -> None:
    shares = [share for _, share, _ in run(MIXED, lambda kind, size: 1.0)]
    assert shares == sorted(shares)
    assert shares[-1] == 1.0


def test_pages_count_within_a_file() -> None:
    clock = Clock()
    pace = Pace([(".pdf", 1_000_000)], 2, clock)
    pace.begun(0)
    clock.now += 30
    pace.read(0, 100, 400)
    assert 0.1 < pace.share < 0.25
    left = pace.left
    assert left is not None
    assert 60 < left < 150


def test_too_early_nothing_is_said() -> None:
    clock = Clock()
    pace = Pace([(".txt", 10_000)] * 100, 2, clock)
    assert pace.left is None
    clock.now += 5
    assert pace.left is None
    clock.now += 30
    assert pace.left is not None


def test_files_that_are_never_read_are_done_at_once() -> None:
    pace = Pace([(".txt", 10), (".txt", 10)], 1, Clock())
    pace.ended(0)
    assert pace.share == 0.5
    pace.ended(1)
    assert pace.share == 1.0


def test_no_files_are_done() -> None:
    assert Pace([], 1).share == 1.0
