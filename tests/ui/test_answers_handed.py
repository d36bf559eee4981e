"""Answers handed on: every file says all that a reader needs to check them, and nothing of a quote is lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any

import docx
import pytest
from bs4 import BeautifulSoup
from docx.oxml.ns import qn
from markdown_it import MarkdownIt
from pypdf import PdfReader

from assistant.conversations import Turn
from assistant.models import Answer, Citation, Grounding, Searched
from corpus.models import Document
from index.hybrid import Filters
from tests.ui.fake_assistant import document
from ui.exports.answers import NAMES, made
from ui.exports.answers.copied import html_of, text_of
from ui.exports.answers.handed import WITHDRAWN, From, handed, handed_whole, quoted_in
from ui.exports.answers.markdown_file import escaped
from ui.exports.answers.pdf_file import NOTE
from ui.exports.answers.shown import Block, Kind, Run, answer_blocks, quote_blocks
from ui.shown.places import HERE

LETTER = document(
    "warden | letter.pdf", "x", title="The *Warden's* letter", kind="letter", date="2031-05-12", author="Ines Tarrow"
)
PACK = document("pack.md", "y", title="Panel pack", kind="panel paper", date="")
SOURCE = From({LETTER.id: LETTER, PACK.id: PACK}, date(2031, 11, 3), zone="Europe/London")
TRAINED = "**All 84** officers will finish tide rescue\ntraining by 31 August 2031."
TABLE = "| Quarter | Calls \\| answered |\n|---|:-:|\n| Spring | **412** |\n| Summer | |"
ODD = (
    "5 * 3 _is_ $15$ &amp; <b>not</b> <script>alert(1)</script> [x](javascript:y) m<sup>2</sup> \x1b[31m a\\b `c` ~~d~~"
)
ARABIC = "سينتهي التدريب في 31 August 2031"
LONG = "\n\n".join(f"Paragraph {n}: {'the tide rises and falls. ' * 40}{'x' * 300}" for n in range(12))
POINTS = "# Aims\n- first point\n1. second point\n+ third"
ODDITIES = {"plain": TRAINED, "table": TABLE, "odd": ODD, "arabic": ARABIC, "long": LONG, "points": POINTS}


def cited(n: int, quote: str, of: Document = LETTER) -> Citation:
    section = ("Recommendations", "**One**")
    return Citation(n, of.id, of.source, of.title, of.date, 4, section, quote, 10, 10 + len(quote))


def turn(*quotes: str, text: str = "By 31 August 2031 [1].\nThe letter says so [1].", **changes: Any) -> Turn:
    searched = Searched(2, 9, "2031-10-03", {"kind": "letter"}, pages_without_text=1)
    citations = tuple(cited(n, quote) for n, quote in enumerate(quotes or (TRAINED,), 1))
    answer = Answer(
        "By when *will* training finish?",
        "By when will tide rescue training finish?",
        Grounding.PARTLY,
        True,
        text,
        citations,
        searched=searched,
        notes=("Nothing is said of the volunteers.",),
    )
    return Turn(answer.question, replace(answer, **changes), asked="2031-11-02T10:00:00+00:00", number=1)


def words_in(kind: str, file: bytes) -> str:
    """What a reader of the file reads, on one line."""
    if kind == "md":
        shown = BeautifulSoup(MarkdownIt("commonmark").enable("table").render(file.decode()), "html.parser")
        words = shown.get_text(" ")
    elif kind == "docx":
        words = " ".join(_paragraph(p) for p in docx.Document(BytesIO(file)).element.body.iter(qn("w:p")))
    else:
        words = " ".join(page.extract_text() for page in PdfReader(BytesIO(file)).pages)
    return " ".join(words.replace("\u200b", "").split())


def _paragraph(paragraph: Any) -> str:
    return "".join(piece.text or "" for piece in paragraph.iter(qn("w:t")))


def squeezed(words: str) -> str:
    """Without space: where lines end is each file's own."""
    return "".join(words.split())


@pytest.mark.parametrize("kind", NAMES)
def test_a_file_has_what_is_needed_to_check_the_answer(kind: str) -> None:
    filtered = replace(turn(), filters=Filters(kinds=frozenset({"letter"})))
    words = squeezed(words_in(kind, made(kind, handed(filtered, SOURCE))))
    for told in (
        "By when *will* training finish?",
        "Understood as: By when will tide rescue training finish?",
        "Partly found in the documents",
        "By 31 August 2031 [1].",
        "Nothing is said of the volunteers.",
        "[1] The *Warden's* letter, 12 May 2031, page 4",
        "Recommendations › One",
        "All 84 officers will finish tide rescue training by 31 August 2031.",
        "File: warden | letter.pdf",
        "Searched: 2 documents, 9 passages.",
        "The latest document is dated 3 October 2031.",
        "Restricted to kind: letter.",
        "1 page without readable text could not be searched.",
        "Asked on 2 November 2031 at 10:00",
        f"SHA-256: {LETTER.sha256}",
        "page 3 could not be read",
        "3 November 2031",
    ):
        assert squeezed(told) in words
    assert PACK.sha256 not in words


@pytest.mark.parametrize("kind", NAMES)
def test_its_links_lead_back(kind: str) -> None:
    file = made(kind, handed(replace(turn(), filters=Filters(kinds=frozenset({"letter"}))), SOURCE))
    links = links_in(kind, file)
    assert f"{HERE}/source?document={LETTER.id}&start=10&end={10 + len(TRAINED)}" in links
    assert f"{HERE}/?q=By+when+will+tide+rescue+training+finish%3F&kind=letter" in links


def links_in(kind: str, file: bytes) -> set[str]:
    if kind == "md":
        shown = BeautifulSoup(MarkdownIt("commonmark").render(file.decode()), "html.parser")
        return {str(link["href"]) for link in shown.find_all("a")}
    if kind == "docx":
        rels = docx.Document(BytesIO(file)).part.rels.values()
        return {rel.target_ref for rel in rels if rel.is_external}
    pages = PdfReader(BytesIO(file)).pages
    notes = [note.get_object() for page in pages for note in page.get("/Annots", [])]
    return {str(note["/A"]["/URI"]) for note in notes if "/URI" in note.get("/A", {})}


@pytest.mark.parametrize("name", ODDITIES)
@pytest.mark.parametrize("kind", ["docx", "md"])
def test_nothing_of_a_quote_is_lost(kind: str, name: str) -> None:
    words = squeezed(words_in(kind, made(kind, handed(turn(ODDITIES[name]), SOURCE))))
    for block in quote_blocks(ODDITIES[name]):
        for cell in block.cells:
            assert squeezed("".join(run.words for run in cell)) in words


@pytest.mark.parametrize("name", [name for name in ODDITIES if name != "arabic"])
def test_nothing_of_a_quote_is_lost_in_a_pdf(name: str) -> None:
    words = squeezed(words_in("pdf", made("pdf", handed(turn(ODDITIES[name]), SOURCE))))
    for foot in range(1, 9):  # which stands between the pages of a long quote
        words = words.replace(squeezed(f"Handed on from Bywhen on 3 November 2031 Page {foot} of"), "")
    for block in quote_blocks(ODDITIES[name]):
        for cell in block.cells:
            for word in "".join(run.words for run in cell).split():
                assert word[:60] in words


def test_a_pdf_is_tagged_bookmarked_and_carries_its_typefaces() -> None:
    reader = PdfReader(BytesIO(made("pdf", handed_whole("Two", [turn(), turn(ARABIC)], SOURCE))))
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en-GB"
    assert "pdfuaid" in reader.xmp_metadata.stream.get_data().decode()  # type: ignore[union-attr]
    assert reader.metadata is not None
    assert reader.metadata.title == "Two"
    fonts = [font.get_object() for page in reader.pages for font in page["/Resources"]["/Font"].values()]
    assert fonts
    assert all("NotoSans" in font["/BaseFont"] or "DejaVu" in font["/BaseFont"] for font in fonts)
    names = [str(entry["/Title"]) for entry in reader.outline if not isinstance(entry, list)]
    assert names[0] == "Two"


def test_letters_without_a_glyph_are_owned_up_to() -> None:
    words = words_in("pdf", made("pdf", handed(turn("\U00013000\U00013001 are written so."), SOURCE)))
    assert squeezed(NOTE) in squeezed(words)
    assert "are written so." in words
    assert squeezed(NOTE) not in squeezed(words_in("pdf", made("pdf", handed(turn(ARABIC), SOURCE))))


def test_a_conversation_has_every_turn_and_each_document_once() -> None:
    declined = turn(text="Not in these documents.", answered=False, grounding=Grounding.NOT_FOUND)
    declined = replace(declined, question="Who pays?", answer=replace(declined.answer, citations=()))  # type: ignore[arg-type,type-var]
    refused = Turn("", error="The question is empty.")
    whole = handed_whole("The officers", [turn(), declined, turn(), refused], SOURCE, "0123")
    assert [told.grounding for told in whole.told[:2]] == ["Partly found in the documents", "Not in these documents"]
    assert len(whole.documents) == 1
    assert whole.address == f"{HERE}/?conversation=0123"
    words = made("md", whole).decode()
    assert words.startswith("# The officers\n")
    assert words.count("### Sources") == 2
    assert "The question is empty." in words
    assert words.count(LETTER.sha256) == 1


def test_related_passages_are_handed_on_as_no_answer() -> None:
    of = replace(turn(), answer=replace(turn().answer, citations=(), related=(cited(1, TRAINED, PACK),)))  # type: ignore[type-var]
    words = made("md", handed(of, SOURCE)).decode()
    assert "## Related passages, not an answer" in words
    assert "## Sources" not in words
    assert PACK.sha256 in words
    assert "Panel pack, no date" in words


@pytest.mark.parametrize("withdrawn", [False, True])
def test_what_the_reader_may_not_see_any_more_is_not_handed_on(withdrawn: bool) -> None:
    gone = turn() if not withdrawn else Turn("By when?", withdrawn=True)
    source = replace(SOURCE, documents={PACK.id: PACK})
    whole = handed_whole("All", [gone, turn()], source)
    assert [told.refused for told in whole.told] == [WITHDRAWN, WITHDRAWN]
    assert whole.documents == ()
    assert quoted_in([gone], source) == []
    for kind in NAMES:
        assert "84" not in words_in(kind, made(kind, whole))


def test_quotes_are_read_into_what_they_look_like() -> None:
    def shown(quote: str) -> list[tuple[str, list[list[tuple[str, bool, str]]]]]:
        return [
            (block.kind, [[(run.words, run.bold, run.script) for run in cell] for cell in block.cells])
            for block in quote_blocks(quote)
        ]

    assert shown("**All 84** are\ntrained.") == [("paragraph", [[("All 84", True, ""), (" are trained.", False, "")]])]
    assert shown("a ** b **c") == [("paragraph", [[("a ** b **c", False, "")]])]
    assert shown("km<sup>2</sup><br/>H<sub>2</sub>") == [
        (
            "paragraph",
            [
                [("km", False, ""), ("2", False, "sup"), ("\n", False, ""), ("H", False, ""), ("2", False, "sub")],
            ],
        )
    ]
    assert shown("O <b>now</b> </b>") == [("paragraph", [[("O ", False, ""), ("now", True, ""), (" </b>", False, "")]])]
    head, *rows = shown(TABLE)
    assert head == ("head", [[("Quarter", False, "")], [("Calls | answered", False, "")]])
    assert rows == [
        ("row", [[("Spring", False, "")], [("412", True, "")]]),
        ("row", [[("Summer", False, "")], []]),
    ]
    assert [block.words for block in quote_blocks(POINTS)] == ["# Aims", "- first point", "1. second point", "+ third"]
    assert [block.rtl for block in quote_blocks(f"{ARABIC}\n\nEnglish {ARABIC}")] == [True, False]


def test_a_long_list_is_handed_on_whole_and_without_what_only_opens_it() -> None:
    entries = "\n".join(f"- By {n} May 2031, Bo Fenn; action {n}; promised: “Mend oar {n}.” [1]" for n in range(1, 16))
    words = [block.words for block in answer_blocks(f"15 commitments. [1]\n{entries}", [cited(1, TRAINED)])]
    assert all(words)
    assert words[-3:] == ["By 15 May 2031, Bo Fenn", "“Mend oar 15.” [1]", "Action 15; promised."]
    assert not [one for one in words if "Show the other" in one]


def test_an_answers_text_is_read_as_the_page_shows_it() -> None:
    text = "By 31 August [1].\nJo Marsh, letter of 12 May: “We will.” [2]\n- one [9]\n| a | b | |\n| c | d | [1] |"
    blocks = answer_blocks(text, [cited(1, TRAINED), cited(2, "We will.")])
    assert [block.kind for block in blocks] == [Kind.LEAD, Kind.SAID, Kind.QUOTE, Kind.ITEM, Kind.HEAD, Kind.ROW]
    assert blocks[0] == Block(Kind.LEAD, ((Run("By 31 August "), Run("[1]", cites=1), Run(".")),))
    assert blocks[3].words == "one [9]"


@pytest.mark.parametrize(
    "words",
    [
        "1. not a list",
        "# not a heading",
        "- 5 - 3",
        "> not quoted",
        "a *b* _c_ `d` ~~e~~ $f$ | g \\ h",
        "<i>&lt; &copy; a < b & c</i>",
        "[1] [2](x) ![3](y) [4]: z",
        "snake_case and _this_",
        "===",
        "one\ntwo",
    ],
)
def test_words_are_never_taken_for_markdown(words: str) -> None:
    shown = BeautifulSoup(
        MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(escaped(words)), "html.parser"
    )
    assert shown.get_text().strip().splitlines() == words.splitlines()
    assert {tag.name for tag in shown.find_all()} <= {"p", "br"}


def test_an_answer_is_copied_with_its_citations() -> None:
    told = handed(turn(TRAINED, TABLE), SOURCE).told[0]
    text = text_of(told)
    assert text.startswith("By when *will* training finish?\nPartly found in the documents\n\nBy 31 August 2031 [1].")
    assert "[1] The *Warden's* letter, 12 May 2031, page 4 (warden | letter.pdf)" in text
    assert "“All 84 officers will finish tide rescue training by 31 August 2031.”" in text
    assert f"{HERE}/source?document={LETTER.id}&start=10" in text
    assert "Searched: 2 documents, 9 passages." in text
    html = BeautifulSoup(html_of(told), "html.parser")
    assert [link["href"] for link in html.find_all("a")][-1] == told.address
    assert [cell.get_text() for cell in html.find_all("td")] == ["Spring", "412", "Summer", ""]
    assert not BeautifulSoup(html_of(handed(turn(ODD), SOURCE).told[0]), "html.parser").find("script")


def test_a_quote_in_word_keeps_its_letters_and_its_side() -> None:
    document = docx.Document(BytesIO(made("docx", handed(turn(ODD, ARABIC), SOURCE))))
    runs = [run for paragraph in document.paragraphs for run in paragraph.runs]
    assert [run.text for run in runs if run.font.superscript] == ["2"]
    assert [run.text for run in runs if run.font.rtl] == [ARABIC]
    [side] = [p for p in document.paragraphs if p._p.pPr is not None and p._p.pPr.find(qn("w:bidi")) is not None]
    assert side._p.pPr.find(qn("w:pBdr")).find(qn("w:right")) is not None
    assert [p.text for p in document.paragraphs if p.style and p.style.name == "Heading 1"][:2] == [
        "Sources",
        "Why this answer",
    ]


def test_a_citation_in_word_leads_to_its_source() -> None:
    body = docx.Document(BytesIO(made("docx", handed(turn(), SOURCE)))).element.body
    anchors = {link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))} - {None}
    assert anchors == {mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))}
