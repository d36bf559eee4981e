"""Tables printed as lines of text: the dates of a "Completion date" column, in lines that are no sentences."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.dates import expressions
from corpus.models import Commitment, Deadline, Status
from corpus.plain import words_of
from corpus.register.promising.telegrams import is_finite
from corpus.register.prose import Sentence, prose_of
from corpus.register.sources import Source

_HEADER = re.compile(
    r"^.*\brecommendations?\b.*\b(?:completion|target|due|implementation) (?:completion )?dates?\b",
    re.IGNORECASE | re.MULTILINE,
)
_NAMED = 0.5  # of the words of what is to be delivered
_STEM = 6  # letters
_BEGINS = re.compile(r"\bstart(?:s|ing)?(?: date)?\W*$", re.IGNORECASE)


def with_column_dates(made: Sequence[Commitment], answer: Sequence[Sentence], source: Source) -> tuple[Commitment, ...]:
    """What is promised without a date of its own, with that of its line.

    One date is for all, as many are for each; of another number, each is for what its line names as to be delivered.
    """
    if not _HEADER.search(source.text):
        return tuple(made)
    owed = [c for c in made if c.status is Status.PROMISED and (c.deadline is None or c.deadline.due is None)]
    lines = list(_lines([s for s in answer if not is_finite(s.words)], source))
    dates = [date for _, date in lines] * (len(owed) if len(lines) == 1 else 1)
    if len(dates) == len(owed):
        due = dict(zip((c.span for c in owed), dates, strict=True))
    else:
        due = {c.span: date for c in owed if (date := _delivered(words_of((c.span,), source.text), lines))}
    return tuple(replace(c, deadline=due.get(c.span, c.deadline)) for c in made)


def _delivered(promised: str, lines: Sequence[tuple[str, Deadline]]) -> Deadline | None:
    """The date of the line that names what is promised, where one does."""
    own = _content(promised)
    shares = [(len(own & named) / len(named), n) for n, (words, _) in enumerate(lines) if (named := _content(words))]
    best, n = max(shares, default=(0.0, 0))
    return lines[n][1] if best > _NAMED else None


def _content(words: str) -> set[str]:
    return {word[:_STEM].lower() for word in re.findall(r"[^\W\d_]{4,}", words)}


def _lines(said: Sequence[Sentence], source: Source) -> Iterator[tuple[str, Deadline]]:
    """(what stands before a date on its line, or on the line above a date alone; the date), in order."""
    above = ""
    for s in said:
        prose = prose_of(s.spans, source.text)
        at = 0
        for e in expressions(prose.words, source.as_at):
            if e.last is None or _BEGINS.search(prose.words[: e.span.start]):
                continue
            before = prose.words[at : e.span.start]
            printed = Deadline(e.span.of(prose.words), prose.span(e.span.start, e.span.end), e.kind, e.last, e.reason)
            yield (before if _content(before) else above), printed
            below = source.text.find("\n", prose.origin[e.span.end - 1])  # who is to do it stands behind the date
            at = max(e.span.end, bisect_left(prose.origin, below)) if below >= 0 else len(prose.words)
        above = s.words
