"""All that is known of one document: its facts, how well it was read, its versions and its history."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial

import streamlit as st

from assistant.wiring import Assistant
from corpus.library.held import Change
from corpus.library.review import Review
from corpus.models import Document
from corpus.saying import counted
from ui.shown.addresses import told_html
from ui.shown.escape import escape_html, escape_markdown
from ui.shown.places import Place
from ui.shown.render import date_words
from ui.web import analyst, changing, dialogs, opened
from ui.web.documents import check
from ui.web.documents.facts import facts_html, papers_html, quality_html, quality_words, queries_html
from ui.web.documents.reviewed import review_of
from ui.web.listing import upper

_REPLACED = ("superseded", "current again")
_ICON = ":material/history:"
_AGAIN = "The earlier version counts in answers again."
_LATER = "One of the two is an earlier version now: it answers only where earlier versions are asked for."
_change = partial(changing.change, doing="Preparing for questions…")


@dialogs.dialog("About this document", width="large")
def dialog(document: Document) -> None:
    """What was read of it, with the way to say which versions belong together."""
    assistant = opened.assistant()
    review = review_of(assistant, document.id)
    st.markdown(f"**{escape_markdown(document.title)}**")
    st.caption(escape_markdown(f"{document.source}: {check.found_words(review)}."))
    st.html(facts_html(review))
    _read(review)
    _versions(assistant, review)
    st.markdown("**History**")
    st.html(history_html(_history(assistant, document)))
    if opened.reader().may_manage:
        st.page_link("activity_page.py", label="What everyone did in this library", icon=":material/history:")


def earlier_of(document: Document, every: Sequence[Document]) -> list[Document]:
    """The versions that a document replaces, the newest first; `every`: all documents, with earlier versions."""
    found, newer = [], [document.id]
    while newer:
        before = [one for one in every if one.superseded_by in newer and one not in found]
        found += before
        newer = [one.id for one in before]
    return found


def version_link(document: Document, label: str = "") -> None:
    """The way to read a version."""
    when = date_words(document.date) or f"added on {date_words(document.added[:10])}"
    st.page_link(
        "source_page.py",
        label=escape_markdown(label or f"Earlier version: {document.source}, {when}"),
        icon=_ICON,
        query_params=Place(document.id).params,
    )


def _history(assistant: Assistant, document: Document) -> list[Change]:
    """What was done to it, and which documents it came to replace."""
    found = assistant.library.history(document.id)
    for one in earlier_of(document, assistant.library.documents(superseded=True)):
        found += [change for change in assistant.library.history(one.id) if change.what in _REPLACED]
    return sorted(found, key=lambda change: change.revision)


def history_html(changes: list[Change]) -> str:
    """What was done to a document, when and by whom."""
    rows = "".join(f"<li>{_change_html(change)}</li>" for change in changes)
    return f'<ul class="history">{rows}</ul>'


def _change_html(change: Change) -> str:
    moment = datetime.fromisoformat(change.when)
    when = f"{date_words(moment.date().isoformat())}, {moment:%H:%M} UTC"
    who = f" by {change.by}" if change.by else ""
    detail = f": {told_html(change.detail)}" if change.detail else ""
    if change.what in _REPLACED:
        detail = escape_html(f": {change.source} ({change.document}) {change.detail}")
    return f"<span>{when}</span> {escape_html(f'{upper(change.what)}{who}')}{detail}"


def _read(review: Review) -> None:
    if rows := queries_html(review):
        st.html(rows)
    if review.pages:
        st.markdown(f"**How well it was read:** {quality_words(review.pages)}")
        st.html(quality_html(review))
    if review.papers:
        st.markdown(f"**{counted(len(review.papers), 'paper')} in this pack**")
        st.html(papers_html(review.papers))


def _versions(assistant: Assistant, review: Review) -> None:
    """Those it replaces, and those like it that it could replace or be replaced by."""
    document = review.document
    earlier = earlier_of(document, assistant.library.documents(superseded=True))
    kin = [one for one in review.kin if one.current and not document.superseded_by and not document.waiting]
    if earlier or kin:
        st.markdown("**Versions**")
    for one in earlier:
        version_link(one)
    if not opened.reader().may_change:
        return
    if any(one.superseded_by == document.id for one in earlier) and st.button(
        "It replaces nothing: let the earlier version count again", key="replace-nothing", icon=":material/undo:"
    ):
        _change(lambda assistant: assistant.replace_nothing(document.id, who=analyst.name()), _AGAIN)
    for like in kin:
        st.markdown(escape_markdown(f"{check.kin_words(like)}, {date_words(like.document.date) or 'no date'}."))
        _choice(document.id, like.document.id)


def _choice(this: str, other: str) -> None:
    """Which of two documents that are alike replaces which."""
    with st.container(horizontal=True):
        if st.button("This one replaces it", key=f"newer-than-{other}"):
            _change(lambda assistant: assistant.replace(this, other, who=analyst.name()), _LATER)
        if st.button("It replaces this one", key=f"older-than-{other}"):
            _change(lambda assistant: assistant.replace(other, this, who=analyst.name()), _LATER)
