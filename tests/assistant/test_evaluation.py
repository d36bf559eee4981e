"""Scoring: every rule on fictional answers, and agreement with the published scorer where it is there."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.batch import Asked
from assistant.evaluation import Share, evaluate, mark
from assistant.gold import Evidence, GoldQuestion, read_gold
from assistant.models import Answer, Citation
from corpus.errors import ReadingError, UnknownDocument
from tests.assistant.scripted import Scripted, answer, write_lines

TEXT = "The Reeve said that 57 lanterns will be lit by 3 May 2030. The bridge toll stays at 5 marks a cart for now."
LANTERNS = "57 lanterns will be lit by 3 May 2030"


def text_of(ref: str) -> str:
    if ref not in ("reeve.txt", "d1"):
        raise UnknownDocument(ref)
    return TEXT


def cite(quote: str, *, n: int = 1, page: int | None = None, shift: int = 0) -> Citation:
    start = max(0, TEXT.find(quote)) + shift
    return Citation(
        n, "d1", "reeve.txt", "The Reeve's letter", "2030-01-01", page, (), quote, start, start + len(quote)
    )


def gold(**changes: object) -> GoldQuestion:
    usual = {
        "asked": Asked("q", "?"),
        "type": "by-when",
        "answerable": True,
        "evidence": (Evidence("reeve.txt", LANTERNS),),
    }
    return GoldQuestion(**{**usual, **changes})  # type: ignore[arg-type]


REFUSAL = answer("Not in these documents.", answered=False)


@pytest.mark.parametrize(
    ("key", "given", "group", "right"),
    [
        pytest.param(
            gold(must_include=(("3 May",),)), answer("[1]", cite(LANTERNS)), "answerable", True, id="fact in quote"
        ),
        pytest.param(
            gold(must_include=(("4 May", "3 may"),)), answer("3 May"), "answerable", False, id="no evidence cited"
        ),
        pytest.param(
            gold(must_include=(("5",),)), answer("", cite(LANTERNS)), "answerable", False, id="5 is not in 57"
        ),
        pytest.param(
            gold(must_include=(("57",),)), answer("", cite(LANTERNS)), "answerable", True, id="57 stands alone"
        ),
        pytest.param(gold(evidence=()), answer("yes"), "answerable", True, id="no evidence asked for"),
        pytest.param(gold(), REFUSAL, "answerable", False, id="false refusal"),
        pytest.param(
            gold(), answer("", cite("The bridge toll stays at 5 marks")), "answerable", False, id="wrong quote"
        ),
        pytest.param(
            gold(must_not=("tonight",)), answer("tonight", cite(LANTERNS)), "answerable", True, id="claims are soft"
        ),
        pytest.param(gold(answerable=False), REFUSAL, "unanswerable", True, id="right abstention"),
        pytest.param(gold(answerable=False), answer("lit"), "unanswerable", False, id="should have abstained"),
        pytest.param(
            gold(answerable=False, must_not=("Documents",)),
            REFUSAL,
            "unanswerable",
            False,
            id="claims while abstaining",
        ),
        pytest.param(gold(either=True), REFUSAL, "either", True, id="either, refused"),
        pytest.param(gold(either=True, answerable=False), answer("x"), "either", True, id="either, answered"),
        pytest.param(
            gold(either=True, must_include=(("9",),)), answer("8"), "answerable", False, id="either, answered wrong"
        ),
    ],
)
def test_an_answer_is_marked(key: GoldQuestion, given: Answer, group: str, right: bool) -> None:
    marked = mark(key, given, text_of)
    assert (marked.group, marked.right) == (group, right)


def test_evidence_counts_by_place_among_the_citations() -> None:
    toll = cite("The bridge toll stays at 5 marks")
    marked = mark(gold(), answer("", toll, cite(LANTERNS, n=2)), text_of)
    assert (marked.first_hit, marked.hit) == (False, True)
    sixth = mark(gold(), answer("", *[toll] * 5, cite(LANTERNS)), text_of)
    assert not sixth.hit


def test_evidence_by_page_needs_the_file_and_the_page() -> None:
    key = gold(evidence=(Evidence("reeve.txt", pages=frozenset({3, 4})),))
    assert mark(key, answer("", cite(LANTERNS, page=4)), text_of).hit
    assert not mark(key, answer("", cite(LANTERNS, page=5)), text_of).hit


def test_a_quote_is_verbatim_only_at_its_own_place() -> None:
    moved, invented = cite(LANTERNS, shift=1), cite("58 lanterns")
    assert mark(gold(), answer("", cite(LANTERNS), moved, invented), text_of).verbatim == Share(1, 3)


@pytest.mark.parametrize(
    ("hits", "of", "low", "high"),
    [(0, 10, 0.0, 0.2775), (10, 10, 0.7225, 1.0), (45, 50, 0.7864, 0.9565), (0, 0, 0.0, 1.0)],
)
def test_intervals_are_wilsons(hits: int, of: int, low: float, high: float) -> None:
    assert Share(hits, of).interval == pytest.approx((low, high), abs=5e-4)


def test_gold_evidence_may_be_offsets_into_the_text(tmp_path: Path) -> None:
    start = TEXT.index(LANTERNS)
    row = {"id": "1", "question": "a", "answerable": True, "type": "when", "must_include": ["3 May|May 3"]}
    place = {"file": "reeve.txt", "start": start, "end": start + len(LANTERNS)}
    [got] = read_gold(write_lines(tmp_path / "gold.jsonl", {**row, "evidence": [place]}), text_of)
    assert got.evidence == (Evidence("reeve.txt", LANTERNS),)
    assert got.must_include == (("3 May", "May 3"),)


def test_gold_on_a_document_that_is_not_there_is_set_aside(tmp_path: Path) -> None:
    row = {"id": "1", "question": "a", "evidence": [{"file": "elsewhere.txt", "start": 0, "end": 5}]}
    [got] = read_gold(write_lines(tmp_path / "gold.jsonl", row), text_of)
    assert got.needs == "elsewhere.txt"


def test_gold_without_a_usable_key_names_its_line(tmp_path: Path) -> None:
    row = {"id": "1", "question": "a", "evidence": [{"file": "reeve.txt"}]}
    with pytest.raises(ReadingError, match="line 1: evidence needs"):
        read_gold(write_lines(tmp_path / "gold.jsonl", row), text_of)


def test_an_evaluation_adds_up() -> None:
    ask = Scripted({"a": answer("", cite(LANTERNS)), "b": REFUSAL, "c": answer("no")})
    questions = [
        gold(asked=Asked("1", "a")),
        gold(asked=Asked("2", "b", "1"), answerable=False, type="unanswerable"),
        gold(asked=Asked("3", "c"), needs="OCR"),
    ]
    seen: list[tuple[int, int]] = []
    scored = evaluate(ask, questions, text_of, lambda done, of: seen.append((done, of)))
    assert seen == [(1, 3), (2, 3), (3, 3)]
    assert scored.shares["answers right"] == Share(1, 1)
    assert scored.shares["right abstentions"] == Share(1, 1)
    assert scored.by_type == {"by-when": Share(1, 1), "unanswerable": Share(1, 1)}
    assert scored.seconds == 0.5
    assert scored.as_json()["set_aside"] == ["3"]
    assert scored.failures == []


@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.parametrize(("questions", "folder"), [("questions.jsonl", "letters"), ("questions_more.jsonl", "more")])
def test_the_figures_agree_with_the_published_scorer(
    shared: Path, tmp_path: Path, questions: str, folder: str, seed: int
) -> None:
    sources = {p.name: p.read_bytes().decode("utf-8") for p in (shared / "corpus" / folder).glob("*.txt")}

    def source(ref: str) -> str:
        if ref not in sources:
            raise UnknownDocument(ref)
        return sources[ref]

    lines = (shared / "gold" / questions).read_text("utf-8").splitlines()
    there = [line for line in lines if all(e["file"] in sources for e in json.loads(line)["evidence"])]
    published = write_lines(tmp_path / "gold.jsonl", *there)
    key = read_gold(published, source)
    ask = Scripted(invented_answers(key, sources, random.Random(seed)))
    scored = evaluate(ask, key, source).shares
    rows = [as_row(g, ask.answers[g.asked.question]) for g in key]
    output = write_lines(tmp_path / "output.jsonl", *rows)
    scorer = shared / "gold" / "score" / "score_answers.py"
    command = [
        sys.executable,
        str(scorer),
        str(published),
        str(output),
        str(shared / "corpus" / folder),
    ]
    subprocess.run(command, check=True, capture_output=True)
    theirs = json.loads((tmp_path / "output.jsonl.score.json").read_text())
    ours = {
        "e1": scored["evidence hit at 1"],
        "e5": scored["evidence hit at 5"],
        "right": scored["answers right"],
        "abstained": scored["right abstentions"],
        "refused": scored["false refusals"],
        "verbatim": scored["verbatim"],
    }
    assert {name: 100 * share.value for name, share in ours.items()} == pytest.approx({n: theirs[n] for n in ours})
    assert 0 < ours["e5"].value < 1
    assert 0 < ours["verbatim"].value < 1


def invented_answers(key: list[GoldQuestion], sources: dict[str, str], die: random.Random) -> dict[str, Answer]:
    """An answer a question: right, half right, wrong, refused or misquoted, as the die falls."""
    everything = [e for g in key for e in g.evidence]
    answers = {}
    for g in key:
        cited = []
        for n in range(1, 7):
            piece = die.choice(g.evidence if g.evidence and die.random() < 0.4 else everything)
            text = sources[piece.file]
            start = max(0, text.find(piece.quote) + die.choice([0, 0, -40, 15]))
            quote = text[start : start + len(piece.quote)] if die.random() < 0.95 else "words that nobody wrote"
            cited.append(Citation(n, piece.file, piece.file, "t", "", None, (), quote, start, start + len(quote)))
        said = (
            " and ".join(die.choice(entry) for entry in g.must_include) if die.random() < 0.7 else " ".join(g.must_not)
        )
        refused = die.random() < 0.25
        answers[g.asked.question] = answer(said, *([] if refused else cited), answered=not refused)
    return answers


def as_row(g: GoldQuestion, given: Answer) -> dict[str, object]:
    cited = [{"source": c.source, "quote": c.quote, "start": c.start, "end": c.end} for c in given.citations]
    return {"id": g.asked.id, "answered": given.answered, "answer": given.text, "citations": cited}
