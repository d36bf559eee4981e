"""`bywhen register`: every recommendation, response and commitment, as a table, JSON or a file to hand on."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from corpus.models import ItemKind, Status
from corpus.saying import counted
from ui.cli_session import Command, Session, json_option, pass_session, print_json

if TYPE_CHECKING:
    from assistant.choosing import Wanted
    from assistant.register import Listing
    from assistant.wiring import Assistant

CALLED = ("cause of concern", "accelerated cause of concern", "question", "resolution")
KINDS = (*(kind.value for kind in ItemKind), *CALLED)
DAY = click.DateTime(["%Y-%m-%d"])


class NamedFile(click.ParamType[Path]):
    """A path to write to, with one of the suffixes."""

    name = "FILE"

    def __init__(self, *suffixes: str) -> None:
        self.suffixes = suffixes

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        path = Path(value)
        if self.suffixes and path.suffix.lower() not in self.suffixes:
            self.fail(f"{value}: name it {' or '.join(self.suffixes)}", param, ctx)
        if path.is_dir() or not path.absolute().parent.is_dir():
            self.fail(f"{value}: no file can be written there", param, ctx)
        return path


_FILTERS = (
    click.option("--document", "documents", multiple=True, metavar="DOCUMENT", help="Only this one; its id or file."),
    click.option("--body", "bodies", multiple=True, metavar="NAME", help="Only what it wrote, was asked or is to do."),
    click.option("--kind", "kinds", multiple=True, type=click.Choice(KINDS), help="Only this kind."),
    click.option(
        "--status",
        "statuses",
        multiple=True,
        type=click.Choice([status.value for status in Status]),
        help="Only commitments of which the document says this.",
    ),
    click.option(
        "--person",
        "people",
        multiple=True,
        metavar="NAME",
        help="Only what they were asked or are to do: name, initials.",
    ),
    click.option("--due-after", type=DAY, metavar="DATE", help="Only what is due on or after it."),
    click.option("--due-before", type=DAY, metavar="DATE", help="Only what is due on or before it."),
    click.option("--overdue", is_flag=True, help="Only what is past its date, with no later evidence that it is done."),
    click.option("--as-at", type=DAY, metavar="DATE", help="The day that dates are held against; without it today."),
    click.option("--unanswered", is_flag=True, help="Only what no response was found to."),
    click.option("--undated", is_flag=True, help="Only what is due on no day."),
    click.option(
        "--done/--not-done", default=None, help="Only what a document says is done, or what none says that of."
    ),
    click.option("--text", default="", metavar="WORDS", help="Only what has these words."),
)
_OUTPUTS = (
    click.option("--csv", type=NamedFile(), help="Write a CSV."),
    click.option("--xlsx", type=NamedFile(".xlsx"), help="Write a spreadsheet."),
    click.option("--report", type=NamedFile(".html", ".docx"), help="Write a report to print: .html or .docx."),
    click.option("--ics", type=NamedFile(".ics"), help="Write a calendar of due dates: what is not said to be done."),
    click.option("--all", "everything", is_flag=True, help="With --ics: also what is said to be done."),
    click.option("--web", default="", metavar="ADDRESS", help="Where the web pages are, for links in the files."),
)


def _options(command: Command) -> Command:
    for option in reversed((*_FILTERS, *_OUTPUTS)):
        command = option(command)
    return command


@click.command()
@_options
@json_option
@pass_session
def register(session: Session, /, as_json: bool, **given: Any) -> None:
    """List what was recommended, answered and promised. The list is complete, and says what it rests on."""
    assistant = session.assistant()
    listing = _listing(assistant, given)
    written = _write_files(listing, given, assistant)
    if as_json:
        print_json(listing.rows)
    elif not written:
        from ui.exports.table import print_table

        print_table(listing)
    for path in written:
        click.echo(f"Written: {path}", err=as_json)
    click.echo(listing.line, err=as_json)


def _write_files(listing: Listing, given: dict[str, Any], assistant: Assistant) -> list[Path]:
    """Write what was asked for, and have it in the history: the files."""
    from ui.exports import write
    from ui.shown.places import HERE, Places

    wanted: dict[str, Path] = {kind: given[kind] for kind in ("csv", "xlsx", "ics") if given[kind]}
    if report := given["report"]:
        wanted[report.suffix.lower()[1:]] = report
    for kind, path in wanted.items():
        told = "; ".join([kind.upper(), counted(len(listing.rows), "item"), *listing.filters])
        write(kind, path, listing, Places(given["web"] or HERE), everything=given["everything"])
        assistant.exported("the register", told, about=listing.wanted.documents)
    return list(wanted.values())


def _listing(assistant: Assistant, given: dict[str, Any]) -> Listing:
    from assistant.register import listed
    from assistant.view import View

    library = assistant.library
    named = [library.document(ref) for ref in given["documents"]]
    earlier = any(document.superseded_by for document in named)
    view = View.of(library, earlier=True) if earlier else assistant.view()
    day = _day(given["as_at"]) or date.today()
    return listed(view, _wanted(given, tuple(d.id for d in named), day), day)


def _wanted(given: dict[str, Any], documents: tuple[str, ...], day: date) -> Wanted:
    from assistant.choosing import Wanted

    same = ("bodies", "kinds", "statuses", "people", "unanswered", "undated", "done", "text")
    return Wanted(
        documents,
        **{name: given[name] for name in same},
        due_after=_day(given["due_after"]),
        due_before=_day(given["due_before"]),
        overdue=day if given["overdue"] else None,
    )


def _day(chosen: datetime | None) -> date | None:
    return chosen.date() if chosen else None
