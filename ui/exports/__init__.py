"""The register as files to hand on: CSV, a spreadsheet, a report to print, a calendar. Each imports what it needs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.register import Listing
    from ui.shown.places import Places


def write(kind: str, path: Path, listing: Listing, places: Places, *, everything: bool = False) -> None:
    """Write the listing as "csv", "xlsx", "ics", "html" or "docx". Raises OSError where it cannot be written.

    A calendar has only what is not said to be done, unless `everything` is wanted.
    """
    if kind == "csv":
        from ui.exports.csv_file import write_csv

        write_csv(path, listing)
    elif kind == "xlsx":
        from ui.exports.sheet import write_sheet

        write_sheet(path, listing, places)
    elif kind == "ics":
        from ui.exports.calendar_file import write_calendar

        write_calendar(path, listing, places, everything=everything)
    elif kind == "html":
        from ui.exports.html_file import write_html

        write_html(path, listing, places)
    else:
        from ui.exports.word_file import write_docx

        write_docx(path, listing, places)
