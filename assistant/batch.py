"""Many questions from a file, asked in order: a follow-up leans on the answer to the question it names."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from assistant.models import Answer
from corpus.errors import QuestionError, ReadingError


class Ask(Protocol):
    """`Assistant.ask`, or anything that answers as it does."""

    def __call__(self, question: str, *, previous: Answer | None = None, followup: bool | None = None) -> Answer: ...


@dataclass(frozen=True, slots=True)
class Asked:
    """One line of the file: `followup_of` is the id of an earlier line, or None."""

    id: str
    question: str
    followup_of: str | None = None


@dataclass(frozen=True, slots=True)
class Reply:
    """What came of one question: an answer, or the reason why it could not be asked."""

    asked: Asked
    answer: Answer | None
    refusal: str = ""


def read_rows(path: Path) -> list[tuple[int, Mapping[str, Any]]]:
    """The JSON objects of a file that has one a line, each with its line number from 1; blank lines are passed over.

    Raises ReadingError, naming the line, where the file is not that.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as cause:
        raise ReadingError(f"{path}: cannot be read as UTF-8 text ({cause})") from cause
    rows = [(number, _object(line, f"{path}, line {number}")) for number, line in enumerate(lines, 1) if line.strip()]
    if not rows:
        raise ReadingError(f'{path}: no questions in it; write one JSON object a line, with "id" and "question"')
    return rows


def read_questions(path: Path) -> list[Asked]:
    """The questions of a batch file. Raises ReadingError before anything is asked, naming the line at fault."""
    return checked(
        [(f"{path}, line {number}", asked_of(row, f"{path}, line {number}")) for number, row in read_rows(path)]
    )


def checked(questions: Iterable[tuple[str, Asked]]) -> list[Asked]:
    """The questions, once it is sure that each id stands once and each `followup_of` names an earlier line."""
    seen: dict[str, Asked] = {}
    for place, asked in questions:
        if asked.id in seen:
            raise ReadingError(f"{place}: the id {asked.id!r} stands twice; give each question its own")
        if asked.followup_of is not None and asked.followup_of not in seen:
            raise ReadingError(f"{place}: followup_of {asked.followup_of!r} is not the id of a question above it")
        seen[asked.id] = asked
    return list(seen.values())


def asked_of(row: Mapping[str, Any], place: str) -> Asked:
    """The question of one row; `place` is for messages."""
    question, ident, before = row.get("question"), row.get("id"), row.get("followup_of")
    if not isinstance(question, str):
        raise ReadingError(f'{place}: "question" is missing or is not text')
    if not isinstance(ident, str | int) or isinstance(ident, bool):
        raise ReadingError(f'{place}: "id" is missing or is neither text nor a number')
    if before is not None and (not isinstance(before, str | int) or isinstance(before, bool)):
        raise ReadingError(f'{place}: "followup_of" must be an id or null, not {before!r}')
    return Asked(str(ident), question, None if before is None else str(before))


def replies(ask: Ask, questions: Sequence[Asked]) -> Iterator[Reply]:
    """Each question's reply as soon as it is there, in the order given; one refused does not stop the others."""
    answers: dict[str, Answer] = {}
    for asked in questions:
        if asked.followup_of is not None and asked.followup_of not in answers:
            yield Reply(asked, None, f"the question it leans on, {asked.followup_of}, was itself refused")
            continue
        previous = answers[asked.followup_of] if asked.followup_of is not None else None
        try:
            answers[asked.id] = ask(asked.question, previous=previous, followup=previous is not None)
        except QuestionError as refusal:
            yield Reply(asked, None, str(refusal))
        else:
            yield Reply(asked, answers[asked.id])


def _object(line: str, place: str) -> Mapping[str, Any]:
    try:
        row = json.loads(line)
    except json.JSONDecodeError as cause:
        raise ReadingError(f"{place}: not JSON ({cause.msg} at character {cause.pos + 1})") from cause
    if not isinstance(row, dict):
        raise ReadingError(f'{place}: not an object like {{"id": "1", "question": "..."}}')
    return row
