"""What a reader asks of the list of documents, and its address: the one says all that the other does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from ui.shown.params import Asking, Days, asked_in, asks

EVERYTHING, DOUBTS, SCANS, UNREAD, UNDATED, EARLIER = "", "doubts", "scans", "unread", "undated", "earlier"
SHOWN = {
    EVERYTHING: "Everything",
    DOUBTS: "Something to look at",
    SCANS: "Read from scans",
    UNREAD: "Pages without readable text",
    UNDATED: "No date found",
    EARLIER: "Earlier versions",
}
"""What can be shown, in a reader's words."""
ORDERS = {
    "": "Newest first",
    "oldest": "Oldest first",
    "title": "Title",
    "body": "Organisation",
    "kind": "Kind",
    "added": "Last added first",
    "doubts": "Most to look at first",
}


@dataclass(frozen=True, slots=True)
class Asked(Asking):
    """Each field is named as in the address; an empty one asks for nothing."""

    path: ClassVar[str] = "documents"
    days: ClassVar[Days] = (date(1500, 1, 1), date(2199, 12, 31))
    words: str = ""
    show: str = asks(EVERYTHING, SHOWN)
    kind: tuple[str, ...] = ()
    body: tuple[str, ...] = ()
    collection: tuple[str, ...] = ()
    dated_from: date | None = None
    dated_to: date | None = None
    sort: str = asks("", ORDERS)

    def filtered(self) -> bool:
        """Whether anything is left out of the list."""
        return bool(self.words or self.show or self.filters)


def asked_from(params: Mapping[str, Sequence[str]]) -> Asked:
    return asked_in(params, Asked)
