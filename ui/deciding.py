"""Documents that wait, shown one by one on a terminal: the analyst accepts, corrects, discards or leaves each."""

from __future__ import annotations

from collections.abc import Iterable

import click

from assistant.wiring import Assistant
from corpus.errors import CorrectionError, VersionError
from corpus.library.review import Review
from corpus.library.rows import FACTS
from ui.reviewing import kin_words, print_review

_CHOICES = ("accept", "correct", "discard", "later")


def decide(assistant: Assistant, documents: Iterable[str]) -> None:
    """Ask about each of these documents, by id."""
    for number, document in enumerate(ids := list(documents), 1):
        click.echo(f"\n{number} of {len(ids)}")
        while not _decided(assistant, document):
            pass


def _decided(assistant: Assistant, document: str) -> bool:
    """Whether that was the last word on it."""
    found = assistant.review(document)
    print_review(found)
    choice = click.prompt("What now?", type=click.Choice(_CHOICES), default="later", err=True)
    if choice == "correct":
        _correct(assistant, document)
        return False
    if choice == "discard":
        assistant.discard(document)
        click.echo(f"Discarded {found.document.source}.")
        return True
    if choice == "later":
        click.echo(f"It waits: bywhen review {document} shows it again.")
        return True
    return _accepted(assistant, found)


def _accepted(assistant: Assistant, found: Review) -> bool:
    try:
        assistant.accept(found.document.id, _replaced(found))
    except VersionError as refusal:
        click.echo(str(refusal), err=True)
        return False
    click.echo(f"Accepted {found.document.source}.")
    return True


def _replaced(found: Review) -> str:
    """The id of the document that this one is a newer version of; empty: of none."""
    for kin in found.kin:
        proposed = found.replaces is not None and kin.document.id == found.replaces.document.id
        if kin.current and click.confirm(f"{kin_words(kin)}. Replace it?", default=proposed, err=True):
            return kin.document.id
    return ""


def _correct(assistant: Assistant, document: str) -> None:
    field = click.prompt("Which?", type=click.Choice(FACTS), err=True)
    value = click.prompt("What is right? (empty: the document has none)", default="", show_default=False, err=True)
    reason = click.prompt("How do you know?", default="", show_default=False, err=True)
    try:
        assistant.correct(document, field, value, reason=reason)
    except CorrectionError as refusal:
        click.echo(str(refusal), err=True)
