"""Documents, their pages and what they say of themselves <-> rows of the library's tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import Any

from corpus.models import Description, Document, Fact, Page, Span
from corpus.saying import printable_name

Row = Mapping[Any, Any]

FACTS = tuple(field.name for field in fields(Description) if field.name != "doubts")


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
        "waiting": document.waiting,
        "rules": document.rules,
        "part_of": document.part_of,
        "collection": document.collection,
    }


def document_of(row: Row, pages: Iterable[Row]) -> Document:
    """As it was read: without corrections."""
    return Document(
        id=row["id"],
        source=printable_name(row["source"]),
        format=row["format"],
        sha256=row["sha256"],
        description=_description(row["description"]),
        pages=tuple(_page(page) for page in pages),
        warnings=tuple(row["warnings"]),
        added=row["added"],
        superseded_by=row["superseded_by"],
        length=row["length"],
        waiting=row["waiting"],
        rules=row["rules"],
        part_of=row["part_of"],
        collection=row["collection"],
    )


def _description_json(description: Description) -> dict[str, Any]:
    facts: dict[str, Any] = {name: fact_json(getattr(description, name)) for name in FACTS}
    return {**facts, "doubts": list(description.doubts)}


def _description(stored: Mapping[str, Any]) -> Description:
    facts = {name: fact_of(*stored[name]) for name in FACTS if name in stored}
    return Description(**facts, doubts=tuple(stored["doubts"]))


def fact_json(fact: Fact) -> list[Any]:
    span = [fact.span.start, fact.span.end] if fact.span else None
    return [fact.value, span, fact.inferred, fact.reason, fact.by]


def fact_of(value: str, span: list[int] | None, inferred: bool, reason: str, by: str = "") -> Fact:
    """`fact_json` back; one stored before analysts could correct has no `by`."""
    return Fact(printable_name(value), Span(*span) if span else None, inferred, reason, by)


def page_rows(document: str, pages: Iterable[Page]) -> list[dict[str, Any]]:
    return [
        {
            "document": document,
            "number": page.number,
            "start": page.span.start,
            "end": page.span.end,
            "label": page.label,
            "has_text": page.has_text,
            "doubt": page.doubt,
            "confidence": page.confidence,
        }
        for page in pages
    ]


def _page(row: Row) -> Page:
    span = Span(row["start"], row["end"])
    return Page(row["number"], span, row["label"], row["has_text"], row["doubt"], row["confidence"])
