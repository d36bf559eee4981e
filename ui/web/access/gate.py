"""The way in, where people have to sign in: the page before all others, and who is signed in on top of them."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from assistant.access import Reader, Role
from corpus.errors import BywhenError, NotAllowed, NotSignedIn
from ui.shown.escape import escape_html, escape_markdown
from ui.web import refused
from ui.web.access import ended

_SCRIPT = Path(__file__).parent.parent / "assets" / "wanted.js"
_ROLES = {
    Role.READER: "You can ask, read, keep conversations and hand answers on.",
    Role.ANALYST: "You can also add, check, correct and remove documents, and correct the register.",
    Role.ADMINISTRATOR: "You can do everything, see every document, and say who sees what.",
}

_wanted = st.components.v2.component("bywhen_wanted", js=_SCRIPT.read_text("utf-8"))


def show(refusal: BywhenError) -> None:
    """In place of a page: the way in, or why there is none."""
    if isinstance(refusal, NotSignedIn):
        _wanted(key="wanted", data={"waiting": True})
        st.title("Sign in", anchor=False)
        st.markdown(escape_markdown(str(refusal)))
        if st.button("Sign in", key="sign-in", type="primary", icon=":material/login:"):
            st.login()
    elif isinstance(refusal, NotAllowed):
        st.title("You cannot use this library", anchor=False)
        st.warning(escape_markdown(str(refusal)), icon=":material/block:")
        _sign_out("Sign in as somebody else")
    else:
        refused.show(refusal)


def account(reader: Reader, page: str) -> None:
    """Who is signed in, what they may do, and the way out; nothing where nobody has to sign in.

    `page` is the one that is open: on another, what was unfolded is closed.
    """
    if not reader.key:
        return
    _wanted(key="wanted", data={"waiting": False})
    with (
        st.container(key="account"),
        st.popover(
            escape_markdown(reader.name or reader.key),
            icon=":material/account_circle:",
            type="tertiary",
            key=f"account-{page}",
        ),
    ):
        st.html(f'<p class="who">Signed in as <b>{escape_html(reader.who)}</b>, {reader.role.value}.</p>')
        st.caption(_ROLES[reader.role])
        if reader.may_manage:
            st.page_link("access_page.py", label="Who sees what", icon=":material/lock_person:")
            st.page_link("activity_page.py", label="Activity", icon=":material/history:")
        _sign_out("Sign out")


def _sign_out(label: str) -> None:
    if st.button(label, key="sign-out", icon=":material/logout:"):
        ended.end(st.user.to_dict())
        st.logout()
