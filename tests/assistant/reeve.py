"""One fictional letter, and keys, citations and marks about it."""

from __future__ import annotations

from dataclasses import replace

from assistant.batch import Asked
from assistant.evaluation import Mark, mark
from assistant.gold import Evidence, GoldQuestion
from assistant.models import Citation
from corpus.errors import UnknownDocument
from tests.assistant.scripted import answer

TEXT = "The Reeve said that 57 lanterns will be lit by 3 May 2030. The bridge toll stays at 5 marks a cart for now."
LANTERNS = "57 lanterns will be lit by 3 May 2030"


def text_of(ref: str) -> str:
    if ref not in ("reeve.txt", "d1"):
        raise UnknownDocument(ref)
    return TEXT


def cite(quote: str, *, n: int = 1, page: int | None = None, shift: int = 0) -> Citation:
    start = max(0, TEXT.find(quote)) + shift
    return Citation(
        n, "d1", "reeve.txt", "The Reeve's letter", "2030-01-01", page, (), quote, start, start + len(quote)
    )


def gold(**changes: object) -> GoldQuestion:
    usual = {
        "asked": Asked("q", "?"),
        "type": "by-when",
        "answerable": True,
        "evidence": (Evidence("reeve.txt", LANTERNS),),
    }
    return GoldQuestion(**{**usual, **changes})  # type: ignore[arg-type]


REFUSAL = answer("Not in these documents.", answered=False)


def marked(ident: str, said: str, *, confidence: float | None = None, **changes: object) -> Mark:
    """The mark of an answer that says this and quotes the evidence; without words it is a refusal."""
    key = gold(**{"asked": Asked(ident, f"question {ident}"), "must_include": (("3 May",),), **changes})
    given = answer(said, cite(said.split("|")[-1])) if said else REFUSAL
    return mark(key, replace(given, confidence=confidence), text_of)
