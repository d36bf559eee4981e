"""Documents and their parts <-> rows of the library's tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import Any

from corpus.models import (
    Commitment,
    Deadline,
    Description,
    Document,
    DueKind,
    Fact,
    Item,
    ItemKind,
    Page,
    Passage,
    Span,
    Spans,
    Status,
)

Row = Mapping[Any, Any]

_FACTS = tuple(field.name for field in fields(Description) if field.name != "doubts")


def _pairs(spans: Spans) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def _spans(pairs: Iterable[tuple[int, int]]) -> Spans:
    return tuple(Span(start, end) for start, end in pairs)


def document_row(document: Document) -> dict[str, Any]:
    return {
        "id": document.id,
        "source": document.source,
        "format": document.format,
        "sha256": document.sha256,
        "description": _description_json(document.description),
        "warnings": list(document.warnings),
        "added": document.added,
        "superseded_by": document.superseded_by,
        "length": document.length,
    }


def document_of(row: Row, pages: Iterable[Row]) -> Document:
    return Document(
        id=row["id"],
        source=row["source"],
        format=row["format"],
        sha256=row["sha256"],
        description=_description(row["description"]),
        pages=tuple(
            Page(page["number"], Span(page["start"], page["end"]), page["label"], page["has_text"]) for page in pages
        ),
        warnings=tuple(row["warnings"]),
        added=row["added"],
        superseded_by=row["superseded_by"],
        length=row["length"],
    )


def _description_json(description: Description) -> dict[str, Any]:
    facts: dict[str, Any] = {name: _fact_json(getattr(description, name)) for name in _FACTS}
    return {**facts, "doubts": list(description.doubts)}


def _fact_json(fact: Fact) -> list[Any]:
    span = [fact.span.start, fact.span.end] if fact.span else None
    return [fact.value, span, fact.inferred, fact.reason]


def _description(stored: Mapping[str, Any]) -> Description:
    facts = {name: _fact(*stored[name]) for name in _FACTS if name in stored}
    return Description(**facts, doubts=tuple(stored["doubts"]))


def _fact(value: str, span: list[int] | None, inferred: bool, reason: str) -> Fact:
    return Fact(value, Span(*span) if span else None, inferred, reason)


def page_rows(document: str, pages: Iterable[Page]) -> list[dict[str, Any]]:
    return [
        {
            "document": document,
            "number": page.number,
            "start": page.span.start,
            "end": page.span.end,
            "label": page.label,
            "has_text": page.has_text,
        }
        for page in pages
    ]


def passage_rows(document: str, passages: Iterable[Passage]) -> list[dict[str, Any]]:
    return [
        {
            "document": document,
            "place": place,
            "number": passage.number,
            "kind": passage.kind,
            "spans": _pairs(passage.spans),
            "sentences": [_pairs(sentence) for sentence in passage.sentences],
            "context": _pairs(passage.context),
            "section": list(passage.section),
            "page": passage.page,
        }
        for place, passage in enumerate(passages)
    ]


def passage_of(row: Row) -> Passage:
    return Passage(
        number=row["number"],
        kind=row["kind"],
        spans=_spans(row["spans"]),
        sentences=tuple(_spans(sentence) for sentence in row["sentences"]),
        context=_spans(row["context"]),
        section=tuple(row["section"]),
        page=row["page"],
    )


def item_rows(document: str, items: Iterable[Item]) -> list[dict[str, Any]]:
    return [
        {
            "document": document,
            "place": place,
            "kind": item.kind.value,
            "number": item.number,
            "list": item.list,
            "spans": _pairs(item.spans),
            "timescale": item.timescale,
            "due": item.due,
            "addressed_to": item.addressed_to,
            "position": item.position,
            "response": _pairs(item.response),
        }
        for place, item in enumerate(items)
    ]


def item_of(row: Row, commitments: Iterable[Row]) -> Item:
    return Item(
        kind=ItemKind(row["kind"]),
        spans=_spans(row["spans"]),
        number=row["number"],
        list=row["list"],
        timescale=row["timescale"],
        due=row["due"],
        addressed_to=row["addressed_to"],
        position=row["position"],
        response=_spans(row["response"]),
        commitments=tuple(_commitment(commitment) for commitment in commitments),
    )


def commitment_rows(document: str, items: Iterable[Item]) -> list[dict[str, Any]]:
    return [
        {
            "document": document,
            "item": item_place,
            "place": place,
            "start": commitment.span.start,
            "end": commitment.span.end,
            "by_whom": commitment.by_whom,
            "status": commitment.status.value,
            **_deadline_row(commitment.deadline),
        }
        for item_place, item in enumerate(items)
        for place, commitment in enumerate(item.commitments)
    ]


def _deadline_row(deadline: Deadline | None) -> dict[str, Any]:
    return {
        "due_text": deadline.text if deadline else None,
        "due_start": deadline.span.start if deadline else None,
        "due_end": deadline.span.end if deadline else None,
        "due_kind": deadline.kind.value if deadline else None,
        "due": deadline.due if deadline else None,
        "due_reason": deadline.reason if deadline else None,
    }


def _commitment(row: Row) -> Commitment:
    deadline = None
    if row["due_kind"] is not None:
        deadline = Deadline(
            text=row["due_text"],
            span=Span(row["due_start"], row["due_end"]),
            kind=DueKind(row["due_kind"]),
            due=row["due"],
            reason=row["due_reason"],
        )
    return Commitment(Span(row["start"], row["end"]), row["by_whom"], deadline, Status(row["status"]))
