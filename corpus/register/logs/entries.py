"""An action in prose as a row: its words without the status at their end, its owner, and what is reported of it."""

from __future__ import annotations

import re
from dataclasses import replace

from corpus.models import ItemKind, Spans
from corpus.register.actors import is_actor
from corpus.register.asking.fieldnames import begins_field
from corpus.register.asking.fields import fields_in
from corpus.register.logs.bound import to_do
from corpus.register.logs.meetings import NUMBERED, TITLED, Meeting, action_label, begins_other
from corpus.register.logs.pieces import cut
from corpus.register.logs.printed import is_status, printed_status, reported, status_said
from corpus.register.logs.resolved import bound_in
from corpus.register.logs.tables import Row
from corpus.register.prose import Prose, merged, prose_of

_END_STATUS = re.compile(
    r"(?:[.;,:] *|\s+[–—-] *|\s*(?=[\[(]))"
    r"(?P<status>[\[(]?(?:\w[\w %/]{0,60})(?:[–—:-]? ?(?:on )?[\d/. ]{0,20}\w*)?[\])]?)\W*$"
)
_MARK = re.compile(r"[.;,:]|\s+[–—-]|\s*[\[(]")
_WHO = r"[A-Z][\w'’./&, -]{1,60}?"
_END_OWNER = re.compile(
    rf"(?:\s*[\[(](?:(?i:actions?|owners?|leads?)(?: by| for)?\s*[:–-]? *)?(?P<bracketed>{_WHO})"
    rf"(?:[,;:–-] *(?P<rest>[^()\[\]]*))?[\])]|[\s.;,]*\b(?i:action)(?: by| for| on)?\s*[:–—-]? *(?P<after>{_WHO}))\W*$"
)
_FIRST_OWNER = re.compile(rf"(?P<who>{_WHO})\s*(?:[:–—]|-(?= )) *(?=\S)")
_LAST_INITIALS = re.compile(r"[.;] (?P<who>[A-Z]{2,3}(?:[/,&] ?[A-Z]{2,3})*)\W*$")
_UPDATE = re.compile(r"(?:update|progress|outcome|status|response|report)\b[^:]{0,20}:", re.IGNORECASE)
_OWNED = re.compile(r"\W*action(?:ed)? (?:by|owner|officer|lead|for)\b", re.IGNORECASE)  # a field of the action above
_WORD = re.compile(r"[^\W\d_]{2,}")
_FEWEST_WORDS = 3
_MOST_STATUS_WORDS = 5
_SHORTEST = 8  # characters before a status at the end


def entry(meeting: Meeting, n: int, at: int = 0, number: Spans = (), *, alone: bool = False) -> Row:
    """The action that sentence `n` begins, from character `at` on; `alone`: it is that sentence, and no report follows.

    A row without words where there is no action.
    """
    own = [n]
    while not alone and own[-1] + 1 < len(meeting.said) and _goes_on(meeting, own[-1] + 1, n):
        own.append(own[-1] + 1)
    asked = tuple(span for m in own for span in (cut_from(meeting, m, at if m == n else 0)))
    row = _parted(Row(ItemKind.AGREED_ACTION, asked, meeting.said[n].block, number), meeting.text)
    return row if alone or not row.asked else _with_report(row, meeting, own[-1] + 1)


def titled(meeting: Meeting, n: int, title: Spans, at: int, number: Spans) -> Row:
    """An earlier action called by its title, and the report on it: "Action 4 (north lamp): it was mended. Closed."."""
    said, text = meeting.said, meeting.text
    report = [cut_from(meeting, n, at)]
    while n + len(report) < len(said) and _goes_on(meeting, n + len(report), n, reports=True):
        report.append(said[n + len(report)].spans)
    told = tuple(span for spans in report for span in spans)
    row = Row(ItemKind.AGREED_ACTION, title, said[n].block, number, answers=(merged(told, text),))
    for spans in report:
        prose = prose_of(spans, text)
        if order := to_do(prose.words):
            row = replace(row, owner=(prose.span(*order.who),), due=(cut(prose, 0, len(prose.words), spans),))
        if status_said(prose.words):
            row = replace(row, statuses=(_status_spans(prose, spans),))
    prose = prose_of(told, text)
    if not row.owner and (last := _LAST_INITIALS.search(prose.words)):
        row = replace(row, owner=(prose.span(*last.span("who")),))
    return row


def cut_from(meeting: Meeting, n: int, at: int) -> Spans:
    """The spans of sentence `n` from character `at` of its prose on."""
    prose = meeting.prose(n)
    return cut(prose, at, len(prose.words), meeting.said[n].spans) if prose.words[at:].strip() else ()


def _goes_on(meeting: Meeting, n: int, first: int, *, reports: bool = False) -> bool:
    s = meeting.said[n]
    if s.block != meeting.said[first].block or s.opens or action_label(s.words) or begins_other(s.words):
        return False
    if NUMBERED.match(s.words) or (reports and TITLED.match(s.words)):
        return False
    return reports or not reported(s.words)


def _status_spans(prose: Prose, spans: Spans) -> Spans:
    """Where a sentence of a report says the status: its end, or the whole of it."""
    found = _END_STATUS.search(prose.words.rstrip())
    if found and is_status(found["status"].strip("[]() ")) and not reported(prose.words):
        return (prose.span(*found.span("status")),)
    return spans


def _parted(row: Row, text: str) -> Row:
    """The action without the status at its end, with its owner: in brackets at the end, or first."""
    if not row.asked:
        return row
    prose = prose_of(row.asked, text)
    words = prose.words.rstrip()
    start, end = 0, len(words)
    if found := _status_at_end(words):
        row = replace(row, statuses=((prose.span(*found.span("status")),),))
        end = found.start() + (words[found.start()] == ".")
    owner: tuple[int, int] = (0, 0)
    if found := _END_OWNER.search(words, 0, end):
        name = "bracketed" if found["bracketed"] else "after"
        if is_actor(found[name]):
            owner = found.span(name)
            end = end if found["rest"] else found.start()
    if owner == (0, 0):
        start, owner = _first_owner(words[:end])
    if len(words[start:end].split()) < _FEWEST_WORDS or len(_WORD.findall(words, start, end)) < 2:  # "2 June 2031"
        return replace(row, asked=())
    named = (prose.span(*owner),) if owner[0] < owner[1] else ()
    return replace(row, asked=cut(prose, start, end, row.asked), owner=named)


def _first_owner(words: str) -> tuple[int, tuple[int, int]]:
    """(where the deed begins, who does it) of "WC to mend it", "WC - mend it", "The Clerk agreed to mend it"."""
    if order := to_do(words, any_verb=True):
        return 0, order.who
    if (found := _FIRST_OWNER.match(words)) and is_actor(found["who"]):
        return found.end(), found.span("who")
    return 0, next((one.who for one in bound_in(words)), (0, 0))


def _status_at_end(words: str) -> re.Match[str] | None:
    """The status that ends the words, behind the first mark after which nothing else stands."""
    marks = (m.start() for m in _MARK.finditer(words, _SHORTEST))
    ends = (_END_STATUS.match(words, at) for at in marks)
    return next((found for found in ends if found and _ends_with_status(found["status"])), None)


def _ends_with_status(words: str) -> bool:
    words = words.strip("[]() ")
    return len(words.split()) <= _MOST_STATUS_WORDS and bool(printed_status(words) and status_said(words))


def _with_report(row: Row, meeting: Meeting, n: int) -> Row:
    """The row with the fields and the report that follow it, up to the next action."""
    said, answers, block = meeting.said, list(row.answers), row.block
    while n < len(said):
        s = said[n]
        ends = (action_label(s.words) and not _OWNED.match(s.words)) or begins_other(s.words)
        if ends or (s.block != block and meeting.is_heading(n)):
            break
        if begins_field(s.words):
            row = _with_fields(row, meeting, n)
        elif reported(s.words) or _UPDATE.match(s.words) or (s.block == block and answers and not s.opens):
            answers.append(s.spans)
        else:
            break
        block = s.block
        n += 1
    told = merged([span for spans in answers for span in spans], meeting.text)
    return replace(row, answers=(told,) if told else ())


def _with_fields(row: Row, meeting: Meeting, n: int) -> Row:
    for field in fields_in([meeting.said[n]], meeting.text):
        if field.name == "owner":
            row = replace(row, owner=row.owner or (field.span,))
        elif field.name == "due":
            row = replace(row, due=(*row.due, (field.span,)))
        elif field.name == "status":
            row = replace(row, statuses=(*row.statuses, (field.span,)))
    return row
