"""Web pages: what a reader sees of the content comes out as Markdown, and nothing else does."""

from __future__ import annotations

import time

import pytest

from corpus.errors import NoText
from corpus.reading import reading_of

MENDED = "The harbour board will mend the north light by 30 June 2031, and paint the red buoys after the spring tides."


def text_of(page: str, name: str = "page.html") -> str:
    return reading_of(page.encode(), name).text


def test_the_main_content_without_what_goes_round_it() -> None:
    page = f"""<!DOCTYPE html><html><head><title>Reply - Ravenshoe</title><style>.a {{}}</style></head><body>
    <header><a href="/">Ravenshoe</a></header><nav><ul><li>Home</li></ul></nav><div role="search">Search</div>
    <main><h1>Reply</h1><p>{MENDED}</p></main><aside>Read more</aside><footer>Cookies</footer></body></html>"""

    assert text_of(page) == f"# Reply\n\n{MENDED}"


def test_a_page_without_a_heading_has_its_title() -> None:
    assert text_of(f"<html><title>Reply</title><body><p>{MENDED}</p></body></html>") == f"# Reply\n\n{MENDED}"


def test_a_page_that_is_all_header_is_read() -> None:
    assert text_of(f"<html><body><header><p>{MENDED}</p></header></body></html>") == MENDED


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>Steal()</script>",
        "<noscript>Switch it on</noscript>",
        "<template><p>Later</p></template>",
        "<!-- a note -->",
        "<p hidden>No</p>",
        '<p style="color: red; display : none">No</p>',
        '<p style="visibility:hidden">No</p>',
        '<p style="font-size:0">No</p>',
        '<p style="position:absolute;left:-9999px">No</p>',
        '<p class="gone">No</p>',
        '<p id="off">No</p>',
        '<span class="govuk-visually-hidden">Link to this</span>',
        "<select><option>No</option></select>",
        "<svg><text>No</text></svg>",
        "<button>Print</button>",
    ],
)
def test_hidden_text_and_scripts_are_left_out(hidden: str) -> None:
    sheet = "/* x */ .gone, p.away { display: none } #off{visibility:hidden} @media print {.kept{display:none}}"
    page = (
        f'<html><head><style>{sheet}</style></head><body><p>{MENDED}</p>{hidden}<p class="kept">Kept.</p></body></html>'
    )

    assert text_of(page) == f"{MENDED}\n\nKept."


def test_paragraphs_emphasis_and_notes() -> None:
    page = (
        '<html><body><p>It  is\n<b>mended</b>.<br>So<sup><a href="#n1">1</a></sup>, on the 3<sup>rd</sup>, '
        "40 m<sup>2</sup></p><p><strong><em>Recommendation 2</em></strong></p>"
        '<div>Loose <a href="x">words</a><p>in it</p></div>'
        '<p style="font-weight:bold">Bold by style</p><pre>  as\n typed</pre></body></html>'
    )

    assert text_of(page).split("\n\n") == [
        "It is mended.\nSo[^1], on the 3rd, 40 m<sup>2</sup>",
        "***Recommendation 2***",
        "Loose words",
        "in it",
        "**Bold by style**",
        "  as\n typed",
    ]


def test_lists_have_the_markers_that_a_browser_prints() -> None:
    page = (
        "<html><body><ol start=3><li>three<ul><li>inner</li></ul><li>four<li value=9><p>nine</p><p>more</p></ol>"
        '<ol type="a"><li>first</ol><ol style="list-style-type: upper-roman" reversed>'
        '<li>two<li>one</ol><ol style="list-style:none"><li>plain</ol>'
    )

    assert text_of(page) == (
        "3. three\n   - inner\n4. four\n9. nine\n\nmore\n\na. first\nII. two\nI. one\n- plain"
    )  # fmt: skip


def test_tables_with_their_header_and_merged_cells() -> None:
    page = (
        "<html><body><table><caption>Actions</caption><thead><tr><th>Ref<th>What<th>Due</tr></thead><tbody>"
        "<tr><td rowspan=2>H1<td>mend | paint<td rowspan=2>May 2031<tr><td><ul><li>a<li>b</ul>"
        "<tr><td colspan=2>all<td>June</table><table><tr><td>k<td>v<tr><td>l<td>w</table>"
        '<table role="presentation"><tr><td>laid<td>out</table><table><tr><td>in a box</table>'
    )

    assert text_of(page).split("\n\n") == [
        "Actions",
        "| Ref | What | Due |\n| --- | --- | --- |\n| H1 | mend \\| paint | May 2031 |\n"
        "|  | - a<br>- b | May 2031 |\n| all |  | June |",
        "| k | v |\n| l | w |",
        "laid",
        "out",
        "in a box",
    ]


@pytest.mark.parametrize(
    "head, encoding",
    [
        ('<meta charset="iso-8859-1">', "cp1252"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=Shift_JIS">', "shift_jis"),
        ("", "utf-8"),
        ("", "utf-16"),
        ("", "utf-8-sig"),
    ],
)
def test_the_encoding_is_what_the_page_says(head: str, encoding: str) -> None:
    words = "北の灯台" if encoding == "shift_jis" else "It cost £450 – “café”"
    page = f"<!doctype html><html><head>{head}</head><body><p>{words}</p></body></html>"

    reading = reading_of(page.encode(encoding), "page.htm")

    assert reading.text == words and reading.warnings == ()


@pytest.mark.parametrize("name", ["page.html", "page.txt", "page"])
def test_a_page_is_known_by_its_content(name: str) -> None:
    assert reading_of(f"<!-- x -->\n<!DOCTYPE html><p>{MENDED}".encode(), name).format == "html"


def test_a_saved_page_in_one_file() -> None:
    page = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://ravenshoe.example/\r\nSubject: Reply\r\n"
        "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\nContent-Type: text/html\r\n"
        "Content-Transfer-Encoding: quoted-printable\r\n\r\n<html><body><p>It cost =C2=A3450.</p></body></html>\r\n"
        "--x\r\nContent-Type: image/png\r\n\r\nx\r\n--x--\r\n"
    )

    reading = reading_of(page.encode(), "page.mhtml")

    assert (reading.text, reading.format) == ("It cost £450.", "mhtml")


@pytest.mark.parametrize("opening", ["<div>", "<b>", "<table><tr><td>", "<ul><li>", "<blockquote><p>", "<header>"])
def test_tags_nested_beyond_sense_are_read_as_words(opening: str) -> None:
    began = time.monotonic()

    assert MENDED in text_of(f"<html><body>{opening * 8_000}{MENDED}")
    assert time.monotonic() - began < 20


def test_a_cell_over_a_million_columns_is_one_cell() -> None:
    text = text_of("<html><body><table><tr><td colspan=1000000 rowspan=1000000>a<td>b<tr><td>c<td>d</table>")

    assert len(text) < 5_000 and "a" in text and "d" in text


def test_a_page_without_text_says_what_would_help() -> None:
    with pytest.raises(NoText, match="a script puts it there: print the page to PDF"):
        text_of("<html><body><script>draw()</script></body></html>")
