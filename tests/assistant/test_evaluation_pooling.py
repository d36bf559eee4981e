"""Several sets of questions as one."""

from __future__ import annotations

from assistant.batch import Asked
from assistant.evaluation import Evaluation, Share
from assistant.evaluation.ablating import ablations
from assistant.evaluation.pooling import pooled
from assistant.evaluation.runs import About, Run
from assistant.parts import Part
from tests.assistant.reeve import LANTERNS, gold, marked


def run(name: str, *parts: Part) -> Run:
    marks = marked("1", LANTERNS), marked("2", LANTERNS, asked=Asked("2", "then?", "1"))
    evaluation, bare = (
        Evaluation(marks, (gold(needs="x"),)),
        Evaluation((marks[0], marked("2", "", asked=marks[1].gold.asked))),
    )
    about = About(name, "2031-05-01T09:00+00:00", 3, "a-model")
    return Run(about, evaluation, tuple(ablations(evaluation, lambda part: bare, parts)))


def test_one_set_stays_as_it_is() -> None:
    assert pooled([run("reeve.jsonl")]) == run("reeve.jsonl")


def test_ids_are_told_apart_and_follow_ups_stay_with_theirs() -> None:
    whole = pooled([run("reeve.jsonl"), run("mill.jsonl"), run("reeve.jsonl")])
    asked = [mark.gold.asked for mark in whole.evaluation.marks]
    assert [one.id for one in asked] == ["reeve1:1", "reeve1:2", "mill:1", "mill:2", "reeve2:1", "reeve2:2"]
    assert [one.followup_of for one in asked[:4]] == [None, "reeve1:1", None, "mill:1"]
    assert whole.evaluation.by_turn == {"first question": Share(3, 3), "follow-up": Share(3, 3)}
    assert [one.asked.id for one in whole.evaluation.set_aside] == ["reeve1:q", "mill:q", "reeve2:q"]
    assert (whole.about.gold, whole.about.documents) == ("reeve1, mill, reeve2", 0)


def test_what_a_part_earns_is_summed_where_every_set_was_asked_without_it() -> None:
    whole = pooled([run("reeve.jsonl", Part.LOOKUPS, Part.WORDS), run("mill.jsonl", Part.LOOKUPS)])
    (looked,) = whole.ablations
    assert (looked.part, looked.earned, looked.p) == (Part.LOOKUPS, ("reeve:2", "mill:2"), 0.5)
    assert looked.shares["answers right"] == Share(2, 4)
