"""Filters said in words: documents since, before or between days, or since the last one of a kind.

Only days of documents restrict: "must be done before June" asks for a deadline, "the letters before June" for letters.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from assistant.naming import MONTHS
from assistant.view import View
from corpus.models import Document
from index.hybrid import Filters

_MONTH = rf"(?:{'|'.join(MONTHS)})\.?"
_DAY = rf"(?:(?:the )?\d{{1,2}}(?:st|nd|rd|th)? )?{_MONTH},? (?:(?:19|20)\d\d|['’]\d\d)\b"
_DAY_OR_YEAR = rf"(?:{_DAY}|(?:19|20)\d\d\b)"
_READ = re.compile(rf"(?:(\d{{1,2}})(?:st|nd|rd|th)? )?(?:({_MONTH}),? )?((?:19|20)\d\d|['’]\d\d)\b", re.IGNORECASE)
_DOCUMENTS = r"letters?|papers?|reports?|minutes|meetings?|packs?|logs?|documents?|responses?|repl(?:y|ies)"
_SAID = r"said|say|says|written|wrote|sent|dated|told|reported|published|issued|mentioned|mention"
_NEWS = r"updates?|news|progress|happened|more on|anything|heard"
_OF_DOCUMENTS = re.compile(rf"\b(?:{_DOCUMENTS}|{_SAID}|{_NEWS})\b", re.IGNORECASE)
_DUE_AFTER = re.compile(
    r"\b(?:due|falls?|deadlines?|promised|expected) (?:\w+ )?(?:after|following|later than)\b", re.IGNORECASE
)
_SINCE = re.compile(rf"\b(?:after|since|later than|following)\s+({_DAY_OR_YEAR})", re.IGNORECASE)
_BEFORE = re.compile(rf"\b(?:before|until|up to|earlier than|prior to)\s+({_DAY_OR_YEAR})", re.IGNORECASE)
_BETWEEN = re.compile(
    rf"\b(?:between|from)\s+({_DAY_OR_YEAR})\s+(?:and|to|until|till)\s+({_DAY_OR_YEAR})", re.IGNORECASE
)
_SEVERAL = "letters|papers|reports|packs|logs|documents|responses|replies"
_OF = re.compile(rf"\b(?:{_SEVERAL}) (?:\w+ ){{0,2}}?(?:of|from|in|dated) ({_DAY_OR_YEAR})", re.IGNORECASE)
_CHANGED = re.compile(r"\b(?:chang\w+|new|moved|different|slipped)\b", re.IGNORECASE)
_SINCE_THE_LAST = re.compile(
    r"\b(?:after|since)\s+(?:the |our |your )?(?:last|latest|previous)\s+(letter|paper|report|minutes|log|response)\b",
    re.IGNORECASE,
)
Days = tuple[date | None, date | None]


def with_days(asked: str, filters: Filters, view: View) -> Filters:
    """The filters, with the days of documents that the question says, where none were chosen."""
    if filters.dated_from or filters.dated_to:
        return filters
    first, last = _days(asked, view.within(filters))
    return replace(filters, dated_from=first, dated_to=last)


def in_words(filters: Filters, view: View) -> tuple[tuple[str, str], ...]:
    """What the filters let through, as a reader is told."""
    said: list[tuple[str, str]] = []
    if filters.documents is not None:
        titles = sorted(view.documents[d].title for d in filters.documents if d in view.documents)
        said.append(("documents", "; ".join(titles)))
    for name, value in (("dated from", filters.dated_from), ("dated to", filters.dated_to)):
        if value:
            said.append((name, value.isoformat()))
    for name, values in (("kind", filters.kinds), ("body", filters.bodies)):
        if values is not None:
            said.append((name, ", ".join(sorted(values))))
    return tuple(said)


def _days(asked: str, documents: Sequence[Document]) -> Days:
    """The first and the last day that documents may be of."""
    of_documents = _OF_DOCUMENTS.search(asked) is not None
    if of_documents and (found := _BETWEEN.search(asked)):
        first, last = _spans(found[0])
        return first[0], last[1]
    if found := _OF.search(asked):
        return _spans(found[1])[0]
    since = _SINCE.search(_DUE_AFTER.sub("", asked))
    if since and (of_documents or not since[1].isdigit()):
        return _spans(since[1])[0][1], None
    if of_documents and (found := _BEFORE.search(asked)):
        return None, _spans(found[1])[0][0] - timedelta(days=1)
    if (found := _SINCE_THE_LAST.search(asked)) and not _CHANGED.search(asked):
        return _after_the_last(found[1].lower(), documents), None
    return None, None


def _spans(said: str) -> list[tuple[date, date]]:
    """The first and last day of each day, month or year that is said."""
    return [_span(*found.groups()) for found in _READ.finditer(said)]


def _span(day: str | None, month: str | None, year: str) -> tuple[date, date]:
    of = int(year) if year.isdigit() else 2000 + int(year[1:])
    if month is None:
        return date(of, 1, 1), date(of, 12, 31)
    number = MONTHS[month.lower().rstrip(".")]
    last = calendar.monthrange(of, number)[1]
    if day and int(day) in range(1, last + 1):
        return date(of, number, int(day)), date(of, number, int(day))
    return date(of, number, 1), date(of, number, last)


def _after_the_last(kind: str, documents: Sequence[Document]) -> date | None:
    """The day after the last document of a kind; where that is the latest of all, after the one before it."""
    days = sorted({d.day for d in documents if d.day}, reverse=True)
    of_kind = sorted({d.day for d in documents if d.day and kind in d.description.kind.value}, reverse=True)
    earlier = [day for day in of_kind if day < days[0]] if days else []
    return earlier[0] + timedelta(days=1) if earlier else None
