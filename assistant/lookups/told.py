"""Rows of the register as lines of an answer: what, who, by when, how it stood and where that is said."""

from __future__ import annotations

from assistant.entries import Entry, Row, past, past_words
from assistant.lookups.found import quote_of, quote_of_item
from assistant.lookups.picked import marked_late
from assistant.question import Understood
from assistant.quotes import Quote
from assistant.view import View
from assistant.writers import Line, readable, spoken, told_in
from corpus.models import ItemKind, Span, Spans
from corpus.plain import words_of

MOST_WORDS = 40


def latest_in(view: View) -> str:
    """The date of the newest document, where later evidence was looked for."""
    return max((d.date for d in view.documents.values()), default="")


def spans_of(one: Row) -> Spans:
    """Of a commitment, a response or a piece of later evidence."""
    return tuple(Span(start, end) for start, end in one["spans"])


def quote_of_entry(entry: Entry, view: View) -> Quote:
    document = entry.row["document"]
    if entry.commitment:
        return quote_of(document, spans_of(entry.commitment), view)
    return quote_of_item(document, view.by_key[entry.row["id"]], view)


def line_of(entry: Entry, understood: Understood, view: View) -> Line:
    """An item or commitment: "- By 18 July 2031, Jo Hart; action 3; promised as at the minutes of ...: “...”"."""
    who = entry.commitment["by_whom"] if entry.commitment else entry.row["addressed_to"]
    facts = [f"{_when(entry, view)}{f', {who}' if who else ''}"]
    if name := name_of(entry.row):
        facts.append(name)
    facts.append(standing(entry, view))
    quotes = [quote_of_entry(entry, view)]
    if word := marked_late(entry, view):
        facts.append(f"marked '{word}' there")
    if past(entry, understood.today):
        facts.append(past_words(entry, latest_in(view)))
    elif entry.evidence:
        facts.append(_later(entry.evidence[-1]))
    if entry.evidence:
        quotes.append(_evidence(entry.evidence[-1], view))
    return Line(f"- {'; '.join(facts)}:", tuple(quotes))


def standing(entry: Entry, view: View) -> str:
    """Its status with the document that asserts it, or where it was asked: always as at that document's date."""
    where = told_in(entry.row["document"], quote_of_entry(entry, view).spans[0], view)
    return f"{entry.status} as at {where}" if entry.status else f"in {where}"


def name_of(row: Row) -> str:
    """ "recommendation 4"; empty where nobody else asked for it and it has no number."""
    kind = row["called"] or row["kind"]
    if row["number"]:
        return f"{kind} {row['number']}"
    return "" if row["kind"] in (ItemKind.STANDALONE, ItemKind.AGREED_ACTION) else kind


def cut(words: str, most: int = MOST_WORDS) -> str:
    """Words in quotation marks, the first of them where they are many."""
    kept = readable(words).split()
    return f"“{' '.join(kept)}”" if len(kept) <= most else f"“{' '.join(kept[:most])}” …"


def cut_line(lead: str, document: str, spans: Spans, view: View) -> Line:
    """A line that quotes the first words of what may be long; its citations hold the whole."""
    quote = quote_of(document, spans, view)
    return Line(f"{lead} {cut(words_of(spans, view.text(document)))}", (quote,), shown=False)


def due_words(row: Row) -> str:
    """When an item is due, as it is printed: "due 31 May 2031", "'within three months', no date printed"."""
    if row["due"]:
        return f"due {spoken(row['due'])}"
    return f"'{row['timescale'].strip(': .')}', no date printed" if row["timescale"] else ""


def _when(entry: Entry, view: View) -> str:
    if entry.commitment is None:
        return f"By {spoken(entry.due)}" if entry.due else due_words(entry.row).capitalize() or "No date printed"
    place = entry.commitment["place"]
    deadline = view.by_key[entry.row["id"]].commitments[place].deadline
    if deadline is None:
        return "No date printed"
    if deadline.due is None:
        return f"'{deadline.text}', no date printed"
    return f"By {spoken(deadline.due.isoformat())}{f' ({deadline.reason})' if deadline.reason else ''}"


def _later(told: Row) -> str:
    day = f", {spoken(told['date'])}" if told["date"] else ""
    return f"a later document ({told['source']}{day}) tells of it{': ' + told['status'] if told['status'] else ''}"


def _evidence(told: Row, view: View) -> Quote:
    if "spans" in told:
        return quote_of(told["document"], spans_of(told), view)
    return quote_of_item(told["document"], view.by_key[told["id"]], view)
