"""The quote writer: an answer made of the documents' own words, each with who said it, when and where."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from assistant.evidence import Quote
from assistant.models import Citation
from assistant.view import View
from corpus.dates import Expression, expressions
from corpus.models import Document, DueKind, Span
from corpus.plain import plain


_MOST_DATES = 3


@dataclass(frozen=True, slots=True)
class Line:
    """A line of an answer before it is numbered: words of Bywhen's, and the quotes that bear them.

    `shown` lines print the quotes after the words; the others only cite them.
    """

    words: str
    quotes: tuple[Quote, ...]
    shown: bool = True


def written(lines: Sequence[Line], view: View) -> tuple[list[str], list[Citation]]:
    """The lines with their citation numbers, and the citations in the order they are first used."""
    numbers: dict[tuple[str, Span], int] = {}
    citations: list[Citation] = []
    texts = []
    for line in lines:
        marks = []
        for quote in line.quotes:
            for span in quote.spans:
                key = (quote.document, span)
                if key not in numbers:
                    numbers[key] = len(numbers) + 1
                    citations.append(citation(numbers[key], quote.document, span, view))
                marks.append(f"[{numbers[key]}]")
        shown = [_shown(quote, view) for quote in line.quotes] if line.shown else []
        texts.append(" ".join(part for part in (line.words, *shown, "".join(dict.fromkeys(marks))) if part))
    return texts, citations


def citation(n: int, document_id: str, span: Span, view: View) -> Citation:
    """A pointer to a span of a document's stored text."""
    document = view.documents[document_id]
    return Citation(
        n=n,
        document=document_id,
        source=document.source,
        title=document.title,
        date=document.date,
        page=view.page(document_id, span.start),
        section=view.section_at(span, document_id),
        quote=span.of(view.text(document_id)),
        start=span.start,
        end=span.end,
    )


def dated(quote: Quote, view: View) -> list[Line]:
    """The dates in a quote as typed data: "May: 31 May 2021 at the latest; no year is printed ...". None where it gives none."""
    printed = view.documents[quote.document].date
    as_at = date.fromisoformat(printed) if printed else None
    said = []
    for found in expressions(quote.words, as_at)[:_MOST_DATES]:
        words = found.span.of(quote.words).strip(" .,;")
        if found.last is None:
            said.append(f"{words} (no date, only words)" if found.kind is DueKind.VAGUE else words)
        else:
            exact = spoken(found.last.isoformat())
            said.append(words if words == exact else f"{words} ({exact}{_because(found)})")
    if not said:
        return []
    return [Line(f"{'; '.join(said).capitalize() if said[0][0].islower() else '; '.join(said)}{_as_at(printed)}.", (quote,), shown=False)]


def _because(found: Expression) -> str:
    if found.kind is DueKind.INFERRED:
        return ", year inferred" if "year" in found.reason else ", inferred"
    return " at the latest" if found.first != found.last else ""


def _as_at(printed: str) -> str:
    return f", as at {spoken(printed)}" if printed else ""


def attributed(quote: Quote, view: View) -> Line:
    """A quote with who said it and as at when."""
    return Line(f"{said_by(view.documents[quote.document])}:", (quote,))


def said_by(document: Document) -> str:
    """Who speaks and as at when: "Jo Hart, letter of 3 February 2021"."""
    about = document.description
    who = about.author.value or about.body.value
    what = about.kind.value or "document"
    when = f"{what} of {spoken(document.date)}" if document.date else f"undated {what}"
    return f"{who}, {when}" if who else f"{document.title}, {when}"


def spoken(iso: str) -> str:
    """2021-02-03 as 3 February 2021."""
    day = date.fromisoformat(iso)
    return f"{day.day} {day:%B %Y}"


def _shown(quote: Quote, view: View) -> str:
    text = view.text(quote.document)
    words = " … ".join(plain(span.of(text)) for span in quote.spans)
    return f"“{re.sub('[“”]', chr(39), words)}”"
