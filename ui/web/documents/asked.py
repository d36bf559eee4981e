"""What a reader asks of the list of documents, and its address: the one says all that the other does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from urllib.parse import urlencode

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
FIRST, LAST = date(1500, 1, 1), date(2199, 12, 31)
"""The days that can be asked for."""
_SEVERAL = ("kind", "body", "collection")
_LONGEST = 200  # characters of what an address can ask for

Params = dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Asked:
    """Each field is named as in the address; an empty one asks for nothing."""

    words: str = ""
    show: str = EVERYTHING
    kind: tuple[str, ...] = ()
    body: tuple[str, ...] = ()
    collection: tuple[str, ...] = ()
    dated_from: date | None = None
    dated_to: date | None = None
    sort: str = ""
    page: int = 1

    @property
    def params(self) -> Params:
        """For the address: what asks for nothing is left out."""
        said = {one.name: (getattr(self, one.name), one.default) for one in fields(self)}
        return {
            name: list(value) if isinstance(value, tuple) else [str(value)]
            for name, (value, nothing) in said.items()
            if value != nothing
        }

    def showing(self, show: str) -> str:
        """The address, relative to the pages' own, of the same with something else shown of it."""
        return f"documents?{urlencode(replace(self, show=show, page=1).params, doseq=True)}"

    @property
    def filters(self) -> int:
        """How many of the filters are set, besides the words and what is shown."""
        return sum(bool(getattr(self, name)) for name in (*_SEVERAL, "dated_from", "dated_to"))

    def filtered(self) -> bool:
        """Whether anything is left out of the list."""
        return bool(self.words or self.show or self.filters)


def asked_from(params: Mapping[str, Sequence[str]]) -> Asked:
    """What an address asks for; what makes no sense in it is left out, so that a mangled link still opens."""
    one = {name: values[-1].strip()[:_LONGEST] for name, values in params.items() if values}
    several = {name: tuple(dict.fromkeys(filter(None, params.get(name, ())))) for name in _SEVERAL}
    show, sort, page = one.get("show", ""), one.get("sort", ""), one.get("page", "")
    return Asked(
        words=one.get("words", ""),
        show=show if show in SHOWN else EVERYTHING,
        **several,
        dated_from=_day(one.get("dated_from", "")),
        dated_to=_day(one.get("dated_to", "")),
        sort=sort if sort in ORDERS else "",
        page=int(page) if page.isascii() and page.isdigit() and 0 < len(page) < 6 and int(page) else 1,
    )


def _day(value: str) -> date | None:
    try:
        day = date.fromisoformat(value)
    except ValueError:
        return None
    return day if FIRST <= day <= LAST else None
