"""What became of files that were added, as it stands now: what waited then may have been decided since."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.wiring import Assistant
from corpus.add import AddResult

WAITING, ACCEPTED, DISCARDED = "waiting", "accepted", "discarded"


def as_now(results: Sequence[AddResult], assistant: Assistant) -> list[AddResult]:
    """The same with what waited then as it is now; none where all of them did and each has been decided on."""
    if all(one.result != WAITING for one in results):
        return list(results)
    waits = {document.id for document in assistant.waiting()}
    held = {document.id for document in assistant.library.documents(superseded=True)}
    now = [_now(one, waits, held) for one in results]
    return [] if all(one.result in (ACCEPTED, DISCARDED) for one in now) else now


def _now(one: AddResult, waits: set[str], held: set[str]) -> AddResult:
    if one.result != WAITING or one.document in waits:
        return one
    return replace(one, result=ACCEPTED if one.document in held else DISCARDED)
