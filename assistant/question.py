"""From what was typed to what is searched: kind of answer, follow-up, documents and dates named, words carried over."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date

from assistant.following import Ground, Turn, following
from assistant.kinds import Kind, counted, kinds_of
from assistant.models import Answer
from assistant.naming import authors_in, month_in, named_in, numbers_in, written_by
from assistant.places import Place, nowhere_in, places_in
from assistant.restricting import in_words, with_days
from assistant.spelling import in_use, spelt
from assistant.thesaurus import in_official_words
from assistant.view import View
from assistant.wording import ASKING, about, added, in_full, known, spelt_out, unknown, widened
from corpus.errors import QuestionError
from index.embed import Embedder
from index.hybrid import Filters
from index.local import LocalIndex
from index.terms import terms

MOST_WORDS = 300
_WORD = re.compile(r"\w+(?:['’]\w+)*")
MOST_CHARACTERS = 3_000
"""A word may be of any length; what compares words takes long over a very long one."""

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
    gives of recommendations or actions; `month` a month and year it names, as its first and last day. `places` are
    those that it is asked of; `nowhere` says that it is asked of one that no document names.
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
    places: tuple[Place, ...] = ()
    nowhere: bool = False
    filters: Filters = Filters()
    said: tuple[tuple[str, str], ...] = ()  # filters in words
    before: str = ""
    whom: str = ""  # of whom all goes on that is theirs
    written: str = ""  # the question outright, in words that the documents use where they have others
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
    embedder: Embedder | None = None,
) -> Understood:
    """What `question`, asked `today`, asks. `followup`: whether it leans on `previous`; None lets the words decide.

    `embedder` tells which words are alike in meaning; without one only their letters can.

    Raises QuestionError for a question without words, with more than 300 or with more than 3,000 characters.
    """
    _check(question)
    is_used = _is_used(index)
    question = spelt(question, view)
    asked = " ".join(question.split())
    before_it = replace(previous, question=spelt(previous.question, view)) if previous else None
    turn = following(asked, before_it, followup, Ground(view, index, filters, embedder))
    before, asked = turn.before, turn.own or asked
    written, written_before = (_as_written(said, view, is_used) for said in (asked, before))
    own = known(terms(written), index)
    carried = tuple(t for t in known(terms(written_before), index) if t not in own)
    month = month_in(asked)
    outright = turn.standalone if turn.replaces else asked
    authors = authors_in(outright, view)
    filters = with_days(before, with_days(outright, filters, view), view)
    return Understood(
        question=turn.own or question,
        standalone=turn.standalone,
        written=_as_written(turn.searched or turn.standalone, view, is_used),
        kinds=_kinds(asked, turn),
        terms=tuple(dict.fromkeys(own)),
        carried=tuple(dict.fromkeys(carried)),
        widened=widened(f"{before} {asked}".strip(), own + list(carried), view, index),
        added=added(asked, own, view, index) if before else frozenset(),
        about=about([*own, *carried], index) - {t for name in authors for t in terms(name)},
        unknown=unknown(written, index),
        counted=_told_of(_as_written(counted(asked), view, is_used), view, index),
        named=named_in(f"{before} {asked}".strip(), month or month_in(before), view) or written_by(authors, view),
        numbers=numbers_in(asked),
        month=month,
        places=places_in(outright, view) or places_in(before, view),
        nowhere=nowhere_in(asked, unknown(written, index)),
        filters=filters,
        said=in_words(filters, view),
        before=before,
        whom=turn.whom,
        today=today or date.today(),
    )


def _check(question: str) -> None:
    if not re.search(r"\w", question):
        raise QuestionError(
            "The question is empty. Type a question in a few words, for example: what was promised on training?"
        )
    if (count := len(_WORD.findall(question))) > MOST_WORDS:
        raise QuestionError(f"The question has {count:,} words; ask in up to {MOST_WORDS} words.")
    if len(question) > MOST_CHARACTERS:
        raise QuestionError(f"The question has {len(question):,} characters; ask in up to {MOST_CHARACTERS:,}.")


def _told_of(said: str, view: View, index: LocalIndex) -> frozenset[str]:
    """The terms of what was said that the documents use, and other words for them."""
    own = [t for t in known(terms(said), index) if index.frequency(t)]
    return frozenset(own).union(*widened(said, own, view, index))


def _is_used(index: LocalIndex) -> Callable[[str], bool]:
    """Whether the documents use a word, in whichever ending, or it is one of asking."""
    return lambda word: all(t in ASKING or index.frequency(t) for t in known(terms(spelt_out(word)), index))


def _as_written(said: str, view: View, is_used: Callable[[str], bool]) -> str:
    """What was said with short forms, and words that no document uses, as the documents have them."""
    return in_use(in_official_words(in_full(spelt_out(said), view, is_used), is_used), view, is_used)


def _kinds(asked: str, turn: Turn) -> tuple[Kind, ...]:
    """The kinds of answer asked for; "and at the other one?" asks for the kind that the turn before asked for."""
    own = kinds_of(asked)
    short = turn.replaces or len(asked.split()) <= _SHORT_TURN
    return kinds_of(turn.before) if own == (Kind.OPEN,) and turn.before and short else own
