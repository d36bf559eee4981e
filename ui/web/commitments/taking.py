"""Handing the list on: what is listed on the page, as files made when they are asked for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import streamlit as st

from assistant.register import Listing
from assistant.wiring import Assistant
from corpus.saying import counted
from ui.exports import write
from ui.shown.addresses import pages_address
from ui.shown.places import Places

KINDS = {
    "xlsx": ("Spreadsheet (Excel)", ":material/table:"),
    "docx": ("Report (Word)", ":material/description:"),
    "html": ("Report to print (HTML)", ":material/print:"),
    "csv": ("Table (CSV)", ":material/csv:"),
    "ics": ("Calendar of due dates", ":material/calendar_month:"),
}
"""Each kind of file with its name and icon."""


def popover(listing: Listing, assistant: Assistant) -> None:
    """A button for each kind of file."""
    places = Places(pages_address(st.context.url, "commitments"))
    with st.popover("Hand on", icon=":material/download:", key="register-taking"):
        st.markdown("What is listed here, with quotes, pages and what it rests on.")
        for kind, (words, icon) in KINDS.items():
            st.download_button(
                words,
                made(kind, listing, places, assistant),
                file_name=f"commitments-{listing.day}.{kind}",
                key=f"register-{kind}",
                icon=icon,
                on_click="ignore",
                disabled=not listing.rows,
                width="stretch",
            )
        st.caption(
            "Reports show each item whole, with all that was promised under it. The calendar has what is due on a day "
            "and not said to be done."
        )


def made(kind: str, listing: Listing, places: Places, assistant: Assistant) -> Callable[[], bytes]:
    """What makes the file when it is called, and has it in the library's history that it was exported."""

    def make() -> bytes:
        told = "; ".join([kind.upper(), counted(len(listing.rows), "item"), *listing.filters])
        assistant.exported("the register", told, about=listing.wanted.documents)
        with TemporaryDirectory(prefix="bywhen-") as folder:
            path = Path(folder) / f"commitments.{kind}"
            write(kind, path, listing, places)
            return path.read_bytes()

    return make
