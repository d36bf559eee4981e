"""Follow-ups: whether a question leans on the turn before, what it takes from there, and the same asked outright.

What the turn before was about goes on, in brackets: "by when (the lamp room roof)?". "And the east pier?" is that turn
asked of something else, which takes the place of whatever it is most like there. A question that is whole by itself
and is answered elsewhere leans on nothing: its subject is another.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np

from assistant.kinds import Kind, kinds_of
from assistant.models import Answer
from assistant.naming import MONTHS
from assistant.spelling import is_word
from assistant.view import View
from assistant.wording import ASKING, spelt_out
from index.embed import Embedder
from index.hybrid import Filters
from index.local import LocalIndex
from index.terms import terms

_OPENS = re.compile(r"^(?:(?:and|so|but|or|ok(?:ay)?|then|also|same for|what about|how about)\b[\s,]*)+", re.IGNORECASE)
_POINTS = re.compile(
    r"\b(?:it|its|that|they|them|their|theirs|this|these|those|there|she|he|her|hers|his|him"
    r"|the (?:rest|others?|same|first|second|last) ?(?:one)?|ones?|else|instead|others?)\b"
    r"|\bwhich (?:one|part|of)\b|\bany(?:thing|one)? (?:else|more)\b",
    re.IGNORECASE,
)
_POINTER = re.compile(r"\b(?:it|that|this|they|them|these|those|there|she|he|him)\b", re.IGNORECASE)
_CLAUSE = re.compile(r"[,:;?]\s|\s[-–—]\s|\s(?=(?:and|or) (?:who|when|how|why|where|which|by|since|what)\b)")
_VERB_FIRST = re.compile(
    r"^(?:is|are|was|were|has|have|had|do|does|did|will|would|can|could|should|shall|may|might|must|any\w*)\b",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r"\s*\(([^()]+)\)\W*$")
_TAIL = re.compile(r"(?<=\w) (?:is|are|was|were|be|been|being|get|got|has|have|had)(?: \w+)?$", re.IGNORECASE)
_MONTH = "|".join(MONTHS)
_DAY = re.compile(rf"\b(?:(?:\d{{1,2}} )?(?:{_MONTH})(?: (?:19|20)\d\d)?|(?:19|20)\d\d)\b", re.IGNORECASE)
_VERB_THE = re.compile(r"^(?:\w+ )?(?:the|an?|our|their|this|that)\s+", re.IGNORECASE)
_PREPOSITIONS = "in|at|for|of|on|from|by|to|with|before|after|since|until|during"
_PREPOSITION = re.compile(rf"^(?:{_PREPOSITIONS}) (?:the )?", re.IGNORECASE)
_VERB = "is|are|was|were|has|have|had|do|does|did|not"
_OBJECT = re.compile(
    rf"\b({_PREPOSITIONS}|about) (?:it|them|(?:that|those|these|this)(?=\W*$| (?:{_VERB})\b))", re.IGNORECASE
)
_THE_ONE = re.compile(r"^the\s+|\s+ones?$", re.IGNORECASE)
_PARTS = re.compile(rf"\s+(?=(?:{_PREPOSITIONS})\b)", re.IGNORECASE)
_WHO_DOES = re.compile(
    r"^(?:and |so )?who(?:['’]?s|se)? (?:[\w'’-]+ ){1,3}?(?=(?:the|an?|our|their|this|that)\b)", re.IGNORECASE
)
_BETWEEN = "; "
_SUBJECT_WORDS = 3
_MOST_NAMED = 7  # words of a topic that a sentence can hold
_MOST_REPLACING = 6  # words of "and the east pier?"
_ALIKE = 0.45
_HELD, _WHOLE = 0.45, 0.9
_NEAR = 8  # passages looked at for either side


@dataclass(frozen=True, slots=True)
class Turn:
    """A question beside the turn before: `before` are the words it takes from there, none where it stands alone.

    `replaces`: whether it is that turn asked of something else.
    """

    standalone: str
    before: str = ""
    replaces: bool = False


@dataclass(frozen=True, slots=True)
class Ground:
    """Where a change of subject is looked for."""

    view: View
    index: LocalIndex
    filters: Filters
    embedder: Embedder | None = None


def following(asked: str, previous: Answer | None, followup: bool | None, ground: Ground) -> Turn:
    """How `asked` leans on `previous`. `followup` says that it does, or does not; None lets the words decide."""
    if previous is None or followup is False or not (followup or leans(asked)):
        return Turn(asked)
    before = _leant_on(previous)
    if _is_another_subject(asked, before, previous, ground):
        return Turn(asked)
    if new := _of_something_else(asked):
        return _replaced(new, previous, before, ground)
    own = _OPENS.sub("", asked)
    topics = _topics(before, frozenset(terms(spelt_out(own))))
    return Turn(_outright(own, topics) if topics else asked, before)


def leans(asked: str) -> bool:
    """Whether its words point at something said before, or are too few to be about anything."""
    return _points(asked) or len(terms(asked)) < _SUBJECT_WORDS


def _points(asked: str) -> bool:
    if _OPENS.match(asked):
        return True
    clauses = _CLAUSE.split(asked)
    at = next((n for n, clause in enumerate(clauses) if _POINTS.search(clause)), None)
    # "the bus shelter, who mends it" says itself what it means
    return at is not None and len(terms(" ".join(clauses[:at]))) < 2


def _leant_on(previous: Answer) -> str:
    """The one turn to carry: the question before, or that asked outright where it leans on others itself."""
    return previous.standalone_question if leans(previous.question) else previous.question


def _topics(before: str, own: frozenset[str]) -> str:
    """What the words were about, less what is said again, as they were typed; at most two things."""
    inner = _IN_BRACKETS.search(before)
    outer = before[: inner.start()] if inner else before
    clauses = list(filter(None, (_about(clause, own) for clause in _CLAUSE.split(outer))))
    telling = [clause for clause in clauses[1:] if " " in clause or not is_word(clause.lower())]
    said = [", ".join(clauses[:1] + telling)]
    said += [part for part in inner[1].split(_BETWEEN) if set(terms(part)) - own][-1:] if inner else []
    return _BETWEEN.join(filter(None, said))


def _outright(own: str, topics: str) -> str:
    """The question with its topics: "who paid for the fog horns" for "who paid for them", or in brackets after it."""
    named = _TAIL.sub("", _VERB_THE.sub("", topics))
    if len(named.split()) <= _MOST_NAMED and not re.search(r"[,;]", topics) and _OBJECT.search(own):
        article = "the " if named != topics or " " in named or is_word(named.lower()) else ""  # not before a name
        return _OBJECT.sub(lambda m: f"{m[1]} {article}{named}", own, count=1)
    return f"{own.rstrip('?. ')} ({topics})?"


def _about(clause: str, own: frozenset[str]) -> str:
    """The clause without the words of asking that it begins and ends with; empty where nothing new is left."""
    words = _WHO_DOES.sub("", clause.strip(" ?.!,;:-")).split()
    while words and _says_nothing(words[0]) and not (terms(words[0]) and words[1:2] in (["of"], ["to"], ["for"])):
        words.pop(0)
    while words and _says_nothing(words[-1]):
        words.pop()
    said = " ".join(words)
    return said if set(terms(said)) - own else ""


def _says_nothing(word: str) -> bool:
    return all(term in ASKING for term in terms(word))


def _of_something_else(asked: str) -> str:
    """What takes the place of something in the turn before: "the east pier" in "and the east pier?"; or nothing."""
    new = _OPENS.sub("", asked).strip(" ?.!")
    most = _MOST_REPLACING if _OPENS.match(asked) else _SUBJECT_WORDS
    short = bool(terms(new)) and len(new.split()) <= most
    whole = kinds_of(new) != (Kind.OPEN,) or _VERB_FIRST.match(new) or _POINTS.search(re.sub(r"\bone\b", "", new))
    return new if short and not whole else ""


def _replaced(new: str, previous: Answer, before: str, ground: Ground) -> Turn:
    """The turn before asked of something else."""
    own = previous.question
    if leans(own) and (pointer := _POINTER.search(own)):
        left, right = own[: pointer.start()], own[pointer.end() :]
        return Turn(f"{left}{new}{right}", left + right, True)
    standalone = kept = before.rstrip("?. ")
    for part in filter(None, _PARTS.split(new)):
        if not (old := _counterpart(part, kept, ground.embedder)):
            frame = _OPENS.sub("", own).rstrip("?. ") if leans(own) else kept
            return Turn(f"{frame}, {new}?", frame, True)
        inner = _THE_ONE.sub("", part) if f"the {old}".lower() in standalone.lower() else part
        standalone, kept = standalone.replace(old, inner, 1), kept.replace(old, "", 1)
    return Turn(standalone, kept, True)


def _counterpart(new: str, before: str, embedder: Embedder | None) -> str:
    """The words of the turn before that are most like the new ones, a day for a day; empty where none are like them."""
    if _DAY.search(new) and (day := _DAY.search(before)):
        return _led(day[0], before) if _PREPOSITION.match(new) else day[0]
    said = list(dict.fromkeys(_phrases(before, len(new.split()))))
    if embedder is None or not said:
        return ""
    vectors = embedder.embed([_PREPOSITION.sub("", new), *said])
    alike = vectors[1:] @ vectors[0]
    best = int(np.argmax(alike))
    if alike[best] < _ALIKE:
        return ""
    return _led(said[best], before) if _PREPOSITION.match(new) else said[best]


def _led(phrase: str, before: str) -> str:
    """The phrase with the preposition in front of it."""
    led = re.search(rf"\b(?:{_PREPOSITIONS}) {re.escape(phrase)}", before, re.IGNORECASE)
    return led[0] if led else phrase


def _phrases(before: str, most: int) -> Iterable[str]:
    """Runs of up to `most` words of one clause that begin and end with a word of meaning."""
    for clause in _CLAUSE.split(before):
        found = [(m.start(), m.end(), _says_nothing(m[0])) for m in re.finditer(r"[\w'’-]+", clause)]
        for n, (start, _, empty) in enumerate(found):
            for _, end, last in found[n : n + most]:
                if not empty and not last:
                    yield clause[start:end]


def _is_another_subject(asked: str, before: str, previous: Answer, ground: Ground) -> bool:
    """Whether it points at nothing before, and its words stand together elsewhere than where that was answered."""
    own = frozenset(t for t in terms(spelt_out(asked)) if t not in ASKING and ground.index.frequency(t))
    if _points(asked) or len(own) < _SUBJECT_WORDS:
        return False
    cited = frozenset(c.document for c in (previous.citations or previous.related)[:3])
    everywhere = _found(own, ground.filters, ground)
    there = _found(own, replace(ground.filters, documents=cited), ground) if cited else []
    carried = frozenset(t for t in terms(spelt_out(before)) if t not in ASKING) - own
    held = max((_share(own, place, ground) for place in everywhere if place[0] not in cited), default=0.0)
    if cited and held >= max(_HELD, 2 * max((_share(own, place, ground) for place in there), default=0.0)):
        return True
    whole = [p for p in everywhere if _share(own, p, ground) >= _WHOLE]
    return bool(whole) and not any(carried & _terms_at(place, ground.view) for place in whole)


def _found(own: frozenset[str], filters: Filters, ground: Ground) -> list[tuple[str, int]]:
    return ground.index.with_words(sorted(own), filters, _NEAR)


def _share(own: frozenset[str], place: tuple[str, int], ground: Ground) -> float:
    """How much of these terms stands in a passage or over it, by rarity."""
    held = _terms_at(place, ground.view)
    return sum(ground.index.idf(t) for t in own & held) / sum(ground.index.idf(t) for t in own)


def _terms_at(place: tuple[str, int], view: View) -> frozenset[str]:
    return view.context(*place).union(*(s.terms for s in view.sentences(*place)))
