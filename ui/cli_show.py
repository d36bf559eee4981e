"""`bywhen show`: what is known of a document, what was read beside what was corrected."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from corpus.saying import counted
from ui.cli_session import Session, json_option, pass_session, print_json

if TYPE_CHECKING:
    from corpus.library.held import Held


@click.command()
@click.argument("document")
@click.option("--text", is_flag=True, help="Print the stored text exactly, and nothing else.")
@json_option
@pass_session
def show(session: Session, document: str, text: bool, as_json: bool) -> None:
    """Show what is known of DOCUMENT: its id, the beginning of its id, or its file's name."""
    library = session.library()
    held = library.document(document)
    if text:
        click.echo(library.text(held.id).encode("utf-8"), nl=False)
        return
    if as_json:
        print_json(show_json(library, held.id))
        return
    from ui.terminal import print_document

    shown = show_json(library, held.id)
    counts = [counted(shown[name], name[:-1]) for name in ("passages", "items", "commitments")]
    pages = [counted(len(held.pages), "page")] if held.pages else []
    print_document(
        held, [*pages, *counts], library.machine(held.id), others=_others(library, shown), queries=shown["doubts"]
    )


def _others(library: Held, shown: dict[str, Any]) -> list[tuple[str, str]]:
    """How it belongs to which documents; one that was removed is named by its id."""
    every = {one.id: f"{one.source} ({one.id})" for one in library.documents(superseded=True, waiting=True)}
    replaces = [("Replaces", ", ".join(every[one] for one in shown["replaces"]))] if shown["replaces"] else []
    carrier = shown["part_of"]
    return [*replaces, *([("Part of", every.get(carrier, f"{carrier}, which was removed"))] if carrier else [])]


def show_json(library: Held, document_id: str) -> dict[str, Any]:
    """`read` has what was read of each corrected field, `replaces` the ids of the versions before."""
    from corpus.library.review import queries_of
    from ui.cli_documents import document_json, fact_json

    held, read = library.document(document_id), library.machine(document_id)
    items = [item for _, item in library.items(held.id)]
    corrections = library.corrections(held.id)
    doubts, anomalies = queries_of(library, held)
    return {
        **document_json(held),
        "doubts": [*doubts, *anomalies],
        "passages": len(library.passages(held.id)),
        "items": len(items),
        "commitments": sum(len(item.commitments) for item in items),
        "read": {made.field: fact_json(getattr(read, made.field)) for made in corrections},
        "corrections": [asdict(made) for made in corrections],
        "replaces": [d.id for d in library.documents(superseded=True) if d.superseded_by == held.id],
    }
