"""Word documents: what comes out as Markdown, and that nothing written in them is lost."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from docx.document import Document as WordDocument
from docx.enum.section import WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from corpus.reading import reading_of
from tests.corpus.making import docx_of
from tests.corpus.packing import parts_of, with_part


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
    assert reading.warnings == ("the running header is left out of the text: Ravenshoe Harbour Board",)
    assert reading.pages == ()


def test_pages_are_those_that_word_laid_out() -> None:
    def build(document: WordDocument) -> None:
        document.add_paragraph("The first page goes ")
        laid(document.paragraphs[0].add_run(), "on.")
        document.add_page_break()
        laid(document.add_heading("", 1).add_run(), "Third")  # Word marks the page that the author began, too
        table = document.add_table(2, 2)
        for n, cell in enumerate((table.cell(1, 0), table.cell(1, 1))):
            cell.text = f"cell {n} "
            laid(cell.paragraphs[0].add_run(), "goes on")
        document.add_paragraph("Last.").paragraph_format.page_break_before = True

    reading = reading_of(paged(docx_of(build), 5), "letter.docx")

    assert [page.span.of(reading.text).split() for page in reading.pages] == [
        ["The", "first", "page", "goes"],
        ["on."],
        ["#", "Third", "|", "cell", "0"],
        ["goes", "on", "|", "cell", "1", "goes", "on", "|", "|", "---", "|", "---", "|"],
        ["Last."],
    ]
    assert [page.number for page in reading.pages] == [1, 2, 3, 4, 5]


def test_pages_that_the_files_own_count_belies_are_not_shown() -> None:
    def build(document: WordDocument) -> None:
        laid(document.add_paragraph("One.").add_run(), "Two.")

    reading = reading_of(paged(docx_of(build), 9), "letter.docx")

    assert (reading.text, reading.pages) == ("One.Two.", ())
    assert "its pages are not known" in reading.warnings[0]


def test_breaks_of_the_author_alone_tell_pages_where_their_count_agrees() -> None:
    def build(document: WordDocument) -> None:
        document.add_paragraph("One.")
        document.add_section()
        document.add_paragraph("Two.")
        document.add_section(WD_SECTION.CONTINUOUS)
        document.add_paragraph("Still two.")

    assert len(reading_of(paged(docx_of(build), 2), "letter.docx").pages) == 2
    assert reading_of(paged(docx_of(build), 3), "letter.docx").pages == ()


def test_what_is_hidden_struck_out_or_in_the_margin_is_told() -> None:
    def build(document: WordDocument) -> None:
        paragraph = document.add_paragraph("It is mended.")
        paragraph.add_run(" Secret.").font.hidden = True
        struck = OxmlElement("w:del")
        struck.append(paragraph.add_run(" Or not.")._r)
        paragraph._p.append(struck)
        document.add_comment(paragraph.runs[0], "Is it?", "MH", "MH")

    reading = reading_of(docx_of(build), "letter.docx")

    assert reading.text == "It is mended."
    assert [warning.split(":")[0] for warning in reading.warnings] == [
        "it has tracked changes",
        "comments in the margin are left out",
        "hidden text is left out",
    ]


def test_footnotes_are_numbered_as_printed_and_stand_after_the_text() -> None:
    def build(document: WordDocument) -> None:
        for number, words in (("2", "First."), ("5", "Second.")):
            call = OxmlElement("w:footnoteReference")
            call.set(qn("w:id"), number)
            document.add_paragraph(words).add_run()._r.append(call)
        notes = "".join(
            f'<w:footnote w:id="{n}"><w:p><w:r><w:footnoteRef/><w:t> Note {n}.</w:t></w:r></w:p></w:footnote>'
            for n in (2, 5)
        )
        name = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        blob = f'<w:footnotes xmlns:w="{name}">{notes}</w:footnotes>'.encode()
        kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
        part = Part(PackURI("/word/footnotes.xml"), kind, blob, document.part.package)
        document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)

    reading = reading_of(docx_of(build), "letter.docx")

    assert reading.text == "First.[^1]\n\nSecond.[^2]\n\n[^1]: Note 2.\n\n[^2]: Note 5."
    assert [mark.span.of(reading.text) for mark in reading.marks] == ["[^1]: Note 2.", "[^2]: Note 5."]


def test_lists_of_one_pattern_count_on_unless_one_says_where_to_start() -> None:
    def build(document: WordDocument) -> None:
        first = _pattern(document, [("decimal", "%1."), ("lowerLetter", "(%2)")])
        root = document.part.numbering_part.element
        second, third = root.add_num(77), root.add_num(77)
        third.add_lvlOverride(0).add_startOverride(1)
        for words, number in (("one", first), ("two", second.numId), ("anew", third.numId), ("on", third.numId)):
            _numbered(document.add_paragraph(words), str(number), 0)

    assert text_of(build) == "1. one\n2. two\n1. anew\n2. on"


def test_a_style_based_on_a_heading_is_one_and_has_its_number() -> None:
    def build(document: WordDocument) -> None:
        number = _pattern(document, [("upperRoman", "%1."), ("decimal", "%1.%2")])
        level = document.part.numbering_part.element.xpath("w:abstractNum[@w:abstractNumId='77']/w:lvl[2]")[0]
        level.append(OxmlElement("w:isLgl"))
        style = document.styles.add_style("Asked", WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = document.styles["Heading 2"]
        _numbered(document.add_paragraph("Lights", style="Heading 1"), number, 0)
        _numbered(document.add_paragraph("Mend the north light", style="Asked"), number, 1)

    assert text_of(build) == "# I. Lights\n\n## 1.1 Mend the north light"


def test_symbols_are_what_they_mean() -> None:
    def build(document: WordDocument) -> None:
        run = document.add_paragraph("Mended ").add_run()
        sign = OxmlElement("w:sym")
        sign.set(qn("w:font"), "Wingdings")
        sign.set(qn("w:char"), "F0FC")
        run._r.append(sign)

    assert text_of(build) == "Mended ✓"


def test_a_cell_over_rows_is_said_again_but_at_the_beginning_of_a_row() -> None:
    def build(document: WordDocument) -> None:
        table = document.add_table(3, 3)
        for n, words in enumerate(("Ref", "What", "When", "H1", "mend", "May", "", "paint", "")):
            table.cell(n // 3, n % 3).text = words
        table.cell(1, 0).merge(table.cell(2, 0))
        table.cell(1, 2).merge(table.cell(2, 2))

    assert text_of(build).splitlines()[2:] == ["| H1 | mend | May |", "|  | paint | May |"]


def laid(run: Any, words: str) -> None:
    """A run that begins the page that Word laid out anew."""
    run._r.append(OxmlElement("w:lastRenderedPageBreak"))
    run.add_text(words)


def paged(data: bytes, pages: int) -> bytes:
    """The document saying that it has so many pages."""
    properties = parts_of(data)["docProps/app.xml"].decode()
    counted = re.sub(r"<Pages>\d+</Pages>", f"<Pages>{pages}</Pages>", properties)
    assert counted != properties or f"<Pages>{pages}<" in properties
    return with_part(data, "docProps/app.xml", counted.encode())


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
