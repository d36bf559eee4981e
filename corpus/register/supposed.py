"""Conditions: what stands under "if", "once" or "would" is not said to be so; nor is what is done "subject to" more."""

from __future__ import annotations

import re

_WHETHER = re.compile(
    r"\b(?:if|unless|whether|in the event (?:that|of)|in case|(?:as|so) long as|on (?:the )?condition that|"
    r"conditional(?:ly)? (?:up)?on|depend(?:s|ing|ent) (?:up)?on|(?:provided|providing|assuming|supposing) that)\b|"
    r"(?:^|[,;:] )(?:(?:and|but) )?(?:provided|providing|assuming|supposing) (?!by\b|for\b)",
    re.IGNORECASE,
)
_WHEN = re.compile(
    r"\b(?:once|when(?:ever)?|until|till|after|before|as soon as|by the time(?: that)?|as and when)\b", re.IGNORECASE
)
_MAIN = re.compile(  # of what stands between the condition and the verb: the condition is over
    r"[,;:.]|\b(?:has|have|had|is|are|was|were|will|shall|would|can|could|may|might|must|should|cannot)\b"
)
_ASIDE = re.compile(r"^ *, [^,;:.]{1,60},|, [^,;:.]{1,60},(?= (?:has|have|is|are|was|were)\b| *$)")
_ONE_SUBJECT = re.compile(  # "once the new lamps ..."; not "after a pause SMC ..."
    r" (?:(?:the|all|both|each|every|any|these|those|our|its|their|this|that|an?|my|his|her) "
    r"(?:(?!(?:the|an?|we|our|my|they|it)\b)[a-z][\w'-]* ){1,6}|(?:it|they|we|this|that|[A-Z]\w+|[a-z]{4,}s) )"
    r"(?:(?:all|also|each|both|fully|\w+ly) )*"
)
_NOW_SO = re.compile(r"[^;:.]*? (?:and|but) (?:(?:it|they) )?(?:now (?:has|have|is|are)|(?:has|have) (?:now|since))\b")
_PRESENT = re.compile(r"(?:has|have|is|are|now|being)\b")
_MODAL = re.compile(
    r"\b(?:would|could|should|might|may|must|can|cannot|(?:ought|needs?|needed|required|expected|"
    r"likely|unlikely|due|said|thought|believed|supposed|meant|hopes?|hoped|aims?|wants?|seems?|appears?|intends?) to)"
    r"(?: (?:not|also|already|by now|then|now|\w+ly|ideally))* $"
)
_HOPED = re.compile(
    r"\b(?:expect|hope|wish|anticipate|suppose|assume|doubt|imagine)(?:s|d|ed)? (?:that )?"
    r"(?:the|all|these|those|it|they|this|that|our|my|their|its|both|every|each)\b(?!.*\b(?:and|but)\b)[^,;:.]{0,60}$"
)
_CASE = re.compile(
    r"\b(?:if|unless|in the event that) (?:[\w'’-]+ ){1,8}?"
    r"(?:is|are|was|were|has|have|had|do|does|did|can|cannot|will|fails?|remains?)\b|^\W*Should\b",
    re.IGNORECASE,
)
_SUBJECT_TO = (
    r"subject to (?:\w+ ){0,3}(?:approval|sign-?off|agreement|funding|consultation|confirmation|checks?|contracts?|"
    r"outcome|planning|testing|tests?|audit|ratification|clearance|consent|inspection|resources|conditions|advice|"
    r"being|completion)\b"
)
_STILL_SUBJECT = re.compile(rf"[^;:.]*?(?:,(?: but| and)?(?: only| still)? subject to\b|\b{_SUBJECT_TO})")
_UNDER_CONDITION = re.compile(r"^\W*Subject to\b[^,;]{3,120}, ")


def is_supposed(words: str, start: int, end: int) -> bool:
    """Whether the verb group stands in a condition, or under "would have", and so says nothing is so."""
    before, group = words[:start], words[start:end]
    if group.startswith("have") and _MODAL.search(before):
        return _NOW_SO.match(words, end) is None
    return _HOPED.search(before) is not None or _in_condition(before, group)


def is_hypothetical(words: str) -> bool:
    """Whether something is undertaken only for a case that may never come: "If it is not lit by May I shall write"."""
    return _CASE.search(words) is not None


def is_subject_to(words: str, start: int, end: int) -> bool:
    """Whether what is told as done is so only "subject to final checks"."""
    return _STILL_SUBJECT.match(words, end) is not None or _UNDER_CONDITION.search(words[:start]) is not None


def _in_condition(before: str, group: str) -> bool:
    """Of "once", "when" and the like only with has, have, is or are: "once it was counted" tells of the past."""
    if any(not _MAIN.search(_ASIDE.sub("", before[m.end() :])) for m in _WHETHER.finditer(before)):
        return True
    times = _WHEN.finditer(before) if _PRESENT.search(group) else ()
    return any(_ONE_SUBJECT.fullmatch(before[m.end() :].replace(" of the ", " of ")) for m in times)
