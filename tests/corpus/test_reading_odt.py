"""OpenDocument texts: what comes out as Markdown, and that nothing written in them is lost."""

from __future__ import annotations

import pytest

from corpus.errors import NoText, ReadingError
from corpus.models import MarkKind, Reading
from corpus.reading import reading_of
from tests.corpus.packing import with_part, zipped

_NAMES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in (
        *(("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"), ("meta", "meta")),
        *(("draw", "drawing"), ("fo", "xsl-fo-compatible"), ("manifest", "manifest")),
    )
)
_KIND = "application/vnd.oasis.opendocument.text"


def odt_of(body: str, *, styles: str = "", own: str = "", masters: str = "", pages: int = 0) -> bytes:
    """An OpenDocument text with this body; `styles` are common, `own` its automatic ones."""
    meta = f'<meta:document-statistic meta:page-count="{pages}"/>' if pages else ""
    entries = "".join(
        f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{kind}"/>'
        for path, kind in (("/", _KIND), *((f"{part}.xml", "text/xml") for part in ("content", "styles", "meta")))
    )
    return zipped(
        {
            "mimetype": _KIND.encode(),
            "META-INF/manifest.xml": f"<manifest:manifest {_NAMES}>{entries}</manifest:manifest>".encode(),
            "meta.xml": (
                f"<office:document-meta {_NAMES}><office:meta>{meta}</office:meta></office:document-meta>"
            ).encode(),
            "styles.xml": (
                f"<office:document-styles {_NAMES}><office:styles>{styles}</office:styles>"
                f"<office:master-styles>{masters}</office:master-styles></office:document-styles>"
            ).encode(),
            "content.xml": (
                f"<office:document-content {_NAMES}><office:automatic-styles>{own}</office:automatic-styles>"
                f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
            ).encode(),
        }
    )


def read(body: str, **more: str) -> Reading:
    return reading_of(odt_of(body, **more), "report.odt")  # type: ignore[arg-type]


BOLD = (
    '<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>'
    '<style:style style:name="BI" style:family="paragraph" style:parent-style-name="P"><style:text-properties '
    'fo:font-weight="bold" fo:font-style="italic"/></style:style>'
    '<style:style style:name="H" style:family="text"><style:text-properties text:display="none"/></style:style>'
)


def test_headings_paragraphs_and_emphasis() -> None:
    reading = read(
        '<text:h text:outline-level="2">Recommendation 4</text:h><text:p text:style-name="BI">Mend the<text:s/>light.'
        '</text:p><text:p>It is <text:span text:style-name="B">mended</text:span>,<text:tab/>they say:'
        '<text:line-break/>so.<text:span text:style-name="H"> Not yet.</text:span></text:p><text:p>   </text:p>',
        own=BOLD,
    )

    assert reading.format == "odt"
    assert reading.text == "## Recommendation 4\n\n***Mend the light.***\n\nIt is mended, they say:\nso."
    assert reading.warnings == ("hidden text is left out",)


LISTS = (
    '<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-suffix="." '
    'style:num-format="1"/><text:list-level-style-number text:level="2" style:num-prefix="(" style:num-suffix=")" '
    'style:num-format="a"/></text:list-style><text:list-style style:name="D"><text:list-level-style-bullet '
    'text:level="1" text:bullet-char="•"/></text:list-style>'
)


def items(*words: str, inner: str = "") -> str:
    return "".join(f"<text:list-item><text:p>{one}</text:p>{inner}</text:list-item>" for one in words)


def test_lists_have_the_numbers_that_are_printed() -> None:
    reading = read(_lists(), own=LISTS)

    assert reading.text == (
        "1. Mend\n   (a) north\n   (b) south\n2. Paint\n\nAnd:\n\n3. Dredge\n\nAlso:\n\n1. Again\n- the pier"
    )


def _lists() -> str:
    inner = f"<text:list>{items('north', 'south')}</text:list>"
    return (
        f'<text:list text:style-name="L">{items("Mend", inner=inner)}{items("Paint")}</text:list><text:p>And:</text:p>'
        f'<text:list text:style-name="L" text:continue-numbering="true">{items("Dredge")}</text:list>'
        f'<text:p>Also:</text:p><text:list text:style-name="L">{items("Again")}</text:list>'
        f'<text:list text:style-name="D">{items("the pier")}</text:list>'
    )


def test_a_table_with_merged_and_repeated_cells() -> None:
    cell = "<table:table-cell{}><text:p>{}</text:p></table:table-cell>"
    covered = "<table:covered-table-cell/>"
    reading = read(
        "<table:table><table:table-header-rows><table:table-row>"
        + "".join(cell.format("", words) for words in ("Ref", "What", "Due"))
        + "</table:table-row></table:table-header-rows><table:table-row>"
        + cell.format(' table:number-rows-spanned="2"', "H1")
        + cell.format("", "mend | paint")
        + cell.format(' table:number-rows-spanned="2"', "May 2031")
        + f"</table:table-row><table:table-row>{covered}{cell.format('', 'dredge')}{covered}</table:table-row>"
        '<table:table-row table:number-rows-repeated="1048576"><table:table-cell '
        'table:number-columns-repeated="16384"/></table:table-row></table:table>'
    )

    assert reading.text.splitlines() == [
        "| Ref | What | Due |",
        "| --- | --- | --- |",
        "| H1 | mend \\| paint | May 2031 |",
        "|  | dredge | May 2031 |",
    ]


def test_notes_boxes_comments_and_changes() -> None:
    reading = read(
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>Or not.</text:p></text:deletion>"
        '</text:changed-region></text:tracked-changes><text:p>It is mended<text:note text:note-class="footnote">'
        "<text:note-citation>1</text:note-citation><text:note-body><text:p>By the warden.</text:p></text:note-body>"
        "</text:note>.<office:annotation><text:p>Is it?</text:p></office:annotation><draw:frame><draw:text-box>"
        "<text:p>In the box.</text:p></draw:text-box></draw:frame></text:p><text:p>After.</text:p>"
    )

    assert reading.text == "It is mended[^1].\n\nIn the box.\n\nAfter.\n\n[^1]: By the warden."
    assert [(mark.kind, mark.span.of(reading.text)) for mark in reading.marks] == [
        (MarkKind.FOOTNOTE, "[^1]: By the warden.")
    ]
    assert reading.warnings == (
        "comments in the margin are left out",
        "it has tracked changes: what was struck out is left out, what was put in is read",
    )


def test_pages_are_those_that_the_program_laid_out() -> None:
    body = (
        "<text:p>The first page goes <text:soft-page-break/>on.</text:p><text:soft-page-break/>"
        '<text:h text:outline-level="1">Third</text:h><text:p text:style-name="N">Fourth.</text:p>'
    )
    own = (
        '<style:style style:name="N" style:family="paragraph"><style:paragraph-properties fo:break-before="page"/>'
        "</style:style>"
    )

    reading = reading_of(odt_of(body, own=own, pages=4), "report.odt")
    other = reading_of(odt_of(body, own=own, pages=9), "report.odt")

    assert [page.span.of(reading.text).strip() for page in reading.pages] == [
        "The first page goes", "on.", "# Third", "Fourth.",
    ]  # fmt: skip
    assert other.text == reading.text and other.pages == ()
    assert "its pages are not known" in other.warnings[0]


def test_headers_are_left_out_and_told() -> None:
    masters = (
        '<style:master-page style:name="Standard"><style:header><text:p>Ravenshoe Harbour Board</text:p></style:header>'
        "</style:master-page>"
    )

    reading = read("<text:p>It is mended.</text:p>", masters=masters)

    assert reading.text == "It is mended."
    assert reading.warnings == ("the running header is left out of the text: Ravenshoe Harbour Board",)


def test_a_damaged_part_is_neither_printed_nor_passed_over(capfd: pytest.CaptureFixture[str]) -> None:
    whole = odt_of("<text:p>It is mended.</text:p>")

    for part, content in (("styles.xml", b"<x>secret"), ("content.xml", b"<secret:x/>"), ("meta.xml", b"<?xml secret")):
        with pytest.raises(ReadingError, match="damaged OpenDocument text"):
            reading_of(with_part(whole, part, content), "report.odt")
    assert "secret" not in "".join(capfd.readouterr())


def test_refused() -> None:
    whole = odt_of("<text:p>It is mended.</text:p>")

    with pytest.raises(NoText, match="no text in this document"):
        read("<text:p/>")
    with pytest.raises(ReadingError, match="damaged OpenDocument text"):
        reading_of(with_part(whole, "content.xml", b"<office:document-content"), "report.odt")
    with pytest.raises(ReadingError, match="protected by a password"):
        manifest = f"<manifest:manifest {_NAMES}><manifest:encryption-data/></manifest:manifest>"
        reading_of(with_part(whole, "META-INF/manifest.xml", manifest.encode()), "report.odt")
