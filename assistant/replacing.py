"""A turn asked again of something else: what in it "the east pier" of "and the east pier?" takes the place of.

Like takes the place of like: a day of a day, a rating of a rating, an item's number of a number, a document of a
document; then the words that mean most nearly the same; failing those, the thing that the turn before was about.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import numpy as np

from assistant.naming import DOCUMENT, MONTHS, NUMBERED
from assistant.wording import ASKING
from index.embed import Embedder
from index.terms import terms

CLAUSE = re.compile(r"[,:;?]\s|\s[-–—]\s|\s(?=(?:and|or) (?:who|when|how|why|where|which|by|since|what)\b)")
PREPOSITIONS = "in|at|for|of|on|from|by|to|with|before|after|since|until|during"
_PREPOSITION = re.compile(rf"^({PREPOSITIONS}|about) (?:the )?", re.IGNORECASE)
_MONTH = "|".join(MONTHS)
_DAY = re.compile(rf"\b(?:(?:\d{{1,2}} )?(?:{_MONTH})(?: (?:19|20)\d\d)?|(?:19|20)\d\d)\b", re.IGNORECASE)
_RATINGS = (
    "red|amber|green|blue|yellow",
    "high|medium|low|critical",
    "open|closed|overdue|outstanding|complete|completed|ongoing|pending",
    "accepted|rejected|agreed|refused",
    "most|least|highest|lowest|biggest|smallest|best|worst|first|last",
)
_OF_ONE_SCALE = tuple(re.compile(rf"\b(?:{scale})\b", re.IGNORECASE) for scale in _RATINGS)
_THING = re.compile(rf"\b({PREPOSITIONS}|about|the|our|their|his|her|its|mr|mrs|ms|miss|dr|cllr)\s+", re.IGNORECASE)
_PREDICATE = re.compile(r"\s(?:\w+ed|due|done|open|shut|built|ready|late|begin|start|close|finish)$", re.IGNORECASE)
_DOES_THE = re.compile(r"^(?:\w+ ){0,3}?(?:did|do|does|has|have|had|will|would|can|should) the\b", re.IGNORECASE)
_ALIKE = 0.45


def counterpart(new: str, before: str, embedder: Embedder | None, *, anything: bool = False) -> str:
    """The words of the turn before whose place the new ones take; empty where it has none of their kind.

    `anything`: failing that, whatever the turn was about makes way: "and the east pier" says so, "per keeper" does not.
    """
    led = _PREPOSITION.match(new)
    if same := of_the_same_kind(new, before):
        return _led(same, before) if led else same
    phrases = list(dict.fromkeys(_phrases(before, len(new.split()))))
    things = [t for t in dict.fromkeys(_things(before, led[1] if led else "")) if anything and not _is_marked(t)]
    if embedder is None or _is_marked(new) or not (phrases or things):
        return ""
    vectors = embedder.embed([_PREPOSITION.sub("", new), *phrases, *things])
    alike = vectors[1:] @ vectors[0]
    best = int(np.argmax(alike))
    if alike[best] < _ALIKE:
        if not things:
            return ""
        best = len(phrases) + int(np.argmax(alike[len(phrases) :]))
    found = [*phrases, *things][best]
    return _led(found, before) if led else found


def of_the_same_kind(new: str, before: str) -> str:
    """The words of the turn before that are marked as the new ones are: a day, a rating, an item with its number."""
    for kind in (_DAY, NUMBERED, *_OF_ONE_SCALE):
        if kind.search(new) and (found := kind.search(before)):
            return found[0]
    return ""


def _is_marked(said: str) -> bool:
    """Whether it is of a kind that only its like replaces: a day, or a document."""
    return bool(_DAY.search(said) or DOCUMENT.search(said))


def _led(phrase: str, before: str) -> str:
    """The phrase with the preposition in front of it."""
    led = re.search(rf"\b(?:{PREPOSITIONS}|about) (?:the )?{re.escape(phrase)}", before, re.IGNORECASE)
    return led[0] if led else phrase


def _things(before: str, by: str) -> Iterable[str]:
    """What stands after an article or a preposition, as far as the next; `by`: only after that preposition."""
    for clause in CLAUSE.split(before):
        found = list(_THING.finditer(clause))
        for n, mark in enumerate(found):
            end = found[n + 1].start() if found[n + 1 :] else len(clause)
            led = [m[1].lower() for m in found[max(0, n - 1) : n + 1]]
            words = _stripped(_PREDICATE.sub("", clause[mark.end() : end].strip(" ?.!")).split())
            if words and (not by or by.lower() in led):
                # "did the guild pay for it": nothing tells where the guild ends
                shortest = 1 if not n and _DOES_THE.match(clause) else len(words)
                yield from (" ".join(words[:end]) for end in range(shortest, len(words) + 1))


def _stripped(words: list[str]) -> list[str]:
    """The words up to the first that says nothing."""
    cut = next((n for n, word in enumerate(words) if says_nothing(word)), len(words))
    return words[:cut]


def says_nothing(word: str) -> bool:
    return all(term in ASKING for term in terms(word))


def _phrases(before: str, most: int) -> Iterable[str]:
    """Runs of up to `most` words of one clause that begin and end with a word of meaning."""
    for clause in CLAUSE.split(before):
        found = [(m.start(), m.end(), says_nothing(m[0])) for m in re.finditer(r"[\w'’-]+", clause)]
        for n, (start, _, empty) in enumerate(found):
            for _, end, last in found[n : n + most]:
                if not empty and not last:
                    yield clause[start:end]
