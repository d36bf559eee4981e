"""Rich text: what comes out as Markdown, and that nothing written in it is lost."""

from __future__ import annotations

import pytest

from corpus.errors import NoText, ReadingError
from corpus.models import MarkKind
from corpus.reading import reading_of

_HEAD = (
    r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fcharset0 Serif;}{\f1\fcharset204 Serif;}{\f2\fcharset128 Serif;}}"
    r"{\colortbl;\red0\green0\blue0;}{\stylesheet{\s0 Normal;}{\s1\b heading 1;}{\s2 heading 2;}{\s3 Title;}}"
    r"{\info{\title Not in the text}\nofpages3}"
)


def text_of(body: str) -> str:
    return reading_of((_HEAD + body + "}").encode("latin-1"), "report.rtf").text


def test_headings_paragraphs_and_emphasis() -> None:
    assert text_of(
        r"\pard\s3 Progress report\par\pard\s2\outlinelevel1 Recommendation 4\par\pard\s0{\b\i Mend the light.}\par "
        r"It is {\b mended},\tab they say:\line so.{\v  Not yet.}{\deleted  Or not.}\par\par End"
    ) == (
        "# Progress report\n\n## Recommendation 4\n\n***Mend the light.***\n\nIt is mended, they say:\nso.\n\nEnd"
    )  # fmt: skip


@pytest.mark.parametrize(
    "body, expected",
    {
        "code page": (r"It cost \'a3450 \endash  \ldblquote cheap\rdblquote", "It cost £450 – “cheap”"),
        "unicode with its stand-in": (r"caf\u233\'e9 and \u8364?5", "café and €5"),
        "unicode without": (r"\uc0 caf\u233 s", "cafés"),
        "unicode of two halves": (r"a \u-10179?\u-8704? ship", "a \U0001f600 ship"),
        "a font's code page": (r"{\f1 \'cc\'e0\'ff\'ea}", "Маяк"),
        "letters of two bytes": (r"{\f2 \'93\'94\'91\'e4}", "灯台"),
        "a second byte that is a letter": (r"{\f2 \'83A}", "ア"),
        "escaped braces": (r"\{a\} \\ b\~c\_d\-e", "{a} \\ b\u00a0c\u2011de"),
        "a field shows its result": (r"{\field{\*\fldinst HYPERLINK x}{\fldrslt the light}} on", "the light on"),
        "groups to ignore": (r"A{\*\unknown no}{\pict\pngblip 89504e47}{\header no}{\*\htmltag <p>} b", "A b"),
        "bytes of a picture": ("A{\\pict\\bin5 }}}{{ no} b", "A b"),
        "two renderings": (r"{\upr{old}{\*\ud{n\u233?w}}}", "néw"),
        "a text box": (r"A{\shp{\*\shpinst{\sp{\sn x}{\sv y}}{\shptxt in the box}}{\shprslt no}}", "Ain the box"),
    }.values(),
)
def test_words_are_what_the_file_says(body: str, expected: str) -> None:
    assert text_of(body) == expected


def test_lists_have_the_markers_that_are_printed() -> None:
    assert text_of(
        r"{\listtext 1.\tab}\ilvl0 Mend\par\pard{\listtext (a)\tab}\ilvl1 north\par"
        r"\pard{\listtext\f3\'b7\tab}\ilvl0 pier\par"
    ) == ("1. Mend\n   (a) north\n- pier")


def test_a_table_with_merged_cells() -> None:
    row = r"\trowd{}\cellx2000{}\cellx5000\cellx8000\pard\intbl {}\cell {}\cell {}\cell\row"
    body = (
        row.format("", "", "Ref", "What", "Due")
        + row.format(r"\clvmgf", "", "H1", r"mend | paint\par red", "May")
        + row.format(r"\clvmrg", "", "", "dredge", "June")
        + r"\pard After."
    )

    assert text_of(body).splitlines() == [
        "| Ref | What | Due |",
        "| --- | --- | --- |",
        "| H1 | mend \\| paint<br>red | May |",
        "|  | dredge | June |",
        "",
        "After.",
    ]


def test_footnotes_stand_apart_and_pages_where_they_are_known() -> None:
    data = _HEAD + r"One{\footnote\chftn  By the warden.} more.\par\page Two.\par\pard\pagebb Three.\par}"

    reading = reading_of(data.encode(), "report.rtf")

    assert reading.text == "One[^1] more.\n\nTwo.\n\nThree.\n\n[^1]: By the warden."
    assert [page.span.of(reading.text).strip() for page in reading.pages] == ["One[^1] more.", "Two.", "Three."]
    assert [mark.kind for mark in reading.marks] == [MarkKind.FOOTNOTE]
    assert reading_of(data.replace("nofpages3", "nofpages9").encode(), "a.rtf").pages == ()


def test_refused_or_read_to_its_end() -> None:
    with pytest.raises(NoText, match="no text in this rich text document"):
        text_of(r"\pard\par")
    with pytest.raises(ReadingError, match="groups are nested more than 2,000 deep"):
        text_of("{" * 5_000 + "a")
    assert reading_of((_HEAD + r"\pard Cut o").encode(), "a.rtf").text == "Cut o"
