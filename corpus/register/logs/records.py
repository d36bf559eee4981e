"""Logs that print an action as a record, a field on a line of its own ("Owner: WC"), read as rows of a table."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from corpus.models import ASIDES, Block, BlockKind, ItemKind, Span
from corpus.plain import masked, words_of
from corpus.register.logs.roles import Roles, roles_of
from corpus.register.logs.tables import Row, row_of

_FIELD = re.compile(r"[ \t>*_•-]*(?P<label>[A-Z][\w'’()/&#. -]{0,40}?)[*_]*[ \t]*:[*_]*(?P<value>(?:[ \t].*)?)$")
_NUMBERED = re.compile(
    r"[ \t#>*_]*(?:(?:Action|Item|Entry|Task|Commitment|Ref(?:erence)?)\.?(?: (?:No|Number|ID)\.?)?:? *)?#?"
    r"(?P<number>(?=[^\s:]*\d)[A-Z\d][\w./-]{0,14})[ \t:.*_]*$",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"^[ \t>*_•-]*(?:[A-Z][\w ]{0,20})?(?:actions?|tasks?|commitments?|what)\b[^:\n]{0,30}:",
    re.IGNORECASE | re.MULTILINE,
)
_NUMBER = "No"  # the label of a number that stands alone on its line
_MOST_BLANK = 1  # lines between two fields
_FEWEST = 2  # records; fields besides what is to be done


@dataclass
class _Record:
    """Fields by label, each with its words in pieces, one a line."""

    fields: dict[str, list[Span]] = field(default_factory=dict)
    last: str = ""

    def begin(self, label: str, span: Span | None) -> None:
        self.fields[label] = [span] if span else []
        self.last = label

    def spans(self) -> Iterator[Span]:
        return (span for spans in self.fields.values() for span in spans)


def records_in(text: str, blocks: Sequence[Block]) -> tuple[list[Row], set[int]]:
    """The actions that stand as such records, and the numbers of their blocks."""
    if len(_ASKS.findall(text)) < _FEWEST:
        return [], set()
    found: list[Row] = []
    used: set[int] = set()
    records = [(one, roles) for one in _records(text) if (roles := _roles(one, text)).asked >= 0]
    if len(records) < _FEWEST:
        return [], set()
    for record, roles in records:
        own = {n for n, block in enumerate(blocks) if _holds(block, record)}
        plain = all(blocks[n].kind is not BlockKind.TABLE_ROW for n in own)
        if own and plain and roles.kind is ItemKind.AGREED_ACTION and not roles.columns.get("response"):
            cells = tuple(tuple(spans) for spans in record.fields.values())
            found.append(row_of(cells, min(own), roles, text))
            used |= own
    return found, used


def _roles(record: _Record, text: str) -> Roles:
    labels = list(record.fields)
    cells = [words_of(tuple(spans), text) for spans in record.fields.values()]
    roles = roles_of(labels, [cells], "")
    owned = {"due", "owner", "status"} & set(roles.columns)
    return roles if len(owned) >= _FEWEST and roles.asked >= 0 and cells[roles.asked] else replace(roles, asked=-1)


def _holds(block: Block, record: _Record) -> bool:
    return block.kind not in ASIDES and any(span.overlaps(one) for span in record.spans() for one in block.spans)


def _records(text: str) -> Iterator[_Record]:
    """Runs of fields; one ends where a label comes again, a number stands alone, or other words follow a blank line."""
    record, blank = _Record(), 0
    for span in _lines(text):
        words = masked(span.of(text))
        if not words.strip():
            blank += 1
            continue
        named, number = _FIELD.match(words), _NUMBERED.fullmatch(words)
        if number and not (named and named["value"].strip()):
            yield from _whole(record)
            record = _Record()
            record.begin(_NUMBER, Span(span.start + number.start("number"), span.start + number.end("number")))
        elif named:
            if named["label"] in record.fields or blank > _MOST_BLANK:
                yield from _whole(record)
                record = _Record()
            record.begin(named["label"], _value(span, named, text))
        elif record.last and not blank:
            record.fields[record.last].append(_trimmed(span, text))
        else:
            yield from _whole(record)
            record = _Record()
        blank = 0
    yield from _whole(record)


def _whole(record: _Record) -> Iterable[_Record]:
    return [record] if len(record.fields) > _FEWEST else []


def _lines(text: str) -> Iterator[Span]:
    at = 0
    for line in text.splitlines(keepends=True):
        yield Span(at, at + len(line.rstrip("\r\n\f")))
        at += len(line)


def _value(span: Span, named: re.Match[str], text: str) -> Span | None:
    value = _trimmed(Span(span.start + named.start("value"), span.end), text)
    return value if value.start < value.end else None


def _trimmed(span: Span, text: str) -> Span:
    words = span.of(text)
    left = len(words) - len(words.lstrip(" \t*_"))
    return Span(span.start + left, max(span.start + left, span.start + len(words.rstrip(" \t*_"))))
