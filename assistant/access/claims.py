"""What a sign-in service says of whoever signed in (OpenID Connect's claims), read with care."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from assistant.access.signing import SignIn
from corpus.errors import NotAllowed, NotSignedIn
from corpus.library.values import clean

_LONGEST = 90  # characters of a name
_HOUR = 3600


@dataclass(frozen=True, slots=True)
class Claims:
    """Somebody's address, in small letters, what they are called and the groups that they are in."""

    address: str
    name: str = ""
    groups: frozenset[str] = frozenset()


def claims_of(told: Mapping[str, object], own: SignIn, now: float) -> Claims:
    """Raises NotSignedIn where nobody is, or was too long ago; NotAllowed where it cannot be said who it is."""
    if told.get("is_logged_in") is not True:
        raise NotSignedIn("Sign in to ask, read and follow up what was promised.")
    if _began(told) + own.hours * _HOUR < now:
        raise NotSignedIn("You signed in a while ago. Sign in again to go on: nothing that you kept is lost.")
    address = told.get(own.person)
    if not isinstance(address, str) or not (address := clean(address).casefold()):
        raise NotAllowed(
            f"The sign-in service does not say who you are (it sends no “{own.person}”): tell the administrator."
        )
    if own.person == "email":
        _is_checked(told, own, address)
    name = told.get("name")
    return Claims(address, clean(name)[:_LONGEST] if isinstance(name, str) else "", _groups(told.get(own.groups)))


def _is_checked(told: Mapping[str, object], own: SignIn, address: str) -> None:
    """Anyone may write down any address: one counts that the service says is theirs. Raises NotAllowed."""
    said = told.get("email_verified")
    if said is True or said == "true" or (said is None and own.vouches):
        return
    if said is None:
        raise NotAllowed(
            f"The sign-in service does not say whether it has checked that {address} is yours (it sends no "
            "“email_verified”). Tell the administrator: where the service gives out addresses itself, vouches = true "
            "under [sign_in] in the access file lets people in."
        )
    raise NotAllowed(f"The sign-in service has not checked that {address} is yours: ask its administrator to.")


def _began(told: Mapping[str, object]) -> float:
    """When they signed in, in seconds since 1970; long ago where that is not said."""
    at = told.get("iat")
    return float(at) if isinstance(at, (int, float)) and not isinstance(at, bool) else 0.0


def _groups(told: object) -> frozenset[str]:
    if isinstance(told, str):
        return frozenset([told])
    return frozenset(one for one in told if isinstance(one, str)) if isinstance(told, (list, tuple)) else frozenset()
