"""Who acts in minutes: people by name, initials or title, offices and bodies; and the subject of a verb, roughly."""

from __future__ import annotations

import re

_OFFICE = (
    r"(?i:clerk|chair(?:man|woman|person)?|secretary|secretariat|treasurer|officers?|manager|director|members?|"
    r"councillors?|cllrs?|council|committee|panel|board|group|party|trust|officials?|staff|team|administrator|engineer|"
    r"surveyor|superintendent|warden|vice[- ]chair|deputy|head|co-?ordinator|solicitor|auditor|department|mayor|"
    r"commissioner|representatives?|administration|executive|constable|everyone|all|trustees|governors|convenor|"
    r"president|leader|holder|authority|service|agency|office|association|forum|partnership|lead|police|force|owners?|"
    r"chamberlain|services|heads|head ?teacher|principal|governor|bursar|librarian|curator|archivist|registrar|ranger|"
    r"caretaker|editor|inspector|sergeant|commander|vicar|captain)s?"
)
_OF = r"(?: (?:of|for|on) (?:the )?[\w'’ &-]{2,50})?"
_PRONOUN = re.compile(r"(?:he|she|they|we|I)$", re.IGNORECASE)
_PERSON = re.compile(r"(?:[Tt]he )?[A-Z][\w'’.-]*(?:(?: (?:of|for|van|de|to|on)(?: the)?)? [A-Z(][\w'’.()-]*){0,6}$")
_HOLDS_OFFICE = re.compile(
    rf"(?:[Tt]he |[Aa]ll |[Bb]oth |[Oo]ur |[Rr]elevant )*(?:(?!the\b)[\w'’&/-]+ ){{0,6}}{_OFFICE}{_OF}$"
)
_AND = re.compile(r",? and |, | ?/ ?| & |; ")
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|could|should|may|might|did|does|stated|said|added|asked)\b"
)
_NOBODY = re.compile(
    r"(?:It|This|That|There|These|Those|Which|What|Letter|Meeting|Report|Paper|Item|Thanks|Apologies|Welcome|"
    r"Amendments?|Subject|According|Due|In|Following|Having|Changes|Response|Reply|Discussion|Presentation)\b"
)
_VERB = re.compile(r"\b(?:has|have|had|is|was|were|will|would|said|told|gave|spoke|undertook|[a-z]{2,}ed)\b")
_EDGE = re.compile(
    r"[.;:] | [–—-] |^\(?[a-z]\) |, (?:and |but )?|\b(?:that|but|while|whilst|which|who|because|so|as)\b "
)
_NAMES = re.compile(r"(?<= )(?:the|The|Cllrs?|Councillors?|Mrs?|Ms|Dr|he|she|they)\b")
_MOST_WORDS = 16


def is_actor(words: str) -> bool:
    """Whether the words name somebody who can act: a person, initials, an office, a body, or several."""
    words = words.strip()
    if not words or len(words.split()) > _MOST_WORDS or _FINITE.search(words) or _NOBODY.match(words):
        return False
    return all(_PRONOUN.match(one) or _PERSON.match(one) or _HOLDS_OFFICE.match(one) for one in _AND.split(words))


def is_pronoun(words: str) -> bool:
    return _PRONOUN.match(words) is not None


def subject(words: str, at: int) -> tuple[int, int]:
    """The noun phrase before a verb at `at`: from the last edge of a clause, or its last words that name an actor."""
    edges = [m.end() for m in _EDGE.finditer(words, 0, at)]
    start, end = edges[-1] if edges else 0, len(words[:at].rstrip())
    whole = (start + 4, end) if words.startswith("and ", start) else (start, end)
    later = [(m.start() + start, end) for m in _NAMES.finditer(words[start:end])]
    return next((one for one in (whole, *later) if is_actor(words[slice(*one)])), whole)


def acts_first(words: str) -> tuple[int, int]:
    """The subject of the first verb, where that is somebody by name or office; (0, 0): it is not."""
    verb = _VERB.search(words)
    who = subject(words, verb.start()) if verb else (0, 0)
    name = words[slice(*who)]
    return who if is_actor(name) and not is_pronoun(name) else (0, 0)
