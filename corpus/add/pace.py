"""How much of a batch of files is done, and how long the rest will take: by bytes, and by pages where they are told."""

from __future__ import annotations

import time
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

_A_FILE = 20_000  # bytes that the work on any file is worth, however small it is
_GUESS = 5e-6  # seconds a byte, before anything was read
_GUESSED = 200_000  # bytes that the guess counts for against what is found
_READING = 0.8  # of the work on a file before it is stored is reading its pages
_PARSED = 0.8  # of it is reading and parsing; the rest is storing
_EARLY, _LATE = 2.0, 20.0  # seconds before which nothing is said, and after which something is
_LITTLE = 0.05  # of the whole: between the two, nothing is said before it is done


@dataclass
class _Found:
    """Time spent on so much work."""

    seconds: float = 0.0
    work: float = 0.0

    def add(self, seconds: float, work: float) -> None:
        self.seconds += seconds
        self.work += work

    def pace(self, usual: float) -> float:
        """Seconds for a byte: the usual ones where little of it was seen."""
        return (self.seconds + usual * _GUESSED) / (self.work + _GUESSED)


@dataclass
class _Underway:
    began: float
    share: float = 0.0


class Pace:
    """Files are numbered from 0, each given as (kind, bytes): files of a kind are read at a like pace.

    Several are read at a time, ahead of their turn; then they are stored one after the other. Whichever of the two
    takes longer is the time left.
    """

    def __init__(
        self, files: Sequence[tuple[str, int]], workers: int, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._kinds = [kind for kind, _ in files]
        self._work = [size + _A_FILE for _, size in files]
        self._whole = sum(self._work)
        self._workers, self._clock = max(1, workers), clock
        self._began = clock()
        self._to_begin: Counter[str] = Counter()
        for kind, work in zip(self._kinds, self._work, strict=True):
            self._to_begin[kind] += work
        self._known = set(range(len(files)))  # those that are neither begun nor ended
        self._underway: dict[int, _Underway] = {}
        self._done = 0
        self._shown = 0.0
        self._found: dict[str, _Found] = defaultdict(_Found)
        self._stored = _Found()
        self._storing: dict[int, float] = {}

    def begun(self, file: int) -> None:
        """Nothing where it has begun."""
        if file in self._known:
            self._forget(file)
            self._underway[file] = _Underway(self._clock())

    def read(self, file: int, page: int, pages: int) -> None:
        """Page by page; what is told of a file that is not underway is passed over."""
        if pages and file in self._underway:
            self._underway[file].share = _READING * page / pages

    def parsed(self, file: int) -> None:
        """All but storing is done."""
        if (one := self._underway.get(file)) and one.share < 1.0:
            one.share = 1.0
            self._found[self._kinds[file]].add(self._clock() - one.began, self._work[file])

    def storing(self, file: int) -> None:
        self._storing.setdefault(file, self._clock())

    def ended(self, file: int) -> None:
        self._forget(file)
        self._underway.pop(file, None)
        self._done += self._work[file]
        if (began := self._storing.pop(file, None)) is not None:
            self._stored.add(self._clock() - began, self._work[file])

    @property
    def share(self) -> float:
        """0 to 1; never less than before."""
        begun = sum(_PARSED * self._work[file] * one.share for file, one in self._underway.items())
        self._shown = max(self._shown, (self._done + begun) / self._whole) if self._whole else 1.0
        return min(1.0, self._shown)

    @property
    def left(self) -> float | None:
        """Seconds; None while it is too early to say."""
        now = self._clock()
        spent = now - self._began
        if spent < _EARLY or (spent < _LATE and self._done < _LITTLE * self._whole):
            return None
        underway = [self._still(file, one, now) for file, one in self._underway.items()]
        usual = sum(one.seconds for one in self._found.values()) + _GUESS * _GUESSED
        usual /= sum(one.work for one in self._found.values()) + _GUESSED
        to_come = sum(work * self._found[kind].pace(usual) for kind, work in self._to_begin.items())
        reading = max((sum(underway) + to_come) / self._workers, max(underway, default=0.0))
        return max(reading, (self._whole - self._done) * self._stored.pace(0.0))

    def _forget(self, file: int) -> None:
        if file in self._known:
            self._known.discard(file)
            self._to_begin[self._kinds[file]] -= self._work[file]

    def _still(self, file: int, one: _Underway, now: float) -> float:
        spent = now - one.began
        if one.share > 0:
            return spent * (1 - one.share) / one.share
        found = self._found[self._kinds[file]]
        return max(self._work[file] * found.pace(_GUESS) - spent, 0.1 * spent)
