"""What an administrator asks of the Activity page, and its address: the one says all that the other does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from assistant.activity import KINDS, Sought
from ui.shown.params import Asking, asked_in, asks


@dataclass(frozen=True, slots=True)
class Asked(Asking):
    """Each field is named as in the address; an empty one asks for nothing."""

    path: ClassVar[str] = "activity"
    words: str = ""
    who: str = ""
    what: tuple[str, ...] = asks((), tuple(KINDS))
    since: date | None = None
    until: date | None = None

    @property
    def sought(self) -> Sought:
        """The same of the history."""
        return Sought(self.who, self.what, self.words.strip(), self.since, self.until)


def asked_from(params: Mapping[str, Sequence[str]]) -> Asked:
    return asked_in(params, Asked)
