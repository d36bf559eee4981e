"""`bywhen edit`, `history` and `reread`: what analysts change, what was changed, and reading anew."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import click

from corpus.errors import ReadingError
from corpus.saying import counted
from ui.cli_session import Command, Session, json_option, pass_session, print_json

FIELDS = {
    "title": ("TEXT", "What it is called."),
    "date": ("YYYY-MM-DD", "The day it is dated; '' where it has no date."),
    "kind": (
        "KIND",
        "letter, e-mail, panel paper, progress report, government response, minutes, action log, report.",
    ),
    "author": ("NAME", "Who wrote it; '' where it does not say, as with all below."),
    "role": ("TEXT", "The author's office."),
    "signatory": ("NAME", "Who signed it."),
    "addressee": ("NAME", "To whom it is addressed."),
    "body": ("NAME", "The organisation that issued it."),
    "answers": ("TITLE", "The report that it answers."),
    "language": ("CODE", "Two letters: en, cy."),
}
"""What can be corrected, with what is given for it and what it is."""


def _field_options(command: Command) -> Command:
    for name, (value, help_) in reversed(FIELDS.items()):
        command = click.option(f"--{name}", metavar=value, help=help_)(command)
    return command


@click.command()
@click.argument("document")
@_field_options
@click.option("--reason", default="", metavar="TEXT", help="Why; it is kept in the history.")
@click.option("--by", default="", metavar="NAME", help="Who says so; without it, the name you are logged in by.")
@click.option("--undo", type=click.Choice(list(FIELDS)), help="Back to what was read.")
@click.option("--replaces", metavar="OTHER", help="It is a newer version of OTHER, which leaves the answers.")
@click.option("--replaces-nothing", is_flag=True, help="What it replaced is in the answers again.")
@json_option
@pass_session
def edit(session: Session, /, document: str, as_json: bool, **options: Any) -> None:
    """Correct what was read of DOCUMENT, or say which document it replaces.

    What was read is kept beside each correction; a corrected date, kind, author or body changes the register too.
    """
    values = {name: options[name] for name in FIELDS if options[name] is not None}
    chosen = [bool(values), bool(options["undo"]), bool(options["replaces"]), options["replaces_nothing"]]
    if sum(chosen) != 1:
        raise click.UsageError("Give what to correct, or one of --undo, --replaces and --replaces-nothing.")
    if values and not options["reason"].strip():
        raise click.UsageError("Give the reason: --reason TEXT")
    assistant = session.assistant()
    held, before = assistant.library.document(document), assistant.library.revision
    if values:
        assistant.correct_all(held.id, values, reason=options["reason"], who=options["by"])
    elif options["undo"]:
        assistant.undo(held.id, options["undo"], who=options["by"])
    elif options["replaces"]:
        assistant.replace(held.id, options["replaces"], reason=options["reason"], who=options["by"])
    else:
        assistant.replace_nothing(held.id, reason=options["reason"], who=options["by"])
    changes = [change for change in assistant.library.history() if change.revision > before]
    if as_json:
        from ui.cli_show import show_json

        print_json({**show_json(assistant.library, held.id), "changes": [asdict(change) for change in changes]})
    else:
        for change in changes:
            click.echo(f"{change.source}: {change.what}" + (f", {change.detail}" if change.detail else ""))
        if not changes:
            click.echo(f"{held.source}: nothing is changed, that is what it says already")


@click.command()
@click.argument("document", required=False)
@json_option
@pass_session
def history(session: Session, document: str | None, as_json: bool) -> None:
    """Show what was done to the library, or to DOCUMENT: when, by whom, and why."""
    library = session.library()
    changes = library.history()
    if document is not None:
        removed = {change.document for change in changes if document in (change.document, change.source)}
        wanted = removed or {library.document(document).id}
        changes = [change for change in changes if change.document in wanted]
    if as_json:
        print_json([asdict(change) for change in changes])
        return
    from ui.terminal import table

    rows = [(c.when[:16].replace("T", " "), c.by, c.what, c.source, c.document, c.detail) for c in changes]
    table(["When (UTC)", "By", "What", "File", "Id", "More"], rows)


@click.command()
@click.argument("documents", nargs=-1, metavar="[DOCUMENT]...")
@json_option
@pass_session
def reread(session: Session, documents: tuple[str, ...], as_json: bool) -> None:
    """Read documents again from the files that the library keeps; corrections stay.

    Without any named: those that were read by the rules of an earlier Bywhen.
    """

    assistant = session.assistant()
    results = assistant.reread(
        documents, lambda number, every, source: click.echo(f"{number} of {every}: {source}", err=True)
    )
    if as_json:
        print_json([asdict(result) for result in results])
    else:
        for one in results:
            counts = (
                (one.passages, "passage"),
                (one.recommendations, "recommendation"),
                (one.commitments, "commitment"),
            )
            click.echo(f"{one.result:<12} {one.source}: {one.reason or ', '.join(counted(*c) for c in counts)}")
        if not results:
            click.echo("Every document was read by the rules of this Bywhen.")
    refused = [one for one in results if one.reason]
    if refused:
        raise ReadingError(f"{len(refused)} of {len(results)} refused: {'; '.join(one.source for one in refused)}")
