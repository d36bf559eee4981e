"""Who does what was asked, where a sentence says so: "chaired by the Harbour Master", "Jo Hart to paint it"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.asks import Ask
from assistant.clauses import clause_of
from assistant.quotes import Quote
from assistant.view import View
from corpus.models import ItemKind, meet
from corpus.plain import plain
from index.terms import terms

_ASKED = re.compile(
    r"\b(?:who(?:['’]?s)?|by whom|which \w+)\s+"
    r"(?:(?:is|are|was|were|has|have|had|will|would|be|been|to|going|meant|supposed|got)\s+)*(?P<verb>in charge|\w+)",
    re.IGNORECASE,
)
_ASKED_LAST = re.compile(r"\b(?P<verb>\w+) by who(?:m)?\b", re.IGNORECASE)
_SPEAKS = frozenset(
    terms("want wanted ask asked say said think thought raise raised suggest suggested query propose move")
)
_WHO_IS = re.compile(r"\bwho(?:['’]?s| is| was| are| were) (?:the|a|an|our|their|its|his|her)\b", re.IGNORECASE)
_DONE_TO = re.compile(r"\bwho(?:['’]?s)? (?:gets?|got|is|are|was|were|to be|being) (?:being )?\w+ed\b", re.IGNORECASE)
_DETERMINER = r"(?:the|an?|this|that|our|their|its|his|her)\b"  # no verb follows in "appointed Jo Hart to the board"
_AUXILIARY = rf"to(?= [a-z])(?! {_DETERMINER})|will|would|shall|has|have|had|is|are|was|were"
_UNDERGOES = re.compile(
    r"\b(?:is|are|was|were|been|being) (?:\w+ed|brought|given|made|sent|chosen|taken|put|paid)\b", re.IGNORECASE
)
_CAPITAL = r"[A-Z][\w&'’.-]*"
_NAME = (
    rf"(?:[Tt]he )?(?:(?:chair|head|office|leader|director) of (?:the )?)?{_CAPITAL}"
    rf"(?:(?: \([A-Z]+\))?(?: (?:of|for|and|the|&))* {_CAPITAL}(?!\w| by\b))*(?: \d+\b)?"
)
_SPEAKER = re.compile(
    rf"\W*(?:\d[\d.]* )?(?P<name>{_NAME})(?::| (?:also |then )?"
    r"(?:asked|said|thought|raised|suggested|queried|proposed|moved|wanted|requested)\b)"
)
_BY = re.compile(rf"\b(?P<verb>\w+(?: \w+)?) (?:by|through) (?P<name>{_NAME})")
_ACTS = re.compile(
    rf"(?:^|[\s:(])(?P<name>{_NAME})(?: \([^)]*\))?,? (?:{_AUXILIARY})\b"
    r"(?! (?:also )?(?:been|be|being)\b(?! \w+ed to\b))(?=(?P<does>[^.;]*))"
)
_NOBODY = re.compile(r"(?:I|We|It|They|He|She|This|That|These|Those|You|Who|My \w+|Our \w+|The \w+)", re.IGNORECASE)
_FAMILIES = tuple(
    frozenset(terms(family))
    for family in (
        "run runs provide provided deliver delivered operate operated manage managed",
        "lead led head headed direct directed chair chaired charge",
    )
)
_HELD = 0.5


def asks_who_spoke(ask: Ask) -> bool:
    """Whether it asks who said or wanted a thing, and not whose it is to do."""
    return bool(verbs_of(ask) & _SPEAKS)


def asks_who_runs(ask: Ask, words: str) -> bool:
    """Whether it asks who runs or leads a thing, of which the words do not tell: not whose an action about it is."""
    verbs = verbs_of(ask)
    return any(verbs & family for family in _FAMILIES) and not verbs & frozenset(terms(words))


def may_own(ask: Ask, words: str) -> bool:
    """Whether whoever undertakes what the words say is who was asked for: it asks for no verb, or for one of theirs."""
    verbs = verbs_of(ask)
    return bool(verbs & frozenset(terms(words))) or not (verbs or _WHO_IS.search(ask.words))


def speakers_in(sentence: str) -> list[str]:
    """Who speaks in it: "Warden FENN: I would like …", "Una Wick asked …"."""
    found = _SPEAKER.match(sentence)
    return [found["name"].rstrip(".'’")] if found and not _NOBODY.fullmatch(found["name"]) else []


def agents_in(words: Sequence[str], ask: Ask) -> list[str]:
    """Who is named in one of the sentences behind "by" after the very verb that was asked, or as the one who is to do
    it: "who chairs": "chaired by the Harbour Master"; "who paints the bell": "Jo Hart to paint the bell"."""
    passive = [name for sentence in words for name in _passive(sentence, ask)]
    active = [name for sentence in words for name in _active(sentence, ask)]
    return _only(passive) or _only(active)


def _only(found: list[str]) -> list[str]:
    found = list(dict.fromkeys(found))
    return found if len(found) == 1 else []


def verbs_of(ask: Ask) -> frozenset[str]:
    """The verb that asks, with its family: none where it asks to whom something is done."""
    if _DONE_TO.search(ask.words):
        return frozenset()
    asked = _ASKED.search(ask.words) or _ASKED_LAST.search(ask.question)
    wanted = frozenset(terms(asked["verb"])) if asked else frozenset()
    return wanted.union(*(family for family in _FAMILIES if family & wanted))


def _passive(sentence: str, ask: Ask) -> list[str]:
    wanted = verbs_of(ask)
    found = [m for m in _BY.finditer(sentence) if wanted & frozenset(terms(m["verb"]))]
    return [m["name"].rstrip(".'’") for m in found if not ask.denied_in(clause_of(m.start(), sentence))]


def _active(sentence: str, ask: Ask) -> list[str]:
    found = []
    for m in _ACTS.finditer(sentence):
        name, does = m["name"].rstrip(".'’"), frozenset(terms(m["does"]))
        alone = " " not in name and not name.isupper()  # "Training will": a sentence begins with a capital
        so = not ask.denied_in(clause_of(m.start("does"), sentence)) and _is_of_it(does, ask)
        if so and not alone and not _NOBODY.fullmatch(name):
            found.append(name)
    return found


def _is_of_it(does: frozenset[str], ask: Ask) -> bool:
    """Whether what somebody does has the very verb that was asked, or much else of it where who undergoes it is."""
    asked = ask.own or ask.about
    much = len(asked & does) >= _HELD * max(1, len(asked))
    return bool(verbs_of(ask) & does) or (much and (not verbs_of(ask) or _UNDERGOES.search(ask.words) is not None))


def owners_in(quote: Quote, sentence: str, view: View) -> list[str]:
    """Whose action or undertaking the quote prints, by the register."""
    every = view.items.get(quote.document, ())
    items = [i for i in every if i.kind is ItemKind.AGREED_ACTION and meet(i.spans, quote.spans)]
    named = [i.addressed_to for i in items if i.addressed_to and plain(i.addressed_to) in sentence]
    made = [c for i in every for c in i.commitments if meet((c.span,), quote.spans)]
    named += [c.by_whom for c in made if c.by_whom and plain(c.by_whom) in sentence and not items]
    found = [plain(name) for name in dict.fromkeys(named) if not _NOBODY.fullmatch(plain(name))]
    return _only(found)
