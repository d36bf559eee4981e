"""Items as `bywhen register` prints them: plain data, every quote a slice of the stored text with its page.

What only the whole library can tell is empty here: the same elsewhere, later evidence, analysts' edits.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from corpus.layout.paging import page_number
from corpus.metadata.packs import document_at
from corpus.models import Commitment, Document, Item, ItemKind, PackPaper, Page, Said, Spans, Status, meet
from corpus.plain import words_of
from corpus.register.given_up import given_up
from corpus.register.ids import keyed
from corpus.register.quoting import printed, quoted_spans

_LETTERS = ("letter", "e-mail")


def rows_of(
    document: Document, items: Iterable[Item], text: str, pages: Iterable[Page], papers: Sequence[PackPaper] = ()
) -> list[dict[str, Any]]:
    """One mapping per item, with the contract's keys and `status`, which logs print of the item itself.

    Dates are ISO 8601, absent values None, `page` counts from 1. `text` of an item is plain and joins its pieces where
    page furniture parts them; `start` and `end` frame them all. `papers` are those of a pack: each has its own date.
    `said` has where a field is printed, `given` the analyst who gave it where one did. A commitment's `place` is its
    own among the item's commitments, from 0.
    `title`, `body` and `as_at` (the date) are the document's, or those of the paper in it.
    """
    pages, known = tuple(pages), list(items)
    if not all(item.key for item in known):  # read just now, in no library
        known = keyed(document.id, known)
    return [_row(document_at(papers, item.spans[0], document), item, text, pages) for item in known]


def _row(document: Document, item: Item, text: str, pages: tuple[Page, ...]) -> dict[str, Any]:
    own = _logged(item, document)
    due = item.due or (own.deadline.due if own and own.deadline else None)
    return {
        "id": item.key,
        "kind": item.kind.value,
        "called": item.called or None,
        "number": item.number or None,
        "list": item.list or None,
        "text": words_of(item.spans, text),
        "start": item.spans[0].start,
        "end": item.spans[-1].end,
        "source": document.source,
        "document": document.id,
        "title": document.title,
        "body": document.description.body.value or None,
        "as_at": document.date or None,
        "page": page_number(item.spans[0].start, pages),
        "addressed_to": item.addressed_to or (own.by_whom if own else "") or None,
        "timescale": item.timescale or None,
        "due": due.isoformat() if due else None,
        "position": item.position,
        "positions": [
            {"by": one.by, "position": one.position, **_quoted((one.span,), text, pages)} for one in item.positions
        ],
        "status": own.status.value if own else None,
        "given_up": _given_up(own, text) or None,
        "verified": item.verified or None,
        "response": _quoted(item.response, text, pages) if item.response else None,
        "paired": item.paired or None,
        "said": _said((*item.said, *(own.said if own else ())), pages),
        "given": dict((*(own.given if own else ()), *item.given)),
        "commitments": [
            {**_commitment(c, item, document, text, pages), "place": place}
            for place, c in enumerate(item.commitments)
            if c is not own
        ],
        "same_as": [],
        "beside": [],
        "later_evidence": [],
        "changes": [],
        "edits": [],
    }


def _logged(item: Item, document: Document) -> Commitment | None:
    """The commitment that an action itself is but in letters, or an entry with its status printed beside it.

    The row says it all (addressed to, due, status), so it is not repeated among the row's commitments.
    """
    first = next(iter(item.commitments), None)
    if first is None or first.span.start != item.spans[0].start:
        return None
    logged = item.kind is ItemKind.AGREED_ACTION and document.description.kind.value not in _LETTERS
    beside = any(field == "status" and meet((span,), item.response) for field, span in first.said)
    return first if logged or beside else None


def _given_up(own: Commitment | None, text: str) -> str:
    """The document's own word for it where that is no status: "withdrawn"."""
    at = next((span for field, span in own.said if field == "status"), None) if own else None
    if own is None or at is None or own.status is Status.DONE or "status" in dict(own.given):
        return ""
    return given_up(words_of((at,), text))


def _commitment(
    commitment: Commitment, item: Item, document: Document, text: str, pages: tuple[Page, ...]
) -> dict[str, Any]:
    deadline = commitment.deadline
    due: Said = (("due", deadline.span),) if deadline else ()
    return {
        **_quoted(quoted_spans(commitment, item), text, pages),
        "by_whom": commitment.by_whom or None,
        "due": deadline.due.isoformat() if deadline and deadline.due else None,
        "due_text": deadline.text if deadline else None,
        "due_kind": deadline.kind.value if deadline else None,
        "firmness": commitment.firmness.value,
        "status": commitment.status.value,
        "as_at": document.date or None,
        "said": _said((*commitment.said, *due), pages),
        "given": dict(commitment.given),
    }


def _said(said: Said, pages: tuple[Page, ...]) -> dict[str, dict[str, int | None]]:
    """Where each field is printed, the first place of several."""
    return {
        field: {"start": span.start, "end": span.end, "page": page_number(span.start, pages)}
        for field, span in reversed(said)
    }


def _quoted(spans: Spans, text: str, pages: tuple[Page, ...]) -> dict[str, Any]:
    """A quote as printed: the stored text from start to end, less the furniture and footnotes between its `spans`."""
    kept = printed(spans, text)
    return {
        "quote": "\n".join(span.of(text) for span in kept),
        "start": kept[0].start,
        "end": kept[-1].end,
        "spans": [[span.start, span.end] for span in kept],
        "page": page_number(kept[0].start, pages),
    }
