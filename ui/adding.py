"""The progress of adding documents, on standard error, and what came of each."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from typing import TYPE_CHECKING, Self

import click
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, TaskID, TextColumn
from rich.progress import Progress as Bars

from ui.terminal import count, numbers

if TYPE_CHECKING:
    from corpus.add import AddResult, Progress

PAGES_A_LINE = 25  # a long file tells of itself now and then, where there is no terminal to redraw


class Adding:
    """A callable for `Assistant.add`: a bar a file on a terminal, a line a file elsewhere."""

    def __init__(self) -> None:
        self._console = Console(file=sys.stderr)
        self._bars = Bars(
            TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[at]}"), console=self._console
        )
        self._file = 0
        self._bar: TaskID | None = None
        self._index: TaskID | None = None
        self._open = ExitStack()

    def __enter__(self) -> Self:
        if self._console.is_terminal:
            self._open.enter_context(self._bars)
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()

    def __call__(self, at: Progress) -> None:
        began, self._file = at.file != self._file, at.file
        if not self._console.is_terminal:
            if began:
                click.echo(f"{at.file} of {at.files}: {at.source}", err=True)
            elif at.pages and at.page % PAGES_A_LINE == 0:
                click.echo(f"  page {at.page} of {at.pages}", err=True)
            return
        if began or self._bar is None:
            self._bar = self._bars.add_task(escape(at.source), at="")
        total = at.pages or 1
        done = total if at.step == "done" else at.page
        self._bars.update(
            self._bar, completed=done, total=total, at=f"page {at.page} of {at.pages}" if at.pages else at.step
        )

    def embedded(self, done: int, passages: int) -> None:
        """For `Assistant.add`: how far the search index is."""
        if not self._console.is_terminal:
            if done == passages:
                click.echo(f"indexed {count(passages, 'passage')}", err=True)
            return
        if self._index is None:
            self._index = self._bars.add_task("search index", at="")
        self._bars.update(self._index, completed=done, total=passages, at=f"passage {done} of {passages}")


def result_line(result: AddResult) -> str:
    """What came of one file, in a line, and what the analyst should know of it in further ones."""
    if result.result == "refused":
        return f"refused      {result.source}: {result.reason}"
    counts = [
        *([count(result.pages, "page")] if result.pages else []),
        count(result.passages, "passage"),
        count(result.recommendations, "recommendation"),
        count(result.commitments, "commitment"),
    ]
    lines = [f"{result.result:<12} {result.source}: {', '.join(counts)}"]
    if result.pages_without_text:
        lines.append(f"             no text on page {numbers(result.pages_without_text)}")
    return "\n".join([*lines, *(f"             {warning}" for warning in result.warnings)])
