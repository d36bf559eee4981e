"""What changed of some organisations alone: what they wrote, were asked, or are to do."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from assistant.changes.models import Changes
from assistant.entries import Entry
from assistant.persons import is_named
from assistant.view import View

_One = TypeVar("_One")


def of_bodies(changes: Changes, bodies: Sequence[str], view: View) -> Changes:
    """The same without what is of no one of them; all of it where none is named."""
    if not bodies:
        return changes

    def own(names: Iterable[str]) -> bool:
        return any(is_named(body, printed) for body in bodies for printed in names if printed)

    def of_entry(entry: Entry) -> bool:
        return own((*entry.bodies, entry.row["body"] or ""))

    def of_document(ident: str) -> bool:
        return ident in view.every and own((view.every[ident].description.body.value,))

    return replace(
        changes,
        documents=_kept(changes.documents, lambda one: of_document(one.document.id)),
        late=_kept(changes.late, lambda one: of_document(one.document.id)),
        passed=_kept(changes.passed, of_entry),
        soon=_kept(changes.soon, of_entry),
        moved=_kept(changes.moved, lambda one: of_entry(Entry(one.row))),
        done=_kept(changes.done, lambda one: of_entry(one.entry)),
        new=_kept(changes.new, of_entry),
        told=_kept(changes.told, lambda one: of_entry(one.entry)),
        gone=_kept(changes.gone, lambda one: of_document(one.said.document)),
        queries=_kept(changes.queries, lambda one: of_document(one.document.id)),
        corrections=_kept(changes.corrections, lambda one: of_document(one.document)),
    )


def _kept(found: Iterable[_One], wanted: Callable[[_One], bool]) -> tuple[_One, ...]:
    return tuple(one for one in found if wanted(one))
