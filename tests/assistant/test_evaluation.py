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
from tests.assistant.reeve import LANTERNS, REFUSAL, TEXT, cite, gold, text_of
from tests.assistant.scripted import Scripted, answer, write_lines


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
    [(0, 10, 0.0, 0.2775), (10, 10, 0.7225, 1.0), (45, 50, 0.7864, 0.9565), (9, 10, 0.596, 0.982), (0, 0, 0.0, 1.0)],
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


@pytest.mark.parametrize(
    ("said", "held"),
    [
        pytest.param("57 lanterns, by 3 May 2030 [1].\nNothing else.", Share(2, 2), id="all of it"),
        pytest.param("By 3 May 2030 [57].\nIt is about 57 lanterns.", Share(1, 2), id="a mark is no figure"),
        pytest.param("The Reeve's letter:\n57 by 3 May", Share(0, 2), id="not in the first line"),
    ],
)
def test_the_first_line_is_held_against_the_facts_alone(said: str, held: Share) -> None:
    key = gold(must_include=(("57",), ("3 May", "May 3")))
    assert mark(key, answer(said, cite(LANTERNS)), text_of).first_line == held


def test_a_refusal_has_no_first_line() -> None:
    assert mark(gold(must_include=(("documents",),)), REFUSAL, text_of).first_line == Share(0, 1)


@pytest.mark.parametrize(
    ("key", "given", "fault"),
    [
        pytest.param(gold(), answer("", cite(LANTERNS)), "", id="right"),
        pytest.param(gold(), REFUSAL, "refused, and the documents say", id="refused"),
        pytest.param(
            gold(must_include=(("4 June",),)), answer("", cite(LANTERNS)), "evidence cited, a fact missing", id="fact"
        ),
        pytest.param(gold(), answer("yes"), "every fact there, evidence not cited", id="evidence"),
        pytest.param(gold(must_include=(("no",),)), answer("yes"), "neither evidence nor every fact", id="neither"),
        pytest.param(
            gold(answerable=False), answer("yes"), "answered, and the documents do not say", id="should be refused"
        ),
        pytest.param(
            gold(answerable=False, must_not=("not",)), REFUSAL, "said what is not so", id="refused with a claim"
        ),
    ],
)
def test_a_failure_says_why(key: GoldQuestion, given: Answer, fault: str) -> None:
    assert mark(key, given, text_of).fault == fault


def test_a_failure_names_the_facts_that_are_missing() -> None:
    key = gold(must_include=(("57",), ("4 May", "May 4"), ("tallow",)))
    assert mark(key, answer("57"), text_of).missing == ["4 May or May 4", "tallow"]


def test_citations_are_held_against_their_page() -> None:
    given = answer("", cite(LANTERNS, page=2), cite("bridge toll", page=1))
    assert mark(gold(), given, text_of, lambda document, at: 2).on_page == Share(1, 2)
    assert mark(gold(), given, text_of).on_page == Share(0, 0)


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("by-when paraphrase", "by when"),
        ("follow-up who + when", "who"),
        ("who + when", "who"),
        ("numeric", "how many"),
        ("follow-up subject replaced", "other"),
        ("change of subject how many", "how many"),
        ("what changed", "comparison"),
        ("date-bounded list", "list"),
        ("status yes/no", "status"),
        ("?", "other"),
    ],
)
def test_what_is_asked_for_is_told_from_the_type(written: str, kind: str) -> None:
    assert gold(type=written).kind == kind
    assert gold(type=written, answerable=False).kind == "not in the documents"


def test_follow_ups_are_counted_apart_and_refusals_both_ways() -> None:
    right, wrong = answer("57", cite(LANTERNS)), answer("58")
    ask = Scripted({"a": right, "b": wrong, "c": right, "d": REFUSAL, "e": REFUSAL, "f": right})
    questions = [
        gold(asked=Asked("1", "a")),
        gold(asked=Asked("2", "b", "1")),
        gold(asked=Asked("3", "c", "2")),
        gold(asked=Asked("4", "d")),
        gold(asked=Asked("5", "e"), answerable=False),
        gold(asked=Asked("6", "f"), answerable=False),
    ]
    scored = evaluate(ask, questions, text_of)
    assert scored.by_turn == {"first question": Share(2, 4), "follow-up": Share(0, 1), "later turn": Share(1, 1)}
    assert scored.shares["follow-ups right"] == Share(1, 2)
    assert scored.shares["refusal precision"] == Share(1, 2)
    assert scored.shares["refusal recall"] == Share(1, 2)
    assert scored.by_kind == {"by when": Share(2, 4), "not in the documents": Share(1, 2)}
    assert sum(scored.faults.values()) == len(scored.failures) == 3


def test_first_lines_are_as_long_as_where_they_ought_to_hold_the_answer() -> None:
    said = "57 lanterns [1].\nThe rest is not counted."
    fact = (("57",),)
    ask = Scripted({"a": answer(said, cite(LANTERNS)), "b": answer("one two three four"), "c": REFUSAL})
    questions = [
        gold(asked=Asked("1", "a"), must_include=fact),
        gold(asked=Asked("2", "b"), must_include=fact, type="why"),
        gold(asked=Asked("3", "c"), must_include=fact),
    ]
    scored = evaluate(ask, questions, text_of)
    assert scored.first_line_words == 3
    assert scored.shares["first line holds a fact"] == Share(1, 2)


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
