"""Who does what was asked, where a sentence says so."""

from __future__ import annotations

import pytest

from assistant.agents import agents_in, asks_who_runs, may_own, speakers_in
from assistant.asks import asks_of
from tests.assistant.harbour import Asking


@pytest.mark.parametrize(
    ("words", "asked", "found"),
    [
        ("Overseen by the Mayor and chaired by the Harbour Master.", "who chairs the group", ["the Harbour Master"]),
        ("The clinic is run by the Sailors' Rest.", "who runs the clinic", ["the Sailors' Rest"]),
        ("The clinic is run by Ann and led by Bea.", "who opened the clinic", []),
        ("The clinic is delivered by Quay 22.", "the clinic is run by who", ["Quay 22"]),
        ("The Harbour Master will mend the bell.", "who mends the bell", ["The Harbour Master"]),
        ("Painting will mend the bell.", "who mends the bell", []),
        ("The Harbour Master will mend the bell and Jo Hart will mend the rope.", "who mends things", []),
        ("The choir is directed by Dr Una Wick.", "who is in charge of the choir", ["Dr Una Wick"]),
        ("The Harbour Master may mend the bell.", "who mends the bell", []),
        ("The Harbour Master will not mend the bell.", "who mends the bell", []),
        ("The choir is not led by the Harbour Master.", "who leads the choir", []),
        ("The Harbour Master will be trained.", "who trains the crew", []),
        ("Crews are trained by the Harbour Master.", "who is trained", []),
        ("It is run by volunteers.", "who runs it", []),
        ("She and the Vice Warden were unable to attend the fair.", "who will attend the fair", []),
        ("We noted the appointment of Jo Hart to the Bell Group after a resignation.", "who resigned", []),
        (
            "The Bell Group would vote on the choice of Una Wick, proposed by Warden Fenn and Seconded by Warden Tarn.",
            "who seconded the choice of Una Wick",
            ["Warden Tarn"],
        ),
        ("The Bell Group had said that it would come to the fair in May.", "who was absent from the fair in May", []),
        ("Wick Brothers have been commissioned to mend the bell.", "who was brought in to mend the bell",
            ["Wick Brothers"]),
    ],
)  # fmt: skip
def test_who_is_named_behind_the_verb_that_was_asked(asking: Asking, words: str, asked: str, found: list[str]) -> None:
    assert agents_in([words], asks_of(asking(asked))[0]) == found


@pytest.mark.parametrize(
    ("sentence", "speakers"),
    [
        ("Warden FENN: I would like more rope.", ["Warden FENN"]),
        ("The keeper asked for rope.", []),
        ("Una Wick also asked for rope.", ["Una Wick"]),
        ("It said nothing.", []),
    ],
)
def test_who_speaks(sentence: str, speakers: list[str]) -> None:
    assert speakers_in(sentence) == speakers


def test_who_runs_a_thing_is_not_whose_an_action_about_it_is(asking: Asking) -> None:
    (runs,), (mends,) = asks_of(asking("who runs the ferry")), asks_of(asking("who mends the ferry"))
    assert asks_who_runs(runs, "Jo Hart to paint the ferry.")
    assert not asks_who_runs(runs, "Jo Hart to run the ferry.")
    assert not asks_who_runs(mends, "Jo Hart to paint the ferry.")
    assert may_own(mends, "Jo Hart to mend the ferry.")
    assert not may_own(mends, "Jo Hart to paint the ferry.")
