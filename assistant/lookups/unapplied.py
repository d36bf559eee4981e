"""Restrictions of a question that chose nothing of a list: the list then leads with that it is not sorted by them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.entries import Row
from assistant.lookups.asked import Asked
from assistant.lookups.found import Looked
from assistant.lookups.scope import Scope
from assistant.lookups.topical import in_quotes
from assistant.lookups.whom import NOUN
from assistant.models import Grounding
from assistant.question import Understood
from assistant.view import View
from index.terms import terms

_RESTRICTS = frozenset(terms("kept broken met missed slipped late partially partly closed quarter withdrawn dropped"))
_ASKS = frozenset(terms("made given set listed printed contained addressed answered agreed issued there"))
_THEIRS = frozenset(terms("responsible accountable else lead leading"))
_NONE = frozenset[str]()
_OWNERLESS = re.compile(r"\b(?:no|without an?|lacks? an?|lacking an?)(?: named)? owners?\b", re.IGNORECASE)
_WHOSE = re.compile(r"\bdo(?:es)? (?:the )?(?P<who>[\w'’.-]+(?: [\w'’.-]+)?) (?:have|own|hold)\b", re.IGNORECASE)
_SO = re.compile(  # "how many barge actions", "list the barge actions"
    rf"\b(?:how many|list(?: all)?(?: the)?|which|what(?: are)?(?: the)?) (?P<so>[\w'’ -]+?) (?:{NOUN})\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<![\d/.-])(?:19|20)\d\d(?![\d/.-])")


def asks_for_ownerless(words: str) -> bool:
    """ "Which have no owner": an empty field can be tested."""
    return _OWNERLESS.search(words) is not None


def ownerless(rows: Sequence[Row]) -> list[Row]:
    return [row for row in rows if not (row["addressed_to"] or any(c["by_whom"] for c in row["commitments"]))]


def year_of_series(words: str, scope: Scope, view: View) -> str:
    """The year that calls the items, "the 2030 recommendations", where it is no document's own; else empty."""
    year = next((y for y in _YEAR.findall(words) if re.search(rf"\b(?:the|all|of) {y} [a-z]", words)), "")
    own = any((view.documents[d].date or "").startswith(year) or year in view.head_terms[d] for d in scope.documents)
    return "" if not year or (scope.named and own) else year


def of_year(rows: Sequence[Row], year: str) -> list[Row]:
    """Those whose number, list or timescale bears the year: "2030/4"."""
    return [row for row in rows if re.search(rf"\b{year}\b", f"{row['number'] or ''} {row['list'] or ''}")]


def led_by_unapplied(
    looked: list[Looked], asked: Asked, scope: Scope, understood: Understood, view: View
) -> list[Looked]:
    """The list with the question's restrictions that did not choose among it said first."""
    if not (looked and looked[0].lines) or understood.before:
        return looked
    heads = frozenset(t for d in scope.documents for t in view.head_terms[d]) if scope.named else frozenset[str]()
    theirs = frozenset(t for name in (asked.who, *asked.people) for t in terms(name)) | (
        _THEIRS if asked.people else _NONE
    )
    restricts = (frozenset(terms(understood.standalone)) & _RESTRICTS) | (
        asked.marked - _ASKS - theirs if asked.window is None else frozenset()
    )
    if asks_for_ownerless(understood.standalone):
        restricts -= frozenset(terms("owner owners"))
    left = (restricts - heads - asked.cues) if not asked.overdue else frozenset[str]()
    whose = _WHOSE.search(understood.standalone)
    if whose and not (asked.people or asked.body or asked.by):
        left |= frozenset(terms(whose["who"]))
    return [not_sorted(looked[0], left, understood), *looked[1:]] if left else looked


def unchosen(looked: Looked, by: frozenset[str], understood: Understood) -> Looked:
    """The same of words that no item speaks of; behind the list where they may only name the document."""
    beside = _SO.search(understood.question)
    if by & (_RESTRICTS | frozenset(terms(beside["so"] if beside else ""))):
        return not_sorted(looked, by, understood)
    note = f"Nothing was chosen by {in_quotes(by, understood.standalone)}: all is listed."
    return replace(looked, notes=(*looked.notes, note))


def not_sorted(looked: Looked, by: frozenset[str], understood: Understood) -> Looked:
    """The list under the words that chose nothing of it."""
    head, *rest = looked.lines
    words = f"Not sorted by {in_quotes(by, understood.standalone)}: {head.words}"
    return replace(looked, lines=(replace(head, words=words), *rest), grounding=Grounding.PARTLY)
