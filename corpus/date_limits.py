"""Which of the dates printed are limits ahead: not those of events, starts, former plans and what recurs."""

from __future__ import annotations

import re

_PLANNED = r"(?:planned|due|expected|set|scheduled|promised|meant|intended|forecast|hoped|aimed)"
# A preposition that makes a past date a deadline all the same.
_BY = re.compile(
    r"\b(?:by|before|until|till|no later than|not later than|deadline(?: of| is)?|due(?: by| on)?|on or before|"
    r"target(?:ed)?(?: date)?(?: for| of)?)"
    r"(?:\s+the)?(?:\s+(?:very\s+)?(?:end|start|beginning|middle)(?:\s+of)?)?\s*:?\s*$",
    re.I,
)
_SINCE = re.compile(
    r"\b(?:since|from|beyond|after|following|as of|at|dated|between|"
    r"(?:beginning|starting|commencing|effective)(?: in| on| with)?|"
    r"(?<!\bis )(?<!\bare )(?<!\bnow )(?<!\bstill )expect(?:s|ed)? (?:it )?in)\s*(?:the\s+)?$|['’]s\s+$",
    re.I,
)
_FORMER = re.compile(
    rf"\b(?:first|original(?:ly)?|previous(?:ly)?|formerly|initial(?:ly)?|once|was|were|been) {_PLANNED}"
    r"(?: to \w+(?: \w+)?)?(?: (?:for|in|by|on|at|before))?(?: the)?(?: end of)?\s+$",
    re.I,
)  # "first planned for", "had been due by"
_BOUGHT_BEFORE = re.compile(
    r"(?<!\bbe)(?<!\bare)(?<!\bis)(?:^|\s)(?:\w+(?:ed|ght)|held|sold|told|built|lost|sent|spent|made|given)\s+"
    r"before\s+$"
)
_OF_SUBJECT = re.compile(r",?\s+(?:will|shall|must|should)\b")
_PAST = (
    r"\w{2,}ed|held|met|began|begun|sent|gave|given|told|wrote|written|took|taken|left|made|brought|came|went|spoke|"
    r"heard|saw|seen|said|paid|became|shown"
)
_EVENT = re.compile(
    rf"(?:\b(?P<to_come>be|is|are|being|now|yet|still|\w+ly|need(?:s|ed)?|{_PLANNED})\s+)?"
    rf"\b(?!{_PLANNED}\b)(?:{_PAST})\s+(?:in|on)\s+(?:the\s+)?$",
    re.I,
)
_EACH = re.compile(r"\b(?:each|every)\s+$", re.I)
_EACH_YEAR = re.compile(r"\s*(?:each|every|of (?:each|every|any)) (?:\w+ )?year\b|\s*annually\b", re.I)


def recurs(before: str, after: str) -> bool:
    """Whether the day or month between the words comes again: "each July", "31 March of each year"."""
    return _EACH.search(before) is not None or _EACH_YEAR.match(after) is not None


def is_of_subject(before: str, after: str) -> bool:
    """Whether a date belongs to what is to be dealt with: "oars bought before 4 May 2031 will be sold"."""
    told = is_event(before) or _BOUGHT_BEFORE.search(before) is not None
    return told and _OF_SUBJECT.match(after) is not None


def is_former(before: str) -> bool:
    """Whether the date after these words was to be kept and is no longer."""
    return _FORMER.search(before) is not None


def is_limit(before: str) -> bool:
    """Whether the date after these words is a deadline even where it has gone by."""
    return _BY.search(before) is not None and not _BOUGHT_BEFORE.search(before)


def is_start(before: str) -> bool:
    """Whether the date after these words is where something starts, or a label."""
    return _SINCE.search(before) is not None


def is_event(before: str) -> bool:
    """Whether a deed that was done stands in front: "announced in June", not "to be announced in June"."""
    found = _EVENT.search(before)
    return found is not None and not found["to_come"]
