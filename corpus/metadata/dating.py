"""The date of a document: the one that its opening gives as its own, never one that its text only tells of.

Every date of the opening is weighed by how it stands: after a label ("Date:", "Published", "Dated"), in the words of a
meeting ("held on"), right before "Dear", on a line of its own, at the end of a title line, in front matter. A date in
prose, of another meeting, of a cited report or of a copyright has no weight. The heaviest wins, the first among equals.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from corpus.dates import dates_in
from corpus.dates.grammar import POINT, RANGE
from corpus.metadata.paper import Paper
from corpus.metadata.standing import stands_alone, weight_of
from corpus.metadata.years import names_day, parts_of, told_in, untold, without_year
from corpus.models import Fact, Span
from corpus.plain import masked, plain

_HEAD = 3_000
_TAIL = 1_200
_LABELLED = 100  # weight: of a date that a label or a meeting calls the document's own
_CELL = re.compile(r"[|\t]|\S {3,}\S")
_DEEP = 1_500  # characters: further in, a date counts for less


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A date of the opening: its last day (None: no year is printed) and how much it counts as the document's own."""

    span: Span
    when: date | None
    weight: int

    @property
    def order(self) -> tuple[int, int]:
        return (-self.weight, self.span.start)


def date_of(paper: Paper, kind: str) -> Fact:
    """The document's own date, ISO 8601, a printed month being its last day; empty where none is printed.

    A missing year is inferred from what else is printed, and marked so with the reason.
    """
    if "date" in paper.mail or "sent" in paper.mail:
        found = _first_in(paper.mail.get("date") or paper.mail["sent"])
        if found.value:
            return found
    candidates = sorted(_outlasting(paper.text, [*_candidates(paper, kind)]), key=lambda c: c.order)
    if candidates:
        best = candidates[0]
        if best.when is None:
            return _dated_elsewhere(paper, best, candidates) or without_year(paper.text, best.span, _made(paper))
        best = _sharper(paper.text, best, candidates)
        return Fact(str(best.when), best.span)
    front = _front_date(paper)
    return front if front.value else untold(paper.text)


def _candidates(paper: Paper, kind: str) -> Iterator[_Candidate]:
    text = _visible(paper.text[:_HEAD])
    title = paper.front.get("title")
    for span, when in _points(text):
        in_front = span.end <= paper.body_start
        if in_front and not (title and title.span and title.span.overlaps(span)):
            continue
        weight = 95 if in_front else weight_of(text, span, kind)
        if span.start > _DEEP and weight < 130:
            weight = max(0, weight - 30)
        if when is None and weight < 80 and not in_front:
            continue
        if when is None:
            weight = max(0, weight - 10)  # a day printed with its year goes before
        if weight:
            yield _Candidate(span, when, weight)
    yield from _at_the_end(paper.text, kind)


def _outlasting(text: str, candidates: Sequence[_Candidate]) -> Sequence[_Candidate]:
    """Those that no two days told of as past are later than, where there are any: all that a label does not mark.

    One later day may be a slip of the pen. A cell tells nothing: its words may be of what is still to come.
    """
    told = sorted({when for when, span in told_in(text) if not _CELL.search(_line(text, span))})
    limit = told[-2] if len(told) > 1 else None
    left = [c for c in candidates if not (limit and c.when and c.when < limit and c.weight < _LABELLED)]
    return left or candidates


def _line(text: str, span: Span) -> str:
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    return text[start : end if end >= 0 else len(text)]


def _at_the_end(text: str, kind: str) -> Iterator[_Candidate]:
    """A letter or a press notice may be dated below its last paragraph, on a line of its own."""
    start = max(_HEAD, len(text) - _TAIL)
    tail = _visible(text[start:])
    for span, when in _points(tail) if kind in ("letter", "report", "government response") else ():
        if when and re.search(r"\d", span.of(tail)[:2]) and stands_alone(tail, span):
            yield _Candidate(Span(start + span.start, start + span.end), when, 40)


def _sharper(text: str, best: _Candidate, candidates: Sequence[_Candidate]) -> _Candidate:
    """The day, where another standing date names it for the month that the best one gives.

    "2031-02-01" in a list of labels may stand for a month, where the cover prints the month alone.
    """
    if best.when is None:
        return best
    months = {(c.when.year, c.when.month) for c in candidates if c.when and not names_day(c.span.of(text))}
    stands_for_month = best.span.of(text).endswith("-01") and (best.when.year, best.when.month) in months
    if names_day(best.span.of(text)) and not stands_for_month:
        return best
    same = [
        c
        for c in candidates
        if c is not best
        and c.when
        and (c.when.year, c.when.month) == (best.when.year, best.when.month)
        and names_day(c.span.of(text))
    ]
    return same[0] if same else best


def _front_date(paper: Paper) -> Fact:
    """The date that front matter gives; not when a page was made or changed."""
    for name in ("date", "meeting date", "meeting_date", "published", "publication date", "issued"):
        if name in paper.front:
            found = _first_in(paper.front[name])
            if found.value:
                return found
    return Fact()


def _first_in(field: Fact) -> Fact:
    dates = dates_in(field.value)
    return Fact(dates[0][1].isoformat(), field.span) if dates else Fact()


def _points(text: str) -> Iterator[tuple[Span, date | None]]:
    """Every day or month printed: its last day, or None where it is a day without a year."""
    dated = {span: when for span, when, _ in dates_in(text)}
    for span, when in dated.items():
        words = span.of(text)
        if re.search(r"[A-Za-z]{3}|\d[-/.]\d", words) and not _is_period(words):
            yield span, when
    for m in POINT.finditer(text):
        span = Span(*m.span())
        if m.lastgroup == "day" and not any(span.overlaps(other) for other in dated):
            yield span, None


def _is_period(words: str) -> bool:
    """ "1 June 2030 to 31 May 2031": what a report covers, not when it was made."""
    return (
        RANGE.fullmatch(words) is not None
        and len(re.findall(r"[A-Za-z]{3,}", re.sub(r"\b(?:to|and)\b", "", words))) > 1
    )


def _visible(text: str) -> str:
    """Markup blanked, but for the raised letters that dates.py reads as part of a day."""
    shown = masked(text)
    for m in re.finditer(r"</?sup>", text):
        shown = shown[: m.start()] + m.group() + shown[m.end() :]
    return shown


def _dated_elsewhere(paper: Paper, best: _Candidate, candidates: Sequence[_Candidate]) -> Fact | None:
    """The same day printed with its year, in a title or the like."""
    day, month, _ = parts_of(plain(best.span.of(paper.text)))
    for c in candidates:
        if c.when and (c.when.day, c.when.month) == (day, month) and names_day(c.span.of(paper.text)):
            return Fact(str(c.when), c.span)
    return None


def _made(paper: Paper) -> date | None:
    """When the page was made, as its front matter says."""
    for name in ("created", "date", "published", "revised"):
        dates = dates_in(paper.front[name].value) if name in paper.front else []
        if dates:
            return dates[0][1]
    return None
