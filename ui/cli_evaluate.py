"""`bywhen evaluate`: the assistant scored against gold questions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cache, cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from corpus.errors import ReadingError
from ui.cli_ask import model_option, wants_model
from ui.cli_session import Command, Session, json_option, pass_session, print_json

if TYPE_CHECKING:
    from assistant.batch import Ask
    from assistant.evaluation import Evaluation
    from assistant.evaluation.comparing import Comparison
    from assistant.evaluation.runs import About, Run
    from assistant.gold import GoldQuestion, TextOf
    from assistant.parts import Part
    from assistant.wiring import Assistant

_FILE = click.Path(dir_okay=False, path_type=Path)
_AGAINST = "Compare with a kept run, question by question; of several, in the order of the GOLD files."
_READ = click.Path(exists=True, dir_okay=False, path_type=Path)


def _options(command: Command) -> Command:
    for option in (
        click.option("--report", type=_FILE, metavar="FILE", help="Write a page with figures and failures (HTML)."),
        click.option("--against", type=_READ, multiple=True, metavar="RUN", help=_AGAINST),
        click.option("--keep", type=_FILE, metavar="FILE", help="Keep this run: questions, answers and marks."),
        click.option("--ablations", is_flag=True, help="Ask again without each part, to see what it earns."),
        click.option("--show", is_flag=True, help="Show every answer that was not right, beside its key."),
    ):
        command = option(command)
    return command


@click.command()
@click.argument("gold", type=_READ, nargs=-1, required=True)
@_options
@model_option
@json_option
@pass_session
def evaluate(session: Session, /, gold: tuple[Path, ...], as_json: bool, **wanted: Any) -> None:
    """Ask the questions of GOLD (JSON lines with keys) and print how many were answered right.

    GOLD may also be a run that --keep has kept: nothing is asked then. Of several, the figures are those of all.
    """
    from assistant.evaluation.comparing import compared
    from assistant.evaluation.pooling import pooled
    from assistant.evaluation.runs import is_run, keep, read_run
    from ui.evaluated.printed import failure

    against = [read_run(path) for path in wanted["against"]]
    if wanted["ablations"] and any(map(is_run, gold)):
        raise click.UsageError("--ablations asks the questions again: give the file of questions, not a kept run.")
    asked = _Asking(session, wanted["ablations"], wanted["model"])
    run = pooled([read_run(path) if is_run(path) else asked.run(path) for path in gold])
    comparison = compared(pooled(against).evaluation, run.evaluation) if against else None
    if wanted["keep"]:
        keep(run, wanted["keep"])
    if wanted["report"]:
        from ui.evaluated.page import write_page

        write_page(wanted["report"], run, comparison)
    if wanted["show"]:
        for mark in run.evaluation.failures:
            click.echo(failure(mark), err=as_json)
    _print(run, comparison, as_json)


def _print(run: Run, comparison: Comparison | None, as_json: bool) -> None:
    from ui.evaluated.printed import print_run

    if as_json:
        parts = {"ablations": [one.as_json() for one in run.ablations]} if run.ablations else {}
        against = {"against": comparison.as_json()} if comparison else {}
        print_json({**run.evaluation.as_json(), **parts, **against})
    else:
        print_run(run, comparison)


class _Asking:
    """Asks files of questions of one library, which is opened for the first of them."""

    def __init__(self, session: Session, ablations: bool, model: bool | None) -> None:
        self._session, self._ablations, self._model = session, ablations, model

    @cached_property
    def _assistant(self) -> Assistant:
        return self._session.assistant()

    def run(self, gold: Path) -> Run:
        """Once with everything, and without each part where that is wanted."""
        from assistant.evaluation.ablating import ablations
        from assistant.evaluation.runs import Run
        from assistant.gold import read_gold
        from assistant.parts import Part

        questions = read_gold(gold, self._text)
        if all(question.needs for question in questions):
            needed = sorted({question.needs for question in questions})
            raise ReadingError(f"{gold}: nothing can be scored on this library; it needs {', '.join(needed)}")
        asked = partial(self._asked, questions)
        whole = asked(None)
        return Run(self._about(gold), whole, tuple(ablations(whole, asked, list(Part) if self._ablations else [])))

    def _asked(self, questions: Sequence[GoldQuestion], part: Part | None) -> Evaluation:
        from assistant.evaluation import evaluate as evaluated
        from ui.evaluated.progress import Asking

        progress = Asking(f" without {part.value}" if part else "")
        without = frozenset({part} if part else ())
        ask: Ask = partial(self._assistant.ask, model=self._worded, without=without)
        return evaluated(ask, questions, self._text, progress, page_of=self._assistant.view().page)

    def _about(self, gold: Path) -> About:
        from assistant.evaluation.runs import About

        settings = self._session.settings
        now, documents = datetime.now(UTC).isoformat(timespec="minutes"), self._assistant.library.documents()
        worded_by = settings.server.model if settings.server and self._worded else ""
        return About(gold.name, now, len(documents), settings.model, worded_by)

    @cached_property
    def _worded(self) -> bool:
        return wants_model(self._assistant, self._model)

    @cached_property
    def _text(self) -> TextOf:
        library = self._assistant.library
        return cache(lambda ref: library.text(library.document(ref).id))
