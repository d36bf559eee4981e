"""A run that is kept: a line on how it was made, then a line a question with its key, answer and marks, as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from assistant.evaluation import Evaluation, Mark
from assistant.evaluation.ablating import Ablation
from assistant.gold import GoldQuestion
from corpus.errors import LibraryError, ReadingError

FORMAT = 1


@dataclass(frozen=True, slots=True)
class About:
    """`gold` is the name of the file of questions, `asked` when (ISO 8601, UTC), `documents` how many could answer (0:
    several libraries), `model` the embedding model, `worded_by` the language model; empty: answers are quotes."""

    gold: str
    asked: str
    documents: int
    model: str
    worded_by: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    about: About
    evaluation: Evaluation
    ablations: tuple[Ablation, ...] = ()


@dataclass(frozen=True, slots=True)
class _Head:
    """The first line. `run` is the version of this format."""

    run: int
    about: About
    set_aside: tuple[GoldQuestion, ...] = ()
    ablations: tuple[Ablation, ...] = ()


def keep(run: Run, path: Path) -> None:
    """Raises LibraryError where it cannot be written."""
    head = _Head(FORMAT, run.about, run.evaluation.set_aside, run.ablations)
    lines = [msgspec.json.encode(line) for line in (head, *run.evaluation.marks)]
    try:
        path.write_bytes(b"\n".join(lines) + b"\n")
    except OSError as error:
        raise LibraryError(f"the run cannot be kept in {path} ({error.strerror})") from error


def read_run(path: Path) -> Run:
    """Raises ReadingError where the file is not a run, or one of another version of Bywhen."""
    first, *others = _lines(path)
    try:
        head = msgspec.json.decode(first, type=_Head)
        marks = tuple(msgspec.json.decode(line, type=Mark) for line in others)
    except (msgspec.MsgspecError, UnicodeDecodeError) as cause:
        raise ReadingError(f"{path}: not a run that bywhen evaluate kept ({cause})") from cause
    if head.run != FORMAT:
        raise ReadingError(f"{path}: kept by another version of Bywhen; ask its questions again")
    return Run(head.about, Evaluation(marks, head.set_aside), head.ablations)


def is_run(path: Path) -> bool:
    """Whether the file begins as a run does: else it is a file of questions."""
    return _lines(path)[0].startswith(b'{"run":')


def _lines(path: Path) -> Sequence[bytes]:
    try:
        return path.read_bytes().splitlines() or [b""]
    except OSError as cause:
        raise ReadingError(f"{path}: cannot be read ({cause.strerror})") from cause
