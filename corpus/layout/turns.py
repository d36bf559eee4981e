"""Whose turn it is: speakers in transcripts, hearings and minutes that print what was said ("Warden Hale: No.").

A name and a colon open a line in any document ("Present:", "Contact: ..."); turns are told by names that come back.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from corpus.layout.labels import label_of
from corpus.models import ASIDES, Block, BlockKind
from corpus.plain import plain

_TITLE = (
    r"(?:Mrs?|Ms|Miss|Dr|Sir|Dame|Lord|Lady|Baroness|Cllr|Councillor|Prof(?:essor)?|Rev(?:erend)?|Judge|Justice|Chief|"
    r"Deputy|Assistant|Acting|Superintendent|Inspector|Constable|Commissioner|Mayor|Minister|Secretary|Counsel|Warden)\.?"
)
_OFFICE = (
    r"(?:the )?(?:(?:vice|deputy|co)[- ]?)?(?:chair(?:man|woman|person)?|convenor|president|speaker|clerk|witness|"
    r"moderator|interviewer|commissioner|mayor|chief constable)(?: \w+)?"
)
_NAME = r"(?:[A-Z][\w’'.-]*|de|van|von|of|the|KC|QC|DL|CBE|OBE)"
_SPEAKER = re.compile(
    rf"(?:Q\.? ?\d{{1,4}}\.?\s*|\d{{1,4}}\.? )?(?P<name>(?i:{_OFFICE})|(?:{_TITLE} )*{_NAME}(?: {_NAME}){{0,5}})"
    r"(?: ?[(\[][^()\[\]]{1,80}[)\]])?\s?:(?=\s|$)"
)
_PERSON = re.compile(rf"(?:{_OFFICE}|{_TITLE} \w)", re.IGNORECASE)
_LABELS = frozenset(
    """
    action actions agreed agenda annex answer apologies attendance author cc circulation comment comments conclusion
    contact copy date deadline decision decisions dear decided distribution e-mail email enclosure fax figure from
    in-attendance attendees attending interests item items key location members minutes name next note notes objective
    observers officers outcome owner owners page paper part phone place present priority progress purpose question
    recommendation recommendations ref reference regarding reply report resolved response risk section source status
    subject summary table tel telephone time timescale title to topic topics total update venue version website who
    """.split()
)
_HEAD = 160  # characters
_FEWEST_TURNS = 4
_FEWEST_TIMES = 2  # that one name takes a turn
_SHARE = 0.3  # of the paragraphs that turns open, where no name tells


def spoken(blocks: Sequence[Block], text: str) -> tuple[Block, ...]:
    """The blocks, those of a transcript with the speaker whose turn they belong to."""
    names = [_name(block, text) for block in blocks]
    speakers = _speakers(names, sum(block.kind is BlockKind.PARAGRAPH for block in blocks))
    if not speakers:
        return tuple(blocks)
    found: list[Block] = []
    now = ""
    for block, name in zip(blocks, names, strict=True):
        if name and _folded(name) in speakers:
            now = name
        elif block.kind is BlockKind.TABLE_ROW or (block.kind is BlockKind.HEADING and not name):
            now = ""
        found.append(replace(block, speaker=now) if now and block.kind not in ASIDES else block)
    return tuple(found)


def _name(block: Block, text: str) -> str:
    """Who seems to speak at the beginning of the block; empty where nobody does."""
    if block.kind in ASIDES or block.kind is BlockKind.TABLE_ROW:
        return ""
    span = block.spans[0]
    head = plain(text[span.start : min(span.end, span.start + _HEAD)])
    found = _SPEAKER.match(head)
    if found is None or label_of(head):
        return ""
    name = found["name"].strip()
    return "" if name.lower().split()[0].rstrip(".") in _LABELS or name.lower() in _LABELS else name


def _speakers(names: Sequence[str], paragraphs: int) -> frozenset[str]:
    """The names that take turns in the document, folded; none where it is no transcript."""
    turns = Counter(_folded(name) for name in names if name)
    again = [name for name, times in turns.items() if times >= _FEWEST_TIMES]
    total = turns.total()
    if total < _FEWEST_TURNS or len(turns) < 2 or not again:
        return frozenset()
    if sum(turns[name] for name in again) * 2 < total or total < paragraphs * _SHARE:
        return frozenset()
    return frozenset(name for name, times in turns.items() if times >= _FEWEST_TIMES or _PERSON.match(name))


def _folded(name: str) -> str:
    return re.sub(r"^the ", "", name.lower())
