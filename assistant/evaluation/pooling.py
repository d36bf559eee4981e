"""Runs over several sets of questions as one, so that what is gained on one is seen beside what is lost on another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import PurePath

from assistant.evaluation import Evaluation
from assistant.evaluation.ablating import Ablation
from assistant.evaluation.comparing import chance
from assistant.evaluation.runs import About, Run
from assistant.evaluation.shares import Share
from assistant.gold import GoldQuestion
from assistant.parts import Part


def pooled(runs: Sequence[Run]) -> Run:
    """One run of all; each id has the name of its set in front, unless there is only one set."""
    if len(runs) == 1:
        return runs[0]
    names = _names(runs)
    own = [_prefixed(run.evaluation, name) for name, run in zip(names, runs, strict=True)]
    evaluation = Evaluation(
        tuple(mark for each in own for mark in each.marks), tuple(gold for each in own for gold in each.set_aside)
    )
    return Run(_about(runs, names), evaluation, tuple(_ablations(runs, names)))


def _names(runs: Sequence[Run]) -> list[str]:
    """The file of each set without its ending; a name that stands twice is numbered, in the order given."""
    stems = [PurePath(run.about.gold).stem for run in runs]
    return [f"{stem}{stems[: n + 1].count(stem)}" if stems.count(stem) > 1 else stem for n, stem in enumerate(stems)]


def _about(runs: Sequence[Run], names: Sequence[str]) -> About:
    return About(
        ", ".join(names),
        max(run.about.asked for run in runs),
        0,
        ", ".join(dict.fromkeys(run.about.model for run in runs)),
        ", ".join(dict.fromkeys(run.about.worded_by for run in runs if run.about.worded_by)),
    )


def _prefixed(evaluation: Evaluation, name: str) -> Evaluation:
    def named(gold: GoldQuestion) -> GoldQuestion:
        before = gold.asked.followup_of
        asked = replace(gold.asked, id=_id(name, gold.asked.id), followup_of=before and _id(name, before))
        return replace(gold, asked=asked)

    marks = tuple(replace(mark, gold=named(mark.gold)) for mark in evaluation.marks)
    return Evaluation(marks, tuple(map(named, evaluation.set_aside)))


def _ablations(runs: Sequence[Run], names: Sequence[str]) -> Iterable[Ablation]:
    """Of the parts that every run was asked without; their curves are those of single sets."""
    for part in Part:
        own = [(name, one) for name, run in zip(names, runs, strict=True) for one in run.ablations if one.part is part]
        if len(own) == len(runs):
            earned = tuple(_id(name, ident) for name, one in own for ident in one.earned)
            cost = tuple(_id(name, ident) for name, one in own for ident in one.cost)
            shares = {name: Share.sum(one.shares[name] for _, one in own) for name in own[0][1].shares}
            yield Ablation(part, shares, earned, cost, chance(len(earned), len(cost)))


def _id(name: str, ident: str) -> str:
    return f"{name}:{ident}"
