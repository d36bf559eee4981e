"""Word documents: what comes out as Markdown, and that nothing written in them is lost."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from corpus.reading import reading_of
from tests.corpus.making import docx_of


def text_of(build: Callable[[WordDocument], Any]) -> str:
    return reading_of(docx_of(build), "letter.docx").text


def test_headings_paragraphs_and_emphasis() -> None:
    def build(document: WordDocument) -> None:
        document.add_heading("Progress report", 0)
        document.add_heading("Recommendation 4", 2)
        document.add_paragraph().add_run("Mend the north light.").bold = True
        both = document.add_paragraph().add_run("By June.")
        both.bold = both.italic = True
        mixed = document.add_paragraph("It is ")
        mixed.add_run("mended").bold = True
        document.add_paragraph("   ")

    assert text_of(build) == (
        "# Progress report\n\n## Recommendation 4\n\n**Mend the north light.**\n\n***By June.***\n\nIt is mended"
    )


def test_a_line_break_stays_and_a_tab_is_a_space() -> None:
    assert text_of(lambda document: document.add_paragraph("To:\tthe Warden\nRavenshoe")) == "To: the Warden\nRavenshoe"


def test_lists_have_the_numbers_that_word_prints() -> None:
    def build(document: WordDocument) -> None:
        for text in ("Mend the light.", "Paint the buoys."):
            document.add_paragraph(text, style="List Number")
        document.add_paragraph("And:")
        document.add_paragraph("the ferry", style="List Bullet")
        document.add_paragraph("the pier", style="List Bullet 2")

    assert text_of(build) == "1. Mend the light.\n2. Paint the buoys.\n\nAnd:\n\n- the ferry\n- the pier"


def test_numbers_follow_the_documents_own_pattern() -> None:
    def build(document: WordDocument) -> None:
        pattern = _pattern(
            document, [("decimal", "Recommendation %1:"), ("lowerLetter", "%1(%2)"), ("upperRoman", "%3")]
        )
        for depth, text in ((0, "Lights"), (1, "north"), (1, "south"), (0, "Buoys"), (1, "red"), (2, "small")):
            _numbered(document.add_paragraph(text), pattern, depth)

    assert text_of(build) == (
        "Recommendation 1: Lights\n   1(a) north\n   1(b) south\nRecommendation 2: Buoys\n   2(a) red\n      I small"
    )


def test_a_table_with_merged_cells_and_bars() -> None:
    def build(document: WordDocument) -> None:
        table = document.add_table(3, 3)
        for column, text in enumerate(("Ref", "What", "When")):
            table.cell(0, column).text = text
        table.cell(1, 0).merge(table.cell(2, 0)).text = "H1"
        table.cell(1, 1).merge(table.cell(1, 2)).text = "Lights | buoys"
        table.cell(2, 1).text = "mend"
        table.cell(2, 1).add_paragraph("paint")

    assert text_of(build).splitlines() == [
        "| Ref | What | When |",
        "| --- | --- | --- |",
        "| H1 | Lights \\| buoys |  |",
        "|  | mend<br>paint |  |",
    ]


def test_a_box_around_text_is_text() -> None:
    def build(document: WordDocument) -> None:
        box = document.add_table(1, 1).cell(0, 0)
        box.text = "Recommendation 2"
        box.add_paragraph("Paint the buoys.")

    assert text_of(build) == "Recommendation 2\n\nPaint the buoys."


def test_a_table_inside_a_table_keeps_its_words() -> None:
    def build(document: WordDocument) -> None:
        outer = document.add_table(1, 2)
        outer.cell(0, 0).text = "outer"
        inner = outer.cell(0, 1).add_table(1, 1)
        inner.cell(0, 0).text = "inner"

    assert text_of(build).splitlines()[0] == "| outer | inner |"


@pytest.mark.parametrize("tag", ["w:ins", "w:hyperlink", "w:smartTag"])
def test_text_inside_other_marks_is_kept(tag: str) -> None:
    def build(document: WordDocument) -> None:
        paragraph = document.add_paragraph("The light ")
        wrapper = OxmlElement(tag)
        wrapper.append(paragraph.add_run("is mended.")._r)
        paragraph._p.append(wrapper)

    assert text_of(build) == "The light is mended."


def test_deleted_text_is_left_out() -> None:
    def build(document: WordDocument) -> None:
        paragraph = document.add_paragraph("The light is mended.")
        wrapper = OxmlElement("w:del")
        wrapper.append(paragraph.add_run(" Or not.")._r)
        paragraph._p.append(wrapper)

    assert text_of(build) == "The light is mended."


def test_a_content_control_is_read_where_it_stands() -> None:
    def build(document: WordDocument) -> None:
        document.add_paragraph("Before.")
        inside = document.add_paragraph("Inside.")
        document.add_paragraph("After.")
        control, content = OxmlElement("w:sdt"), OxmlElement("w:sdtContent")
        inside._p.addprevious(control)
        control.append(content)
        content.append(inside._p)

    assert text_of(build) == "Before.\n\nInside.\n\nAfter."


def test_a_text_box_is_read_once_after_its_paragraph() -> None:
    def build(document: WordDocument) -> None:
        anchor = document.add_paragraph("Beside the box.")
        boxed = document.add_paragraph("In the box.")
        box = OxmlElement("w:txbxContent")
        box.append(boxed._p)
        anchor.runs[0]._r.append(box)

    assert text_of(build) == "Beside the box.\n\nIn the box."


def test_headers_and_footers_are_left_out_and_told() -> None:
    def build(document: WordDocument) -> None:
        document.add_paragraph("The light is mended.")
        document.sections[0].header.paragraphs[0].text = "Ravenshoe Harbour Board"
        document.sections[0].footer.paragraphs[0].text = "3"

    reading = reading_of(docx_of(build), "letter.docx")

    assert reading.text == "The light is mended."
    assert reading.warnings == ("the running header is left out of the text",)
    assert reading.pages == ()


def _pattern(document: WordDocument, levels: list[tuple[str, str]]) -> str:
    """Add a list pattern to the document; returns the number of a list of it."""
    root = document.part.numbering_part.element
    pattern = OxmlElement("w:abstractNum")
    pattern.set(qn("w:abstractNumId"), "77")
    for depth, (kind, shown) in enumerate(levels):
        level = OxmlElement("w:lvl")
        level.set(qn("w:ilvl"), str(depth))
        for tag, value in (("w:start", "1"), ("w:numFmt", kind), ("w:lvlText", shown)):
            child = OxmlElement(tag)
            child.set(qn("w:val"), value)
            level.append(child)
        pattern.append(level)
    root.insert(0, pattern)
    number = root.add_num(77)
    return str(number.numId)


def _numbered(paragraph: Any, number: str, depth: int) -> None:
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_numId().val = int(number)
    properties.get_or_add_ilvl().val = depth
