"""Who the initials are that minutes give an action to: "AB" is Ada Brill where the list of those present says so."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from corpus.register.promising.pieces import BODY

_TITLE = (
    r"(?:(?:Cllr|Councillor|Mrs?|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Lord|Lady|Baroness|Rev|Canon|Supt|"
    r"Superintendent|"
    r"Insp|Inspector|Sgt|Sergeant|DCI|DCS|ACC|DCC|PCC|CC|CI|DI|PC|Chief|Deputy|Assistant)\.? )*"
)
_NAME = (
    r"(?P<name>(?:[A-Z][a-z'’]+|[A-Z]\.)(?: [A-Z]\.?)?(?:[ -](?:de|van|von|le|"
    r"[A-Z](?:[a-z]*(?:['’][A-Z]?|[A-Z])[a-z]+|[a-z]+))){1,3})"
)
_WITH_INITIALS = re.compile(rf"{_TITLE}{_NAME} ?[(\[](?P<initials>[A-Z]{{2,4}})[)\]]")
_BEHIND_INITIALS = re.compile(rf"\b(?P<initials>[A-Z]{{2,4}})(?: ?[:=–—-])? {_TITLE}{_NAME}\b")
_PRESENT = re.compile(
    r"^\W*(?:(?:also |members |officers |those )?(?:present|in attendance|attendees|attending|attendance)|membership)\b"
    r"[^\n:]{0,30}:?(?P<list>.*(?:\n(?!\s*\n).*){0,40})",
    re.IGNORECASE | re.MULTILINE,
)
_BODY = re.compile(rf"\b(?i:{BODY}|police|borough|county|district|association|apologies|item|minutes)\b")
_LISTED = re.compile(rf"(?<![\w.] ){_TITLE}\b{_NAME}\b")
_GIVEN = re.compile(r"\b[A-Z]{2,4}\b")
_SEPARATED = re.compile(r"[A-Z]{2,4}(?:(?: ?[/,&;+] ?| and | ?\n ?)[A-Z]{2,4})*")


def names_by_initials(text: str) -> Mapping[str, str]:
    """The names behind initials, as the document gives them: beside the name, else of one only of those present."""
    beside = {
        m["initials"]: m["name"]
        for pattern in (_BEHIND_INITIALS, _WITH_INITIALS)
        for m in pattern.finditer(text)
        if _fit(m["name"], m["initials"]) and not _BODY.search(m["name"])
    }
    inferred: defaultdict[str, set[str]] = defaultdict(set)
    for name in _present(text):
        inferred[_initials(name)].add(name)
    alone = {short: next(iter(names)) for short, names in inferred.items() if len(names) == 1}
    return {**alone, **beside}


def people_present(text: str) -> frozenset[str]:
    """The first and last names of those present, each alone."""
    listings = (listing["list"] for listing in _PRESENT.finditer(text))
    names = (_BODY.split(m["name"])[-1] for listing in listings for m in _LISTED.finditer(listing))
    return frozenset(word for name in names for word in name.split() if len(word) > 1 and word[-1] != ".")


def spelt_out(owner: str, names: Mapping[str, str]) -> str:
    """ "AB/CD" as "Ada Brill (AB), Cole Dunn (CD)"; other words, and initials of nobody known, as they are."""
    if not _SEPARATED.fullmatch(owner):
        return owner
    given: Iterable[str] = _GIVEN.findall(owner)
    return ", ".join(f"{names[short]} ({short})" if short in names else short for short in given)


def _present(text: str) -> Iterator[str]:
    for listing in _PRESENT.finditer(text):
        for m in _LISTED.finditer(listing["list"]):
            if not _BODY.search(m["name"]):
                yield m["name"]


def _initials(name: str) -> str:
    return "".join(word[0] for word in re.split(r"[ -]", name) if word[0].isupper())


def _fit(name: str, initials: str) -> bool:
    """Whether the initials begin the name's words, with or without its middle ones."""
    own = _initials(name)
    return initials[0] == own[:1] and initials[-1] == own[-1:]
