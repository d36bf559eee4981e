"""The real letters, where ../shared is there: the bars that Bywhen was built to."""

from __future__ import annotations

from pathlib import Path

from assistant.wiring import Assistant
from corpus.library import Library
from index.embed import Embedder
from tests.assistant.scoring import REFUSALS, below, scored

BARS = {
    "answers right": 0.70,
    "evidence hit at 1": 0.65,
    "evidence hit at 5": 0.90,
    "right abstentions": 0.60,
    "verbatim": 1.0,
    REFUSALS: 0.10,
}


def test_letters(shared: Path, embedder: Embedder, tmp_path: Path) -> None:
    with Library.open(tmp_path / "library") as library:
        assistant = Assistant(library, embedder)
        assistant.add([shared / "corpus" / "letters"])
        assert below(scored(assistant, shared / "gold" / "questions.jsonl"), BARS) == {}
