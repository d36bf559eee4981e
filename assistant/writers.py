"""The quote writer: an answer made of the documents' own words, each with who said it, when and where."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from assistant.models import Citation
from assistant.quotes import Quote
from assistant.view import View
from corpus.dates import Expression, expressions
from corpus.models import Document, DueKind, Span
from corpus.plain import words_of
from corpus.saying import spoken
from index.terms import terms

_MOST_DATES = 2
_AS_GOOD = 0.6  # how far below the best quote one that looks ahead may be, to go before it
_GOOD_ENOUGH = 1.0
_HELD = 0.5  # of what was asked, at least, in the quote whose date is given as the answer
_GIVEN_UP = re.compile(
    r"\b(?:and not|rather than|instead of|had been|originally|(?:as I )?had hoped)\b"
)  # a date that no longer holds
_SENTENCE_END = re.compile(r"(?<=[.;!?])\s+(?=[A-Z])")
_TITLE_CHARACTERS = 70
_PAST = re.compile(r"\b(did|was|were|has|have|had|launched|since|first)\b", re.IGNORECASE)
_FUTURE = re.compile(r"\b(will|next|due|deadline|by when|going to|until|start|expected|planned)\b", re.IGNORECASE)


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
            for span in (quote.spans[quote.best], *quote.spans):
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
    document = view.part(document_id, span)
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


def dated(quote: Quote, asked: str, about: frozenset[str], view: View) -> list[Line]:
    """The dates in a quote as typed data: "for May (31 May 2021 at the latest)"; no line where it gives none.

    A question about the past is told only dates before the document's own, one about the future only those after it.
    `about`: the terms of the question, which choose among the quote's sentences.
    """
    place = quote.document, quote.spans[0]
    as_at = view.as_at(*place)
    words = _most_asked(quote.words, about)
    if len(about & frozenset(terms(quote.words))) < _HELD * len(about):
        return []  # the date of another matter
    found = expressions(words, as_at)
    if as_at is not None:
        found = [e for e in found if _timely(e, asked, as_at.day)]
    given_up = _GIVEN_UP.search(words)
    found = [e for e in found if given_up is None or e.span.start < given_up.start()] or found
    said = [_typed(e, words) for e in found]
    if not 0 < len(said) <= _MOST_DATES:  # a row of a log has dates of several kinds: it is quoted, and that is all
        return []
    lead = "; ".join(said)
    return [Line(f"{lead[0].upper()}{lead[1:]}{_as_at(view.part(*place).date)}.", (quote,), shown=False)]


def _timely(found: Expression, asked: str, as_at: date) -> bool:
    """Whether the date lies where the question looks: not after the document's own for what was, not before it for
    what will be."""
    if found.first is None or found.last is None:
        return True
    if _PAST.search(asked):
        return found.first <= as_at
    return found.last >= as_at or not _FUTURE.search(asked)


def looking_ahead(quotes: Sequence[Quote], asked: str, view: View) -> list[Quote]:
    """The quotes, those about as good that give a date still to come first where the question asks for one.

    Less good will do where the best gives only dates gone by: it tells of something else.
    """
    if not quotes or _PAST.search(asked) or not _FUTURE.search(asked):
        return list(quotes)
    margin = _GOOD_ENOUGH if _is_over(quotes[0], view) else _AS_GOOD
    near = [q for q in quotes if q.score >= quotes[0].score - margin]
    ahead = [q for q in near if _has_future(q, view)]
    return ahead + [q for q in quotes if q not in ahead]


def _is_over(quote: Quote, view: View) -> bool:
    """Whether it gives dates, all of them before its document's."""
    as_at = view.as_at(quote.document, quote.spans[0])
    days = [e.last for e in expressions(quote.words, as_at) if e.last]
    return as_at is not None and bool(days) and all(day < as_at.day for day in days)


def responses_first(quotes: Sequence[Quote], view: View) -> list[Quote]:
    """The quotes, those about as good that are not a recommendation in the words of others first."""
    answers = [q for q in quotes if view.quoted_item(q.document, q.spans[0]) is None]
    near = [q for q in answers if q.score >= quotes[0].score - _AS_GOOD]
    return near + [q for q in quotes if q not in near]


def _has_future(quote: Quote, view: View) -> bool:
    as_at = view.as_at(quote.document, quote.spans[0])
    return as_at is not None and any(e.last and e.last >= as_at.day for e in expressions(quote.words, as_at))


def _most_asked(words: str, about: frozenset[str]) -> str:
    """The sentence of a quote that holds most of what was asked; of several, one with a date."""
    pieces = _SENTENCE_END.split(words)
    return max(pieces, key=lambda piece: (len(about & frozenset(terms(piece))), bool(expressions(piece))))


def _typed(found: Expression, words: str) -> str:
    printed = found.span.of(words).strip(" .,;")
    if found.last is None:
        return f"{printed} (no date, only words)" if found.kind is DueKind.VAGUE else printed
    exact = spoken(found.last.isoformat())
    return printed if printed == exact else f"{printed} ({exact}{_because(found)})"


def _because(found: Expression) -> str:
    if found.kind is DueKind.INFERRED:
        return ", year inferred" if "year" in found.reason else ", inferred"
    return " at the latest" if found.first != found.last else ""


def _as_at(printed: str) -> str:
    return f", as at {spoken(printed)}" if printed else ""


def attributed(quote: Quote, view: View) -> Line:
    """A quote with who said it and as at when; what a document answers is quoted in it, and not said by its author."""
    item = view.quoted_item(quote.document, quote.spans[0])
    if item is None:
        return Line(f"{said_at(quote.document, quote.spans[0], view)}:", (quote,))
    name = f"{item.kind.value.capitalize()} {item.number}".strip()
    return Line(f"{name}, quoted in {told_in(quote.document, quote.spans[0], view)}:", (quote,))


def said_at(document: str, span: Span, view: View) -> str:
    """Who says what stands at `span`, and as at when."""
    return said_by(view.part(document, span))


def said_by(document: Document) -> str:
    """Who speaks and as at when: "Jo Hart, letter of 3 February 2021"."""
    return f"{_speaker(document)}, {_kind_and_day(document)}"


def told_in(document: str, span: Span, view: View) -> str:
    """Where what stands at `span` is said: "the letter of 3 February 2021 (Jo Hart)"."""
    part = view.part(document, span)
    return f"the {_kind_and_day(part)} ({_speaker(part)})"


def _speaker(document: Document) -> str:
    about = document.description
    return about.author.value or about.body.value or short_title(document)


def _kind_and_day(document: Document) -> str:
    what = document.description.kind.value or "document"
    return f"{what} of {spoken(document.date)}" if document.date else f"undated {what}"


def short_title(document: Document) -> str:
    """The title, cut at a word where it is long."""
    title = document.title.strip(" .")
    return (
        title if len(title) <= _TITLE_CHARACTERS else f"{title[:_TITLE_CHARACTERS].rsplit(' ', 1)[0].rstrip(' ,:;')}…"
    )


def readable(words: str) -> str:
    """Words as a line quotes them: what could be taken for Bywhen's own marks, quotation marks or "[3]", is changed."""
    return re.sub(r"\[(\d+)\]", r"(\1)", re.sub("[“”]", "'", words))


def _shown(quote: Quote, view: View) -> str:
    text = view.text(quote.document)
    words = " … ".join(words_of((span,), text) for span in quote.spans)
    return f"“{readable(words)}”"
