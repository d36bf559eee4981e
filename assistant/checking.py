"""The checker of law 1: every quote a pointer, every sentence cited, or it is dropped."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from assistant.models import Citation
from corpus.plain import plain

_MARK = re.compile(r"\[(\d+)\]")
_QUOTED = re.compile(r"“([^“”]+)”")
_A_PIECE = 5  # words; "Complete" stands in many places


class Fault(StrEnum):
    OK = "ok"
    NOT_IN_DOCUMENT = "not in document"
    NOT_AT_PAGE = "not at page"
    UNCITED = "uncited sentence"
    UNKNOWN_CITATION = "unknown citation"


@dataclass(frozen=True, slots=True)
class Checked:
    """The lines that may be shown, and why each of the others may not."""

    lines: tuple[str, ...]
    dropped: tuple[tuple[str, Fault], ...] = ()


def check_citation(citation: Citation, text: str, page: int | None) -> Fault:
    """`text` is the stored text of the citation's document, `page` the page that holds its first character."""
    if not citation.quote or text[citation.start : citation.end] != citation.quote:
        return Fault.NOT_IN_DOCUMENT
    return Fault.OK if citation.page == page else Fault.NOT_AT_PAGE


def check_lines(lines: Sequence[str], citations: Sequence[Citation]) -> Checked:
    """Keep the lines whose citations exist and whose words in quotation marks stand in what they cite."""
    known = {citation.n: citation for citation in citations}
    kept: list[str] = []
    dropped: list[tuple[str, Fault]] = []
    for line in lines:
        fault = _fault(line, known)
        if fault is Fault.OK:
            kept.append(line)
        else:
            dropped.append((line, fault))
    return Checked(tuple(kept), tuple(dropped))


def shown_in(text: str, citation: Citation) -> bool:
    """Whether an answer's text shows the citation's words: all of them, or on a line that cites it a piece of them."""
    cited = _folded(plain(citation.quote))
    lines = [line for line in text.splitlines() if f"[{citation.n}]" in line]
    pieces = (piece for line in lines for piece in _pieces(line) if len(piece.split()) >= _A_PIECE)
    return cited in _folded(plain(text)) or any(piece in cited for piece in pieces)


def _fault(line: str, known: dict[int, Citation]) -> Fault:
    marks = [int(n) for n in _MARK.findall(line)]
    if any(n not in known for n in marks):
        return Fault.UNKNOWN_CITATION
    if not marks:
        return Fault.UNCITED
    cited = _folded(" ".join(plain(known[n].quote) for n in marks))
    return Fault.OK if all(piece in cited for piece in _pieces(line)) else Fault.NOT_IN_DOCUMENT


def _pieces(line: str) -> list[str]:
    """What stands in quotation marks; where "…" says that words are left out, what stands on either side of it."""
    return [_folded(piece) for quote in _QUOTED.findall(_MARK.sub("", line)) for piece in quote.split(" … ")]


def _folded(words: str) -> str:
    """Without quotation marks, and "[3]" as "(3)": a line changes these within a quote, to keep them from its own."""
    return " ".join(re.sub(r"[“”\"'‘’]", "", _MARK.sub(r"(\1)", words)).split())


def sound(
    citations: Sequence[Citation], text: Callable[[str], str], page: Callable[[str, int], int | None]
) -> list[Citation]:
    """The citations that pass, in order; numbers are left as they are."""
    return [c for c in citations if check_citation(c, text(c.document), page(c.document, c.start)) is Fault.OK]
