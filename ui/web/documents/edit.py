"""Correcting what was read of a document: a form with every fact, as it counts and as it was read."""

from __future__ import annotations

import streamlit as st

from corpus.library.corrections import KINDS
from corpus.library.review import FieldReview, Review
from corpus.models import Document
from ui.shown.escape import escape_markdown
from ui.web import analyst, changing, dialogs, listing, opened, typed
from ui.web.documents.facts import LANGUAGES, said
from ui.web.documents.reviewed import review_of
from ui.web.listing import LABELS

_NONE = "None given"
_HELP = {
    "signatory": "Who signed it, where that is not its author",
    "answers": "The report that it answers",
    "body": "The organisation that issued it",
}


@dialogs.dialog("Correct what was read", width="large")
def dialog(document: Document) -> None:
    """Changed fields are saved as corrections; an emptied one says that the document has none."""
    assistant = opened.assistant()
    review = review_of(assistant, document.id)
    st.markdown(escape_markdown(document.source))
    _undo(review)
    with st.form(f"edit-{document.id}", border=False):
        values = _inputs(review)
        why, by = st.columns(2)
        reason = why.text_input("Why", placeholder="The cover page gives another date", max_chars=300, key="edit-why")
        who = by.text_input(
            "Your name",
            analyst.name(),
            max_chars=analyst.LONGEST,
            key="edit-who",
            placeholder=analyst.unsigned(),
            help=analyst.HELP,
            disabled=bool(opened.reader().who),
        )
        told = st.container()  # above the button: what stands below it is out of sight on most screens
        wanted = st.form_submit_button("Save", type="primary", icon=":material/save:")
    if wanted:
        with told:
            _save(review, values, reason.strip(), (who or "").strip())


def _inputs(review: Review) -> dict[str, str]:
    """The title over the whole width, the others two by two."""
    title, *others = review.fields
    values = {title.field: _input(title)}
    for pair in (others[at : at + 2] for at in range(0, len(others), 2)):
        for column, one in zip(st.columns(2), pair, strict=False):
            with column:
                values[one.field] = _input(one)
    return values


def _input(one: FieldReview) -> str:
    """The value as the analyst leaves it."""
    label, key, value = LABELS[one.field], f"edit-{one.field}", one.fact.value
    if one.field == "date":
        text = typed.iso_of(st.text_input(label, typed.shown(value), key=key, help=typed.HELP))
    elif one.field in ("kind", "language"):
        known = KINDS if one.field == "kind" else ("", *LANGUAGES)
        options = [*([] if value in known else [value]), *known]
        text = st.selectbox(
            label, options, options.index(value), key=key, format_func=lambda option: said(one.field, option) or _NONE
        )
    else:
        text = st.text_input(label, value, key=key, help=_HELP.get(one.field)).strip()
    if was := _as_read(one):
        st.caption(escape_markdown(was))
    return text


def _as_read(one: FieldReview) -> str:
    """How the value came about, where it was not simply printed."""
    if one.fact.by:
        return f"Corrected by {one.fact.by}. Read as: {said(one.field, one.read.value) or 'nothing'}."
    if one.read.inferred:
        return f"Inferred: {one.read.reason or 'no reason given'}."
    return "" if one.read.value else "Nothing was found."


def _save(review: Review, values: dict[str, str], reason: str, who: str) -> None:
    analyst.remember(who)
    changed = {one.field: values[one.field] for one in review.fields if values[one.field] != one.fact.value}
    if not changed:
        st.info("Nothing was changed.", icon=":material/info:")
        return
    names = ", ".join(LABELS[field].lower() for field in changed)
    changing.change(
        lambda assistant: assistant.correct_all(review.document.id, changed, reason=reason, who=who),
        f"{review.document.source}: {names} corrected.",
        in_words=lambda error: listing.upper(typed.in_words(str(error))),
    )


def _undo(review: Review) -> None:
    """A button for each correction: back to what was read."""
    for one in review.fields:
        if one.fact.by:
            words = f"Undo: {LABELS[one.field].lower()} back to {said(one.field, one.read.value) or 'nothing'}"
            if st.button(escape_markdown(words), key=f"undo-{one.field}", icon=":material/undo:", wrap=True):
                _undone(review, one.field)


def _undone(review: Review, field: str) -> None:
    changing.change(
        lambda assistant: assistant.undo(review.document.id, field, who=analyst.name()),
        f"{review.document.source}: {LABELS[field].lower()} as it was read.",
    )
