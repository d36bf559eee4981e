"""Questions that go on from an answer, computed from the register's items that it quotes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from datetime import date

from assistant.models import Answer, Citation
from assistant.view import View
from corpus.models import Document, Item, ItemKind, Span, Status, meet
from corpus.saying import spoken

_CALLED = {
    ItemKind.RECOMMENDATION: "recommendation",
    ItemKind.AREA_FOR_IMPROVEMENT: "area for improvement",
    ItemKind.AGREED_ACTION: "action",
    ItemKind.PRIORITY: "priority",
}
_LONGEST = 6  # characters of a number as printed; what is longer is no number that one would say


def following_up(
    answer: Answer, view: View, *, asked: Collection[str] = (), today: date | None = None, limit: int = 3
) -> list[str]:
    """Up to `limit` questions whole by themselves, none of which is among those `asked` before.

    Of an answer that was declined, they are about what came near.
    """
    known = {_bare(question) for question in (*asked, answer.question, answer.standalone_question)}
    offered = dict.fromkeys(_offers(answer, view, today or date.today()))
    return [question for question in offered if _bare(question) not in known][:limit]


def _offers(answer: Answer, view: View, today: date) -> Iterator[str]:
    """One question of each kind before a second of any, about what weighs most first."""
    cited = [citation for citation in answer.citations or answer.related if citation.document in view.documents]
    items = [(item, view.documents[c.document]) for c in cited for item in _items(c, view)]
    documents = list(dict.fromkeys(view.documents[citation.document] for citation in cited))
    kinds = (
        [question for item, document in items for question in _of_item(item, document, view)],
        [f"What else is due in {due:%B %Y}?" for item, _ in items for due in _dues(item) if due >= today],
        [question for document in documents for question in _of_document(document, view, today)],
    )
    for round_ in range(max(map(len, kinds), default=0)):
        yield from (questions[round_] for questions in kinds if round_ < len(questions))


def _items(citation: Citation, view: View) -> list[Item]:
    """Those that the quoted words are of: what was asked, the response, or a commitment."""
    span = (Span(citation.start, citation.end),)
    own = view.items.get(citation.document, [])
    return [i for i in own if meet(span, (*i.spans, *i.response, *(c.span for c in i.commitments)))]


def _of_item(item: Item, document: Document, view: View) -> Iterator[str]:
    number, name = item.number, _named(document, view)
    alone = Counter((other.kind, other.number) for other in view.items[document.id])[item.kind, number] == 1
    if not name or not number or not alone or item.kind not in _CALLED or len(number) > _LONGEST:
        return
    it = f"{_CALLED[item.kind]} {number} of {name}"
    yield f"What became of {it}?"
    if item.due:
        yield f"By when is {it} due?"
    if item.response:
        yield f"What was the response to {it}?"


def _of_document(document: Document, view: View, today: date) -> Iterator[str]:
    if not (name := _named(document, view)):
        return
    if any(due < today for item in view.items.get(document.id, ()) for due in _dues(item)):
        yield f"What is past its date in {name}?"
    if any(other.date > document.date for other in view.documents.values()):
        yield f"What changed since {name}?"


def _dues(item: Item) -> list[date]:
    """The days set for what is not said to be done."""
    own = [c.deadline.due for c in item.commitments if c.deadline and c.deadline.due and c.status != Status.DONE]
    return [item.due, *own] if item.due and not item.commitments else own


def _named(document: Document, view: View) -> str:
    """ "the letter of 12 May 2031", where that is one document only; else empty."""
    kind = document.description.kind.value
    alike = [d for d in view.documents.values() if d.date == document.date and d.description.kind.value == kind]
    return f"the {kind} of {spoken(document.date)}" if kind and document.date and len(alike) == 1 else ""


def _bare(question: str) -> str:
    return " ".join(question.casefold().rstrip("?. ").split())
