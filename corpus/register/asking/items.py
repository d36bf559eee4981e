"""Items put together: what was asked, by when and of whom, the answer, and the commitments in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from corpus.models import Block, BlockKind, Commitment, Deadline, Item, ItemKind, Said, Span, Spans, Status
from corpus.plain import words_of
from corpus.register.asking.addressed import asked_of, owner_in
from corpus.register.asking.assessed import assessed
from corpus.register.asking.entry import Entry
from corpus.register.asking.fieldnames import begins_field
from corpus.register.asking.fields import Field, field_of, fields_in
from corpus.register.asking.flattened import with_column_dates
from corpus.register.asking.labelled import Mark
from corpus.register.asking.leads import timescale_in
from corpus.register.asking.positions import answers_for, position, position_at, positions_in
from corpus.register.logs.printed import printed_deadline, printed_status
from corpus.register.promising.commitments import commitments_of, deadline_in
from corpus.register.prose import Sentence, merged, place_of, prose_of
from corpus.register.quoting import within
from corpus.register.sources import Source

_QUOTE_MARK = re.compile(r"[>\s]*")
_ONE_BODY = re.compile(r"(?:[Tt]he|[Ee]ach|[Ee]very|[Oo]ur|[Mm]y) |\S.*\b[A-Z]|[A-Z]{2,}")
_FEWEST_WORDS = 3


@dataclass(frozen=True, slots=True)
class _Timed:
    """When something is to be done: as printed, as a date, and where."""

    timescale: str = ""
    deadline: Deadline | None = None
    span: Span | None = None


def item_of_entry(source: Source, entry: Entry, said: Sequence[Sentence]) -> list[Item]:
    """The item in a segment of prose; none where its label has no words."""
    mark, text, answer = entry.mark, source.text, entry.answer
    spans = _asked_spans(entry.asked, entry.skip, text)
    words = words_of(spans, text)
    if len(words.split()) < _FEWEST_WORDS - (mark.layout == "titled"):
        return []
    fields = fields_in([*said[mark.start : mark.end], *answer], text)
    timed = _timed(source, entry, spans, fields)
    asked_of_whom, who = _addressed(source, entry, fields)
    deeds = answer if entry.deeds is None else entry.deeds
    stated = position_at(answer)
    item = Item(
        mark.kind,
        spans,
        number=mark.number,
        list=mark.list,
        timescale=timed.timescale or ("" if timed.deadline else timescale_in(words)),
        due=timed.deadline.due if timed.deadline else None,
        addressed_to=asked_of_whom,
        position=position([s.words for s in answer]),
        response=merged([span for s in answer for span in s.spans], text),
        commitments=_made(source, deeds, _fallback(asked_of_whom, source), _printed_due(source, fields)),
        called=mark.called,
        paired=entry.paired if answer else "",
        positions=positions_in(answer),
        said=_said(source, entry, timed, who, stated.spans[0] if stated else None),
    )
    if mark.kind is not ItemKind.AGREED_ACTION:
        return [_with_status(item, answer, timed.deadline, text)]
    if mark.layout == "labelled":  # what was done is told by the action's own status
        item = replace(item, commitments=tuple(c for c in item.commitments if c.status is not Status.DONE))
    return [_with_own(item, words, timed.deadline, answer)]


def standalone_items(source: Source, said: Iterable[Sentence]) -> list[Item]:
    """One item for each block that commits somebody to something outside any response."""
    found = []
    for number, group in groupby(said, key=lambda s: s.block):
        if source.blocks[number].kind is BlockKind.HEADING:
            continue
        sentences = list(group)
        made = commitments_of([s.spans for s in sentences], source, source.actors.usual, notes=False)
        if made:
            own = [span for s in sentences for span in s.spans]
            spans = tuple(piece for c in made for piece in within(c.span, own) or (c.span,))
            found.append(Item(ItemKind.STANDALONE, spans, commitments=made, addressed_to=made[0].by_whom))
    return found


def _timed(source: Source, entry: Entry, spans: Spans, fields: Sequence[Field]) -> _Timed:
    """The time that the asking names; a date in a field, or the timescale of the heading above, where it names none."""
    asked = deadline_in(spans, source.text, source.as_at)
    field = field_of(fields, "due")
    printed = _printed_due(source, fields)
    headed = _headed(source, entry)
    if asked and (asked.due or not any(one and one.due for one in (printed, headed.deadline))):
        return _Timed(asked.text, asked, asked.span)
    if field and (headed.deadline is None or (printed and printed.due)):
        return _Timed(asked.text if asked else field.words, printed or asked, asked.span if asked else field.span)
    return headed


def _headed(source: Source, entry: Entry) -> _Timed:
    """The timescale in the item's label, "Recommendation 3 (by 4 May 2031)", or in the heading above its list."""
    label = timescale_in(entry.at.words[: entry.mark.skip]) if entry.at else ""
    if entry.at and label:
        words, printed = label, entry.at.spans
    elif lead := entry.mark.lead:
        words, printed = lead.timescale, source.blocks[lead.after].spans
    else:
        return _Timed()
    place = place_of(words, printed, source.text)
    due = deadline_in((place,), source.text, source.as_at) if place else None
    return _Timed(words, due if due and due.due else None, place)


def _printed_due(source: Source, fields: Sequence[Field]) -> Deadline | None:
    """The date of the field "Target date: ..."."""
    field = field_of(fields, "due")
    return printed_deadline((field.span,), source.text, source.as_at) if field else None


def _fallback(asked_of_whom: str, source: Source) -> str:
    """Who is meant where an answer names nobody: who was asked, but for people in general ("Keepers should ...")."""
    return asked_of_whom if _ONE_BODY.match(asked_of_whom) else source.actors.usual or asked_of_whom


def _addressed(source: Source, entry: Entry, fields: Sequence[Field]) -> tuple[str, Span | None]:
    """Who was asked, a generic force named, and where that is printed: above the list, in the asking or below it."""
    text, lead = source.text, entry.mark.lead
    places = [(s.words[0 if n else entry.skip :], s.spans) for n, s in enumerate(entry.asked)]
    if lead and (lead.is_heading or lead.is_weak):
        places.insert(0, (lead.words, source.blocks[lead.after].spans))
    find = owner_in if entry.mark.kind is ItemKind.AGREED_ACTION else asked_of
    for words, spans in places:
        if who := find([words]):
            return source.actors.named(who), place_of(who, spans, text)
    owner = field_of(fields, "owner")
    return (owner.words, owner.span) if owner else ("", None)


def _said(source: Source, entry: Entry, timed: _Timed, who: Span | None, stated: Span | None) -> Said:
    """Where each field is printed; one that was inferred is left out."""
    found = {
        "number": _number_at(entry.mark, entry, source),
        "list": _list_at(entry.mark, entry, source),
        "addressed_to": who,
        "timescale": timed.span,
        "due": timed.deadline.span if timed.deadline and timed.deadline.due else None,
        "position": stated,
    }
    return tuple((name, span) for name, span in found.items() if span is not None)


def _number_at(mark: Mark, entry: Entry, source: Source) -> Span | None:
    """The number in the label, or in the marker before the paragraph."""
    if not mark.number or entry.at is None:
        return None
    start = entry.at.spans[0].start
    marker = source.blocks[entry.at.block].marker
    if marker and mark.number in marker and (at := source.text.rfind(marker, 0, start)) >= 0:
        at += marker.index(mark.number)
        return Span(at, at + len(mark.number))
    return place_of(mark.number, entry.at.spans, source.text)


def _list_at(mark: Mark, entry: Entry, source: Source) -> Span | None:
    """The heading or the lead-in that names the list."""
    if not mark.list or entry.at is None:
        return None
    if mark.lead is not None:
        return place_of(mark.list, source.blocks[mark.lead.after].spans, source.text)
    above = (b for b in reversed(source.blocks[: entry.at.block]) if _heads(b, mark.list, source.text))
    return next((Span(b.spans[0].start, b.spans[-1].end) for b in above), None)


def _heads(block: Block, words: str, text: str) -> bool:
    if block.kind not in (BlockKind.HEADING, BlockKind.LIST_ITEM) or block.spans[-1].end - block.spans[0].start > 1000:
        return False
    return words.endswith(words_of(block.spans, text))


def _asked_spans(asked: Sequence[Sentence], skip: int, text: str) -> Spans:
    """The spans of what was asked, without the label in front of it, `skip` characters long."""
    if not asked:
        return ()
    first, rest = asked[0], asked[1:]
    spans = tuple(replace(s, start=s.start + len(_QUOTE_MARK.match(s.of(text))[0])) for s in first.spans)  # type: ignore[index]
    words = first.words[skip:].strip()
    if skip and words:
        prose = prose_of(first.spans, text)
        at = prose.words.find(words[:12].replace("’", "'"))
        if at > 0:
            start = prose.span(at).start
            spans = tuple(replace(s, start=max(s.start, start)) for s in first.spans if s.end > start)
    return merged([*spans, *(span for s in rest for span in s.spans)], text)


def _made(source: Source, answer: Sequence[Sentence], fallback: str, due: Deadline | None) -> tuple[Commitment, ...]:
    headed = {s for s in answer if source.blocks[s.block].kind is BlockKind.HEADING and not answers_for(s.words)}
    said = [s for s in answer if s not in headed and not begins_field(s.words)]
    made = commitments_of([s.spans for s in said], source, fallback, due=due)
    return made if due else with_column_dates(made, answer, source)


def _with_status(item: Item, answer: Sequence[Sentence], due: Deadline | None, text: str) -> Item:
    """The item with how it stands as its first commitment, where its record prints that."""
    if not (found := assessed(answer, text)):
        return item
    status, at = found
    whole = Span(item.spans[0].start, item.spans[-1].end)
    own = Commitment(whole, item.addressed_to, due, status, said=(("status", at),))
    return replace(item, commitments=(own, *item.commitments))


def _with_own(item: Item, item_words: str, due: Deadline | None, answer: Sequence[Sentence]) -> Item:
    """The action itself as the first commitment, with the status that its report asserts."""
    reported = next((status for status in map(printed_status, (s.words for s in answer[:3])) if status), None)
    goes_on = re.match(r"(?:to )?continue\b", item_words, re.IGNORECASE)
    status = reported or (Status.IN_PROGRESS if goes_on else Status.PROMISED)
    own = Commitment(replace(item.spans[0], end=item.spans[-1].end), item.addressed_to, due, status)
    return replace(item, commitments=(own, *item.commitments))
