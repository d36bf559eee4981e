"""The sentences that answer, and whether they are enough.

Every sentence of the passages found is scored by the passage it stands in, its own closeness to the question, how
much of the question it covers, and whether it holds the kind of answer asked for. The weights were fitted on
questions over governance documents and checked on questions over others (docs/developers.md).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from assistant.kinds import NOT_KNOWN, Kind, counts, has_kind, needs
from assistant.question import Understood
from assistant.view import Sentence, View
from corpus.models import BlockKind, ItemKind, Passage, Span, Spans
from index.hybrid import Hit
from index.local import LocalIndex
from index.terms import terms

WEIGHTS = {
    "passage": 0.8,  # the passage's fused score, 0 to 1 over the hits
    "cosine": 0.5,  # the sentence's own closeness
    "covered": 1.4,  # share of the question's words in the sentence
    "over": 1.0,  # share that only the words over it add
    "by when": 0.6, "who": 0.4, "how many": 0.3, "how much money": 0.85, "how often": 0.9, "why": 0.4, "decision": 0.8, "contact": 0.8, "time of day": 0.8,
    "named": 0.9,  # the document is named in the question
    "numbered": 1.0,  # the item is
    "cited": 0.0, "beside": 0.5,  # quoted in the turn before; stands beside what was
    "pairs": 0.6, "beside covered": 0.0, "fits and covers": 0.3, "promises": 0.4, "says": 0.0, "length": 0.15, "latest": 0.3,
    "newest": 0.1, "label": -0.5, "asks": -0.4, "fragment": -0.4, "question": -0.6, "title": -0.4, "address": -0.8,
}  # fmt: skip
CARRIED, WIDENED = 0.5, 0.6
ASKING_KINDS = frozenset((ItemKind.RECOMMENDATION.value, ItemKind.AREA_FOR_IMPROVEMENT.value))
_FRAGMENT_WORDS = 4

QUOTES = 5
_ALIKE = 0.8
_FURTHEST_BELOW = 1.5
_LOOKED_AT = 12
_BRIDGED = 2
_LONGEST_QUOTE = 90  # words, with the neighbours that complete it
_ADDRESS = re.compile(r"^Date:? (?:\w+day|\d)|\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}$|^Dear\b|^Yours\b|\bwebsite\b.*\bwww\.|please (?:refer|note)\b")
_PROMISES = re.compile(r"\b(will|shall|is to|are to|to be|plan(s|ned)? to|intend|commit|aim|agreed to|going to|by the end of)\b", re.IGNORECASE)
_ASKS_PROMISE = re.compile(r"\b(promis\w*|commit\w*|will|going to|plan\w*|pledg\w*|intend\w*)\b", re.IGNORECASE)
_TITLE = re.compile(r"(?:\S+ ){0,11}\S*[^\s.!?;:]")
_POINTS_BACK = re.compile(r"(this|these|those|they|it|its|such|he|she|in addition|however|additionally|as (outlined|detailed) above|the (plan|programme|work))\b", re.IGNORECASE)


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
class Quote:
    """Words to quote: the sentence, with the neighbours it cannot be understood without."""

    document: str
    passage: int
    spans: Spans
    words: str
    score: float


def ranked(understood: Understood, hits: Sequence[Hit], view: View, index: LocalIndex, cited: Sequence[Span] = (), cited_in: str = "") -> list[Scored]:
    """Every sentence of the hits, the best first. `cited` are the spans of `cited_in` quoted in the turn before."""
    if not hits:
        return []
    asked = _asked(understood, index)
    promising = _ASKS_PROMISE.search(understood.question) is not None
    named, newness = dict(understood.named), _newness(view)
    low, high = min(hit.score for hit in hits), max(hit.score for hit in hits)
    found = []
    for hit in hits:
        passage = view.passages[hit.document, hit.number]
        over = view.context(hit.document, hit.number)
        asks = passage.kind in ASKING_KINDS
        shared = {
            "passage": (hit.score - low) / (high - low) if high > low else 1.0,
            "named": named.get(hit.document, 0.0),
            "numbered": _numbered(passage, understood.numbers, view.text(hit.document)),
            "newest": newness.get(hit.document, 0.0),
            "label": passage.kind == BlockKind.HEADING,
            "asks": understood.kind is Kind.STATUS and asks,
        }
        sentences = view.sentences(hit.document, hit.number)
        shares = [asked.share(s.terms) for s in sentences]
        quoted_at = [s.number for s in sentences if hit.document == cited_in and _meet(s.spans, cited)]
        for sentence, cosine in zip(sentences, hit.sentences, strict=True):
            n = sentence.number
            covered, near = shares[n], asked.share(sentence.terms | over)
            fits = has_kind(understood.kind, sentence.words)
            fits = fits and (not understood.counted or counts(sentence.words, understood.counted))
            away = min((abs(sentence.number - n) for n in quoted_at), default=None)
            features = shared | {
                "own": not understood.added or any(understood.added & s.terms for s in sentences[max(0, n - 1) : n + 2]),
                "around": asked.share(over.union(*(s.terms for s in sentences[max(0, n - 2) : n + 3]))),
                "cosine": cosine,
                "covered": covered,
                "over": near - covered,
                "beside covered": max([*shares[max(0, n - 1) : n], *shares[n + 1 : n + 2], 0.0]),
                "pairs": _pairs(understood.terms, sentence.words),
                "length": min(len(sentence.words.split()), 40) / 40,
                "says": passage.kind == "response",
                "promises": promising and _PROMISES.search(sentence.words) is not None,
                "latest": newness.get(hit.document, 0.0) * (understood.wants_latest or understood.kind is Kind.STATUS),
                "fits and covers": fits * needs(understood.kind) * covered,
                understood.kind.value: fits,
                "fragment": len(sentence.words.split()) < _FRAGMENT_WORDS,
                "question": sentence.words.endswith("?"),
                "title": _TITLE.fullmatch(sentence.words) is not None and not (fits and needs(understood.kind)),
                "address": _ADDRESS.search(sentence.words) is not None,
                "cited": away == 0,
                "beside": 2 / (1 + away) if away else 0.0,
            }
            score = sum(WEIGHTS.get(name, 0.0) * value for name, value in features.items())
            found.append(Scored(sentence, score, cosine, hit.cosine, covered, near, fits, asks, features))
    return sorted(found, key=lambda s: -s.score)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the question asks for: terms with their weight, and groups of other words that may stand for some."""

    weights: dict[str, float]
    groups: tuple[dict[str, float], ...]

    def share(self, held_terms: frozenset[str]) -> float:
        """How much of it `held_terms` hold, by rarity, from 0 to 1."""
        whole = sum(self.weights.values())
        held = sum(weight for term, weight in self.weights.items() if term in held_terms)
        held += sum(max((w for t, w in group.items() if t in held_terms), default=0.0) for group in self.groups)
        return min(1.0, held / whole) if whole else 0.0


def _asked(understood: Understood, index: LocalIndex) -> _Asked:
    weights = {term: CARRIED * index.idf(term) for term in understood.carried if term in understood.about}
    weights |= {term: index.idf(term) for term in understood.terms if term in understood.about}
    return _Asked(weights, tuple({t: WIDENED * index.idf(t) for t in group} for group in understood.widened))


def _pairs(asked: Sequence[str], words: str) -> float:
    """The share of the question's neighbouring terms that stand side by side in the sentence."""
    wanted = list(zip(asked, asked[1:], strict=False))
    if not wanted:
        return 0.0
    said = terms(words)
    held = set(zip(said, said[1:], strict=False))
    return sum(pair in held for pair in wanted) / len(wanted)


def _meet(one: Spans, other: Sequence[Span]) -> bool:
    return any(a.overlaps(b) for a in one for b in other)


def _newness(view: View) -> dict[str, float]:
    """From 0 for the oldest dated document to 1 for the newest; undated ones count as oldest."""
    dates = sorted({document.date for document in view.documents.values() if document.date})
    return {d.id: (dates.index(d.date) + 1) / len(dates) for d in view.documents.values() if d.date}


def _numbered(passage: Passage, numbers: Sequence[tuple[str, str]], text: str) -> bool:
    """Whether the passage is, or stands under, an item of a number that the question gives."""
    if not numbers:
        return False
    heads = [*passage.section, passage.spans[0].of(text)[:40], *(span.of(text)[:40] for span in passage.context)]
    return any(re.match(rf"\W*(?:[A-Za-z]+ ){{0,5}}0*{re.escape(n)}(?![\w%]|\.\d)", head) for _, n in numbers for head in heads)


def _meet(one: Spans, other: Sequence[Span]) -> bool:
    return any(a.overlaps(b) for a in one for b in other)


def _newness(view: View) -> dict[str, float]:
    """From 0 for the oldest dated document to 1 for the newest; undated ones count as oldest."""
    dates = sorted({document.date for document in view.documents.values() if document.date})
    return {d.id: (dates.index(d.date) + 1) / len(dates) for d in view.documents.values() if d.date}


def chosen(found: Sequence[Scored], view: View, kinds: Sequence[Kind] = (), most: int = QUOTES) -> list[Quote]:
    """The quotes to show, best first: no two alike, none far below the best, sentences that stand together as one."""
    runs: list[_Run] = []
    taken: list[frozenset[str]] = []
    for scored in found[:_LOOKED_AT]:
        if scored.score < found[0].score - _FURTHEST_BELOW:
            break
        sentence = scored.sentence
        if any(run.holds(sentence) for run in runs) or any(_alike(sentence.terms, other) for other in taken):
            continue
        beside = next((run for run in runs if run.touches(sentence) and run.room(sentence, view)), None)
        if beside is not None:
            beside.extend(sentence)
        elif len(runs) < most:
            runs.append(_completed(sentence, view, scored.score, kinds))
        else:
            continue
        taken.append(sentence.terms)
    return [run.quote(view) for run in runs]


@dataclass
class _Run:
    """Neighbouring sentences of one passage on their way to being a quote."""

    document: str
    passage: int
    first: int
    last: int
    score: float

    def holds(self, sentence: Sentence) -> bool:
        return self._same(sentence) and self.first <= sentence.number <= self.last

    def touches(self, sentence: Sentence) -> bool:
        """Whether the sentence stands beside the run, or one sentence away."""
        return self._same(sentence) and self.first - _BRIDGED <= sentence.number <= self.last + _BRIDGED

    def room(self, sentence: Sentence, view: View) -> bool:
        first, last = min(self.first, sentence.number), max(self.last, sentence.number)
        return sum(len(s.words.split()) for s in view.sentences(self.document, self.passage)[first : last + 1]) <= _LONGEST_QUOTE

    def extend(self, sentence: Sentence) -> None:
        self.first, self.last = min(self.first, sentence.number), max(self.last, sentence.number)

    def sentences(self, view: View) -> tuple[Sentence, ...]:
        return view.sentences(self.document, self.passage)[self.first : self.last + 1]

    def quote(self, view: View) -> Quote:
        own = self.sentences(view)
        return Quote(self.document, self.passage, _joined(own, view), " ".join(s.words for s in own), self.score)

    def _same(self, sentence: Sentence) -> bool:
        return self.document == sentence.document and self.passage == sentence.passage


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one and other) and len(one & other) >= _ALIKE * max(len(one), len(other))


def quoted(sentence: Sentence, view: View) -> Quote:
    """The sentence with what completes it."""
    return _completed(sentence, view, 0.0, ()).quote(view)


def _completed(sentence: Sentence, view: View, score: float, kinds: Sequence[Kind]) -> _Run:
    """The sentence with the one before where it points back, the list it leads in to, and the neighbour that holds
    a kind of answer asked for where it does not itself."""
    within = view.sentences(sentence.document, sentence.passage)
    run = _Run(sentence.document, sentence.passage, sentence.number, sentence.number, score)
    before = within[sentence.number - 1] if sentence.number else None
    after = within[sentence.number + 1] if sentence.number + 1 < len(within) else None
    if before and _POINTS_BACK.match(sentence.words) and run.room(before, view):
        run.extend(before)
    for kind in kinds:
        if not needs(kind) or any(has_kind(kind, s.words) for s in run.sentences(view)):
            continue
        for beside in (after, before):
            if beside and has_kind(kind, beside.words) and run.room(beside, view):
                run.extend(beside)
                break
    if within[run.last].words.endswith(":"):
        while run.last + 1 < len(within) and run.room(within[run.last + 1], view):
            run.extend(within[run.last + 1])
    return run


def _joined(run: Sequence[Sentence], view: View) -> Spans:
    """The run's spans, those with only markers, markup or space between them made one."""
    text = view.text(run[0].document)
    joined: list[Span] = []
    for span in (span for sentence in run for span in sentence.spans):
        if joined and 0 <= span.start - joined[-1].end <= 12 and not re.search(r"\w{2}", text[joined[-1].end : span.start]):
            joined[-1] = Span(joined[-1].start, span.end)
        else:
            joined.append(span)
    return tuple(joined)


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether the evidence answers, and what is missing where it does not."""

    answered: bool
    missing: str = ""


# Found on questions with and without an answer over several sets of documents: see docs/developers.md.
BEST_COSINE, BEST_PASSAGE, BEST_COVERED, LEAST = 1.0, 0.6, 1.0, 0.9
_UNKNOWN_SHARE, _UNKNOWN_COSINE, _UNKNOWN_COSINE_TYPED = 0.3, 0.5, 0.62
_NEAR_BEST = 0.4
_FAR_COSINE, _FAR_COVERED = 0.42, 0.55


def enough(understood: Understood, found: Sequence[Scored], index: LocalIndex) -> Verdict:
    """One decision for every path: is the answer in what was found?"""
    if not found:
        return Verdict(False, "nothing found")
    top = found[:QUOTES]
    cosine, near = max(s.cosine for s in top), max(s.near for s in top)
    typed = needs(understood.kind) and understood.kind is not Kind.WHO
    fitting = [s for s in top if s.fits and s.score >= top[0].score - _NEAR_BEST]
    fitting = [s for s in fitting if s.features.get("own", 1.0)] or fitting
    if typed and not fitting:
        return Verdict(False, f"no {_SOUGHT[understood.kind]}")
    if typed and NOT_KNOWN.search(_clause(fitting[0].sentence.words, understood)):
        return Verdict(False, "the document says it is not known")
    if typed and understood.leans and not any(s.features.get("own", 1.0) for s in fitting):
        return Verdict(False, "nothing on what this question adds")
    if understood.kind is Kind.STATUS and top[0].asks and not any(_reports(s, top[0]) for s in top):
        return Verdict(False, "only the recommendation speaks of it")
    least = _UNKNOWN_COSINE_TYPED if typed else _UNKNOWN_COSINE
    beside = understood.leans and (top[0].features.get("beside") or top[0].features.get("cited"))
    if _unknown_share(understood, index) >= _UNKNOWN_SHARE and cosine < least and not beside:
        return Verdict(False, "words that no document uses")
    if confidence(found) < LEAST or (not understood.leans and cosine < _FAR_COSINE and near < _FAR_COVERED):
        return Verdict(False, "nothing close enough")
    return Verdict(True)


def _clause(words: str, understood: Understood) -> str:
    """The part of a sentence cut at semicolons that holds most of what was asked."""
    wanted = understood.added or understood.about
    return max(words.split(";"), key=lambda part: len(wanted & frozenset(terms(part))))


def _reports(scored: Scored, best: Scored) -> bool:
    """Whether it says what is, and as much of what was asked as the recommendation does."""
    return not scored.asks and scored.covered >= 0.75 * best.covered


def _unknown_share(understood: Understood, index: LocalIndex) -> float:
    """The share of what was asked about, by rarity, that stands in no document."""
    weights = _asked(understood, index).weights
    asked = sum(weights.values())
    return sum(w for t, w in weights.items() if not index.frequency(t)) / asked if asked else 0.0


_SOUGHT = {
    Kind.TIME: "time of day", Kind.BY_WHEN: "date", Kind.HOW_MANY: "figure", Kind.HOW_MUCH: "amount of money", Kind.HOW_OFTEN: "frequency", Kind.CONTACT: "telephone number or address",
}  # fmt: skip


def confidence(found: Sequence[Scored]) -> float:
    """How well the best evidence meets the question: closeness by sentence and passage, and share of words covered."""
    top = found[:QUOTES]
    return (
        BEST_COSINE * max(s.cosine for s in top)
        + BEST_PASSAGE * max(s.passage_cosine for s in top)
        + BEST_COVERED * max(s.near for s in top)
    )
