"""Actions that a line of facts introduces ("AB.3, Ongoing: WC"), and task lists with boxes ("[x] Mend the lamp")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from corpus.models import BlockKind, ItemKind, Spans
from corpus.register.logs.entries import entry
from corpus.register.logs.meetings import Meeting
from corpus.register.logs.printed import is_status
from corpus.register.logs.tables import Row
from corpus.register.prose import Prose, prose_of

_BOX = re.compile(r"\[(?P<tick>[ xX✓✔])\]\s+")
_FACTS = re.compile(
    r"(?P<ref>[^,:;()]{1,50}?)(?:[,;–—]| -)\s*\(?(?P<status>[^,:;()]{2,30}?)\)?"
    r"\s*(?:[:–—]|-(?= ))\s*(?P<who>[A-Z].{0,90})"
)
_MOST = 30  # sentences of an action and the facts before it
_NUMBER = re.compile(r"(?<!\S)(?=[\w./-]*[A-Za-z])[\w./-]*\d[\w./-]*$|(?<!\S)\d+$")


def ticked(meeting: Meeting) -> Iterator[Row]:
    for n, s in enumerate(meeting.said):
        block = meeting.blocks[s.block]
        if not s.opens or block.kind is not BlockKind.LIST_ITEM:
            continue
        prose = prose_of(block.spans, meeting.text)
        box = _BOX.match(prose.words)
        at = box.end() if box else 0
        facts = _FACTS.fullmatch(prose.words.rstrip(), at)
        deed, below = _below(meeting, n)
        if facts and deed and is_status(facts["status"]):
            yield _of_facts(prose, facts, deed, below)
        elif box:
            row = entry(meeting, n, at)
            yield replace(row, completed=(prose.span(*box.span("tick")),) if box["tick"].strip() else ())


def _of_facts(prose: Prose, facts: re.Match[str], deed: Spans, block: int) -> Row:
    number = _NUMBER.search(facts["ref"])
    return Row(
        ItemKind.AGREED_ACTION,
        deed,
        block,
        (prose.span(*(facts.start("ref") + at for at in number.span())),) if number else (),
        owner=(prose.span(*facts.span("who")),),
        statuses=((prose.span(*facts.span("status")),),),
    )


def _below(meeting: Meeting, n: int) -> tuple[Spans, int]:
    """What the item below that of sentence `n` in its list says, and its block; nothing where none is."""
    own = meeting.said[n].block
    after = next((s.block for s in meeting.said[n : n + _MOST] if s.block != own), own)
    if meeting.blocks[after].level <= meeting.blocks[own].level:
        return (), after
    return tuple(span for s in meeting.said[n : n + _MOST] if s.block == after for span in s.spans), after
