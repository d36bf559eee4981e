"""Short forms written out and reported tenses set back, with every character's place kept."""

from __future__ import annotations

import pytest

from corpus.models import Span
from corpus.register.prose import prose_of
from corpus.register.speech import as_spoken

CASES = [
    ("short forms", "I'll ask, and we've begun.", False, "I will ask, and we have begun."),
    ("what a letter supposes stays", "The Clerk would write.", False, "The Clerk would write."),
    ("what somebody would do", "The Clerk would write.", True, "The Clerk will write."),
    ("what somebody agreed to do", "Ms Fenn agreed to write.", True, "Ms Fenn will write."),
    ("a decision is no deed", "Members agreed to approve it.", True, "Members agreed to approve it."),
    ("what was going on", "The Guild was drawing a chart.", True, "The Guild is drawing a chart."),
    ("a passive with its agent", "It would be drawn by the Guild.", True, "It will be drawn by the Guild."),
    ("a passive of nobody", "It would be drawn soon.", True, "It would be drawn soon."),
    ("what is supposed", "The Clerk would write if asked.", True, "The Clerk would write if asked."),
    ("what things would do", "The lamp would flicker.", True, "The lamp would flicker."),
]


@pytest.mark.parametrize(("text", "reported", "said"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_as_spoken(text: str, reported: bool, said: str) -> None:
    found = as_spoken(prose_of((Span(0, len(text)),), text), reported=reported)
    assert found.words.strip() == said


def test_places_are_kept() -> None:
    text = "The Clerk would write; Ms Fenn would not. We'll see."
    found = as_spoken(prose_of((Span(0, len(text)),), text), reported=True)
    assert len(found.words) == len(found.origin)
    for words, printed in (("will write", "would write"), ("Ms Fenn would not", "Ms Fenn would not"), ("see", "see")):
        at = found.words.index(words)
        assert found.span(at, at + len(words)).of(text) == printed
