"""Whether what was found answers: decided once, in code, with what is missing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant import verdict
from assistant.evidence import Scored
from assistant.verdict import LEAST, LEAST_DENIED, WEIGHTS, Verdict, confidence, enough
from tests.assistant.harbour import Asking

GOOD = {"answers": 1.0, "cosine": 0.8, "together": 0.8, "words": 0.3} | dict.fromkeys(
    ("wanting", "no holder", "untold", "other year", "not known", "not added"), 0.0
)
POOR = GOOD | {"answers": 0.0, "cosine": 0.2}

Told = Callable[..., None]


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> Told:
    """Sets what the evidence tells."""

    def those(signals: dict[str, float], **changes: float) -> None:
        monkeypatch.setattr(verdict, "signals", lambda *_: signals | changes)

    return those


@pytest.fixture
def found(asking: Asking) -> list[Scored]:
    return asking.found("fog horns")


def decided(asking: Asking, question: str, found: list[Scored]) -> Verdict:
    return enough(asking(question), found, asking.view, asking.index)


def test_nothing_found(asking: Asking) -> None:
    assert decided(asking, "fog", []) == Verdict(False, "nothing found")


def test_evidence_that_meets_the_question_is_enough(asking: Asking) -> None:
    question = "when will the fog horns be sounded"
    found = decided(asking, question, asking.found(question))
    assert found.answered
    assert found.missing == ""


def test_evidence_of_something_else_is_not(asking: Asking) -> None:
    question = "what was promised on zebras and giraffes"
    found = decided(asking, question, asking.found(question))
    assert not found.answered
    assert found.missing == "words that no document uses"


def test_the_more_speaks_for_it_the_surer() -> None:
    assert 0 < confidence(POOR) < LEAST < confidence(GOOD) < 1
    for name, weight in WEIGHTS.items():
        more = confidence(GOOD | {name: GOOD[name] + 0.1})
        assert (more > confidence(GOOD)) is (weight > 0), name


def test_what_it_is_decided_by_is_told(asking: Asking, told: Told, found: list[Scored]) -> None:
    told(GOOD)
    assert decided(asking, "fog horns", found) == Verdict(True, "", confidence(GOOD))
    told(POOR)
    assert decided(asking, "fog horns", found) == Verdict(False, "nothing close enough", confidence(POOR))


@pytest.mark.parametrize(
    ("question", "missing"),
    [
        ("when will the fog horns be sounded", "no date"),
        ("how many fog horns are there", "no figure"),
        ("how long did the fog horns sound", "no length of time"),
        ("what share of the fog horns sound", "no share"),
        ("who sounds the fog horns", "no name"),
        ("how much did the fog horns cost", "no amount of money"),
        ("how often are the fog horns sounded", "no frequency"),
        ("what does RBF stand for", "no words for which the letters stand"),
        ("what time are the fog horns sounded", "no time of day"),
        ("phone number for the fog horns", "no telephone number or address"),
    ],
)
def test_the_kind_of_answer_is_named(
    asking: Asking, told: Told, found: list[Scored], question: str, missing: str
) -> None:
    told(POOR, wanting=1.0)
    assert decided(asking, question, found).missing == missing


@pytest.mark.parametrize(
    ("signal", "missing"),
    [
        ("untold", "The nearest passages do not tell what was said or found."),
        ("other year", "The nearest passages are of another year."),
        ("not known", "The document says that it is not known."),
        ("not added", "The nearest passages say nothing of what this question adds."),
    ],
)
def test_what_speaks_against_it_is_named(
    asking: Asking, told: Told, found: list[Scored], signal: str, missing: str
) -> None:
    told(POOR, **{signal: 1.0})
    assert decided(asking, "when will the fog horns be sounded", found).missing == missing


def test_words_that_no_document_uses_are_named(asking: Asking, told: Told, found: list[Scored]) -> None:
    told(POOR)
    assert decided(asking, "what was promised on zebras", found).missing == "words that no document uses"


def test_what_a_lookup_denies_takes_surer_evidence(asking: Asking, told: Told, found: list[Scored]) -> None:
    def despite(signals: dict[str, float]) -> Verdict:
        told(signals)
        return enough(asking("fog horns"), found, asking.view, asking.index, "There is no such action.")

    fair = GOOD | {"answers": 0.8, "cosine": 0.4}
    assert LEAST < confidence(fair) < LEAST_DENIED < confidence(GOOD)
    assert despite(fair) == Verdict(False, "There is no such action.", confidence(fair))
    assert despite(GOOD).answered
