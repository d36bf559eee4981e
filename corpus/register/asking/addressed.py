"""Of whom something was asked, as the asking prints it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from corpus.register.promising.whom import is_actor

_NAMED = (
    r"(?:[Tt]he |[Aa]ll |[Ee]ach )?[A-Z][\w&’'-]*"
    r"(?:(?:,| of| and| for| the| of the|, the| and the)? [A-Z][\w&’'-]*){0,9}"
)
_SHOULD = re.compile(
    r"(?:^|[,;:.] |\b(?:days|weeks|months|years|[Ii]mmediately|[Tt]hat|\d{4}),? )(?P<who>(?:[Tt]he|[Ee]ach|[Ee]very|"
    r"[Aa]ll|[Aa]ny|[Cc]hief|[Ff]orces?|(?!A |An |Within |With |By |In |From |As |That )[A-Z][\w’'-]*)\b"
    r"[\w’'& -]{0,80}?)(?: (?:to|of) whom [\w ]{3,40}?)? (?:should|must)\b"
)
_EXPECTED = re.compile(
    r"\b(?:expect|urge|encourage|recommend that) (?:to see )?(?P<who>(?:the |all |"
    r"each )?(?:\d+ )?[\w’' -]{3,40}?) (?:to|get|should)\b"
)
_RECOMMENDED = re.compile(
    r"\b(?:recommend(?:s|ed)?|urges?|calls? (?:on|upon)|asks?|requests?)\b(?: further)?(?:,[^,]{0,60},)?(?: that,?)?"
    rf"(?: [a-z][^,]{{0,40}},)? (?P<who>{_NAMED})"
)
_AGREED = re.compile(rf"\b(?P<who>{_NAMED}) (?:has|have) agreed\b")
_TO_DO = re.compile(r"^(?P<who>[A-Z][\w’'.-]*(?:(?:,| and| of| the| and the)? [A-Z][\w’'.-]*){0,9}) to (?!be )[a-z]")
_BEFORE_IT = re.compile(r"(?:by|within|if|when|where|once|before|after|in|at)\b", re.IGNORECASE)
_SUBJECT = re.compile(r"\b(?:the|each|every|all)(?: [\w’'&-]+){1,8}$")  # "If it has not done so, the council"
_IN_BRACKETS = re.compile(r"\((?P<who>[A-Z][^,;()]{2,40}?)(?:[,;] [^()]*)?\)\W*$")


def asked_of(said: Iterable[str]) -> str:
    """Who was asked: the first of `said` to name somebody."""
    return _first(said, (_SHOULD, _EXPECTED, _RECOMMENDED))


def owner_in(said: Iterable[str]) -> str:
    """Whose an action is: "(Tobias Rook, by 18 July)", "Wren Calder to paint ..."."""
    return _first(said, (_IN_BRACKETS, _TO_DO, _AGREED))


def _first(said: Iterable[str], patterns: Iterable[re.Pattern[str]]) -> str:
    patterns = tuple(patterns)
    for given in said:
        found = next((m for m in (p.search(given) for p in patterns) if m), None)
        if found and (is_actor(found["who"]) or found.re is _IN_BRACKETS):
            who = re.sub(r"[’']s$", "", found["who"].rpartition(" that ")[2].strip())
            inner = _SUBJECT.search(who) if _BEFORE_IT.match(who) else None
            return inner[0] if inner else who
    return ""
