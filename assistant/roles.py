"""The role or deed whose holder is asked for, and the words that tell of it: "who runs it": "its head", "led by"."""

from __future__ import annotations

import re
from dataclasses import dataclass

_ROLE = re.compile(
    r"\b(?:who(?:['’]?s| is| are| was| were)|name of|what(?:['’]s| is| was)(?= .*\bcalled))\s+"
    r"(?:(?:the|our|their|its|acting|new|current)\s+)*"
    r"(?P<role>(?!\w+ed\b)[\w'’-]+(?:\s+[\w'’-]+){0,5}?)\s*(?:\?*$|\b(?:at|of|in|for|from|now|when|called)\b)",
    re.IGNORECASE,
)
_IS_ROLE = re.compile(
    r"(?:er|or|ist|ant|man|ect|ian|chair|head|clerk|lead|secretary|mayor|constable)s?$",
    re.IGNORECASE,
)
_DEED = re.compile(
    r"\b(?:who(?:['’]?s)?|by whom|which \w+)\s+(?:(?:is|are|was|were|has|have|had|will|would|be|been|the)\s+)*"
    r"(?P<deed>in charge|got(?=.*\b(?:contract|tender|job)\b)|(?!got\b)\w+)",
    re.IGNORECASE,
)
_DONE_TO = re.compile(
    r"\b(?:been|being|is|are|was|were)\W+(?:\w+ly\W+)?(?:\w+ed|run|led|made|paid)\W*$",
    re.IGNORECASE,
)
_OF_THE_REGISTER = re.compile(r"\bown\w*\b.*\b(?:action|commitment|recommendation|item|task)s?\b", re.IGNORECASE)

_CHAIRS = "chair chairs chaired chairing chairman chairwoman chairperson head heads headed heading"
_LEADS = "lead leads led leading leader charge direct directs directed director manage manages managed manager"
_RUNS = (
    "run runs ran running provide provides provided provider deliver delivers delivered delivering operate operates "
    "operated operator carry carries carried carrying conduct conducts conducted conducting"
)
_MAKES = "supply supplies supplied supplying supplier make makes made maker"
_OWNS = "own owns owned owner owning ownership belong belongs belonged"
_PAYS = "pay pays paid fund funds funded funding finance finances financed sponsor sponsored"
_SIGNS = "sign signs signed approve approves approved endorsed"
_TOLD_BY = {
    asked: frozenset(told.split())
    for several, told in (
        (_CHAIRS, f"{_CHAIRS} {_LEADS}"),
        (_LEADS, f"{_CHAIRS} {_LEADS} {_RUNS}"),
        (_RUNS, f"{_CHAIRS} {_LEADS} {_RUNS} {_MAKES}"),
        (_MAKES, f"{_RUNS} {_MAKES}"),
        (_OWNS, _OWNS),
        (_PAYS, f"{_PAYS} met meet meets cost costs money grant"),
        (_SIGNS, _SIGNS),
        ("win wins won got", "win wins won awarded got let appointed accepted"),
        ("wrote author", "wrote written author authored drafted"),
    )
    for asked in several.split()
}
_BY_MORE_WORDS = frozenset("chair chairman head leader lead owner supplier provider maker operator author".split())
_UNDERTAKEN = frozenset(f"{_LEADS} {_RUNS}".split())


@dataclass(frozen=True, slots=True)
class Role:
    """What somebody is or does, by the words that tell of it."""

    told_by: frozenset[str]
    deed: bool = False  # "who runs it", not "who is the manager"
    undertaken: bool = False  # a deed that "the Crew will mend the bell" tells of too

    def told_in(self, words: str) -> bool:
        return any(word in self.told_by for word in re.findall(r"\w+", words.lower()))


def role_asked(question: str) -> Role | None:
    """The role of "who is the harbour master", the deed of "who runs the ferry"; None where neither is asked."""
    asked = _ROLE.search(question)
    if asked and _IS_ROLE.search(asked["role"]):
        word = asked["role"].lower().split()[-1].removesuffix("s")
        return Role(_TOLD_BY[word] if word in _BY_MORE_WORDS else frozenset((word, f"{word}s")))
    return None if _OF_THE_REGISTER.search(question) else _deed_asked(question)


def done_to(words: str) -> bool:
    """Whether they end with what is done to somebody: "has been run"."""
    return _DONE_TO.search(words) is not None


def _deed_asked(question: str) -> Role | None:
    asked = _DEED.search(question)
    if asked is None or done_to(asked[0]):
        return None
    word = asked["deed"].lower().split()[-1]
    return Role(_TOLD_BY[word], True, word in _UNDERTAKEN) if word in _TOLD_BY else None
