"""The sentences that could answer, in order.

Every sentence of the passages found is scored by the passage it stands in, its own closeness to the question, how
much of the question it covers, and whether it holds the kind of answer asked for. How the weights were
chosen, and what each earns: docs/developers.md.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from assistant.kinds import Kind, needs
from assistant.question import Understood
from assistant.view import Sentence, View
from assistant.wanted import answers
from corpus.models import BlockKind, ItemKind, Passage, Span, meet
from index.hybrid import Hit
from index.local import LocalIndex

QUOTES = 5
"""The most quotes of an answer; it is these best sentences that must bear it."""

WEIGHTS = {
    "passage": 1.2,  # the passage's fused score, 0 to 1 over the hits
    "meaning": 1.2,  # the passage's own closeness
    "cosine": 0.7,  # the sentence's own closeness
    "covered": 1.4,  # share of the question's words in the sentence
    "over": 1.0,  # share that only the words over it, or at the head of its document, add
    "after": 0.8,  # share that only the sentence before it adds: "It now takes nine seconds."
    "pairs": 0.6,  # share of the question's neighbouring words that stand side by side
    # the kind of answer asked for is there
    "by when": 0.6,
    "who": 0.4,
    "how many": 0.3,
    "how much money": 0.85,
    "how often": 0.9,
    "why": 0.4,
    "decision": 0.8,
    "contact": 0.8,
    "time of day": 0.8,
    "fits and covers": 0.3,  # it is there beside what was asked about
    "promises": 0.4,  # says what will be, where that is asked
    "named": 0.9,  # the document is named in the question
    "numbered": 1.0,  # the recommendation or action is
    "beside": 0.5,  # stands near what was quoted in the turn before
    "latest": 0.3,  # in a new document, where the latest word is asked for
    "newest": 0.1,  # in a new document
    "length": 0.15,
    "label": -0.5,
    "asks": -0.4,  # says what should be, where what is, or what was answered, is asked
    "fragment": -0.4,
    "question": -0.6,
    "title": -0.4,
    "address": -0.8,
}
"""Features without a weight, "own" and "cited", serve the verdict alone."""

CARRIED, WIDENED = 0.5, 0.6
ASKING_KINDS = frozenset((ItemKind.RECOMMENDATION.value, ItemKind.AREA_FOR_IMPROVEMENT.value))
_FRAGMENT_WORDS = 4
_LONG_WORDS = 40
_ADDRESS = re.compile(
    r"^Date:? (?:\w+day|\d)|\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}$|^Dear\b|^Yours\b"
    r"|\bwebsite\b.*\bwww\.|please (?:refer|note)\b"
)
_PROMISES = re.compile(
    r"\b(will|shall|is to|are to|to be|plan(s|ned)? to|intend|commit|aim|agreed to|going to|by the end of)\b",
    re.IGNORECASE,
)
_ASKS_PROMISE = re.compile(r"\b(promis\w*|commit\w*|will|going to|plan\w*|pledg\w*|intend\w*)\b", re.IGNORECASE)
_ASKS_WHAT_SHOULD_BE = re.compile(
    r"\b(?:recommend\w*|ask(?:ed|s)?|told to|call(?:ed|s)? (?:on|for)|urged?|should|must|supposed|actions?|agreed?"
    r"|areas? for improvement|afis?)\b",
    re.IGNORECASE,
)
_REPORTS_A_QUESTION = re.compile(
    r"\b(?:asked|queried|questioned|wondered|enquired|inquired) (?:how|whether|when|who|what|why|if|where|that)\b"
)
_TITLE = re.compile(r"(?:\S+ ){0,11}\S*[^\s.!?;:]")


@dataclass(frozen=True, slots=True)
class Scored:
    """A sentence and what speaks for it: `covered` is the share of the question's words it holds, by rarity, from
    0 to 1; `near` the same with the words that stand over it; `fits` whether it holds the kind of answer asked for."""

    sentence: Sentence
    score: float
    cosine: float
    passage_cosine: float
    covered: float
    near: float
    fits: bool
    asks: bool = False  # stands in a recommendation, which says what should be and not what is
    features: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Asked:
    """What the question asks for: terms with their weight, and groups of other words that may stand for some."""

    weights: dict[str, float]
    groups: tuple[dict[str, float], ...]

    def share(self, held_terms: frozenset[str]) -> float:
        """How much of it `held_terms` hold, by rarity, from 0 to 1."""
        whole = sum(self.weights.values())
        held = sum(weight for term, weight in self.weights.items() if term in held_terms)
        held += sum(max((w for t, w in group.items() if t in held_terms), default=0.0) for group in self.groups)
        return min(1.0, held / whole) if whole else 0.0


def asked_for(understood: Understood, index: LocalIndex) -> Asked:
    """The question's terms weighed by rarity; those carried over, and other words for them, weigh less."""
    weights = {term: CARRIED * index.idf(term) for term in understood.carried if term in understood.about}
    weights |= {term: index.idf(term) for term in understood.terms if term in understood.about}
    return Asked(weights, tuple({t: WIDENED * index.idf(t) for t in group} for group in understood.widened))


def ranked(
    understood: Understood,
    hits: Sequence[Hit],
    view: View,
    index: LocalIndex,
    cited: Sequence[Span] = (),
    cited_in: str = "",
) -> list[Scored]:
    """Every sentence of the hits, the best first. `cited` are the spans of `cited_in` quoted in the turn before."""
    if not hits:
        return []
    search = _Search(
        understood,
        asked_for(understood, index),
        view,
        _ASKS_PROMISE.search(understood.question) is not None,
        _answering(understood),
        cited,
        cited_in,
    )
    low, high = min(hit.score for hit in hits), max(hit.score for hit in hits)
    found: list[Scored] = []
    for hit in hits:
        found += _scored(hit, (hit.score - low) / (high - low) if high > low else 1.0, search)
    return sorted(found, key=lambda s: -s.score)


@dataclass(frozen=True, slots=True)
class _Search:
    """What every sentence is measured against."""

    understood: Understood
    asked: Asked
    view: View
    promising: bool  # whether a promise is asked for
    answering: bool  # whether what is, or what was answered, is asked for: not what should be
    cited: Sequence[Span]
    cited_in: str


def _answering(understood: Understood) -> bool:
    """Whether what is, or what was answered, is asked for: not what was recommended."""
    told = understood.kind is Kind.STATUS or understood.wants_response
    return told or not _ASKS_WHAT_SHOULD_BE.search(understood.question)


def _scored(hit: Hit, strength: float, search: _Search) -> list[Scored]:
    """The sentences of one passage. `strength` is the passage's score, from 0 to 1 over the hits."""
    understood, asked, view = search.understood, search.asked, search.view
    over = view.near(hit.document, hit.number)
    asks = view.passages[hit.document, hit.number].kind in ASKING_KINDS
    shared = {"passage": strength, "meaning": hit.cosine, **_of_passage(hit, search)}
    sentences = view.sentences(hit.document, hit.number)
    found = []
    for sentence, cosine in zip(sentences, hit.sentences, strict=True):
        covered, near = asked.share(sentence.terms), asked.share(sentence.terms | over)
        before = sentences[sentence.number - 1].terms if sentence.number else frozenset()
        fits = answers(understood, sentence.words)
        features = {
            **shared,
            "cosine": cosine,
            "covered": covered,
            "over": near - covered,
            "after": asked.share(sentence.terms | over | before) - near,
            "fits and covers": fits * needs(understood.kind) * covered,
            understood.kind.value: fits,
            **_of_words(sentence, fits, search),
            **_of_place(sentence, sentences, search),
        }
        score = sum(WEIGHTS.get(name, 0.0) * value for name, value in features.items())
        found.append(Scored(sentence, score, cosine, hit.cosine, covered, near, fits, asks, features))
    return found


def _of_passage(hit: Hit, search: _Search) -> dict[str, float]:
    """The features that a passage's sentences share."""
    understood, view = search.understood, search.view
    passage = view.passages[hit.document, hit.number]
    new = view.newness.get(hit.document, 0.0)
    return {
        "named": dict(understood.named).get(hit.document, 0.0),
        "numbered": _numbered(passage, understood.numbers, view.text(hit.document)),
        "newest": new,
        "latest": new * (understood.wants_latest or understood.kind is Kind.STATUS),
        "label": passage.kind == BlockKind.HEADING,
        "asks": search.answering and passage.kind in ASKING_KINDS,
    }


def _of_words(sentence: Sentence, fits: bool, search: _Search) -> dict[str, float]:
    """The features of a sentence's own wording."""
    understood, words = search.understood, sentence.words
    length = len(words.split())
    return {
        "pairs": _pairs(understood.terms, sentence.pairs),
        "length": min(length, _LONG_WORDS) / _LONG_WORDS,
        "promises": search.promising and _PROMISES.search(words) is not None,
        "fragment": length < _FRAGMENT_WORDS,
        "question": words.endswith("?") or _REPORTS_A_QUESTION.search(words) is not None,
        "title": _TITLE.fullmatch(words) is not None and not (fits and needs(understood.kind)),
        "address": _ADDRESS.search(words) is not None,
    }


def _of_place(sentence: Sentence, sentences: Sequence[Sentence], search: _Search) -> dict[str, float]:
    """The features of where a sentence stands: near what a follow-up adds, near what was quoted before."""
    n, added = sentence.number, search.understood.added
    quoted_at = [s.number for s in sentences if s.document == search.cited_in and meet(s.spans, search.cited)]
    away = min((abs(n - m) for m in quoted_at), default=None)
    # what was quoted before answers what is added only where it says so itself
    told = [sentence] if away == 0 else sentences[max(0, n - 1) : n + 2]
    return {
        "own": not added or any(added & s.terms for s in told),
        "cited": away == 0,
        "beside": 2 / (1 + away) if away else 0.0,
    }


def _pairs(asked: Sequence[str], held: frozenset[tuple[str, str]]) -> float:
    """The share of the question's neighbouring terms that stand side by side in the sentence."""
    wanted = list(pairwise(asked))
    return sum(pair in held for pair in wanted) / len(wanted) if wanted else 0.0


def _numbered(passage: Passage, numbers: Sequence[tuple[str, str]], text: str) -> bool:
    """Whether the passage is, or stands under, an item of a number that the question gives."""
    if not numbers:
        return False
    heads = [*passage.section, passage.spans[0].of(text)[:40], *(span.of(text)[:40] for span in passage.context)]
    printed = [re.compile(rf"\W*(?:[A-Za-z]+ ){{0,5}}0*{re.escape(n)}(?![\w%]|\.\d)") for _, n in numbers]
    return any(number.match(head) for number in printed for head in heads)
