"""What the register has of one body or person: what was asked of it, what it is to do, what it wrote."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from assistant.choosing import Wanted
from assistant.entries import Entry, entries_of, is_answered, is_unanswered, past
from assistant.persons import is_named
from assistant.register import Listing, listed
from assistant.view import View
from corpus.models import Document

_IN_BRACKETS = re.compile(r"\s*\([^()]*\)$")


@dataclass(frozen=True, slots=True)
class Body:
    """`listing` has every row that names it; `asked` are the items that are addressed to it, `promised` what it is to
    do by its own or another's words; `documents` are those that it issued, the newest first.
    """

    name: str
    listing: Listing
    asked: Sequence[Entry] = ()
    promised: Sequence[Entry] = ()
    documents: Sequence[Document] = ()

    @property
    def past(self) -> list[Entry]:
        """What of both is past its date."""
        return [entry for entry in _every(self) if past(entry, self.listing.day)]

    @property
    def done(self) -> list[Entry]:
        return [entry for entry in self.promised if entry.is_done]

    @property
    def unanswered(self) -> list[Entry]:
        return [entry for entry in self.asked if is_unanswered(entry.row)]

    @property
    def answered(self) -> list[Entry]:
        return [entry for entry in self.asked if is_answered(entry.row)]

    @property
    def is_known(self) -> bool:
        """Whether any document names it."""
        return bool(self.asked or self.promised or self.documents)


def body_of(name: str, view: View, day: date) -> Body:
    """By its full name, its acronym or a part of it that names it; a person or a team too."""
    listing = listed(view, Wanted(bodies=(name,)), day)
    entries = entries_of(listing.rows)
    return Body(
        name,
        listing,
        [entry for entry in entries if entry.commitment is None and _names(name, entry.row["addressed_to"])],
        [entry for entry in entries if entry.commitment and _names(name, entry.commitment["by_whom"])],
        sorted(
            (d for d in view.documents.values() if _names(name, d.description.body.value)),
            key=lambda d: (d.date, d.title),
            reverse=True,
        ),
    )


def _names(name: str, printed: str | None) -> bool:
    """Also with a rank or a first name before it; "Brindle Watch" is not the "Brindle Watch Panel"."""
    if not printed or not is_named(name, printed):
        return False
    words, last = _words(printed), _words(name)[-1:]
    return not (last and last[0] in words and words[-1] != last[0])


def _words(name: str) -> list[str]:
    return re.findall(r"[\w'’-]+", _IN_BRACKETS.sub("", name).casefold())


def _every(body: Body) -> list[Entry]:
    return [*body.asked, *body.promised]
