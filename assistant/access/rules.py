"""The settings file that says who may sign in, what they may do and what they may see: TOML, checked whole."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

import msgspec

from assistant.access import Reader, Role
from assistant.access.claims import Claims, claims_of
from assistant.access.naming import EVERYONE, GROUP, checked, named
from assistant.access.signing import SignIn, faults_of
from corpus.errors import BywhenError, NotAllowed, SettingsError
from corpus.library.closing import collection_name

_ROLES = {Role.ADMINISTRATOR: "administrators", Role.ANALYST: "analysts", Role.READER: "readers"}
_LARGEST = 1_000_000  # bytes


class Roles(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    administrators: tuple[str, ...] = ()
    analysts: tuple[str, ...] = ()
    readers: tuple[str, ...] = ()


class Rules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Whoever is in no list of `roles` may not come in. `collections` name those who may see each of them, besides the
    administrators, who see everything; one that is not named here is seen by these alone.

    Somebody is named by an address, "@" and its domain, "group:" and a group of the sign-in service's, or "everyone".
    """

    sign_in: SignIn
    roles: Roles
    collections: Mapping[str, tuple[str, ...]] = {}

    def reader(self, told: Mapping[str, object], now: float) -> Reader:
        """Who the sign-in service says is there, at `now` (seconds since 1970). Raises NotSignedIn, NotAllowed."""
        claims = claims_of(told, self.sign_in, now)
        role = self.role(claims)
        if role is None:
            raise NotAllowed(
                f"You are signed in as {claims.address}, which is not allowed to use this library: ask its "
                "administrator to let you in."
            )
        return Reader(claims.address, claims.name, role, self.seen(claims, role))

    def role(self, claims: Claims) -> Role | None:
        """The highest of those that somebody has; None: they may not come in."""
        return next((role for role, name in _ROLES.items() if named(claims, getattr(self.roles, name))), None)

    def seen(self, claims: Claims, role: Role) -> frozenset[str] | None:
        """The closed collections that somebody may see; None: every document."""
        if role is Role.ADMINISTRATOR:
            return None
        return frozenset(name for name, people in self.collections.items() if named(claims, people))


def rules_from(path: Path) -> Rules:
    """The rules in a file as it is now. Raises SettingsError, which says what is wrong and where."""
    try:
        stamp = path.stat()
    except OSError as error:
        raise SettingsError(f"the access file {path} cannot be read: {error.strerror or error}") from error
    return _read(path, (stamp.st_mtime_ns, stamp.st_size))


@lru_cache(maxsize=4)
def _read(path: Path, _stamp: tuple[int, int]) -> Rules:
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST).decode()
        rules = msgspec.convert(tomllib.loads(data), Rules)
    except OSError as error:
        raise SettingsError(f"the access file {path} cannot be read: {error.strerror or error}") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"the access file {path} is not TOML: {error}") from error
    except msgspec.ValidationError as error:
        raise SettingsError(f"the access file {path}: {_in_words(str(error))}") from error
    if faults := list(_faults(rules)):
        raise SettingsError(f"the access file {path}: {'; '.join(faults)}")
    return rules


def _faults(rules: Rules) -> list[str]:
    lists: dict[str, Sequence[str]] = {f"roles.{name}": getattr(rules.roles, name) for name in _ROLES.values()}
    lists |= {f"collections.{name}": people for name, people in rules.collections.items()}
    found = faults_of(rules.sign_in)
    found += [fault for where, people in lists.items() for one in people if (fault := checked(where, one))]
    found += [fault for name in rules.collections if (fault := _unnamed(name))]
    if not rules.roles.administrators:
        found.append("roles.administrators names nobody: somebody has to say who sees what")
    if EVERYONE in (*rules.roles.administrators, *rules.roles.analysts):
        found.append("everyone can be a reader, but not an analyst or an administrator: name them")
    if not rules.sign_in.groups and any(one.startswith(GROUP) for people in lists.values() for one in people):
        found.append("it names a group, and sign_in.groups does not say which claim has a person's groups")
    return found


def _unnamed(name: str) -> str:
    try:
        return "" if collection_name(name) == name else f"collections.{name!r} has spaces to spare"
    except BywhenError as error:
        return str(error)


def _in_words(error: str) -> str:
    """msgspec's own message, in which "$" is the file."""
    what, _, where = error.partition(" - at `$")
    place = where.strip("`").lstrip(".").replace("[...]", "")
    for plain, said in (
        ("Object contains unknown field", "there is no setting"),
        ("Object missing required field", "it lacks"),
    ):
        what = what.replace(plain, said)
    return f"{what} in [{place}]" if place else what
