"""`python -m benchmarks.retrieval [--keep FOLDER] SET...`: what is found, beside the usual ways with the same parts.

All ways rank the same passages, with the same vectors of the same model; a passage is relevant where it overlaps a gold
span by at least half of the shorter one. "Bywhen" is what an answer quotes, in its order, and then the rest of the
"search" behind it. A set is a folder in the form of ../shared/retrieval. `--keep` keeps the
libraries, so that the next run need not embed them again.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log2
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from rank_bm25 import BM25Okapi

from assistant.answer import PASSAGES
from assistant.evidence import ranked
from assistant.models import Answer, Grounding
from assistant.question import Understood, understand
from assistant.quotes import Quote, chosen
from assistant.settings import DEFAULT_MODEL
from assistant.view import View
from assistant.wiring import Assistant
from benchmarks.questions import QuestionSet, SetQuestion, read_set
from corpus.library import Library
from corpus.models import Span, meet
from corpus.passages import indexed_text
from index.embed import Embedder, open_embedder
from index.hybrid import TOP, Filters, best
from index.local import LocalIndex
from index.terms import terms

DEPTH = 10
_DRAWS = 1000
_K = 60  # of reciprocal rank fusion
PLAIN, OURS = "BM25, plain", "Bywhen"
USUAL = (PLAIN, "BM25, stemmed", "meaning", "reciprocal ranks", "sum of z-scores")

Scores = NDArray[np.float64]
Ranking = Sequence[int]  # passages by their place in the index, the best first


@dataclass(frozen=True)
class Ground:
    """A question set as it stands in a library: what all ways rank."""

    view: View
    index: LocalIndex
    embedder: Embedder
    places: Sequence[tuple[str, int]]  # document and number, in the index's order
    by_name: Mapping[str, str]  # a file's name to its document
    plain: BM25Okapi


@dataclass(frozen=True)
class Asked:
    """A question as all ways are asked it."""

    understood: Understood
    vector: NDArray[np.float32]
    words: Scores
    plain: Scores
    meaning: Scores
    allowed: NDArray[np.bool_]


def main() -> None:
    arguments = sys.argv[1:]
    keep = Path(arguments.pop(arguments.index("--keep") + 1)) if "--keep" in arguments else None
    folders = [Path(a) for a in arguments if a != "--keep"]
    embedder = open_embedder(DEFAULT_MODEL)
    with tempfile.TemporaryDirectory() as made:
        for folder in folders:
            _show(read_set(folder), (keep or Path(made)) / folder.name, embedder)


def _show(questions: QuestionSet, folder: Path, embedder: Embedder) -> None:
    with Library.open(folder / "library") as library:
        ground = _ground(questions, folder, Assistant(library, embedder), embedder)
        scores = scored(questions, ground)
    strongest = max(USUAL, key=lambda way: float(np.mean(scores[way])))
    print(f"{questions.name}: {len(scores[OURS])} questions, {len(ground.places)} passages; nDCG@{DEPTH}")
    for way, found in scores.items():
        apart = [_apart(scores[way], scores[other]) for other in (PLAIN, strongest)]
        print(f"  {way:18} {np.mean(found):.3f}   {PLAIN} {apart[0]}   {strongest} {apart[1]}", flush=True)


def scored(questions: QuestionSet, ground: Ground) -> dict[str, list[float]]:
    """nDCG@10 of every way for every question that some passage of the library answers."""
    found: dict[str, list[float]] = {way: [] for way in (*USUAL, "search", OURS)}
    for question in questions.questions:
        relevant = _relevant(question, ground)
        if relevant:
            for way, ranking in _rankings(question, ground).items():
                found[way].append(ndcg(ranking, relevant))
    return found


def ndcg(ranking: Ranking, relevant: set[int]) -> float:
    """Of the first ten, each relevant or not (Järvelin and Kekäläinen 2002)."""
    gained = sum(1 / log2(n + 2) for n, place in enumerate(ranking[:DEPTH]) if place in relevant)
    return gained / sum(1 / log2(n + 2) for n in range(min(DEPTH, len(relevant))))


def _ground(questions: QuestionSet, folder: Path, assistant: Assistant, embedder: Embedder) -> Ground:
    library = assistant.library
    if not library.documents():
        texts = folder / "texts"
        texts.mkdir(parents=True, exist_ok=True)
        assistant.add(questions.write(texts))
    assistant.refresh()
    view, index = assistant._seen.current.in_step()
    places = list(view.passages)
    text = [indexed_text(view.passages[p], view.text(p[0]), view.documents[p[0]].title) for p in places]
    plain = BM25Okapi([one.lower().split() for one in text])
    return Ground(view, index, embedder, places, {d.source: d.id for d in library.documents()}, plain)


def _rankings(question: SetQuestion, ground: Ground) -> dict[str, Ranking]:
    asked = _asked(question, ground)
    by_words, by_meaning = _order(asked.words, asked.allowed), _order(asked.meaning, asked.allowed)
    either = np.union1d(by_words[:TOP], by_meaning[:TOP])
    ranks = [{place: n for n, place in enumerate(order[:TOP])} for order in (by_words, by_meaning)]
    fused = [sum(1 / (_K + own[p] + 1) for own in ranks if p in own) for p in either]
    summed = _z(asked.words[either]) + _z(asked.meaning[either])
    hits = ground.index.search(asked.vector, asked.understood.searched, asked.understood.filters, PASSAGES)
    quotes = chosen(ranked(asked.understood, hits, ground.view, ground.index), ground.view, asked.understood.kinds)
    place_of = {place: n for n, place in enumerate(ground.places)}
    cited = dict.fromkeys(place_of[place] for quote in quotes for place in _quoted(quote, ground.view))
    searched = [place_of[hit.document, hit.number] for hit in hits]
    return {
        PLAIN: _order(asked.plain, asked.allowed),
        "BM25, stemmed": by_words,
        "meaning": by_meaning,
        "reciprocal ranks": either[np.argsort(-np.array(fused), kind="stable")].tolist(),
        "sum of z-scores": either[np.argsort(-summed, kind="stable")].tolist(),
        "search": searched,
        OURS: [*cited, *(p for p in searched if p not in cited)],
    }


def _quoted(quote: Quote, view: View) -> list[tuple[str, int]]:
    """The passages that a quote takes words from, its own first: it may go on over the edge of one."""
    others = [p.number for p in view.passages_of[quote.document] if meet(p.spans, quote.spans)]
    return [(quote.document, number) for number in dict.fromkeys((quote.passage, *others))]


def _asked(question: SetQuestion, ground: Ground) -> Asked:
    """All ways are told the turn before, and are held to the document that is asked of."""
    scope = frozenset({ground.by_name[question.scope]}) if question.scope else None
    before = Answer(question.before, question.before, Grounding.GROUNDED, True, "") if question.before else None
    understood = understand(
        question.text, ground.view, ground.index, previous=before, followup=bool(before), filters=Filters(scope)
    )
    vector = ground.embedder.embed([understood.written])[0]
    parts = ground.index._parts
    typed = f"{question.before} {question.text}"
    return Asked(
        understood,
        vector,
        np.asarray(parts.keywords.scores(terms(typed)), np.float64),
        np.asarray(ground.plain.get_scores(typed.lower().split()), np.float64),
        np.asarray(parts.nearest.vectors(np.arange(len(ground.places))) @ vector, np.float64),
        np.array([scope is None or document in scope for document, _ in ground.places]),
    )


def _order(scores: Scores, allowed: NDArray[np.bool_]) -> list[int]:
    found: list[int] = best(scores.astype(np.float32), allowed, len(scores)).tolist()
    return found


def _z(scores: Scores) -> Scores:
    spread = float(scores.std())
    centred: Scores = scores - scores.mean()
    return centred / spread if spread > 1e-9 else centred * 0


def _relevant(question: SetQuestion, ground: Ground) -> set[int]:
    spans = {ground.by_name[name]: own for name, own in question.spans.items()}
    return {
        n
        for n, (document, number) in enumerate(ground.places)
        if document in spans and _overlaps(ground.view.passages[document, number].spans, spans[document])
    }


def _overlaps(passage: Sequence[Span], gold: Sequence[Span]) -> bool:
    return any(
        2 * (min(p.end, g.end) - max(p.start, g.start)) >= min(p.end - p.start, g.end - g.start)
        for p in passage
        for g in gold
    )


def _apart(own: Sequence[float], other: Sequence[float]) -> str:
    """The mean difference with its 95% interval, by drawing questions again."""
    differences = np.array(own) - np.array(other)
    dice = np.random.default_rng(7)
    means = np.sort(dice.choice(differences, (_DRAWS, len(differences))).mean(axis=1))
    return f"{differences.mean():+.3f} [{means[_DRAWS // 40]:+.3f}, {means[-_DRAWS // 40]:+.3f}]"


if __name__ == "__main__":
    main()
