"""`python -m benchmarks.declining [--keep FOLDER] SET... GOLD=DOCUMENTS...`: fit the decision whether evidence answers.

A SET is a folder in the form of ../shared/retrieval, GOLD a file of gold questions on the folder DOCUMENTS. Printed are
each signal with its weight, and what the decision is worth where it was fitted on all other documents: how well it
tells answerable questions from unanswerable ones, and from those whose answer was hidden (AUROC), and how many of them
are declined where so many answerable ones are. `now` is what assistant.verdict decides today.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.settings import DEFAULT_MODEL
from assistant.signals import MEANT
from assistant.wiring import Assistant
from benchmarks.cases import Case, Ground, of_gold, of_set
from benchmarks.questions import read_set
from corpus.library import Library
from index.embed import Embedder, open_embedder

_MOST = 150  # questions of a public set
_PUBLIC, _HIDDEN, _UNANSWERABLE = 0.2, 0.2, 1.5  # what a case weighs beside an answerable gold question
_RIDGE = 0.01
_REFUSED = (0.05, 0.08, 0.12)

Floats = NDArray[np.float64]


def main() -> None:
    arguments = sys.argv[1:]
    keep = Path(arguments.pop(arguments.index("--keep") + 1)) if "--keep" in arguments else None
    named = [a for a in arguments if a != "--keep"]
    embedder = open_embedder(DEFAULT_MODEL)
    with tempfile.TemporaryDirectory() as made:
        cases = [case for name in named for case in _cases(name, keep or Path(made), embedder)]
    _show(cases)


def _cases(name: str, folder: Path, embedder: Embedder) -> list[Case]:
    gold, _, documents = name.partition("=")
    of = Path(documents or gold)
    with Library.open(folder / of.name / "library") as library:
        assistant = Assistant(library, embedder)
        if not library.documents():
            texts = folder / of.name / "texts"
            texts.mkdir(parents=True, exist_ok=True)
            assistant.add([p for p in of.iterdir() if p.suffix != ".jsonl"] if documents else read_set(of).write(texts))
        ground = Ground.of(assistant, embedder)
        return list(of_gold(Path(gold), of.name, ground) if documents else of_set(of, ground, _MOST))


def _show(cases: Sequence[Case]) -> None:
    weights, odds = fitted(cases)
    for name, weight in weights.items():
        print(f"{weight:+7.2f}  {name:12} {MEANT[name]}")
    print(f"{odds:+7.2f}  without any signal\n")
    refused = "".join(f"{f'declined at {share:.0%}':>18}" for share in _REFUSED)
    print(f"{'left out':20}{'AUROC':>8}{'hidden':>8}{refused}{'now: refused':>16}{'declined':>10}{'hidden':>8}")
    left_out = {name: _left_out(cases, name) for name in dict.fromkeys(c.set for c in cases)}
    for name, scores in left_out.items():
        print(f"{name:20}" + _row([c for c in cases if c.set == name], scores))
    gold = [c.set for c in cases if not c.public]
    own = {name: scores for name, scores in left_out.items() if name in gold}
    print(f"{'all gold':20}" + _row([c for n in own for c in cases if c.set == n], np.concatenate(list(own.values()))))


def fitted(cases: Sequence[Case]) -> tuple[dict[str, float], float]:
    """The weight of each signal and the odds without any, as many cases being taken to have an answer as not."""
    names = list(cases[0].signals)
    values = np.array([[c.signals[name] for name in names] for c in cases], np.float64)
    answerable = np.array([c.answerable for c in cases])
    weighs = np.array([_weighs(c) for c in cases])
    for group in (answerable, ~answerable):
        weighs[group] /= weighs[group].sum()
    middle, spread = values.mean(axis=0), values.std(axis=0) + 1e-9
    *slopes, odds = _logistic((values - middle) / spread, answerable.astype(np.float64), weighs)
    own = np.array(slopes) / spread
    return dict(zip(names, own.tolist(), strict=True)), float(odds - own @ middle)


def _weighs(case: Case) -> float:
    own = 1.0 if case.answerable else _HIDDEN if case.hidden else _UNANSWERABLE
    return own * (_PUBLIC if case.public else 1.0)


def _logistic(values: Floats, outcome: Floats, weighs: Floats) -> Floats:
    """Logistic regression by Newton's steps; the last coefficient is the constant, which no ridge holds back."""
    rows = np.c_[values, np.ones(len(values))]
    ridge = np.diag([_RIDGE] * values.shape[1] + [0.0])
    found = np.zeros(rows.shape[1])
    for _ in range(30):
        likely = 1 / (1 + np.exp(-rows @ found))
        slope = rows.T @ (weighs * (outcome - likely)) - ridge @ found
        bend = (rows * (weighs * likely * (1 - likely))[:, None]).T @ rows + ridge
        found = found + np.linalg.solve(bend, slope)
    return found


def _left_out(cases: Sequence[Case], name: str) -> Floats:
    """The scores of one set's cases by what was fitted on the others."""
    weights, odds = fitted([c for c in cases if c.set != name])
    return np.array([odds + sum(weights[s] * v for s, v in c.signals.items()) for c in cases if c.set == name])


def _row(cases: Sequence[Case], scores: Floats) -> str:
    answerable, hidden = np.array([c.answerable for c in cases]), np.array([c.hidden for c in cases])
    declined = np.array([c.declined for c in cases])
    without = ~answerable & ~hidden
    right, near = scores[answerable], scores[hidden]
    at = [np.quantile(right, share) for share in _REFUSED]
    said = "".join(f"{_share(scores[without] < bar):>10.0%}{_share(near < bar):>8.0%}" for bar in at)
    now = f"{_share(declined[answerable]):>16.1%}{_share(declined[without]):>10.0%}{_share(declined[hidden]):>8.0%}"
    return f"{_auroc(right, scores[without]):>8.3f}{_auroc(right, near):>8.3f}{said}{now}"


def _auroc(right: Floats, wrong: Floats) -> float:
    """How often one with an answer scores above one without."""
    if not len(right) or not len(wrong):
        return float("nan")
    return float(np.mean((right[:, None] > wrong) + 0.5 * (right[:, None] == wrong)))


def _share(of: Iterable[bool] | NDArray[np.bool_]) -> float:
    listed = list(of)
    return sum(listed) / len(listed) if listed else float("nan")


if __name__ == "__main__":
    main()
