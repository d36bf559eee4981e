"""Layout by what the reader saw of a page: headings, furniture, footnotes and emphasis that the words do not tell."""

from __future__ import annotations

from itertools import pairwise

import pytest

from corpus.layout import blocks_of
from corpus.models import BlockKind, Mark, MarkKind, Page, Reading, Span
from corpus.passages import passages_of
from tests.corpus.papers import said

H, F, N, E = MarkKind.HEADING, MarkKind.FURNITURE, MarkKind.FOOTNOTE, MarkKind.EMPHASIS


def reading(text: str, *marks: tuple[MarkKind, str] | tuple[MarkKind, str, int] | tuple[MarkKind, str, str]) -> Reading:
    """A reading with marks over the words given, each with its level or style."""
    made = []
    for kind, words, *more in marks:
        start = text.index(words)
        given = more[0] if more else 0
        level, style = (0, given) if isinstance(given, str) else (given, "")
        made.append(Mark(kind, Span(start, start + len(words)), level, style))
    return Reading(text, "pdf", _pages(text), marks=tuple(made))


def _pages(text: str) -> tuple[Page, ...]:
    edges = [-1, *(n for n, c in enumerate(text) if c == "\f"), len(text)]
    pairs = pairwise(edges)
    return tuple(Page(n, Span(start + 1, end)) for n, (start, end) in enumerate(pairs, 1))


def found(read: Reading) -> list[tuple[str, str]]:
    return [(b.kind.value, said(b.spans, read.text)) for b in blocks_of(read) if b.kind is not BlockKind.FURNITURE]


@pytest.mark.parametrize(
    "text, marks, expected",
    [
        pytest.param(
            "Lamps of the coast and who keeps\nthem lit in winter.\nThe keepers met.",
            [(H, "Lamps of the coast and who keeps\nthem lit in winter.", 2)],
            [("heading", "Lamps of the coast and who keeps them lit in winter."), ("paragraph", "The keepers met.")],
            id="a heading of two lines with a full stop, its paragraph right below",
        ),
        pytest.param(
            "Lamps\nOil and wicks\nBoth are dear.",
            [(H, "Lamps", 1), (H, "Oil and wicks", 2)],
            [("heading", "Lamps"), ("heading", "Oil and wicks"), ("paragraph", "Both are dear.")],
            id="two headings, one under the other",
        ),
        pytest.param(
            "1. The lamps\n\nThey burn.",
            [(H, "1. The lamps", 1)],
            [("heading", "1. The lamps"), ("paragraph", "They burn.")],
            id="a numbered heading is no list item",
        ),
        pytest.param(
            "The keepers of Holme\nHarbour Lights 4 of 9\nmet on the quay.",
            [(F, "Harbour Lights 4 of 9")],
            [("paragraph", "The keepers of Holme met on the quay.")],
            id="furniture inside a sentence",
        ),
        pytest.param(
            "The keepers of Holme asked for\n\n2 Lamp Act 2031, section 4\ncovers their oil.\n\n\fmore oil.",
            [(N, "2 Lamp Act 2031, section 4\ncovers their oil.")],
            [
                ("paragraph", "The keepers of Holme asked for more oil."),
                ("footnote", "Lamp Act 2031, section 4 covers their oil."),
            ],
            id="a footnote inside a sentence",
        ),
        pytest.param(
            "The lamps burn.\n1 See the oil book.\n2 See the wick book.",
            [(N, "1 See the oil book."), (N, "2 See the wick book.")],
            [("paragraph", "The lamps burn."), ("footnote", "See the oil book."), ("footnote", "See the wick book.")],
            id="two footnotes",
        ),
        pytest.param(
            "LAMPS\n\nThey burn.",
            [(F, "LAMPS")],
            [("paragraph", "They burn.")],
            id="what would be a heading by its words is furniture by its looks",
        ),
    ],
)
def test_marks_come_before_words(text: str, marks: list[tuple[MarkKind, str]], expected: list[tuple[str, str]]) -> None:
    assert found(reading(text, *marks)) == expected


def test_the_levels_of_headings_make_their_sections() -> None:
    read = reading("Lamps\nOil\nIt is dear.\nWicks\nCheap.", (H, "Lamps", 1), (H, "Oil", 2), (H, "Wicks", 2))
    sections = {said(b.spans, read.text): b.section for b in blocks_of(read)}
    assert sections["It is dear."] == ("Lamps", "Oil")
    assert sections["Cheap."] == ("Lamps", "Wicks")


@pytest.mark.parametrize(
    "emphasis, style",
    [
        pytest.param([(E, "The keepers must mend\nthe lamp.", "bold italic")], "bold italic", id="the whole"),
        pytest.param([(E, "The keepers must", "bold"), (E, "mend\nthe lamp.", "bold italic")], "bold", id="in pieces"),
        pytest.param([(E, "The keepers", "bold")], "", id="some words of it"),
        pytest.param([(E, "must mend\nthe lamp.", "bold")], "", id="all but its first words"),
        pytest.param([], "", id="none"),
    ],
)
def test_the_emphasis_of_a_whole_paragraph_is_its_style(emphasis: list[tuple[MarkKind, str, str]], style: str) -> None:
    read = reading("Oil is dear.\n\nThe keepers must mend\nthe lamp.\n\nThey will.", *emphasis)
    (block,) = [b for b in blocks_of(read) if "must" in said(b.spans, read.text)]
    assert block.style == style


def test_a_sentence_over_a_page_with_a_footnote_and_furniture_is_one_with_two_spans() -> None:
    text = "The lamps of Holme were mended by\n7 Lamp Act 2031.\nPage 3\n\fthe keepers in spring. Oil was dear."
    read = reading(text, (N, "7 Lamp Act 2031."), (F, "Page 3"))
    prose, note = passages_of(read, blocks_of(read))
    assert [said(s, text) for s in prose.sentences] == [
        "The lamps of Holme were mended by the keepers in spring.",
        "Oil was dear.",
    ]
    assert [span.of(text) for span in prose.sentences[0]] == [
        "The lamps of Holme were mended by",
        "the keepers in spring.",
    ]
    assert (note.kind, note.page, said(note.spans, text)) == ("footnote", 1, "7 Lamp Act 2031.")


def test_a_sentence_goes_on_behind_any_number_of_footnotes() -> None:
    notes = [f"{n} Lamp Act {2030 + n}, section {n}" for n in range(1, 10)]
    text = "The keepers of the north shore asked for\n\n" + "\n\n".join(notes) + "\n\nPage 9\fmore oil."

    read = reading(text, *[(N, note) for note in notes], (F, "Page 9"))

    assert found(read)[0] == ("paragraph", "The keepers of the north shore asked for more oil.")


def test_a_page_break_alone_parts_a_sentence_into_two_spans() -> None:
    text = "The lamps of Holme were all mended by\n\fthe keepers of the quay in May."
    read = reading(text)
    (passage,) = passages_of(read, blocks_of(read))
    assert len(passage.sentences) == 1
    assert [span.of(text) for span in passage.spans] == text.split("\n\f")


def test_a_page_that_begins_inside_a_line_parts_it() -> None:
    text = "The lamps of Holme were all mended by the keepers of the quay in May."
    at = text.index("the keepers")
    read = Reading(text, "docx", (Page(1, Span(0, at)), Page(2, Span(at, len(text)))))
    (passage,) = passages_of(read, blocks_of(read))
    assert [span.of(text) for span in passage.sentences[0]] == [text[: at - 1], text[at:]]


def test_markdown_footnotes_stand_apart() -> None:
    text = "The lamps burn[^1] all night.\n\n[^1]: Lamp Act 2031.\n\nOil is dear."
    assert found(Reading(text, "md")) == [
        ("paragraph", "The lamps burn[^1] all night."),
        ("footnote", "Lamp Act 2031."),
        ("paragraph", "Oil is dear."),
    ]
