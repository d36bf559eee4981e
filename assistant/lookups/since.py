"""From where a question asks what changed: a day, a letter, the last meeting, an earlier version."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product

from dateutil.relativedelta import relativedelta

from assistant.lookups.windows import window_in
from assistant.naming import months_in, named_in
from assistant.question import Understood
from assistant.view import View
from assistant.writers import said_by
from corpus.models import Document
from corpus.saying import spoken

_SINCE = re.compile(r"\b(?:since|after|from|compared (?:with|to)|between|on from)\b(?P<what>.*)", re.IGNORECASE)
_LAST = re.compile(
    r"\b(?:the |our |your )?(?:last|previous|earlier|prior)\b(?: \w+)? "
    r"(?P<kind>letter|minutes|meeting|log|paper|pack|report|response|update|version|issue|draft|edition|time)\b",
    re.IGNORECASE,
)
_KIND = re.compile(r"\b(letter|minutes|meeting|log|paper|pack|report|response)s?\b", re.IGNORECASE)
_VERSION = re.compile(
    r"\b(?:last|previous|earlier|older?|prior|two|both|between|since|from|new|newer|latest|current)\b.*"
    r"\b(?:versions?|drafts?|editions?)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_KINDS = {
    "meeting": ("minutes", "panel paper"),
    "pack": ("panel paper",),
    "paper": ("panel paper",),
    "log": ("action log",),
    "issue": ("action log",),
}
SLIPPED = re.compile(
    r"\b(?:slipped|moved|put back|pushed back|delayed)\b|\b(?:dates?|deadlines?)\b(?: \w+){0,2} chang|"
    r"\bchang\w*(?: \w+){0,2} (?:dates?|deadlines?)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Since:
    """From where changes are looked for: a day, what that day is, and in which documents where they are named."""

    day: str
    words: str
    documents: frozenset[str] = frozenset()
    versions: bool = False

    def __str__(self) -> str:
        """ "since the letter of 3 May 2031", "between the letter of ... and the letter of ..."."""
        return f"{'between' if self.documents and not self.day else 'since'} {self.words}"


def since_in(understood: Understood, view: View) -> Since | None:
    asked = understood.question
    if _VERSION.search(asked) and not re.search(r"\bsince\b.*\b(?:19|20)\d\d\b", asked):
        return Since("", "the earlier version", versions=True)
    documents = sorted(view.within(understood.filters), key=lambda d: d.date)
    clause = _SINCE.search(asked)
    if last := _LAST.search(asked):
        return _last(last["kind"].lower(), documents, understood, view)
    if clause is None:
        return Since("", "the issues and versions before") if SLIPPED.search(asked) else None
    words = clause["what"]
    if "between" in clause[0].lower() and (held := _named_each(words, understood, view)) and len(held) > 1:
        return Since("", " and ".join(told_of(view.documents[d]) for d in held), frozenset(held))
    if held := _named(words, understood, view):
        day = max(view.documents[d].date for d in held)
        return Since(day, told_of(view.documents[held[-1]])) if day else None
    window = window_in(f"since{words}", understood.today)
    if window is None or window.first is None:
        return None
    first = window.first
    if first > understood.today:  # "since March" in March, or a month without a year
        first -= relativedelta(months=1) if re.search(r"\d{4}", words) else relativedelta(years=1)
    day = (first - timedelta(days=1)).isoformat()
    return Since(day, spoken(day), frozenset(_named(asked[: clause.start()], understood, view)))


def _named_each(words: str, understood: Understood, view: View) -> list[str]:
    """The documents on either side of "and"; of several so called the two nearest in time, in the order said if so."""
    one, _, two = words.partition(" and ")
    if not _KIND.search(one) and (kind := _KIND.search(two)):
        one = f"{one} {kind[0]}"  # "the 2030 and 2031 letters"
    pairs = product(_named(one, understood, view), _named(two, understood, view))
    dated = [pair for pair in pairs if pair[0] != pair[1] and all(view.documents[d].day for d in pair)]
    in_order = [pair for pair in dated if view.documents[pair[0]].date < view.documents[pair[1]].date]
    nearest = min(in_order or dated, key=lambda pair: _apart(pair, view), default=())
    return sorted(nearest, key=lambda d: view.documents[d].date)


def _apart(pair: Sequence[str], view: View) -> int:
    first, last = sorted(day for d in pair if (day := view.documents[d].day))
    return (last - first).days


def _named(words: str, understood: Understood, view: View) -> list[str]:
    """The documents that the clause names, the oldest first: "the june and september logs", "the lanterns letter"."""
    kind = _KIND.search(words)
    own = [
        d
        for d in view.within(understood.filters)
        if kind and d.day and any(k in d.description.kind.value for k in _kinds(kind[1]))
    ]
    months, years = months_in(words), {int(year) for year in _YEAR.findall(words)}
    dated = [d.id for d in own if d.day and d.day.month in months and (not understood.month or _within(d, understood))]
    if months and dated:
        held = dated
    elif of_years := [d.id for d in own if d.day and d.day.year in years]:
        held = of_years
    else:
        allowed = {d.id for d in own} or view.documents.keys()
        held = [d for d, weight in named_in(words, None, view) if weight >= 0.99 and d in allowed]
    return sorted(held, key=lambda d: view.documents[d].date)


def _within(document: Document, understood: Understood) -> bool:
    first, last = understood.month or (date.min, date.max)
    return document.day is not None and first <= document.day <= last


def _kinds(kind: str) -> tuple[str, ...]:
    """Kinds of document as descriptions have them."""
    one = kind.lower()
    one = one if one == "minutes" else one.rstrip("s")
    return _KINDS.get(one, (one,))


def _last(kind: str, documents: Sequence[Document], understood: Understood, view: View) -> Since | None:
    """The newest document of the kind; where nothing is newer than that, the one before it."""
    kinds = _kinds(kind)
    own = [
        d
        for d in documents
        if d.date and (kind in ("time", "update") or any(k in d.description.kind.value for k in kinds))
    ]
    own = [d for d in own if d.id in dict(understood.named)] or own
    if not own:
        return None
    newest = documents[-1].date
    before = [d for d in own if d.date < newest] if own[-1].date == newest else own
    return Since(before[-1].date, told_of(before[-1])) if before else None


def told_of(document: Document) -> str:
    kind = document.description.kind.value or "document"
    return f"the {kind} of {spoken(document.date)} ({said_by(document).rsplit(', ', 1)[0]})"
