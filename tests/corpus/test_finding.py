"""Quotes are found as an analyst types them, and kept as they are printed."""

from __future__ import annotations

import pytest

from corpus.layout import blocks_of
from corpus.library.anchors import Anchor, anchored, printed_words, refound
from corpus.library.finding import Wording
from corpus.models import Block, BlockKind, Reading, Span

TEXT = """# The north light

The warden’s keepers will **mend** the north light¹ by 30 June & re-
port to the “harbour” council (in £5 steps).

Complete.

The keepers of the south light will not.

Complete.
"""


def wording(text: str = TEXT) -> Wording:
    return Wording(text, blocks_of(Reading(text, "md")))


def found(quote: str, text: str = TEXT) -> list[str]:
    return [printed_words(place, text) for place in wording(text).places(quote)]


@pytest.mark.parametrize(
    ("quote", "printed"),
    [
        pytest.param("mend the north light", "mend** the north light", id="markup left out, up to its edges"),
        pytest.param("the warden's keepers", "The warden’s keepers", id="other quotation marks and case"),
        pytest.param(
            "report to the 'harbour' council", "re-\nport to the “harbour” council", id="a hyphen at a line's end"
        ),
        pytest.param("light by 30 June and report", "", id="a word too many"),
        pytest.param("30 June &  report", "30 June & re-\nport", id="a sign"),
        pytest.param("(in £5 steps).", "(in £5 steps).", id="brackets and a full stop that are quoted"),
        pytest.param("in £5 steps", "in £5 steps", id="and those that are not"),
        pytest.param(
            "the keepers of the south light will not", "The keepers of the south light will not", id="no stop"
        ),
        pytest.param("keepers of the sou", "", id="half a word"),
        pytest.param(
            "will ... 30 June", "will **mend** the north light¹ by 30 June", id="from the first words to the last"
        ),
        pytest.param("30 June … will mend", "", id="but not backwards"),
        pytest.param("!?", "", id="no words"),
    ],
)
def test_a_quote_is_found_as_it_is_printed(quote: str, printed: str) -> None:
    assert found(quote) == ([printed] if printed else [])


def test_every_place_is_found() -> None:
    assert found("complete") == ["Complete", "Complete"]


def test_a_quote_over_a_page_footer_leaves_it_out() -> None:
    text = "The keepers will mend\nPage 2 of 9\nthe light."
    blocks = [
        Block(BlockKind.PARAGRAPH, (Span(0, 21), Span(34, 44))),
        Block(BlockKind.FURNITURE, (Span(22, 33),)),
    ]
    pages = Wording(text, blocks)
    (place,) = pages.places("will mend the light.")
    assert [span.of(text) for span in place] == ["will mend", "the light."]
    assert [printed_words(place, text) for place in pages.places("page 2 of 9")] == ["Page 2 of 9"]


@pytest.mark.parametrize(
    ("quote", "nearest"),
    [
        ("the keepers of the west light will never", "The keepers of the south light will not."),
        ("zeppelins were painted green", ""),
    ],
)
def test_the_nearest_sentence_is_named(quote: str, nearest: str) -> None:
    assert printed_words(wording().nearest(quote), TEXT) == nearest


def test_a_text_without_blocks_is_searched_whole() -> None:
    assert len(Wording(TEXT).places("Complete")) == 2
    assert "The keepers of the south" in printed_words(Wording(TEXT).nearest("keepers of a south light"), TEXT)


# Found again


def anchor(quote: str, number: int = 0) -> Anchor:
    own = wording()
    return anchored(own.places(quote)[number], own)


@pytest.mark.parametrize("number", [0, 1])
def test_words_that_stand_twice_are_told_by_what_is_around_them(number: int) -> None:
    moved = "A new beginning.\n\n" + TEXT.replace("# The north light", "# Of the lights\n\nComplete.")
    again = refound(anchor("Complete.", number), wording(moved))
    places = [at for at in range(len(moved)) if moved.startswith("Complete.", at)]
    assert again.spans[0].start == places[number + 1]


def test_words_that_are_gone_are_kept_and_found_when_they_are_back() -> None:
    own = anchor("The keepers of the south light will not.")
    lost = refound(own, wording(TEXT.replace("south", "east")))
    assert lost.is_lost and lost.words == own.words
    assert refound(lost, wording()) == own


def test_long_words_are_found_though_a_line_between_them_is_read_otherwise() -> None:
    tale = "The keepers of the pond counted every eel that came by night, and then they went home to write it all down "
    own = Wording(tale + "PAGE NINE " + tale)
    kept = anchored((Span(0, len(own.text) - 1),), own)
    again = refound(kept, Wording("Foreword. " + tale + tale))
    assert (again.spans[0].start, again.spans[-1].end) == (10, 9 + 2 * len(tale))
