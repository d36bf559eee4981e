"""Values as a spreadsheet must read them: the words of a document are never a formula."""

from __future__ import annotations

from corpus.saying import printable

_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r")


def cell(value: object) -> object:
    """Words that look like a formula get an apostrophe in front."""
    if not isinstance(value, str):
        return value
    words = printable(value)
    return f"'{words}" if words.startswith(_FORMULA) else words
