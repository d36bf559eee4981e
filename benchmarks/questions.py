"""Public question sets in the form of ../shared/retrieval: documents, questions and the spans that answer them."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from corpus.models import Span

_UNFIT = re.compile(r"[^\w .-]+")
_LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class SetQuestion:
    """`before` is the user's turn before it; `scope` the one file that it is asked of; `spans` by file."""

    text: str
    before: str = ""
    scope: str = ""
    answerable: bool = True
    spans: Mapping[str, Sequence[Span]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """`texts` by the name of the file that each is written to."""

    name: str
    texts: Mapping[str, str]
    questions: Sequence[SetQuestion]

    def write(self, folder: Path) -> list[Path]:
        """The documents as text files, whose stored text is the set's to the character."""
        paths = [folder / name for name in self.texts]
        for path in paths:
            path.write_bytes(self.texts[path.name].encode("utf-8"))
        return paths


def read_set(folder: Path) -> QuestionSet:
    documents = list(_lines(folder / "docs.jsonl"))
    names = {d["doc_id"]: _name(n, d["title"]) for n, d in enumerate(documents)}
    spans: dict[str, dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    for one in _lines(folder / "spans.jsonl"):
        spans[one["qid"]][names[one["doc_id"]]].append(Span(one["start"], one["end"]))
    questions = [
        SetQuestion(q["text"], _turn_before(q), names.get(q["scope"], ""), q["answerable"], spans.get(q["qid"], {}))
        for q in _lines(folder / "queries.jsonl")
    ]
    return QuestionSet(folder.name, {names[d["doc_id"]]: d["text"] for d in documents}, questions)


def _turn_before(question: Mapping[str, Any]) -> str:
    said = [turn["text"] for turn in question.get("history") or () if turn["role"] == "user"]
    return said[-1] if said else ""


def _name(number: int, title: str) -> str:
    return f"{_UNFIT.sub(' ', title).strip()[:_LONGEST_NAME]} {number:05}.txt".lstrip()


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as file:
        yield from map(json.loads, file)
