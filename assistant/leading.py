"""The first line of an answer: the date, owner, figure or status that was asked for, before the words that say so."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from assistant.agents import agents_in, asks_who_runs, asks_who_spoke, may_own, owners_in, speakers_in, verbs_of
from assistant.asks import Ask, asks_of
from assistant.clauses import pieces_of, read_on
from assistant.dated import HALF, dated, is_of_it
from assistant.days import days_in
from assistant.figures import figures_in
from assistant.kinds import Kind, has_kind, held_of, needs
from assistant.overtaken import overtaken
from assistant.question import Understood
from assistant.quotes import Quote
from assistant.records import fields_of, record_of
from assistant.view import View
from assistant.writers import Line, attributed, named_item, said_at, told_in
from corpus.models import Status, meet
from corpus.plain import plain
from index.terms import terms

_SHOWN = 3  # quotes, where one thing is asked; the others are cited
_HELD_AT_LEAST = 0.33  # where its own words bind it to what is asked
_BEFORE = "; before that "
_FELL = re.compile(
    r"\b(?:lost|rejected|withdrawn|refused|cancelled|abandoned|not (?:agreed|carried|approved))\b", re.IGNORECASE
)
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
    told = _told(quotes, understood, view)
    first = list(dict.fromkeys(place for place, _ in told)) or [0]
    others = [quote for n, quote in enumerate(quotes) if n not in first]
    leading = [(quotes[n], [w for place, w in told if place == n]) for n in first]
    if len(leading) == 1 and understood.kind in (Kind.WHO, Kind.BY_WHEN):
        leading = overtaken(leading[0], understood.kind, view)
    lead = _lead(leading, view, _BEFORE if len(leading) > len(first) else "; ") if told else None
    most = _SHOWN if needs(understood.kind) or understood.kind is Kind.STATUS else len(quotes)
    shown = max(0, most - len(first))
    lines = [attributed(quote, view) for quote in others[:shown]]
    return (lead or attributed(quotes[0], view), *lines, *_see_also(others[shown:], view))


def _lead(told: Sequence[tuple[Quote, list[str]]], view: View, between: str) -> Line:
    """What was asked for with where each of it stands; of one place, that once."""
    said = [("; ".join(words), _stands(quote, view)) for quote, words in told]
    if len({where for _, where in said}) == 1:
        said = [("; ".join(words for words, _ in said), said[0][1])]
    line = between.join(f"{words}, {where}" for words, where in said)
    facts = tuple(fact for _, words in told for fact in words)
    return Line(f"{line[0].upper()}{line[1:]}:", tuple(quote for quote, _ in told), facts=facts)


def _told(quotes: Sequence[Quote], understood: Understood, view: View) -> list[tuple[int, str]]:
    """What answers, each with the number of its quote: the first, and for what it lacks of several things another."""
    if understood.kind is Kind.STATUS:
        return [(0, words) for words in _standing(quotes[0], understood, view)]
    asks = [ask for ask in asks_of(understood) if ask.kind in _LEADS]
    near = [n for n, quote in enumerate(quotes[:_SHOWN]) if quote.document == quotes[0].document]
    if not asks[1:]:
        near = [dated(quotes[:_SHOWN], asks[0], view) if asks and asks[0].kind is Kind.BY_WHEN else 0]
    told = [[(n, ask, words) for ask in asks for words in _answers(quotes[n], ask, view)] for n in near]
    best = max(told, key=_asks_told)
    found = best if _asks_told(best) > 1 else told[0]  # one thing told by another quote is a guess
    for ask in asks if found else ():
        if ask not in [told for _, told, _ in found]:
            found = [*found, *_beside(quotes, ask, view)]
    return list(dict.fromkeys((n, words) for n, _, words in found))


def _asks_told(found: Sequence[tuple[int, Ask, str]]) -> int:
    return len({ask for _, ask, _ in found})


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


def _beside(quotes: Sequence[Quote], ask: Ask, view: View) -> list[tuple[int, Ask, str]]:
    """What another quote of the same document tells, where its own words bind it to what is asked."""
    for n, quote in enumerate(quotes[1:_SHOWN], 1):
        if quote.document == quotes[0].document and _is_of_it(quote, ask, view):
            words = agents_in(pieces_of(quote.words), ask) if ask.kind is Kind.WHO else _answers(quote, ask, view)
            if words:
                return [(n, ask, one) for one in words]
    return []


def _standing(quote: Quote, understood: Understood, view: View) -> list[str]:
    ask = Ask(Kind.BY_WHEN, "", "", frozenset(), understood.about, frozenset())
    stands = _status(quote, understood, view) if _is_of_it(quote, ask, view) else []
    return [*stands, *(days_in(quote, ask, view) if stands else ())]


def _answers(quote: Quote, ask: Ask, view: View) -> list[str]:
    bar = _HELD_AT_LEAST if _is_bound(quote.words, ask) else HALF
    return _LEADS[ask.kind](quote, ask, view) if _is_of_it(quote, ask, view, bar) else []


def _is_bound(words: str, ask: Ask) -> bool:
    """Whether the words hold what is counted, the verb that asks who, or most of the words that ask."""
    if ask.counted:
        return ask.counted <= frozenset(terms(words))
    if ask.kind is Kind.WHO:
        return bool(verbs_of(ask) & frozenset(terms(words)))
    return bool(ask.own) and ask.held(words)[0] > len(ask.own) / 2


def _is_of_it(quote: Quote, ask: Ask, view: View, bar: float = HALF) -> bool:
    """Whether it is of the matter that is asked about, and not of what was not to be."""
    return is_of_it(quote, ask, view, bar) and not _FELL.search(quote.words)


def _owner(quote: Quote, ask: Ask, view: View) -> list[str]:
    """Who does it, by the verb that was asked; else whose the record is, where a field of its own prints that."""
    words = _most_asked(quote.words, ask, bool)
    if asks_who_spoke(ask):
        return speakers_in(words)
    items = () if asks_who_runs(ask, quote.words) else record_of(quote, view)
    owners = [plain(item.addressed_to) for item in items if fields_of(item, Kind.WHO)]
    made = owners_in(quote, words, view) if may_own(ask, words) else []
    for found in (agents_in(pieces_of(quote.words), ask), owners, made):
        if named := [name for name in found if not frozenset(terms(name)) <= frozenset(terms(ask.question))]:
            return named
    return []


def _figure(quote: Quote, ask: Ask, view: View) -> list[str]:
    return figures_in(_most_asked(quote.words, ask, lambda piece: bool(figures_in(piece, ask))), ask)


def _printed(quote: Quote, ask: Ask, view: View) -> list[str]:
    """The one telephone number, time of day or the like, as it is printed."""
    words = _most_asked(quote.words, ask, lambda piece: has_kind(ask.kind, piece))
    found = list(dict.fromkeys(held_of(ask.kind, words)))
    return found if len(found) == 1 else []


def _most_asked(words: str, ask: Ask, tells: Callable[[str], bool]) -> str:
    """The sentence of a quote that holds most of what was asked; of several, one that tells what is sought."""
    pieces = pieces_of(words)
    whole = dict(zip(pieces, read_on(pieces), strict=True))
    return max(pieces, key=lambda piece: (ask.held(whole[piece] if tells(piece) else piece), tells(piece)))


def _status(quote: Quote, understood: Understood, view: View) -> list[str]:
    """How the register has the one undertaking that is quoted, where how it stands is asked."""
    if not _DONE_ASKED.search(understood.question):
        return []
    own = [c for item in view.items.get(quote.document, ()) for c in item.commitments if meet((c.span,), quote.spans)]
    if len(own) != 1 or any(dict(item.said).get("status") for item in record_of(quote, view)):
        return []
    status = own[0].status
    return [_SAID[status] if _YES_OR_NO.search(understood.question) else status.value]


_LEADS: dict[Kind, Callable[[Quote, Ask, View], list[str]]] = {
    Kind.BY_WHEN: days_in,
    Kind.WHO: _owner,
    Kind.HOW_MANY: _figure,
    Kind.HOW_MUCH: _figure,
    Kind.HOW_OFTEN: _printed,
    Kind.CONTACT: _printed,
    Kind.TIME: _printed,
}
