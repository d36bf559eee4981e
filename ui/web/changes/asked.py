"""From where the reader wants to know what changed, and its address: the one says all that the other does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, tzinfo
from urllib.parse import urlencode

from assistant.changes import Since, since_day, since_document, since_looked, since_newest
from assistant.conversations import Looked
from assistant.view import View

LOOKED, DAY, DOCUMENT = "looked", "day", "document"
WAYS = {LOOKED: "I last looked", DAY: "A day", DOCUMENT: "A document"}
FIRST, LAST = date(1900, 1, 1), date(2199, 12, 31)
_LONGEST = 200  # characters of what an address can ask for

Params = dict[str, str | list[str]]


@dataclass(frozen=True, slots=True)
class Asked:
    """`way` is one of WAYS, with the `day` or the id of the `document` that it needs; an empty section: all of them."""

    way: str = LOOKED
    day: date | None = None
    document: str = ""
    added: bool = False
    body: tuple[str, ...] = ()
    section: str = ""
    page: int = 1

    @property
    def params(self) -> Params:
        """For the address: what asks for nothing is left out."""
        said: Params = {
            "since": self.day.isoformat() if self.way == DAY and self.day else "",
            "document": self.document if self.way == DOCUMENT else "",
            "by": "added" if self.way == DAY and self.added else "",
            "body": list(self.body),
            "section": self.section,
            "page": str(self.page) if self.section and self.page > 1 else "",
        }
        return {name: value for name, value in said.items() if value}

    @property
    def address(self) -> str:
        """Relative to the pages' own address."""
        return f"changes?{urlencode(self.params, doseq=True)}"

    def of(self, section: str) -> Asked:
        """The same, of one section or (empty) of all."""
        return replace(self, section=section, page=1)


def asked_from(params: Mapping[str, Sequence[str]]) -> Asked:
    """What an address asks for; what makes no sense in it is left out, so that a mangled link still opens."""
    one = {name: values[-1].strip()[:_LONGEST] for name, values in params.items() if values}
    day, document, page = _day(one.get("since", "")), one.get("document", ""), one.get("page", "")
    return Asked(
        DAY if day else DOCUMENT if document else LOOKED,
        day,
        "" if day else document,
        bool(day) and one.get("by") == "added",
        tuple(dict.fromkeys(name.strip()[:_LONGEST] for name in params.get("body", ()) if name.strip())),
        one.get("section", ""),
        int(page) if page.isascii() and page.isdigit() and 0 < len(page) < 7 and int(page) else 1,
    )


def since_of(asked: Asked, looked: Looked | None, view: View, zone: tzinfo | None = None) -> Since:
    """From where changes are told; who never said that they had looked is told what the newest document brought."""
    if asked.way == DAY and asked.day:
        return since_day(asked.day, added=asked.added)
    if asked.way == DOCUMENT and asked.document in view.every:
        return since_document(view.every[asked.document])
    if asked.way == LOOKED and looked:
        return since_looked(looked, view, zone)
    return since_newest(view) or since_day(FIRST, added=True)


def _day(value: str) -> date | None:
    try:
        day = date.fromisoformat(value)
    except ValueError:
        return None
    return day if FIRST <= day <= LAST else None
