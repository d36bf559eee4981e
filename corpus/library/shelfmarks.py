"""What a document is known by: the beginning of its bytes' SHA-256, so that the same bytes are the same document.

Whoever does not see every document could learn from that id that a closed one has the bytes of their file. What they
add has an id that nobody can tell from the bytes without this library's key, and is their own: beside the closed
document, not it. There is a row of such ids for the same bytes, as there may be several copies that not all may see.
"""

from __future__ import annotations

import hmac
import os
import secrets
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import count, islice
from pathlib import Path

KEY = "library.key"
LENGTH = 12
_LOOKED_AT = 100  # copies of one file


@dataclass(frozen=True, slots=True)
class Shelfmark:
    """The id of a document, and the closed collection that it was in when it was here before (empty: none)."""

    id: str
    collection: str = ""


def plain_id(sha256: str) -> str:
    return sha256[:LENGTH]


def own_ids(sha256: str, key: bytes) -> Iterator[str]:
    """Those of copies, one after the other, without an end."""
    for number in count():
        yield hmac.new(key, f"{sha256} {number}".encode(), "sha256").hexdigest()[:LENGTH]


def is_id_of(ident: str, sha256: str, key: bytes) -> bool:
    """Whether a document with these bytes can have this id. `key` is empty where this library has none."""
    return ident == plain_id(sha256) or (bool(key) and ident in islice(own_ids(sha256, key), _LOOKED_AT))


def key_of(folder: Path, *, make: bool) -> bytes:
    """The library's key, readable by its owner only; empty where it has none yet and none is to be made."""
    path = folder / KEY
    if make:
        with (
            suppress(FileExistsError),
            os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as new,
        ):
            new.write(secrets.token_hex(32))
    return path.read_bytes() if path.exists() else b""
