"""An item or a commitment with what an analyst said of it: values as given, quotes as pointers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from corpus.library.anchors import frame
from corpus.library.edits import Edit
from corpus.models import Commitment, Deadline, DueKind, Firmness, Given, Item, ItemKind, Said, Span, Status

BY_AN_ANALYST = "by an analyst"
"""How a response was paired that an analyst gave."""
BY_NOBODY = "an analyst"

_PLAIN = ("called", "number", "addressed_to", "position", "verified", "timescale", "list")
PRINTED = ("timescale", "list")


def new_item(edit: Edit) -> Item:
    """The item that an analyst added."""
    return item_with(Item(ItemKind.STANDALONE, edit.quotes["text"].spans, key=edit.item.key), edit)


def item_with(item: Item, edit: Edit) -> Item:
    """The item with the values and quotes of an edit; what it says of the status is said of its own commitment."""
    own = own_commitment(item)
    given: dict[str, Any] = {name: edit.values[name] for name in _PLAIN if name in edit.values}
    if "kind" in edit.values:
        given["kind"] = ItemKind(edit.values["kind"])
    if "due" in edit.values:
        given["due"] = _day(edit.values["due"])
    if "text" in edit.quotes:
        given["spans"] = edit.quotes["text"].spans
    if "response" in edit.quotes:
        spans = edit.quotes["response"].spans
        given |= {"response": spans, "paired": BY_AN_ANALYST if spans else ""}
    given |= {"said": _said(item.said, edit, PRINTED), "given": _given(item.given, edit)}
    changed = replace(item, **given)
    if own is None:
        return changed
    others = tuple(c for c in item.commitments if c is not own)
    return replace(changed, commitments=(_own_with(own, changed, edit), *others))


def own_commitment(item: Item) -> Commitment | None:
    """The commitment that an agreed action itself is: its words are the action's."""
    first = next(iter(item.commitments), None)
    is_own = first is not None and item.kind is ItemKind.AGREED_ACTION and first.span.start == item.spans[0].start
    return first if is_own else None


def _own_with(own: Commitment, item: Item, edit: Edit) -> Commitment:
    """An action and its own commitment have one owner, one due date and one status."""
    values = {name: edit.values[name] for name in ("due", "status") if name in edit.values}
    if "addressed_to" in edit.values:
        values["by_whom"] = edit.values["addressed_to"]
    own = commitment_with(own, replace(edit, values=values, quotes={}))
    return replace(own, span=frame(item.spans)) if "text" in edit.quotes else own


def new_commitment(edit: Edit) -> Commitment:
    """The commitment that an analyst added; without a status of their own it is promised by their word."""
    made = commitment_with(Commitment(frame(edit.quotes["quote"].spans)), edit)
    return made if "status" in edit.values else replace(made, given=(*made.given, ("status", edit.who or BY_NOBODY)))


def commitment_with(commitment: Commitment, edit: Edit) -> Commitment:
    """The commitment with the values and quotes of an edit."""
    given: dict[str, Any] = {"said": _said(commitment.said, edit, ()), "given": _given(commitment.given, edit)}
    if "quote" in edit.quotes:
        given["span"] = frame(edit.quotes["quote"].spans)
    if "by_whom" in edit.values:
        given["by_whom"] = edit.values["by_whom"]
    if "status" in edit.values:
        given["status"] = Status(edit.values["status"])
    if "firmness" in edit.values:
        given["firmness"] = Firmness(edit.values["firmness"])
    if "due" in edit.values or "due_text" in edit.quotes:
        given["deadline"] = _deadline(commitment.deadline, given.get("span", commitment.span), edit)
    return replace(commitment, **given)


def _deadline(known: Deadline | None, sentence: Span, edit: Edit) -> Deadline | None:
    """As the analyst has it: with its words as printed where they are quoted, else with those that were read."""
    due = _day(edit.values["due"]) if "due" in edit.values else None
    quoted = edit.quotes.get("due_text")
    reason = f"given by {edit.who or BY_NOBODY}" + (f": {edit.reason}" if edit.reason else "")
    if quoted is not None and quoted.spans:
        kind = DueKind(edit.values.get("due_kind", DueKind.INFERRED.value))
        return Deadline(edit.values["due_text"], quoted.frame, kind, due, reason)
    if quoted is not None or (due is None and known is None):
        return None if due is None else Deadline("", sentence, DueKind.INFERRED, due, reason)
    if known is None:
        return Deadline("", sentence, DueKind.INFERRED, due, reason)
    return replace(known, kind=DueKind.INFERRED if due else known.kind, due=due, reason=reason)


def _said(said: Said, edit: Edit, printed: tuple[str, ...]) -> Said:
    """Without what the analyst gave, and with where they quoted it from."""
    kept = [one for one in said if one[0] not in edit.values and one[0] not in edit.quotes]
    quoted = {name: anchor.frame for name, anchor in edit.quotes.items() if name in printed and anchor.spans}
    return (*kept, *quoted.items())


def _given(known: Given, edit: Edit) -> Given:
    """With what this edit says; a day that follows from quoted words is the document's own."""
    fields = {*edit.values, *edit.quotes} - {"due_kind"}
    if "due_kind" in edit.values:
        fields.discard("due")
    kept = [one for one in known if one[0] not in {*edit.values, *edit.quotes}]
    return (*kept, *((name, edit.who or BY_NOBODY) for name in sorted(fields)))


def values_of(item: Item) -> Mapping[str, str]:
    """Every value of an item in the form in which analysts give it."""
    own = own_commitment(item)
    values = {name: getattr(item, name) for name in _PLAIN}
    return {
        **values,
        "kind": item.kind.value,
        "due": item.due.isoformat() if item.due else "",
        "status": own.status.value if own else "",
    }


def values_of_commitment(commitment: Commitment) -> Mapping[str, str]:
    deadline = commitment.deadline
    return {
        "by_whom": commitment.by_whom,
        "due": deadline.due.isoformat() if deadline and deadline.due else "",
        "due_text": deadline.text if deadline else "",
        "status": commitment.status.value,
        "firmness": commitment.firmness.value,
    }


def _day(value: str) -> date | None:
    return date.fromisoformat(value) if value else None
