"""Everything that falls due in a month: from the register's typed dates."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from assistant.evidence import Scored
from assistant.kinds import Kind
from assistant.lookups.found import Looked, completeness, held_by, named_documents, quote_of, topic
from assistant.question import Understood
from assistant.view import View
from assistant.writers import Line, said_at, spoken
from corpus.models import Commitment, Item, Span, Spans
from corpus.plain import plain
from corpus.register.quoting import quoted_spans

_ASKS = re.compile(
    r"\b(promised|due|falls?|deadlines?|committed|commitments?|everything|by the end of|end of|target)\b", re.IGNORECASE
)
_OF_DEADLINES = frozenset({"target", "fall", "due", "end"})


def due_in(understood: Understood, found: Sequence[Scored], view: View) -> list[Looked]:
    """Every commitment whose last day lies in the month that the question names."""
    if understood.month is None or not _ASKS.search(understood.question):
        return []
    if understood.kind not in (Kind.LIST, Kind.BY_WHEN, Kind.OPEN, Kind.HOW_MANY):
        return []
    documents = named_documents(understood, view)
    due = [(d, c, item) for d in documents for c, item in _due(d, understood.month, view)]
    if about := topic(understood, [], view) - _OF_DEADLINES:
        due = [(d, c, item) for d, c, item in due if held_by(plain(c.span.of(view.text(d))), about) > 0]
    if not due:
        return []
    due.sort(
        key=lambda pair: (pair[1].deadline.due if pair[1].deadline and pair[1].deadline.due else date.max, pair[0])
    )
    lines = [_line(d, c, quoted_spans(c, item), view) for d, c, item in due]
    what = f"commitment{'s' * (len(lines) != 1)} due in {understood.month[0]:%B %Y}"
    return [Looked(tuple(lines), (completeness(len(lines), what, documents, view),))]


def _due(document: str, month: tuple[date, date], view: View) -> list[tuple[Commitment, Item]]:
    seen: set[Span] = set()
    found = []
    for item in view.items[document]:
        for commitment in item.commitments:
            when = commitment.deadline.due if commitment.deadline else None
            if when and month[0] <= when <= month[1] and commitment.span not in seen:
                seen.add(commitment.span)
                found.append((commitment, item))
    return found


def _line(document: str, commitment: Commitment, spans: Spans, view: View) -> Line:
    deadline = commitment.deadline
    when = f"By {spoken(deadline.due.isoformat())}" if deadline and deadline.due else "Undated"
    inferred = f" ({deadline.reason})" if deadline and deadline.reason else ""
    who = f", {commitment.by_whom}" if commitment.by_whom else ""
    words = f"- {when}{inferred}{who} ({commitment.status.value}; {said_at(document, spans[0], view)}):"
    return Line(words, (quote_of(document, spans, view),))
