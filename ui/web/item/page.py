"""What the page of one item shows: its chain, step by step, the source beside it, and the analyst's corrections."""

from __future__ import annotations

from datetime import date

import streamlit as st

from assistant.story import Story, story_of
from assistant.wiring import Assistant
from corpus.errors import UnknownDocument, UnknownItem
from ui.shown.addresses import item_address, link
from ui.shown.escape import escape_html
from ui.shown.places import Place
from ui.web import bridge, changing, opened
from ui.web.item import chain, correcting, history, judging, kept, source
from ui.web.titled import titled


def show() -> None:
    assistant = opened.assistant()
    bridge.style("item")
    try:
        with st.spinner("Looking up what the documents say of it…"):
            story = story_of(assistant.item_key(kept.item()), assistant.view(), date.today())
    except (UnknownItem, UnknownDocument):
        _missing()
        return
    place = kept.beside()
    with st.container(key="item-two"):
        with st.container(key="item-chain"):
            _top(story)
            _chain(assistant, story, place)
        if place:
            with st.container(key="panel", gap="small"):
                source.show(assistant, story, place)


def _missing() -> None:
    st.title("Item", anchor=False)
    if kept.item():
        st.warning(
            "There is no such item in the register. It may have been read otherwise since, or its document removed.",
            icon=":material/link_off:",
        )
    else:
        st.info("Choose an item on the Commitments page.", icon=":material/checklist:")
    st.page_link("commitments_page.py", label="Go to Commitments", icon=":material/checklist:")


def _top(story: Story) -> None:
    """What it is, in which document, and where it stands in short."""
    st.page_link("commitments_page.py", label="Commitments", icon=":material/arrow_back:")
    titled(chain.title(story.row))
    st.html(chain.heading_html(story))
    changing.tell()
    _became(story)
    if story.counts:
        st.html(f'<p class="short">{escape_html(chain.in_short(story))}</p>{chain.facts_html(story)}')
    if queries := chain.queries_html(story.queries):
        st.html(queries)


def _became(story: Story) -> None:
    """Where it is not in the register as it stands: why, and the way to what took its place."""
    if not story.counts and story.edited:
        other = story.edited.merged_into
        words = f"Merged into {link(item_address(other), 'another item')}." if other else "Not in the register."
        why = escape_html(history.why_gone(story))
        st.html(f'<p class="notice" role="status"><b>{words}</b> {why}</p>')
    elif story.document.waiting:
        st.info("Its document waits to be checked: it is in no answer yet.", icon=":material/rule:")
    elif story.document.superseded_by:
        way = link(item_address(story.newer), "See it in the newest version") if story.newer else ""
        st.html(f'<p class="notice" role="status">It stands in an earlier version of the document. {way}</p>')


def _chain(assistant: Assistant, story: Story, place: Place | None) -> None:
    """The steps, and for analysts at each what can be done there."""
    may_change = assistant.reader.may_change and story.counts and not story.document.superseded_by
    with st.container(key="step-asked"):
        st.html(chain.asked_html(story, place))
        if may_change:
            correcting.of_item(story, assistant.view())
    if response := chain.response_html(story, place):
        with st.container(key="step-response"):
            st.html(response)
    _promises(story, place, may_change=may_change)
    _later(assistant, story, place, may_change=may_change)
    if story.edits:
        with st.container(key="step-history"):
            history.show(story, may_change=assistant.reader.may_change)
    _neighbours(story)


def _promises(story: Story, place: Place | None, *, may_change: bool) -> None:
    with st.container(key="step-promised"):
        st.html(chain.promised_html(story))
        for promise in story.promises:
            with st.container(key=f"promise-{promise.number}"):
                st.html(chain.promise_html(promise, story, place))
                if may_change:
                    correcting.of_promise(story, promise)
        if may_change:
            correcting.adding(story)


def _later(assistant: Assistant, story: Story, place: Place | None, *, may_change: bool) -> None:
    parts = (
        ("later", chain.later_html(story, place)),
        ("changed", chain.changes_html(story)),
        ("elsewhere", chain.elsewhere_html(story, place)),
    )
    for name, html in parts:
        if html:
            with st.container(key=f"step-{name}"):
                st.html(html)
    if may_change:
        with st.container(key="step-links"):
            judging.show(assistant, story)


def _neighbours(story: Story) -> None:
    """The items before and after it in the document."""
    ways = [(story.before, "Previous item"), (story.after, "Next item")]
    found = "".join(f"<li>{link(item_address(key), words, 'in this document')}</li>" for key, words in ways if key)
    if found:
        st.html(f'<nav aria-label="Other items of this document"><ul class="neighbours">{found}</ul></nav>')
