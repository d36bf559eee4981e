"""Whether the library is whole and the index in step with it: what `bywhen check` reports."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.wiring import Assistant
from corpus.errors import IndexOutOfStep

PROBE = "What was promised, by whom and by when?"


@dataclass(frozen=True, slots=True)
class Health:
    """What was looked at, and what is wrong: with the stored documents, and with the search index (empty: nothing)."""

    documents: int
    passages: int
    damage: tuple[str, ...] = ()
    index: str = ""
    repaired: bool = False

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
    return Health(len(library.documents(superseded=True)), len(library.passages()), damage, index, repaired)


def _index_trouble(assistant: Assistant) -> str:
    try:
        assistant.ask(PROBE)
    except IndexOutOfStep as trouble:
        return str(trouble)
    return ""
