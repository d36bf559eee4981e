"""Adding documents: looked at, read ahead in other processes, then stored one after the other, whole or refused.

A file that is in the library already is not read again, and documents are stored in the order of their files, those
that an e-mail carries before it: adding that was killed, run again, ends with the very library that one go makes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.add.added import REFUSED, AddResult, Alike, Choices, Progress, Tell
from corpus.add.ahead import Task
from corpus.add.batch import Batch
from corpus.add.known import Known
from corpus.add.storing import Origin, Shelf
from corpus.apart.frames import parsed_from
from corpus.errors import ReadingError
from corpus.files import Look, files_of, looked_at
from corpus.library import Library
from corpus.models import Attachment
from corpus.saying import printable_name

RULES = 7
"""The version of the reading rules: grows with any change that would read a stored document otherwise."""

AS_IT_COMES = Choices()
DEEPEST = 4
"""An e-mail in an e-mail in an e-mail."""
MOST_CARRIED = 200
"""Documents in one file."""

__all__ = ["AS_IT_COMES", "RULES", "AddResult", "Alike", "Choices", "Progress", "add_files"]


def add_files(
    library: Library, paths: Iterable[Path], progress: Tell | None = None, choices: Choices = AS_IT_COMES
) -> list[AddResult]:
    """Add files and the files in folders; a file that is refused stops none of the others.

    `progress` is called in this thread, with each result as soon as it stands. Results are in the files' order, each
    e-mail's followed by those of the documents that it carries.
    """
    tell = progress or _quiet
    found = files_of(paths, library.folder)
    looks = []
    for number, file in enumerate(found, 1):
        tell(Progress(number, len(found), file.name, "checking"))
        looks.append(looked_at(file))
    shelf = Shelf(library, Known(library), choices)
    with Batch(looks, _new(looks, shelf), tell, choices.workers) as batch:
        results = []
        for number, look in enumerate(looks):
            results += _file(look, number, batch, shelf)
        return results


def _quiet(_progress: Progress) -> None:
    pass


def _new(looks: Sequence[Look], shelf: Shelf) -> list[int]:
    """Which files have to be read, as it looks now: of several with the same bytes the first."""
    first = {look.sha256: number for number, look in reversed(list(enumerate(looks))) if not look.reason}
    return sorted(number for sha256, number in first.items() if not shelf.known.holding(sha256))


@dataclass
class _File:
    """One file on its way, with what it carries."""

    batch: Batch
    shelf: Shelf
    left: int  # documents that it may still be found to carry


def _file(look: Look, number: int, batch: Batch, shelf: Shelf) -> list[AddResult]:
    if look.reason:
        results = [AddResult(look.name, REFUSED, reason=look.reason)]
    else:
        results = _document(batch.tasks[number], Origin(look.name, RULES), _File(batch, shelf, MOST_CARRIED), DEEPEST)
    batch.end(number, results)
    return results


def _document(task: Task, origin: Origin, file: _File, deeper: int) -> list[AddResult]:
    """What became of a document, and of those that it carries: they are stored first, so that one which is in the
    library never lacks them.
    """
    if held := file.shelf.held(task.sha256, origin):
        return held
    try:
        read = file.batch.read(task)
    except ReadingError as error:
        return [AddResult(origin.source, REFUSED, reason=str(error), part_of=origin.part_of)]
    parsed = parsed_from(read.packed)
    carried, warnings = _carried(parsed.reading.attachments, file, deeper)
    parts = [_part(one, task, read.sha256, file) for one in carried]
    results = [result for part, its in parts for result in _document(part, its, file, deeper - 1)]
    file.batch.say(task.file, origin.source, "storing")
    return [file.shelf.store(read, parsed, origin, warnings), *results]


def _carried(attachments: Sequence[Attachment], file: _File, deeper: int) -> tuple[Sequence[Attachment], Sequence[str]]:
    """Those that are added too, and what to say of the others."""
    taken = attachments[: file.left if deeper > 1 else 0]
    file.left -= len(taken)
    if not (left := attachments[len(taken) :]):
        return taken, ()
    names = ", ".join(one.name for one in left[:3]) + (", ..." if len(left) > 3 else "")
    why = f"a file may carry {MOST_CARRIED}, {DEEPEST - 1} deep"
    return taken, (f"not added, for {why}: {len(left)} of what it carries ({names}); save them as files and add those",)


def _part(one: Attachment, carrier: Task, sha256: str, file: _File) -> tuple[Task, Origin]:
    origin = Origin(f"{carrier.name} › {printable_name(one.name)}", RULES, file.shelf.library.shelfmark(sha256).id)
    task = Task(carrier.file, origin.source, hashlib.sha256(one.data).hexdigest(), lambda: one.data)
    if not file.shelf.known.holding(task.sha256):
        file.batch.begin(task)
    return task, origin
