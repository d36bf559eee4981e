"""Whose a question means: people and bodies by the names that the register prints."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.entries import Row
from assistant.lookups.found import KIND_WORD
from assistant.lookups.offices import is_body, is_general
from assistant.persons import is_named, is_told_of
from assistant.view import View
from assistant.wording import meanings_of, short_of
from index.terms import terms

NOUN = rf"{KIND_WORD}|commitments?|promises?|undertakings?|pledges?"
_HOLDER = "mayor|commissioner|minister|constable|clerk|leader|chair|chairman|secretary|director|executive"
LATE = r"(?:running )?(?:late|overdue|behind)\b"
_OF_PERSON = (
    re.compile(
        r"\bwhat (?:must|should|will) (?P<who>[\w'’.& -]{2,60}?) (?:now |still )?(?:do|be doing)\W*$", re.IGNORECASE
    ),
    re.compile(
        r"\bwhat (?P<who>[\w'’.& -]{2,60}?) (?:still )?(?:has|have|needs?|is|are|was|were)(?: still)?(?: got)? to do\b",
        re.IGNORECASE,
    ),
    re.compile(
        r"\bwhat (?:(?:all|else) )?(?:has|have|had|did|does|do|is|are|was|were|will|must|should)"
        r" (?P<who>[\w'’.& -]{2,60}?) "
        r"(?:(?:personally|still|yet|now|also) )*"
        r"(?:(?:been )?promis\w+|commit(?!ment)\w*|undertak\w+|undertook|pledged?|agreed? to do"
        r"|responsible for|down (?:for|to do)|on the hook for|(?:supposed|meant|have|got|need) to do|own|owe"
        r"|lead(?:ing)? on|to do(?=\W*$|,? (?:in|by|before|next|this)\b))\b",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?:{NOUN}|everything|anything|what(?:['’]?s| is)?|overdue|due|outstanding)\b"
        r" (?:is |are |was |were )?(?:due )?"
        r"(?:for|of|from|by|owned by|assigned to|given to|addressed to|down to|belong(?:ing)? to|with)"
        r" (?P<who>[\w'’.& -]{2,60}?)"
        r"(?= (?:to do|still|yet|that|which|due|in|since|overdue|have|has|are|is|not)\b|\W*$)",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:on|in|under|against) (?P<who>[\w'’.& -]{2,60}?)['’]?s?"
        r" (?:plate|to-?do list|list|desk|in-?tray|court|name)\b",
        re.IGNORECASE,
    ),
    re.compile(rf"\b(?P<who>(?:(?:deputy|chief) )?(?:{_HOLDER}))s (?:[\w-]+ )?(?:{NOUN})\b", re.IGNORECASE),
    re.compile(rf"\b(?P<who>[\w.-]+(?: [\w.-]+){{0,4}})['’]s? (?:[\w-]+ ){{0,2}}?(?:{NOUN})\b", re.IGNORECASE),
    re.compile(rf"^(?:so |and )?(?:is|are) (?P<who>[\w'’.& -]{{2,60}}?) {LATE}", re.IGNORECASE),
    re.compile(
        rf"\b(?:which|what|list|how many)\b.*?\b(?:{NOUN})\b (?:did|does|has|have|is|are|was|were|do)"
        r" (?P<who>[\w'’.& -]{2,60}?) (?:still |yet |now )?"
        r"(?:own|make|made|give|given|got|responsible|promised?|have|to do|lead)\b",
        re.IGNORECASE,
    ),
)
_OF_BODY = (
    *_OF_PERSON[3:7],
    re.compile(
        r"\b(?:which|what|list|show|all|how many)(?: of)?(?: the)? (?P<who>(?:[\w-]+ ){1,4}?)(?:agreed )?actions\b",
        re.IGNORECASE,
    ),
)
ROLE = re.compile(
    rf"\b(?:{_HOLDER}|nurse|officer|manager|head|board|committee|panel|force|council|[adp]?cc|[acdo]?pcc)$",
    re.IGNORECASE,
)
_OFFICE = re.compile(r"(?:the )?office\b", re.IGNORECASE)
ARTICLE = re.compile(
    r"^(?:(?:list|show|give|name|which|what|how|many|me|is|are|was|were|the|our|a|an|all|of|by)\s+)+", re.IGNORECASE
)


def people_in(words: str, view: View) -> tuple[str, tuple[str, ...]]:
    """Whose deeds the words ask for, as typed and as the register prints the names; empty where it prints none such,
    and no office or body is typed in general words.
    """
    printed, office = names_in(view.rows), ""
    for pattern in _OF_PERSON:
        for found in pattern.finditer(words):
            who = ARTICLE.sub("", found["who"].strip())
            if not terms(who):  # "is it late"
                continue
            as_told = _told_of(who, view)
            if named := [name for name in printed if is_named(who, name) or name in as_told]:
                people = [name for name in named if not _OFFICE.match(name) or _OFFICE.match(who)]
                return who, tuple(people or named)
            office = office or (who if is_general(who) else "")
    return office, ()


def _told_of(who: str, view: View) -> frozenset[str]:
    """Who has the office that is typed, or the office of who is, by the document that prints the items."""
    forms = [who, *meanings_of(who, view), *short_of(who, view)]
    found: set[str] = set()
    for document in {row["document"] for row in view.rows}:
        text = view.text(document)
        held = [form for form in forms if form.casefold() in text.casefold()]
        names = names_in([row for row in view.rows if row["document"] == document]) if held else []
        holders = (name for name in names if not is_body(name))
        found.update(name for name in holders if any(is_told_of(form, name, text) for form in held))
    return frozenset(found)


def name_for(who: str, people: Sequence[str]) -> str:
    """ "Jo Hart", "the Chief Nurse": how the register prints who is typed, where it prints one name for that."""
    folded = {name.casefold(): name for name in people}
    in_full = [name for name in people if not name.isupper() and is_named(who, name)]
    name = folded.get(who.casefold(), in_full[0] if len(people) == len(in_full) == 1 and len(who.split()) > 1 else who)
    return f"the {name}" if ROLE.search(name) and not ARTICLE.match(name) else name


def body_of_actions(words: str, view: View) -> str:
    printed = {document.description.body.value for document in view.documents.values()}
    said = (ARTICLE.sub("", found["who"].strip()) for pattern in _OF_BODY for found in pattern.finditer(words))
    return next((who for who in said if any(is_named(who, body) for body in printed)), "")


def body_in(words: str, view: View) -> str:
    """Which of the bodies that take positions of their own the words name; empty where they name none or several."""
    said = frozenset(terms(words))
    bodies = {one["by"] for row in view.rows for one in row["positions"]}
    named = [body for body in bodies if (own := frozenset(terms(body))) and own <= said]
    return named[0] if len(named) == 1 else ""


def names_in(rows: list[Row]) -> list[str]:
    """Every name that the register prints of who was asked or is to do it, once each."""
    said = ((row["addressed_to"], *(c["by_whom"] for c in row["commitments"])) for row in rows)
    return sorted({name for names in said for name in names if name})
