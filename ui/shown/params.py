"""What is asked of a page as a value, and as the parameters of its address: the one says all that the other does."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import Field, dataclass, field, fields, replace
from datetime import date
from typing import Any, ClassVar, Self, TypeVar
from urllib.parse import urlencode

Params = dict[str, list[str]]
Days = tuple[date, date]
_LONGEST = 200  # characters of what an address can ask for


def asks(nothing: Any, among: Collection[str] | None = None, *, called: str | None = None) -> Any:
    """A field of Asking. What it holds when `nothing` is asked for says what it is: words (""), several (()), a day
    (None), a number from 1 (1), a yes (False).

    `among`: the only words that make sense, for a yes the one that says it; `called`: what it is in the address where
    that is not the field's name; empty: it is not in the address.
    """
    return field(default=nothing, metadata={"among": among, "called": called})


@dataclass(frozen=True, slots=True)
class Asking:
    """What is asked of a page, whose `path` is in its address; each page's own fields come beside these.

    `days`: the first that can be asked for and the last; a calendar to choose from is as long.
    """

    path: ClassVar[str]
    days: ClassVar[Days] = (date(1900, 1, 1), date(2199, 12, 31))
    page: int = field(default=1, kw_only=True)

    @property
    def params(self) -> Params:
        """For the address: what asks for nothing is left out."""
        said = [(name, one, getattr(self.needed(), one.name)) for name, one in _named(self)]
        return {name: _said(one, value) for name, one, value in said if value != one.default}

    @property
    def address(self) -> str:
        """Relative to the pages' own address."""
        return f"{self.path}?{urlencode(self.params, doseq=True)}"

    @property
    def filters(self) -> int:
        """How many filters are set: choices of several, and days."""
        return sum(bool(getattr(self, one.name)) for one in fields(self) if one.default in ((), None))

    def needed(self) -> Self:
        """What of it counts: some fields of some pages only beside others."""
        return self

    def but(self, **asked: Any) -> Self:
        """The same, with these fields asked for otherwise; from its first page unless another is asked for."""
        return replace(self, **{"page": 1, **asked})


_Asking = TypeVar("_Asking", bound=Asking)


def asked_in(params: Mapping[str, Sequence[str]], kind: type[_Asking]) -> _Asking:
    """What an address asks for; what makes no sense in it is left out, so that a mangled link still opens."""
    return kind(**{one.name: _read(one, params.get(name, ()), kind.days) for name, one in _named(kind)})


def number_in(said: str) -> int:
    """0 where it is none."""
    return int(said) if said.isascii() and said.isdigit() and len(said) < 12 else 0


def day_in(said: str, days: Days = (date.min, date.max)) -> date | None:
    """None where it is none, or one that cannot be asked for."""
    try:
        day = date.fromisoformat(said)
    except ValueError:
        return None
    return day if days[0] <= day <= days[1] else None


def _named(asking: Asking | type[Asking]) -> Iterator[tuple[str, Field[Any]]]:
    """The fields by what they are called in an address, in which the page stands last."""
    for one in sorted(fields(asking), key=lambda one: one.name == "page"):
        called = one.metadata.get("called")
        if called != "":
            yield called or one.name, one


def _said(one: Field[Any], value: Any) -> list[str]:
    return list(value) if isinstance(value, tuple) else list(one.metadata["among"]) if value is True else [str(value)]


def _read(one: Field[Any], given: Sequence[str], days: Days) -> Any:
    nothing, among = one.default, one.metadata.get("among")
    said = [value.strip()[:_LONGEST] for value in given]
    fit = [value if among is None or value in among else "" for value in said]
    if isinstance(nothing, tuple):
        return tuple(dict.fromkeys(filter(None, fit)))
    last = fit[-1] if fit else ""
    if nothing is None:
        return day_in(last, days)
    if isinstance(nothing, bool):
        return bool(last)
    return (number_in(last) if isinstance(nothing, int) else last) or nothing
