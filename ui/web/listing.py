"""Documents in lists: their order, their names, what is said of each, what to find them by."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.models import Document
from ui.web.render import date_words, number_of, pages_words


def newest_first(documents: Sequence[Document]) -> list[Document]:
    """By their own dates, those without one last."""
    return sorted(documents, key=lambda d: (d.date, d.title), reverse=True)


def matching(documents: Sequence[Document], words: str) -> list[Document]:
    """The documents whose title, file, author, kind or organisation holds every one of the words."""
    wanted = words.casefold().split()
    return [d for d in documents if all(word in _described(d) for word in wanted)]


def named(document: Document) -> str:
    """A document in a list of them: its date and kind tell alike titles apart."""
    kind = document.description.kind.value or "document"
    when = f"{kind} of {date_words(document.date)}" if document.date else f"undated {kind}"
    return f"{when[:1].upper()}{when[1:]}: {document.title}"


def details(document: Document) -> str:
    """Kind, date, author, pages: one line."""
    about = document.description
    pages = number_of(len(document.pages), "page") if document.pages else ""
    author = ", ".join(filter(None, (about.author.value, about.role.value)))
    when = date_words(document.date) or "No date found"
    kind = about.kind.value[:1].upper() + about.kind.value[1:]
    return " · ".join(filter(None, (kind, when, author, pages)))


def remarks(document: Document) -> list[tuple[str, str]]:
    """What an analyst should know before relying on a document: an icon's name and a line each."""
    lines = []
    if document.description.date.inferred:
        lines.append(("event", f"The date was inferred: {document.description.date.reason or 'no reason given'}."))
    if unread := document.pages_without_text:
        lines.append(("visibility_off", f"No text could be read on {pages_words(unread)}."))
    lines += [("info", warning[:1].upper() + warning[1:]) for warning in document.warnings]
    lines += [("help", f"To check: {doubt}") for doubt in document.description.doubts]
    return lines


def summary(found: Sequence[Document], documents: Sequence[Document]) -> str:
    unread = sum(len(document.pages_without_text) for document in documents)
    shown = number_of(len(documents), "document")
    if len(found) != len(documents):
        shown = f"{len(found)} of {shown}"
    return f"{shown}. {number_of(unread, 'page')} without readable text." if unread else f"{shown}."


def _described(document: Document) -> str:
    about = document.description
    facts = (about.author, about.role, about.kind, about.body, about.answers)
    return " ".join((document.title, document.source, document.date, *(f.value for f in facts))).casefold()
