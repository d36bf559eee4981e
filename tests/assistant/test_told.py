"""The first words of what is long, as an answer quotes them. All is fictional."""

from __future__ import annotations

from assistant.lookups.told import cut


def test_what_is_short_is_quoted_whole() -> None:
    assert cut("The ditch is clear. ") == "“The ditch is clear.”"


def test_what_is_long_ends_with_a_sentence_where_that_leaves_half() -> None:
    assert cut("The ditch is clear. The butt is mended at last and the", 8) == "“The ditch is clear.” …"
    assert cut("Clear. The butt is mended at last and the bees", 8) == "“Clear. The butt is mended at last and” …"


def test_a_title_ends_no_sentence() -> None:
    assert cut("The ditch is for Dr. Wickens to clear by May", 6) == "“The ditch is for Dr. Wickens” …"
