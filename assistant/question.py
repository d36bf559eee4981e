"""From what was typed to what is searched: kind of answer, follow-up, documents and dates named, words carried over."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches

from assistant.kinds import Kind, counted, kinds_of
from assistant.models import Answer
from assistant.naming import month_in, named_in, numbers_in, with_dates
from assistant.view import View
from assistant.wording import ASKING, about, added, known, spelt_out, unknown, widened
from corpus.errors import QuestionError
from index.hybrid import Filters
from index.local import LocalIndex
from index.terms import terms

MOST_WORDS = 300

_LEANS = re.compile(
    r"^(and|so|but|then|also|what about|how about|which (one|part|of)|any(thing|one)? (else|more))\b"
    r"|\b(it|its|that|they|them|their|theirs|this|these|those|there|she|he|her|his|him"
    r"|the (rest|others?|same|first|second|last) ?(one)?|ones?|else|instead)\b",
    re.IGNORECASE,
)
_SUBJECT_WORDS = 3
_SPELT = (
    "recommendation recommendations commitment commitments response responses commissioner accepted rejected "
    "overdue outstanding unanswered promised responsible completed government minister deadline deadlines"
).split()
_ALIKE = 0.86
_LONG = 7  # letters of a word that may be misspelt
_SHORT_TURN = 6


_LATEST = re.compile(
    r"\b(latest|now|currently|current|today|still|yet|so far|at the moment|newest|most recent(ly)?|these days)\b",
    re.IGNORECASE,
)


_SAYING = r"(?:say|says|said|saying|reply|replied|respond|responds|responded|answer|answered|think|agree|do|doing)"
_RESPONSE = re.compile(
    rf"\b(?:government|govt|gov|department|dept|ministry|minister|force|mayor|commissioner|council|we|they)\b[^?]{{0,30}}?"
    rf"\b{_SAYING}\b|\b(?:response|reply|answer)s? (?:to|on|about)\b|\brespon(?:d|ded|se)\b",
    re.IGNORECASE,
)
_RECOMMENDED = re.compile(
    r"\b(?:recommend(?:ed|s)?|ask(?:ed|s)?|told to|call(?:ed|s)? for|urged?|should|must)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Understood:
    """A question as understood.

    `terms` are its own, `carried` those of the turn it leans on, `widened` other words for them (acronym meanings,
    compounds); `about` those that an answer should hold, words of asking aside; `added` what a follow-up adds to the
    turn before, other words for it included; `unknown` are words of its own, as typed, that no document uses;
    `counted` the terms of what "how many" counts. `before` is the turn it leans on; `today` the day it is asked.

    `named` holds the documents the question points at, each with a weight from 0 to 1; `numbers` the numbers it
    gives of recommendations or actions; `month` a month and year it names, as its first and last day.
    """

    question: str
    standalone: str
    kinds: tuple[Kind, ...]
    terms: tuple[str, ...]
    carried: tuple[str, ...] = ()
    widened: tuple[tuple[str, ...], ...] = ()
    about: frozenset[str] = frozenset()
    added: frozenset[str] = frozenset()
    unknown: tuple[str, ...] = ()
    counted: frozenset[str] = frozenset()
    named: tuple[tuple[str, float], ...] = ()
    numbers: tuple[tuple[str, str], ...] = ()
    month: tuple[date, date] | None = None
    filters: Filters = Filters()
    said: tuple[tuple[str, str], ...] = ()  # filters in words
    before: str = ""
    today: date = field(default_factory=date.today)

    @property
    def searched(self) -> tuple[str, ...]:
        """The terms to search for; a question's own count twice beside those carried over or widened to."""
        return self.terms * 2 + self.carried + tuple(dict.fromkeys(t for group in self.widened for t in group))

    @property
    def kind(self) -> Kind:
        return self.kinds[0]

    @property
    def wants_response(self) -> bool:
        """Whether it asks what was said to a recommendation, and not what was recommended."""
        return _RESPONSE.search(self.question) is not None and _RECOMMENDED.search(self.question) is None

    @property
    def wants_latest(self) -> bool:
        """Whether the latest word is asked for in so many words."""
        return _LATEST.search(self.question) is not None

    @property
    def leans(self) -> bool:
        """Whether it is a follow-up."""
        return self.standalone != " ".join(self.question.split())


def understand(
    question: str,
    view: View,
    index: LocalIndex,
    *,
    previous: Answer | None,
    followup: bool | None,
    filters: Filters,
    today: date | None = None,
) -> Understood:
    """What `question`, asked `today`, asks. `followup`: whether it leans on `previous`; None lets the words decide.

    Raises QuestionError for a question without words or with more than 300.
    """
    question = spelt(question, index)
    asked = " ".join(question.split())
    count = len(asked.split())
    if not re.search(r"\w", asked):
        raise QuestionError(
            "The question is empty. Type a question in a few words, for example: what was promised on training?"
        )
    if count > MOST_WORDS:
        raise QuestionError(f"The question has {count:,} words; ask in up to {MOST_WORDS} words.")
    leans = previous is not None and (followup if followup is not None else _leans(asked))
    own = known(terms(spelt_out(asked)), index)
    before = spelt(_turn_before(previous), index) if previous is not None and leans else ""
    carried = tuple(t for t in known(terms(spelt_out(before)), index) if t not in own)
    standalone = f"{before.rstrip('?. ')} - {asked}" if before else asked
    month = month_in(asked)
    filters, said = with_dates(asked, filters, month, view)
    return Understood(
        question=question,
        standalone=standalone,
        kinds=_kinds(asked, before),
        terms=tuple(dict.fromkeys(own)),
        carried=tuple(dict.fromkeys(carried)),
        widened=widened(asked if not before else standalone, own + list(carried), view, index),
        added=added(asked, own, view, index) if before else frozenset(),
        about=about([*own, *carried], index),
        unknown=unknown(asked, index),
        counted=frozenset(t for t in known(terms(spelt_out(counted(asked))), index) if index.frequency(t)),
        named=named_in(standalone, month or month_in(standalone), view),
        numbers=numbers_in(asked),
        month=month,
        filters=filters,
        said=said,
        before=before,
        today=today or date.today(),
    )


def spelt(question: str, index: LocalIndex) -> str:
    """The question with words of asking mended that are misspelt: "recomendations". Words of the documents stay."""

    def mended(found: re.Match[str]) -> str:
        word = found[0].lower()
        if len(word) < _LONG or word in _SPELT or any(t in ASKING or index.frequency(t) for t in terms(word)):
            return found[0]
        return next(iter(get_close_matches(word, _SPELT, 1, _ALIKE)), found[0])

    return re.sub(r"[A-Za-z]+", mended, question)


def _leans(asked: str) -> bool:
    return _LEANS.search(asked) is not None or len(terms(asked)) <= _SUBJECT_WORDS - 1


def _kinds(asked: str, before: str) -> tuple[Kind, ...]:
    """The kinds of answer asked for; "and at the other one?" asks for the kind that the turn before asked for."""
    own = kinds_of(asked)
    return kinds_of(before) if own == (Kind.OPEN,) and before and len(asked.split()) <= _SHORT_TURN else own


def _turn_before(previous: Answer) -> str:
    """The one turn to carry: the question before, or what that one leaned on where it says little by itself."""
    if len(terms(previous.question)) >= _SUBJECT_WORDS:
        return previous.question
    return previous.standalone_question
