"""How the access file names people: by address, by its domain, by group, or everyone who can sign in."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.access.claims import Claims

EVERYONE = "everyone"
GROUP = "group:"
_ADDRESS = re.compile(r"[^\s@]*@[^\s@]+")


def named(claims: Claims, people: Iterable[str]) -> bool:
    """Whether somebody is among those that are named."""
    return any(_is_named(claims, one.strip()) for one in people)


def checked(where: str, one: str) -> str:
    """What is wrong with a name, in words; empty: nothing."""
    name = one.strip()
    if name == EVERYONE or (name.startswith(GROUP) and name != GROUP) or _ADDRESS.fullmatch(name):
        return ""
    return f'{where} has {one!r}: write an address, "@" and a domain, "group:" and a group, or "everyone"'


def _is_named(claims: Claims, name: str) -> bool:
    if name.startswith(GROUP):
        return name.removeprefix(GROUP) in claims.groups
    if name.startswith("@"):
        return claims.address.endswith(name.casefold())
    return name == EVERYONE or name.casefold() == claims.address
