"""What a question is asked of: the filters as a value, in words and in an address."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from corpus.models import Document
from corpus.saying import counted
from index.hybrid import Filters
from ui.shown.escape import shorten
from ui.shown.params import day_in
from ui.shown.render import date_words

_LISTS = {"documents": "in", "kinds": "kind", "bodies": "body"}
_DAYS = {"dated_from": "from", "dated_to": "to"}
_EARLIER = "earlier"
_TITLE = 44  # characters
NAMES = frozenset({*_LISTS.values(), *_DAYS.values(), _EARLIER})
"""Of the parameters that name a scope in an address."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What a question is asked of. No `filters`: no restriction; `earlier`: of earlier versions too."""

    filters: Filters | None = None
    earlier: bool = False

    @property
    def documents(self) -> frozenset[str]:
        """Those that were chosen one by one; empty where none were."""
        return (self.filters and self.filters.documents) or frozenset()

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


def scope_of(documents: Sequence[Document]) -> Scope:
    """These documents and no others, earlier versions too where there are some among them."""
    chosen = Filters(documents=frozenset(document.id for document in documents))
    return Scope(chosen, any(document.superseded_by for document in documents))


def in_words(filters: Filters, titles: Mapping[str, str], *, earlier: bool = False) -> str:
    """What is searched, for the reader; a range that ends before it begins is said so.

    `titles`: of the documents, by their ids; one that is alone is named.
    """
    versions = "Searching earlier versions too"
    if filters == Filters():
        return versions if earlier else ""
    only = _only(filters, titles)
    return f"{only}. {versions}" if earlier else only


def _only(filters: Filters, titles: Mapping[str, str]) -> str:
    if filters.dated_from and filters.dated_to and filters.dated_from > filters.dated_to:
        return "The first date is after the last one: no document can match."
    parts = [_documents(filters.documents or (), titles)]
    parts += [", ".join(sorted(group)) for group in (filters.kinds, filters.bodies) if group]
    parts += [f"from {date_words(filters.dated_from.isoformat())}" if filters.dated_from else ""]
    parts += [f"to {date_words(filters.dated_to.isoformat())}" if filters.dated_to else ""]
    return f"Searching only: {'; '.join(filter(None, parts))}"


def _documents(chosen: Collection[str], titles: Mapping[str, str]) -> str:
    named = [titles[one] for one in chosen if one in titles]
    if len(chosen) == 1 and named:
        return shorten(named[0], _TITLE)
    return counted(len(chosen), "document") if chosen else ""
