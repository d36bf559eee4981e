"""Tables printed as lines of text: the dates of a "Completion date" column, in lines that are no sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.dates import expressions
from corpus.models import Commitment, Deadline, Status
from corpus.register.promising.telegrams import is_finite
from corpus.register.prose import Sentence, prose_of
from corpus.register.sources import Source

_HEADER = re.compile(
    r"^.*\brecommendations?\b.*\b(?:completion|target|due|implementation) (?:completion )?dates?\b",
    re.IGNORECASE | re.MULTILINE,
)
_BEGINS = re.compile(r"\bstart(?:s|ing)?(?: date)?\W*$", re.IGNORECASE)


def with_column_dates(made: Sequence[Commitment], answer: Sequence[Sentence], source: Source) -> tuple[Commitment, ...]:
    """What is promised without a date of its own, with that of its line: one date is for all, as many are for each."""
    if not _HEADER.search(source.text):
        return tuple(made)
    owed = [c for c in made if c.status is Status.PROMISED and (c.deadline is None or c.deadline.due is None)]
    dates = [date for s in answer if not is_finite(s.words) for date in _dates(s, source)]
    dates = dates * len(owed) if len(dates) == 1 else dates
    if len(dates) != len(owed):
        return tuple(made)
    due = dict(zip((c.span for c in owed), dates, strict=True))
    return tuple(replace(c, deadline=due.get(c.span, c.deadline)) for c in made)


def _dates(s: Sentence, source: Source) -> list[Deadline]:
    prose = prose_of(s.spans, source.text)
    return [
        Deadline(e.span.of(prose.words), prose.span(e.span.start, e.span.end), e.kind, e.last, e.reason)
        for e in expressions(prose.words, source.as_at)
        if e.last is not None and not _BEGINS.search(prose.words[: e.span.start])
    ]
