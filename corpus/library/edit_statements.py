"""The statements on what analysts said of the register: their edits, and their verdicts on links."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from sqlalchemy import Connection, delete, insert, select, update

from corpus.library.edits import Edit, edit_of, edit_row, standing
from corpus.library.finding import Wording
from corpus.library.placing import placed
from corpus.library.replaying import counting, replayed
from corpus.library.schema import edits, verdicts
from corpus.library.seeing import Seen, only
from corpus.library.verdicts import Verdict, moved, of_version, verdict_of, verdict_row
from corpus.models import Item
from corpus.register.ids import keyed


def edits_of(connection: Connection, document_id: str) -> list[Edit]:
    return all_edits(connection, document_id)[document_id]


def all_edits(connection: Connection, document_id: str | None = None, seen: Seen = None) -> dict[str, list[Edit]]:
    """By document, the first one first; of one document only where one is named."""
    query = only(select(edits).order_by(edits.c.document, edits.c.number), seen, edits.c.document)
    if document_id is not None:
        query = query.where(edits.c.document == document_id)
    found: dict[str, list[Edit]] = defaultdict(list)
    for row in connection.execute(query).mappings():
        found[row["document"]].append(edit_of(row))
    return found


def put_edits(connection: Connection, made: Iterable[Edit]) -> None:
    """Behind those that are there."""
    rows = [edit_row(edit) for edit in made]
    if rows:
        connection.execute(insert(edits), rows)


def move_edits(connection: Connection, before: Iterable[Edit], after: Iterable[Edit]) -> None:
    """Keep where their words stand by now."""
    for old, new in zip(before, after, strict=True):
        if old != new:
            own = (edits.c.document == new.document) & (edits.c.number == new.number)
            connection.execute(update(edits).where(own).values(body=edit_row(new)["body"]))


def all_verdicts(connection: Connection, document_id: str | None = None, seen: Seen = None) -> list[Verdict]:
    """The first one first; of one document's links only where one is named."""
    query = only(select(verdicts).order_by(verdicts.c.number), seen, verdicts.c.earlier, verdicts.c.later)
    if document_id is not None:
        query = query.where((verdicts.c.earlier == document_id) | (verdicts.c.later == document_id))
    return [verdict_of(row) for row in connection.execute(query).mappings()]


def put_verdicts(connection: Connection, made: Iterable[Verdict]) -> None:
    rows = [verdict_row(verdict) for verdict in made]
    if rows:
        connection.execute(insert(verdicts), rows)


def move_verdicts(connection: Connection, before: Iterable[Verdict], after: Iterable[Verdict]) -> None:
    """Keep where their words stand by now."""
    for old, new in zip(before, after, strict=True):
        if old != new:
            row = verdict_row(new)
            own = [verdicts.c[name] == row[name] for name in ("earlier", "later", "number")]
            connection.execute(update(verdicts).where(*own).values(body=row["body"]))


def delete_verdicts(connection: Connection, document_id: str) -> None:
    """Those on links from a document or to it."""
    connection.execute(delete(verdicts).where((verdicts.c.earlier == document_id) | (verdicts.c.later == document_id)))


def place(connection: Connection, document_id: str, items: Sequence[Item], wording: Wording) -> list[Item]:
    """Find what analysts said of a document its places over these items, as they are read now: the register with it."""
    own, before = keyed(document_id, items), edits_of(connection, document_id)
    after = placed(before, own, wording, document_id)
    move_edits(connection, before, after)
    entries, _ = replayed(own, after)
    verdicts = all_verdicts(connection, document_id)
    move_verdicts(connection, verdicts, moved(verdicts, document_id, entries, wording))
    return counting(entries)


def carry_edits(connection: Connection, old: str, new: str) -> bool:
    """A new version takes over the edits of the old one that stand; whether there are any. Their places are not found.

    Those that it has already, taken over before or undone since, are left as they are.
    """
    known = {edit.number for edit in edits_of(connection, new)}
    carried = [replace(e, document=new) for e in standing(edits_of(connection, old)) if e.number not in known]
    put_edits(connection, carried)
    return bool(carried)


def carry_verdicts(connection: Connection, old: str, new: str) -> bool:
    """The same of what was said of its links to other documents."""
    known = {verdict.number for verdict in all_verdicts(connection, new)}
    carried = [v for v in of_version(all_verdicts(connection, old), old, new) if v.number not in known]
    put_verdicts(connection, carried)
    return bool(carried)
