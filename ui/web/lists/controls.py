"""The controls over a list: each is of one field of what is asked, and draws the list anew from its first page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

import streamlit as st

from ui.shown.escape import escape_markdown
from ui.web.listing import upper
from ui.web.lists.kept import Kept

_One = TypeVar("_One")


def words(kept: Kept[Any], label: str, hint: str) -> None:
    st.text_input(label, key=kept.key("words"), placeholder=hint, icon=":material/search:", on_change=kept.changed)


def choice(kept: Kept[Any], name: str, label: str, names: Mapping[str, str]) -> None:
    """`names` must stay as they are: what is chosen is known to the browser by its name."""
    st.selectbox(
        label,
        list(names),
        key=kept.key(name),
        format_func=lambda value: names[value],
        filter_mode=None,
        on_change=kept.changed,
        width=230,
    )


def several(
    kept: Kept[Any],
    name: str,
    label: str,
    there: Iterable[str],
    *,
    meaning: str = "",
    shown: Callable[[str], str] = upper,
    **options: Any,
) -> None:
    """Any of what is there; none asks for all. `options` are Streamlit's own."""
    st.multiselect(
        label,
        list(there),
        key=kept.key(name),
        placeholder="All",
        select_all=False,
        format_func=shown,
        help=escape_markdown(meaning) or None,
        on_change=kept.changed,
        filter_mode="contains",
        **options,
    )


def day(kept: Kept[Any], name: str, label: str, *, width: int = 150) -> None:
    first, last = kept.nothing.days
    st.date_input(
        label,
        value=None,
        min_value=first,
        max_value=last,
        key=kept.key(name),
        format="DD/MM/YYYY",
        on_change=kept.changed,
        width=width,
    )


def page_of(found: Sequence[_One], size: int, key: str) -> Sequence[_One]:
    """What stands on the page that the reader chose, of so many each."""
    pages = -(-len(found) // size)
    first = (st.pagination(pages, key=key) - 1) * size if pages > 1 else 0
    return found[first : first + size]
