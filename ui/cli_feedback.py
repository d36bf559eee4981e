"""`bywhen feedback`: what readers said of answers on the web pages, for analysts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from corpus.errors import LibraryError
from corpus.saying import counted
from ui.cli_register import DAY, NamedFile
from ui.cli_session import Session, json_option, pass_session, print_json

if TYPE_CHECKING:
    from assistant.conversations import Feedback
    from corpus.library import Library


@click.command()
@click.option("--since", type=DAY, metavar="DATE", help="Only what was said on or after it.")
@click.option("--csv", type=NamedFile(), help="Write a CSV.")
@click.option("--gold", type=NamedFile(), help="Write what readers called right as questions for bywhen evaluate.")
@json_option
@pass_session
def feedback(session: Session, /, since: datetime | None, csv: Path | None, gold: Path | None, as_json: bool) -> None:
    """List what readers said of answers and of citations: right or wrong, why, in their words."""
    from assistant.conversations.told import gold_rows, row_of
    from ui.exports.feedback import feedback_csv, gold_lines

    library = session.library()
    told = _told(library, since.date().isoformat() if since else "")
    rows = [row_of(one) for one in told]
    if csv:
        _write(library, csv, f"CSV, {len(rows)}", feedback_csv(rows))
    if gold:
        questions = gold_rows(told)
        _write(library, gold, f"gold questions, {len(questions)}", gold_lines(questions))
    if as_json:
        print_json(rows)
    elif not (csv or gold):
        _print(rows)
    click.echo(_summary(rows), err=as_json)


def _told(library: Library, since: str) -> list[Feedback]:
    """What every reader said, without answers that quote a document that is gone."""
    from assistant.conversations import People
    from assistant.conversations.told import told_to

    people = People.open(library.folder)
    click.get_current_context().call_on_close(people.close)
    return told_to(library, people, since)


def _write(library: Library, path: Path, what: str, data: bytes) -> None:
    try:
        path.write_bytes(data)
    except OSError as error:
        raise LibraryError(f"{path} cannot be written ({error.strerror})") from error
    library.exported("feedback", what)
    click.echo(f"Written: {path}", err=True)


def _print(rows: Sequence[dict[str, Any]]) -> None:
    from ui.terminal import say

    for row in rows:
        of = f"citation {row['citation']['n']}, {row['citation']['title']}" if row["citation"] else f"the {row['of']}"
        wrong = f": {row['reason']}" if row["reason"] else ""
        say((f"{row['when'][:10]}  {'right' if row['good'] else 'wrong'}{wrong}", "bold"), f"  ({of})")
        say(row["standalone_question"] or row["question"], indent=2)
        if row["words"]:
            say(f"“{row['words']}”", indent=2)


def _summary(rows: Sequence[dict[str, Any]]) -> str:
    if not rows:
        return "Nobody has said anything of an answer yet: readers do by the thumbs under it on the web pages."
    right = sum(row["good"] for row in rows)
    return f"{counted(len(rows), 'opinion')}: {right} right, {len(rows) - right} wrong."
