"""`python -m benchmarks.weights GOLD DOCUMENT...`: what each of the evidence weights earns on a set of gold questions.

Every weight is left out in turn and the set asked again. Read the columns together over several sets, and on questions
the weights were not chosen on: one question more or less on one set says nothing.
"""

from __future__ import annotations

import sys
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from assistant.evaluation import Evaluation, evaluate
from assistant.evaluation.ablating import WHOLE
from assistant.evidence import WEIGHTS
from assistant.gold import read_gold
from assistant.settings import DEFAULT_MODEL
from assistant.wiring import Assistant
from corpus.library import Library
from index.embed import Embedder, Vectors, open_embedder


class _Remembering:
    """An embedder that embeds a question once: the same ones are asked for every weight."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self.embed_passages = embedder.embed_passages
        self._one = cache(lambda text: embedder.embed([text])[0])

    @property
    def fingerprint(self) -> str:
        return self._embedder.fingerprint

    def embed(self, texts: Any, progress: Any = None) -> Vectors:
        return np.array([self._one(text) for text in texts], np.float32)


def main() -> None:
    gold_file, *paths = map(Path, sys.argv[1:])
    with tempfile.TemporaryDirectory() as folder, Library.open(Path(folder) / "library") as library:
        assistant = Assistant(library, _Remembering(open_embedder(DEFAULT_MODEL)))
        assistant.add(paths)
        text_of = cache(lambda ref: library.text(library.document(ref).id))

        def asked() -> Evaluation:
            return evaluate(assistant.ask, read_gold(gold_file, text_of), text_of)

        print(f"{'':24}" + "".join(f"{name:>20}" for name in WHOLE))
        _show("all", asked())
        for name, weight in list(WEIGHTS.items()):
            WEIGHTS[name] = 0.0
            _show(f"without {name}", asked())
            WEIGHTS[name] = weight


def _show(label: str, evaluation: Evaluation) -> None:
    shares = evaluation.shares
    print(f"{label:24}" + "".join(f"{shares[name].hits:>14} /{shares[name].of:>4}" for name in WHOLE), flush=True)


if __name__ == "__main__":
    main()
