"""The things that one question asks for, each with the words that ask for it: "who mends it and by when" asks two."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from assistant.clauses import denies
from assistant.kinds import Kind, kinds_of, needs
from assistant.question import Understood
from index.terms import terms

_ASKING = r"(?:who(?:m|se|['’]?s)?|when(?:['’]?s)?|how|what(?:['’]?s)?|which|where|why)\b"
_PARTS = re.compile(
    rf"\s*(?:[,;:?]|\s[-–]\s|\band\b)\s*(?=(?:(?:and|or|so|by|since|until|for|from|over|to|at|in|of|with)\s)*{_ASKING})"
    rf"|\s+(?=(?:over|for|by) {_ASKING})|\s[-–]\s|:\s",
    re.IGNORECASE,
)
_AND_ASKS = re.compile(rf"\w\W+and (?:(?:so|by|since|until|for|from|over|to|at|in|of|with) )*{_ASKING}", re.IGNORECASE)
_COUNTED = re.compile(r"\bhow many (?:of (?:the|their|our|its) )?([\w’'-]+(?: and [\w’'-]+)?)", re.IGNORECASE)
COMPARING = re.compile(
    r"\b(?:against|compare[ds]?|versus|vs|than before|(?:the )?year before|nationally)\b", re.IGNORECASE
)
_NO_MATTER = frozenset(
    terms(
        "finish finished complete completed done closed due owner owns owned date deadline day month year time exactly "
        "still so far many much long often who whose when what which does did get got it its them they"
    )
)


_ALIKE = {
    **{
        t: str(n) for n, w in enumerate("one two three four five six seven eight nine ten".split(), 1) for t in terms(w)
    },
    **dict.fromkeys(terms("begin began begun commenced launched opened kick kicked"), "start"),
}


@dataclass(frozen=True, slots=True)
class Ask:
    """One thing asked: its kind, the words that ask and the whole question's, the terms of both, and of what is
    counted."""

    kind: Kind
    words: str
    question: str
    own: frozenset[str]
    about: frozenset[str]
    counted: frozenset[str]
    beside: bool = False  # whether the question asks for another thing beside it

    def held(self, words: str) -> tuple[int, int]:
        """How many terms of what asks the words hold, and of the whole question: to compare two pieces of a quote."""
        said = _as_one(terms(words))
        return len(self.own & said), len(self.about & said)

    def of(self, words: str) -> frozenset[str]:
        """Those terms of the whole question that the words hold."""
        return self.about & _as_one(terms(words))

    def denied_in(self, clause: str) -> bool:
        """Whether the clause says that something is not so, where the question does not: it is no answer."""
        return denies(clause) and not denies(self.words)


def asks_of(understood: Understood) -> list[Ask]:
    """What the question asks for, in order; what its own words do not tell is of the kinds it is understood as."""
    about = _as_one(understood.about)
    told = [(kind, part) for part in _PARTS.split(understood.question) if (kind := kinds_of(part)[0]) and needs(kind)]
    kinds = {kind for kind, _ in told}
    if not told or not kinds & set(understood.kinds):
        told = [(kind, understood.question) for kind in understood.kinds]
        if COMPARING.search(understood.question) and not any(needs(kind) for kind in understood.kinds):
            told = [(Kind.HOW_MANY, understood.question)]
    lone = understood.counted if len(told) == 1 else frozenset[str]()
    asked, several = understood.question, len(told) > 1
    return [Ask(kind, part, asked, _own(part, about), about, lone or _counted(part), several) for kind, part in told]


def asks_several(question: str) -> bool:
    """Whether it asks a thing and another: "who mends it and by when"."""
    return _AND_ASKS.search(question) is not None


def _own(part: str, about: frozenset[str]) -> frozenset[str]:
    """The terms of what asks; none where it holds all of the question, or says only what kind of thing is asked."""
    own = _as_one(terms(part)) - _NO_MATTER
    return frozenset() if about <= own else own


def _as_one(said: Iterable[str]) -> frozenset[str]:
    """Terms with small numbers as figures, and what begins as one: "stage three", "Stage 3"; "launched", "opened"."""
    return frozenset(_ALIKE.get(term, term) for term in said)


def _counted(part: str) -> frozenset[str]:
    return frozenset(t for word in _COUNTED.findall(part) for t in terms(word))
