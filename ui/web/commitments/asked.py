"""What a reader asks of the Commitments page, and its address: the one says all that the other does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar

from assistant.choosing import Wanted
from corpus.models import Status
from ui.shown.params import Asking, asked_in, asks

NOT_STATED = "not stated"
STATUSES = (*(status.value for status in Status), NOT_STATED)
EVERYTHING, OVERDUE, SOON, UNDATED, UNANSWERED, DONE = "", "overdue", "soon", "undated", "unanswered", "done"
SHOWN = {
    EVERYTHING: "everything",
    OVERDUE: "past their date",
    SOON: "due in 3 months",
    UNDATED: "without a date",
    UNANSWERED: "no response found",
    DONE: "said to be done",
}
"""What can be shown of what the filters leave, in a reader's words."""
ORDERS = {
    "": "What to look at first",
    "due": "Due date, earliest first",
    "due-latest": "Due date, latest first",
    "newest": "Newest document first",
    "printed": "As printed in the documents",
    "who": "Who is to do it",
}
GROUPS = {
    "": "No groups",
    "document": "Document",
    "item": "Recommendation",
    "body": "Organisation",
    "who": "Who is to do it",
}
_AHEAD = timedelta(days=92)


@dataclass(frozen=True, slots=True)
class Asked(Asking):
    """Each field is named as in the address; an empty one asks for nothing."""

    path: ClassVar[str] = "commitments"
    words: str = ""
    show: str = asks(EVERYTHING, SHOWN)
    body: tuple[str, ...] = ()
    person: tuple[str, ...] = ()
    status: tuple[str, ...] = asks((), STATUSES)
    kind: tuple[str, ...] = ()
    document: tuple[str, ...] = ()
    due_from: date | None = None
    due_to: date | None = None
    sort: str = asks("", ORDERS)
    group: str = asks("", GROUPS)

    def filtered(self) -> bool:
        """Whether anything is left out of the list."""
        return bool(self.words or self.show or self.filters)

    def wanted(self, day: date) -> Wanted:
        """The same of the register, as it is on that day."""
        soon = self.show == SOON
        after = max(filter(None, (self.due_from, day if soon else None)), default=None)
        before = min(filter(None, (self.due_to, day + _AHEAD if soon else None)), default=None)
        return Wanted(
            documents=self.document,
            bodies=self.body,
            kinds=self.kind,
            statuses=tuple("" if status == NOT_STATED else status for status in self.status),
            people=self.person,
            due_after=after,
            due_before=before,
            overdue=day if self.show == OVERDUE else None,
            unanswered=self.show == UNANSWERED,
            undated=self.show == UNDATED,
            done=True if self.show == DONE else False if soon else None,
            text=self.words,
        )


def asked_from(params: Mapping[str, Sequence[str]]) -> Asked:
    return asked_in(params, Asked)
