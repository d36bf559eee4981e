"""Links between the register's entries as `bywhen link` shows them: the words on both sides, and what was said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from corpus.library.verdicts import end_name, link_end
from corpus.plain import words_of
from ui.terminal import say, table

if TYPE_CHECKING:
    from assistant.view import View
    from corpus.library import Library
    from corpus.library.verdicts import Verdict
    from corpus.models import Link, LinkEnd


def link_json(view: View, link: Link) -> dict[str, Any]:
    """For programs: both sides with their evidence, how they belong together, and what an analyst said of it."""
    return {
        "kind": link.kind.value,
        "earlier": _end_json(view, link.earlier),
        "later": _end_json(view, link.later),
        "confidence": round(link.confidence, 2),
        "why": link.why,
        "changes": [{"field": one.field, "before": one.before, "after": one.after} for one in link.changes],
        "verdict": link.verdict or None,
        "by": link.by or None,
        "reason": link.reason or None,
    }


def _end_json(view: View, end: LinkEnd) -> dict[str, Any]:
    document = view.library.document(end.document)
    text = view.text(end.document)
    start = end.spans[0].start if end.spans else None
    return {
        "id": end_name(end),
        "document": end.document,
        "source": document.source,
        "date": document.date or None,
        "quote": "\n".join(span.of(text) for span in end.spans),
        "words": words_of(end.spans, text),
        "spans": [[span.start, span.end] for span in end.spans],
        "page": view.page(end.document, start) if start is not None and end.document in view.documents else None,
    }


def print_links(shown: list[dict[str, Any]]) -> None:
    for one in shown:
        verdict = f", {one['verdict']} by {one['by']}" if one["verdict"] else ""
        reason = f": {one['reason']}" if one["reason"] else ""
        say((f"{one['kind']} ", "bold"), f"({one['confidence']:.0%} sure{verdict}{reason})")
        for side in ("earlier", "later"):
            end = one[side]
            page = f", page {end['page']}" if end["page"] is not None else ""
            say(f"{end['id']} ({end['source']}, {end['date'] or 'no date'}{page})", indent=2)
            say(end["words"] or "no longer listed", indent=4)
        say((one["why"], "dim"), indent=2)
    if not shown:
        click.echo("No links.")


def verdicts_json(library: Library, ref: str | None) -> list[dict[str, Any]]:
    """Everything that was said of the links of a document, or of all; what a newer version took over stands twice."""
    every = library.verdicts(library.document(ref).id if ref is not None else None)
    gone = {number for one in every for number in one.undoes}
    return [_verdict_json(one, one.number in gone) for one in every]


def _verdict_json(one: Verdict, gone: bool) -> dict[str, Any]:
    return {
        "number": one.number,
        "what": one.judgement.value,
        "kind": one.kind.value,
        "earlier": end_name(link_end(one.earlier)),
        "later": end_name(link_end(one.later)),
        "undone": gone,
        "unplaced": one.is_lost,
        "reason": one.reason,
        "by": one.who,
        "when": one.when,
    }


def print_verdicts(found: list[dict[str, Any]]) -> None:
    if not found:
        click.echo("Nothing was said of any link.")
        return
    rows = [
        (_minute(v), v["by"], v["what"], v["kind"], v["earlier"], v["later"], _state(v), v["reason"]) for v in found
    ]
    table(["When (UTC)", "By", "What", "Link", "Between", "And", "State", "Why"], rows)


def _minute(verdict: dict[str, Any]) -> str:
    return str(verdict["when"])[:16].replace("T", " ")


def _state(verdict: dict[str, Any]) -> str:
    return "undone" if verdict["undone"] else "no place now" if verdict["unplaced"] else ""
