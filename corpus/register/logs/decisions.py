"""Actions that no label announces: listed under "Actions" or after "RESOLVED:", or told by what a sentence says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from corpus.models import BlockKind, ItemKind, Spans, meet
from corpus.plain import words_of
from corpus.register.actors import is_actor, is_pronoun
from corpus.register.logs.bound import Bound, assigned, to_do, will
from corpus.register.logs.entries import entry
from corpus.register.logs.meetings import NUMBERED, Meeting, meant
from corpus.register.logs.pieces import cut
from corpus.register.logs.questions import is_question
from corpus.register.logs.resolved import bound_in, decided, only_told, resolved
from corpus.register.logs.roles import minuted
from corpus.register.logs.tables import Row
from corpus.register.prose import Prose, prose_of
from corpus.sentences import sentences_of

_HEAD = re.compile(
    r"(?!ACTION\W*$|Action\W*$)(?:\d{1,2}(?:\.\d+)*[.)]? *)?"
    r"(?:(?:agreed|key|new|outstanding|open|summary of|list of|review of|update on|"
    r"previous|immediate|next|status of|the|following|completed|closed|minutes and) )*(?:actions?|matters arising|"
    r"undertakings|to[- ]do|next steps)(?: (?:and|given|points?|items?|list|log|summary|decisions?|table|tracker|"
    r"arising|agreed|from|for|carried|forward|of|at|since|to|last|previous|the|meeting|outstanding|were)\b.{0,60})?\W*",
    re.IGNORECASE,
)
_OF_BEFORE = re.compile(r"arising|previous|last meeting|review|update on|minutes and", re.IGNORECASE)
_OPENS = re.compile(r"\b(?:agreed|resolved|actioned|actions?)\b", re.IGNORECASE)
_FOLLOWING = re.compile(r"\bfollowing\b.{0,30}\bactions?\b|\bactions?\b.{0,40}\bas follows\b", re.IGNORECASE)
_OF_ACTIONS = re.compile(r"\bactions?\b|\bactioned\b", re.IGNORECASE)
_LEADS_IN = re.compile(r"(?::|\b[Tt]hat\W*|\b(?:RESOLVED|AGREED|Resolved|Agreed)(?: (?:that|to))?\s*[–—-]?)\s*$")
_NOBODY = re.compile(r"\W*(?:none|nil|n/?a|tbc|noted|to note|(?:for )?information(?: only)?)?\W*", re.IGNORECASE)
_INLINE = re.compile(
    r"\(?(?:(?P<letter>[a-h]|[ivx]{1,4}|\d{1,2})[.)]|\d{1,2}\.\d{1,2}[.)]?|(?P<code>[A-Z]{1,2}\d{1,3})[.):]?) +"
)


def listed(meeting: Meeting) -> list[Row]:
    """What stands in lists under "Actions" and after "It was RESOLVED:"."""
    found: list[Row] = []
    heading = lead = ""
    for n, s in enumerate(meeting.said):
        block = meeting.blocks[s.block]
        if s.opens and (meeting.is_heading(n) or _is_title(meeting, n)):
            heading, lead = (s.words if _HEAD.fullmatch(s.words) else ""), _leads(s.words) or ""
        elif (leads := _leads(s.words)) is not None:
            lead = leads
        elif lead and (block.kind is BlockKind.LIST_ITEM or _INLINE.match(s.words)):
            found += _entered(heading, meeting, n) or _after(lead, meeting, n)
        elif s.opens or (heading and NUMBERED.match(s.words)):
            lead = ""
            found += _entered(heading, meeting, n)
    return found


def _entered(heading: str, meeting: Meeting, n: int) -> list[Row]:
    """The action that sentence `n` begins under a heading of actions."""
    s = meeting.said[n]
    begins = s.opens or NUMBERED.match(s.words)
    if not heading or not begins or meeting.blocks[s.block].kind is BlockKind.TABLE_ROW:
        return []
    row = entry(meeting, n, _marker(s.words), _code(meeting, n))
    return [replace(row, list=heading)] if row.asked and _is_entry(row, s.words, heading) else []


def _is_title(meeting: Meeting, n: int) -> bool:
    """Whether an item of a list is a title: it says that actions follow, or stands over the rest of a numbered one."""
    s, block = meeting.said[n], meeting.blocks[meeting.said[n].block]
    goes_on = n + 1 < len(meeting.said) and meeting.said[n + 1].block == s.block
    over = goes_on and block.marker[:1].isdigit() and s.words[-1:].isalnum()
    return block.kind is BlockKind.LIST_ITEM and (over or _HEAD.fullmatch(s.words) is not None)


def bound(meeting: Meeting, *, ordered: bool) -> Iterator[Row]:
    """What sentences bind people to; `ordered`: only where that is all they say ("Wren Calder to mend the lamp")."""
    for n, s in enumerate(meeting.said):
        if meeting.is_heading(n):
            continue
        prose = meeting.prose(n)
        before = meeting.said[n - 1] if n else s
        if before.block == s.block and is_question(before.words) and only_told(prose.words):
            continue  # an answer
        order = to_do(prose.words) or assigned(prose.words)
        orders = [order] if order else []
        for one in orders if ordered else bound_in(prose.words) or orders:
            row = _row(prose, one, s.block, s.spans)
            yield replace(row, owner=meant(meeting, n)) if is_pronoun(words_of(row.owner, meeting.text)) else row


def columned(meeting: Meeting) -> list[Row]:
    """The actions of minutes in a table whose last column says who acts, or who is to do what."""
    found: list[Row] = []
    for n in sorted({s.block for s in meeting.said}):
        block = meeting.blocks[n]
        heads = [words_of(cell, meeting.text) for cell in block.header]
        told, acts = minuted(heads) if block.kind is BlockKind.TABLE_ROW else (-1, -1)
        if told < 0 or max(told, acts) >= len(block.cells) or not block.cells[acts]:
            continue
        who = words_of(block.cells[acts], meeting.text)
        if _NOBODY.fullmatch(who):
            continue
        if is_actor(who):
            others = [cell for m, cell in enumerate(block.cells) if m != acts]
            found += _told_beside(meeting, n, max(others, key=_length), block.cells[acts])
        else:
            found += _ordered(meeting, n, block.cells[acts])
    return found


def _length(cell: Spans) -> int:
    return sum(span.end - span.start for span in cell)


def _told_beside(meeting: Meeting, n: int, told: Spans, acts: Spans) -> list[Row]:
    """What a cell tells of a deed, where the cell beside it names who acts: the deeds in it, else its last sentence."""
    own = [(prose_of(spans, meeting.text), spans) for spans in sentences_of(told, meeting.text)]
    binding = [(prose, one, spans) for prose, spans in own for one in _deeds(prose)]
    if not binding and own:
        prose, spans = own[-1]
        binding = [(prose, Bound(0, len(prose.words), (0, 0)), spans)]
    rows = [_row(prose, one, n, spans) for prose, one, spans in binding]
    return [row if row.owner and len(rows) > 1 else replace(row, owner=acts) for row in rows]


def _ordered(meeting: Meeting, n: int, acts: Spans) -> list[Row]:
    """What the cell of the actions says that somebody is to do."""
    own = [m for m, s in enumerate(meeting.said) if s.block == n and meet(s.spans, acts)]
    rows = [
        replace(entry(meeting, m, alone=True), owner=(prose.span(*promised.who),))
        if (promised := will((prose := meeting.prose(m)).words))
        else entry(meeting, m, alone=True)
        for m in own
    ]
    return [row for row in rows if row.asked and row.owner]


def beside(meeting: Meeting) -> list[Row]:
    """The actions of minutes that print who acts in the margin, beside the words that say what is to be done."""
    found: list[Row] = []
    for margin in meeting.margins:
        before = [s for s in meeting.said if s.spans[0].start < margin.start]
        if not before:
            continue
        s = before[-1]
        prose = prose_of(s.spans, meeting.text)
        one = next(iter(_deeds(prose)), Bound(0, len(prose.words), (0, 0)))
        found.append(replace(_row(prose, one, s.block, s.spans), owner=(margin,)))
    return found


def _deeds(prose: Prose) -> list[Bound]:
    promised = will(prose.words)
    return bound_in(prose.words) or ([promised] if promised else [])


def _leads(words: str) -> str | None:
    """The words where they lead in a list of what was agreed; empty where they lead in another; None: no lead-in."""
    if _FOLLOWING.search(words):
        return words
    at = decided(words)[1]
    if at and _INLINE.match(words, at):  # "RESOLVED: 1. That ..."
        return words
    if not _LEADS_IN.search(words):
        return None
    return words if decided(words)[1] or _OPENS.search(words) else ""


def _is_entry(row: Row, words: str, heading: str) -> bool:
    """Whether a paragraph under "Actions" is one: somebody is to do something, or its status is printed."""
    told = bool(row.statuses or row.answers)
    return told or (bool(row.owner) and (not _OF_BEFORE.search(heading) or to_do(words) is not None))


def _after(lead: str, meeting: Meeting, n: int) -> list[Row]:
    """An entry of a list of decisions, where it binds somebody."""
    s, prose = meeting.said[n], meeting.prose(n)
    at = _marker(prose.words)
    rest = prose.words[at:]
    order = to_do(rest) if _OF_ACTIONS.search(lead) else None
    letter = _INLINE.match(prose.words)
    number = (prose.span(*letter.span("letter")),) if letter and letter["letter"] else ()
    parts = resolved(rest) or ([order] if order else [])
    moved = [Bound(at + one.start, at + one.end, (at + one.who[0], at + one.who[1])) for one in parts]
    return [replace(_row(prose, one, s.block, s.spans), number=number) for one in moved]


def _marker(words: str) -> int:
    found = _INLINE.match(words)
    return found.end() if found else 0


def _code(meeting: Meeting, n: int) -> Spans:
    """The code in front of an entry: "U1  Cost of the lamps"."""
    prose = meeting.prose(n)
    found = _INLINE.match(prose.words)
    return (prose.span(*found.span("code")),) if found and found["code"] else ()


def _row(prose: Prose, one: Bound, block: int, spans: Spans) -> Row:
    owner = (prose.span(*one.who),) if one.who[0] < one.who[1] else ()
    return Row(ItemKind.AGREED_ACTION, cut(prose, one.start, one.end, spans), block, owner=owner)
