"""Sign-ins that were ended here. The cookie that Streamlit keeps would go on letting in other windows that are open,
and whoever copied it, until its time is up.
"""

from __future__ import annotations

import time
from collections.abc import Mapping

import streamlit as st

_KEPT = 31 * 24 * 3600.0  # seconds: no sign-in counts for longer (assistant.access.signing)
_Mark = tuple[str, str, str]


def end(told: Mapping[str, object]) -> None:
    """Whoever the sign-in service says is there: this sign-in counts no more, in whatever window."""
    known, now = _ended(), time.monotonic()
    for old in [mark for mark, at in known.items() if now - at > _KEPT]:
        del known[old]
    known[_mark(told)] = now


def has_ended(told: Mapping[str, object]) -> bool:
    return _mark(told) in _ended()


def _mark(told: Mapping[str, object]) -> _Mark:
    """Each sign-in has a moment of its own."""
    return str(told.get("sub")), str(told.get("email")), str(told.get("iat"))


@st.cache_resource(show_spinner=False)
def _ended() -> dict[_Mark, float]:
    return {}
