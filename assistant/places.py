"""Places that a question names, as the documents write of them: no list of places, only what is printed "in" or "at".

What is said of a place stands in words that name it, under a heading or a label that does, or in a document whose head
does; in running text also in the paragraphs that go on from there. A body, a person or a document is no place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import takewhile

from assistant.naming import DOCUMENT, MONTHS
from assistant.view import View
from corpus.models import BlockKind, Passage

_CAPITAL = r"[A-Z][a-z][\w’'-]*"
_AT = r"in|at|near|across|around|throughout|within|outside"
_PRINTED = re.compile(rf"\b(?:{_AT}) (?:the )?({_CAPITAL}(?: (?:(?:of|upon|the) )*{_CAPITAL}){{0,3}})")
_ASKED = re.compile(rf"\b(?:{_AT}|for|from|on) (?:the )?(?=([^?]*))", re.IGNORECASE)
_TYPED = re.compile(rf"\b(?:in|at|near|across|around|throughout) (?:the )?({_CAPITAL}(?: {_CAPITAL})*)")
_TIMES = "monday tuesday wednesday thursday friday saturday sunday spring summer autumn winter christmas easter new"
_NO_PLACE = frozenset(MONTHS) | frozenset(_TIMES.split())
_OF_A_PLACE = re.compile(
    r" (?:street|road|lane|close|way|square|green|park|farm|hall|house|quay|bridge|hill|wood|market|centre|school"
    r"|hospital|library|station|depot|site|area|district|ward|parish|town|village|city|county|suite)$"
)
_BODY_WORDS = (
    "council|committee|board|panel|office|department|ministry|government|authority|agency|services?|force|police|nations"
    "|inquiry|group|team|unit|branch|partnership|division|union|act|bill|paper|plan|strategy|programme|report|review"
    "|code|record|fund|meetings?|secretary|minister|officer|trust|association|university|law|commission"
)
_BODY = re.compile(rf"\b(?:{_BODY_WORDS})\b")
_WHOSE = re.compile(  # "Oldmarket Town Council", "Commissioner for Oldmarket"
    rf"^(?P<before>(?:(?!and\b)[\w’'-]+ ){{1,3}}?)(?:and|fire|town|parish|county|borough|city|district|national"
    rf"|community|harbour|health|{_BODY_WORDS})\b"
    rf"|\b(?:commissioner|{_BODY_WORDS}) (?:for|of) (?P<after>[\w’'-]+(?: [\w’'-]+)?)$",
    re.IGNORECASE,
)
_REACH = 3  # words after a place that may make another thing of it: "the Oldmarket progress report"
_MOST = 0.5  # of what is looked through; what stands in more of it tells nothing apart
_SHORTEST = 4  # letters
_LONGEST = 5  # words
_JOINED = re.compile(r"[ \t]*\n[ \t]*(?=\S)")


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is asked of: a place, or one of several, as printed; the passages of them: (document, number)."""

    names: tuple[str, ...]
    passages: frozenset[tuple[str, int]]

    def __str__(self) -> str:
        return " or ".join(self.names)


def named_places(view: View) -> dict[str, str]:
    """Every place that the documents name, as they print it, by the same in small letters."""
    found = {name for document in view.documents for name in _printed_in(view.text(document))}
    bodies = [d.description.body.value for d in view.documents.values()]
    found |= {name for body in bodies if (of := _WHOSE.search(body)) for name in (_titled(of),)}
    others = {body.casefold() for body in bodies} | {m.casefold() for own in view.acronyms.values() for m in own}
    return {name.lower(): name for name in found if name.lower() not in others and _is_place(name, view)}


def places_in(asked: str, view: View) -> tuple[Place, ...]:
    """The places that the question restricts itself to; none where it names none that tells passages apart."""
    found = []
    for names in dict.fromkeys(_asked_in(asked, view)):
        held = frozenset().union(*(_passages_of(name, view) for name in names))
        if held and len(held) <= _MOST * len(view.passages):
            found.append(Place(names, held))
    return tuple(found)


def nowhere_in(asked: str, unknown: Iterable[str]) -> bool:
    """Whether the question is of a place by a name that no document uses."""
    found = (word for name in _TYPED.findall(asked) for word in name.split())
    return any(word in unknown and word.lower() not in _NO_PLACE for word in found)


def _printed_in(text: str) -> Iterable[str]:
    for found in _PRINTED.finditer(_JOINED.sub(" ", text)):
        words = takewhile(lambda word: word.lower() not in _NO_PLACE, found[1].split())
        yield re.sub(r"['’]s?$", "", " ".join(words))


def _titled(of: re.Match[str]) -> str:
    name = (of["before"] or of["after"] or "").strip()
    return name.title() if name.isupper() else name


def _is_place(name: str, view: View) -> bool:
    """Whether it is a name: of words that are never written small, or of a street, a farm, a depot."""
    small = name.lower()
    if len(name) < _SHORTEST or small in _NO_PLACE or _BODY.search(small):
        return False
    if _OF_A_PLACE.search(small):
        return True
    return any(len(word) >= _SHORTEST and not _is_written_small(word, view) for word in small.split())


def _is_written_small(word: str, view: View) -> bool:
    small = re.compile(rf"(?<![@./\w-]){re.escape(word)}(?![\w.-]*[@.-]\w)")
    return any(small.search(view.text(document)) for document in view.documents)


def _asked_in(asked: str, view: View) -> Iterable[tuple[str, ...]]:
    """The place behind each "in", "at" and the like, with those that are joined to it; no body's or document's name."""
    for found in _ASKED.finditer(asked):
        names: list[str] = []
        words = found[1].split()
        while (length := _named_first(words, view)) and not _is_of_another_thing(words[length:]):
            names.append(view.places[_folded(words[:length])])
            joint = words[length : length + 1] in (["and"], ["or"])
            words = words[length + joint :] if joint or words[length - 1].endswith(",") else []
        if names:
            yield tuple(dict.fromkeys(names))


def _named_first(words: Sequence[str], view: View) -> int:
    """How many of the words, from the first on, name a place; 0 where they do not."""
    return next((n for n in range(min(len(words), _LONGEST), 0, -1) if _folded(words[:n]) in view.places), 0)


def _folded(words: Sequence[str]) -> str:
    return re.sub(r"['’]s$", "", " ".join(words).lower().rstrip(",.?!;:"))


def _is_of_another_thing(behind: Sequence[str]) -> bool:
    """ "Oldmarket" is not where the "Oldmarket progress report" is of."""
    words = " ".join(behind[:_REACH])
    return DOCUMENT.search(words) is not None or _BODY.search(words.lower()) is not None


def said_as(name: str) -> re.Pattern[str]:
    """The name as it may be printed: with a capital, or all in capitals; over the end of a line."""
    either = (r"\s+".join(map(re.escape, words.split())) for words in (name, name.upper()))
    return re.compile(rf"\b(?:{'|'.join(either)})\b")


def _passages_of(name: str, view: View) -> frozenset[tuple[str, int]]:
    """The passages that name it, that stand under what does, or that go on from there in running text."""
    said, found = said_as(name), set()
    for document, passages in view.passages_of.items():
        whole, before = is_whole(document, said, view), None
        for passage in passages:
            own = whole or said.search(_words_of(passage, document, view)) is not None
            goes_on = passage.kind == BlockKind.PARAGRAPH and before == passage.section
            if own or (goes_on and not _names_another(passage, name, document, view)):
                found.add((document, passage.number))
                before = passage.section if passage.kind == BlockKind.PARAGRAPH else None
            else:
                before = None
    return frozenset(found)


def is_whole(document: str, said: re.Pattern[str], view: View) -> bool:
    """Whether all of it is of the place: its title or its body names it."""
    about = view.documents[document]
    return said.search(f"{about.title}\n{about.description.body.value}") is not None


def _words_of(passage: Passage, document: str, view: View) -> str:
    """Its own words and those that it stands under."""
    text = view.text(document)
    spans = (*passage.context, *passage.spans)
    title = view.part(document, passage.spans[0]).title
    return "\n".join((title, *passage.section, *(span.of(text) for span in spans)))


def _names_another(passage: Passage, name: str, document: str, view: View) -> bool:
    words = _words_of(passage, document, view)
    return any(said_as(other).search(words) for other in view.places.values() if other not in name)
