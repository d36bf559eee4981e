"""Two runs question by question."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from assistant.evaluation import Evaluation, Share
from assistant.evaluation.ablating import WHOLE, ablations
from assistant.evaluation.comparing import Flips, compared
from assistant.parts import Part
from tests.assistant.reeve import LANTERNS, marked

WRONG = "The bridge toll stays at 5 marks"


def run(*rights: bool) -> Evaluation:
    return Evaluation(tuple(marked(str(n), LANTERNS if right else WRONG) for n, right in enumerate(rights)))


def flips(won: int, lost: int, of: int = 20) -> Flips:
    won_ids, lost_ids = (tuple(map(str, range(count))) for count in (won, lost))
    return Flips("right", Share(lost, of), Share(won, of), won_ids, lost_ids)


def test_the_questions_that_changed_are_named() -> None:
    comparison = compared(run(True, False, False), run(False, True, True))
    right = comparison.flips[0]
    assert (right.won, right.lost) == (("1", "2"), ("0",))
    assert (right.before, right.after) == (Share(1, 3), Share(2, 3))
    assert [new.gold.asked.id for _, new in comparison.lost] == ["0"]
    assert comparison.as_json()["right"]["won"] == ["1", "2"]


@pytest.mark.parametrize(
    ("won", "lost", "p"),
    [(0, 0, 1.0), (1, 0, 1.0), (5, 0, 0.0625), (6, 0, 0.03125), (3, 3, 1.0), (8, 2, 0.109375), (2, 8, 0.109375)],
)
def test_chance_is_the_exact_sign_test(won: int, lost: int, p: float) -> None:
    assert flips(won, lost).p == pytest.approx(p)


def test_the_difference_has_an_interval_that_holds_it() -> None:
    low, high = flips(8, 2).interval
    assert low < 6 / 20 < high
    assert (round(low, 3), round(high, 3)) == (0.0, 0.545)
    assert flips(0, 0).interval == pytest.approx((-0.0891, 0.0891), abs=1e-4)


def test_only_questions_with_the_same_key_are_compared() -> None:
    before = Evaluation((marked("1", LANTERNS), marked("2", LANTERNS), marked("3", LANTERNS)))
    after = Evaluation((marked("1", WRONG), marked("2", WRONG, must_include=(("4 June",),)), marked("4", LANTERNS)))
    comparison = compared(before, after)
    assert [new.gold.asked.id for _, new in comparison.pairs] == ["1"]
    assert comparison.unlike == ("2", "4", "3")


def test_a_figure_is_compared_where_it_is_asked_of_both() -> None:
    """What may be either is answerable in the one run and not scored in the other."""
    before = Evaluation((marked("1", LANTERNS, either=True), marked("2", LANTERNS)))
    after = Evaluation((marked("1", "", either=True), marked("2", "")))
    answered = {f.name: f for f in compared(before, after).flips}["answered what is answerable"]
    assert (answered.before, answered.after, answered.lost) == (Share(1, 1), Share(0, 1), ("2",))


def test_a_part_earns_what_only_the_whole_gets_right() -> None:
    bare: dict[Part, Sequence[bool]] = {Part.LOOKUPS: (False, False, True), Part.FILTERS: (True, True, False)}
    whole = run(True, True, False)
    looked, filtered = ablations(whole, lambda part: run(*bare[part]), list(bare))
    assert (looked.part, looked.earned, looked.cost) == (Part.LOOKUPS, ("0", "1"), ("2",))
    assert (filtered.earned, filtered.cost, filtered.p) == ((), (), 1.0)
    assert looked.shares.keys() == set(WHOLE)
    assert looked.as_json()["answers_right"]["hits"] == 1
