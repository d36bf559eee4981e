"""Gold questions: what was asked, and what a right answer must show."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.batch import Asked, asked_of, checked, read_rows
from corpus.errors import ReadingError, UnknownDocument

TextOf = Callable[[str], str]
"""The stored text of a document, by its id or its file's name; raises UnknownDocument."""

NOT_THERE, OTHER = "not in the documents", "other"
FIRST_LINE = ("by when", "who", "how many")
"""The kinds whose answer is so short that its first line must hold it."""

_KINDS = {
    "by when": r"by[- ]when|when|deadline|date(?!-)",
    "who": r"who",
    "how many": r"how (?:many|much|long|often)|numeric|figures?|count|frequency",
    "list": r"lists?|date-bounded",
    "status": r"status|position|decision|action|promised",
    "comparison": r"compar\w+|conflict|changed?(?! of)|history|latest",
    "acronym": r"acronyms?|definition|initials",
    "why": r"why",
}
_KIND = re.compile("|".join(f"(?P<k{n}>\\b(?:{words})\\b)" for n, words in enumerate(_KINDS.values())))


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words that bear the answer, or (`pages` not empty) the pages of `file` that hold them, counted from 1."""

    file: str
    quote: str = ""
    pages: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class GoldQuestion:
    """A question with its key.

    Each entry of `must_include` is a set of alternatives, one of which must stand in the answer or its quotes.
    `either`: both an answer and an honest "not stated" are right. `needs`: what must be there before it can be
    scored, such as a document that the library does not hold.
    """

    asked: Asked
    type: str
    answerable: bool
    answer: str = ""
    evidence: tuple[Evidence, ...] = ()
    must_include: tuple[tuple[str, ...], ...] = ()
    must_not: tuple[str, ...] = ()
    either: bool = False
    needs: str = ""

    @property
    def kind(self) -> str:
        """What is asked for, in few words: the first that its type names."""
        found = _KIND.search(self.type.lower())
        if not self.answerable:
            return NOT_THERE
        return list(_KINDS)[int((found.lastgroup or "k")[1:])] if found else OTHER


def read_gold(path: Path, text_of: TextOf) -> list[GoldQuestion]:
    """The gold questions of a JSON-lines file; `text_of` says which documents are there, and what offsets point at.

    Raises ReadingError, naming the line, where a row lacks what scoring needs.
    """
    gold = [_gold(row, f"{path}, line {number}", text_of) for number, row in read_rows(path)]
    checked([(f"{path}, question {g.asked.id}", g.asked) for g in gold])
    return gold


def _gold(row: Mapping[str, Any], place: str, text_of: TextOf) -> GoldQuestion:
    answerable = row.get("answerable", True)
    if not isinstance(answerable, bool):
        raise ReadingError(f'{place}: "answerable" must be true or false, not {answerable!r}')
    evidence, missing = _evidence(row, place, text_of)
    return GoldQuestion(
        asked=asked_of(row, place),
        type=str(row.get("type") or "?"),
        answerable=answerable,
        answer=str(row.get("answer") or ""),
        evidence=evidence,
        must_include=tuple(_alternatives(entry) for entry in row.get("must_include") or []),
        must_not=tuple(row.get("must_not") or []),
        either=bool(row.get("either")),
        needs=str(row.get("needs") or missing),
    )


def _alternatives(entry: str | Sequence[str]) -> tuple[str, ...]:
    return tuple(entry.split("|")) if isinstance(entry, str) else tuple(entry)


def _evidence(row: Mapping[str, Any], place: str, text_of: TextOf) -> tuple[tuple[Evidence, ...], str]:
    """The evidence, or the name of a document that it stands in and the library does not hold."""
    pieces = row.get("evidence") or []
    if row.get("pages"):
        pieces = [{"file": row["file"], "pages": [*row["pages"], *(row.get("pages_ok") or [])]}]
    found = []
    for piece in pieces:
        if "file" not in piece or not (
            {"quote"} <= piece.keys() or {"start", "end"} <= piece.keys() or "pages" in piece
        ):
            raise ReadingError(f'{place}: evidence needs "file" with "quote", or with "start" and "end"')
        try:
            text = text_of(piece["file"])
        except UnknownDocument:
            return (), str(piece["file"])
        quote = "" if "pages" in piece else piece.get("quote") or text[piece["start"] : piece["end"]]
        found.append(Evidence(piece["file"], quote, frozenset(piece.get("pages", []))))
    return tuple(found), ""
