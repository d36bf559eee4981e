"""What an analyst gave in place of what was read: it is said to be theirs, never as at the document's date."""

from __future__ import annotations

from collections.abc import Mapping

from assistant.entries import Entry, Row

_NOBODY = "an analyst"
_FIELDS = {"who": ("by_whom",), "when": ("due", "due_text"), "status": ("status",)}
_OF_ITEM = {**_FIELDS, "who": ("addressed_to", "by_whom")}


def giver(given: Mapping[str, str], *fields: str) -> str:
    """Who gave the first of the fields that somebody gave; empty where the document says them all."""
    return next((given[field] for field in fields if field in given), "")


def giver_of(entry: Entry, what: str) -> str:
    """Who gave "who", "when" or "status" of an entry; empty where its document says it."""
    if entry.commitment:
        return giver(entry.commitment["given"], *_FIELDS[what])
    return giver(entry.row["given"], *_OF_ITEM[what])


def noted(words: str, by: str) -> str:
    """ "by 30 April 2031 (given by Ann Ferrow, an analyst)"; the words alone where nobody gave them."""
    return f"{words} (given by {by}{'' if by == _NOBODY else ', an analyst'})" if words and by else words


def said(words: str, by: str) -> str:
    """ "done, says Ann Ferrow (an analyst)"; the words alone where nobody gave them."""
    return f"{words}, says {by}{'' if by == _NOBODY else ' (an analyst)'}" if words and by else words


def standing_as(status: str, by: str, where: str) -> str:
    """ "done as at the letter of 3 May 2031 (Jo Hart)", "done, says Ann Ferrow (an analyst); in the letter of ..."."""
    if not status:
        return f"in {where}"
    return f"{said(status, by)}; in {where}" if by else f"{status} as at {where}"


def later_as(status: str, by: str, where: str) -> str:
    """ "later done, as at the letter of 3 May 2031 (Jo Hart):"."""
    if not status:
        return f"later, in {where}:"
    return f"later {said(status, by)}, in {where}:" if by else f"later {status}, as at {where}:"


def whose(row: Row) -> str:
    """Who was asked, or owns it, with the analyst who says so."""
    return noted(row["addressed_to"] or "", giver_of(Entry(row), "who"))
