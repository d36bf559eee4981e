"""`bywhen review`, `accept` and `discard`: the analyst's check before a document counts."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from ui.cli_session import Command, Session, json_option, pass_session, print_json

if TYPE_CHECKING:
    from corpus.library.review import FieldReview, Review
    from corpus.library.versions import Kin


def _by_option(command: Command) -> Command:
    help_ = "Who says so; without it, the name you are logged in by."
    return click.option("--by", default="", metavar="NAME", help=help_)(command)


@click.command()
@click.argument("document", required=False)
@json_option
@pass_session
def review(session: Session, document: str | None, as_json: bool) -> None:
    """List the documents that wait for review, or show what there is to check of DOCUMENT.

    Documents wait that were added with `bywhen add --review`; any other can be looked at too.
    """
    assistant = session.assistant()
    if document is None:
        _list([assistant.review(one.id) for one in assistant.waiting()], as_json)
        return
    found = assistant.review(document)
    if as_json:
        print_json(review_json(found))
    else:
        from ui.reviewing import print_review

        print_review(found)


@click.command()
@click.argument("document", required=False)
@click.option("--replaces", metavar="OTHER", help="It is a newer version of OTHER, which leaves the answers.")
@click.option("--keep-both", is_flag=True, help="It replaces nothing, even if its review says that it would.")
@click.option("--all", "every", is_flag=True, help="Every document that waits, each as its review says.")
@_by_option
@json_option
@pass_session
def accept(session: Session, /, document: str | None, by: str, as_json: bool, **options: Any) -> None:
    """Let DOCUMENT, which waits for review, into the answers."""
    replaces, keep_both, every = options["replaces"], options["keep_both"], options["every"]
    if (document is None) != every:
        raise click.UsageError("Name one document, or give --all.")
    if bool(replaces) + keep_both + every > 1:
        raise click.UsageError("Give one of --replaces, --keep-both and --all.")
    assistant = session.assistant()
    instead = "" if keep_both else replaces
    accepted = [assistant.accept(document, instead, who=by)] if document else assistant.accept_all(who=by)
    old = {one.superseded_by: one for one in assistant.library.documents(superseded=True) if one.superseded_by}
    if as_json:
        done = [
            {"accepted": d.id, "source": d.source, "replaces": old[d.id].id if d.id in old else ""} for d in accepted
        ]
        print_json(done if every else done[0])
        return
    for one in accepted:
        of = f", in place of {old[one.id].source} ({old[one.id].id})" if one.id in old else ""
        click.echo(f"Accepted {one.title} ({one.source}){of}.")
    if not accepted:
        click.echo("No documents wait for review.")


@click.command()
@click.argument("document")
@click.option("--yes", is_flag=True, help="Do not ask first.")
@click.option("--keep", is_flag=True, help="Keep it aside for 30 days: bywhen restore lets it wait again.")
@_by_option
@json_option
@pass_session
def discard(session: Session, /, document: str, by: str, as_json: bool, **options: bool) -> None:
    """Delete DOCUMENT, which waits for review. Without --keep nothing of it is kept."""
    assistant = session.assistant()
    held = assistant.review(document).document
    if held.waiting and not options["yes"]:
        click.confirm(f"Discard {held.title} ({held.source})?", abort=True, err=True)
    gone = assistant.discard(held.id, who=by, keep=options["keep"])
    if as_json:
        print_json({"discarded": gone.id, "source": gone.source})
    else:
        click.echo(f"Discarded {gone.title} ({gone.source}).")


def review_json(found: Review) -> dict[str, Any]:
    """All that a review shows, for programs."""
    from ui.cli_documents import document_json

    counts = ("words", "passages", "items", "recommendations", "commitments", "headings", "table_rows")
    return {
        **document_json(found.document),
        "doubts": list(found.doubts),
        "date_anomalies": list(found.date_anomalies),
        "pages_read": [asdict(page) for page in found.pages],
        "fields": {one.field: _field_json(one) for one in found.fields},
        "alike": [_kin_json(kin) for kin in found.kin],
        "replaces": found.replaces.document.id if found.replaces else "",
        "papers": [
            {"item": p.item, "title": p.title.value, "author": p.author.value, "date": p.date.value,
             "start": p.span.start, "end": p.span.end}
            for p in found.papers
        ],
        **{name: getattr(found, name) for name in counts},
    }  # fmt: skip


def _field_json(one: FieldReview) -> dict[str, Any]:
    from ui.cli_documents import fact_json

    return {**fact_json(one.fact), "read": fact_json(one.read), "printed": one.printed, "page": one.page}


def _kin_json(kin: Kin) -> dict[str, Any]:
    other = kin.document
    state = {"waiting": other.waiting, "superseded_by": other.superseded_by}
    return {
        "document": other.id,
        "source": other.source,
        "date": other.date,
        "likeness": round(kin.likeness, 3),
        **state,
    }


def _list(found: list[Review], as_json: bool) -> None:
    if as_json:
        print_json([review_json(one) for one in found])
    elif found:
        from ui.reviewing import print_waiting

        print_waiting(found)
    else:
        click.echo("No documents wait for review: bywhen add --review PATH adds some.")
