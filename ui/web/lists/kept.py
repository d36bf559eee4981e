"""What the reader asks of a page, in its address and in its controls: the only place that reads or writes either.

The address is taken up on arriving and whenever it is another than the page wrote; else the controls say what is asked.
Coming back by a link without an address, the reader finds the page as it was left; by the browser's "back", as the
address has it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any, Generic, TypeVar

import streamlit as st

from ui.shown.params import Asking, Params
from ui.web import state

_Asked = TypeVar("_Asked", bound=Asking)


@dataclass(frozen=True, slots=True)
class Kept(Generic[_Asked]):
    """What is kept of one page, under `prefix`; each field of what is asked has a control, of which `drawn` always is.

    `read` takes up an address. `begun`: the fields that begin again once something else is asked for; `lasting`: those
    that stay as they are where nothing is asked for any more.
    """

    prefix: str
    read: Callable[[Mapping[str, Sequence[str]]], _Asked]
    drawn: str = "words"
    begun: Sequence[str] = ("page",)
    lasting: Sequence[str] = ("sort",)

    def key(self, name: str) -> str:
        """Of the control of a field."""
        return self.prefix + name

    @property
    def nothing(self) -> _Asked:
        return self.read({})

    def asked(self) -> _Asked:
        """What was asked when the page was last drawn, or what its address asks for now."""
        address, known = _address(), self._known()
        drawn = self.key(self.drawn) in st.session_state
        if known and (address == known.params if drawn or state.by_history() else not address):
            found = self._in_controls(known) if drawn else known
        else:
            found = self.read(address)
        if not drawn or not known or found != self._in_controls(known):
            self.put(found)
        return found

    def keep(self, asked: _Asked) -> None:
        """Remember what is asked, and write it into the address."""
        st.session_state[self.key("asked")] = asked
        if _address() != asked.params:
            st.query_params.from_dict(asked.params)

    def put(self, asked: _Asked) -> None:
        """Into the controls, before they are drawn."""
        for one in fields(asked):
            value = getattr(asked, one.name)
            st.session_state[self.key(one.name)] = list(value) if isinstance(value, tuple) else value

    def only(self, asked: _Asked, there: Mapping[str, Collection[str]]) -> _Asked:
        """Without what there is nothing of in the library now: `there` has the values that each field can have."""
        kept = {name: tuple(one for one in getattr(asked, name) if one in known) for name, known in there.items()}
        found = asked.but(**kept, page=asked.page)
        if found != asked:
            self.put(found)
        return found

    def within(self, asked: _Asked, pages: int) -> _Asked:
        """At the last page where there are not so many."""
        if asked.page <= max(pages, 1):
            return asked
        st.session_state[self.key("page")] = max(pages, 1)
        return asked.but(page=max(pages, 1))

    def changed(self) -> None:
        """By a click: something else is asked for, which is shown from its beginning."""
        for name in self.begun:
            st.session_state[self.key(name)] = getattr(self.nothing, name)

    def clear(self) -> None:
        """By a click: everything again, in the same order."""
        known = self._known() or self.nothing
        self.put(self.nothing.but(**{name: getattr(known, name) for name in self.lasting}))

    def turn(self) -> None:
        """By a click on another page: the list is read from its beginning again."""
        st.session_state[self.key("turns")] = st.session_state.get(self.key("turns"), 0) + 1

    def turned(self) -> str:
        """Names the last time that a page was turned; empty before that."""
        turns = st.session_state.get(self.key("turns"), 0)
        return f"{self.prefix}{turns}" if turns else ""

    def _known(self) -> _Asked | None:
        """As it was last kept."""
        found: _Asked | None = st.session_state.get(self.key("asked"))
        return found

    def _in_controls(self, known: _Asked) -> _Asked:
        """As the controls stand; those that are not drawn stand as they did."""
        said: dict[str, Any] = {}
        for one in fields(known):
            value = st.session_state.get(self.key(one.name), getattr(known, one.name))
            said[one.name] = tuple(value) if isinstance(value, list) else one.default if value is None else value
        return known.but(**said)


def _address() -> Params:
    return {name: st.query_params.get_all(name) for name in st.query_params}
