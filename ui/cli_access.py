"""`bywhen access`: closed collections, who may see them, and what the access file says of somebody."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from corpus.saying import counted
from ui.cli_session import Command, Session, json_option, pass_session, print_json

if TYPE_CHECKING:
    from assistant.access.rules import Rules
    from corpus.models import Document


def access_option(command: Command) -> Command:
    return click.option(
        "--access",
        "file",
        type=click.Path(dir_okay=False, path_type=Path),
        metavar="FILE",
        help="The file that says who may see and do what; without it the environment's BYWHEN_ACCESS.",
    )(command)


@click.group()
def access() -> None:
    """Say who sees which documents, and look up what somebody may see and do."""


@access.command("list")
@access_option
@json_option
@pass_session
def list_(session: Session, file: Path | None, as_json: bool) -> None:
    """List the closed collections, who may see each, and what is in it."""
    from assistant.access.overview import opened_to, overview

    found = overview(session.assistant(), _rules(session, file))
    if as_json:
        print_json(
            [
                {"collection": one.name, "people": list(one.people), "documents": [d.id for d in one.documents]}
                for one in found
            ]
        )
        return
    for one in found:
        click.echo(f"{one.name}: seen by {opened_to(one.people)}")
        for document in one.documents:
            click.echo(f"  {document.id}  {document.source}")
    if not found:
        click.echo("No collections: every document is open to everyone who may read this library.")


@access.command()
@click.argument("collection")
@click.argument("documents", nargs=-1, required=True)
@json_option
@pass_session
def put(session: Session, collection: str, documents: Sequence[str], as_json: bool) -> None:
    """Put DOCUMENTS into a closed COLLECTION: whoever may not see it finds nothing of them.

    Their versions go with them, and whatever an e-mail carried.
    """
    _told(session.assistant().put_into(documents, collection), f"into {collection}", as_json)


@access.command("open")
@click.argument("documents", nargs=-1, required=True)
@json_option
@pass_session
def open_(session: Session, documents: Sequence[str], as_json: bool) -> None:
    """Open DOCUMENTS to everyone who may read this library."""
    _told(session.assistant().put_into(documents, ""), "open to everyone", as_json)


@access.command()
@access_option
@json_option
@pass_session
def check(session: Session, file: Path | None, as_json: bool) -> None:
    """Check the file that says who may see and do what."""
    from assistant.access.overview import opened_to

    rules = _needed(session, file)
    if as_json:
        print_json({"address": rules.sign_in.address, "collections": sorted(rules.collections)})
        return
    click.echo(f"People sign in at {rules.sign_in.provider}, and come back to {rules.sign_in.address}.")
    if rules.sign_in.vouches:
        click.echo("Their addresses are believed unless the service says that it has not checked them.")
    for name in ("administrators", "analysts", "readers"):
        click.echo(f"{name.capitalize()}: {', '.join(getattr(rules.roles, name)) or 'nobody'}")
    for name, people in rules.collections.items():
        click.echo(f"{name}: seen by {opened_to(people)}")


@access.command()
@click.argument("address")
@click.option("--group", "groups", multiple=True, metavar="NAME", help="A group that they are in; may be given again.")
@access_option
@json_option
@pass_session
def who(session: Session, address: str, groups: Sequence[str], file: Path | None, as_json: bool) -> None:
    """Tell what somebody with this ADDRESS may do and see, once the sign-in service says that it is theirs."""
    rules = _needed(session, file)
    own = rules.sign_in
    told: dict[str, Any] = {own.person: address, own.groups: list(groups), "email_verified": True}
    told |= {"is_logged_in": True, "iat": time.time()}
    reader = rules.reader(told, time.time())
    if as_json:
        seen = None if reader.collections is None else sorted(reader.collections)
        print_json({"address": reader.key, "role": reader.role.value, "collections": seen})
        return
    seen_words = "every document" if reader.collections is None else "what is open to everyone"
    more = f" and {', '.join(sorted(reader.collections))}" if reader.collections else ""
    click.echo(f"{reader.key}: {reader.role.value}, sees {seen_words}{more}")


def _rules(session: Session, file: Path | None) -> Rules | None:
    from assistant.access.rules import rules_from

    path = file or session.settings.access
    return rules_from(path) if path else None


def _needed(session: Session, file: Path | None) -> Rules:
    if rules := _rules(session, file):
        return rules
    raise click.UsageError("name the file with --access, or with BYWHEN_ACCESS in the environment")


def _told(moved: Sequence[Document], where: str, as_json: bool) -> None:
    if as_json:
        print_json([{"document": document.id, "source": document.source} for document in moved])
        return
    for document in moved:
        click.echo(f"{document.source} ({document.id})")
    click.echo(f"{counted(len(moved), 'document')} {where}." if moved else "Nothing to change.")
