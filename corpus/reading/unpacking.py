"""Documents that are zip archives (Word, Excel, OpenDocument), looked through before a library opens them.

Every part is unpacked once and counted as it comes: what an archive says of its own sizes is not believed.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterable
from io import BytesIO
from typing import NoReturn
from xml.parsers import expat

from corpus.errors import ReadingError

MOST_UNPACKED = 200_000_000  # bytes
MOST_PARTS = 20_000
MOST_SWOLLEN = 300  # times its packed size, once it is larger than _SMALL; tables of empty cells come to some 100
_SMALL = 20_000_000  # bytes
_CHUNK = 1 << 16
_PROLOG = 1 << 20  # bytes in which the first element of a part must begin
_XML = (".xml", ".rels", ".vml")
BROKEN = (  # what the library lets through on damaged archives
    *(zipfile.BadZipFile, zlib.error, EOFError, LookupError),
    *(NotImplementedError, OSError, RuntimeError, ValueError),
)


def check_archive(data: bytes, what: str) -> None:
    """Raises ReadingError where opening the archive would be unsafe or make no sense; `what` names it to the user."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            parts = archive.infolist()
            _check_names(parts, what)
            total = 0
            for part in parts:
                total = _unpacked(archive, part, total, len(data))
    except BROKEN as error:
        raise ReadingError(
            f"a damaged or truncated {what} ({type(error).__name__}): get a fresh copy and add that"
        ) from error


def _check_names(parts: Iterable[zipfile.ZipInfo], what: str) -> None:
    seen: set[str] = set()
    for number, part in enumerate(parts, 1):
        name = part.filename.replace("\\", "/")
        if number > MOST_PARTS:
            raise ReadingError(f"it is made of more than {MOST_PARTS:,} parts, which no {what} is: do not open it")
        if name.startswith("/") or ":" in name.split("/")[0] or ".." in name.split("/"):
            raise ReadingError(
                f"it holds a part named {part.filename!r}, which points outside it, as no {what} does: "
                "do not open it, and ask its sender for another copy"
            )
        if name in seen:
            raise ReadingError(f"it holds two parts named {part.filename!r}: get a fresh copy and add that")
        if part.flag_bits & 1:
            raise ReadingError(f"this {what} is protected by a password: save a copy without one and add that")
        seen.add(name)


def _unpacked(archive: zipfile.ZipFile, part: zipfile.ZipInfo, total: int, packed: int) -> int:
    """`total` with what the part unpacks to."""
    prolog = _Prolog(part.filename) if part.filename.lower().endswith(_XML) else None
    with archive.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            total += len(chunk)
            if total > MOST_UNPACKED:
                raise ReadingError(
                    f"it unpacks to more than the {MOST_UNPACKED / 1e6:,.0f} MB that are read: "
                    "split it, or save it without its pictures"
                )
            if total > max(_SMALL, packed * MOST_SWOLLEN):
                raise ReadingError(
                    f"it unpacks to more than {MOST_SWOLLEN} times its own size, as only a decompression bomb does: "
                    "do not open it; if you trust it, save its pages as PDF and add that"
                )
            if prolog is not None and not prolog.read(chunk):
                prolog = None
    return total


class _Prolog:
    """An XML part up to its first element, before which alone entities can be declared."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._taken = 0
        self._begun = False
        self._parser = expat.ParserCreate()
        self._parser.StartDoctypeDeclHandler = self._refuse
        self._parser.StartElementHandler = self._begin

    def read(self, chunk: bytes) -> bool:
        """Whether more of the part is wanted; one that is not well-formed is left to whoever reads it whole."""
        try:
            self._parser.Parse(chunk)
        except (expat.ExpatError, LookupError):
            return False
        self._taken += len(chunk)
        return not self._begun and self._taken < _PROLOG

    def _begin(self, *_: object) -> None:
        self._begun = True

    def _refuse(self, *_: object) -> NoReturn:
        raise ReadingError(
            f"its part {self._name!r} declares XML entities, as no office program does: "
            "do not open it, and ask its sender for another copy"
        )
