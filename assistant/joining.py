"""Rows of the register joined: what each one's chains, its earlier versions and the analysts tell of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from assistant.chains import beside_rows, change_rows, later_rows, same_as_rows
from assistant.entries import Row
from assistant.view import View
from corpus.library.edits import edit_json
from corpus.library.fields import values_of, values_of_commitment
from corpus.models import Document, Item, LinkKind


def joined(rows: Sequence[Row], view: View) -> None:
    """Fill in `same_as`, `beside`, `later_evidence`, `changes` and `edits` of all the rows of a view."""
    by_id = {row["id"]: row for row in rows}
    documents = {document.id: document for document in view.library.documents(superseded=True)}
    edited = view.library.edited(superseded=True)
    for row in rows:
        key = row["id"]
        row["same_as"] = [_with_its_own(one, by_id[one["id"]]) for one in same_as_rows(key, view)]
        row["beside"] = [_with_its_own(one, by_id[one["id"]]) for one in beside_rows(key, view)]
        row["changes"] = [_with_givers(_with_other(one, row, documents), view) for one in change_rows(key, view)]
        row["edits"] = [edit_json(edit) for edit in edited[key].edits] if key in edited else []
        row["later_evidence"] = _evidence(row, by_id, view)


def _with_its_own(one: Row, there: Row) -> Row:
    """With the other row's dates and how it stands there, what analysts gave, and whether it has a response."""
    own = {name: there[name] for name in ("due", "status", "given_up", "given")}
    return {**one, "date": there["as_at"], **own, "answered": there["response"] is not None}


def _with_other(change: Row, row: Row, documents: Mapping[str, Document]) -> Row:
    """With the file and the date of the other version or issue, and whether that is the earlier one."""
    earlier = change["to_id"] == row["id"]
    other = documents[change["from" if earlier else "to"]]
    return {**change, "source": other.source, "date": other.date or None, "earlier": earlier}


def _with_givers(change: Row, view: View) -> Row:
    """With the analysts who gave what stood before, or stands after."""
    sides = [
        (side, view.chains.items.get(change[key] or "")) for side, key in (("before", "from_id"), ("after", "to_id"))
    ]
    told = [
        {**one, **{f"{side}_by": _giver(item, one["field"], one[side]) if item else None for side, item in sides}}
        for one in change["changes"]
    ]
    return {**change, "changes": told}


def _giver(item: Item, field: str, value: str) -> str | None:
    """The analyst who gave the item, or one of its commitments, this value."""
    known = [(item.given, values_of(item)), *((c.given, values_of_commitment(c)) for c in item.commitments)]
    names = ("by_whom", "addressed_to") if field == "by_whom" else (field,)
    found = (who for given, values in known for name, who in given if name in names and values.get(name) == value)
    return next(found, None)


def _evidence(row: Row, by_id: Mapping[str, Row], view: View) -> list[Row]:
    """Of a commitment that the row itself is (a log prints its status) it is evidence of the row."""
    places = {commitment["place"] for commitment in row["commitments"]}
    same = [by_id[one["id"]] for one in row["same_as"] if one["kind"] != LinkKind.PART]
    return [
        {
            **one,
            "commitment": one["commitment"] if one["commitment"] in places else None,
            **({} if one["status"] else _status_there(one, same)),
        }
        for one in later_rows(row["id"], view)
    ]


def _status_there(evidence: Row, same: Sequence[Row]) -> Row:
    """What is asserted of the same item there: its own status, or the one that all of its commitments have.

    With which analyst gave it, if any.
    """
    for row in same:
        starts = (row["start"], row["response"]["start"] if row["response"] else None)
        if row["document"] == evidence["document"] and evidence["start"] in starts:
            told = [row] if row["status"] else row["commitments"]
            if len({one["status"] for one in told}) == 1:
                return {"status": told[0]["status"], "given": told[0]["given"]}
    return {}
