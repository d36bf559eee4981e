"""Numbers with parts, as inquiries number what they recommend: "4a) ii.", "12(b)", "A(iii)", "12) a-c) and e)"."""

from __future__ import annotations

import re
from collections.abc import Iterator

ROMAN = "i ii iii iv v vi vii viii ix x xi xii".split()
_WHOLE = r"(?:\d{1,3}(?:\.\d{1,3})*|R\d{1,3}|[A-Z](?=\())"
_PART = r"(?: ?\)? ?\((?:[a-z]|[ivx]{1,4}|\d{1,2})\)|\)?[a-z](?![a-z])|\) ?(?:[a-z]|[ivx]{1,4})(?![a-z]))"
_SEPARATOR = r"(?:\)?\.? ?(?:,|&|/|-|–|\band\b|\bto\b) ?)"
_LATER = rf"(?:{_WHOLE}{_PART}{{0,2}}|\(?(?:[a-z]|[ivx]{{1,4}})(?![a-z]))"
_NUMBERED = re.compile(rf"\(?(?P<number>{_WHOLE}{_PART}{{1,2}})[).:]*\s+(?=\S)")
_LISTED = re.compile(r"\(?(?P<number>[a-z]|[ivx]{1,4})[).:]+\s+(?=\S)")
_NAMED = re.compile(
    rf"\b[Rr]ecommendations? (?P<names>{_WHOLE}{_PART}{{0,2}}(?:{_SEPARATOR}{_LATER}){{0,8}})(?=[).:]*(?:\s|$))"
)
_PIECE = re.compile(r"(?P<piece>[^,&/–-]+?)(?P<by>\)?\.? ?(?:,(?: and)?|&|/|-|–|\band\b|\bto\b) ?|$)")
_STEP = re.compile(r"\d+(?:\.\d+)*|R\d+|[A-Z]|[ivx]{2,4}|[a-z]")


def outlined(words: str, marker: str = "") -> tuple[str, int]:
    """The number with parts that `words` begin with, behind a list's marker, and its length in them; ("", 0): none."""
    whole = _NUMBERED.match(words)
    if whole:
        return tidied(whole["number"]), whole.end()
    part = _LISTED.match(words) if marker else None
    if part:
        return tidied(f"{marker} {part['number']}"), part.end()
    return (tidied(marker), 0) if marker else ("", 0)


def tidied(number: str) -> str:
    """ "4a) ii." as "4a ii"; what is in brackets stays as it is printed."""
    closed = re.sub(r"^\(([^()]*)\)|(?<![(\w])\W+$", r"\1", number.strip(" .:"))
    return re.sub(r"\)(?= |[a-z])", "", closed) if "(" not in closed else closed


def bare(number: str) -> str:
    """A number as it can be compared: "4a) ii." and "4(a)(ii)" are one."""
    return re.sub(r"[^0-9a-z.]", "", number.lower()).strip(".")


def last_step(number: str) -> str:
    """ "v" of "4a) v" and of "4(a)(v)"."""
    steps = _STEP.findall(number)
    return steps[-1] if steps else ""


def named_in(words: str) -> set[str]:
    """The numbers, bare, of the recommendations that a sentence names: "Recommendations 12) a-c)" are three."""
    return {number for found in _NAMED.finditer(words) for number in _each(found["names"])}


def _each(names: str) -> Iterator[str]:
    before: list[str] = []
    ranged = False
    for found in _PIECE.finditer(names):
        steps = _STEP.findall(found["piece"])
        if not steps:
            continue
        steps = steps if not before or steps[0][0].isupper() or steps[0][0].isdigit() else [*before[:-1], *steps]
        for last in _between(before[-1], steps[-1]) if ranged else ():
            yield bare("".join([*steps[:-1], last]))
        yield bare("".join(steps))
        before, ranged = steps, bool(re.fullmatch(r"\W*(?:-|–|to)\W*", found["by"]))


def _between(first: str, last: str) -> list[str]:
    """What a range leaves out: "ii" and "iii" of "i-iv"."""
    if first in ROMAN and last in ROMAN:
        return ROMAN[ROMAN.index(first) + 1 : ROMAN.index(last)]
    if first.isdigit() and last.isdigit():
        return [str(n) for n in range(int(first) + 1, min(int(last), int(first) + 40))]
    if len(first) == len(last) == 1:
        return [chr(n) for n in range(ord(first) + 1, ord(last))]
    return []
