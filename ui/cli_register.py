"""`bywhen register`: every recommendation, response and commitment: a table, JSON or CSV."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from corpus.models import ItemKind
from ui.cli_session import Session, json_option, pass_session, print_json

if TYPE_CHECKING:
    from ui.register_rows import Row

ITEM_COLUMNS = ("source", "kind", "list", "number", "text", "page", "addressed_to", "timescale", "due", "position")
COMMITMENT_COLUMNS = ("quote", "page", "by_whom", "due", "due_text", "due_kind", "status", "as_at")
DAY = click.DateTime(["%Y-%m-%d"])


@click.command()
@click.option("--document", "refs", multiple=True, metavar="DOCUMENT", help="Only this one; its id or file.")
@click.option("--kind", "kinds", multiple=True, type=click.Choice([k.value for k in ItemKind]), help="Only this kind.")
@click.option("--unanswered", is_flag=True, help="Only what no response was found to.")
@click.option("--due-after", type=DAY, metavar="DATE", help="Only what is due on or after it.")
@click.option("--due-before", type=DAY, metavar="DATE", help="Only what is due on or before it.")
@click.option("--csv", "csv_file", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="Write a CSV.")
@json_option
@pass_session
def register(session: Session, /, csv_file: Path | None, as_json: bool, **wanted: Any) -> None:
    """List what was recommended, answered and promised. The list is complete, and says what it rests on."""
    from ui.register_rows import completeness

    library = session.library()
    documents = [library.document(ref) for ref in wanted["refs"]] or library.documents()
    rows = [row for row in _rows(session, [d.id for d in documents]) if _is_wanted(row, wanted)]
    if csv_file:
        _write_csv(csv_file, rows)
    if as_json:
        print_json(rows)
    elif not csv_file:
        _print_table(rows)
    click.echo(completeness(rows, documents), err=as_json)


def _rows(session: Session, documents: Sequence[str]) -> list[Row]:
    from corpus.register.rows import rows_of

    library = session.library()
    rows: list[Row] = []
    for ident in documents:
        document, text = library.document(ident), library.text(ident)
        items, papers = [item for _, item in library.items(ident)], library.papers(ident)
        rows += rows_of(document, items, text, document.pages, papers)
    return rows


def _is_wanted(row: Row, wanted: dict[str, Any]) -> bool:
    from ui.register_rows import due_between, unanswered

    after, before = _day(wanted["due_after"]), _day(wanted["due_before"])
    return (
        (not wanted["kinds"] or row["kind"] in wanted["kinds"])
        and (not wanted["unanswered"] or unanswered(row))
        and ((after is None and before is None) or due_between(after, before)(row))
    )


def _day(chosen: datetime | None) -> date | None:
    return chosen.date() if chosen else None


def _print_table(rows: Sequence[Row]) -> None:
    from ui.terminal import table

    listed = []
    for row in rows:
        listed.append(
            (
                row["source"],
                f"{row['kind']} {row['number']}".strip(),
                _short(row["text"]),
                row["due"] or "",
                _response(row),
            )
        )
        listed += [
            ("", f"  {c['status']}", _short(c["quote"]), c["due"] or c["due_text"], c["by_whom"])
            for c in row["commitments"]
        ]
    table(["File", "What", "Words", "Due", "Response or by whom"], listed)


def _response(row: Row) -> str:
    if row["response"] is None:
        return "no response found in these documents"
    return str(row["position"]) if row["position"] != "not stated" else "answered"


def _short(words: str, length: int = 160) -> str:
    """The first words, for a table; the whole stands in --json and --csv."""
    from corpus.plain import plain

    folded = plain(words)
    return folded if len(folded) <= length else folded[:length].rsplit(" ", 1)[0] + " …"


def _write_csv(path: Path, rows: Sequence[Row]) -> None:
    """One line a commitment, with its item repeated; an item that nothing hangs from has one line."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([*ITEM_COLUMNS, "response", *(f"commitment_{name}" for name in COMMITMENT_COLUMNS)])
        for row in rows:
            item = [row[name] for name in ITEM_COLUMNS] + [(row["response"] or {}).get("quote")]
            for commitment in row["commitments"] or [{}]:
                cells = item + [commitment.get(name) for name in COMMITMENT_COLUMNS]
                writer.writerow([_cell(cell) for cell in cells])


def _cell(value: object) -> object:
    """A cell as a spreadsheet must read it: words that look like a formula get an apostrophe in front."""
    return f"'{value}" if isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t", "\r")) else value
