"""Days as an analyst types them: no field of a form moves one that does not exist to another that does."""

from __future__ import annotations

import re

from corpus.dates import expressions
from ui.shown.render import date_words

EXAMPLE = "31 March 2031"
HELP = "As 31 March 2031 or 31/03/2031."
_AS_AT_A_COMMAND_LINE = re.compile(r"write (?:it|[\w ]+) as 2031-03-31 \(year, month, day\)")


def shown(iso: str) -> str:
    """A day as it stands in a form, to be typed over."""
    return date_words(iso)


def iso_of(words: str) -> str:
    """The day in ISO 8601; what is no one day stays as it was typed, for the library to refuse."""
    typed = words.strip()
    found = expressions(typed)
    whole = len(found) == 1 and (found[0].span.start, found[0].span.end) == (0, len(typed))
    first = found[0].first if whole else None
    return first.isoformat() if first and first == found[0].last else typed


def in_words(refusal: str) -> str:
    """What the library says of a day that it refuses, with how to type one here."""
    return _AS_AT_A_COMMAND_LINE.sub("write it as 31 March 2031 or 31/03/2031", refusal)
