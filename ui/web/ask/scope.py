"""What a question is asked of: the filters as a value, in words and in an address."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corpus.saying import counted
from index.hybrid import Filters
from ui.web.asking.address import day_in
from ui.web.render import date_words

_LISTS = {"documents": "in", "kinds": "kind", "bodies": "body"}
_DAYS = {"dated_from": "from", "dated_to": "to"}
_EARLIER = "earlier"
NAMES = frozenset({*_LISTS.values(), *_DAYS.values(), _EARLIER})
"""Of the parameters that name a scope in an address."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What a question is asked of. No `filters`: no restriction; `earlier`: of earlier versions too."""

    filters: Filters | None = None
    earlier: bool = False

    @property
    def params(self) -> dict[str, list[str]]:
        """As parameters of an address; none where nothing is restricted."""
        filters = self.filters or Filters()
        several = {name: sorted(getattr(filters, field) or ()) for field, name in _LISTS.items()}
        days = {name: getattr(filters, field) for field, name in _DAYS.items()}
        found = several | {name: [day.isoformat()] for name, day in days.items() if day}
        return {name: values for name, values in found.items() if values} | ({_EARLIER: ["1"]} if self.earlier else {})


def scope_from(params: Mapping[str, Sequence[str]]) -> Scope:
    """The scope that an address names; what makes no sense in it is left out, so a mangled link still opens."""
    several = {field: frozenset(filter(None, params.get(name, ()))) or None for field, name in _LISTS.items()}
    days = {field: day_in(next(iter(params.get(name, ())), "")) for field, name in _DAYS.items()}
    filters = Filters(**several, **days)  # type: ignore[arg-type]
    return Scope(None if filters == Filters() else filters, bool(params.get(_EARLIER)))


def in_words(filters: Filters, *, earlier: bool = False) -> str:
    """What is searched, for the reader; a range that ends before it begins is said so."""
    versions = "Searching earlier versions too"
    if filters == Filters():
        return versions if earlier else ""
    only = _only(filters)
    return f"{only}. {versions}" if earlier else only


def _only(filters: Filters) -> str:
    if filters.dated_from and filters.dated_to and filters.dated_from > filters.dated_to:
        return "The first date is after the last one: no document can match."
    parts = [counted(len(filters.documents), "document") if filters.documents else ""]
    parts += [", ".join(sorted(group)) for group in (filters.kinds, filters.bodies) if group]
    parts += [f"from {date_words(filters.dated_from.isoformat())}" if filters.dated_from else ""]
    parts += [f"to {date_words(filters.dated_to.isoformat())}" if filters.dated_to else ""]
    return f"Searching only: {'; '.join(filter(None, parts))}"
