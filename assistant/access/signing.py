"""Where people sign in: an OpenID Connect service, as its administrators registered Bywhen there."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from importlib.util import find_spec
from urllib.parse import urlsplit

import msgspec

_SHORTEST_KEY = 32  # characters
_NEAR = ("localhost", "127.0.0.1", "::1")


class SignIn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`provider` is the address of the service's settings, which ends in /.well-known/openid-configuration; `client`
    and `secret` are what it knows Bywhen by. `address` is where people reach the pages; `cookie_key` signs the cookie
    that says who is signed in.

    `person` and `groups` are the claims with a person's address and their groups. `vouches`: the service gives out
    addresses itself, and does not say of each that it has checked it. After so many `hours` they have to sign in again.
    """

    provider: str
    client: str
    secret: str
    address: str
    cookie_key: str
    person: str = "email"
    groups: str = ""
    vouches: bool = False
    hours: float = 12.0
    scope: str = "openid email profile"
    prompt: str = "select_account"

    def __repr__(self) -> str:
        """Without what is secret."""
        return f"SignIn(provider={self.provider!r}, client={self.client!r}, address={self.address!r})"

    @property
    def is_near(self) -> bool:
        """Whether the pages are reached on this machine only."""
        return urlsplit(self.address).hostname in _NEAR

    @property
    def port(self) -> int | None:
        """The port in the address, where it has one."""
        return urlsplit(self.address).port


def faults_of(own: SignIn) -> list[str]:
    return list(_faults(own))


def _faults(own: SignIn) -> Iterator[str]:
    for name in ("provider", "address"):
        if not _is_safe(getattr(own, name)):
            yield f"sign_in.{name} must be an address that begins with https:// (http:// only on this machine)"
    if _is_safe(own.address) and urlsplit(own.address).path.strip("/"):
        yield "sign_in.address must end behind the host (and its port)"
    if _is_safe(own.provider) and not urlsplit(own.provider).path.endswith("/.well-known/openid-configuration"):
        yield "sign_in.provider must end in /.well-known/openid-configuration"
    if len(own.cookie_key) < _SHORTEST_KEY:
        yield (
            f"sign_in.cookie_key must have {_SHORTEST_KEY} characters or more that nobody can guess: "
            'python3 -c "import secrets; print(secrets.token_hex(32))" prints some'
        )
    for name in ("client", "secret", "person"):
        if not getattr(own, name).strip():
            yield f"sign_in.{name} is empty"
    if not 0 < own.hours <= 24 * 30:
        yield "sign_in.hours must be more than 0, and 720 at most"
    if "openid" not in own.scope.split():
        yield "sign_in.scope must have the word openid"


def _is_safe(address: str) -> bool:
    try:
        parts = urlsplit(address)
        _ = parts.port
    except ValueError:
        return False
    bare = not (parts.query or parts.fragment or "@" in parts.netloc)
    return (
        bool(parts.hostname)
        and bare
        and (parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _NEAR))
    )


def as_toml(own: SignIn) -> str:
    """What Streamlit's own sign-in is told, as its secrets file has it."""
    told = {
        "redirect_uri": f"{own.address.rstrip('/')}/oauth2callback",
        "cookie_secret": own.cookie_key,
        "client_id": own.client,
        "client_secret": own.secret,
        "server_metadata_url": own.provider,
    }
    asked = {"scope": own.scope, "prompt": own.prompt, "code_challenge_method": "S256"}
    return "\n".join(["[auth]", *_lines(told), "[auth.client_kwargs]", *_lines(asked), ""])


def _lines(values: Mapping[str, str]) -> list[str]:
    return [f"{name} = {json.dumps(value, ensure_ascii=False)}" for name, value in values.items()]


def sign_in_missing() -> str:
    """What has to be installed before anybody can sign in, in words; empty: nothing."""
    missing = [name for name in ("authlib", "httpx2") if find_spec(name) is None]
    return "Signing in needs another package: pip install 'bywhen[access]'" if missing else ""
