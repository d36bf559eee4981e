"""What the reader sets on the Commitments page: words to look for, filters, order, groups, what is shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from assistant.choices import Choices
from corpus.models import Document, ItemKind
from ui.web import listing
from ui.web.commitments import kept
from ui.web.commitments.asked import FIRST, GROUPS, LAST, ORDERS, SHOWN, STATUSES, Asked
from ui.web.commitments.kept import PREFIX
from ui.web.escape import escape_markdown, shorten

_LONGEST = 90  # characters of a name in a list
_KINDS = {ItemKind.STANDALONE.value: "promised outside any recommendation"}


def row(asked: Asked, documents: Sequence[Document], choices: Choices) -> None:
    """What is looked for: words and filters."""
    with st.container(key="register-controls", horizontal=True, vertical_alignment="bottom", gap="small"):
        st.text_input(
            "Find words",
            key=f"{PREFIX}words",
            placeholder="Words in what was asked, answered or promised",
            icon=":material/search:",
            on_change=kept.first_page,
        )
        count = f" ({asked.filters})" if asked.filters else ""
        with st.popover(f"Filters{count}", icon=":material/filter_list:", key="register-filters"):
            _filters(documents, choices)


def order() -> None:
    """How the list is ordered and grouped."""
    with st.container(key="register-order", horizontal=True, vertical_alignment="bottom", gap="small"):
        _choice("Sort by", ORDERS, "sort")
        _choice("Group by", GROUPS, "group")


def shown(asked: Asked, counts: Mapping[str, int]) -> None:
    """What can be shown, each with how many there are; what is shown now says so.

    Only the words differ: a button of another type is another element to the browser, which would lose the focus.
    """
    with st.container(key="register-shown", horizontal=True, gap="small"):
        for name, words in SHOWN.items():
            now = " *(shown)*" if asked.show == name else ""
            st.button(
                f"**{counts[name]:,}** {words}{now}",
                key=f"{PREFIX}show-{name or 'everything'}",
                on_click=kept.show,
                args=(name,),
                help=_MEANT.get(name),
            )


_MEANT = {
    "overdue": "Its date has passed and no document says that it is done. That does not mean that it was not.",
    "soon": "Due from today on, within three months, and not said to be done.",
    "undated": "No day is named, or only words such as “in due course”.",
    "unanswered": "Something was asked, and no response to it is in these documents.",
    "done": "A document says so: the same one or a later one.",
}


def _choice(label: str, names: Mapping[str, str], name: str) -> None:
    st.selectbox(
        label,
        list(names),
        key=PREFIX + name,
        format_func=lambda value: names[value],
        filter_mode=None,
        on_change=kept.first_page,
        width=230,
    )


def _filters(documents: Sequence[Document], choices: Choices) -> None:
    titles = {one.id: shorten(listing.named(one), _LONGEST) for one in listing.newest_first(documents)}
    _several(
        "Organisation",
        {name: listing.upper(name) for name in choices.bodies},
        "body",
        "Which wrote the document, was asked, or is to do it. You can type a name that is not in the list.",
    )
    _several(
        "Who is to do it",
        {name: listing.upper(name) for name in choices.people},
        "person",
        "A person, team or organisation as printed. Initials and parts of a name do too.",
    )
    _several(
        "Status",
        {status: listing.upper(status) for status in STATUSES},
        "status",
        "What a document says, as at its date.",
    )
    _several("Kind", {kind: listing.upper(_KINDS.get(kind, kind)) for kind in choices.kinds}, "kind", None)
    _several("Document", titles, "document", None)
    with st.container(horizontal=True):
        _day("Due from", "due_from")
        _day("Due to", "due_to")
    st.button("Clear filters", key="register-clear", icon=":material/filter_alt_off:", on_click=kept.clear)


def _several(label: str, names: Mapping[str, str], name: str, meaning: str | None) -> None:
    st.multiselect(
        label,
        list(names),
        key=PREFIX + name,
        placeholder="All",
        select_all=False,
        accept_new_options=name in ("body", "person"),
        format_func=lambda value: names.get(value, value),
        help=escape_markdown(meaning) if meaning else None,
        on_change=kept.first_page,
        filter_mode="contains",
    )


def _day(label: str, name: str) -> None:
    st.date_input(
        label,
        value=None,
        min_value=FIRST,
        max_value=LAST,
        key=PREFIX + name,
        format="DD/MM/YYYY",
        on_change=kept.first_page,
        width=150,
    )
