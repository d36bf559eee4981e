"""The first line of an answer: the date, owner, figure or status that was asked for, before the words that say so."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from assistant.agents import agents_in, owners_in
from assistant.figures import figures_in
from assistant.kinds import Kind, needs
from assistant.ordering import FUTURE, PAST
from assistant.question import Understood
from assistant.quotes import Quote
from assistant.records import fields_of, record_of
from assistant.view import View
from assistant.writers import Line, attributed, named_item, said_at, told_in
from corpus.dates import AsAt, Expression, expressions
from corpus.models import DueKind, Item, ItemKind, Status, meet
from corpus.plain import plain
from corpus.saying import spoken
from index.terms import terms

_SHOWN = 3  # quotes, where one thing is asked; the others are cited
_MOST_DATES = 2
_HELD = 0.5  # of what was asked, at least, in the quote whose date or figure is given as the answer
_REPEATED = 0.6
_GIVEN_UP = re.compile(
    r"\b(?:and not|rather than|instead of|had been|originally|(?:as I )?had hoped)\b"
)  # a date that no longer holds
_END_OF = re.compile(r"\b(?:the )?(?:end|start|beginning|middle) of (?:the )?$", re.IGNORECASE)
_FELL = re.compile(
    r"\b(?:lost|rejected|withdrawn|refused|cancelled|abandoned|not (?:agreed|carried|approved))\b", re.IGNORECASE
)
SENTENCE_END = re.compile(r"(?<=[.;!?])\s+(?=[A-Z])")
_CLAUSE_END = re.compile(r"[,;]\s+(?=(?:and|but|while|which|who|with)\b)|;\s+")
_NEXT = re.compile(r"[,;]? (?:and|but|then|while)\b|[,;] ")
_DONE_ASKED = re.compile(
    r"\b(?:done|finished|completed?|implemented|delivered|closed|met|in place|ready|started|begun|status|yet"
    r"|progress)\b",
    re.IGNORECASE,
)

_YES_OR_NO = re.compile(
    r"^(?:(?:so|and|but) )?(?:has|have|is|are|was|were|did)\b|: ?(?:has|have|is|are)\b", re.IGNORECASE
)
_SAID = {
    Status.DONE: "yes: done",
    Status.IN_PROGRESS: "not yet: in progress",
    Status.PROMISED: "promised, not said to be done",
    Status.CONSIDERING: "not yet: under consideration",
    Status.NOT_STARTED: "no: not started",
}


def led(quotes: Sequence[Quote], understood: Understood, view: View) -> tuple[Line, ...]:
    """The quotes as lines, the first with what was asked for before who says so, where its words give that."""
    first, *others = quotes
    words = "; ".join(_answers(first, understood, view))
    lead = (
        Line(f"{words[0].upper()}{words[1:]}, {_stands(first, view)}:", (first,)) if words else attributed(first, view)
    )
    most = _SHOWN if needs(understood.kind) or understood.kind is Kind.STATUS else len(quotes)
    return (lead, *(attributed(quote, view) for quote in others[: most - 1]), *_see_also(others[most - 1 :], view))


def _see_also(quotes: Sequence[Quote], view: View) -> list[Line]:
    """What is further from the question, cited without its words: a line for each document."""
    said: dict[str, list[Quote]] = {}
    for quote in quotes:
        said.setdefault(said_at(quote.document, quote.spans[0], view), []).append(quote)
    return [Line(f"See also {who}.", tuple(own), shown=False) for who, own in said.items()]


def _stands(quote: Quote, view: View) -> str:
    """Where it is said and as at when: "as at the letter of 3 February 2031 (Jo Hart)"."""
    span = quote.spans[0]
    where = told_in(quote.document, span, view)
    if item := view.quoted_item(quote.document, span):
        return f"in {named_item(item)}, quoted in {where}"
    return f"as at {where}" if view.part(quote.document, span).date else f"in {where}"


def _answers(quote: Quote, understood: Understood, view: View) -> list[str]:
    about = understood.about
    if len(about & frozenset(terms(quote.words))) < _HELD * len(about):
        return []  # of another matter
    if _FELL.search(quote.words):
        return []  # its dates and figures are of what was not to be
    if understood.kind is Kind.STATUS:
        stands = _status(quote, understood, view)
        return [*stands, *(_dates(quote, replace(understood, question=""), view) if stands else ())]
    found = [answer for kind in understood.kinds if kind in _LEADS for answer in _LEADS[kind](quote, understood, view)]
    return list(dict.fromkeys(found))


def _dates(quote: Quote, understood: Understood, view: View) -> list[str]:
    """The dates as typed data: "May (31 May 2021 at the latest)". A question about the past is told only dates before
    the document's own, one about the future only those after it."""
    asked = understood.question
    for item in record_of(quote, view) if not PAST.search(asked) else ():
        # what a recommendation is due by is not what each thing undertaken under it is
        if fields_of(item, Kind.BY_WHEN) and (item.kind is ItemKind.AGREED_ACTION or _says_one(quote, item)):
            return [_due(item)]
    place = quote.document, quote.spans[0]
    as_at = view.as_at(*place)
    words = most_asked(quote.words, understood.about, lambda piece: bool(expressions(piece)))
    found = _timely_in(words, asked, as_at)
    if any(_days(found) != _days(own) for own in _rivals(words, quote, understood, as_at)):
        return []  # as much is asked in a sentence with another day
    given_up = _GIVEN_UP.search(words)
    found = [e for e in found if given_up is None or e.span.start < given_up.start()] or found
    found = [e for e in found if not _repeats(e, words, understood)]
    found = _of_the_clause(found, words, understood.added or understood.about)
    # a row of a log has dates of several kinds: it is quoted, and that is all
    return [_typed(e, words) for e in found] if len(found) <= _MOST_DATES else []


def _timely_in(words: str, asked: str, as_at: AsAt | None) -> list[Expression]:
    found = expressions(words, as_at)
    return found if as_at is None else [e for e in found if _timely(e, asked, as_at.day)]


def _rivals(words: str, quote: Quote, understood: Understood, as_at: AsAt | None) -> Iterator[list[Expression]]:
    """The dates of the other sentences of a quote that hold as much of what was asked as `words`."""
    held = len(understood.about & frozenset(terms(words)))
    for piece in SENTENCE_END.split(quote.words):
        own = _timely_in(piece, understood.question, as_at)
        if piece != words and own and len(understood.about & frozenset(terms(piece))) == held:
            yield own


def _days(found: Sequence[Expression]) -> set[date | None]:
    return {e.last for e in found}


def _says_one(quote: Quote, item: Item) -> bool:
    """Whether the quote names no day but the item's."""
    return {e.last for e in expressions(quote.words) if e.last} <= {item.due}


def _due(item: Item) -> str:
    printed = plain(item.timescale).strip(" .,;:")
    if item.due is None:
        return f"no date, only “{printed}”" if printed else "no date"
    own = [e for e in expressions(printed) if e.last == item.due]
    first = _typed(own[-1], printed) if own else spoken(item.due.isoformat())
    later = {c.deadline.due for c in item.commitments if c.deadline and c.deadline.due and c.deadline.due > item.due}
    return f"{spoken(max(later).isoformat())}, once due {first}" if later else first


def _of_the_clause(found: list[Expression], words: str, about: frozenset[str]) -> list[Expression]:
    """Of the dates of several clauses, those of the one clause that holds most of what was asked."""
    if len(found) < 2:
        return found
    between = [m.start() for one in found[:-1] if (m := _NEXT.search(words, one.span.end))]
    ends = sorted({0, *(m.start() for m in _CLAUSE_END.finditer(words)), *between, len(words)})
    clauses = list(pairwise(ends))
    held = [len(about & frozenset(terms(words[a:b]))) for a, b in clauses]
    best = [clause for clause, share in zip(clauses, held, strict=True) if share == max(held)]
    own = [e for e in found if len(best) == 1 and best[0][0] <= e.span.start < best[0][1]]
    return own or found


def _repeats(found: Expression, words: str, understood: Understood) -> bool:
    """Whether a condition only says again what is asked: "when do clerks come": "once the clerks have come"."""
    said = frozenset(terms(found.span.of(words)))
    return found.kind is DueKind.CONDITIONAL and len(said & understood.about) >= _REPEATED * len(said)


def _timely(found: Expression, asked: str, as_at: date) -> bool:
    """Whether the date lies where the question looks: not after the document's own for what was, not before it for
    what will be."""
    if found.first is None or found.last is None:
        return True
    if PAST.search(asked):
        return found.first <= as_at
    return found.last >= as_at or not FUTURE.search(asked)


def most_asked(words: str, about: frozenset[str], tells: Callable[[str], bool]) -> str:
    """The sentence of a quote that holds most of what was asked; of several, one that tells what is sought."""
    pieces = SENTENCE_END.split(words)
    return max(pieces, key=lambda piece: (len(about & frozenset(terms(piece))), tells(piece)))


def _typed(found: Expression, words: str) -> str:
    before = _END_OF.search(words[: found.span.start])
    printed = f"{before[0] if before else ''}{found.span.of(words)}".strip(" .,;")
    if found.last is None:
        return f"{printed} (no date, only words)" if found.kind is DueKind.VAGUE else printed
    exact = spoken(found.last.isoformat())
    if found.first == found.last and found.kind is DueKind.EXPLICIT:
        return exact
    return printed if printed == exact else f"{printed} ({exact}{_because(found)})"


def _because(found: Expression) -> str:
    if found.kind is DueKind.INFERRED:
        return ", year inferred" if "year" in found.reason else ", inferred"
    return " at the latest" if found.first != found.last else ""


def _owner(quote: Quote, understood: Understood, view: View) -> list[str]:
    """Whose the record is, where that is printed in a field of its own."""
    owners = [plain(item.addressed_to) for item in record_of(quote, view) if fields_of(item, Kind.WHO)]
    words = most_asked(quote.words, understood.added or understood.about, bool)
    for found in (owners, agents_in(words, understood), owners_in(quote, words, view)):
        if named := [name for name in found if not frozenset(terms(name)) <= frozenset(understood.terms)]:
            return named
    return []


def _figure(quote: Quote, understood: Understood, view: View) -> list[str]:
    words = most_asked(quote.words, understood.about, lambda piece: bool(figures_in(piece, understood)))
    return figures_in(words, understood)


def _status(quote: Quote, understood: Understood, view: View) -> list[str]:
    """How the register has the one undertaking that is quoted, where how it stands is asked."""
    if not _DONE_ASKED.search(understood.question):
        return []
    own = [c for item in view.items.get(quote.document, ()) for c in item.commitments if meet((c.span,), quote.spans)]
    if len(own) != 1 or any(dict(item.said).get("status") for item in record_of(quote, view)):
        return []
    status = own[0].status
    return [_SAID[status] if _YES_OR_NO.search(understood.question) else status.value]


_LEADS: dict[Kind, Callable[[Quote, Understood, View], list[str]]] = {
    Kind.BY_WHEN: _dates,
    Kind.WHO: _owner,
    Kind.HOW_MANY: _figure,
    Kind.HOW_MUCH: _figure,
}
