"""The web pages' entry, run by Streamlit (see ui/serve.py): navigation, look, and what to say when nothing opens."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from corpus.errors import BywhenError
from ui.web import analyst, bridge, links, nowhere, opened, refused, state
from ui.web.access import gate

_ASSETS = Path(__file__).parent / "assets"

# No icons here: Streamlit would fetch a page's icon for the browser's tab from the internet.
PAGES = [
    st.Page("ask_page.py", title="Ask", default=True),
    st.Page("commitments_page.py", title="Commitments", url_path="commitments"),
    st.Page("changes_page.py", title="What changed", url_path="changes"),
    st.Page("documents_page.py", title="Documents", url_path="documents"),
    st.Page("conversations_page.py", title="Conversations", url_path="conversations"),
    st.Page("feedback_page.py", title="Feedback", url_path="feedback", visibility="hidden"),
    st.Page("source_page.py", title="Source", url_path="source", visibility="hidden"),
    st.Page("item_page.py", title="Item", url_path="item", visibility="hidden"),
    st.Page("body_page.py", title="Organisations and people", url_path="body", visibility="hidden"),
    st.Page("register_page.py", title="A document's register", url_path="register", visibility="hidden"),
    st.Page("access_page.py", title="Who sees what", url_path="access", visibility="hidden"),
    st.Page("activity_page.py", title="Activity", url_path="activity", visibility="hidden"),
]


def main() -> None:
    try:
        reader = opened.reader()
    except BywhenError as refusal:
        _outside(refusal)
        return
    page = st.navigation([*PAGES, *_nowhere()], position="top")
    roomy = page.url_path in ("commitments", "body", "register") or (page.url_path == "" and state.opened() is not None)
    roomy = roomy or (page.url_path == "item" and "document" in st.query_params)
    st.set_page_config(
        page_title=f"{page.title} - Bywhen",
        page_icon=str(_ASSETS / "icon.svg"),
        layout="wide" if roomy else "centered",
    )
    st.logo(str(_ASSETS / "logo.svg"), size="large")
    bridge.style("style")
    bridge.keep_steps()
    state.on_page(page.url_path)
    with st.container(key="phone-nav", horizontal=True):
        for listed in (page for page in PAGES if page.visibility == "visible"):
            st.page_link(listed)
    gate.account(reader, page.url_path)
    try:
        page.run()
    except BywhenError as error:
        refused.show(error)
    bridge.listen_for_keys()
    bridge.keep_focus()
    analyst.keep()
    links.listen()


def _nowhere() -> list[st.Page]:
    """A page for an address that is none of ours: Streamlit would show the first page under it."""
    name = nowhere.named(st.context.url, [page.url_path for page in PAGES])
    return [st.Page(nowhere.show, title="No such page", url_path=name, visibility="hidden")] if name else []


def _outside(refusal: BywhenError) -> None:
    """Nobody has signed in, or they may not: nothing of any page is shown."""
    st.navigation(PAGES, position="hidden")
    st.set_page_config(page_title="Sign in - Bywhen", page_icon=str(_ASSETS / "icon.svg"), layout="centered")
    st.logo(str(_ASSETS / "logo.svg"), size="large")
    bridge.style("style")
    gate.show(refusal)


main()
