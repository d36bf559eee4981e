"""`bywhen removed` and `restore`: documents that were removed and can be brought back for a while."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from corpus.saying import counted
from ui.cli_session import Session, json_option, pass_session, print_json

if TYPE_CHECKING:
    from corpus.library import Removed


@click.command()
@click.option("--delete", "deleted", multiple=True, metavar="DOCUMENT", help="Delete for good; may be repeated.")
@click.option("--delete-all", is_flag=True, help="Delete all of them for good.")
@json_option
@pass_session
def removed(session: Session, deleted: Sequence[str], delete_all: bool, as_json: bool) -> None:
    """List the documents that were removed and can be brought back, the last first."""
    assistant = session.assistant()
    if deleted or delete_all:
        gone = assistant.delete_removed(None if delete_all else deleted)
        if as_json:
            print_json({"deleted": [one.document for one in gone]})
        else:
            click.echo(f"{counted(len(gone), 'document')} deleted for good.")
        return
    kept = assistant.removed()
    if as_json:
        print_json([removed_json(one) for one in kept])
        return
    for one in kept:
        by = f" by {one.by}" if one.by else ""
        click.echo(
            f"{one.document}  {one.source}: {one.title}; removed {one.when}{by}, kept until {one.until:%Y-%m-%d}"
        )
    if not kept:
        click.echo("No removed document can be brought back.")


@click.command()
@click.argument("document")
@json_option
@pass_session
def restore(session: Session, document: str, as_json: bool) -> None:
    """Bring DOCUMENT back, which was removed: as it was, with its corrections and its register."""
    back = session.assistant().bring_back(document)
    if as_json:
        print_json({"restored": back.id, "source": back.source})
    else:
        click.echo(f"Brought back {back.title} ({back.source}).")


def removed_json(one: Removed) -> dict[str, Any]:
    return {
        "document": one.document,
        "source": one.source,
        "title": one.title,
        "date": one.date,
        "removed": one.when,
        "by": one.by,
        "until": one.until.isoformat(timespec="seconds"),
    }
