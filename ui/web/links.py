"""Links inside HTML that open another page without losing what is on this one: `<a href="item?item=..." data-go>`.

The first page is `./`. With a modifier key, in a new tab, or without this script, they are links like any other.
"""

from __future__ import annotations

from pathlib import Path

import streamlit as st

_SCRIPT = Path(__file__).parent / "assets" / "links.js"

_links = st.components.v2.component("bywhen_links", js=_SCRIPT.read_text("utf-8"))


def listen() -> None:
    """Follow such links when they are clicked. Last of all on a page: while it is on its way it takes room."""
    _links(key="links")
