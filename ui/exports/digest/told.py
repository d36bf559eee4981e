"""Each kind of change as a line in a reader's words; quotes are the documents' own."""

from __future__ import annotations

import re

from assistant.changes import Arrival, Correction, Gone, Move, Query, Told
from assistant.entries import Entry, Row, Said
from assistant.view import View
from corpus.library.fields import BY_NOBODY
from corpus.models import Document, ItemKind
from corpus.plain import plain
from corpus.saying import counted, day_or_none, printable, spoken, with_days_spoken
from ui.exports import said
from ui.exports.digest.lines import Line, Shift, Source

_TITLE, _QUOTE, _BRIEF = 80, 320, 160  # characters
_NAMES = {"by_whom": "Who", "addressed_to": "Who", "text": "Words"}
_TWICE = re.compile(r"(\d{1,2} \w+ \d{4}) \(\1\)")
_MONTH = 31


def entry_line(entry: Entry, *facts: str) -> Line:
    """An item or a commitment: whose it is, when it is due, how it stands; then the facts."""
    due, who = said.due(entry), said.whom(entry)
    own = (f"Due {due}" if due else "", who, printable(_capital(said.asserted(entry))))
    row = entry.row
    shown = tuple(filter(None, (" · ".join(filter(None, own)), *facts)))
    return Line(_name(row), _cut(_quote(entry), _QUOTE), row["id"], (), shown, (_source(row, entry.commitment or row),))


def passed_line(entry: Entry, view: View) -> Line:
    """With what is known of it since; never that it was not done."""
    line = entry_line(entry)
    last = entry.evidence[-1:]
    facts = tuple(f"A later document tells of it. {_evidence(one)}" for one in last) or ("No later evidence found.",)
    more = tuple(_evidence_source(one, view) for one in last)
    return Line(line.lead, line.words, line.item, (), (*line.facts, *facts), (*line.sources, *more))


def told_line(told: Told, view: View) -> Line:
    line = entry_line(told.entry)
    facts = tuple(map(_evidence, told.evidence))
    sources = tuple(_evidence_source(one, view) for one in told.evidence)
    return Line(line.lead, line.words, line.item, (), (*line.facts, *facts), (*line.sources, *sources))


def move_line(move: Move, view: View) -> Line:
    """Both values and both sources; of a date also by how much."""
    shifts = tuple(_shift(move, one.field, one.before, one.after) for one in move.differences)
    sources: tuple[Source, ...] = (said_source(move.before, view, "before"), said_source(move.after, view, "now"))
    if move.before == move.after:
        sources = (said_source(move.after, view),)
    facts = tuple(filter(None, (_by_how_much(move.days), _beside(move), *_retold(move))))
    item = move.row["id"] if move.row["id"] in view.by_key else ""
    return Line(_name(move.row), _cut(move.after.words, _QUOTE), item, shifts, facts, sources)


def gone_line(gone: Gone, view: View) -> Line:
    where = f"Not in {gone.of.title} ({day_or_none(gone.of.date)}) any more: {gone.why}."
    lead = f"{_capital(gone.name)} of {_cut(view.every[gone.said.document].title, _TITLE)}"
    sources = (said_source(gone.said, view, "before"), Source(_place(gone.of, None), gone.of.id, role="now"))
    return Line(lead, _cut(gone.said.words, _QUOTE), "", (), (where,), sources)


def query_line(query: Query, view: View) -> Line:
    """Of several places each with its words."""
    places = query.places
    words = _cut(plain(places[0].words), _QUOTE) if len(places) == 1 else ""
    quotes = tuple(f"“{_cut(plain(one.words), _BRIEF)}”" for one in places) if len(places) > 1 else ()
    sources = tuple(said_source(one, view) for one in places) or (
        Source(_place(query.document, None), query.document.id),
    )
    item = next((one.item for one in places if one.item), "") if len(places) == 1 else ""
    about = f"{query.kind}: {_cut(query.document.title, _TITLE)}"
    return Line(about, words, item, (), (f"{_capital(_days(query.words)).rstrip('.')}.", *quotes), sources)


def arrival_line(arrival: Arrival) -> Line:
    document, about = arrival.document, arrival.document.description
    kind = about.kind.value or "document"
    facts = (
        ", ".join(filter(None, (_capital(kind), day_or_none(document.date), about.author.value))),
        f"{arrival.items:,} asked or agreed, {counted(arrival.commitments, 'commitment')}"
        if arrival.items or arrival.commitments
        else "Nothing in it is a recommendation or a commitment",
        _version(arrival.replaces) if arrival.replaces else "",
        f"Added on {spoken(arrival.when[:10])}" if arrival.when else "",
    )
    return Line(document.title, "", "", (), tuple(filter(None, facts)), (Source(document.source, document.id),))


def correction_line(correction: Correction, view: View) -> Line:
    lead = f"{_capital(correction.what)} by {correction.by or BY_NOBODY}, {spoken(correction.when[:10])}"
    item, detail = view.by_key.get(correction.item), _capital(_days(correction.detail).replace(" -> ", " → "))
    document = view.every[correction.document]
    words = ""
    if item:
        text = view.text(document.id)
        words = _cut(plain(" ".join(span.of(text) for span in item.spans)), _BRIEF)
    return Line(lead, words, correction.item, (), (detail,) if detail else (), (Source(document.title, document.id),))


def said_source(one: Said, view: View, role: str = "") -> Source:
    document = view.every[one.document]
    page = view.page(one.document, one.start) if one.end > one.start else None
    return Source(_place(document, page), one.document, one.start, one.end, page, role)


def _source(row: Row, quoted: Row) -> Source:
    label = ", ".join(filter(None, (_cut(row["title"] or row["source"], _TITLE), day_or_none(row["as_at"]))))
    return Source(_paged(label, quoted["page"]), row["document"], quoted["start"], quoted["end"], quoted["page"])


def _evidence_source(one: Row, view: View) -> Source:
    label = _paged(f"{_cut(view.every[one['document']].title, _TITLE)}, {day_or_none(one['date'])}", one["page"])
    return Source(label, one["document"], one["start"], one["end"], one["page"], "later")


def _evidence(one: Row) -> str:
    """ "Done, as at 3 October 2031: “...”"; a status that an analyst gave is theirs."""
    who = one["given"].get("status") if one["status"] else None
    says = f", says {who} (an analyst)" if who else ""
    stands = said.stands(one["date"], by_hand=bool(who))
    status = f"{_capital(one['status'])}{says}, {stands}" if one["status"] else _capital(stands)
    return f"{status}: “{_cut(plain(one['quote']), _BRIEF)}”"


def _shift(move: Move, field: str, before: str, after: str) -> Shift:
    sides = (_value(move, field, "before", before), _value(move, field, "after", after))
    return Shift(_NAMES.get(field, _capital(field.replace("_", " "))), *sides)


def _value(move: Move, field: str, side: str, value: str) -> str:
    words = f"“{_cut(plain(value), _BRIEF)}”" if field == "text" else _cut(_days(plain(value)), _BRIEF) or "not stated"
    who = move.given.get((field, side))
    return f"{words} (given by {who})" if who else words


def _by_how_much(days: int) -> str:
    """ "Put back by 6 months" """
    if not days:
        return ""
    months = round(abs(days) / 30.44)
    span = counted(abs(days), "day") if abs(days) < 2 * _MONTH else counted(months, "month")
    return f"{'Put back' if days > 0 else 'Brought forward'} by {'about ' if abs(days) >= 2 * _MONTH else ''}{span}."


def _beside(move: Move) -> str:
    return "The document prints the earlier date beside the new one." if move.before == move.after else ""


def _retold(move: Move) -> tuple[str, ...]:
    """What lets a reader judge whether the two dates are of one and the same thing."""
    if not move.retold:
        return ()
    return f"Before: “{_cut(move.before.words, _BRIEF)}”", "A later document tells of it with this date; read both."


def _version(old: Document) -> str:
    return f"A new version of {_cut(old.title, _TITLE)} ({day_or_none(old.date)})"


def _name(row: Row) -> str:
    """ "Recommendation 3 of Heard in time", "Commitment in the Warden's letter"."""
    joint = "in" if row["kind"] == ItemKind.STANDALONE or not row["number"] else "of"
    return f"{said.name(row)} {joint} {_cut(row['title'] or row['source'], _TITLE)}"


def _quote(entry: Entry) -> str:
    return plain((entry.commitment or {}).get("quote") or entry.row["text"])


def _place(document: Document, page: int | None) -> str:
    which = ", earlier version" if document.superseded_by else ""
    return _paged(f"{_cut(document.title, _TITLE)}, {day_or_none(document.date)}{which}", page)


def _paged(words: str, page: int | None) -> str:
    return f"{words}, page {page}" if page is not None else words


def _days(words: str) -> str:
    """With days as a reader is told them."""
    return _TWICE.sub(r"\1", with_days_spoken(words))


def _cut(words: str, most: int) -> str:
    line = " ".join(words.split())
    return line if len(line) <= most else f"{line[: most - 1].rsplit(' ', 1)[0].rstrip(',;:.')}…"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
