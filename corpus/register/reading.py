"""A document's register read from its text and its blocks: every rule of the packages beside this one."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, replace
from itertools import groupby

from corpus.models import Block, Description, Item, ItemKind, PackPaper, Span, Spans, Status
from corpus.plain import words_of
from corpus.register import ANSWERING, answers_others
from corpus.register.asking.items import item_of_entry, standalone_items
from corpus.register.asking.labelled import Mark
from corpus.register.asking.meaning import answered_by_meaning, with_answer
from corpus.register.asking.pairing import entries_of
from corpus.register.asking.recommendations import marks_in
from corpus.register.logs.actions import actions_in, without_repeats
from corpus.register.logs.logged import item_of_row
from corpus.register.logs.meetings import meeting_of
from corpus.register.logs.printed import legend_of, legends_in
from corpus.register.logs.questions import item_of_question, questions_in
from corpus.register.logs.records import records_in
from corpus.register.logs.tables import rows_in
from corpus.register.logs.undertaken import undertakes
from corpus.register.logs.unruled import unruled_in
from corpus.register.promising.reporting import is_of_own_doings
from corpus.register.prose import Sentence, sentences
from corpus.register.sources import Sources, sources_of

_OF_MEETINGS = ("minutes", "action log")
_RESOLVED = re.compile(r"^[^\w\n]*(?:RESOLVED\b|Minutes:\s*$)", re.MULTILINE)
_PROMISING = ("letter", "e-mail", "panel paper", "progress report", "government response", "minutes", "")


@dataclass(frozen=True, slots=True)
class _Read:
    """A document as its register is read from it; `minuted`: it is of a meeting; `answers`: it answers others."""

    text: str
    blocks: Sequence[Block]
    said: Sequence[Sentence]
    sources: Sources
    minuted: bool
    answers: bool


@dataclass(frozen=True, slots=True)
class _Log:
    """What the tables, the records and the minutes of a document hold, in order, and the blocks that it stands in."""

    items: Sequence[Item]
    held: Sequence[Span]
    tabled: Set[int]
    acted: Set[int]


def register_of(
    text: str, blocks: Sequence[Block], description: Description, papers: Sequence[PackPaper] = ()
) -> tuple[Item, ...]:
    """Every item of the document, in the order of the text; in a pack, as the paper that it stands in says it.

    What is undertaken outside any item's response becomes standalone items, in the kinds of document that promise and
    in reports on their own body's doings; of minutes, which tell what was done as well, only what is still owed.
    """
    kind = description.kind.value
    sources = sources_of(text, blocks, description, papers)
    minuted = _is_of_a_meeting(kind, text)
    sources = sources.reporting() if minuted else sources
    read = _Read(text, blocks, sentences(text, blocks), sources, minuted, answers_others(description))
    marks = marks_in(blocks, read.said, answers=read.answers)
    log = _log_of(read, marks)
    asked, inside = _asked_of(read, [mark for mark in marks if not _is_logged(mark, read, log)])
    items = [*log.items, *asked]
    if read.answers and not minuted:
        items, inside = _answered_elsewhere(read, log, items, inside)
    if kind in _PROMISING or _reports_of_itself(kind, read):
        items += _undertaken(read, log, items, inside)
    return tuple(sorted(items, key=lambda item: item.spans[0]))


def _log_of(read: _Read, marks: Sequence[Mark]) -> _Log:
    """The rows of tables and records, the actions that are no repeats of them, and the questions beside both."""
    text, blocks = read.text, read.blocks
    rows, tabled = rows_in(text, blocks)
    records, recorded = records_in(text, blocks)
    lined, unruled = unruled_in(text, blocks, tabled | recorded)
    rows, tabled = [*rows, *records, *lined], tabled | recorded | unruled | legends_in(text, blocks)
    meeting = meeting_of(text, blocks, tabled, minuted=read.minuted)
    told = _told_in(marks, read.said)  # an action that the answer to a recommendation tells of is part of the answer
    acts = [row for row in actions_in(meeting) if read.minuted or row.block not in told]
    rows, acted = without_repeats(rows, acts, text)
    legend = legend_of(text) if rows else {}
    items = [item_of_row(read.sources.at(row.asked[0]), row, legend) for row in (*rows, *acted)]
    held = _held(items)
    asked = [q for q in questions_in(meeting) if not any(_within(spans, held) for spans in (q.asked, *q.reply))]
    items += [item for q in asked for item in item_of_question(read.sources.at(q.asked[0]), q)]
    return _Log(items, _held(items), tabled, {row.block for row in acted})


def _held(items: Iterable[Item]) -> list[Span]:
    return sorted(span for item in items for span in (*item.spans, *item.response))


def _is_logged(mark: Mark, read: _Read, log: _Log) -> bool:
    block = read.said[mark.start].block
    if mark.kind is ItemKind.AGREED_ACTION:
        return read.minuted or block in log.tabled or block in log.acted
    return block in log.tabled


def _asked_of(read: _Read, marks: Iterable[Mark]) -> tuple[list[Item], set[Sentence]]:
    """What was asked and is answered in prose, and the sentences that it takes up."""
    said = read.said
    items: list[Item] = []
    inside: set[Sentence] = set()
    for source, group in groupby(marks, key=lambda mark: read.sources.at(said[mark.start].spans[0])):
        own = list(group)
        entries = entries_of(own, said, read.blocks, read.text, answers=read.answers)
        items += [item for entry in entries for item in item_of_entry(source, entry, said)]
        inside.update(s for mark in own if mark.layout != "reply" for s in said[mark.start : mark.end])
        inside.update(s for entry in entries for s in entry.answer)
        leads = {mark.lead.after for mark in own if mark.lead and mark.lead.is_weak}
        inside.update(s for s in said if s.block in leads)
    return items, inside


def _answered_elsewhere(
    read: _Read, log: _Log, items: Sequence[Item], inside: Set[Sentence]
) -> tuple[list[Item], set[Sentence]]:
    """The items with the answers that only their meaning tells of, and the sentences that are taken up then."""
    found, taken = list(items), set(inside)
    for source, said in groupby(_outside(read, log, inside), key=lambda s: read.sources.at(s.spans[0])):
        own = [n for n, item in enumerate(items) if read.sources.at(item.spans[0]) is source]
        for at, answer in answered_by_meaning([items[n] for n in own], list(said), source).items():
            found[own[at]] = with_answer(items[own[at]], answer, source)
            taken.update(answer)
    return found, taken


def _outside(read: _Read, log: _Log, inside: Set[Sentence]) -> list[Sentence]:
    return [s for s in read.said if s not in inside and s.block not in log.tabled and not _within(s.spans, log.held)]


def _undertaken(read: _Read, log: _Log, items: Sequence[Item], inside: Set[Sentence]) -> list[Item]:
    """What is undertaken outside any item, as items of their own."""
    standing = _said_first(items, _standing_alone(read.sources, _outside(read, log, inside)), read.text)
    return [item for one in standing if (item := _owed(one, read.text)).commitments] if read.minuted else standing


def _reports_of_itself(kind: str, read: _Read) -> bool:
    """Whether it is a dated report on what its own body does; a guide without a date tells what is done as a rule."""
    dated = read.sources.whole.as_at is not None and not any(block.speaker for block in read.blocks)
    return kind == "report" and dated and is_of_own_doings(read.text)


def _told_in(marks: Iterable[Mark], said: Sequence[Sentence]) -> set[int]:
    """The blocks of what is asked and answered, but for actions that a label of their own names."""
    whole = [m for m in marks if m.kind is not ItemKind.AGREED_ACTION or m.layout != "labelled"]
    return {s.block for mark in whole for s in said[mark.start : mark.end]}


def _is_of_a_meeting(kind: str, text: str) -> bool:
    return kind in _OF_MEETINGS or (kind not in ANSWERING and _RESOLVED.search(text) is not None)


def _within(spans: Spans, held: Sequence[Span]) -> bool:
    """Whether one of `held`, which are in order, shares a character with the spans."""
    at = bisect(held, spans[0])
    return any(span.overlaps(piece) for span in held[max(0, at - 1) : at + 2] for piece in spans)


def _owed(item: Item, text: str) -> Item:
    open_ = (c for c in item.commitments if c.status is not Status.DONE)
    return replace(item, commitments=tuple(c for c in open_ if undertakes(words_of((c.span,), text))))


def _standing_alone(sources: Sources, said: Iterable[Sentence]) -> list[Item]:
    papers = groupby(said, key=lambda s: sources.at(s.spans[0]))
    return [item for source, own in papers for item in standalone_items(source, own)]


def _said_first(items: Iterable[Item], standing: Iterable[Item], text: str) -> list[Item]:
    """What stands alone less what an item's response says word for word: a summary repeats the table."""
    told = {words_of((c.span,), text) for item in items for c in item.commitments}
    new = [
        replace(item, commitments=tuple(c for c in item.commitments if words_of((c.span,), text) not in told))
        for item in standing
    ]
    return [item for item in new if item.commitments]
