"""What does not fit in the documents: what to ask their authors, as What changed and an item's page tell it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from assistant.changes.models import Query, Since
from assistant.changes.queries import queries_in
from assistant.changes.since import Fresh
from assistant.entries import entries_of, past
from assistant.evidence import Scored
from assistant.lookups.found import Looked, completeness, named_documents, quote_of, topic
from assistant.lookups.told import capital, cut
from assistant.question import Understood
from assistant.view import View
from assistant.writers import Line, readable, told_in
from corpus.models import Span
from corpus.plain import plain
from corpus.saying import counted, with_days_spoken
from index.terms import terms

_DOUBTED = (
    r"(?:not|n['’]t) (?:add up|fit|match|agree|tally|make sense)\b|(?:contradict|inconsisten|discrepan|anomal)\w*"
)
_ASKS = re.compile(
    r"\bwhat (?:should|could|can|might|do|must) (?:we|i|you|one|members|(?:the )?(?:panel|committee)(?: members)?)\b"
    r".*\b(?:ask|query|challenge|raise|press)\b|\bwhat to (?:ask|query|challenge|raise)\b"
    r"|\b(?:anything|something|is there|are there)\b.*\bto (?:ask|query|challenge)\b"
    rf"|\b(?:what|which|anything|is there|are there|do|does)\b.*(?:\b|(?<=s)(?=n)|(?<=o)(?=n))(?:{_DOUBTED})",
    re.IGNORECASE,
)
_WHOM = re.compile(
    r"\b(?:ask|query|challenge|press) (?P<whom>(?:(?!(?:about|on|regarding|over|at|in|next)\b)\w+ ?){1,5})"
    r"(?:(?:at|in|next)\b|\W*$)",
    re.IGNORECASE,
)
_AHEAD = re.compile(r"\bnext (?:meeting|session|hearing|time)\b", re.IGNORECASE)
_ASIDE = frozenset(
    terms(
        "ask query challenge raise press add fit match agree tally sense contradict contradiction contradictory "
        "inconsistent inconsistency inconsistencies discrepancy discrepancies anomaly anomalies question author member "
        "meeting session hearing next chief constable commissioner mayor deputy minister force council board panel "
        "committee other another each library anything something thing find make"
    )
)
_MOST = 20


def to_ask(understood: Understood, _found: Sequence[Scored], view: View) -> list[Looked]:
    """All that does not fit, the weightiest first; nothing where a topic is asked about, of which passages tell."""
    if not _ASKS.search(understood.standalone):
        return []
    named = bool(understood.named) and not _AHEAD.search(understood.standalone)
    documents = named_documents(understood, view) if named else [d.id for d in view.within(understood.filters)]
    whom = _WHOM.search(understood.standalone)
    if topic(understood, documents if named else [], view) - _ASIDE - frozenset(terms(whom["whom"] if whom else "")):
        return []
    every = queries_in(view, Fresh(Since(date.min, ""), frozenset(documents)))
    placed = [query for query in every if query.places]
    if not placed:
        return []
    lines = [_line(query, view) for query in placed[:_MOST]]
    count = counted(len(every), "thing")
    head = Line(f"{count} to ask the documents' authors about.", lines[0].quotes[:1], shown=False)
    whole = completeness(len(every), "to ask about", documents, view)
    notes = [whole, *map(_unplaced, every), _overdue(understood, documents, view)]
    more = len(placed) - _MOST
    notes += [f"The first {_MOST} are shown; the others stand under What changed."] * (more > 0)
    return [Looked((head, *lines), tuple(filter(None, notes)))]


def _line(query: Query, view: View) -> Line:
    """What does not fit, where that is said, and the words; all of its places are cited."""
    quotes = tuple(quote_of(one.document, (Span(one.start, one.end),), view) for one in query.places)
    first = query.places[-1]
    where = told_in(first.document, Span(first.start, first.end), view)
    return Line(
        f"- {capital(readable(with_days_spoken(query.words)))}; in {where}: {cut(plain(first.words))}",
        quotes,
        shown=False,
    )


def _unplaced(query: Query) -> str:
    return "" if query.places else f"{capital(with_days_spoken(query.words))}, in {query.document.title}."


def _overdue(understood: Understood, documents: Sequence[str], view: View) -> str:
    rows = [row for row in view.rows if row["document"] in documents]
    late = sum(past(entry, understood.today) for entry in entries_of(rows))
    return f"{late:,} {'is' if late == 1 else 'are'} past the date: ask what is overdue." if late else ""
