"""Follow-ups: what leans, what is taken from the turn before, and the same asked outright."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from assistant.following import Ground, Turn, following, leans
from assistant.models import Answer, Citation, Grounding
from index.hybrid import Filters
from tests.assistant.harbour import AUTUMN, PAPER, SPRING, Asking, document

HORNS = "when will the fog horns be sounded?"
Follow = Callable[..., Turn]


class SortedWords:
    """Words of one sort are alike, others are not."""

    fingerprint = "sorted@1"
    SORTS = (("east", "west", "north"), ("red", "amber", "green"), ("sundays", "tuesdays"))

    def embed(self, texts: Sequence[str], progress: object = None) -> NDArray[np.float32]:
        every = [*self.SORTS, *((text,) for text in texts)]
        rows = [[float(any(w in one for w in (text, *text.lower().split()))) for one in every] for text in texts]
        return np.array([np.array(row) / np.linalg.norm(row) for row in rows], np.float32)

    def embed_passages(
        self, passages: object, progress: object = None
    ) -> list[tuple[NDArray[np.float32], NDArray[np.float32]]]:
        raise AssertionError("no passage is embedded to understand a question")


@pytest.fixture
def follow(asking: Asking) -> Follow:
    """Asks a question after one or more turns, the last of which cited `cited`."""
    ground = Ground(asking.view, asking.index, Filters(), SortedWords())

    def asked(question: str, *turns: str, cited: str = "", followup: bool | None = None) -> Turn:
        previous: Answer | None = None
        for turn in turns:
            outright = following(turn, previous, None, ground).standalone
            found = (_citation(document(asking.view, cited)),) if cited else ()
            previous = Answer(turn, outright, Grounding.GROUNDED, True, "", found)
        return following(question, previous, followup, ground)

    return asked


def _citation(of: str) -> Citation:
    return Citation(1, of, "", "", "", None, (), "", 0, 1)


@pytest.mark.parametrize(
    "question",
    ["and by when?", "who paid for them?", "what about the east pier?", "is it mended yet", "the other three?", "why?"],
)
def test_points_at_what_was_said(question: str) -> None:
    assert leans(question)


@pytest.mark.parametrize(
    "question",
    [
        "how many keepers finished flag training",
        "recommendation 2 in the panel paper",
        pytest.param("the east pier bell, who hangs it", id="it is in the question itself"),
    ],
)
def test_says_itself_what_it_means(question: str) -> None:
    assert not leans(question)


@pytest.mark.parametrize(
    ("question", "before", "outright"),
    [
        ("and by when?", "who mends the lanterns of the pier", "by when (lanterns of the pier)?"),
        ("who paid for them?", HORNS, "who paid for the fog horns?"),
        (
            "is anyone from the guild on it",
            "who chairs the harbour panel",
            "is anyone from the guild on the harbour panel",
        ),
        (
            "how much",
            "number of lanterns stolen in 2030, and who told",
            "how much (number of lanterns stolen in 2030)?",
        ),
        pytest.param("why is that late", "when is the bell due", "why is that late (bell due)?", id="that with a verb"),
        pytest.param("when was it promised", "why", "when was it promised", id="nothing to take"),
    ],
)
def test_takes_what_the_turn_before_was_about(follow: Follow, question: str, before: str, outright: str) -> None:
    assert follow(question, before).standalone == outright


@pytest.mark.parametrize(
    ("question", "before", "outright"),
    [
        ("and the west one", "when is the east pier mended", "when is the west pier mended"),
        ("and amber?", "which lanterns are red", "which lanterns are amber"),
        ("what about on tuesdays", "does the ferry run on sundays?", "does the ferry run on tuesdays"),
        ("and in 2031", "how many wrecks in june 2030", "how many wrecks in 2031"),
        ("and north on tuesdays", "is east open on sundays", "is north open on tuesdays"),
        ("and medium", "how many wrecks are high risk", "how many wrecks are medium risk"),
        ("and rec 4", "what did they say to recommendation 3", "what did they say to rec 4"),
        ("what about gulls", "what does the letter say about fog", "what does the letter say about gulls"),
        pytest.param("and the gulls", "who paints the buoys", "who paints the gulls", id="what it was about"),
        pytest.param(
            "and the guild",
            "did the crown accept the offer",
            "did the guild accept the offer",
            id="who was asked about",
        ),
        pytest.param(
            "same for the panel paper",
            "what is said about fog",
            "what is said about fog, the panel paper?",
            id="a document takes the place of a document only",
        ),
        pytest.param("per keeper?", "who paints the buoys", "who paints the buoys, per keeper?", id="nothing like it"),
        pytest.param("in 2031", "how many wrecks were there in 2030", "how many wrecks were there in 2031", id="there"),
    ],
)
def test_is_the_turn_before_asked_of_something_else(follow: Follow, question: str, before: str, outright: str) -> None:
    turn = follow(question, before)
    assert turn.replaces
    assert turn.standalone == outright


def test_what_is_replaced_is_not_carried(follow: Follow) -> None:
    turn = follow("and amber?", "which lanterns are red")
    assert (turn.before, turn.own) == ("", "which lanterns are amber")


LISTED = "2 actions. [1]\n- 4 (open): “Paint the buoys by May.” [1]\n- 7 (open): “Mend the east lantern” [2]"


@pytest.mark.parametrize(
    ("question", "outright"),
    [
        ("who does the second one", "who does it (Mend the east lantern)?"),
        ("why is the first late", "why is the first late (actions are open)?"),
        ("what is said of the last one?", "what is said of it (Mend the east lantern)?"),
        ("who does the third one", "who does the third one (actions are open)?"),
        pytest.param("the second boat, when does it sail", "the second boat, when does it sail", id="no such thing"),
    ],
)
def test_points_into_the_list_it_was_answered_with(asking: Asking, question: str, outright: str) -> None:
    before = Answer("which actions are open", "which actions are open", Grounding.GROUNDED, True, LISTED)
    ground = Ground(asking.view, asking.index, Filters(), SortedWords())
    assert following(question, before, True, ground).standalone == outright


@pytest.mark.parametrize(
    ("question", "takes"),
    [
        pytest.param("who is Wren Calder", False, id="of a name that the documents use"),
        pytest.param("who is the keeper", True, id="of whom is told before"),
        pytest.param("what was said about buoys", False, id="about its own"),
        pytest.param("what was said about them", True, id="about what is told before"),
    ],
)
def test_a_short_question_that_is_whole_takes_nothing(follow: Follow, question: str, takes: bool) -> None:
    assert bool(follow(question, HORNS).before) is takes


def test_what_names_its_own_subject_takes_nothing(follow: Follow) -> None:
    assert follow("the bell tower, when was that mended", "who paints the buoys", followup=True).before == ""
    assert follow("the bell one, when was that mended", "who paints the bell", followup=True).before != ""


def test_a_new_subject_takes_the_place_of_it(follow: Follow) -> None:
    assert follow("and the bell", HORNS, "has it been paid for").standalone == "has the bell been paid for"
    assert follow("and the bell", HORNS, "why?").standalone == "why, the bell?"


def test_a_third_turn_keeps_what_the_first_was_about(follow: Follow) -> None:
    third = follow("and who said so?", "who mends the lanterns of the pier", "how often do they report to Wren Calder")
    assert third.standalone == "who said so (report to Wren Calder; lanterns of the pier)?"


def test_a_turn_that_stands_alone_is_leant_on_alone(follow: Follow) -> None:
    third = follow("why?", HORNS, "how many keepers finished flag training")
    assert third.standalone == "why (keepers finished flag training)?"


def test_another_subject_leans_on_nothing(follow: Follow) -> None:
    question = "lanterns stolen and wrecks on the bar"
    assert follow(question, HORNS, cited=AUTUMN, followup=True) == Turn(question)
    assert follow(question, HORNS, cited=PAPER, followup=True).before == HORNS  # where these stand


def test_what_points_back_leans_even_where_its_words_stand_elsewhere(follow: Follow) -> None:
    assert follow("were they lanterns stolen or wrecks on the bar", HORNS, cited=SPRING).before == HORNS


def test_whoever_knows_decides(follow: Follow) -> None:
    assert follow("how many keepers were told", HORNS, followup=True).before == HORNS
    assert follow("who paid for them?", HORNS, followup=False) == Turn("who paid for them?")
    assert follow("who paid for them?") == Turn("who paid for them?")


@pytest.mark.parametrize(
    ("turns", "outright"),
    [
        (("what did the inspectors ask for on fog horns", "who leads on it", "by when", "is it late"), "fog horns"),
        (("what was said about fog horns", "was it accepted", "who is responsible", "why is that"), "fog horns"),
        (("what was promised on fog horns", "how many keepers does it need", "when is it due"), "fog horns"),
    ],
)
def test_what_was_only_asked_of_it_does_not_go_on(follow: Follow, turns: tuple[str, ...], outright: str) -> None:
    *before, last = turns
    assert follow(last, *before, followup=True).standalone == f"{last} ({outright})?"


def test_a_whole_what_takes_the_place_of_nothing(follow: Follow) -> None:
    assert not follow("what is overdue", "what does the guild own").replaces
