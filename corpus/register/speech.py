"""Speech as it was made: the short forms of talk written out, and the tenses of minutes set back to the speaker's own.

"The Clerk said she would write and was asking for quotes" undertakes what "I will write and am asking" does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from corpus.register.actors import acts_first, is_actor, subject
from corpus.register.logs.deeds import VERB
from corpus.register.promising.status import THING
from corpus.register.prose import Prose

_SHORT = (
    (re.compile(r"(?<=\w)'ll\b"), " will"),
    (re.compile(r"(?<=[a-z])'ve\b|(?<=\bI)'ve\b"), " have"),
    (re.compile(r"(?<=[a-z])'re\b"), " are"),
    (re.compile(r"(?<=\bI)'m\b"), " am"),
)
_NO_PROMISE = (
    r"(?:not|never|like|have|prefer|rather|appear|seem|suggest|hope|want|need|wish|cost|mean|"
    r"make (?:sense|it|no|an? (?:difference|change))|lead|only|"
    r"be (?:able|likely|unlikely|better|helpful|useful|good|needed|required|possible|no|an?|the|too|in favour))\b"
)
_ADVERB = r"(?: (?:currently|now|also|still|already|actively|then|shortly|soon))*"
_GOING_ON = r"(?!going\b|being\b|having\b|willing\b)\w+ing\b"
_EXPECTED = r"(?:due|expected|scheduled|planned|hoped|intended|about) (?:to|for|in|on|by)\b"
_WORK = re.compile(r"\b(?:work|review|consultation|process|survey|recruitment|planning)\b", re.IGNORECASE)
_TOLD = (
    (re.compile(rf"\b(?:agreed|undertook|offered|volunteered|promised) to(?= {VERB})"), "will"),
    (re.compile(rf"\bwould\b(?!{_ADVERB} {_NO_PROMISE})"), "will"),
    (re.compile(rf"\bwas\b(?={_ADVERB} (?:{_GOING_ON}|{_EXPECTED}|under ?way\b|in progress\b|ongoing\b))"), "is"),
    (re.compile(rf"\bwere\b(?={_ADVERB} (?:{_GOING_ON}|{_EXPECTED}|under ?way\b|in progress\b|ongoing\b))"), "are"),
)
_UNSURE = re.compile(r"\b(?:if|unless|were to|could|might|perhaps|worried|feared|confident)\b", re.IGNORECASE)
_ASKED = re.compile(r"\b(?:asked|whether|what|how|why)\b", re.IGNORECASE)
_WHEN = re.compile(
    r"\b(?:(?:by|in|on|from|before|until) (?:the )?(?:(?:end|start|middle) of |early |late |next |first )*(?:\d|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|(?:next|same|this) \w+|(?:January|February|March|April|May|June|"
    r"July|August|September|October|November|December)\b|(?:month|year|week|spring|summer|autumn|winter|term)\b)|"
    r"shortly\b|in due course\b|after the meeting\b|(?:at|to) the next meeting\b)"
)
_DONE_TO = re.compile(rf"{_ADVERB} be(?: \w+ly| also)? [a-z]+")
_DUE = re.compile(rf"{_ADVERB} {_EXPECTED}")
_BY_WHOM = re.compile(r"\bby (?P<who>(?:the |[A-Z])[\w' ]{2,40}?)(?=[.,;]| (?:in|on|at|by|before|to|and)\b|$)")


def as_spoken(prose: Prose, *, reported: bool) -> Prose:
    """The prose as it was said; its characters keep their places in the text.

    `reported`: it tells in the past what was said; only what somebody named was to do, or did then, is set back.
    """
    for pattern, said in _SHORT:
        prose = _written_out(prose, pattern.finditer(prose.words), said)
    if reported and not _UNSURE.search(prose.words):
        for pattern, said in _TOLD:
            own = [m for m in pattern.finditer(prose.words) if _has_doer(prose.words, m)]
            prose = _written_out(prose, own, said)
    return prose


def _has_doer(words: str, verb: re.Match[str]) -> bool:
    """Whether somebody acts: the subject of the verb, or of a passive the agent behind it, or a day it is due by."""
    if _ASKED.search(words, 0, verb.start()):
        return False
    if _DONE_TO.match(words, verb.end()) or _DUE.match(words, verb.end()):
        agents = (m["who"] for m in _BY_WHOM.finditer(words, verb.end()))
        return _WHEN.search(words, verb.end()) is not None or any(map(is_actor, agents))
    joined = words[: verb.start()].endswith((" and ", " but "))  # "had met him and would write"
    who = words[slice(*(acts_first(words) if joined else subject(words, verb.start())))]
    return (is_actor(who) and not THING.search(who)) or _WORK.search(who) is not None


def _written_out(prose: Prose, places: Iterable[re.Match[str]], said: str) -> Prose:
    words: list[str] = []
    origin: list[int] = []
    at = 0
    for found in places:
        start, end = found.span()
        words += [prose.words[at:start], said]
        inner = [*range(start, end), *([end - 1] * len(said))][: len(said) - 1]
        origin += [*prose.origin[at:start], *(prose.origin[n] for n in inner), prose.origin[end - 1]]
        at = end
    if not at:
        return prose
    return Prose("".join([*words, prose.words[at:]]), (*origin, *prose.origin[at:]))
