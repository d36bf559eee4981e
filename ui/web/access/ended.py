"""Sign-ins that were ended here. The cookie that Streamlit keeps would go on letting in other windows that are open,
and whoever copied it, until its time is up.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from hashlib import sha256

import streamlit as st

from corpus.errors import PeopleError
from ui.web.conversations.store import people


def end(told: Mapping[str, object]) -> None:
    """Whoever the sign-in service says is there: this sign-in counts no more, in whatever window.

    Where nothing can be kept, until the pages are started anew.
    """
    _here().add(_name(told))
    with suppress(PeopleError):
        people().end(_name(told))


def has_ended(told: Mapping[str, object]) -> bool:
    if _name(told) in _here():
        return True
    with suppress(PeopleError):
        return people().has_ended(_name(told))
    return False


def _name(told: Mapping[str, object]) -> str:
    """Each sign-in has a moment of its own. Nobody who reads what is kept learns whose it was."""
    return sha256("\n".join(str(told.get(part)) for part in ("sub", "email", "iat")).encode()).hexdigest()


@st.cache_resource(show_spinner=False)
def _here() -> set[str]:
    """Those ended since the pages were started."""
    return set()
