"""The questions about the samples are well-formed, and every quote in them stands in its document."""

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from pypdf import PdfReader

CASES = Path(__file__).parent / "cases"
LIBRARY = Path(__file__).parents[1] / "samples" / "library"

Case = dict[str, Any]


def cases(name: str) -> list[Case]:
    lines = (CASES / name).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


QUESTIONS = cases("samples_questions.jsonl")


@cache
def texts(name: str) -> tuple[str, ...]:
    """The pieces of a sample within which a quote must stand: the whole file, a page's line, a paragraph or a cell."""
    path = LIBRARY / name
    if path.suffix == ".pdf":
        return tuple(line for page in PdfReader(path).pages for line in page.extract_text().splitlines())
    if path.suffix == ".docx":
        document = Document(str(path))
        cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
        return (*(paragraph.text for paragraph in document.paragraphs), *cells)
    return (path.read_bytes().decode("utf-8"),)


def stands(quote: str, name: str) -> bool:
    return bool(quote) and any(quote in text for text in texts(name))


def folded(text: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"[*_|]|<[^>]+>", " ", text)).lower()


def quotes() -> Iterator[tuple[str, str, str]]:
    """(case, file, quote) of everything that a case file quotes."""
    for question in QUESTIONS:
        for evidence in question["evidence"]:
            yield question["id"], evidence["file"], evidence["quote"]


def test_quotes_stand_in_their_documents() -> None:
    assert [(case, quote) for case, name, quote in quotes() if not stands(quote, name)] == []


def test_ids_are_unique() -> None:
    ids = [question["id"] for question in QUESTIONS]
    assert len(ids) == len(set(ids))


def test_there_are_enough_questions_and_a_fair_share_cannot_be_answered() -> None:
    unanswerable = sum(not question["answerable"] for question in QUESTIONS)
    assert len(QUESTIONS) >= 50
    assert 0.2 <= unanswerable / len(QUESTIONS) <= 0.3


def test_every_sample_answers_something() -> None:
    answering = {evidence["file"] for q in QUESTIONS if q["answerable"] for evidence in q["evidence"]}
    assert answering == {path.name for path in LIBRARY.iterdir()}


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda q: q["id"])
def test_question(question: Case) -> None:
    assert question["question"].strip() and question["type"] and question["answer"]
    earlier = [q["id"] for q in QUESTIONS[: QUESTIONS.index(question)]]
    assert question["followup_of"] is None or question["followup_of"] in earlier
    if question["answerable"]:
        assert question["evidence"] and question["must_include"]
    else:
        assert not question["must_include"]


@pytest.mark.parametrize("question", [q for q in QUESTIONS if q["answerable"]], ids=lambda q: q["id"])
def test_facts_asked_for_stand_in_the_answer_or_its_evidence(question: Case) -> None:
    said = folded(" ".join([question["answer"], *(evidence["quote"] for evidence in question["evidence"])]))
    for fact in question["must_include"]:
        assert any(folded(choice) in said for choice in fact.split("|")), fact
    for wrong in question["must_not"]:
        assert folded(wrong) not in folded(question["answer"]), wrong
