"""A recommendation, action or priority asked for by its number, in every list that has one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.entries import Entry, Row
from assistant.evidence import Scored
from assistant.kinds import Kind
from assistant.lookups.asked import cues_in, positions_in
from assistant.lookups.found import (
    ASKED_FOR,
    Looked,
    held_by,
    kinds_said,
    named_documents,
    quote_of,
    response_in,
    topic,
    words_of_item,
)
from assistant.lookups.given import giver_of, noted
from assistant.lookups.printed import Number, clean, number_before, number_in
from assistant.lookups.standing import latest_word
from assistant.lookups.told import (
    bearing,
    capital,
    deadline_line,
    headline,
    owner_line,
    position_words,
    quote_of_entry,
    spans_of,
)
from assistant.lookups.windows import times_said
from assistant.question import Understood
from assistant.quotes import Quote, quoted
from assistant.view import View
from assistant.writers import Line, said_by
from corpus.models import meet
from corpus.saying import spoken
from index.terms import terms

_WHAT_IS = re.compile(
    r"\bwhat(?:['’]?s| is| was)(?: it| that)?\b(?! (?:the|being|happening|been|said|done|promised|answered|decided))"
    r"|\bwhich is\b",
    re.IGNORECASE,
)
_HOW_FAR = re.compile(r"\bhow far\b", re.IGNORECASE)
_THE_ONE = re.compile(r"^(?:(?:sorry|no|i mean|and|ok|oh)[,.]? )*the (?P<which>(?:[\w'’-]+ ){1,3})one\b", re.IGNORECASE)
_UNLIKE_OTHERS = re.compile(r"[a-z].*\d|\d.*[a-z]", re.IGNORECASE)  # "4a ii", "HI-05"
_DEADLINE = re.compile(r"\b(deadline|due|by when|when|timescale|target)\b", re.IGNORECASE)
_WHEN_DONE = re.compile(  # what it is due by does not tell that
    r"(?<!by )\bwhen (?:was|were|did|has|have|had)\b(?!.*\b(?:due|deadline|supposed|meant|promised|target|to)\b)"
    r".*\b(?:done|finish\w*|complet\w*|clos\w+|implement\w*|deliver\w*|met)\b",
    re.IGNORECASE,
)
_LEFT = (Kind.HOW_MANY, Kind.HOW_MUCH, Kind.CONTACT, Kind.WHY)
_SURE, _FEWEST = 0.8, 2  # of the terms that a question is about: the share that tells, and how many there must be
_MOST, _MOST_MEANINGS = 6, 14
_QUOTES = 4


def of_number(understood: Understood, found: Sequence[Scored], view: View) -> list[Looked]:
    """What the item is, whose, its deadline, or its response; every meaning where the number has several."""
    left = understood.kind in _LEFT and not _HOW_FAR.search(understood.question)
    if not (numbers := numbers_of(understood, view)) or left:
        return []
    kinds = kinds_said(numbers[0])
    documents = _meant(understood, kinds, found, view)
    rows = [row for d in documents for row in _numbered(d, kinds, numbers[1], view)]
    if not rows:
        return _absent(numbers, kinds, documents, view)
    rows = _on_topic(rows, understood, view)
    if len(rows) > _MOST:  # each meaning in a line
        every = [_headline(row, understood, [], view) for row in rows[:_MOST_MEANINGS]]
        return [Looked(tuple(every))] if len(rows) <= _MOST_MEANINGS else []
    if understood.kind is Kind.WHO and not _asks_who_answered(understood, rows):
        return [Looked(tuple(owner_line(row, view) for row in rows))] if all(r["addressed_to"] for r in rows) else []
    if _DEADLINE.search(understood.question) and not _WHEN_DONE.search(understood.question):
        return [Looked(tuple(line for row in rows for line in _deadline(row, view)))]
    lines = []
    for row in rows:
        lines.append(_headline(row, understood, found, view))
        if not (_WHAT_IS.search(understood.question) and len(rows) > 1):
            lines += _response(row, found, view)
    return [Looked(tuple(lines))]


def _asks_who_answered(understood: Understood, rows: Sequence[Row]) -> bool:
    """Whether it asks who took a position on it, and not whose it is: "which council refused recommendation 8"."""
    return bool(positions_in(understood.question)) and all(row["kind"] in ASKED_FOR for row in rows)


def _headline(row: Row, understood: Understood, found: Sequence[Scored], view: View) -> Line:
    """The item in a line: first the position or the state that is asked for, and cited first what bears the answer."""
    asked = understood.question
    asked = f"{understood.before} {asked}" if _THE_ONE.search(asked) else asked
    if positions_in(asked) and row["kind"] in ASKED_FOR:
        return headline(row, view, f"{capital(position_words(row))}.", [bearing(row, view)])
    of_state = Kind.STATUS in understood.kinds or cues_in(asked)
    now = latest_word(row, view) if of_state else ""
    if understood.wants_response and row["response"]:
        best = response_in(row["document"], view.by_key[row["id"]], found)[:1]
        return headline(row, view, now, [quoted(one, view) for one in best] or [bearing(row, view)])
    return headline(row, view, now, [] if _WHAT_IS.search(asked) else best_answer(row, found, view))


def best_answer(row: Row, found: Sequence[Scored], view: View) -> list[Quote]:
    """The best sentence of its response, where that comes before any of the item's own words."""
    item = view.by_key[row["id"]]
    own = (s.sentence for s in found if s.sentence.document == row["document"])
    first = next((s for s in own if meet(s.spans, (*item.spans, *item.response))), None)
    return [quoted(first, view)] if first and not meet(first.spans, item.spans) else []


def numbers_of(understood: Understood, view: View) -> Number:
    """The word and number that the question gives, or that the turn it leans on gave: "and by when?"."""
    return number_in(understood, view) or (number_before(understood, view) if _leans_on_it(understood) else ())


def rows_of_number(understood: Understood, found: Sequence[Scored], view: View) -> list[Row]:
    """The items that a number given means."""
    if not (numbers := numbers_of(understood, view)):
        return []
    kinds = kinds_said(numbers[0])
    meant = _meant(understood, kinds, found, view)
    rows = [row for d in meant for row in _numbered(d, kinds, numbers[1], view)]
    return _on_topic(rows, understood, view)


def _leans_on_it(understood: Understood) -> bool:
    short = understood.kind in (Kind.BY_WHEN, Kind.WHO, Kind.STATUS) and len(understood.question.split()) <= 5
    return bool(understood.before) and (short or _THE_ONE.search(understood.question) is not None)


def _rows(document: str, kinds: frozenset[str], view: View) -> list[Row]:
    of = [row for row in view.rows if row["document"] == document]
    return [row for row in of if not kinds or row["kind"] in kinds or row["called"] in kinds]


def _numbered(document: str, kinds: frozenset[str], number: str, view: View) -> list[Row]:
    """The items of that number, or where there is none the parts of it: 11a to 11d of 11."""
    own = _rows(document, kinds, view)
    exact = [row for row in own if clean(row["number"] or "") == number.lower()]
    part = re.compile(rf"{re.escape(number)}(?:[a-z]|(?<=[a-z]) [ivx]+)(?: [ivx]+)?", re.IGNORECASE)
    return exact or [row for row in own if part.fullmatch(clean(row["number"] or ""))]


def _meant(understood: Understood, kinds: frozenset[str], found: Sequence[Scored], view: View) -> list[str]:
    """The documents with such items that the question names; else those that the rest of the question leads to."""
    numbers = numbers_of(understood, view)[1:]
    numbering = [d for d in view.documents if any(row["number"] for row in _rows(d, kinds, view))]
    having = [d for d in numbering if any(_numbered(d, kinds, n, view) for n in numbers)]
    sure_of_it = any(_UNLIKE_OTHERS.search(n) for n in numbers) or _speak_of(having, understood, view)
    listing = having if having and sure_of_it and not understood.named else numbering
    allowed = {d.id for d in view.within(understood.filters)}
    named = [d for d in named_documents(understood, view) if d in listing] if understood.named else []
    there = any(d in having for d in named)
    if named:  # "the response to recommendation 4 on fog" may be another than the one called a response
        sure = _telling([d for d in having if d in allowed], kinds, understood, view, _FEWEST if there else 1)
        return [d for d in sure if d in named] or sure or named
    listing = [d for d in listing if d in allowed]
    if sure := _telling(listing, kinds, understood, view):
        return sure
    one = _THE_ONE.search(understood.question)
    said = topic(understood, [], view).union(terms(one["which"]) if one else ())
    called = {d: len(said & view.title_terms[d]) for d in listing}
    if most := max(called.values(), default=0):
        listing = [d for d in listing if called[d] == most]
    about = topic(understood, listing, view) - set(numbers_of(understood, view)[1:])
    weight = {d: sum(held_by(s.sentence.words, about) for s in found[:40] if s.sentence.document == d) for d in listing}
    best = max(weight.values(), default=0.0)
    return [d for d in listing if best == 0 or weight[d] >= 0.5 * best]


def _speak_of(documents: Sequence[str], understood: Understood, view: View) -> bool:
    """Whether they have all the words of what the question is about besides the number."""
    about = topic(understood, [], view) - cues_in(understood.question) - set(numbers_of(understood, view)[1:])
    said = (s.terms for d in documents for p in view.passages_of.get(d, ()) for s in view.sentences(d, p.number))
    return bool(documents) and about <= frozenset().union(*said)


def _telling(
    documents: Sequence[str], kinds: frozenset[str], understood: Understood, view: View, fewest: int = _FEWEST
) -> list[str]:
    """The documents whose item of that number has itself nearly all that the question is about."""
    numbers = numbers_of(understood, view)[1:]
    about = topic(understood, [], view) - cues_in(understood.question) - set(numbers)
    if len(about) < fewest:
        return []
    own = {d: [row for number in numbers for row in _numbered(d, kinds, number, view)] for d in documents}
    return [d for d, rows in own.items() if any(held_by(_words(row, view), about) >= _SURE for row in rows)]


def _on_topic(rows: list[Row], understood: Understood, view: View) -> list[Row]:
    times = times_said(understood.question)
    rows = [r for r in rows if any(t in f"{r['list']} {r['timescale']}".lower() for t in times)] or rows
    about = topic(understood, [row["document"] for row in rows], view) - set(numbers_of(understood, view)[1:])
    if not about or len(rows) == 1:
        return rows
    shares = [held_by(_words(row, view), about) for row in rows]
    return [row for row, share in zip(rows, shares, strict=True) if share >= 0.75 * max(shares)]


def _words(row: Row, view: View) -> str:
    words = words_of_item(row["document"], view.by_key[row["id"]], view)
    return " ".join((words, row["list"] or "", row["timescale"] or ""))


def _deadline(row: Row, view: View) -> list[Line]:
    lead = [deadline_line(row, view)]
    return lead + [_promised(Entry(row, c), view) for c in row["commitments"] if c["due_text"] or c["due"]]


def _promised(entry: Entry, view: View) -> Line:
    """A date of the response in its own words, or the analyst's in place of them."""
    made, by = entry.commitment or entry.row, giver_of(entry, "when")
    words = f"by {spoken(made['due'])}" if by and made["due"] else made["due_text"]
    return Line(
        f"Said in response, {noted(words.rstrip(' .;:,'), by)}:",
        (quote_of(entry.row["document"], spans_of(made), view),),
    )


def _response(row: Row, found: Sequence[Scored], view: View) -> list[Line]:
    document, item = row["document"], view.by_key[row["id"]]
    if not item.response:
        quote = quote_of_entry(Entry(row), view)
        return [Line("No response was found in this document.", (quote,), shown=False)]
    if inside := response_in(document, item, found)[:_QUOTES]:
        return [Line("Response:", (quoted(sentence, view),)) for sentence in inside]
    return [Line("Response:", (quote_of(document, item.response[:1], view),))]


def _nowhere(numbers: tuple[str, str], documents: Sequence[str]) -> list[Looked]:
    """A number that none of several documents has."""
    if len(documents) < 2:
        return []
    says = f"None of the {len(documents)} documents that number such items has a {' '.join(numbers)}."
    return [Looked((), answered=False, says=says)]


def _absent(numbers: tuple[str, str], kinds: frozenset[str], documents: Sequence[str], view: View) -> list[Looked]:
    """A number that the document named does not have: what it has instead."""
    if len(documents) != 1:
        return _nowhere(numbers, documents)
    own = [row["number"] for row in _rows(documents[0], kinds, view) if row["number"]]
    if not own:
        return []
    word, number = numbers
    there = ", ".join(dict.fromkeys(own))
    says = f"{said_by(view.documents[documents[0]])}: there is no {word} {number}, only numbers {there}."
    return [Looked((), answered=False, says=says)]
