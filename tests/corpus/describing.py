"""Descriptions of invented papers."""

from __future__ import annotations

from corpus.layout import blocks_of
from corpus.metadata import describe
from corpus.models import Description, Reading


def described(text: str, source: str = "paper.md") -> Description:
    reading = Reading(text, "md")
    return describe(reading, blocks_of(reading), source)
