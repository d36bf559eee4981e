"""Outlook messages made for the tests: a compound file of a message's properties, as Outlook writes them."""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

Tree = Mapping[str, "bytes | Tree"]

_SECTOR, _SMALL, _CUTOFF = 512, 64, 4096
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_STRING, _BINARY, _NUMBER, _TIME = 0x001F, 0x0102, 0x0003, 0x0040
_BODY, _HTML, _SUBJECT, _SENT, _SENDER, _ADDRESS = 0x1000, 0x1013, 0x0037, 0x0039, 0x0C1A, 0x0C1F
_NAME, _SMTP, _KIND, _FILE, _DATA, _METHOD = 0x3001, 0x39FE, 0x0C15, 0x3707, 0x3701, 0x3705


@dataclass(frozen=True)
class Msg:
    subject: str = ""
    body: str = ""
    html: str = ""
    sender: tuple[str, str] = ("", "")
    to: Sequence[tuple[str, str]] = ()
    cc: Sequence[tuple[str, str]] = ()
    sent: datetime | None = None
    files: Sequence[tuple[str, bytes]] = ()
    messages: Sequence[Msg] = field(default=())


def msg(message: Msg) -> bytes:
    return _compound(_message(message, 32))


def _message(message: Msg, header: int) -> Tree:
    strings = {_SUBJECT: message.subject, _BODY: message.body, _SENDER: message.sender[0], _ADDRESS: message.sender[1]}
    tree = dict(_storage(header, strings, {_HTML: message.html.encode()} if message.html else {}, {}, message.sent))
    people = [*((1, one) for one in message.to), *((2, one) for one in message.cc)]
    for n, (kind, (name, address)) in enumerate(people):
        tree[f"__recip_version1.0_#{n:08X}"] = _storage(8, {_NAME: name, _SMTP: address}, {}, {_KIND: kind})
    for n, (name, data) in enumerate(message.files):
        tree[f"__attach_version1.0_#{n:08X}"] = _storage(8, {_FILE: name}, {_DATA: data}, {_METHOD: 1})
    for n, inner in enumerate(message.messages, len(message.files)):
        attached = dict(_storage(8, {_NAME: inner.subject}, {}, {_METHOD: 5}))
        attached["__substg1.0_3701000D"] = _message(inner, 24)
        tree[f"__attach_version1.0_#{n:08X}"] = attached
    return tree


def _storage(
    header: int, strings: Mapping[int, str], binaries: Mapping[int, bytes], numbers: Mapping[int, int],
    sent: datetime | None = None,
) -> Tree:  # fmt: skip
    rows, tree = b"", {}
    values = [(pid, _STRING, words.encode("utf-16-le")) for pid, words in strings.items() if words]
    for pid, kind, data in [*values, *((pid, _BINARY, data) for pid, data in binaries.items())]:
        rows += struct.pack("<HHIII", kind, pid, 6, len(data) + 2 * (kind == _STRING), 0)
        tree[f"__substg1.0_{pid:04X}{kind:04X}"] = data
    for pid, number in numbers.items():
        rows += struct.pack("<HHIiI", _NUMBER, pid, 6, number, 0)
    if sent is not None:
        ticks = int((sent - datetime(1601, 1, 1, tzinfo=UTC)).total_seconds()) * 10_000_000
        rows += struct.pack("<HHIQ", _TIME, _SENT, 6, ticks)
    tree["__properties_version1.0"] = bytes(header) + rows
    return tree


@dataclass
class _Entry:
    name: str
    kind: int  # 5 root, 1 storage, 2 stream
    start: int = _END
    size: int = 0
    child: int = _FREE
    sibling: int = _FREE


def _compound(tree: Tree) -> bytes:
    entries, small, sectors, chains = [_Entry("Root Entry", 5)], b"", [], []  # type: ignore[var-annotated]
    small_chain: list[int] = []

    def put(data: bytes) -> int:
        first = len(sectors)
        count = max(1, -(-len(data) // _SECTOR))
        padded = data.ljust(count * _SECTOR, b"\0")
        sectors.extend(padded[n * _SECTOR : (n + 1) * _SECTOR] for n in range(count))
        chains.extend([*range(first + 1, first + count), _END])
        return first

    def add(inner: Tree, parent: _Entry) -> None:
        nonlocal small
        last = None
        for name, value in inner.items():
            entry = _Entry(name, 2 if isinstance(value, bytes) else 1)
            number = len(entries)
            entries.append(entry)
            if last is None:
                parent.child = number
            else:
                last.sibling = number
            last = entry
            if not isinstance(value, bytes):
                add(value, entry)
            elif len(value) >= _CUTOFF:
                entry.start, entry.size = put(value), len(value)
            elif value:
                entry.start, entry.size = len(small_chain), len(value)
                count = -(-len(value) // _SMALL)
                small_chain.extend([*range(entry.start + 1, entry.start + count), _END])
                small += value.ljust(count * _SMALL, b"\0")

    add(tree, entries[0])
    entries[0].start, entries[0].size = put(small), len(small)
    smalls = put(struct.pack(f"<{len(small_chain)}I", *small_chain).ljust(_SECTOR, b"\xff"))
    directory = put(b"".join(map(_packed, entries)))
    fats = 1
    while fats * 128 < len(sectors) + fats:
        fats += 1
    table = [*chains, *[_FAT] * fats]
    table += [_FREE] * (fats * 128 - len(table))
    places = [len(sectors) + n for n in range(fats)]
    header = struct.pack(
        "<8s16xHHHHH6xIIIIIIIIII", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0x3E, 3, 0xFFFE, 9, 6,
        0, fats, directory, 0, _CUTOFF, smalls, -(-len(small_chain) // 128), _END, 0, places[0],
    )  # fmt: skip
    header += struct.pack("<108I", *[*places[1:], *[_FREE] * (109 - fats)][:108])
    return header + b"".join(sectors) + struct.pack(f"<{len(table)}I", *table)


def _packed(entry: _Entry) -> bytes:
    name = entry.name.encode("utf-16-le") + b"\0\0"
    return struct.pack(
        "<64sHBBIII16xI8x8xIII", name, len(name), entry.kind, 1, _FREE, entry.sibling, entry.child, 0,
        entry.start, entry.size, 0,
    )  # fmt: skip
