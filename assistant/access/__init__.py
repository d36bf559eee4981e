"""Who reads the library, and what they may do and see in it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from corpus.library.seeing import Sight

__all__ = ["LOCAL", "Reader", "Role"]


class Role(StrEnum):
    """Each may do all that the one before it may. A reader asks, reads and hands on; an analyst adds, checks, corrects
    and removes; an administrator says who sees what, sees every document and all that was done.
    """

    READER = "reader"
    ANALYST = "analyst"
    ADMINISTRATOR = "administrator"


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody at the pages. `key` is what their own conversations are kept under: the address they signed in with,
    empty where nobody signs in; `name` what they are called.

    `collections` are the closed ones that they may see; None: every document.
    """

    key: str = ""
    name: str = ""
    role: Role = Role.ADMINISTRATOR
    collections: frozenset[str] | None = None

    @property
    def may_change(self) -> bool:
        """Whether they may add, check, correct and remove."""
        return self.role is not Role.READER

    @property
    def may_manage(self) -> bool:
        """Whether they may say who sees what, and see what everyone did."""
        return self.role is Role.ADMINISTRATOR

    @property
    def who(self) -> str:
        """What stands beside all that they do; empty where nobody signs in: they say so themselves."""
        return f"{self.name} ({self.key})" if self.name and self.name != self.key else self.key

    @property
    def sight(self) -> Sight:
        return Sight(self.collections, self.who, changes=self.may_change, closes=self.may_manage)


LOCAL = Reader()
"""Whoever sits at this machine, where nobody signs in."""
