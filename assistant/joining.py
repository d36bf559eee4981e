"""Rows of the register joined: what each one's chains, its earlier versions and the analysts tell of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from assistant.chains import beside_rows, change_rows, later_rows, same_as_rows
from assistant.entries import Row
from assistant.view import View
from corpus.library.edits import edit_json
from corpus.models import Document, LinkKind


def joined(rows: Sequence[Row], view: View) -> None:
    """Fill in `same_as`, `beside`, `later_evidence`, `changes` and `edits` of all the rows of a view."""
    by_id = {row["id"]: row for row in rows}
    documents = {document.id: document for document in view.library.documents(superseded=True)}
    edited = view.library.edited(superseded=True)
    for row in rows:
        key = row["id"]
        row["same_as"] = [_with_its_own(one, by_id[one["id"]]) for one in same_as_rows(key, view)]
        row["beside"] = [_with_its_own(one, by_id[one["id"]]) for one in beside_rows(key, view)]
        row["changes"] = [_with_other(one, row, documents) for one in change_rows(key, view)]
        row["edits"] = [edit_json(edit) for edit in edited[key].edits] if key in edited else []
        row["later_evidence"] = _evidence(row, by_id, view)


def _with_its_own(one: Row, there: Row) -> Row:
    """With the other row's date, status and due date, and whether it has a response."""
    answered = there["response"] is not None
    return {**one, "date": there["as_at"], "due": there["due"], "status": there["status"], "answered": answered}


def _with_other(change: Row, row: Row, documents: Mapping[str, Document]) -> Row:
    """With the file and the date of the other version or issue, and whether that is the earlier one."""
    earlier = change["to_id"] == row["id"]
    other = documents[change["from" if earlier else "to"]]
    return {**change, "source": other.source, "date": other.date or None, "earlier": earlier}


def _evidence(row: Row, by_id: Mapping[str, Row], view: View) -> list[Row]:
    """Of a commitment that the row itself is (a log prints its status) it is evidence of the row."""
    places = {commitment["place"] for commitment in row["commitments"]}
    same = [by_id[one["id"]] for one in row["same_as"] if one["kind"] != LinkKind.PART]
    return [
        {
            **one,
            "commitment": one["commitment"] if one["commitment"] in places else None,
            "status": one["status"] or _status_there(one, same),
        }
        for one in later_rows(row["id"], view)
    ]


def _status_there(evidence: Row, same: Sequence[Row]) -> str | None:
    """What is asserted of the same item there: its own status, or the one that all of its commitments have."""
    for row in same:
        starts = (row["start"], row["response"]["start"] if row["response"] else None)
        if row["document"] == evidence["document"] and evidence["start"] in starts:
            said = {row["status"]} if row["status"] else {made["status"] for made in row["commitments"]}
            return said.pop() if len(said) == 1 else None
    return None
