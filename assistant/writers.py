"""The quote writer: an answer made of the documents' own words, each with who said it, when and where."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.models import Citation
from assistant.quotes import Quote
from assistant.view import View
from corpus.models import Document, Item, Span
from corpus.plain import words_of
from corpus.saying import spoken

_TITLE_CHARACTERS = 70


@dataclass(frozen=True, slots=True)
class Line:
    """A line of an answer before it is numbered: words of Bywhen's, and the quotes that bear them.

    `shown` lines print the quotes after the words; the others only cite them. `facts` are what the words say of what
    was asked, as printed.
    """

    words: str
    quotes: tuple[Quote, ...]
    shown: bool = True
    facts: tuple[str, ...] = ()


def written(lines: Sequence[Line], view: View) -> tuple[list[str], list[Citation]]:
    """The lines with their citation numbers, and the citations in the order they are first used."""
    numbers: dict[tuple[str, Span], int] = {}
    citations: list[Citation] = []
    told = _told(lines)
    texts = []
    for line in lines:
        marks = []
        for quote in line.quotes:
            for span in (quote.spans[quote.best], *quote.spans):
                key = (quote.document, span)
                if key not in numbers:
                    numbers[key] = len(numbers) + 1
                    citations.append(replace(citation(numbers[key], *key, view), shown=told.get(key)))
                marks.append(f"[{numbers[key]}]")
        shown = [_shown(quote, view) for quote in line.quotes] if line.shown else []
        texts.append(" ".join(part for part in (line.words, *shown, "".join(dict.fromkeys(marks))) if part))
    return texts, citations


def _told(lines: Sequence[Line]) -> dict[tuple[str, Span], Span]:
    """Of what is cited and shown in part only, the part."""
    shown = defaultdict[tuple[str, Span], list[Span]](list)
    for line in filter(lambda line: line.shown, lines):
        for quote in line.quotes:
            for span in quote.spans:
                within = [one for one in quote.shown or (span,) if span.start <= one.start and one.end <= span.end]
                shown[quote.document, span] += within
    whole = {key: Span(min(s.start for s in part), max(s.end for s in part)) for key, part in shown.items() if part}
    return {key: part for key, part in whole.items() if part != key[1]}


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


def attributed(quote: Quote, view: View) -> Line:
    """A quote with who said it and as at when; what a document answers is quoted in it, and not said by its author."""
    item = view.quoted_item(quote.document, quote.spans[0])
    if item is None:
        return Line(f"{said_at(quote.document, quote.spans[0], view)}:", (quote,))
    return Line(f"{named_item(item)}, quoted in {told_in(quote.document, quote.spans[0], view)}:", (quote,))


def named_item(item: Item) -> str:
    """ "Recommendation 4"."""
    return f"{item.kind.value.capitalize()} {item.number}".strip()


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
    words = " … ".join(words_of((span,), text) for span in quote.shown or quote.spans)
    return f"“{readable(words)}”"
