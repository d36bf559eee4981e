"""A gold file asked of a library, and its figures held against floors."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from assistant.evaluation import Evaluation, evaluate
from assistant.gold import read_gold
from assistant.wiring import Assistant


def scored(assistant: Assistant, gold: Path) -> Evaluation:
    """Every question of the file, asked and marked; the figures are printed."""
    library = assistant.library
    evaluation = evaluate(
        assistant.ask,
        read_gold(gold, lambda ref: library.text(library.document(ref).id)),
        lambda ref: library.text(library.document(ref).id),
    )
    print()
    for name, share in evaluation.shares.items():
        print(f"{name}: {share.value:.1%} ({share.hits} of {share.of})")
    print(
        f"median seconds a question: {evaluation.seconds}; not right: {[m.gold.asked.id for m in evaluation.failures]}"
    )
    return evaluation


def below(evaluation: Evaluation, floors: Mapping[str, float]) -> dict[str, float]:
    """The figures that fall short of their floors, from 0 to 1; refusals are held under theirs."""
    figures = {name: share.value for name, share in evaluation.shares.items()}
    short = {name: figures[name] for name, floor in floors.items() if name != REFUSALS and figures[name] < floor}
    if figures[REFUSALS] > floors[REFUSALS]:
        short[REFUSALS] = figures[REFUSALS]
    return short


REFUSALS = "false refusals"
