"""Whom an answer was about by name, so that the next turn may say "she": carried on until somebody else is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from assistant.kinds import Kind
from assistant.lookups.offices import is_body
from assistant.lookups.whom import ROLE, names_in, people_in
from assistant.models import Answer
from assistant.question import Understood
from assistant.view import View
from assistant.writers import Line

_IN_BRACKETS = re.compile(r"\s*\([^()]*\)$")
_TITLE = re.compile(r"^(?:Mrs?|Ms|Miss|Dr|Cllr|Councillor)\.? (?=\w+ \w)")
_PERSON = re.compile(r"(?:[A-Z][\w’'-]*\.? )+[A-Z][\w’'-]+")
_WHO_IS = re.compile(
    r"^(?:and |so )?who(?:['’]?s| is| was) (?P<who>the (?:(?!and\b|or\b)[\w’'-]+ ?){1,6})\W*$", re.IGNORECASE
)
_HOLDS = re.compile(r"^(?:the )?(?:head|director|chair|leader|chief) of\b", re.IGNORECASE)
_NO_PERSON = re.compile(
    r"\b(?:council|committee|board|panel|office|department|ministry|government|authority|agency|services?|force|police"
    r"|inquiry|group|team|unit|branch|partnership|division|programme|trust|association|university|fund|centre|support)\b|,|/"
    r"|\band\b|&",
    re.IGNORECASE,
)
_OWNER = re.compile(  # of a line of a list: "- By 3 May 2031, Jo Hart; ...", "Action 4: Jo Hart; ..."
    r"^(?:- )?(?:(?:By |No date|'|Due )[^“;]*?, (?!no date)|(?:[A-Z][\w ]+ \w+)(?:, under '[^']*')?: )"
    r"(?P<who>[^;“,]+(?: \([^)]*\))?);"
)


def spoken_of(
    understood: Understood, lines: Sequence[Line], answer: Answer, previous: Answer | None, view: View
) -> str:
    """The one person, or holder of an office, who is named in the question or, where it asks who, in the answer.

    Where neither names one, whoever the turn before was about; nobody where several may be meant.
    """
    if asked := _asked(understood, view):
        return asked
    asks_who = Kind.WHO in understood.kinds
    if previous and previous.person and understood.leans and not (asks_who and answer.answered):
        return previous.person
    told = _persons(fact for line in lines[:1] for fact in line.facts) if asks_who else []
    if answer.looked_up and not told:
        told = _persons(found["who"] for line in lines if (found := _OWNER.match(line.words)))
    return told[0] if len(told) == 1 else ""


def _asked(understood: Understood, view: View) -> str:
    words = understood.standalone
    who, people = people_in(words, view)
    named = _persons(people)
    if who and people and not is_body(who):
        the = f"the {who}".casefold() in words.casefold()
        return named[0] if len(named) == 1 and _PERSON.fullmatch(named[0]) else f"the {who}" if the else who
    if asked := _WHO_IS.match(words):
        return asked["who"]
    printed = _persons(names_in(view.rows))
    found = [name for name in printed if _PERSON.fullmatch(name) and name.casefold() in words.casefold()]
    return found[0] if len(found) == 1 else ""


def _persons(names: Iterable[str]) -> list[str]:
    """Those that are of a person or an office, each once, without initials."""
    plain = (_TITLE.sub("", _IN_BRACKETS.sub("", name.strip())) for name in names)
    return list({name.casefold().removeprefix("the "): name for name in plain if _is_person(name)}.values())


def _is_person(name: str) -> bool:
    if is_body(name) or _NO_PERSON.search(name):
        return False
    return _PERSON.fullmatch(name) is not None or bool(ROLE.search(name) or _HOLDS.match(name))
