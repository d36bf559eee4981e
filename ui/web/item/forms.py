"""The forms by which analysts correct an item, drawn where it stands so that its source can be read beside them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from assistant.wiring import Assistant
from corpus.library.deeds import Signed
from corpus.models import Document, Span
from ui.shown.escape import escape_markdown
from ui.web import analyst, changing, opened, typed
from ui.web.item import fields, kept
from ui.web.item.fields import Field, Input

_TALL = 130  # pixels of a box for quotes
Act = Callable[[Assistant, Signed], object]


def inputs(own: Sequence[Field], stands: Mapping[str, str], key: str) -> dict[str, str]:
    """The fields as the analyst leaves them: quotes over the whole width, the others two by two."""
    quotes = [one for one in own if one.input is Input.QUOTE]
    others = [one for one in own if one.input is not Input.QUOTE]
    given = {one.name: _input(one, stands.get(one.name, ""), key) for one in quotes}
    for pair in (others[at : at + 2] for at in range(0, len(others), 2)):
        for column, one in zip(st.columns(2), pair, strict=False):
            with column:
                given[one.name] = _input(one, stands.get(one.name, ""), key)
    return given


def _input(one: Field, value: str, key: str) -> str:
    name, help_ = f"{key}-{one.name}", escape_markdown(one.help) or None
    if one.input is Input.QUOTE:
        return st.text_area(one.label, value, key=name, help=help_, height=_TALL)
    if one.input is Input.CHOICE:
        options = [*([] if value in one.choices else [value]), *one.choices]
        return st.selectbox(
            one.label,
            options,
            options.index(value),
            key=name,
            help=help_,
            format_func=lambda option: one.choices.get(option, option) or "Not stated",
            filter_mode=None,
        )
    if one.input is Input.DAY:
        told = f"{help_ or ''} {typed.HELP}".strip()
        return typed.iso_of(st.text_input(one.label, typed.shown(value), key=name, help=told))
    return st.text_input(one.label, value, key=name, help=help_)


def signature(key: str, document: Document | None = None, *, quoting: bool = False) -> Signed:
    """Who says it and why; where words are `quoting` a document with pages, also on which page they stand."""
    why, by = st.columns(2)
    reason = why.text_input("Why", key=f"{key}-why", max_chars=1000, placeholder="The table on page 3 says so")
    who = analyst.name()
    if not (signs := opened.reader().who):
        most, empty = analyst.LONGEST, analyst.unsigned()
        who = by.text_input("Your name", who, most, f"{key}-who", help=analyst.HELP, placeholder=empty)
        analyst.remember(who.strip())  # as it was sent with the form, whatever comes of that
    else:
        by.caption(escape_markdown(f"Signed as {signs}"))
    within = _page(document, key) if quoting and document and document.pages else None
    return Signed(who.strip(), reason.strip(), within=within)


def _page(document: Document, key: str) -> Span | None:
    pages = {page.number: page.span for page in document.pages}
    chosen = st.selectbox(
        "Page of the quoted words",
        [None, *pages],
        key=f"{key}-page",
        format_func=lambda number: "Any page" if number is None else f"Page {number}",
        help="Needed only where the document has the same words on several pages.",
        width=220,
    )
    return pages[chosen] if chosen is not None else None


def buttons(save: str, key: str, *, icon: str = ":material/save:") -> DeltaGenerator | None:
    """Save and cancel, in a form. Where to say what came of saving, above them: below them nobody looks.

    None: it is not to be saved.
    """
    told = st.container()
    with st.container(horizontal=True, gap="small"):
        wanted = st.form_submit_button(save, key=f"{key}-save", type="primary", icon=icon)
        st.form_submit_button("Cancel", key=f"{key}-cancel", on_click=kept.close_form)
    return told if wanted else None


def save(act: Act, signed: Signed, done: str, *, needs_reason: bool = True) -> None:
    """Do it and say so; a refusal is shown there, and the form stays as it is."""
    if needs_reason and not signed.reason:
        changing.refuse("Say why: it stands in the history beside what you change.")
        return

    def work(assistant: Assistant) -> None:
        act(assistant, signed)
        kept.done(done)

    changing.change(work, in_words=fields.in_words)
