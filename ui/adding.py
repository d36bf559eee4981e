"""The progress of adding documents, on standard error, and what came of each."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from contextlib import ExitStack
from typing import TYPE_CHECKING, Self

import click
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, TaskID, TaskProgressColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bars

from corpus.saying import counted
from ui.durations import left
from ui.terminal import numbers

if TYPE_CHECKING:
    from corpus.add import AddResult, Progress

PAGES_A_LINE = 25  # a long file tells of itself now and then, where there is no terminal to redraw
FEW = 20
"""Results that are printed one by one; of more, those with nothing to say are counted."""


class Adding:
    """A callable for `Assistant.add`: on a terminal a bar over all files and a line for each that is being read, else
    a line for each that is done. `results` are those that stand already, should adding be stopped.
    """

    def __init__(self) -> None:
        self.results: list[AddResult] = []
        self.files = 0
        self._console = Console(file=sys.stderr)
        columns = TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[at]}")
        self._bars = Bars(*columns, console=self._console, transient=True)
        self._whole: TaskID | None = None
        self._lines: dict[int, TaskID] = {}
        self._index: Indexing | None = None
        self._open = ExitStack()

    def __enter__(self) -> Self:
        if self._console.is_terminal:
            self._open.enter_context(self._bars)
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()

    def __call__(self, at: Progress) -> None:
        self.files = at.files
        if at.result:
            self.results.append(at.result)
        (self._draw if self._console.is_terminal else self._print)(at)

    def embedded(self, done: int, passages: int) -> None:
        """For `Assistant.add`: how far the search index is."""
        if self._console.is_terminal:
            self._index = self._index or Indexing(self._console, self._open)
            self._index(done, passages)
        elif done == passages:
            click.echo(f"indexed {counted(passages, 'passage')}", err=True)

    def _print(self, at: Progress) -> None:
        if at.result:
            time = f" ({left(at.left)})" if left(at.left) and at.file < at.files else ""
            click.echo(f"{at.file} of {at.files}: {at.source}: {at.result.result}{time}", err=True)
        elif at.page and at.page % PAGES_A_LINE == 0:
            click.echo(f"  {at.source}: page {at.page} of {at.pages}", err=True)

    def _draw(self, at: Progress) -> None:
        if self._whole is None:
            self._whole = self._bars.add_task("", total=1.0, at="")
        if at.step == "done":
            self._end(at.file)
        elif at.step != "checking":
            self._line(at)
        self._bars.update(
            self._whole,
            description=f"{sum(not result.part_of for result in self.results)} of {counted(at.files, 'file')}",
            completed=at.share,
            at=f"{at.share:.0%}, {left(at.left)}" if at.left is not None else f"{at.share:.0%}",
        )

    def _line(self, at: Progress) -> None:
        if at.file not in self._lines:
            self._lines[at.file] = self._bars.add_task("", total=None, at="")
        total = at.pages or None
        page = f"{at.step}, page {at.page} of {at.pages}" if at.pages else at.step
        self._bars.update(self._lines[at.file], description=escape(at.source), completed=at.page, total=total, at=page)

    def _end(self, file: int) -> None:
        if file in self._lines:
            self._bars.remove_task(self._lines.pop(file))


class Indexing:
    """A bar for the search index, in place of those of the files."""

    def __init__(self, console: Console, opened: ExitStack) -> None:
        opened.close()
        columns = TextColumn("Preparing for questions"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn()
        self._bars = Bars(*columns, console=console, transient=True)
        self._bar = self._bars.add_task("")
        opened.enter_context(self._bars)

    def __call__(self, done: int, passages: int) -> None:
        self._bars.update(self._bar, completed=done, total=passages)


class Preparing:
    """Says, once, that the search index is behind and is built first: what a question waits for."""

    def __init__(self) -> None:
        self._said = False

    def __call__(self, _done: int, passages: int) -> None:
        if not self._said:
            click.echo(f"Preparing {counted(passages, 'new passage')} for questions first", err=True)
        self._said = True


def print_results(results: Sequence[AddResult]) -> None:
    """What came of each file; of many, only those that the analyst should look at one by one, and how many others."""
    shown = [result for result in results if len(results) <= FEW or result.result == "refused" or result.warnings]
    for result in shown:
        click.echo(result_line(result))
    if len(shown) < len(results) or len(results) > FEW:
        click.echo(summary(results))


def summary(results: Sequence[AddResult]) -> str:
    """How many came to what: "280 added, 12 unchanged, 8 refused"."""
    counted = Counter(result.result for result in results)
    return ", ".join(f"{number} {result}" for result, number in counted.most_common()) or "nothing added"


def result_line(result: AddResult) -> str:
    """What came of one file, in a line, and what the analyst should know of it in further ones."""
    if result.result == "refused":
        return f"refused      {result.source}: {result.reason}"
    if result.left_out:
        return f"{result.result:<12} {result.source}: {result.reason}"
    counts = [
        *([counted(result.pages, "page")] if result.pages else []),
        counted(result.passages, "passage"),
        counted(result.recommendations, "recommendation"),
        counted(result.commitments, "commitment"),
    ]
    lines = [f"{result.result:<12} {result.source}: {', '.join(counts)}"]
    if result.reason:
        lines.append(f"             {result.reason}")
    if result.pages_without_text:
        lines.append(f"             no text on page {numbers(result.pages_without_text)}")
    return "\n".join([*lines, *(f"             {warning}" for warning in result.warnings)])
