"""What lookups share: their result, items as quotes, the documents a question means, the completeness line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from assistant.entries import Row
from assistant.evidence import Scored
from assistant.models import Grounding
from assistant.naming import MONTH_TERMS
from assistant.question import Understood
from assistant.quotes import Quote
from assistant.view import Sentence, View
from assistant.writers import Line
from corpus.dates import expressions
from corpus.models import Item, ItemKind, Span, Spans, meet
from corpus.plain import words_of
from index.terms import terms

_KIND_WORDS: tuple[tuple[str, frozenset[str]], ...] = (
    (r"causes? of concern", frozenset({"cause of concern", "accelerated cause of concern"})),
    (r"areas? for improvement|afis?", frozenset({ItemKind.AREA_FOR_IMPROVEMENT})),
    (r"recommendations?|recs?", frozenset({ItemKind.RECOMMENDATION})),
    (r"actions?(?! (?:logs?|plans?)\b)", frozenset({ItemKind.AGREED_ACTION})),
    (r"priorit(?:y|ies)", frozenset({ItemKind.PRIORITY})),
    (r"resolutions?", frozenset({"resolution"})),
)
_ANY_KIND = (r"items?|rows?", frozenset[str]({ItemKind.PRIORITY, ItemKind.AGREED_ACTION, ItemKind.RECOMMENDATION}))
ONE_RECORD = "in the same row"
_LONGEST_RECORD = 900  # characters
MANY: dict[str, str] = {
    ItemKind.RECOMMENDATION: "recommendations",
    ItemKind.AREA_FOR_IMPROVEMENT: "areas for improvement",
    ItemKind.AGREED_ACTION: "agreed actions",
    ItemKind.PRIORITY: "priorities",
    ItemKind.STANDALONE: "standalone commitments",
}
"""The kinds of item in the plural."""

KIND_WORD = "|".join(words for words, _ in (*_KIND_WORDS, _ANY_KIND))
ANY_KIND = frozenset(set(ItemKind) - {ItemKind.STANDALONE})
ASKED_FOR = frozenset({ItemKind.RECOMMENDATION, ItemKind.AREA_FOR_IMPROVEMENT})
_GENERIC = frozenset(
    terms(
        "recommendation recommendations area areas improvement improve afi action actions priority priorities item "
        "commitment letter report paper pack minutes log response register document inspection inspectorate panel "
        "split timescale immediate immediately within three six twelve months month separately answer answers made "
        "make contain list accepted agreed rejected refused part principle open done complete completed outstanding "
        "overdue finished closed started progress government past date dated later evidence week weeks fortnight day "
        "days quarter year financial next coming due fall falls deadline deadlines target commitment commitments "
        "promise promises promised undertaking undertakings pledge pledges cause causes concern resolution responsible "
        "unanswered received got implemented delivered met kept still everything anything slipped late missed since "
        "fell owner owns assigned number split answered replied responded total each all document documents end "
        "expected addressed show supposed today meant became become becomes came come history chain trace arose made"
    )
)


@dataclass(frozen=True, slots=True)
class Looked:
    """What was looked up: lines with their quotes, notes, and whether it answers the question."""

    lines: tuple[Line, ...]
    notes: tuple[str, ...] = ()
    answered: bool = True
    says: str = ""  # where nothing answers: what the documents do hold
    grounding: Grounding = Grounding.GROUNDED
    unstated: str = ""  # where none is found to be so: what that rests on


def kinds_said(words: str) -> frozenset[str]:
    """The kinds of item that the words speak of, or what documents call such items."""
    said = [kinds for pattern, kinds in _KIND_WORDS if re.search(rf"\b(?:{pattern})\b", words, re.IGNORECASE)]
    if not said and re.search(rf"\b(?:{_ANY_KIND[0]})\b", words, re.IGNORECASE):
        said = [_ANY_KIND[1]]
    return frozenset().union(*said)


def quote_of(document: str, spans: Spans, view: View) -> Quote:
    text = view.text(document)
    return Quote(document, -1, spans, words_of(spans, text), 0.0)


def quote_of_item(document: str, item: Item, view: View) -> Quote:
    """The item's own words, with its number or label where that is printed just before them."""
    text, first = view.text(document), item.spans[0]
    if item.number:
        label = re.search(
            rf"(?:[A-Z][\w' ]{{0,40}}\s)?{re.escape(item.number)}[\s.):*_–-]{{1,8}}$",
            text[max(0, first.start - 60) : first.start],
        )
        if label:
            at = first.start - len(label[0])
            return quote_of(document, (Span(at, first.end), *item.spans[1:]), view)
    return quote_of(document, item.spans, view)


def record_of(row: Row, view: View) -> Quote:
    """A row of a log or table as it is printed, with its owner, its date and what came of it; else the item's words."""
    document, item = row["document"], view.by_key[row["id"]]
    fields = [span for name, span in item.said if name != "list"]
    first, last = item.spans[0].start, max(span.end for span in (*item.spans, *item.response, *fields))
    whole = Span(min([first, *(span.start for span in fields)]), last)
    others = (other.spans[0].start for other in view.items[document] if other is not item)
    if (
        item.paired == ONE_RECORD
        and last - whole.start <= _LONGEST_RECORD
        and not any(whole.start <= o < last for o in others)
    ):
        return quote_of(document, (whole,), view)
    return quote_of_item(document, item, view)


def words_of_item(document: str, item: Item, view: View) -> str:
    """What was asked and what was answered, in plain words."""
    text = view.text(document)
    return words_of((*item.spans, *item.response), text)


def response_in(document: str, item: Item, found: Iterable[Scored]) -> list[Sentence]:
    """The sentences of the item's response among those found, the best first."""
    return [s.sentence for s in found if s.sentence.document == document and meet(s.sentence.spans, item.response)]


def named_documents(understood: Understood, view: View) -> list[str]:
    """The documents the question names, or all that the filters let through, the newest first."""
    best = [document for document, weight in understood.named if weight >= 0.99]
    return [d.id for d in view.within(understood.filters) if not best or d.id in best]


def named_by_day(understood: Understood, view: View) -> Understood:
    """The same naming the one document of the day that the question says, where it names none otherwise."""
    days = {e.last.isoformat() for e in expressions(understood.standalone) if e.last and e.first == e.last}
    held = [d.id for d in view.documents.values() if days and d.date in days]
    return understood if understood.named or len(held) != 1 else replace(understood, named=((held[0], 1.0),))


def topic(understood: Understood, documents: Iterable[str], view: View) -> frozenset[str]:
    """What the question is about beyond kinds of item, dates and the names of the documents."""
    names = frozenset(t for d in documents for t in view.title_terms[d])
    return frozenset(t for t in understood.about - _GENERIC - names - MONTH_TERMS if not re.fullmatch(r"[\d/]+", t))


def held_by(words: str, wanted: frozenset[str], over: frozenset[str] = frozenset()) -> float:
    """The share of `wanted` terms that the words hold, or the terms `over` them."""
    return len(wanted & (frozenset(terms(words)) | over)) / len(wanted) if wanted else 0.0


def completeness(count: int, what: str, documents: Sequence[str], view: View) -> str:
    """ "23 commitments in 5 documents, looked through whole; 2 pages unreadable": what a list rests on.

    Not that it is complete: what the register missed in a document is not in it.
    """
    unread = sum(len(view.documents[d].pages_unread) for d in documents)
    tail = f"; {unread} page{'s' * (unread != 1)} unreadable" if unread else ""
    return f"{count} {what} in {len(documents)} document{'s' * (len(documents) != 1)}, looked through whole{tail}."
