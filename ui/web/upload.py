"""Adding documents: the box, the progress, and what became of each file."""

from __future__ import annotations

import streamlit as st

from corpus.add import AddResult
from ui.web import opened, render
from ui.web.adding import Adding
from ui.web.escape import escape_markdown

FORMATS = ["pdf", "docx", "txt", "md"]

_RESULTS = {
    "added": ("Added", ":material/check_circle:"),
    "new version": ("Added as a new version; the old one is kept and marked superseded", ":material/history:"),
    "unchanged": ("Already in the library: nothing changed", ":material/done_all:"),
    "refused": ("Not added", ":material/error:"),
}


def box() -> None:
    """Choose files and add them; what became of them is shown by `status`."""
    with st.form("add", clear_on_submit=True, border=False):
        files = st.file_uploader(
            "Letters, reports and papers to add (PDF, Word, text or Markdown)",
            type=FORMATS,
            accept_multiple_files=True,
            key="files",
        )
        wanted = st.form_submit_button("Add to the library", type="primary", icon=":material/upload_file:")
    if wanted and files:
        st.session_state["adding"] = opened.add(files)
        st.rerun()
    if wanted:
        st.warning("Choose one or more files first.", icon=":material/info:")


def status(*, link: bool) -> bool:
    """What is being added, by whomever, and what became of what was added last here; whether there was any to show.

    `link`: with the way to ask about it.
    """
    adding: Adding | None = opened.being_added() or st.session_state.get("adding")
    if adding is None:
        return False
    st.session_state["adding"] = adding
    if not adding.finished:
        _progress(adding)
        return True
    if adding.error:
        st.error(escape_markdown(adding.error), icon=":material/error:")
    if adding.results:
        with st.container(border=True, key="added", gap="xsmall"):
            for result in adding.results:
                _result(result)
            if link and any(result.result in ("added", "new version") for result in adding.results):
                st.page_link("ask_page.py", label="Ask about the documents", icon=":material/forum:")
    return True


def forget() -> None:
    """Show no more what became of what was added last."""
    st.session_state.pop("adding", None)


def counted(result: AddResult) -> str:
    """What was found in a file that was added."""
    parts = [render.number_of(result.pages, "page")] if result.pages else []
    parts += [
        render.number_of(result.passages, "passage"),
        render.number_of(result.recommendations, "recommendation"),
        render.number_of(result.commitments, "commitment"),
    ]
    return ", ".join(parts)


@st.fragment(run_every=0.7)
def _progress(adding: Adding) -> None:
    if adding.finished:
        st.rerun()
    st.progress(adding.done, f"**Adding {render.number_of(adding.files, 'document')}** {escape_markdown(adding.words)}")


def _result(result: AddResult) -> None:
    words, icon = _RESULTS.get(result.result, (result.result, ":material/info:"))
    st.markdown(f"{icon} **{escape_markdown(result.source)}**: {escape_markdown(words)}")
    if result.result == "refused":
        st.caption(escape_markdown(result.reason))
        return
    if result.result != "unchanged":
        st.caption(escape_markdown(counted(result)))
    if result.pages_without_text:
        pages = render.pages_words(result.pages_without_text)
        st.warning(f"No text could be read on {pages}. Answers cannot draw on it.", icon=":material/visibility_off:")
    for warning in result.warnings:
        st.caption(f":material/info: {escape_markdown(warning[:1].upper() + warning[1:])}")
