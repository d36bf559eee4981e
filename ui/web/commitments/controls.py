"""What the reader sets on the Commitments page: words to look for, filters, order, groups, what is shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from assistant.choices import Choices
from corpus.models import Document, ItemKind
from ui.shown.escape import shorten
from ui.web import listing
from ui.web.commitments import kept
from ui.web.commitments.asked import GROUPS, ORDERS, SHOWN, STATUSES, Asked
from ui.web.commitments.kept import KEPT
from ui.web.lists.controls import choice, day, several, words

_LONGEST = 90  # characters of a name in a list
_KINDS = {ItemKind.STANDALONE.value: "promised outside any recommendation"}


def row(asked: Asked, documents: Sequence[Document], choices: Choices) -> None:
    """What is looked for: words and filters."""
    with st.container(key="register-controls", horizontal=True, vertical_alignment="bottom", gap="small"):
        words(KEPT, "Find words", "Words in what was asked, answered or promised")
        count = f" ({asked.filters})" if asked.filters else ""
        with st.popover(f"Filters{count}", icon=":material/filter_list:", key="register-filters"):
            _filters(documents, choices)


def order() -> None:
    """How the list is ordered and grouped."""
    with st.container(key="register-order", horizontal=True, vertical_alignment="bottom", gap="small"):
        choice(KEPT, "sort", "Sort by", ORDERS)
        choice(KEPT, "group", "Group by", GROUPS)


def shown(asked: Asked, counts: Mapping[str, int]) -> None:
    """What can be shown, each with how many there are; what is shown now says so.

    Only the words differ: a button of another type is another element to the browser, which would lose the focus.
    """
    with st.container(key="register-shown", horizontal=True, gap="small"):
        for name, what in SHOWN.items():
            now = " *(shown)*" if asked.show == name else ""
            st.button(
                f"**{counts[name]:,}** {what}{now}",
                key=KEPT.key(f"show-{name or 'everything'}"),
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


def _filters(documents: Sequence[Document], choices: Choices) -> None:
    titles = {one.id: shorten(listing.named(one), _LONGEST) for one in listing.newest_first(documents)}
    several(
        KEPT,
        "body",
        "Organisation",
        choices.bodies,
        meaning="Which wrote the document, was asked, or is to do it. You can type a name that is not in the list.",
        accept_new_options=True,
    )
    several(
        KEPT,
        "person",
        "Who is to do it",
        choices.people,
        meaning="A person, team or organisation as printed. Initials and parts of a name do too.",
        accept_new_options=True,
    )
    several(KEPT, "status", "Status", STATUSES, meaning="What a document says, as at its date.")
    several(KEPT, "kind", "Kind", choices.kinds, shown=lambda kind: listing.upper(_KINDS.get(kind, kind)))
    several(KEPT, "document", "Document", titles, shown=lambda ident: titles.get(ident, ident))
    with st.container(horizontal=True):
        day(KEPT, "due_from", "Due from")
        day(KEPT, "due_to", "Due to")
    st.button("Clear filters", key="register-clear", icon=":material/filter_alt_off:", on_click=KEPT.clear)
