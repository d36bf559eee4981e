"""`bywhen add`, `documents`, `show`, `remove` and `check`: what the library holds."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from corpus.errors import LibraryError, ReadingError
from ui.cli_session import Session, json_option, pass_session, print_json

if TYPE_CHECKING:
    from corpus.add import AddResult
    from corpus.models import Document, Fact


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=click.Path(exists=True, path_type=Path))
@json_option
@pass_session
def add(session: Session, paths: tuple[Path, ...], as_json: bool) -> None:
    """Add files, and the files of folders. Each is added whole, or refused with the reason."""
    from ui.adding import Adding, result_line

    assistant = session.assistant(create=True)
    with Adding() as progress:
        results = assistant.add(paths, progress, progress.embedded)
    if as_json:
        print_json([_result_json(result) for result in results])
    else:
        for result in results:
            click.echo(result_line(result))
    refused = [result for result in results if result.result == "refused"]
    if refused:
        raise ReadingError(f"{len(refused)} of {len(results)} refused: {'; '.join(r.source for r in refused)}")
    if not results:
        raise ReadingError("nothing to add: no files there")


@click.command()
@click.option("--all", "superseded", is_flag=True, help="Also those that a newer version has superseded.")
@json_option
@pass_session
def documents(session: Session, superseded: bool, as_json: bool) -> None:
    """List the documents of the library."""
    from ui.terminal import print_documents

    held = session.library().documents(superseded=superseded)
    if as_json:
        print_json([document_json(document) for document in held])
    elif held:
        print_documents(held)
    else:
        click.echo("No documents yet: bywhen add PATH adds some.")


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
    passages, items = len(library.passages(held.id)), library.items(held.id)
    commitments = sum(len(item.commitments) for _, item in items)
    if as_json:
        counts = {"passages": passages, "items": len(items), "commitments": commitments}
        print_json({**document_json(held), **counts})
        return
    from ui.terminal import count, print_document

    holds = [count(passages, "passage"), count(len(items), "item"), count(commitments, "commitment")]
    print_document(held, [count(len(held.pages), "page"), *holds] if held.pages else holds)


@click.command()
@click.argument("document")
@click.option("--yes", is_flag=True, help="Do not ask first.")
@json_option
@pass_session
def remove(session: Session, document: str, yes: bool, as_json: bool) -> None:
    """Remove DOCUMENT for good: no answer draws on it again."""
    held = session.library().document(document)
    if not yes:
        click.confirm(f"Remove {held.title} ({held.source})?", abort=True, err=True)
    gone = session.assistant().remove(held.id)
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
        click.echo(f"{found.documents} documents and {found.passages} passages looked at.")
        if found.repaired:
            click.echo("The search index was rebuilt.")
    if found.troubles:
        raise LibraryError("not all is well" + (": --repair rebuilds the index" if found.index else ""))


def document_json(document: Document) -> dict[str, Any]:
    described = document.description
    facts = ("title", "kind", "date", "author", "role", "signatory", "addressee", "body", "answers", "language")
    return {
        "document": document.id,
        "source": document.source,
        "format": document.format,
        **{name: _fact_json(getattr(described, name)) for name in facts},
        "pages": len(document.pages),
        "pages_without_text": list(document.pages_without_text),
        "characters": document.length,
        "added": document.added,
        "superseded_by": document.superseded_by,
        "warnings": list(document.warnings),
        "doubts": list(described.doubts),
    }


def _fact_json(fact: Fact) -> dict[str, Any]:
    span = {"start": fact.span.start, "end": fact.span.end} if fact.span else None
    return {"value": fact.value, "span": span, "inferred": fact.inferred, "reason": fact.reason}


def _result_json(result: AddResult) -> dict[str, Any]:
    names = ("source", "result", "document", "reason", "pages", "pages_without_text")
    counts = ("passages", "recommendations", "commitments", "warnings")
    return {name: getattr(result, name) for name in (*names, *counts)}
