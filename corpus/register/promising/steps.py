"""Steps: what tells that one of several is done does not tell that the whole is."""

from __future__ import annotations

import re

_NUMBER = r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_FIRST = r"(?:first|second|third|fourth|fifth|initial|next|opening|pilot|preliminary|1st|2nd|3rd)"
_NOUN = (
    r"(?:phase|stage|step|part|tranche|wave|cohort|batch|round|strand|element|component|module|milestone|instalment)"
)
_NUMBERED = rf"(?:{_NOUN}s? (?:one|{_NUMBER}|[A-D]\b|I{{1,3}}\b)(?:,? (?:and|to|or|&) (?:one|{_NUMBER}))?)"
_STEP = (
    rf"(?i:(?:{_FIRST} (?:{_NUMBER} )?(?:of (?:the |our |its )?{_NUMBER} )?(?:(?!of\b|and\b)[\w-]+ )?{_NOUN}s?|"
    rf"{_FIRST} (?:{_NUMBER} )?of (?:the |our |its |these )?{_NUMBER}|{_NUMBERED}))\b"
)
_A_STEP = re.compile(rf"\b{_STEP}")
_LAST = re.compile(r"\b(?:final|last|both|all|every|each|remaining|whole|entire)\b", re.IGNORECASE)
_DIRECTLY = re.compile(rf"(?: out| off)? (?:(?:the|its|our|a|an|this|that|their) )?(?:{_STEP}|{_NOUN} of\b)")
_DURING = re.compile(
    rf"[^;:.,]*? (?:(?:in|during) (?:the |its |our |this )?{_STEP}|(?:in|for|at|across) the first {_NUMBER}\b)"
)
_SO_FAR = re.compile(r"\b(?:so far|to date|thus far)\b", re.IGNORECASE)
_OPENING = re.compile(
    r"^\W*(?:As (?:an?|the|our|its) (?:\w+ )?first (?:step|stage|phase|measure)|As an? (?:initial|interim) (?:step|"
    r"measure)|So far|To date|Thus far|To begin with|As a start|For a start|In the first (?:phase|stage|instance))\b"
)
_SOME = re.compile(
    r"^\W*(?:(?:and|but|in all|now) )?(?:[Mm]ost(?! recent| import| notabl)|[Hh]alf|[Pp]art of|[Ss]ome of|"
    r"(?:[Tt]he|a) (?:large |vast |great )?(?:majority|bulk|proportion)|[Aa] (?:third|quarter)|[Tt]wo[- ]thirds|"
    r"[Tt]hree[- ]quarters|(?:[Oo]ver|[Mm]ore than|[Aa]bout|[Nn]early|[Aa]lmost) (?:half|all|a (?:third|quarter)|"
    r"two[- ]thirds|three[- ]quarters))\b"
)
_SHARE = re.compile(
    r"\b(?P<some>\d+) (?:out )?of (?:the |our |its )?(?P<all>\d+)\b|"
    r"\b(?i:two|three|four|five|six|seven|eight|nine|ten|half|most|some|several) of (?:the|our|its|these)\b|"
    r"\bonly (?:[\w'-]+ ){1,4}$"
)
_OF_THEM = re.compile(r"\b[Oo]f the \d+\b[^.;]*, \d+ $")
_SHARED_OUT = re.compile(
    rf"[^;:.,]*? (?:in|for|at|across|by) (?P<some>{_NUMBER}|half|most|some|several) of (?:the |our |its |their )?"
    rf"(?P<all>{_NUMBER})?(?<! of )",
    re.IGNORECASE,
)
_REST = re.compile(
    r"[^;:.]*?,? with (?:(?:the|its|our) )?(?:[\w'-]+ ){0,6}?(?:to (?:follow|come|be)|outstanding|remaining|still to|"
    r"due (?:to|in|by|on)|planned|scheduled)\b"
)


def is_step(words: str, start: int, end: int, clause: str) -> bool:
    """Whether what `words[start:end]` tells as done is one of several: `clause` is what stands before it in its clause.

    "Three of 12 have been mended", "The first phase is complete", "As a first step we have bought a boat".
    """
    if _is_share(words, start, end, clause) or _OF_THEM.search(words[:start]) or _OPENING.match(words):
        return True
    if _SOME.match(clause) or _SO_FAR.search(clause) or _SO_FAR.search(words[start:end] + _to_edge(words[end:])):
        return True
    if is_part(clause) or is_part(words[start:end]) or _REST.match(words, end):
        return True
    behind = _DIRECTLY.match(words, end) or _DURING.match(words, end)
    return behind is not None and not _LAST.search(behind[0])


def is_part(words: str) -> bool:
    """Whether the words name one of several steps, and not the last or all of them."""
    return _A_STEP.search(words) is not None and not _LAST.search(words)


def _is_share(words: str, start: int, end: int, clause: str) -> bool:
    part = _SHARE.search(clause) or _SHARE.search(words, start, end) or _SHARED_OUT.match(words, end)
    return part is not None and not (part["some"] is not None and part["some"] == part["all"])


def _to_edge(words: str) -> str:
    return re.split(r"[;:.,]| and ", words, maxsplit=1)[0]
