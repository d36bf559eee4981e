"""Rows of the register as lines of an answer: what, who, by when, how it stood and where that is said."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.entries import DONE_BELOW, Entry, Row, is_unanswered, past, past_words
from assistant.lookups.ended import state_of, state_told
from assistant.lookups.found import quote_of, quote_of_item, record_of
from assistant.lookups.given import giver, giver_of, later_as, noted, said, standing_as, whose
from assistant.lookups.picked import marked_late
from assistant.question import Understood
from assistant.quotes import Quote
from assistant.view import View
from assistant.writers import Line, readable, told_in
from corpus.models import ItemKind, Span, Spans
from corpus.plain import words_of
from corpus.register import ASKED_FROM_OUTSIDE
from corpus.saying import spoken

MOST_WORDS = 40
_TELLING = re.compile(r"\b(?:should|must|immediate\w*|within|months?|urgent|high|medium|low|priority)\b", re.IGNORECASE)
_DAY = re.compile(r"(?:19|20)\d\d|\d\d[./-](?:0[1-9]|1[0-2])[./-](?:20)?\d\d")
_ENDS = re.compile(r"[a-z)\d]{3}[.!?][”’')]?$")  # the last word of a sentence, and no "Dr." or "No."
_NAME = 10  # characters of a report's name, at least
_LIST = 120  # characters of a list's name


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


def cited(entry: Entry, view: View) -> Quote:
    """A commitment in its own words, an item as its row is printed."""
    return quote_of_entry(entry, view) if entry.commitment else record_of(entry.row, view)


def line_of(entry: Entry, understood: Understood, view: View) -> Line:
    """An item or commitment: "- By 18 July 2031, Jo Hart; action 3; promised as at the minutes of ...: “...”"."""
    who = entry.commitment["by_whom"] if entry.commitment else entry.row["addressed_to"]
    who = noted(who or "", giver_of(entry, "who"))
    facts = [f"{_when(entry, view)}{f', {who}' if who else ''}"]
    if name := name_of(entry.row):
        facts.append(name)
    facts.append(standing(entry, view))
    if entry.is_done_in_its_commitments:
        facts.append(DONE_BELOW)
    quote = quote_of_entry(entry, view)
    if word := marked_late(entry, view):
        facts.append(f"marked '{word}' there")
    if past(entry, understood.today):
        facts.append("past its date" if entry.evidence else past_words(entry, latest_in(view)))
    lead = f"- {'; '.join(facts)}:"
    if not (told := entry.evidence):
        own = f"{lead} {printed(entry.row, view)}"
        return Line(lead, (quote,)) if entry.commitment else line_with(own, entry.row, view)
    after = _evidence(told[-1], view)
    words = f"{lead} {quoted_whole(quote, view)} - {later_words(told[-1], view)} {cut(after.words)}"
    return Line(words, (quote, after), shown=False)


def later_words(told: Row, view: View) -> str:
    """ "later done, as at the letter of 3 February 2031 (Jo Hart):"."""
    where = told_in(told["document"], Span(told["start"], told["end"]), view)
    return later_as(state_told(told, view), giver(told["given"], "status"), where)


def standing(entry: Entry, view: View) -> str:
    """Its status with the document that asserts it, as at its date, or the analyst who does; or where it was asked."""
    if not entry.status:
        return source_of(entry.row, view)
    where = told_in(entry.row["document"], quote_of_entry(entry, view).spans[0], view)
    return standing_as(state_of(entry, view), giver_of(entry, "status"), where)


def number_of(row: Row) -> str:
    """Its number, where that is not the year or the day of a meeting that its list goes by."""
    return "" if _DAY.fullmatch(row["number"] or "") else row["number"] or ""


def name_of(row: Row) -> str:
    """ "recommendation 4"; empty where nobody else asked for it and it has no number."""
    kind = row["called"] or row["kind"]
    if number := number_of(row):
        return f"{kind} {number}"
    return "" if row["kind"] in (ItemKind.STANDALONE, ItemKind.AGREED_ACTION) else kind


def cut(words: str, most: int = MOST_WORDS) -> str:
    """Words in quotation marks, the first of them where they are many: whole sentences where that leaves half."""
    kept = readable(words).split()
    if len(kept) <= most:
        return f"“{' '.join(kept)}”"
    ends = [n for n, word in enumerate(kept[:most], 1) if n >= most / 2 and _ENDS.search(word)]
    return f"“{' '.join(kept[: max(ends, default=most)])}” …"


def _cut_item(row: Row, view: View) -> str:
    """The first of the item's words, as they are printed."""
    return cut(printed(row, view)[1:-1])


def cut_line(lead: str, document: str, spans: Spans, view: View) -> Line:
    """A line that quotes the first words of what may be long; its citations hold the whole."""
    quote = quote_of(document, spans, view)
    return Line(f"{lead} {cut(words_of(spans, view.text(document)))}", (quote,), shown=False)


def capital(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"


def due_words(row: Row) -> str:
    """When an item is due, as it is printed: "due 31 May 2031", "'within three months', no date printed"."""
    if row["due"]:
        return noted(f"due {spoken(row['due'])}", giver_of(Entry(row), "when"))
    return f"'{row['timescale'].strip(': .')}', no date printed" if row["timescale"] else ""


def _when(entry: Entry, view: View) -> str:
    if entry.commitment is None:
        by = giver_of(entry, "when")
        return noted(f"By {spoken(entry.due)}", by) if entry.due else capital(due_words(entry.row)) or "No date printed"
    place = entry.commitment["place"]
    deadline = view.by_key[entry.row["id"]].commitments[place].deadline
    if deadline is None:
        return "No date printed"
    if deadline.due is None:
        return f"'{deadline.text}', no date printed"
    words = f"By {spoken(deadline.due.isoformat())}"
    if by := giver_of(entry, "when"):
        return noted(words, by)
    return f"{words} ({deadline.reason})" if deadline.reason else words


def quoted_whole(quote: Quote, view: View) -> str:
    text = view.text(quote.document)
    return f"“{readable(' … '.join(words_of((span,), text) for span in quote.spans))}”"


def _evidence(told: Row, view: View) -> Quote:
    if "spans" in told:
        return quote_of(told["document"], spans_of(told), view)
    return quote_of_item(told["document"], view.by_key[told["id"]], view)


def title_of(row: Row) -> str:
    """ "Recommendation 4, under 'Within three months'"."""
    name = f"{row['called'] or row['kind']} {number_of(row)}".strip()
    name = capital(name)
    telling = row["list"] and len(row["list"]) <= _LIST and _TELLING.search(row["list"])
    return f"{name}, under '{row['list'].rstrip(': ')}'" if telling else name


def source_of(row: Row, view: View) -> str:
    """Where it stands; a recommendation that its document answers is in the words of those who made it."""
    span = Span(row["start"], row["end"])
    where = told_in(row["document"], span, view)
    if view.quoted_item(row["document"], span) is None:
        return f"in {where}"
    report = view.documents[row["document"]].description.answers.value
    return f"of '{report}', quoted in {where}" if len(report) > _NAME else f"quoted in {where}"


def bearing(row: Row, view: View) -> Quote:
    """Where its position is stated, else the first of what was answered, else its own words."""
    document, item = row["document"], view.by_key[row["id"]]
    stated = tuple(span for name, span in item.said if name == "position") or item.response
    return quote_of(document, stated[:1], view) if stated else quote_of_item(document, item, view)


def headline(row: Row, view: View, standing_now: str = "", first: Sequence[Quote] = ()) -> Line:
    """Number, what was asked, who is to do it, position, when it is due: an answer in one line; first how it stands.

    `first` are cited before it.
    """
    facts = [f"for {re.sub('^The ', 'the ', whose(row))}"] if row["addressed_to"] else []
    if row["kind"] in ASKED_FROM_OUTSIDE:
        facts.append(position_words(row))
    facts += [due_words(row) or _promised_by(row)]
    if row["status"] and not standing_now:
        facts.append(standing(Entry(row), view))
    where = "" if row["status"] else f" ({source_of(row, view)})"
    words = f"{title_of(row)}: {_cut_item(row, view)} - {'; '.join(facts)}{where}."
    line = line_with(f"{standing_now} {words}".lstrip(), row, view)
    return replace(line, quotes=(*first, *line.quotes))


def owner_line(row: Row, view: View) -> Line:
    """Whose it is first."""
    words = f"{title_of(row)}: {whose(row)}; {due_words(row) or _promised_by(row)}: {_cut_item(row, view)}"
    return line_with(f"{words} ({source_of(row, view)}).", row, view)


def deadline_line(row: Row, view: View) -> Line:
    """When it is due first, or that no date is printed."""
    if row["due"]:
        lead = f"{title_of(row)}: {noted(spoken(row['due']), giver_of(Entry(row), 'when'))}{_answered_later(row)}"
    elif row["timescale"]:
        lead = f"{title_of(row)}: no date is printed, only {due_words(row).split(',')[0]}"
    else:
        lead = f"No deadline is printed for {title_of(row)}"
    return line_with(f"{lead} ({source_of(row, view)}): {_cut_item(row, view)}", row, view)


def _answered_later(row: Row) -> str:
    """The last day that is given in the response, where that is later than what was asked for."""
    later = [c for c in row["commitments"] if c["due"] and c["due"] > row["due"]]
    if not later:
        return ""
    last = max(later, key=lambda made: made["due"])
    return f"; in the response {noted(spoken(last['due']), giver_of(Entry(row, last), 'when'))}"


def line_with(words: str, row: Row, view: View, *more: Quote) -> Line:
    """A line that cites the row as it is printed, and what bears it besides."""
    return Line(words, (record_of(row, view), *more), shown=False)


def printed(row: Row, view: View) -> str:
    """The item's own words in quotation marks; where other cells stand between them, that is shown."""
    text = view.text(row["document"])
    pieces = (words_of((span,), text) for span in view.by_key[row["id"]].spans)
    return f"“{readable(' … '.join(pieces))}”"


def position_words(row: Row) -> str:
    if row["positions"]:
        return ", ".join(f"{one['position']} ({one['by']})" for one in row["positions"])
    if row["position"] != "not stated":
        return said(row["position"], giver(row["given"], "position"))
    return "no response found in these documents" if is_unanswered(row) else "position not stated"


def _promised_by(row: Row) -> str:
    made = {c["due"]: giver_of(Entry(row, c), "when") for c in row["commitments"] if c["due"]}
    days = [noted(spoken(day), by) for day, by in sorted(made.items())]
    return f"no date printed{'; dates in the response: ' if days else ''}{', '.join(days)}"
