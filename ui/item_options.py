"""What can be said of an item and of a commitment on the command line, by whom and why."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import click

from corpus.errors import CorrectionError
from corpus.models import Firmness, ItemKind, Status
from ui.cli_session import Command

if TYPE_CHECKING:
    from assistant.wiring import Assistant
    from corpus.library.deeds import Signed

Fields = Mapping[str, tuple[Any, str]]
"""By option: what is given for it, a name or a choice, and what it is."""

FIELDS: Fields = {
    "text": ("WORDS", "What was asked or agreed, quoted."),
    "kind": (click.Choice([kind.value for kind in ItemKind]), "What it is."),
    "called": ("TEXT", "What the document calls it: cause of concern, question."),
    "number": ("TEXT", "Its number as printed."),
    "list": ("WORDS", "The list it stands in, quoted."),
    "addressed-to": ("NAME", "Who was asked, or the action's owner."),
    "timescale": ("WORDS", "By when, quoted as printed."),
    "due": ("YYYY-MM-DD", "The day it is due."),
    "position": ("POSITION", "accepted, accepted in part, accepted in principle, not accepted, not stated."),
    "response": ("WORDS", "The response, quoted; long words as 'first words ... last words'."),
    "status": ("STATUS", "Of an action: done, in progress, promised, considering, not started."),
    "verified": ("STATUS", "What inspectorate or panel found: done, in progress, not started."),
}
"""What can be said of an item, with what is given for it and what it is."""

COMMITMENT_FIELDS: Fields = {
    "quote": ("WORDS", "The commitment, quoted."),
    "by-whom": ("NAME", "Who is to do it."),
    "due": ("YYYY-MM-DD", "The day it is due."),
    "due-text": ("WORDS", "By when, quoted as printed: the day follows from it."),
    "status": (click.Choice([status.value for status in Status]), "What the document says of it."),
    "firmness": (click.Choice([one.value for one in Firmness]), "How firmly it is undertaken."),
}


def field_options(fields: Fields, *without: str) -> Callable[[Command], Command]:
    """An option for each field but those `without`."""

    def decorate(command: Command) -> Command:
        for name, (given, help_) in reversed(list(fields.items())):
            if name not in without:
                kind: dict[str, Any] = {"type" if isinstance(given, click.Choice) else "metavar": given}
                command = click.option(f"--{name}", name.replace("-", "_"), help=help_, **kind)(command)
        return command

    return decorate


def signed_options(command: Command) -> Command:
    """Who says it and why."""
    command = click.option(
        "--by", default="", metavar="NAME", help="Who says so; without it, the name you are logged in by."
    )(command)
    return click.option("--reason", default="", metavar="TEXT", help="Why; it is kept in the history.")(command)


def place_options(command: Command) -> Command:
    """Which of several places is quoted, and what the analyst saw."""
    seen = "Refuse if another has changed the same since this REVISION (see item show --json)."
    command = click.option("--seen", type=int, metavar="REVISION", help=seen)(command)
    where = "Where the quoted words begin, for a text that has them more than once."
    command = click.option("--at-character", type=click.IntRange(0), metavar="N", help=where)(command)
    return click.option("--page", type=click.IntRange(1), metavar="N", help="The page that the words are on.")(command)


def given(options: Mapping[str, Any], fields: Fields) -> dict[str, str]:
    """What was given, by field; an empty value was given too."""
    names = (name.replace("-", "_") for name in fields)
    return {name: options[name] for name in names if options.get(name) is not None}


def needs_reason(reason: str) -> None:
    """Raises UsageError where none is given."""
    if not reason.strip():
        raise click.UsageError("Give the reason: --reason TEXT")


def signed(assistant: Assistant, ref: str, options: Mapping[str, Any]) -> Signed:
    """What goes with every edit; `ref` names the document whose pages are meant."""
    from corpus.library.deeds import Signed
    from corpus.models import Span

    needs_reason(options["reason"])
    page, at = options["page"], options["at_character"]
    if page is not None and at is not None:
        raise click.UsageError("Give --page or --at-character, not both.")
    within = Span(at, at + 1) if at is not None else None
    if page is not None:
        document = assistant.library.document(ref)
        within = next((one.span for one in document.pages if one.number == page), None)
        if within is None:
            raise CorrectionError(f"{document.source} has no page {page}")
    return Signed(options["by"], options["reason"], options["seen"], within)
