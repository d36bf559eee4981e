"""`bywhen add`: files and folders into the library, with what became of each."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from corpus.errors import BywhenError, ReadingError
from ui.cli_session import Session, json_option, pass_session, print_json

if TYPE_CHECKING:
    from assistant.wiring import Assistant
    from corpus.add import AddResult
    from ui.adding import Adding

_ALIKE = ("keep", "new-version", "discard")
_STOPPED = 130  # the exit status of what Ctrl-C ended


def _report_file(ctx: click.Context, param: click.Parameter, value: str | None) -> Path | None:
    from ui.report import ReportFile

    return ReportFile().convert(value, param, ctx) if value else None


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=click.Path(exists=True, path_type=Path))
@click.option("--review", is_flag=True, help="What is added waits for your check: nothing finds it before.")
@click.option(
    "--alike",
    type=click.Choice(_ALIKE),
    default="keep",
    show_default=True,
    help="What to do with a document that is nearly the same as one of another name.",
)
@click.option("--report", callback=_report_file, metavar="FILE", help="List every file and its result (.csv, .json).")
@click.option("--workers", type=click.IntRange(1, 64), metavar="N", help="Read so many files at a time.")
@json_option
@pass_session
def add(session: Session, /, paths: tuple[Path, ...], report: Path | None, as_json: bool, **wanted: Any) -> None:
    """Add files, and the files of folders. Each is added whole, or refused with the reason.

    Stopped at any point, the same command goes on where it was: what is in the library is not read again.
    """
    from corpus.add import Alike, Choices
    from ui.adding import Adding

    choices = Choices(wanted["review"], Alike(wanted["alike"]), wanted["workers"])
    assistant = session.assistant(create=True)
    progress = Adding()
    try:
        with progress:
            results: Sequence[AddResult] = assistant.add(paths, progress, progress.embedded, choices)
    except (KeyboardInterrupt, BywhenError) as stop:
        _say(progress.results, report, as_json)
        _stopped(progress, stop)
    _say(results, report, as_json)
    if choices.review and not as_json:
        _review(assistant, [result.document for result in results if result.result == "waiting"])
    refused = [result for result in results if result.result == "refused"]
    if refused:
        raise ReadingError(f"{len(refused)} of {len(results)} refused: {_named(refused)}")
    if not results:
        raise ReadingError("nothing to add: no files there")


def _say(results: Sequence[AddResult], report: Path | None, as_json: bool) -> None:
    from ui.adding import print_results
    from ui.report import result_json, write_report

    if report:
        write_report(report, results)
    if as_json:
        print_json([result_json(result) for result in results])
    else:
        print_results(results)


def _named(refused: Sequence[AddResult], most: int = 10) -> str:
    more = f"; and {len(refused) - most} more" if len(refused) > most else ""
    return "; ".join(result.source for result in refused[:most]) + more


def _review(assistant: Assistant, waiting: Sequence[str]) -> None:
    """On a terminal each is decided at once; otherwise all are shown, and wait."""
    from ui.deciding import decide
    from ui.reviewing import print_review

    if waiting and sys.stdin.isatty():
        decide(assistant, waiting)
        return
    for document in waiting:
        click.echo()
        print_review(assistant.review(document))


def _stopped(progress: Adding, stop: BaseException) -> NoReturn:
    """What was added stays added, and that is said."""
    from ui.adding import summary

    click.echo(
        f"Stopped: {summary(progress.results)}, of {progress.files} files. "
        f"What was added is in the library; the same command goes on from there.",
        err=True,
    )
    if isinstance(stop, KeyboardInterrupt):
        raise click.exceptions.Exit(_STOPPED)
    raise stop
