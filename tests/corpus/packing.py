"""Zip archives made for the tests: whole documents by their parts, and what does harm."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Mapping

CONTENT_TYPES = (
    b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    b'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    b'<Default Extension="xml" ContentType="application/xml"/></Types>'
)


def zipped(parts: Mapping[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {part.filename: archive.read(part) for part in archive.infolist()}


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    """The archive with one part more, or another in place of its own."""
    return zipped({**parts_of(data), name: content})


def changed(data: bytes, name: str, old: str, new: str) -> bytes:
    """The archive with other words in one of its parts, which must hold the old ones."""
    text = parts_of(data)[name].decode()
    assert old in text
    return with_part(data, name, text.replace(old, new).encode())


def understated(data: bytes, name: str) -> bytes:
    """The archive saying in its directory that a part unpacks to ten bytes."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        size = archive.getinfo(name).file_size
    at = data.rindex(name.encode()) - 46 + 24
    assert struct.unpack_from("<I", data, at)[0] == size
    return data[:at] + struct.pack("<I", 10) + data[at + 4 :]
