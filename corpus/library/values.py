"""What analysts may say of an item of the register and of a commitment: each field, and which values it can have."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from corpus.errors import CorrectionError
from corpus.models import Firmness, ItemKind, Status

POSITIONS = ("accepted", "accepted in part", "accepted in principle", "not accepted", "not stated")
VERIFIED = (Status.DONE.value, Status.IN_PROGRESS.value, Status.NOT_STARTED.value)
_LONGEST = 200  # characters
_LONGEST_REASON = 1000
_YEARS = range(1900, 2200)  # in which things are due

Check = Callable[[str, str], str]
"""Called with the field and the value; the value as it is stored. Raises CorrectionError."""


def _one_of(values: tuple[str, ...], *, empty: bool = False) -> Check:
    def check(field: str, value: str) -> str:
        if value in values or (empty and not value):
            return value
        raise CorrectionError(f"{value!r} cannot be its {_named(field)}; it can be: {', '.join(values)}")

    return check


def _words(field: str, value: str, longest: int = _LONGEST) -> str:
    if len(value) > longest:
        raise CorrectionError(f"this {_named(field)} has {len(value)} characters: give one of up to {longest}")
    return value


def clean(words: str) -> str:
    """On one line, without what no reader sees and no file may hold: control characters, bytes that are no text."""
    return "".join(char for char in " ".join(words.split()) if char.isprintable())


def reason_of(words: str) -> str:
    """Why an analyst says something, as it is stored. Raises CorrectionError."""
    return _words("reason", clean(words), _LONGEST_REASON)


def name_of(who: str) -> str:
    """Who says it, as it is stored. Raises CorrectionError."""
    return _words("name", clean(who))


def day(field: str, value: str) -> str:
    """ISO 8601; empty: none."""
    try:
        given = date.fromisoformat(value) if value else None
    except ValueError:
        raise CorrectionError(f"{value!r} is no date: write {_named(field)} as 2031-03-31 (year, month, day)") from None
    if given and given.year not in _YEARS:
        raise CorrectionError(f"{value!r} cannot be meant: give a year from {_YEARS.start} to {_YEARS.stop - 1}")
    return given.isoformat() if given else ""


_STATUS = _one_of(tuple(status.value for status in Status))
_VALUES: Mapping[str, Check] = {
    "kind": _one_of(tuple(kind.value for kind in ItemKind)),
    "called": _words,
    "number": _words,
    "addressed_to": _words,
    "due": day,
    "position": _one_of(POSITIONS),
    "status": _STATUS,
    "verified": _one_of(VERIFIED, empty=True),
}
_COMMITMENT_VALUES: Mapping[str, Check] = {
    "by_whom": _words,
    "due": day,
    "status": _STATUS,
    "firmness": _one_of(tuple(one.value for one in Firmness)),
}
_QUOTES = ("text", "response", "timescale", "list")
_COMMITMENT_QUOTES = ("quote", "due_text")
_NEEDED = ("text", "quote")

ITEM_FIELDS = (*_QUOTES, *_VALUES)
COMMITMENT_FIELDS = (*_COMMITMENT_QUOTES, *_COMMITMENT_VALUES)


def of_item(given: Mapping[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    """The quotes and the values among what is given of an item, checked. Raises CorrectionError."""
    return _sorted(given, _QUOTES, _VALUES)


def of_commitment(given: Mapping[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    """The same of a commitment."""
    return _sorted(given, _COMMITMENT_QUOTES, _COMMITMENT_VALUES)


def _sorted(
    given: Mapping[str, str], quotes: tuple[str, ...], values: Mapping[str, Check]
) -> tuple[dict[str, str], dict[str, str]]:
    folded = {field: clean(value) for field, value in given.items()}
    for field, value in folded.items():
        if field not in quotes and field not in values:
            raise CorrectionError(f"{field!r} cannot be corrected; these can: {', '.join((*quotes, *values))}")
        if field in _NEEDED and not value:
            raise CorrectionError(f"the {_named(field)} cannot be empty: quote the words that say so")
    checked = {field: values[field](field, value) for field, value in folded.items() if field in values}
    return {field: value for field, value in folded.items() if field in quotes}, checked


def _named(field: str) -> str:
    return field.replace("_", " ")
