"""Questions that the register answers, as people type them, over the samples and over invented documents of many kinds.

A row of the case file is right where the answer is given or declined as it says, has every word of `must` ("a|b" is
either), none of `must_not`, cites every document of `cited` and, where that is told, is of that `grounding`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any

import pytest

from assistant.models import Answer
from assistant.wiring import Assistant
from corpus.library import Library
from index.embed import Embedder

CASES = Path(__file__).parents[1] / "cases"
QUESTIONS = CASES / "register_questions.jsonl"
REGISTERS = (
    "agency-audit.md",
    "audit-tracker.md",
    "board-action-log.txt",
    "commissioner-letter.md",
    "inquiry-answers.md",
    "minute-of-treasury.txt",
    "ombudsman-report.txt",
    "panel-minutes.md",
    "parish-minutes.txt",
    "priorities-progress.md",
    "scrutiny-response.md",
)
FLOORS = {"samples": 0.95, "cases": 0.92}
SECONDS = 0.3


def rows(library: str) -> list[dict[str, Any]]:
    lines = QUESTIONS.read_text(encoding="utf-8").splitlines()
    return [row for row in map(json.loads, lines) if row["library"] == library]


@pytest.fixture(scope="module")
def case_library(embedder: Embedder, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """The documents with chains between them, one in two versions, and those of eleven layouts."""
    with Library.open(tmp_path_factory.mktemp("cases")) as library:
        assistant = Assistant(library, embedder)
        (old,) = assistant.add([CASES / "links" / "earlier" / "veldmere-letter.md"])
        paths = [*sorted((CASES / "links").glob("*.md")), *(CASES / "registers" / name for name in REGISTERS)]
        results = {result.source: result for result in assistant.add(paths)}
        assert [r.reason for r in results.values() if r.result == "refused"] == []
        if results["veldmere-letter.md"].result != "new version":
            assistant.replace(results["veldmere-letter.md"].document, old.document)
        yield assistant


def answers(assistant: Assistant, asked: list[dict[str, Any]]) -> dict[str, Answer]:
    given: dict[str, Answer] = {}
    for row in asked:
        previous = given[row["followup_of"]] if row["followup_of"] else None
        given[row["id"]] = assistant.ask(
            row["question"], previous=previous, followup=previous is not None, today=date.fromisoformat(row["today"])
        )
    return given


def faults(row: dict[str, Any], answer: Answer) -> list[str]:
    """What is wrong with the answer, in words."""
    text = answer.text.lower()
    found = [f"no {words!r}" for words in row["must"] if not any(w.lower() in text for w in words.split("|"))]
    found += [f"has {words!r}" for words in row["must_not"] if answer.answered and words.lower() in text]
    found += [f"{name} is not cited" for name in row["cited"] if name not in {c.source for c in answer.citations}]
    if answer.grounding != row.get("grounding", answer.grounding):
        found.append(f"{answer.grounding.value}, not {row['grounding']}")
    return found + ([] if answer.answered == row["answered"] else [f"answered: {answer.answered}"])


def held(assistant: Assistant, library: str) -> dict[str, Answer]:
    """The answers, once their share that is right has been held against its floor."""
    asked = rows(library)
    given = answers(assistant, asked)
    wrong = {row["id"]: found for row in asked if (found := faults(row, given[row["id"]]))}
    share = 1 - len(wrong) / len(asked)
    print(f"\n{library}: {share:.1%} of {len(asked)} right")
    for ident, found in wrong.items():
        print(f"  {ident}: {'; '.join(found)}")
    assert share >= FLOORS[library]
    return given


def test_questions_over_the_samples(sample_library: Assistant) -> None:
    given = held(sample_library, "samples")
    assert median(answer.seconds for answer in given.values()) < SECONDS


def test_questions_over_documents_of_many_layouts(case_library: Assistant) -> None:
    held(case_library, "cases")


def test_lists_say_what_they_rest_on(sample_library: Assistant) -> None:
    listed = [
        row for row in rows("samples") if row["question"].startswith(("how many", "list", "which recommendations"))
    ]
    given = answers(sample_library, [row for row in listed if not row["followup_of"]])
    assert [a.question for a in given.values() if "looked through whole" not in a.text] == []


def test_every_line_of_a_list_has_a_citation(sample_library: Assistant) -> None:
    answer = sample_library.ask("whats overdue", today=date(2026, 1, 20))
    assert all(line.endswith("]") for line in answer.text.split("\n") if line.startswith("- "))
    assert not [note for note in answer.notes if "left out" in note]
