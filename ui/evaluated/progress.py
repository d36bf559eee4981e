"""How far a run is, on standard error: one line redrawn on a terminal, else a line now and then."""

from __future__ import annotations

import sys
import time

import click

from ui.durations import left

_EVERY = 30.0  # seconds between lines where nothing can be redrawn
_WIDE = 76


class Asking:
    """A callable for `evaluate`; `what` is said of the run, where there are several."""

    def __init__(self, what: str = "") -> None:
        self._what = what
        self._began = self._told = time.monotonic()

    def __call__(self, done: int, questions: int) -> None:
        now, terminal = time.monotonic(), sys.stderr.isatty()
        said = f"{done} of {questions} questions{self._what}"
        if done < questions:
            said += f", {left((now - self._began) / done * (questions - done))}"
        if terminal:
            click.echo(f"\r{said:<{_WIDE}}", nl=done == questions, err=True)
        elif now - self._told > _EVERY:
            self._told = now
            click.echo(said, err=True)
