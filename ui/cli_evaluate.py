"""`bywhen evaluate`: the assistant scored against gold questions."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import click

from corpus.errors import ReadingError
from ui.cli_session import Session, json_option, pass_session, print_json

if TYPE_CHECKING:
    from assistant.evaluation import Evaluation, Mark, Share


@click.command()
@click.argument("gold", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--show", is_flag=True, help="Show every answer that was not right, beside its key.")
@json_option
@pass_session
def evaluate(session: Session, gold: Path, show: bool, as_json: bool) -> None:
    """Ask the questions of GOLD (JSON lines with keys) and print how many were answered right."""
    from assistant.evaluation import evaluate as run
    from assistant.gold import read_gold

    library = session.library()

    @cache
    def text_of(ref: str) -> str:
        text: str = library.text(library.document(ref).id)
        return text

    questions = read_gold(gold, text_of)
    if all(question.needs for question in questions):
        needed = sorted({question.needs for question in questions})
        raise ReadingError(f"{gold}: nothing can be scored on this library; it needs {', '.join(needed)}")
    evaluation = run(session.assistant().ask, questions, text_of, _progress)
    if show:
        for mark in evaluation.failures:
            click.echo(_failure(mark), err=as_json)
    if as_json:
        print_json(evaluation.as_json())
    else:
        _print(evaluation)


def _progress(done: int, questions: int) -> None:
    if sys.stderr.isatty():
        click.echo(f"\r{done} of {questions} questions", nl=done == questions, err=True)


def _print(evaluation: Evaluation) -> None:
    from ui.terminal import say, table

    rows = [(name, *_cells(share)) for name, share in evaluation.shares.items()]
    table(["", "Share", "Of", "95% interval"], rows, numbers=["Share", "Of"])
    say()
    rows = [(kind, *_cells(share)) for kind, share in evaluation.by_type.items()]
    table(["Type of question", "Right", "Of", "95% interval"], rows, numbers=["Right", "Of"])
    say()
    say(f"{len(evaluation.marks)} questions, {evaluation.seconds:.3f} seconds a question (median)")
    if evaluation.set_aside:
        needed = sorted({gold.needs for gold in evaluation.set_aside})
        say(f"Not scored: {len(evaluation.set_aside)}, which need {', '.join(needed)}")


def _cells(share: Share) -> tuple[str, int, str]:
    low, high = share.interval
    return f"{share.value:.1%}", share.of, f"{low:.0%} to {high:.0%}" if share.of else ""


def _failure(mark: Mark) -> str:
    gold, answer = mark.gold, mark.answer
    why = f"answered {answer.answered}, facts {mark.facts}, evidence at 1 {mark.first_hit}, at 5 {mark.hit}"
    return (
        f"{gold.asked.id} [{gold.type}, {mark.group}] {gold.asked.question}\n  {why}\n"
        f"  key:    {gold.answer} {[' | '.join(entry) for entry in gold.must_include]}\n"
        f"  answer: {' '.join(answer.text.split())[:300]}"
    )
