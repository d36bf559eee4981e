"""From where the reader wants to know what changed, and its address: the one says all that the other does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, tzinfo
from typing import ClassVar

from assistant.changes import Since, since_day, since_document, since_looked, since_newest
from assistant.conversations import Looked
from assistant.view import View
from ui.shown.params import Asking, asked_in, asks

LOOKED, DAY, DOCUMENT = "looked", "day", "document"
WAYS = {LOOKED: "I last looked", DAY: "A day", DOCUMENT: "A document"}


@dataclass(frozen=True, slots=True)
class Asked(Asking):
    """`way` is one of WAYS, with the `day` or the id of the `document` that it needs; an empty section: all of them."""

    path: ClassVar[str] = "changes"
    way: str = asks(LOOKED, called="")
    day: date | None = asks(None, called="since")
    document: str = ""
    added: bool = asks(False, ("added",), called="by")
    body: tuple[str, ...] = ()
    section: str = ""

    def needed(self) -> Asked:
        """What this way needs; all sections stand on one page."""
        by_day = self.way == DAY
        return replace(
            self,
            day=self.day if by_day else None,
            added=self.added and by_day,
            document=self.document if self.way == DOCUMENT else "",
            page=self.page if self.section else 1,
        )


def asked_from(params: Mapping[str, Sequence[str]]) -> Asked:
    """A day says more than a document, and nothing that begins at the last look."""
    found = asked_in(params, Asked)
    if found.day:
        return replace(found, way=DAY, document="")
    return replace(found, way=DOCUMENT if found.document else LOOKED, added=False)


def since_of(asked: Asked, looked: Looked | None, view: View, zone: tzinfo | None = None) -> Since:
    """From where changes are told; who never said that they had looked is told what the newest document brought."""
    if asked.way == DAY and asked.day:
        return since_day(asked.day, added=asked.added)
    if asked.way == DOCUMENT and asked.document in view.every:
        return since_document(view.every[asked.document])
    if asked.way == LOOKED and looked:
        return since_looked(looked, view, zone)
    return since_newest(view) or since_day(asked.days[0], added=True)
