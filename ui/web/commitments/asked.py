"""What a reader asks of the Commitments page, and its address: the one says all that the other does."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from urllib.parse import urlencode

from assistant.choosing import Wanted
from corpus.models import Status

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
_SEVERAL = ("body", "person", "status", "kind", "document")
FIRST, LAST = date(1900, 1, 1), date(2199, 12, 31)
"""The days that can be asked for: a calendar to choose from is as long."""
_LONGEST = 200  # characters of what an address can ask for

Params = dict[str, str | list[str]]


@dataclass(frozen=True, slots=True)
class Asked:
    """Each field is named as in the address; an empty one asks for nothing."""

    words: str = ""
    show: str = EVERYTHING
    body: tuple[str, ...] = ()
    person: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    document: tuple[str, ...] = ()
    due_from: date | None = None
    due_to: date | None = None
    sort: str = ""
    group: str = ""
    page: int = 1

    @property
    def params(self) -> Params:
        """For the address: what asks for nothing is left out."""
        said: Params = {}
        for one in fields(self):
            value = getattr(self, one.name)
            if value != one.default:
                said[one.name] = list(value) if isinstance(value, tuple) else str(value)
        return said

    @property
    def address(self) -> str:
        """Relative to the pages' own address."""
        return f"commitments?{urlencode(self.params, doseq=True)}"

    @property
    def filters(self) -> int:
        """How many of the filters are set, besides the words and what is shown."""
        return sum(bool(getattr(self, name)) for name in (*_SEVERAL, "due_from", "due_to"))

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

    def showing(self, show: str) -> Asked:
        """The same filters, of which something else is shown."""
        return replace(self, show=show, page=1)


def asked_from(params: Mapping[str, Sequence[str]]) -> Asked:
    """What an address asks for; what makes no sense in it is left out, so that a mangled link still opens."""
    one = {name: values[-1].strip()[:_LONGEST] for name, values in params.items() if values}
    several = {name: _several(params.get(name, ())) for name in _SEVERAL}
    several["status"] = tuple(status for status in several["status"] if status in STATUSES)
    page = one.get("page", "")
    return Asked(
        words=one.get("words", ""),
        show=_known(one.get("show", ""), SHOWN),
        **several,
        due_from=_day(one.get("due_from", "")),
        due_to=_day(one.get("due_to", "")),
        sort=_known(one.get("sort", ""), ORDERS),
        group=_known(one.get("group", ""), GROUPS),
        page=int(page) if page.isascii() and page.isdigit() and 0 < len(page) < 7 and int(page) else 1,
    )


def _several(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value.strip()[:_LONGEST] for value in values if value.strip()))


def _known(value: str, among: Mapping[str, str]) -> str:
    return value if value in among else ""


def _day(value: str) -> date | None:
    try:
        day = date.fromisoformat(value)
    except ValueError:
        return None
    return day if FIRST <= day <= LAST else None
