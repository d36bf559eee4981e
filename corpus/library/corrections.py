"""What analysts say in place of what was read of a document: checked, and put into its description."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from corpus.errors import CorrectionError
from corpus.library.rows import FACTS
from corpus.library.values import clean
from corpus.models import Description, Fact

KINDS = ("letter", "e-mail", "panel paper", "progress report", "government response", "minutes", "action log", "report")
_NEEDED = ("title", "kind")
_LONGEST = 1000  # characters


@dataclass(frozen=True, slots=True)
class Correction:
    """One field of a document as an analyst gave it. `machine` is what had been read; `when` is UTC."""

    document: str
    field: str
    value: str
    reason: str
    who: str
    when: str
    machine: str


def checked(field: str, value: str) -> str:
    """The value as it is stored; empty: the document has none. Raises CorrectionError where it cannot be."""
    if field not in FACTS:
        raise CorrectionError(f"{field!r} cannot be corrected; these can: {', '.join(FACTS)}")
    value = clean(value)
    if not value and field in _NEEDED:
        raise CorrectionError(f"every document has a {field}: give one")
    if len(value) > _LONGEST:
        raise CorrectionError(f"this {field} has {len(value)} characters: give one of up to {_LONGEST}")
    if value and field == "date":
        return _day(value)
    if field == "kind" and value not in KINDS:
        raise CorrectionError(f"{value!r} is no kind of document; the kinds are: {', '.join(KINDS)}")
    if value and field == "language" and not (len(value) == 2 and value.isascii() and value.isalpha()):
        raise CorrectionError(f"{value!r} is no language code: give two letters, such as en or cy")
    return value.lower() if field == "language" else value


def _day(value: str) -> str:
    try:
        day = date.fromisoformat(value)
    except ValueError:
        raise CorrectionError(f"{value!r} is no date: write it as 2031-03-31 (year, month, day)") from None
    return day.isoformat()


def corrected(description: Description, corrections: Iterable[Correction]) -> Description:
    """The description with the corrections in it."""
    for made in corrections:
        fact = Fact(made.value, reason=made.reason, by=made.who or "an analyst")
        description = replace(description, **{made.field: fact})  # type: ignore[arg-type]
    return description


def told(made: Correction) -> str:
    """A correction in a line."""
    reason = f" ({made.reason})" if made.reason else ""
    return f"{made.field}: {made.machine or 'nothing'} -> {made.value or 'nothing'}{reason}"
