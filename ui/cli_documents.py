"""`bywhen documents`, `show`, `remove` and `check`: what the library holds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from corpus.errors import LibraryError
from corpus.saying import counted
from ui.cli_session import Session, json_option, pass_session, print_json

_NAMED = 5  # documents named in a line

if TYPE_CHECKING:
    from corpus.models import Document, Fact


@click.command()
@click.option("--all", "superseded", is_flag=True, help="Also those that a newer version has superseded.")
@json_option
@pass_session
def documents(session: Session, superseded: bool, as_json: bool) -> None:
    """List the documents of the library."""
    from ui.terminal import print_documents

    library = session.library()
    held = library.documents(superseded=superseded)
    waiting = sum(document.waiting for document in library.documents(waiting=True))
    if as_json:
        print_json([document_json(document) for document in held])
    elif held:
        print_documents(held)
    elif not waiting:
        click.echo("No documents yet: bywhen add PATH adds some.")
    if waiting:
        click.echo(f"{waiting} waiting for review: bywhen review", err=True)


@click.command()
@click.argument("document")
@click.option("--yes", is_flag=True, help="Do not ask first.")
@click.option("--keep", is_flag=True, help="Keep it aside for 30 days: bywhen restore brings it back.")
@json_option
@pass_session
def remove(session: Session, document: str, yes: bool, keep: bool, as_json: bool) -> None:
    """Remove DOCUMENT: no answer draws on it again. Without --keep it is deleted for good."""
    held = session.library().document(document)
    if not yes:
        click.confirm(f"Remove {held.title} ({held.source})?", abort=True, err=True)
    gone = session.assistant().remove(held.id, keep=keep)
    if as_json:
        print_json({"removed": gone.id, "source": gone.source})
    else:
        click.echo(f"Removed {gone.title} ({gone.source}).")


@click.command()
@click.option("--repair", is_flag=True, help="Rebuild the search index where it is not in step with the library.")
@json_option
@pass_session
def check(session: Session, repair: bool, as_json: bool) -> None:
    """Check that the library is whole and that the search index is in step with it."""
    from dataclasses import asdict

    from assistant.health import health

    found = health(session.assistant(), repair=repair)
    if as_json:
        print_json(asdict(found))
    else:
        for trouble in found.troubles:
            click.echo(trouble)
        click.echo(f"{counted(found.documents, 'document')} and {counted(found.passages, 'passage')} looked at.")
        kept = [one for one in found.older_rules if one not in found.not_kept]
        if kept:
            click.echo(f"{len(kept)} read by older rules ({_some(kept)}): bywhen reread")
        if found.not_kept:
            click.echo(
                f"{len(found.not_kept)} read by older rules, and the files were not kept then "
                f"({_some(found.not_kept)}): bywhen add the files again"
            )
        if found.unplaced:
            click.echo(
                f"{counted(found.unplaced, 'correction')} of the register without a place in what is read now: "
                "bywhen item history --unplaced, bywhen link history"
            )
        if found.repaired:
            click.echo("The search index was rebuilt.")
    if found.troubles:
        raise LibraryError("not all is well" + (": --repair rebuilds the index" if found.index else ""))


def _some(named: Sequence[str]) -> str:
    return "; ".join(named[:_NAMED]) + ("; ..." if len(named) > _NAMED else "")


def document_json(document: Document) -> dict[str, Any]:
    described = document.description
    facts = ("title", "kind", "date", "author", "role", "signatory", "addressee", "body", "answers", "language")
    return {
        "document": document.id,
        "source": document.source,
        "format": document.format,
        **{name: fact_json(getattr(described, name)) for name in facts},
        "pages": len(document.pages),
        "pages_without_text": list(document.pages_without_text),
        "pages_unread": list(document.pages_unread),
        "characters": document.length,
        "added": document.added,
        "superseded_by": document.superseded_by,
        "waiting": document.waiting,
        "rules": document.rules,
        "part_of": document.part_of,
        "collection": document.collection,
        "warnings": list(document.warnings),
        "doubts": list(described.doubts),
    }


def fact_json(fact: Fact) -> dict[str, Any]:
    span = {"start": fact.span.start, "end": fact.span.end} if fact.span else None
    return {"value": fact.value, "span": span, "inferred": fact.inferred, "reason": fact.reason, "by": fact.by}
