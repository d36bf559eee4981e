"""A run as one HTML file that needs no other: figures, what parts earn, what changed, and every failure."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined

from assistant.evaluation import Evaluation, Mark
from assistant.evaluation.ablating import WHOLE
from assistant.evaluation.comparing import Comparison
from assistant.evaluation.marking import CITED
from assistant.evaluation.runs import Run
from corpus.errors import LibraryError
from corpus.saying import printable
from ui.evaluated import drawn, said

_LONGEST = 60  # words of a quote


def write_page(path: Path, run: Run, comparison: Comparison | None) -> None:
    """Raises LibraryError where it cannot be written."""
    loader = PackageLoader("ui.evaluated", "")
    drawing = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, finalize=_shown)
    html = drawing.get_template("page.html").render(
        run=run,
        evaluation=run.evaluation,
        comparison=comparison,
        picture=drawn.picture(run),
        drawn=drawn,
        said=said,
        whole=WHOLE,
        brief=_brief,
        cited=CITED,
        before=_before(run.evaluation),
        causes=[(fault, _of(run.evaluation, fault)) for fault in run.evaluation.faults],
    )
    try:
        path.write_text(html, encoding="utf-8")
    except OSError as error:
        raise LibraryError(f"the report cannot be written to {path} ({error.strerror})") from error


def _of(evaluation: Evaluation, fault: str) -> list[Mark]:
    return [m for m in evaluation.failures if m.fault == fault]


def _before(evaluation: Evaluation) -> dict[str, list[str]]:
    """The questions that each one leans on, the first of the conversation first."""
    asked = {m.gold.asked.id: m.gold.asked for m in evaluation.marks}
    asked |= {g.asked.id: g.asked for g in evaluation.set_aside}

    def leant_on(ident: str | None) -> Iterator[str]:
        while ident is not None and ident in asked:
            yield asked[ident].question
            ident = asked[ident].followup_of

    return {ident: list(leant_on(one.followup_of))[::-1] for ident, one in asked.items()}


def _brief(words: str) -> str:
    split = words.split()
    return " ".join(split[:_LONGEST]) + (" …" if len(split) > _LONGEST else "")


def _shown(value: object) -> object:
    return printable(value) if isinstance(value, str) and not hasattr(value, "__html__") else value
