"""A newer version of a document, chosen for it: the old one is kept as an earlier version."""

from __future__ import annotations

import streamlit as st

from corpus.models import Document
from corpus.reading.formats import SUFFIXES
from ui.shown.escape import escape_markdown
from ui.web import analyst, dialogs, opened


@dialogs.dialog("Add a newer version")
def dialog(document: Document) -> None:
    st.markdown(f"It replaces **{escape_markdown(document.title)}** ({escape_markdown(document.source)}).")
    st.caption(
        "The old one is kept as an earlier version, in answers only where those are asked for. Corrections of what is "
        "the same in both are taken over. You can undo this under Details."
    )
    with st.form(f"newer-form-{document.id}", border=False):
        file = st.file_uploader(
            "The newer version", type=[suffix.lstrip(".") for suffix in SUFFIXES], key=f"newer-file-{document.id}"
        )
        wanted = st.form_submit_button("Replace", type="primary", icon=":material/upload_file:")
    if wanted and file:
        opened.replace(document, file, analyst.name())
        st.rerun()
    if wanted:
        st.warning("Choose a file first.", icon=":material/info:")
