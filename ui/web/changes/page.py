"""What the What changed page shows: from when on, how much of what, each change with its sources, and files."""

from __future__ import annotations

from datetime import date

import streamlit as st

from assistant.changes import Since, changes_since
from assistant.conversations import Looked
from assistant.view import View
from ui.exports.digest.lines import Digest, Section
from ui.exports.digest.sections import digest_of
from ui.shown.escape import escape_html, escape_markdown
from ui.shown.when import moment_words, zone_of
from ui.web import bridge, opened
from ui.web.changes import controls, kept, shown, taking
from ui.web.changes.asked import DAY, DOCUMENT, LOOKED, Asked, since_of
from ui.web.changes.kept import KEPT

PER_PAGE = 25


def show() -> None:
    assistant = opened.assistant()
    view = assistant.view()
    bridge.style("changes")
    st.title("What changed", anchor=False)
    if not view.documents:
        _empty()
        return
    asked, looked = KEPT.asked(), kept.looked()
    controls.row(asked, view)
    since = since_of(asked, looked, view, zone_of(st.context.timezone))
    _about(asked, looked, view)
    digest = _digest((*view.library.stamp, view.linked_by), since, date.today(), asked.body, view)
    _summary(digest)
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="changes-actions"):
        taking.popover(digest, assistant)
        if asked.way == LOOKED:
            _read(asked, since, view)
    if noted := kept.noted():
        _noted(*noted)
    section = next((one for one in digest.sections if one.name == asked.section), None)
    asked = _whole(section, asked) if section else _all(digest, asked.but(section=""))
    KEPT.keep(asked)


@st.cache_data(max_entries=8, show_spinner="Looking through the documents…")
def _digest(stamp: tuple[str, int, str, str], since: Since, day: date, bodies: tuple[str, ...], _view: View) -> Digest:
    """Of what a reader may see of a revision of the library, and what its links rest on (`stamp`)."""
    return digest_of(changes_since(_view, since, day), _view, bodies)


def _empty() -> None:
    st.info(
        "There are no documents yet. Add the first ones, and see here what later ones change.", icon=":material/inbox:"
    )
    st.page_link("documents_page.py", label="Go to Documents", icon=":material/folder_open:")


def _about(asked: Asked, looked: Looked | None, view: View) -> None:
    """What the reader should know of the beginning that was chosen."""
    if fault := kept.fault():
        st.warning(escape_markdown(f"When you last looked is not known: {fault}."), icon=":material/warning:")
    elif asked.way == LOOKED and looked is None:
        st.caption(
            "You have not marked anything as read yet, so this begins with the newest document. "
            "“Mark as read” lets it begin there the next time."
        )
    elif (asked.way == DAY and not asked.day) or (asked.way == DOCUMENT and not asked.document):
        st.caption(f"Choose a {asked.way}; until then this begins with the newest document.")
    elif asked.way == DOCUMENT and asked.document not in view.every:
        st.warning("That document is not in the library, or not any more: choose another.", icon=":material/warning:")


def _summary(digest: Digest) -> None:
    """Since when, and what it rests on."""
    st.html(f'<h2 class="since">{escape_html(_since(digest))}</h2>')
    rests = " ".join((digest.basis, digest.rests, *digest.notes))
    st.html(f'<p class="note" role="status">{escape_html(rests)}</p>')


def _read(asked: Asked, since: Since, view: View) -> None:
    """Only where everything new is shown: what is not has not been read."""
    what = "The next time this page begins here, with what is added, changed or past its date from now on."
    st.button(
        "Mark as read",
        key="changes-look",
        icon=":material/done_all:",
        help="Show all organisations first: this marks everything." if asked.body else what,
        disabled=bool(asked.body),
        on_click=kept.look,
        args=(view.revision, since),
    )


def _since(digest: Digest) -> str:
    return f"{' and '.join(digest.bodies)} since {digest.since}" if digest.bodies else f"Since {digest.since}"


def _noted(now: Looked, before: Since) -> None:
    """That it was marked, and the way back to what was shown."""
    st.success(
        escape_markdown(f"Marked as read on {moment_words(now.when, st.context.timezone)}."), icon=":material/done_all:"
    )
    again = escape_html(Asked(DAY, before.first, added=before.added).address)
    st.html(f'<p class="note"><a href="{again}" data-go>Show again what was there</a></p>')


def _all(digest: Digest, asked: Asked) -> Asked:
    if not digest.sections:
        st.info("Nothing changed since then.", icon=":material/check_circle:")
        return asked
    st.html(shown.contents_html(digest))
    st.html("".join(shown.section_html(section, asked) for section in digest.sections))
    return asked


def _whole(section: Section, asked: Asked) -> Asked:
    """One section, a page of it; what is asked for with the page that there is."""
    pages = -(-len(section.lines) // PER_PAGE)
    asked = KEPT.within(asked, pages)
    back = escape_html(asked.but(section="").address)
    st.html(f'<p class="more"><a href="{back}" data-go>← Everything that changed</a></p>')
    st.html(shown.whole_html(section, (asked.page - 1) * PER_PAGE, PER_PAGE))
    if pages > 1:
        st.pagination(pages, key=KEPT.key("page"))
    return asked
