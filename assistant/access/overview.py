"""Who sees what: every closed collection, who may see it and what is in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.access.naming import GROUP
from assistant.access.rules import Rules
from assistant.wiring import Assistant
from corpus.errors import NotAllowed
from corpus.models import Document


@dataclass(frozen=True, slots=True)
class Collection:
    """`people` may see it besides the administrators, as the access file names them; `documents` are current ones,
    waiting ones among them; `earlier` counts the earlier versions that are in it too.
    """

    name: str
    people: tuple[str, ...] = ()
    documents: tuple[Document, ...] = ()
    earlier: int = 0


def overview(assistant: Assistant, rules: Rules | None) -> list[Collection]:
    """Those that have documents, and those that the access file names. Raises NotAllowed."""
    if not assistant.reader.may_manage:
        raise NotAllowed("Only an administrator may see who sees what.")
    every = assistant.library.documents(superseded=True, waiting=True)
    people = dict(rules.collections) if rules else {}
    names = sorted({*people, *(d.collection for d in every)} - {""}, key=str.casefold)
    return [_collection(name, tuple(people.get(name, ())), every) for name in names]


def opened_to(people: Sequence[str]) -> str:
    """Who may see a collection, in words."""
    said = [_in_words(one.strip()) for one in people]
    return f"{', '.join(said)} and administrators" if said else "administrators only"


def _in_words(one: str) -> str:
    if one.startswith(GROUP):
        return f"the group “{one.removeprefix(GROUP)}”"
    return f"anyone at {one[1:]}" if one.startswith("@") else one


def _collection(name: str, people: tuple[str, ...], every: Iterable[Document]) -> Collection:
    own = [document for document in every if document.collection == name]
    current = tuple(document for document in own if not document.superseded_by)
    return Collection(name, people, current, len(own) - len(current))
