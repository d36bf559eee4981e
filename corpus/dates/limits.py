"""Which of the dates printed are limits ahead: not those of events, starts, former plans and what recurs."""

from __future__ import annotations

import re

from corpus.dates.grammar import LEAD, MONTH_THAT_IS_A_WORD

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
    r"(?:(?:which|that) )?(?:expires?|expired|lapses?|lapsed)(?: on| in| at)?|"
    r"(?:beginning|starting|commencing)(?: on| with)?|effective(?: in| on| with)?|"
    r"(?:yearly|annually|monthly|quarterly|(?:each|every) \w+),? (?:beginning|starting|commencing) in|"
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
_WILL_IN = re.compile(r"\b(?:will|shall)(?: (?!have\b)[\w'’-]+){1,6} (?:in|on)\s+$")
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
_MEETING = re.compile(
    r"\s+(?:\w+\s+)?(?:meeting|agenda|session|round|board|committee)\b|"
    r"\s+(?:council|cabinet|forum|panel|group|trustees|governors|AGM)\s*(?:$|[,;.)])",
    re.I,
)
_NEAR = 40  # characters beside a date
_EACH = re.compile(r"\b(?:each|every)\s+$", re.I)
_EACH_YEAR = re.compile(r"\s*(?:each|every|of (?:each|every|any)) (?:\w+ )?year\b|\s*annually\b", re.I)


def only_in_form(text: str, m: re.Match[str]) -> str:
    """Why what looks like a date names no day: it recurs ("each July"), or is a meeting's; empty where it names one."""
    if _EACH.search(text[max(0, m.start() - _NEAR) : m.start()]) or _EACH_YEAR.match(text, m.end()):
        return "comes again and again"
    if m.lastgroup == "month" and not re.search(r"\d", m.group()) and _MEETING.match(text, m.end()):
        return "a meeting's month, not its day"
    return ""


def is_month(text: str, m: re.Match[str]) -> bool:
    """ "May" and "March" are words too: alone, they need a preposition before or a release or meeting after."""
    if text.startswith(" Day", m.end()):
        return False
    if m.group().rstrip(".") not in ("May", "March", "Mar", "Jan", "Dec", "Sept", "Sep") or re.search(r"\d", m.group()):
        return True
    after = re.match(r"\s+(?:release|meeting|agenda|and\s+[A-Z]|to\s+[A-Z])", text[m.end() : m.end() + _NEAR])
    return bool(after or MONTH_THAT_IS_A_WORD.search(text[max(0, m.start() - _NEAR) : m.start()]))


def is_of_subject(before: str, after: str) -> bool:
    """Whether a date belongs to what is to be dealt with: "oars bought before 4 May 2031 will be sold"."""
    told = is_event(before) or _BOUGHT_BEFORE.search(before) is not None
    return told and _OF_SUBJECT.match(after) is not None


def is_to_come(before: str) -> bool:
    """Whether "will ... in" runs up to the date."""
    return _WILL_IN.search(before) is not None


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


def lead_length(before: str) -> int:
    m = LEAD.search(before)
    return len(m.group()) if m else 0
