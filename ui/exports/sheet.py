"""The register as a spreadsheet: a sheet of items, one of their commitments, one about what it covers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from itertools import repeat
from pathlib import Path
from typing import Any, NamedTuple

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, NamedStyle, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.page import PageMargins

from assistant.entries import Entry, entries_of, past, past_words
from assistant.register import Listing
from corpus.plain import plain
from corpus.saying import day_or_none, printable
from ui.exports import about, said
from ui.shown.places import Places


class Column(NamedTuple):
    """Its heading, its width in characters, and what stands in it of an item or a commitment.

    `fields`: a cell is shaded where an analyst gave one of them.
    """

    heading: str
    width: int
    shown: Callable[[Entry], object]
    fields: tuple[str, ...] = ()


_LONGEST = 32_000  # characters; Excel takes 32,767 in a cell
_MOST_LINKS = 65_000  # Excel takes 65,530 in a sheet
_LINE, _MOST_LINES = 13.5, 9  # points
_PRINTED = "Given by analysts"
"""The last column that is printed: more would not be read on one page."""
_SHADE, _A4, _EDGE = "FFF2CC", 9, 0.4  # inches
_FONT = {"name": "Arial", "size": 10}
_DAY = "d mmm yyyy"


def write_sheet(path: Path, listing: Listing, places: Places) -> None:
    """Raises OSError where it cannot be written."""
    book = Workbook(write_only=True)
    book.properties.title, book.properties.creator = about.title(listing), "Bywhen"
    for style in _styles():
        book.add_named_style(style)
    items = [Entry(row) for row in listing.rows]
    _write(book, "Register", _item_columns(listing, places), items)
    made = [entry for entry in listing.entries if entry.commitment]
    _write(book, "Commitments", _commitment_columns(listing, places), made)
    _write_about(book, listing, places)
    book.save(path)


class _Linked(str):
    """Words that lead to `address`."""

    address: str

    def __new__(cls, words: str, address: str) -> _Linked:
        made = super().__new__(cls, words)
        made.address = address
        return made


def _item_columns(listing: Listing, places: Places) -> list[Column]:
    def row(name: str) -> Callable[[Entry], object]:
        return lambda entry: entry.row[name]

    def quoted(entry: Entry) -> object:
        return plain(entry.row["response"]["quote"]) if entry.row["response"] else ""

    return [
        Column("File and page", 20, lambda e: _Linked(said.place(e.row["source"], e.row["page"]), places.of(e.row))),
        Column("What", 16, lambda e: said.kind(e.row), ("kind", "called")),
        Column("Number", 8, row("number"), ("number",)),
        Column("Words", 40, row("text"), ("text",)),
        Column("Addressed to", 17, row("addressed_to"), ("addressed_to", "by_whom")),
        Column("Due", 12, lambda e: _day(e.due), ("due",)),
        Column("Position", 12, row("position"), ("position",)),
        Column("Status asserted", 16, said.asserted, ("status",)),
        Column("Response", 40, lambda e: quoted(e) or said.response(e.row), ("response",)),
        Column(_PRINTED, 17, lambda e: said.given(e.row)),
        Column("Id", 20, row("id")),
        Column("Document", 30, row("title")),
        Column("Document's date", 13, lambda e: _day(e.row["as_at"])),
        Column("Body", 22, row("body")),
        Column("List", 22, row("list"), ("list",)),
        Column("Timescale", 20, row("timescale"), ("timescale",)),
        Column("Positions of each", 24, lambda e: said.positions(e.row)),
        Column("Status verified", 14, row("verified"), ("verified",)),
        Column("Response on page", 10, lambda e: (e.row["response"] or {}).get("page")),
        Column("How paired", 15, row("paired")),
        Column("Commitments", 12, lambda e: len(e.row["commitments"])),
        Column("Past its date", 30, lambda e: "\n".join(_past(one, listing) for one in _over(e, listing))),
        Column("Elsewhere", 50, lambda e: "\n".join(said.elsewhere(e.row))),
        Column("Later evidence", 50, lambda e: "\n".join(said.later(e))),
        Column("Changes between issues", 40, lambda e: "\n".join(said.changes(e.row))),
        Column("Analysts", 30, lambda e: "\n".join(said.edits(e.row))),
    ]


def _commitment_columns(listing: Listing, places: Places) -> list[Column]:
    def its(name: str) -> Callable[[Entry], Any]:
        return lambda entry: (entry.commitment or {})[name]

    def page(entry: Entry) -> object:
        return _Linked(said.place(entry.row["source"], its("page")(entry)), places.of(entry.row, entry.commitment))

    return [
        Column("File and page", 20, page),
        Column("What", 18, lambda e: said.name(e.row)),
        Column("Commitment", 50, lambda e: plain(str(its("quote")(e))), ("quote",)),
        Column("By whom", 20, its("by_whom"), ("by_whom",)),
        Column("Due", 12, lambda e: _day(e.due), ("due",)),
        Column("Due as printed", 18, lambda e: plain(str(its("due_text")(e) or "")), ("due_text",)),
        Column("Status asserted", 14, its("status"), ("status",)),
        Column("As at", 12, lambda e: None if said.giver(e, "status") else _day(e.as_at)),
        Column(_PRINTED, 17, lambda e: said.given(e.commitment or e.row)),
        Column("Past its date", 30, lambda e: _past(e, listing)),
        Column("Item", 20, lambda e: e.row["id"]),
        Column("Document", 30, lambda e: e.row["title"]),
        Column("Words of the item", 40, lambda e: e.row["text"]),
        Column("Kind of date", 12, its("due_kind"), ("due",)),
        Column("How firm", 12, its("firmness"), ("firmness",)),
        Column("Later evidence", 50, lambda e: "\n".join(said.later(e))),
    ]


def _over(item: Entry, listing: Listing) -> list[Entry]:
    return [entry for entry in entries_of([item.row]) if past(entry, listing.day)]


def _past(entry: Entry, listing: Listing) -> str:
    if not past(entry, listing.day):
        return ""
    what = "" if entry.commitment is None else f"{day_or_none(entry.due)}: "
    return what + past_words(entry, listing.latest)


def _day(iso: str | None) -> date | None:
    return date.fromisoformat(iso) if iso else None


def _write(book: Workbook, name: str, columns: Sequence[Column], entries: Iterable[Entry]) -> None:
    sheet = _sheet(book, name, [(column.heading, column.width) for column in columns])
    widths, written = [column.width for column in columns], 1
    for written, entry in enumerate(entries, 2):
        by_hand = [bool(said.giver(entry, *column.fields)) for column in columns]
        _append(sheet, written, [column.shown(entry) for column in columns], widths, by_hand)
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{written}"
    printed = [column.heading for column in columns].index(_PRINTED) + 1
    sheet.print_area = f"A1:{get_column_letter(printed)}{written}"


def _sheet(book: Workbook, name: str, heads: Sequence[tuple[str, int]]) -> Any:
    sheet = book.create_sheet(name)
    sheet.freeze_panes = "A2"
    sheet.print_title_rows, sheet.page_setup.orientation = "1:1", "landscape"
    sheet.page_setup.paperSize, sheet.page_margins = _A4, PageMargins(_EDGE, _EDGE, _EDGE, _EDGE)
    sheet.page_setup.fitToWidth, sheet.print_options.gridLines = 1, True
    sheet.page_setup.fitToHeight, sheet.sheet_properties.pageSetUpPr.fitToPage = 0, True
    for number, (_, width) in enumerate(heads, 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.row_dimensions[1].height = _LINE * 2
    sheet.append([_styled(WriteOnlyCell(sheet, _fitting(heading)), "Head") for heading, _ in heads])
    return sheet


def _append(
    sheet: Any, number: int, values: Sequence[object], widths: Sequence[int], by_hand: Iterable[bool] = repeat(False)
) -> None:
    """A row as high as its words need, but no higher than can be looked over; what is `by_hand` is shaded."""
    lines = max(-(-len(value) // width) for value, width in zip(values, widths, strict=True) if isinstance(value, str))
    sheet.row_dimensions[number].height = _LINE * (min(lines, _MOST_LINES) + 0.4)
    linking = number < _MOST_LINKS
    sheet.append([_cell(sheet, value, shade, linking=linking) for value, shade in zip(values, by_hand, strict=False)])


def _cell(sheet: Any, value: object, shade: bool, *, linking: bool = True) -> Any:
    """A cell that holds words as words, whatever they begin with, and days as days; None for nothing."""
    end = " given" if shade else ""
    if value is None or value == "":
        return _styled(WriteOnlyCell(sheet), "Words given") if shade else None
    if not isinstance(value, str):
        return _styled(WriteOnlyCell(sheet, value), ("Day" if isinstance(value, date) else "Words") + end)
    words, address = _fitting(value), getattr(value, "address", "")
    cell = _styled(WriteOnlyCell(sheet, words), "Place" if address else f"Words{end}")
    if cell.data_type == "f":
        cell.data_type, cell.quotePrefix = "s", True
    if address and linking:
        cell.hyperlink = address
    return cell


def _styled(cell: Any, style: str) -> Any:
    cell.style = style
    return cell


def _styles() -> list[NamedStyle]:
    """By name: many times quicker than a font and an alignment for each cell."""
    wrapped, left = Alignment(wrap_text=True, vertical="top"), Alignment(horizontal="left", vertical="top")
    fill, shade = (PatternFill("solid", fgColor=colour) for colour in ("1F3D4F", _SHADE))
    return [
        NamedStyle("Words", font=Font(**_FONT), alignment=wrapped),
        NamedStyle("Day", font=Font(**_FONT), alignment=left, number_format=_DAY),
        NamedStyle("Words given", font=Font(**_FONT), alignment=wrapped, fill=shade),
        NamedStyle("Day given", font=Font(**_FONT), alignment=left, number_format=_DAY, fill=shade),
        NamedStyle("Place", font=Font(**_FONT, color="0F5C7D", underline="single"), alignment=wrapped),
        NamedStyle("Head", font=Font(**_FONT, bold=True, color="FFFFFF"), alignment=wrapped, fill=fill),
    ]


def _fitting(words: str) -> str:
    words = printable(words)
    return words if len(words) <= _LONGEST else words[:_LONGEST] + " …"


def _write_about(book: Workbook, listing: Listing, places: Places) -> None:
    widths = (44, 60, 14, 20, 20, 70)
    sheet = _sheet(book, "About", [(about.title(listing) if not n else "", width) for n, width in enumerate(widths)])
    documents = [about.document_cells(document) for document in listing.documents]
    linked = [_Linked(str(d.source), places.document(d.id)) for d in listing.documents]
    lines: list[tuple[object, ...]] = [*about.lines(listing), ("",), about.DOCUMENT_COLUMNS]
    lines += [(file, *others) for file, (_, *others) in zip(linked, documents, strict=True)]
    for number, line in enumerate(lines, 2):
        _append(sheet, number, line, widths[: len(line)])
