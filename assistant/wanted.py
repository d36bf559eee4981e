"""What words must hold to answer: the sum, length of time, share, count, date or name that a question asks for.

Stricter than the kind of answer (`assistant.kinds`): "how many keepers" is not answered by "3. Every
keeper", "how long will it be shut" not by "three quotations", "who is the harbour master" not by "the Harbour Master
reports".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum

from assistant.counting import amounts_in, counts_in
from assistant.holders import names_in
from assistant.kinds import Kind, has_kind, held_of, needs
from assistant.question import Understood
from assistant.roles import role_asked
from index.terms import terms


class Want(StrEnum):
    """What is wanted, in the words of a refusal."""

    SUM = "amount of money"
    LENGTH = "length of time"
    SHARE = "share"
    COUNT = "figure"
    AMOUNT = "figure or amount"
    DATE = "date"
    NAME = "name"
    SPELT = "words for which the letters stand"
    TIME = "time of day"
    OFTEN = "frequency"
    CONTACT = "telephone number or address"


_PRICES = r"rents?|salar(?:y|ies)|wages?|paid|paying|earns?|costs?|price|budget|fees?|charg(?:ed?|es|ing)|worth"
_SUM = re.compile(
    rf"\bhow (?:much|expensive)\b(?! of\b).*\b(?:{_PRICES}|pay|bill|funds?|funding|grants?|money|spen[dt]|spending)\b"
    rf"|\bwhat(?:['’]?s)? .*\b(?:{_PRICES})\b|\bis (?:[\w'’.-]+ ){{1,5}}being paid\b|\bat what (?:price|cost)\b"
    r"|^(?:and |so )?(?:the )?(?:total |overall )?(?:rent|salary|wage|cost|price|budget|fee)s? (?:of|for|so far)\b",
    re.IGNORECASE,
)
_LENGTH = re.compile(r"\bhow long\b(?! (?:is|are) the (?:queue|list|waiting|line|backlog)\b)", re.IGNORECASE)
_SHARE = re.compile(r"\b(?:share|percentage|percent|per cent|proportion)\b", re.IGNORECASE)
_COUNT = re.compile(r"\bhow many (?:of (?:the |their |our |its )?)?(?P<what>[\w'’-]+)", re.IGNORECASE)
_AMOUNT = re.compile(
    r"(?:^|[,:;?–-] ?)(?:(?:and|so|but|by|for) )*how (?:much|long|far|big|large|fast|quick\w*)\b"
    r"|\b(?:number|rate|total|figures?|numbers)\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"\b(?:name of|full name|called)\b", re.IGNORECASE)
_SPELT = re.compile(
    r"\b(?:what|whats) (?:(?:does|do|did|is|are) )?(?:the )?(?P<short>[\w&]{2,})(?: \w+)? (?:stands? for|short for)\b"
    r"|\bfull name of (?:the )?(?P<of>(?-i:[A-Z&]{2,}))\b|\b(?P<own>(?-i:[A-Z&]{2,}))(?:['’]?s)? full name\b",
    re.IGNORECASE,
)
_LETTERS = re.compile(r"\b[A-Z&]{2,}\b")
_NO_LETTER = frozenset("of and for the to in on".split())
_NOT_COUNTED = frozenset(terms("have has are were was did does will them came got turned asked time times"))
_NUMERALS = r"an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|eighteen|several|few|half"
_LENGTHS = re.compile(
    rf"\b(?:\d+|{_NUMERALS})(?:[ -]to[ -]\w+)?[ -](?:\w+[ -])?(?:second|minute|hour|day|week|fortnight|month|year)s?\b"
    r"|\buntil\b|\bpermanent",
    re.IGNORECASE,
)
_SHARES = re.compile(
    r"%|\bper ?cent\b|\b(?:half|third|quarter|most|all|none) (?:of|the)\b|\b\w+ (?:out )?of (?:the |its )?\d"
    r"|\bone in \w+",
    re.IGNORECASE,
)
OF_KIND = {
    Kind.WHO: Want.NAME,
    Kind.TIME: Want.TIME,
    Kind.BY_WHEN: Want.DATE,
    Kind.HOW_MANY: Want.COUNT,
    Kind.HOW_MUCH: Want.SUM,
    Kind.HOW_OFTEN: Want.OFTEN,
    Kind.CONTACT: Want.CONTACT,
}
"""What is wanted by each kind of question that a sentence either answers or not, where its words say no more."""

_OUTRIGHT = frozenset((Kind.BY_WHEN, Kind.TIME, Kind.HOW_OFTEN, Kind.CONTACT))  # whatever the question's words


def wanted(understood: Understood) -> Want | None:
    """What the words of an answer must hold; None where any words may answer."""
    asked, kind = understood.question, understood.kind
    if _SPELT.search(asked):
        return Want.SPELT
    if kind in _OUTRIGHT:
        return OF_KIND[kind]
    if _LENGTH.search(asked):
        return Want.LENGTH
    if kind is not Kind.WHO and _SUM.search(asked) and not (_COUNT.search(asked) or _SHARE.search(asked)):
        return Want.SUM
    if kind in (Kind.HOW_MANY, Kind.HOW_MUCH):
        if _SHARE.search(asked) or _COUNT.search(asked):
            return Want.SHARE if _SHARE.search(asked) else Want.COUNT
        return Want.AMOUNT if _AMOUNT.search(asked) else None
    return Want.NAME if kind is Kind.WHO or _NAME.search(asked) else None


def held(want: Want, words: str, understood: Understood) -> bool:
    """Whether what is wanted stands in the words, and is not what the question says itself."""
    return _adds(_found(want, words, understood), understood)


def answers(understood: Understood, words: str) -> bool:
    """Whether the words may answer: they hold what is wanted, or where that is a name, somebody at all."""
    want = wanted(understood)
    if want and want is not Want.NAME:
        return held(want, words, understood)
    if not needs(understood.kind):
        return has_kind(understood.kind, words)
    return _adds(held_of(understood.kind, words), understood)


def _adds(found: Sequence[str], understood: Understood) -> bool:
    """Whether one of what was found is more than the question says itself."""
    said = frozenset(terms(understood.standalone))
    return any(not (own := frozenset(terms(one))) or not own <= said for one in found)


def _found(want: Want, words: str, understood: Understood) -> list[str]:
    if want is Want.NAME:
        return names_in(words, frozenset(terms(understood.standalone)), role_asked(understood.question))
    if want is Want.SPELT:
        return [words] if _spells(_letters_asked(understood), words) else []
    if want is Want.COUNT:
        asked = _COUNT.search(understood.question)
        return counts_in(words, (understood.counted or frozenset(terms(asked["what"] if asked else ""))) - _NOT_COUNTED)
    if want is Want.AMOUNT:
        return amounts_in(words)
    if want in (Want.LENGTH, Want.SHARE):
        return [found[0] for found in (_LENGTHS if want is Want.LENGTH else _SHARES).finditer(words)]
    return held_of(Kind.HOW_MUCH if want is Want.SUM else understood.kind, words)


def _letters_asked(understood: Understood) -> str:
    """The letters of "what does RBF stand for", and of "RBF: what does it stand for"."""
    asked, named = _SPELT.search(understood.question), _LETTERS.search(understood.standalone)
    own = next(filter(None, asked.groups()), "") if asked else ""
    return own if own.isupper() or named is None else named[0]


def _spells(letters: str, words: str) -> bool:
    """Whether words that stand side by side begin with the letters: "Royal Bell Fund"."""
    named = [word for word in re.findall(r"[^\W_][\w'’]*", words) if word not in _NO_LETTER]
    return letters.lower() in "".join("_" if len(word) > 1 and word.isupper() else word[0].lower() for word in named)
