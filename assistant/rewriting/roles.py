"""Who does what: whether a sentence gives one's deed to another, or tells as a deed what was only wished."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import dropwhile, pairwise

from assistant.rewriting.deeds import LIGHT, has_verb, in_meanings, meant_by
from assistant.rewriting.manner import Mode
from assistant.rewriting.parts import Part
from index.terms import terms

_PASSIVE = re.compile(
    r"\b(?:is|are|was|were|be|been|being) (?:not |now |also |already |\w+ly )*(?P<deed>\w{2,}ed|done|\w{2,}[wae]n|paid|"
    r"sent|held|built|met|left|lost|made|put|told|run|led|kept|sold|cut|set|shut|bought|taught)\b",
    re.IGNORECASE,
)
_NOW = re.compile(r"(?<!\bto )\b(?!\w+(?:ss|us|is)\b)[a-z]{2,}s\b")
_CAUSE = re.compile(r"(?:because|as|since|so that)\b", re.IGNORECASE)
_EITHER_WAY = meant_by(terms("start finish stop close increase fall delay change improve expand move run develop"))
_COME_ABOUT = {Mode.DONE, Mode.STANDING, Mode.WAS}


def swaps(told: Part, held: Part) -> bool:
    """Whether who acts in one is acted upon in the other, and the other way round."""
    if not (told.subject and held.subject) or not like_voiced(told, held):
        return False
    acts, acted = told.subject - held.subject, held.subject - told.subject
    return bool(acts & _rest(held)) and bool(acted & _rest(told))


def puts_for_another(told: Part, held: Part, others: Iterable[Part]) -> bool:
    """Whether it puts, in the place of something, what stands elsewhere: "asked owners" for "asked the contractor"."""
    if not has_verb(held.clause.words):  # a title, or a cell
        return False
    elsewhere = frozenset[str]().union(*(other.own for other in others)) - held.own
    return any(
        new in elsewhere and beside == same and was not in told.own
        for way in (1, -1)
        for beside, new in _neighbours(told, way)
        for same, was in _neighbours(held, way)
    )


def _neighbours(part: Part, way: int) -> list[tuple[str, str]]:
    """Each term with the one that follows it, or for -1 with the one before."""
    return list(pairwise([term for term in part.order if term not in LIGHT][::way]))


def causes(part: Part) -> bool:
    """Whether it gives the cause of what is said before it."""
    return _CAUSE.match(part.clause.words) is not None


def told_as_now(told: Part, held: Part) -> bool:
    """Whether it tells what will be done as what is done: "she checks" of "she will check"."""
    if told.clause.mode is not Mode.PLAIN or held.clause.mode is not Mode.COMING or any(d.first for d in told.dates):
        return False
    now = frozenset(in_meanings(terms(" ".join(_NOW.findall(told.clause.words)))))
    return bool(now & held.verbs)


def like_voiced(told: Part, held: Part) -> bool:
    """Whether both say who does something, or both to whom it is done."""
    return (_PASSIVE.search(told.clause.words) is None) is (_PASSIVE.search(held.clause.words) is None)


def turned(told: Part, held: Part) -> bool:
    """Whether one does what is done to it in the other: "the council has asked" of "the council has been asked"."""
    if like_voiced(told, held) or not told.subject & held.subject:
        return False
    passive = _PASSIVE.search(told.clause.words) is not None
    done, does = (told, held) if passive else (held, told)
    if told.subject & set(_after_subject(held)) if passive else not set(_after_subject(told)) - held.own - LIGHT:
        return False  # "posts had been filled", of "they have filled the posts"
    suffered = meant_by(terms(" ".join(m["deed"] for m in _PASSIVE.finditer(done.clause.words)))) - _EITHER_WAY
    return bool(suffered & does.verbs)


def _after_subject(part: Part) -> list[str]:
    return list(dropwhile(lambda term: term in part.subject, part.order))


def only_wished(told: Part, bearing: Sequence[Part]) -> bool:
    """Whether it tells as come about what its quote tells only as a wish: "ended" of "a motion to end it was lost"."""
    if told.clause.mode not in _COME_ABOUT or not told.verbs or told.clause.denials:
        return False
    holding = [held for held in bearing if told.verbs & held.tells]
    return bool(holding) and all(told.verbs <= held.wished - held.verbs for held in holding)


def _rest(part: Part) -> frozenset[str]:
    return part.own - part.subject
