"""Items of the register by document and list, each with its number and how it stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import groupby

from assistant.entries import Entry, Row, is_unanswered
from assistant.lookups.counted import distinct, listed_once
from assistant.lookups.ended import state_of
from assistant.lookups.found import MANY, quote_of, record_of
from assistant.lookups.given import giver, later_as, said, whose
from assistant.lookups.told import due_words, line_with, position_words, printed, quoted_whole
from assistant.quotes import Quote
from assistant.view import View
from assistant.writers import Line, said_by, short_title, told_in
from corpus.models import ItemKind, Span, Spans, meet
from corpus.plain import words_of
from corpus.saying import spoken

_SHORT_RESPONSE = 40  # words


def grouped(rows: Sequence[Row], most: int, view: View, bearing: str = "") -> tuple[list[Line], bool]:
    """Under each document's own line its items, at most `most`, and whether that leaves any out.

    `bearing` names what is asked of each besides its words, such as "position": where that is printed is cited too.
    """
    lines: list[Line] = []
    cut = False
    for document, group in groupby(rows, key=lambda row: row["document"]):
        own = list(group)
        lines.append(_head(document, own, view, bearing=bearing))
        lines += [_line(row, view, bearing) for row in own[:most]]
        cut = cut or len(own) > most
    return lines, cut


def counted(rows: Sequence[Row], most: int, view: View, bearing: str = "") -> tuple[list[Line], bool]:
    """The same with how many there are first, each counted and listed once in however many documents it stands."""
    documents = len({row["document"] for row in rows})
    if documents < 2:
        return grouped(rows, most, view, bearing)
    count, once = distinct(rows), {row["id"] for row in listed_once(rows)}
    words = f"{count} {noun(rows, count)} in {documents} documents"
    if count < len(rows):
        words += f", counted once where the same one is known to stand in several: {len(rows)} with these"
    ends = tuple(record_of(row, view) for row in (rows[0], rows[-1]))
    lines, cut = [Line(f"{words}.", ends, shown=False)], False
    for document, group in groupby(rows, key=lambda row: row["document"]):
        own = list(group)
        new = [row for row in own if row["id"] in once]
        lines.append(_head(document, own, view, len(own) - len(new), bearing))
        lines += [_line(row, view, bearing) for row in new[:most]]
        cut = cut or len(new) > most
    return lines, cut


def _head(document: str, own: Sequence[Row], view: View, above: int = 0, bearing: str = "") -> Line:
    lists: dict[str, list[Row]] = defaultdict(list)
    for row in own:
        lists[row["list"] or ""].append(row)
    others = lists.pop("", [])
    title, who = short_title(view.documents[document]), said_by(view.documents[document])
    lead = f"{_counted(own)} in {who if who.startswith(title) else f'{title} ({who})'}"
    if len(lists) + bool(others) > 1:
        counts = [f"{len(found)} under '{name.rstrip(': ')}'" for name, found in lists.items()]
        lead += ": " + ", ".join(counts + [f"{len(others)} in no list"] * bool(others))
    if above:
        lead += "; listed above" if above == len(own) else f"; {above} of them listed above"
    heads = [q for name, found in lists.items() if len(lists) > 1 and (q := _heading(document, name, found[0], view))]
    first_and_last = (own[-1], own[0]) if _by_number(own) else (own[0], own[-1])
    ends = [*_stated(own[0], bearing, view), *(record_of(row, view) for row in first_and_last)]
    return Line(f"{lead}.", tuple(ends if bearing else heads or ends), shown=False)


def _counted(rows: Sequence[Row]) -> str:
    """ "3 actions": as people call them, not as the register does."""
    return f"{len(rows)} {noun(rows, len(rows)).removeprefix('agreed ')}"


def _by_number(rows: Sequence[Row]) -> bool:
    """Whether they are numbered from 1 on: the number of the last then tells how many there are."""
    return [row["number"] for row in rows] == [str(n) for n in range(1, len(rows) + 1)]


def noun(rows: Sequence[Row], count: int) -> str:
    """What the items are, in the singular or plural."""
    kinds = {row["called"] or row["kind"] for row in rows}
    kind = next(iter(kinds)) if len(kinds) == 1 else "item"
    many = MANY.get(kind, f"{kind}s".replace("of concerns", "of concern").replace("cause ", "causes "))
    return kind if count == 1 else many


def _line(row: Row, view: View, bearing: str = "") -> Line:
    document, item = row["document"], view.by_key[row["id"]]
    facts = f" ({'; '.join(found)})" if (found := list(_facts(row, view))) else ""
    lead = f"- {row['number'] or ''}{facts}:".replace("-  (", "- (") if row["number"] or facts else "-"
    words = f"{lead} {printed(row, view)}"
    stated = _stated(row, bearing, view)
    if row["kind"] == ItemKind.AGREED_ACTION and item.response:
        told = next((spans for spans in (item.response, item.response[:1]) if _is_short(spans, document, view)), ())
        if told:  # a cell has a piece for each of its lines: one alone may stop within a sentence
            response = quote_of(document, told, view)
            words += f" {quoted_whole(response, view)}"
            stated += [response] * (not meet(record_of(row, view).spans, response.spans))
    return line_with(words, row, view, *stated)


def _is_short(spans: Spans, document: str, view: View) -> bool:
    return len(words_of(spans, view.text(document)).split()) <= _SHORT_RESPONSE


def _stated(row: Row, bearing: str, view: View) -> list[Quote]:
    """Where what is asked of it is printed."""
    said = view.by_key[row["id"]].said
    return [quote_of(row["document"], (span,), view) for name, span in said if name == bearing]


def _facts(row: Row, view: View) -> list[str]:
    """How it was answered and how it stands, as at the date of the document or of the pack's paper."""
    found = [row["called"]] if row["called"] else []
    if row["position"] != "not stated" or row["positions"] or is_unanswered(row):
        found.append(position_words(row))
    if row["status"] and row["addressed_to"]:
        found.append(whose(row))
    own = row["commitments"][0] if _is_agreed(row) and row["commitments"] and not row["status"] else row
    if own["status"]:
        found.append(_standing(row, own, view))
    if row["due"]:
        found.append(due_words(row))
    if (told := Entry(row).evidence) and told[-1]["status"]:
        last = told[-1]
        where = told_in(last["document"], Span(last["start"], last["end"]), view)
        found.append(later_as(last["status"], giver(last["given"], "status"), where).rstrip(":"))
    return found


def _standing(row: Row, own: Row, view: View) -> str:
    """The status as at the date of the document or of the pack's paper; an analyst's has no such day."""
    if by := giver(own["given"], "status"):
        return said(own["status"], by)
    state = state_of(Entry(row), view) if own is row else own["status"]
    day = view.part(row["document"], Span(row["start"], row["end"])).date
    return f"{state}{f', as at {spoken(day)}' if day else ''}"


def _is_agreed(row: Row) -> bool:
    return bool(row["kind"] == ItemKind.AGREED_ACTION)


def _heading(document: str, name: str, first: Row, view: View) -> Quote | None:
    """The list's heading where it is printed, the nearest before its first item."""
    text = view.text(document)
    at = text.rfind(name, 0, first["start"]) if name else -1
    return quote_of(document, (Span(at, at + len(name)),), view) if at >= 0 else None
