"""`bywhen evaluate`: the assistant scored against gold questions."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache, partial
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
    from assistant.evaluation.runs import Run
    from assistant.gold import GoldQuestion
    from assistant.wiring import Assistant

_FILE = click.Path(dir_okay=False, path_type=Path)
_READ = click.Path(exists=True, dir_okay=False, path_type=Path)


def _options(command: Command) -> Command:
    for option in (
        click.option("--report", type=_FILE, metavar="FILE", help="Write a page with figures and failures (HTML)."),
        click.option("--against", type=_READ, metavar="RUN", help="Compare with a kept run, question by question."),
        click.option("--keep", type=_FILE, metavar="FILE", help="Keep this run: questions, answers and marks."),
        click.option("--ablations", is_flag=True, help="Ask again without each part, to see what it earns."),
        click.option("--show", is_flag=True, help="Show every answer that was not right, beside its key."),
    ):
        command = option(command)
    return command


@click.command()
@click.argument("gold", type=_READ)
@_options
@model_option
@json_option
@pass_session
def evaluate(session: Session, /, gold: Path, as_json: bool, **wanted: Any) -> None:
    """Ask the questions of GOLD (JSON lines with keys) and print how many were answered right.

    GOLD may also be a run that --keep has kept: nothing is asked then.
    """
    from assistant.evaluation.comparing import compared
    from assistant.evaluation.runs import is_run, keep, read_run
    from ui.evaluated.printed import failure

    against = read_run(wanted["against"]) if wanted["against"] else None
    if is_run(gold) and wanted["ablations"]:
        raise click.UsageError("--ablations asks the questions again: give the file of questions, not a kept run.")
    run = read_run(gold) if is_run(gold) else _asked(session, gold, wanted["ablations"], wanted["model"])
    comparison = compared(against.evaluation, run.evaluation) if against else None
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


def _asked(session: Session, gold: Path, ablations: bool, model: bool | None) -> Run:
    """The questions asked of the library, and once more without each part where that is wanted."""
    from assistant.evaluation.ablating import ablations as ablated
    from assistant.evaluation.runs import About, Run
    from assistant.gold import read_gold
    from assistant.parts import Part

    assistant = session.assistant()
    text_of = cache(lambda ref: assistant.library.text(assistant.library.document(ref).id))
    questions = read_gold(gold, text_of)
    if all(question.needs for question in questions):
        needed = sorted({question.needs for question in questions})
        raise ReadingError(f"{gold}: nothing can be scored on this library; it needs {', '.join(needed)}")
    worded = wants_model(assistant, model)
    settings = session.settings
    about = About(
        gold.name,
        datetime.now(UTC).isoformat(timespec="minutes"),
        len(assistant.library.documents()),
        settings.model,
        settings.server.model if settings.server and worded else "",
    )
    run = _runner(assistant, questions, text_of, worded)
    whole = run(None)
    parts: list[Part] = list(Part) if ablations else []
    return Run(about, whole, tuple(ablated(whole, run, parts)))


def _runner(assistant: Assistant, questions: list[GoldQuestion], text_of: Any, worded: bool) -> Any:
    """A function that asks all questions without a part (None: with all), and marks the answers."""
    from assistant.evaluation import evaluate as evaluated
    from assistant.parts import Part
    from ui.evaluated.progress import Asking

    progress = Asking()
    page_of = assistant.view().page

    def run(part: Part | None) -> Evaluation:
        progress.begin(f" without {part.value}" if part else "")
        without = frozenset({part} if part else ())
        ask: Ask = partial(assistant.ask, model=worded, without=without)
        return evaluated(ask, questions, text_of, progress, page_of=page_of)

    return run
