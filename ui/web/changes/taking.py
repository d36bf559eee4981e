"""Taking it away: what changed as a file, made when it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import streamlit as st

from assistant.wiring import Assistant
from ui.exports.digest import made
from ui.exports.digest.lines import Digest
from ui.shown.addresses import pages_address
from ui.shown.places import Places

KINDS = {
    "html": ("Page to mail or print (HTML)", ":material/print:"),
    "md": ("Text with links (Markdown)", ":material/markdown:"),
}
"""Each kind of file with its name and icon."""


def popover(digest: Digest, assistant: Assistant) -> None:
    places = Places(pages_address(st.context.url, "changes"))
    with st.popover("Hand on", icon=":material/download:", key="changes-taking"):
        st.markdown("Everything that changed, with quotes and links to the sources.")
        for kind, (words, icon) in KINDS.items():
            st.download_button(
                words,
                file_of(kind, digest, places, assistant),
                file_name=f"what-changed-{date.today()}.{kind}",
                key=f"changes-{kind}",
                icon=icon,
                on_click="ignore",
                width="stretch",
            )


def file_of(kind: str, digest: Digest, places: Places, assistant: Assistant) -> Callable[[], bytes]:
    """What makes the file when it is called, and has it in the library's history that it was handed on."""

    def make() -> bytes:
        assistant.exported("what changed", f"{kind.upper()}, since {digest.since}")
        return made(kind, digest, places).encode()

    return make
