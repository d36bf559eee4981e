"""Stand-ins for the assistant's tests."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path

from assistant.models import Answer, Citation, Grounding
from corpus.errors import QuestionError


def answer(text: str = "", *citations: Citation, answered: bool = True) -> Answer:
    grounding = Grounding.GROUNDED if answered else Grounding.NOT_FOUND
    return Answer("?", "?", grounding, answered, text, citations, seconds=0.5)


@dataclass
class Scripted:
    """Answers from a table; keeps which answer each question leant on."""

    answers: dict[str, Answer]
    leant_on: dict[str, Answer | None] = field(default_factory=dict)

    def __call__(self, question: str, *, previous: Answer | None = None, followup: bool | None = None) -> Answer:
        if not question.strip():
            raise QuestionError("The question is empty.")
        self.leant_on[question] = previous
        return self.answers[question]


def write_lines(path: Path, *rows: object) -> Path:
    path.write_text("\n".join(row if isinstance(row, str) else json.dumps(row) for row in rows), encoding="utf-8")
    return path
