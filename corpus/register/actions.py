"""Actions in the prose of minutes and logs: labelled, listed under a heading, or told by what a sentence binds to.

Where a document labels its actions, only what it labels is one: its discussion tells of the same deeds again.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.layout.labels import NUMBER
from corpus.models import Block, BlockKind, ItemKind, Spans
from corpus.plain import words_of
from corpus.register.actors import is_actor
from corpus.register.bound import Bound, bound_in, decided, resolved, to_do, will
from corpus.register.fields import Field, begins_field, fields_in
from corpus.register.printed import printed_status, reported, status_said
from corpus.register.prose import Prose, Sentence, merged, prose_of
from corpus.register.roles import minuted
from corpus.register.tables import Row
from corpus.sentences import sentences_of

_LABEL = re.compile(
    rf"\W*(?:(?i:(?:agreed|new|further|follow[- ]up|urgent|carried forward) ))?(?:(?i:actions?(?: points?| items?| required| agreed|"
    rf" to be taken)?|task)|AP)(?: (?i:no|number|ref)\.?)? ?(?P<number>\(?(?:{NUMBER}|\d{{1,4}}[/.-]\d{{1,4}})\)?)?(?: ?\((?P<who>[^()]{{2,60}})\))?"
    r"(?: (?i:for|by|on) (?P<for>[A-Z][^:–—]{1,60}?))?\s*(?:[:–—]|-(?= )|\.(?= [A-Z]))[\s*]*"
)
_SHOUTED = re.compile(r"\W*ACTIONS?(?: (?P<number>\d{1,3}))? +(?=[A-Z])")
_HEAD = re.compile(
    r"(?:\d{1,2}(?:\.\d+)*[.)]? *)?(?:(?:agreed|key|new|outstanding|open|summary of|list of|review of|update on|previous|immediate|"
    r"next|status of|the|following|completed|closed|minutes and) )*(?:actions?|matters arising|to[- ]do|next steps)(?: (?:and|points?|items?|list|log|"
    r"summary|decisions?|table|tracker|arising|agreed|from|for|carried|forward|of|at|since|to|last|previous|the|"
    r"meeting|outstanding|were)\b.{0,60})?\W*",
    re.I,
)
_ARISING = re.compile(r"arising|previous|last meeting|review|update on|minutes and", re.I)
_END_STATUS = re.compile(
    r"(?:[.;,:] *|\s+[–—-] *|\s*(?=[\[(]))(?P<status>[\[(]?(?:\w[\w %]*)(?:[–—:-]? ?(?:on )?[\d/. ]*\w*)?[\])]?)\W*$"
)
_END_OWNER = re.compile(
    r"(?:\s*[\[(](?:(?i:actions?|owners?|leads?)(?: by| for)?\s*[:–-]? *)?(?P<in>[A-Z][^()\[\]]{1,60}?)(?:[,;:–-] *(?P<rest>[^()\[\]]*))?[\])]"
    r"|[\s.;,]*\b(?:ACTION|Action)(?: by| for| on)?\s*[:–—-]? *(?P<after>[A-Z][\w'’./&, -]{1,60}?))\W*$"
)
_FIRST_OWNER = re.compile(r"(?P<who>[A-Z][\w'’./&, -]{1,60}?)\s*(?:[:–—]|-(?= )) *(?=\S)")
_INLINE = re.compile(r"(?:(?<=[:;.,] )|(?<=^))\(?(?:[a-h]|i{1,3}|iv|vi?)\) ")
_UPDATE = re.compile(r"(?:update|progress|outcome|status|response|report)\b[^:]{0,20}:", re.I)
_OWNED = re.compile(r"\W*action(?:ed)? (?:by|owner|officer|lead|for)\b", re.I)  # a field of the action above
_FEWEST_LABELS = 2
_FEWEST_WORDS = 3


@dataclass(frozen=True, slots=True)
class Meeting:
    """The text of a document with its sentences; `minuted`: it is minutes, whose sentences may bind without a label."""

    text: str
    blocks: Sequence[Block]
    said: Sequence[Sentence]
    minuted: bool


def meeting_of(
    text: str, blocks: Sequence[Block], said: Sequence[Sentence], tabled: Collection[int], *, minuted: bool
) -> Meeting:
    """The document as actions are looked for in it: its sentences with those of tables that are no registers."""
    rows = [
        Sentence(spans, words_of(spans, text), n, m == 0)
        for n, block in enumerate(blocks)
        if block.kind is BlockKind.TABLE_ROW and n not in tabled and not block.level
        for cell in (block.cells if block.header else (block.spans,))
        for m, spans in enumerate(sentences_of(cell, text) if cell else ())
    ]
    return Meeting(text, blocks, sorted([*said, *rows], key=lambda s: (s.block, s.spans[0])), minuted)


def actions_in(meeting: Meeting) -> list[Row]:
    """The actions, in the order of the text."""
    labelled = _labelled(meeting) or _columned(meeting)
    listed = _listed(meeting, {row.block for row in labelled})
    if sum(bool(row.list) for row in listed) + len(labelled) >= _FEWEST_LABELS or not meeting.minuted:
        return sorted([*labelled, *listed], key=lambda row: row.asked[0])
    taken = {row.asked for row in (*labelled, *listed)}
    return sorted(
        [*labelled, *listed, *(r for r in _bound(meeting) if r.asked not in taken)], key=lambda row: row.asked[0]
    )


def _columned(meeting: Meeting) -> list[Row]:
    """The actions of minutes in a table whose last column says who acts."""
    found: list[Row] = []
    for n, block in enumerate(meeting.blocks):
        heads = [words_of(cell, meeting.text) for cell in block.header]
        told, acts = minuted(heads) if block.kind is BlockKind.TABLE_ROW else (-1, -1)
        if told < 0 or not block.cells[acts] or not block.cells[told]:
            continue
        owner = block.cells[acts]
        who = words_of(owner, meeting.text)
        if not is_actor(who):
            continue
        own = [prose_of(spans, meeting.text) for spans in sentences_of(block.cells[told], meeting.text)]
        bound = [(prose, one) for prose in own for one in bound_in(prose.words) or filter(None, [will(prose.words)])]
        if not bound and own:
            bound = [(own[-1], Bound(0, len(own[-1].words), (0, 0)))]
        rows = [_row_of(prose, one, n, block.cells[told]) for prose, one in bound]
        found += [row if row.owner and len(rows) > 1 else replace(row, owner=owner) for row in rows]
    return found


def label_length(words: str) -> int:
    """How long the label of an action is that the words begin with; 0: they have none."""
    found = _LABEL.match(words) or _SHOUTED.match(words)
    return found.end() if found and not re.match(r"\W*(?i:next|any|no)\b", words) else 0


def _labelled(meeting: Meeting) -> list[Row]:
    found: list[Row] = []
    said = meeting.said
    for n, s in enumerate(said):
        if meeting.blocks[s.block].kind is BlockKind.HEADING and not s.words.rstrip(": ").lower().startswith("action "):
            continue
        label = _LABEL.match(s.words) or _SHOUTED.match(s.words)
        if label is None:
            continue
        given = label.groupdict()
        rest = s.words[label.end() :].strip()
        prose = prose_of(s.spans, meeting.text)
        at = _label_end(prose.words)
        number = _group_spans(prose, "number")
        if not re.search(r"\w", rest):
            if n + 1 == len(said) or not number or meeting.blocks[said[n + 1].block].kind is BlockKind.HEADING:
                continue
            found.append(_row(meeting, n + 1, 0, number, 0))
        elif is_actor(rest.rstrip(". ")) and len(rest.split()) <= 8:
            before = _before(meeting, n)
            if before >= 0 and not found_at(found, said[before].spans):
                row = _row(meeting, before, 0, number, 0, alone=True)
                found.append(replace(row, owner=(prose.span(at),)))
        else:
            found.append(_row(meeting, n, at, number, n))
        if given.get("for") or given.get("who"):
            name = "for" if given.get("for") else "who"
            found[-1] = replace(found[-1], owner=_group_spans(prose, name))
    return [row for row in found if row.asked]


def found_at(found: Sequence[Row], spans: Spans) -> bool:
    return any(row.asked and row.asked[0].overlaps(spans[0]) for row in found)


def _label_end(words: str) -> int:
    found = _LABEL.match(words) or _SHOUTED.match(words)
    return found.end() if found else 0


def _group_spans(prose: Prose, name: str) -> Spans:
    found = _LABEL.match(prose.words)
    if found is None or not found[name]:
        return ()
    return (prose.span(found.start(name), found.end(name)),)


def _before(meeting: Meeting, n: int) -> int:
    """The sentence before, in the same block or the one above it; -1: none."""
    before = n - 1
    if before < 0 or meeting.blocks[meeting.said[before].block].kind is BlockKind.HEADING:
        return -1
    return before if meeting.said[n].block - meeting.said[before].block <= 2 else -1


def _row(meeting: Meeting, n: int, at: int, number: Spans, first: int, *, alone: bool = False) -> Row:
    """The action that sentence `n` begins, from character `at` on, with what is reported of it after it."""
    said = meeting.said
    own = [n]
    while not alone and own[-1] + 1 < len(said) and _goes_on(meeting, own[-1] + 1, said[n].block):
        own.append(own[-1] + 1)
    asked: Spans = ()
    for m in own:
        prose = prose_of(said[m].spans, meeting.text)
        asked += (prose.span(at if m == n else 0),)
    row = Row(ItemKind.AGREED_ACTION, asked, said[n].block, number)
    row = _parted(row, meeting)
    return row if alone else _with_report(row, meeting, own[-1] + 1)


def _goes_on(meeting: Meeting, n: int, block: int) -> bool:
    s = meeting.said[n]
    return s.block == block and not s.opens and not label_length(s.words) and not reported(s.words)


def _parted(row: Row, meeting: Meeting) -> Row:
    """The action without the status at its end, with its owner: in brackets at the end, or first."""
    if not row.asked:
        return row
    prose = prose_of(row.asked, meeting.text)
    words = prose.words.rstrip()
    end = len(words)
    if (found := _END_STATUS.search(words)) and found.start() > 8 and _is_status(found["status"]):
        row = replace(row, statuses=(*row.statuses, (prose.span(found.start("status"), found.end("status")),)))
        end = found.start() + (words[found.start()] == ".")
    owner = row.owner
    start = 0
    if found := _END_OWNER.search(words[:end]):
        name = "in" if found["in"] else "after"
        if is_actor(found[name]):
            owner = owner or (prose.span(*found.span(name)),)
            end = end if found["rest"] else found.start()
    if not owner and (bound := to_do(words[:end], any_verb=True)):
        owner = (prose.span(*bound.who),)
    elif not owner and (found := _FIRST_OWNER.match(words[:end])) and is_actor(found["who"]):
        owner = (prose.span(*found.span("who")),)
        start = found.end()
    elif not owner and (one := next(iter(bound_in(words[:end])), None)) and one.who[0] < one.who[1]:
        owner = (prose.span(*one.who),)
    if len(words[start:end].split()) < _FEWEST_WORDS:
        return replace(row, asked=())
    return replace(row, asked=_cut(prose, start, end, row.asked), owner=owner)


def _is_status(words: str) -> bool:
    words = words.strip("[]() ")
    return len(words.split()) <= 5 and (printed_status(words) is not None and status_said(words) is not None)


def _cut(prose: Prose, start: int, end: int, spans: Spans) -> Spans:
    whole = prose.span(start, end)
    kept = [replace(s, start=max(s.start, whole.start), end=min(s.end, whole.end)) for s in spans]
    return tuple(s for s in kept if s.start < s.end)


def _with_report(row: Row, meeting: Meeting, n: int) -> Row:
    """The row with the fields and the report that follow it, up to the next action."""
    said, answers = meeting.said, list(row.answers)
    fields: list[Field] = []
    block = row.block
    while n < len(said):
        s = said[n]
        if label_length(s.words) and not _OWNED.match(s.words):
            break
        if s.block != block and meeting.blocks[s.block].kind is BlockKind.HEADING:
            break
        if begins_field(s.words):
            fields += fields_in([s], meeting.text)
        elif reported(s.words) or _UPDATE.match(s.words) or (s.block == block and answers):
            answers.append(s.spans)
        else:
            break
        block = s.block
        n += 1
    for field in fields:
        if field.name == "owner":
            row = replace(row, owner=row.owner or (field.span,))
        elif field.name == "due":
            row = replace(row, due=(*row.due, (field.span,)))
        elif field.name == "status":
            row = replace(row, statuses=(*row.statuses, (field.span,)))
    told = merged([span for spans in answers for span in spans], meeting.text)
    return replace(row, answers=(told,) if told else ())


def _listed(meeting: Meeting, taken: set[int]) -> list[Row]:
    """What stands in lists under "Actions" and after "It was RESOLVED:"."""
    found: list[Row] = []
    lead = ""
    heading = ""
    for n, s in enumerate(meeting.said):
        block = meeting.blocks[s.block]
        if s.opens and block.kind is BlockKind.HEADING:
            heading, lead = (s.words if _HEAD.fullmatch(s.words) else ""), ""
            continue
        if s.words.rstrip().endswith(":"):
            opens = decided(s.words)[1] or re.search(r"\b(?:agreed|resolved|actioned|actions?)\b", s.words, re.I)
            lead = s.words if opens else ""
            if opens:
                continue
        if s.block in taken or not s.opens and not lead:
            continue
        if heading and s.opens:
            row = _row(meeting, n, _marker(s.words), (), n)
            if (
                row.asked
                and (row.owner or (row.statuses or row.answers))
                and (not _ARISING.search(heading) or row.statuses or row.answers or to_do(s.words))
            ):
                found.append(replace(row, list=heading))
        elif lead and (block.kind is BlockKind.LIST_ITEM or _INLINE.match(s.words)):
            found += _resolved(meeting, s, lead)
        elif s.opens:
            lead = ""
    return found


def _marker(words: str) -> int:
    found = _INLINE.match(words)
    return found.end() if found else 0


def _resolved(meeting: Meeting, s: Sentence, lead: str) -> list[Row]:
    prose = prose_of(s.spans, meeting.text)
    at = _marker(prose.words)
    words = prose.words[at:]
    bound = resolved(words) or (re.search(r"\bactions?|actioned\b", lead, re.I) and to_do(words))
    if not bound:
        return []
    owner = (prose.span(at + bound.who[0], at + bound.who[1]),) if bound.who[0] < bound.who[1] else ()
    return [Row(ItemKind.AGREED_ACTION, (prose.span(at),), s.block, _letter(prose, at), owner=owner)]


def _letter(prose: Prose, at: int) -> Spans:
    """The letter that an entry of a list within a line begins with."""
    found = re.match(r"\(?(\w{1,3})\)", prose.words[:at])
    return (prose.span(*found.span(1)),) if found else ()


def _bound(meeting: Meeting) -> Iterator[Row]:
    for s in meeting.said:
        if meeting.blocks[s.block].kind is BlockKind.HEADING:
            continue
        prose = prose_of(s.spans, meeting.text)
        for one in bound_in(prose.words):
            yield _row_of(prose, one, s.block, s.spans)


def _row_of(prose: Prose, bound: Bound, block: int, spans: Spans) -> Row:
    owner = (prose.span(*bound.who),) if bound.who[0] < bound.who[1] else ()
    return Row(ItemKind.AGREED_ACTION, _cut(prose, bound.start, bound.end, spans), block, owner=owner)
