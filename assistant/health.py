"""Whether the library is whole and the index in step with it: what `bywhen check` reports."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from assistant.wiring import Assistant
from corpus.add import RULES
from corpus.errors import IndexOutOfStep
from corpus.library.rereading import behind
from corpus.library.verdicts import in_force
from corpus.models import Document

PROBE = "What was promised, by whom and by when?"


@dataclass(frozen=True, slots=True)
class Health:
    """What was looked at, and what is wrong: with the stored documents, and with the search index (empty: nothing).

    `older_rules` are the documents (file and id) that were read by older reading rules: sound, but worth reading again.
    Of those that are in `not_kept` too, no file was kept to read again: they must be added again. `unplaced` counts the
    edits of the register, and the verdicts on links, that have no place in the documents as they are read now.
    """

    documents: int
    passages: int
    damage: tuple[str, ...] = ()
    index: str = ""
    repaired: bool = False
    older_rules: tuple[str, ...] = ()
    not_kept: tuple[str, ...] = ()
    unplaced: int = 0

    @property
    def troubles(self) -> tuple[str, ...]:
        return (*self.damage, *([self.index] if self.index else []))


def health(assistant: Assistant, *, repair: bool = False) -> Health:
    """Check every stored document, then ask a question end to end; `repair` rebuilds an index that is out of step.

    What is damaged in the library itself cannot be repaired from within: its documents must be added again.
    """
    library = assistant.library
    damage = tuple(library.check())
    index = "" if damage else _index_trouble(assistant)
    repaired = bool(index) and repair
    if repaired:
        assistant.rebuild()
        index = _index_trouble(assistant)
    every = library.documents(superseded=True, waiting=True)
    older = behind(every, RULES)
    without = library.without_original() if older else set()
    not_kept = _named(document for document in older if document.id in without)
    unplaced = 0 if damage else len(library.unplaced()) + sum(one.is_lost for one in in_force(library.verdicts()))
    return Health(len(every), len(library.passages()), damage, index, repaired, _named(older), not_kept, unplaced)


def _named(documents: Iterable[Document]) -> tuple[str, ...]:
    return tuple(f"{document.source} ({document.id})" for document in documents)


def _index_trouble(assistant: Assistant) -> str:
    try:
        assistant.ask(PROBE)
    except IndexOutOfStep as trouble:
        return str(trouble)
    return ""
