"""Rolling logs in prose: a line that names the action and its owner, what is to be done, and dated updates below."""

from __future__ import annotations

import re
from dataclasses import replace

from corpus.models import BlockKind, ItemKind, Span
from corpus.register.logs.meetings import Meeting
from corpus.register.logs.printed import status_said
from corpus.register.logs.tables import Row
from corpus.register.prose import merged

_NAMED = re.compile(
    r"\W*(?P<number>[A-Z]{0,5}[/ -]?\d[\w/.-]{0,8})\s*[–—:-]\s*[^()]{2,90}"
    r"\((?P<facts>[^()]*\b(?:lead|owner|raised|responsible|due|target)\b[^()]*)\)\W*"
)  # "MS/14 - Signs (raised 12 January; lead: Wren Calder)"
_LEAD = re.compile(r"\b(?:lead|owner|responsible)\b[^:;]*:\s*(?P<who>[^;()]+?)\s*(?=[;)]|$)", re.IGNORECASE)
_DUE = re.compile(r"\b(?:revised |new |original )?(?:target|due)(?: date)?:", re.IGNORECASE)


def rolling(meeting: Meeting) -> list[Row]:
    """The actions, each with its updates in order; the last status said is the one in force."""
    found: list[Row] = []
    n = 0
    while n < len(meeting.said):
        named = _NAMED.fullmatch(meeting.prose(n).words) if meeting.said[n].opens else None
        if named is None or n + 1 == len(meeting.said):
            n += 1
            continue
        prose = meeting.prose(n)
        lead = _LEAD.search(prose.words, *named.span("facts"))
        owner = (prose.span(*lead.span("who")),) if lead else ()
        first = n + 1
        block = meeting.said[first].block
        end = first
        while end < len(meeting.said) and (meeting.said[end].block == block or _is_update(meeting, end)):
            end += 1
        asked = tuple(span for s in meeting.said[first:end] if s.block == block for span in s.spans)
        row = Row(
            ItemKind.AGREED_ACTION,
            merged(asked, meeting.text),
            block,
            (prose.span(*named.span("number")),),
            owner=owner,
        )
        found.append(_updated(row, meeting, range(first, end)))
        n = end
    return found


def _is_update(meeting: Meeting, n: int) -> bool:
    return meeting.blocks[meeting.said[n].block].kind is BlockKind.LIST_ITEM


def _updated(row: Row, meeting: Meeting, own: range) -> Row:
    told: dict[int, list[Span]] = {}
    for n in own:
        s = meeting.said[n]
        if s.block == row.block:
            continue
        told.setdefault(s.block, []).extend(s.spans)
        if status_said(s.words):
            row = replace(row, statuses=(s.spans,))
        if _DUE.search(s.words):
            row = replace(row, due=(*row.due, s.spans))
    return replace(row, answers=tuple(merged(spans, meeting.text) for spans in told.values()))
