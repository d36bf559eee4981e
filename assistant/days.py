"""The day that answers "when", as typed data: "May (31 May 2021 at the latest)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from assistant.asks import Ask
from assistant.clauses import clause_of, clauses_of, pieces_of
from assistant.kinds import Kind
from assistant.ordering import FUTURE, NEXT, PAST
from assistant.quotes import Quote
from assistant.records import fields_of, record_of
from assistant.view import View
from corpus.dates import AsAt, Expression, expressions
from corpus.models import DueKind, Item, ItemKind, Status
from corpus.plain import plain, words_of
from corpus.saying import spoken
from index.terms import terms

_MOST = 2
_AHEAD = 60  # days after the document, at least, of a date taken for one of the year before
# a date that no longer holds
_GIVEN_UP = re.compile(r"\b(?:and not|rather than|instead of|had been|originally|had hoped)\b", re.IGNORECASE)
_UNTIL = re.compile(r"\b(?:until|till|before) (?:the )?(?:(?:end|start|beginning|middle) of )?$", re.IGNORECASE)
_OF_WHAT_IS_SAID = re.compile(
    r"(?:once|when|until|before|after|as soon as) (?:it|they|these|this|that)\b", re.IGNORECASE
)
_LONG = 12  # words of a condition: more are a clause that wants its sentence around it
_SINCE = re.compile(r"\bsince (?:the )?(?:(?:end|start|beginning|middle) of )?$", re.IGNORECASE)
_LASTS = re.compile(r"(?:over|for|during|throughout) ", re.IGNORECASE)  # how long, and not when
_DUE = re.compile(r"\b(?:due|deadline|by when|date)\b", re.IGNORECASE)
_DUE_FIELD = re.compile(r"(?:due|deadline|target|by when|timescale)\b[\w ]{0,12}:", re.IGNORECASE)
_END_OF = re.compile(
    r"\b(?:(?:the )?(?:end|start|beginning|middle) of|(?:late|later|early|earlier)(?: in)?) (?:the )?$", re.IGNORECASE
)
_WHEN = re.compile(r"\bwhen\b", re.IGNORECASE)
# "now targeted for May" is of no May gone by
_TO_COME = re.compile(r"\b(?:will|shall|to be|targeted|planned|expected|scheduled|due)\b", re.IGNORECASE)
_PAIRED = re.compile(r"\W{0,3}(?:and|or|to|then)?(?: (?:the|in|on|by|from))*\W{0,3}", re.IGNORECASE)


def days_in(quote: Quote, ask: Ask, view: View) -> list[str]:
    """The days that a quote gives for what was asked. A question about the past is told only dates before the
    document's own, one about the future only those after it."""
    as_at = view.as_at(quote.document, quote.spans[0])
    told = quote.words
    for item in record_of(quote, view):
        came = words_of(item.response, view.text(quote.document))
        if PAST.search(ask.words) and expressions(came, as_at):
            told = came
        # what a recommendation is due by is not what each thing undertaken under it is
        elif not PAST.search(ask.words) and not is_next(ask) and fields_of(item, Kind.BY_WHEN):
            if _is_due(item, quote, ask, view):
                return [_due(item, as_at)]
            if item.kind is ItemKind.AGREED_ACTION:
                return []  # a row has dates of several kinds: it is quoted, and that is all
    words = piece_of(told, ask, as_at)
    if ask.beside and ask.own and not ask.held(words)[0]:
        return []  # it tells of the other thing that is asked
    if is_next(ask) and not NEXT.search(words) and "next" not in view.context(quote.document, quote.passage):
        return []  # some other day to come
    found = _timely_in(words, ask, as_at)
    rivals = () if _is_due_field(words, ask) else _rivals(words, told, ask, as_at)
    if any(_told(found, words) != own for own in rivals):
        return []  # as much is asked in a sentence with another day
    found = _of_the_clause([e for e in found if _is_told(e, words, ask)], words, ask)
    return [_typed(e, words) for e in found] if _are_one(found, words) else []


def is_next(ask: Ask) -> bool:
    """Whether it asks when a thing comes round again, which what is due does not tell."""
    return NEXT.search(ask.words) is not None and _DUE.search(ask.words) is None


def piece_of(words: str, ask: Ask, as_at: AsAt | None) -> str:
    """The field for it, else the sentence that holds most of what was asked; of several, one that gives a day."""
    return max(
        pieces_of(words),
        key=lambda piece: (_is_due_field(piece, ask), ask.held(piece), bool(_timely_in(piece, ask, as_at))),
    )


def _is_due_field(piece: str, ask: Ask) -> bool:
    return _DUE.search(ask.words) is not None and _DUE_FIELD.match(piece) is not None


def _timely_in(words: str, ask: Ask, as_at: AsAt | None) -> list[Expression]:
    found = [e for e in expressions(words, as_at) if not _LASTS.match(words, e.span.start)]
    found = [e for e in found if not _tells_nothing(e, words, ask)]
    if as_at is None:
        return found
    if PAST.search(ask.words):
        found = [e if _TO_COME.search(words) else _gone_by(e, as_at.day) for e in found]
    elif _DUE.search(ask.words) and not _TO_COME.search(words):
        found = [e for e in found if not _had_begun(e, as_at.day)]
    return [e for e in found if _timely(e, ask.question, as_at.day)]


def _had_begun(found: Expression, as_at: date) -> bool:
    """Whether it is a stretch of days that had begun by then: how long something went on, and not when it will be."""
    return found.ranged and found.first is not None and found.first < as_at


def _tells_nothing(found: Expression, words: str, ask: Ask) -> bool:
    """Whether the question says it itself ("when in 2031": "2031"), or only words for what is to come stand where what
    has been is asked: "when was it published": "in due course"."""
    if found.last is None and PAST.search(ask.words):
        return True
    if found.last is None and found.kind is DueKind.CONDITIONAL and not _stands_alone(found.span.of(words)):
        return True
    if _SINCE.search(words[: found.span.start]) and not PAST.search(ask.words) and "since" not in ask.words.lower():
        return True  # from when something has been so, and not when it will be
    printed = frozenset(terms(found.span.of(words)))
    return _WHEN.search(ask.words) is not None and bool(printed) and printed <= frozenset(terms(ask.question))


def _stands_alone(condition: str) -> bool:
    """Whether a condition says by itself what is waited for: "once the van is let", not "once they are"."""
    return not _OF_WHAT_IS_SAID.match(condition) and len(condition.split()) <= _LONG


def _gone_by(found: Expression, as_at: date) -> Expression:
    """A date printed without its year as the one before the document's own, where what was is asked."""
    if (
        found.first is None
        or found.last is None
        or "no year" not in found.reason
        or (found.first - as_at).days < _AHEAD
    ):
        return found
    return replace(found, first=_year_before(found.first), last=_year_before(found.last))


def _year_before(day: date) -> date:
    leap = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year - 1, day=28 if leap else day.day)


def _rivals(words: str, told: str, ask: Ask, as_at: AsAt | None) -> Iterator[set[date | str]]:
    """The days of the other sentences that hold as much of what was asked as `words`."""
    held = ask.held(words)
    for piece in pieces_of(told):
        own = _timely_in(piece, ask, as_at)
        if piece != words and own and ask.held(piece) == held:
            yield _told(own, piece)


def _told(found: Sequence[Expression], words: str) -> set[date | str]:
    return {e.last or e.span.of(words) for e in found}


def _is_due(item: Item, quote: Quote, ask: Ask, view: View) -> bool:
    """Whether what it is due by answers: no other day is told of it, and of an action none to come or of what is
    asked."""
    as_at, text = view.as_at(quote.document, quote.spans[0]), view.text(quote.document)
    own = {item.due, *(c.deadline.due for c in item.commitments if c.deadline)}
    if item.kind is ItemKind.AGREED_ACTION and _DUE.search(ask.question):
        return True
    if item.kind is not ItemKind.AGREED_ACTION:
        return {e.last for e in expressions(quote.words, as_at) if e.last} <= own
    for piece in pieces_of(words_of(item.response, text)):
        others = [e for e in expressions(piece, as_at) if e.last not in own]
        as_much = ask.held(piece) >= ask.held(words_of(item.spans, text)) > (0, 0)
        if any(as_much or (as_at and e.last and e.last >= as_at.day) for e in others):
            return False
    return True


def _due(item: Item, as_at: AsAt | None) -> str:
    printed = plain(item.timescale).strip(" .,;:")
    if item.due is None:
        return f"no date, only “{printed}”" if printed else "no date"
    own = [e for e in expressions(printed) if e.last == item.due]
    first = _typed(own[-1], printed) if own else spoken(item.due.isoformat())
    if len(expressions(printed)) > 1:
        first = f"{first}; printed as {printed}"  # with the dates that it had before
    later = {c.deadline.due for c in item.commitments if c.deadline and c.deadline.due and c.deadline.due > item.due}
    if later and item.kind is ItemKind.AGREED_ACTION:  # what is undertaken under a recommendation may be a part of it
        return f"{spoken(max(later).isoformat())}, once due {first}"
    over = as_at is not None and item.due < as_at.day and all(c.status is not Status.DONE for c in item.commitments)
    return f"{first}, which had passed" if over else first


def _of_the_clause(found: list[Expression], words: str, ask: Ask) -> list[Expression]:
    """Of the dates of several clauses, those of the one clause that holds most of what was asked."""
    if _are_one(found, words):
        return found
    held = [ask.held(clause_of(e.span.start, words)) for e in found]
    most = max(ask.held(clause) for clause in clauses_of(words))
    if not max(held)[0] and max(held)[1] * 2 <= most[1]:
        return found  # the clause that tells of what was asked has no date
    return [e for e, share in zip(found, held, strict=True) if share == max(held)]


def _are_one(found: Sequence[Expression], words: str) -> bool:
    """Whether the dates are one, or two that are told as a pair: "in May and in June"."""
    if len(found) < _MOST:
        return True
    between = words[found[0].span.end : found[1].span.start]
    return len(found) == _MOST and _PAIRED.fullmatch(between) is not None


def _is_told(found: Expression, words: str, ask: Ask) -> bool:
    """Whether it is said of what is so: "not mended by May" and "originally due in May" are not, "not until May" is."""
    at = found.span.start
    clause = clause_of(at, words)
    if _GIVEN_UP.search(clause[: clause.find(found.span.of(words))]) and not PAST.search(ask.words):
        return False
    return not ask.denied_in(clause) or _UNTIL.search(words[:at]) is not None


def _timely(found: Expression, asked: str, as_at: date) -> bool:
    """Whether the date lies where the question looks: not after the document's own for what was, not before it for
    what will be."""
    if found.first is None or found.last is None:
        return True
    if PAST.search(asked):
        return found.first <= as_at
    if NEXT.search(asked):
        return found.last > as_at
    return found.last >= as_at or not FUTURE.search(asked)


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
