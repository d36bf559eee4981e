"""A run in the terminal: tables of figures, what changed against another run, the failures."""

from __future__ import annotations

from collections.abc import Mapping

from assistant.evaluation import Evaluation, Mark, Share
from assistant.evaluation.ablating import WHOLE
from assistant.evaluation.comparing import Comparison, Flips
from assistant.evaluation.runs import Run
from ui.evaluated import said
from ui.terminal import say, table

_BRIEF = 300  # characters of an answer


def print_run(run: Run, comparison: Comparison | None) -> None:
    evaluation = run.evaluation
    _shares("", "Share", evaluation.shares)
    _shares("Asked for", "Right", evaluation.by_kind)
    _shares("Turn", "Right", evaluation.by_turn)
    _refusing(evaluation)
    if run.ablations:
        _ablations(run)
    if comparison:
        _comparison(comparison)
    say(f"{len(evaluation.marks)} questions, {evaluation.seconds:.3f} seconds a question (median)")
    if evaluation.set_aside:
        say(said.needed(evaluation.set_aside))


def failure(mark: Mark) -> str:
    gold, answer = mark.gold, mark.answer
    why = f"{mark.fault}; evidence at 1 {mark.first_hit}, at 5 {mark.hit}"
    if mark.missing:
        why += f"; missing: {'; '.join(mark.missing)}"
    return (
        f"{gold.asked.id} [{gold.type}] {gold.asked.question}\n  {why}\n  key:    {gold.answer}\n"
        f"  answer: {' '.join(answer.text.split())[:_BRIEF]}"
    )


def _shares(what: str, value: str, shares: Mapping[str, Share]) -> None:
    rows = [(name, said.percent(share), share.of, said.interval(share)) for name, share in shares.items()]
    table([what, value, "Of", "95% interval"], rows, numbers=[value, "Of"])
    say()


def _refusing(evaluation: Evaluation) -> None:
    curve = evaluation.curve
    if curve:
        last = curve[-1]
        say(f"Answered {last.coverage:.0%} of the questions, {last.risk:.0%} of those not right.")
    if evaluation.first_line_words:
        say(said.first_lines(evaluation.first_line_words))
    if worth := said.separation(evaluation.separation):
        say(worth)
    for fault, count in evaluation.faults.items():
        say(f"{count:>4}  {fault}")
    say()


def _ablations(run: Run) -> None:
    columns = ["Without", *WHOLE, "Earned", "Cost", "p"]
    rows = [("nothing", *(said.percent(run.evaluation.shares[name]) for name in WHOLE), "", "", "")]
    for one in run.ablations:
        shares = (said.percent(one.shares[name]) for name in WHOLE)
        rows.append((one.part.value, *shares, str(len(one.earned)), str(len(one.cost)), said.chance(one.p)))
    table(columns, rows, numbers=columns[1:])
    say("Earned: questions that only the whole gets right; cost: those that only the rest does.")
    say()


def _comparison(comparison: Comparison) -> None:
    columns = ["Against the other run", "Before", "After", "Of", "Points (95%)", "Won", "Lost", "p"]
    rows = [_compared(flips) for flips in comparison.flips]
    table(columns, rows, numbers=["Before", "After", "Of", "Won", "Lost", "p"])
    say(said.verdict(comparison.flips[0]))
    for before, after in comparison.won:
        say(f"+ {after.gold.asked.id} {after.gold.asked.question} (was: {before.fault})")
    for _, after in comparison.lost:
        say(f"- {after.gold.asked.id} {after.gold.asked.question} (now: {after.fault})")
    if comparison.unlike:
        say(f"Not compared, as they stand in one run only or have another key: {', '.join(comparison.unlike)}")
    say()


def _compared(flips: Flips) -> tuple[object, ...]:
    shares = said.percent(flips.before), said.percent(flips.after), flips.after.of, said.difference(flips)
    return flips.name, *shares, len(flips.won), len(flips.lost), said.chance(flips.p)
