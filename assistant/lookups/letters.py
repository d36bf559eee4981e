"""Who signed, to whom, and when: from what each document says of itself."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.evidence import Scored
from assistant.lookups.found import Looked, completeness, quote_of, topic
from assistant.lookups.scope import called_by_name
from assistant.question import Understood
from assistant.quotes import Quote
from assistant.view import View
from assistant.writers import Line, short_title
from corpus.models import Document, Fact
from corpus.saying import spoken
from index.terms import terms

_ASKS = re.compile(
    r"\bwho (?:signed|wrote|sent|authored)\b"
    r"|\bsigned (?:by\b|(?:it|each|(?:the|that|this) (?:[\w-]+ ){0,4}?(?:letter|report|response|reply))\b)"
    r"|\bwho (?:is|was|were|are) (?:it|they|the \w+|each \w+) (?:\w+ )?(?:to|from|by)\b"
    r"|^(?:and )?(?:who|to whom|whom|what) (?:is|was|were|are) (?:it|they|the \w+|each \w+) addressed\b"
    r"|\bwho(?:m)? (?:is|was) .{0,40}\b(?:letter|report|response)s?(?: (?:of|in|dated) [\w ]{3,20})?"
    r" (?:to|from|by|addressed)\b"
    r"|\bwhen (?:was|is) (?:the |that |this )?(?:[\w-]+ ){0,4}(?:letter|report|response|reply)"
    r" (?:(?:of|from|to) (?:[\w'’-]+ ){1,3})?(?:sent|dated|written|signed)\b"
    r"|\bdate of (?:the|each) (?:[\w-]+ ){0,3}(?:letter|report)s?\b",
    re.IGNORECASE,
)
_OF_LETTER = re.compile(r"\b(?:letters?|it|they)\b", re.IGNORECASE)
_EVERY = re.compile(r"\b(?:each|every|all|both|letters|they|documents)\b", re.IGNORECASE)


def signed_and_sent(understood: Understood, found: Sequence[Scored], view: View) -> list[Looked]:
    """A line for each letter that is meant: signatory, addressee and date, each with where it is printed."""
    if not _ASKS.search(understood.question):
        return []
    weights = dict(understood.named)
    named = [d for d in view.within(understood.filters) if weights.get(d.id, 0.0) >= 0.99]
    letters = [d for d in view.within(understood.filters) if d.description.kind.value == "letter"]
    if not named:
        called = called_by_name(understood.standalone, [d.id for d in letters], view)
        named = [d for d in letters if d.id in called]
    if not (named or _OF_LETTER.search(understood.question)):
        return []  # a paper or report that the words do not point out
    meant = letters if _EVERY.search(understood.question) or not named else named
    lines = [
        line
        for d in sorted(meant, key=lambda d: d.date)
        for part in _called(_parts(d, view), understood, view)
        for line in _line(part, view)
    ]
    if not lines or (not named and not _EVERY.search(understood.question) and len(meant) > 1):
        return []
    kinds = {d.description.kind.value for d in meant}
    what = f"{kinds.pop() if len(kinds) == 1 else 'document'}{'s' * (len(lines) != 1)}"
    silent = sum(not _line(part, view) for d in meant for part in _called(_parts(d, view), understood, view))
    unsigned = [f"Of {silent} more no signatory could be read."] if silent else []
    return [Looked(tuple(lines), (completeness(len(lines), what, [d.id for d in meant], view), *unsigned))]


def _parts(document: Document, view: View) -> list[Document]:
    """The document, or each paper of a pack: they are by different people."""
    return [view.part(document.id, paper.span) for paper in view.papers.get(document.id, ())] or [document]


def _called(parts: Sequence[Document], understood: Understood, view: View) -> Sequence[Document]:
    """Those of a pack's papers whose titles hold what the question calls it by; all where none does."""
    about = topic(understood, [], view)
    held = [len(about & frozenset(terms(part.title))) for part in parts]
    return [part for part, count in zip(parts, held, strict=True) if count == max(held)]


def _line(document: Document, view: View) -> list[Line]:
    about = document.description
    quotes = tuple(
        quote for fact in (about.author, about.addressee, about.date) if (quote := _printed(document, fact, view))
    )
    if not quotes or not about.author.value:
        return []
    letter = about.kind.value == "letter"
    what = about.kind.value or "document"
    when = f"{what.capitalize()} of {spoken(document.date)}" if document.date else f"Undated {what}"
    inferred = f" ({about.date.reason})" if about.date.inferred and about.date.reason else ""
    role = f", {about.role.value}" if about.role.value else ""
    unknown = ", to an addressee that is not printed" if letter else ""
    to = f", to {about.addressee.value}" if about.addressee.value else unknown
    title = f", {short_title(document)}" if document.id in view.papers else ""
    signed = f"{'signed ' * letter}by {about.author.value}{role}{to}"
    return [Line(f"{when}{inferred}{title}: {signed}.", quotes, shown=False)]


def _printed(document: Document, fact: Fact, view: View) -> Quote | None:
    return quote_of(document.id, (fact.span,), view) if fact.value and fact.span else None
