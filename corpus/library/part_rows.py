"""The parts of a document (blocks, passages, papers, the register's items) <-> rows of the library's tables."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from corpus.library.rows import Row, fact_json, fact_of
from corpus.models import (
    Block,
    BlockKind,
    Commitment,
    Deadline,
    DueKind,
    Firmness,
    Item,
    ItemKind,
    PackPaper,
    Passage,
    Position,
    Said,
    Span,
    Spans,
    Status,
)

_PAPER_FACTS = ("title", "author", "role", "date")


def _pairs(spans: Spans) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def _spans(pairs: Iterable[tuple[int, int]]) -> Spans:
    return tuple(Span(start, end) for start, end in pairs)


def _said_json(said: Said) -> list[list[Any]]:
    return [[name, span.start, span.end] for name, span in said]


def _said(stored: Iterable[tuple[str, int, int]]) -> Said:
    return tuple((name, Span(start, end)) for name, start, end in stored)


def block_rows(document: str, blocks: Iterable[Block]) -> list[dict[str, Any]]:
    return [
        {
            "document": document,
            "place": place,
            "kind": block.kind.value,
            "spans": _pairs(block.spans),
            "level": block.level,
            "marker": block.marker,
            "style": block.style,
            "cells": [_pairs(cell) for cell in block.cells],
            "header": [_pairs(cell) for cell in block.header],
            "section": list(block.section),
            "speaker": block.speaker,
        }
        for place, block in enumerate(blocks)
    ]


def block_of(row: Row) -> Block:
    return Block(
        kind=BlockKind(row["kind"]),
        spans=_spans(row["spans"]),
        level=row["level"],
        marker=row["marker"],
        style=row["style"],
        cells=tuple(_spans(cell) for cell in row["cells"]),
        header=tuple(_spans(cell) for cell in row["header"]),
        section=tuple(row["section"]),
        speaker=row["speaker"],
    )


def paper_rows(document: str, papers: Iterable[PackPaper]) -> list[dict[str, Any]]:
    return [
        {
            "document": document,
            "place": place,
            "start": paper.span.start,
            "end": paper.span.end,
            "item": paper.item,
            "facts": {name: fact_json(getattr(paper, name)) for name in _PAPER_FACTS},
        }
        for place, paper in enumerate(papers)
    ]


def paper_of(row: Row) -> PackPaper:
    facts = {name: fact_of(*row["facts"][name]) for name in _PAPER_FACTS}
    return PackPaper(Span(row["start"], row["end"]), row["item"], **facts)


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
            "speaker": passage.speaker,
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
        speaker=row["speaker"],
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
            "called": item.called,
            "paired": item.paired,
            "positions": [[p.by, p.position, p.span.start, p.span.end] for p in item.positions],
            "said": _said_json(item.said),
        }
        for place, item in enumerate(items)
    ]


def items_of(rows: Iterable[Row], commitments: Iterable[Row]) -> list[Item]:
    """The items of one document, with the commitments that hang from each; both in their order."""
    made: dict[int, list[Row]] = defaultdict(list)
    for row in commitments:
        made[row["item"]].append(row)
    return [_item(row, made[row["place"]]) for row in rows]


def _item(row: Row, commitments: Iterable[Row]) -> Item:
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
        called=row["called"],
        paired=row["paired"],
        positions=tuple(Position(by, position, Span(start, end)) for by, position, start, end in row["positions"]),
        said=_said(row["said"]),
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
            "firmness": commitment.firmness.value,
            "said": _said_json(commitment.said),
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
    return Commitment(
        Span(row["start"], row["end"]),
        row["by_whom"],
        deadline,
        Status(row["status"]),
        Firmness(row["firmness"]),
        _said(row["said"]),
    )
