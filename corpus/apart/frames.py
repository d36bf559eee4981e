"""What Bywhen and the worker that reads for it say to each other over pipes: frames of a kind, a length and bytes."""

from __future__ import annotations

import struct
from enum import Enum
from typing import BinaryIO

import msgspec

from corpus.models import Parsed

_HEAD = struct.Struct(">cQ")
LONGEST = 2 << 30
"""Bytes of one frame: a document of five million characters needs a tenth of it."""


class Kind(Enum):
    READ = b"r"  # to the worker: a Request
    READY = b"h"  # from it: everything is imported
    AT = b"a"  # an At
    DONE = b"d"  # a Parsed
    REFUSED = b"n"  # a Refused
    ENDED = b"e"  # never sent: the other side is gone


class Request(msgspec.Struct, frozen=True, array_like=True):
    """Read these bytes, with so many seconds of processor time."""

    name: str
    data: bytes
    seconds: int


class At(msgspec.Struct, frozen=True, array_like=True):
    """Where reading stands: page 0 of 0 where it is not told by page."""

    step: str
    page: int = 0
    pages: int = 0


class Refused(msgspec.Struct, frozen=True, array_like=True):
    """`kind` names the class of corpus.errors; `spent`: this worker should read no more."""

    kind: str
    reason: str
    spent: bool = False


_parsed = msgspec.msgpack.Decoder(Parsed)


def packed(message: object) -> bytes:
    return msgspec.msgpack.encode(message)


def parsed_from(data: bytes) -> Parsed:
    """What a DONE frame holds."""
    return _parsed.decode(data)


def send(pipe: BinaryIO, kind: Kind, payload: bytes = b"") -> None:
    """Raises OSError where the other side is gone."""
    pipe.write(_HEAD.pack(kind.value, len(payload)))
    pipe.write(payload)
    pipe.flush()


def receive(pipe: BinaryIO) -> tuple[Kind, bytes]:
    """The next frame; ENDED where the other side is gone, or says what no frame says."""
    head = pipe.read(_HEAD.size)
    if len(head) < _HEAD.size:
        return Kind.ENDED, b""
    kind, length = _HEAD.unpack(head)
    if kind not in _KINDS or length > LONGEST:
        return Kind.ENDED, b""
    payload = pipe.read(length)
    return (_KINDS[kind], payload) if len(payload) == length else (Kind.ENDED, b"")


_KINDS = {kind.value: kind for kind in Kind}
