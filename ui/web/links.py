"""Links inside HTML that open another page without losing what is on this one: `<a href="item?item=..." data-go>`.

The first page is `./`. With a modifier key, in a new tab, or without this script, they are links like any other.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import streamlit as st

if TYPE_CHECKING:
    from streamlit.navigation.page import StreamlitPage

_SCRIPT = Path(__file__).parent / "assets" / "links.js"

_links = st.components.v2.component("bywhen_links", js=_SCRIPT.read_text("utf-8"))


def follow(pages: Iterable[StreamlitPage]) -> None:
    """Go where the last click on such a link leads; nowhere without one."""
    where = urlsplit(str(st.session_state.pop("going", "")))
    page = next((one for one in pages if one.url_path == where.path.removeprefix("./")), None)
    if where.path and page:
        st.switch_page(page, query_params=parse_qs(where.query))


def listen() -> None:
    """Listen for clicks: last of all on a page, where what is on its way takes no room."""
    _links(key="links", on_go_change=_clicked)


def _clicked() -> None:
    st.session_state["going"] = str(st.session_state["links"].go or "")
