"""`bywhen digest`: what changed, for a week's mail or a paper."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ui.cli_register import DAY, NamedFile
from ui.cli_session import Session, json_option, pass_session, print_json

if TYPE_CHECKING:
    from assistant.changes import Since
    from assistant.view import View
    from ui.exports.digest.lines import Digest

_A_WEEK = timedelta(days=7)


@click.command()
@click.option("--since", type=DAY, metavar="DATE", help="From this day on; without it, or a document: the last 7 days.")
@click.option("--since-document", "document", metavar="DOCUMENT", help="What is dated after it; its id or file.")
@click.option("--added", is_flag=True, help="Count documents by when they were added, not by their own dates.")
@click.option("--body", "bodies", multiple=True, metavar="NAME", help="Only what it wrote, was asked or is to do.")
@click.option("--markdown", type=NamedFile(".md"), help="Write it as Markdown.")
@click.option("--html", type=NamedFile(".html"), help="Write it as a page to mail or print.")
@click.option("--web", default="", metavar="ADDRESS", help="Where the web pages are, for links in the files.")
@json_option
@pass_session
def digest(
    session: Session,
    since: datetime | None,
    document: str | None,
    added: bool,
    bodies: Sequence[str],
    markdown: Path | None,
    html: Path | None,
    web: str,
    as_json: bool,
) -> None:
    """Tell what changed: dates passed and put back, what is new, what is done, what to ask the authors.

    Without a day to begin with, documents count by when they were added, so that a week's digest misses none.
    """
    from assistant.changes import changes_since
    from ui.exports.digest import write
    from ui.exports.digest.lines import digest_json
    from ui.exports.digest.sections import digest_of
    from ui.shown.places import HERE, Places

    if since and document:
        raise click.UsageError("give --since or --since-document, not both")
    assistant = session.assistant()
    view = assistant.view()
    changes = changes_since(view, _since(view, since, document, added=added), date.today())
    told = digest_of(changes, view, bodies)
    written = [path for path in (markdown, html) if path]
    for path in written:
        write(path, told, Places(web or HERE))
        assistant.exported("what changed", f"{path.suffix[1:].upper()}, since {changes.since.words}")
    if as_json:
        print_json(digest_json(told))
    elif not written:
        _print(told)
    for path in written:
        click.echo(f"Written: {path}", err=as_json)


def _since(view: View, since: datetime | None, document: str | None, *, added: bool) -> Since:
    from assistant.changes import since_day, since_document

    if document:
        return since_document(view.library.document(document))
    if since:
        return since_day(since.date(), added=added)
    return since_day(date.today() - _A_WEEK, added=True)


def _print(told: Digest) -> None:
    from ui.terminal import say

    say((told.title, "bold"))
    say(f"As at {told.day}. {told.basis} {told.rests}")
    for note in told.notes:
        say(note)
    if not told.sections:
        say("Nothing changed.")
    for section in told.sections:
        say("")
        say((f"{section.title} ({len(section.lines)})", "bold"))
        for line in section.lines:
            say((f"- {line.lead}", "bold"))
            if line.words:
                say(f"  “{line.words}”")
            for shift in line.shifts:
                say(f"  {shift.name}: was {shift.before}, now {shift.after}")
            for fact in line.facts:
                say(f"  {fact}")
            say((f"  {'; '.join(dict.fromkeys(source.label for source in line.sources))}", "dim"))
