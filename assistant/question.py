"""From what was typed to what is searched: kind of answer, follow-up, documents and dates named, words carried over."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, replace
from datetime import date

from assistant.kinds import Kind, counted, kinds_of
from assistant.models import Answer
from assistant.thesaurus import official
from assistant.view import View
from corpus.errors import QuestionError
from index.hybrid import Filters
from index.local import LocalIndex
from index.terms import terms, words

MOST_WORDS = 300

_LEANS = re.compile(
    r"^(and|so|but|then|also|what about|how about|which (one|part|of)|any(thing|one)? (else|more))\b"
    r"|\b(it|its|that|they|them|their|theirs|this|these|those|there|she|he|her|his|him|the (rest|others?|same|first|second|last) ?(one)?|ones?|else|instead)\b",
    re.IGNORECASE,
)
_SUBJECT_WORDS = 3
_SHORT_TURN = 6
_MONTHS = {name.lower(): n for n in range(1, 13) for name in (calendar.month_name[n], calendar.month_abbr[n])} | {"sept": 9}
_MONTH_YEAR = re.compile(rf"\b({'|'.join(_MONTHS)})\.?\s+((?:19|20)\d\d|['’]\d\d)\b", re.IGNORECASE)
_SINCE = re.compile(r"\b(?:after|since|later than|following)\s+(?=\w+\.?\s+(?:(?:19|20)\d\d|['’]\d\d))", re.IGNORECASE)
_MENTION = re.compile(
    r"\b(letters?|papers?|reports?|packs?|minutes|meetings?|logs?|responses?|registers?|reply|replies|statement)\b", re.IGNORECASE
)
_NAME_WORDS = 4
_MONTH_TERMS = frozenset(terms(" ".join(calendar.month_name[1:])))
_LETTER = re.compile(r"letters?", re.IGNORECASE)
_NUMBERED = re.compile(
    r"\b(recommendations?|recs?|afis?|areas? for improvement|actions?|items?|priorit(?:y|ies)|rows?)\s+(?:no\.?\s*|number\s*|#)?(\d+[a-z]?|[a-z](?=\b)(?<=\s[b-z]))\b",
    re.IGNORECASE,
)


_SHORT_FORMS = {
    "rec": "recommendation", "recs": "recommendations", "afi": "area for improvement", "afis": "areas for improvement",
    "cllr": "councillor", "cllrs": "councillors", "govt": "government", "gov": "government", "dept": "department",
    "cttee": "committee", "info": "information", "stats": "statistics", "comms": "communications", "dv": "domestic abuse",
    "pct": "per cent", "asap": "immediately", "msg": "message", "mins": "minutes", "appt": "appointment",
    **{calendar.month_abbr[n].lower(): calendar.month_name[n] for n in range(1, 13)}, "sept": "September",
}  # fmt: skip
_LATEST = re.compile(r"\b(latest|now|currently|current|today|still|yet|so far|at the moment|newest|most recent(ly)?|these days)\b", re.IGNORECASE)
_ASKING = frozenset(
    terms(
        "list everything anything something promised promise commitment said say says mention mentioned tell state stated question answer "
        "know find happened happening going status update updates deadline when date number figure count total exactly kind "
        "letter letters report reports paper papers document documents minutes wrote written info split actually yet currently "
        "often frequently regularly long number total item items ones rest next last latest cost budget amount money paid so change changed changes different difference explain describe mean means meant "
        "supposed moved timescale timescales breakdown vs versus extra worth charge bill earn wrong new old"
    )
)
"""Words that say what is asked for, not what it is about: they are searched, but no answer has to contain them."""


@dataclass(frozen=True, slots=True)
class Understood:
    """A question as understood. `terms` are its own, `carried` those of the turn it leans on, `widened` other
    words for them (acronym meanings, compounds); `about` those that an answer should hold, words of asking aside;
    `added` what a follow-up adds to the turn before, other words for it included; `unknown` are words of its own, as typed, that no document uses; `counted` the terms of what "how many" counts.

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

    @property
    def searched(self) -> tuple[str, ...]:
        """The terms to search for; a question's own count twice beside those carried over or widened to."""
        return self.terms * 2 + self.carried + tuple(dict.fromkeys(t for group in self.widened for t in group))

    @property
    def kind(self) -> Kind:
        return self.kinds[0]

    @property
    def wants_latest(self) -> bool:
        """Whether the latest word is asked for in so many words."""
        return _LATEST.search(self.question) is not None

    @property
    def leans(self) -> bool:
        """Whether it is a follow-up."""
        return self.standalone != " ".join(self.question.split())


def understand(
    question: str, view: View, index: LocalIndex, *, previous: Answer | None, followup: bool | None, filters: Filters
) -> Understood:
    """What `question` asks. `followup` says whether it leans on `previous`; None lets the words decide.

    Raises QuestionError for a question without words or with more than 300.
    """
    asked = " ".join(question.split())
    count = len(asked.split())
    if not re.search(r"\w", asked):
        raise QuestionError("The question is empty. Type a question in a few words, for example: what was promised on training?")
    if count > MOST_WORDS:
        raise QuestionError(f"The question has {count:,} words; ask in up to {MOST_WORDS} words.")
    leans = previous is not None and (followup if followup is not None else _leans(asked))
    own = _known(terms(_spelt_out(asked)), index)
    before = _turn_before(previous) if previous is not None and leans else ""
    carried = tuple(t for t in _known(terms(_spelt_out(before)), index) if t not in own)
    standalone = f"{before.rstrip('?. ')} - {asked}" if before else asked
    month = _month(asked)
    filters, said = _filters(asked, filters, month, view)
    return Understood(
        question=question,
        standalone=standalone,
        kinds=_kinds(asked, before),
        terms=tuple(dict.fromkeys(own)),
        carried=tuple(dict.fromkeys(carried)),
        widened=_widened(asked if not before else standalone, own + list(carried), view, index),
        added=_added(asked, own, view, index) if before else frozenset(),
        about=frozenset(t for t in [*own, *carried] if t not in _ASKING),
        unknown=_unknown(asked, index),
        counted=frozenset(t for t in _known(terms(_spelt_out(counted(asked))), index) if index.frequency(t)),
        named=_named(standalone, month or _month(standalone), view),
        numbers=tuple((m[1].lower(), m[2].lower()) for m in _NUMBERED.finditer(asked)),
        month=month,
        filters=filters,
        said=said,
    )


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


def _spelt_out(asked: str) -> str:
    """The question with its short forms written out: recs, feb, cllr."""
    return re.sub(r"[A-Za-z]+", lambda m: _SHORT_FORMS.get(m[0].lower(), m[0]), asked)


def _unknown(asked: str, index: LocalIndex) -> tuple[str, ...]:
    """The words of the question that stand in no document, as typed."""
    found = []
    for word in re.findall(r"[^\W_][\w'’.-]*[^\W_]|\w", asked):
        own = [t for t in _known(terms(_spelt_out(word)), index) if t not in _ASKING]
        if own and not any(index.frequency(t) for t in own) and not _split(word.lower(), index):
            found.append(word)
    return tuple(dict.fromkeys(found))


def _known(found: list[str], index: LocalIndex) -> list[str]:
    """Terms as the library writes them: an acronym that is known only in the plural, or only in the singular, is meant."""
    return [next((form for form in (t, t.removesuffix("s"), f"{t}s") if index.frequency(form)), t) for t in found]


def _widened(asked: str, own: list[str], view: View, index: LocalIndex) -> tuple[tuple[str, ...], ...]:
    """Other words for the same, a group for each: acronyms' meanings, official words, words joined or split."""
    said = words(asked)
    groups = [terms(meaning) for word in said for meaning in _meanings(word, view)]
    groups += official(asked)
    groups += [terms(first + second) for first, second in zip(said, said[1:], strict=False)]
    groups += [_split(word, index) for word in said if not all(index.frequency(t) for t in terms(word))]
    known = [tuple(t for t in dict.fromkeys(group) if t not in own and index.frequency(t)) for group in groups]
    return tuple(dict.fromkeys(group for group in known if group))


def _added(asked: str, own: list[str], view: View, index: LocalIndex) -> frozenset[str]:
    known = {t for t in own if t not in _ASKING and index.frequency(t)}
    return frozenset(known.union(*_widened(asked, own, view, index)))


def _meanings(word: str, view: View) -> list[str]:
    """What an acronym, also in the plural, stands for in these documents."""
    return sorted(view.acronyms.get(word.upper()) or view.acronyms.get(word.upper().removesuffix("S")) or ())


def _split(word: str, index: LocalIndex) -> list[str]:
    for at in range(3, len(word) - 2):
        halves = terms(word[:at]) + terms(word[at:])
        if len(halves) == 2 and all(index.frequency(half) for half in halves):
            return halves
    return []


def _month(asked: str) -> tuple[date, date] | None:
    found = _MONTH_YEAR.search(asked)
    if not found:
        return None
    month = _MONTHS[found[1].lower()]
    year = int(found[2]) if found[2].isdigit() else 2000 + int(found[2][1:])
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def _filters(
    asked: str, filters: Filters, month: tuple[date, date] | None, view: View
) -> tuple[Filters, tuple[tuple[str, str], ...]]:
    """The filters chosen, and "since <month>" where the question says so; with them in words."""
    if month and _SINCE.search(asked) and filters.dated_from is None:
        filters = replace(filters, dated_from=month[1])
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
    return filters, tuple(said)


def _named(asked: str, month: tuple[date, date] | None, view: View) -> tuple[tuple[str, float], ...]:
    """The documents that the question calls by kind, date, title or author; none where it names no document."""
    mentions = [(m[0], _called(asked[: m.start()])) for m in _MENTION.finditer(asked)]
    if not mentions:
        return ()
    said = set(terms(asked))
    scores: dict[str, float] = {}
    for document in view.documents.values():
        names = view.title_terms[document.id]
        dated = bool(month and document.date and month[0].isoformat() <= document.date <= month[1].isoformat())
        fits = any(
            (_LETTER.fullmatch(mention) is not None) is (document.description.kind.value == "letter")
            and (dated or not called or bool(called & names))
            for mention, called in mentions
        )
        called_by = sum(_rarity(term, view) for term in said & names)
        if fits or dated or called_by >= 1:
            scores[document.id] = 1.0 * fits + 1.5 * dated + called_by
    best = max(scores.values(), default=0.0)
    return tuple(sorted((d, s / best) for d, s in scores.items() if s >= 0.75 * best))


def _called(before: str) -> frozenset[str]:
    """The terms just before "letter" or "report" that say which: "call handling" in "the call handling letter"."""
    found: list[str] = []
    for word in reversed(before.split()[-_NAME_WORDS:]):
        if not terms(word) or re.search(r"[,;.?!]$", word):
            break
        found += [t for t in terms(_spelt_out(word)) if not t.isdigit() and t not in _MONTH_TERMS]
    return frozenset(found)


def _rarity(term: str, view: View) -> float:
    """1 for a term in one document's title only, down to 0 for one in all of them."""
    holders = sum(term in found for found in view.title_terms.values())
    return 0.0 if holders == len(view.title_terms) and holders > 1 else 1 / holders
