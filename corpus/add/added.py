"""The nouns of adding: what the user chose, where it stands, what became of each file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

ADDED, UNCHANGED, NEW_VERSION, REFUSED, WAITING = "added", "unchanged", "new version", "refused", "waiting"


READING, LAYING_OUT, DESCRIBING, FINDING, DIVIDING = (
    "reading",
    "finding headings and tables",
    "finding title and date",
    "finding recommendations",
    "dividing into passages",
)
"""The steps of reading a document. Before them it is "checking", after them "storing" and "done"."""


class Alike(StrEnum):
    """What to do with a document that is nearly the same as one of another name."""

    KEEP = "keep"
    NEW_VERSION = "new-version"
    DISCARD = "discard"


@dataclass(frozen=True, slots=True)
class Choices:
    """`review`: what is added waits for an analyst. `workers`: files read at a time; None: as the machine allows.

    `collection`: the closed one that it comes into; empty: open to everyone, unless it was closed when it was here
    before, or is like a document that is.
    """

    review: bool = False
    alike: Alike = Alike.KEEP
    workers: int | None = None
    collection: str = ""


@dataclass(frozen=True, slots=True)
class AddResult:
    """What became of one file, or of one that an e-mail carried (`part_of`: the e-mail's document).

    `result` is "added", "unchanged", "new version", "refused" or "waiting" (for review); `document` its id.
    `like` is the id of the document of another name that is nearly the same, `likeness` how much, 0 to 1.
    """

    source: str
    result: str
    document: str = ""
    reason: str = ""
    pages: int = 0
    pages_without_text: tuple[int, ...] = ()
    passages: int = 0
    recommendations: int = 0
    commitments: int = 0
    warnings: tuple[str, ...] = ()
    part_of: str = ""
    like: str = ""
    likeness: float = 0.0

    @property
    def left_out(self) -> bool:
        """Whether nothing was stored because of the document that it is `like`."""
        return self.result == UNCHANGED and bool(self.like)


@dataclass(frozen=True, slots=True)
class Progress:
    """Where adding stands: file `file` of `files`, and page `page` of `pages` while it is read by page (else 0 of 0).

    Several files are read at a time, so that `file` goes back and forth. `share` (0 to 1) is how much of the whole is
    done, `left` an estimate of the seconds to come (None: too early to say). `step` is "checking", a step of
    reading, "storing" or "done", with the `result`.
    """

    file: int
    files: int
    source: str
    step: str
    page: int = 0
    pages: int = 0
    share: float = 0.0
    left: float | None = None
    result: AddResult | None = None


Tell = Callable[[Progress], None]
