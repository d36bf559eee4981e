"""The store of what readers keep (assistant.conversations), opened once for all pages."""

from __future__ import annotations

import os
from pathlib import Path

import streamlit as st

from assistant.conversations import People
from assistant.wiring import settings_from


def people() -> People:
    """Raises PeopleError where nothing can be kept."""
    return _open(settings_from(os.environ).library)


@st.cache_resource(show_spinner=False)
def _open(folder: Path) -> People:
    return People.open(folder)
