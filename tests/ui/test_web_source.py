"""The source viewer shows the very words: highlighted on the page's picture, marked in the text, of every format."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from assistant.models import Citation
from corpus.boxes import covering
from corpus.models import Document, Span
from corpus.reading.scans import ocr
from tests.corpus.making import blank, docx_of, pdf, scan, together, words
from tests.corpus.scans import LETTER as SCANNED
from tests.corpus.scans import askew, scanned
from tests.corpus.test_reading_odt import odt_of
from tests.corpus.test_reading_sheets import log, xlsx
from tests.ui.highlighted import Marked, bare, on_picture
from tests.ui.web_desk import WebDesk, desk_in, html_of, words_of
from ui.shown.markup import Mark
from ui.shown.places import Place, place_of
from ui.web.source import paged, reading
from ui.web.source.viewer import marks_of

needs_tesseract = pytest.mark.skipif(bool(ocr.missing()), reason="no OCR here: " + ocr.missing())

LINES = [
    "Office of the Harbour Board",
    "",
    "4 March 2031",
    "",
    "Dear Warden",
    "",
    "Recommendation 1 - The board should mend the north light.",
    "",
    "The board accepts this. Warden Tamsin Hale will mend the north light by 30 June 2031,",
    "and the keepers will report to the council every month until the light is mended.",
    "",
    "The eels were counted by the keepers of the pond, and there were 412 of them. The cost",
    "of the count was 96 crowns, which the board will pay by the end of September 2031 out of",
]
REST = [
    "the fund for ponds. A second count is planned for the spring of 2032.",
    "",
    "Yours sincerely",
    "",
    "Orla Fenwick, Clerk to the Board",
]
COLUMNS = together(
    words(["The left wharf will be", "swept by 1 May 2031, as", "Odo Quell has promised."], x=60, size=10),
    words(["The right wharf will be", "swept by 1 July 2031, as", "Ada Marsh has promised."], x=320, size=10),
    words(["1 Sweeping is done by hand."], top=80, size=7),
)
RTF = r"{\rtf1\ansi{\fonttbl{\f0 Serif;}}\pard " + r"\par ".join([*LINES, *REST]) + "}"
MAIL = "From: Orla Fenwick <orla@board.example>\nTo: warden@harbour.example\nSubject: The north light\n" + (
    "Date: Tue, 4 Mar 2031 10:00:00 +0000\nContent-Type: text/plain; charset=utf-8\n\n" + "\n".join(LINES[6:] + REST)
)
FILES: dict[str, bytes] = {
    "letter.pdf": pdf(words(LINES), words(REST)),
    "columns.pdf": pdf(COLUMNS),
    "letter.txt": "\n".join([*LINES, *REST]).encode(),
    "letter.md": "\n".join(["# Harbour Board", *LINES, *REST, "", "- *One* & <b>two</b>", "3. three"]).encode(),
    "letter.docx": docx_of(lambda word: [word.add_paragraph(line) for line in (*LINES, *REST) if line] and None),
    "letter.odt": odt_of("".join(f"<text:p>{line}</text:p>" for line in (*LINES, *REST) if line)),
    "letter.html": f"<html><body>{''.join(f'<p>{line}</p>' for line in (*LINES, *REST))}</body></html>".encode(),
    "letter.rtf": RTF.encode(),
    "letter.eml": MAIL.encode(),
    "log.xlsx": xlsx(log),
    "log.csv": b"Ref,Action,Owner,Due\n1,Mend the north light,Hale,30 June 2031\n2,Count the eels,O Quell,1 May 2031\n",
}


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[WebDesk]:
    with desk_in(tmp_path / "library", monkeypatch) as made:
        yield made


def spans_of(desk: WebDesk, document: Document) -> list[Span]:
    """All that could be cited: each sentence as it is quoted, and each passage's sentences in a run."""
    found = []
    for _, passage in desk.assistant.library.passages(document.id):
        pieces = [span for sentence in passage.sentences for span in sentence]
        found += pieces + [Span(a.start, b.end) for a, b in pairwise(pieces) if a.start < b.end]
    return found


def shown_as_text(desk: WebDesk, document: Document, span: Span) -> str:
    library = desk.assistant.library
    text, marks = library.text(document.id), [Mark(span, current=True)]
    part, _ = reading.part_of(text, span.start)
    laid = reading.document_html(text, library.blocks(document.id), document.pages, marks, part)
    return bare(html.unescape(Marked(laid).words))


def under_highlight(desk: WebDesk, document: Document, span: Span) -> str:
    """What pdfium finds on the pages under the highlight, the pages one after the other."""
    data = desk.assistant.library.original(document.id) or b""
    place, found = Place(document.id, span.start, span.end), ""
    for number in paged.pages_of(document, place):
        page = paged.page_html(desk.assistant, document, number, place, marks_of(place, ()))
        found += on_picture(page, data, number)
    return found


@pytest.mark.parametrize("name", FILES)
def test_whatever_is_cited_is_marked_and_nothing_else(desk: WebDesk, name: str) -> None:
    document = desk.put(name, FILES[name])
    text = desk.assistant.library.text(document.id)
    spans = spans_of(desk, document)
    assert len(spans) > 1
    for span in spans:
        assert shown_as_text(desk, document, span) == bare(html.unescape(span.of(text)))
        if name.endswith(".pdf"):
            assert under_highlight(desk, document, span) == bare(span.of(text))


@pytest.mark.parametrize("name", ["letter.pdf", "letter.docx", "letter.eml", "log.xlsx", "log.csv"])
def test_the_citations_of_an_answer_make_the_round_trip(desk: WebDesk, name: str) -> None:
    document = desk.put(name, FILES[name])
    desk.put("other.txt", "The lamps of the inner quay were painted in the autumn of 2030 by two apprentices.")
    desk.assistant.refresh()
    answer = desk.assistant.ask("By when will the light be mended?")
    cited = [one for one in (*answer.citations, *answer.related) if one.document == document.id]
    assert cited
    for one in cited:
        _makes_the_round_trip(desk, document, one)


def _makes_the_round_trip(desk: WebDesk, document: Document, one: Citation) -> None:
    span = Span(one.start, one.end)
    quote = bare(html.unescape(one.quote))
    assert shown_as_text(desk, document, span) == quote
    if document.format == "pdf":
        assert under_highlight(desk, document, span) == quote


def test_other_citations_are_highlighted_fainter(desk: WebDesk) -> None:
    document = desk.put("letter.pdf", FILES["letter.pdf"])
    text = desk.assistant.library.text(document.id)
    here, near = (Span(text.index(said), text.index(said) + len(said)) for said in ("mend the north", "412 of them"))
    marks = [Mark(here, current=True), Mark(near)]
    page = paged.page_html(desk.assistant, document, 1, Place(document.id, here.start, here.end), marks)
    data = FILES["letter.pdf"]
    assert on_picture(page, data, 1) == "mendthenorth"
    assert on_picture(page, data, 1, kind="spot") == "412ofthem"
    assert page.count('id="cited"') == 1


@pytest.mark.timeout(600)
def test_the_real_pdfs_make_the_round_trip(desk: WebDesk, shared: Path) -> None:
    tried, missed = 0, []
    for path in sorted((shared / "corpus" / "more").glob("*.pdf")):
        document = desk.put(path.name, path.read_bytes())
        text = desk.assistant.library.text(document.id)
        if any(page.confidence is not None for page in document.pages):
            continue
        spans = spans_of(desk, document)
        for span in spans[:: max(1, len(spans) // 25)]:
            tried += 1
            if Counter(under_highlight(desk, document, span)) != Counter(bare(span.of(text))):
                missed.append((path.name, span))
    assert tried > 50
    assert len(missed) <= 0.02 * tried, missed[:3]


@needs_tesseract
def test_on_a_scan_the_highlight_covers_the_words_as_ocr_placed_them(desk: WebDesk) -> None:
    document = desk.put("scan.pdf", scanned(pdf(words(SCANNED)), askew(1.2)))
    text = desk.assistant.library.text(document.id)
    said = "The north light will be mended by 30 June 2031."
    span = Span(text.index(said), text.index(said) + len(said))
    shown = paged.page_html(desk.assistant, document, 1, Place(document.id, span.start, span.end), [Mark(span, True)])
    spots = _spots(shown, document, desk)
    boxes = covering(desk.assistant.library.boxes(document.id, 1), span)
    assert len(boxes) == 10
    for box in boxes:
        middle = (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2
        assert any(x0 <= middle[0] <= x1 and y0 <= middle[1] <= y1 for x0, y0, x1, y1 in spots)
    assert sum((x1 - x0) * (y1 - y0) for x0, y0, x1, y1 in spots) < 2 * sum(
        (box.x1 - box.x0) * (box.y1 - box.y0) for box in boxes
    )
    assert f'<mark class="cited">{said}</mark>' in shown
    assert shown.count('id="cited" tabindex="-1" role="note" aria-label="“') == 1  # read out to who cannot see it


def _spots(shown: str, document: Document, desk: WebDesk) -> list[tuple[float, ...]]:
    picture = desk.assistant.picture(document.id, 1)
    found = []
    for spot in re.finditer(r'class="spot current"[^>]*style="([^"]+)"', shown):
        left, top, width, height = (float(share) / 100 for share in re.findall(r"([\d.]+)%", spot[1]))
        x0, y0 = left * picture.width, top * picture.height
        found.append((x0, y0, x0 + width * picture.width, y0 + height * picture.height))
    return found


# The page itself


def test_a_citation_opens_at_its_page_and_others_can_be_turned_to(desk: WebDesk) -> None:
    document = desk.put("letter.pdf", FILES["letter.pdf"])
    start = desk.assistant.library.text(document.id).index("A second count")
    app = desk.open("source", document=document.id, start=str(start), end=str(start + 14))
    assert 'alt="Page 2 of' in html_of(app)
    assert 'class="spot current" id="cited"' in html_of(app)
    app.number_input[0].set_value(1).run()
    assert 'alt="Page 1 of' in html_of(app)
    assert 'id="cited"' not in html_of(app)
    assert not app.exception


def test_words_that_run_over_two_pages_say_so_on_both(desk: WebDesk) -> None:
    document = desk.put("letter.pdf", FILES["letter.pdf"])
    text = desk.assistant.library.text(document.id)
    start, end = text.index("The cost"), text.index("for ponds") + 9
    app = desk.open("source", document=document.id, start=str(start), end=str(end))
    assert "The cited words run on over page 2: turn the page to see them all." in words_of(app)
    assert on_picture(html_of(app), FILES["letter.pdf"], 1).endswith("outof")
    app.number_input[0].set_value(2).run()
    assert "The cited words run on over page 1" in words_of(app)
    assert on_picture(html_of(app), FILES["letter.pdf"], 2) == "thefundforponds"


def test_a_long_document_is_turned_by_number(desk: WebDesk) -> None:
    document = desk.put("long.pdf", pdf(*(words([f"Page {n} of the long report."]) for n in range(1, 13))))
    app = desk.open("source", document=document.id)
    app.number_input[0].set_value(11).run()
    assert 'alt="Page 11 of' in html_of(app)
    assert not app.exception


def test_text_and_exact_text_are_beside_the_pictures(desk: WebDesk) -> None:
    document = desk.put("letter.pdf", FILES["letter.pdf"])
    app = desk.open("source", document=document.id, start="0", end="9")
    view = app.segmented_control(key=f"view-{document.id}")
    assert view.options == ["Pages", "Text", "Exact text"]
    view.set_value("Text").run()
    assert '<mark class="cited" id="cited" tabindex="-1">Office of</mark>' in html_of(app)
    app.segmented_control(key=f"view-{document.id}").set_value("Exact text").run()
    assert '<pre class="exact">' in html_of(app)


def test_a_blank_page_does_not_alarm_and_an_unread_one_does(desk: WebDesk) -> None:
    document = desk.put("gaps.pdf", pdf(words(LINES), blank, scan))
    app = desk.open("source", document=document.id)
    app.number_input[0].set_value(2).run()
    assert "This page is blank." in words_of(app)
    assert "could be read" not in words_of(app)
    app.number_input[0].set_value(3).run()
    assert "No text could be read on this page: answers cannot draw on it." in words_of(app)
    app.segmented_control(key=f"view-{document.id}").set_value("Text").run()
    assert '<p class="missing">This page is blank.</p>' in html_of(app)


@needs_tesseract
def test_a_scan_shows_its_confidence_and_its_words_beside_the_picture(desk: WebDesk) -> None:
    document = desk.put("scan.pdf", scanned(pdf(words(SCANNED))))
    app = desk.open("source", document=document.id)
    assert re.search(r"This page is a scan, read by OCR with \d\d% confidence", words_of(app))
    assert '<div class="beside"><div class="frame" role="group" tabindex="0"' in html_of(app)
    assert "As read by OCR" in html_of(app)
    assert "Odo Fenwright" in html_of(app)


def test_without_the_file_there_is_the_text(desk: WebDesk) -> None:
    document = desk.put("letter.pdf", FILES["letter.pdf"], original=False)
    app = desk.open("source", document=document.id, start="0", end="9")
    assert "Its pages cannot be shown: the file itself is not in this library. Add it again" in words_of(app)
    assert ">Office of</mark>" in html_of(app)


def test_a_page_that_cannot_be_drawn_shows_its_text(desk: WebDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    document = desk.put("torn.pdf", pdf(words(["Office of the Torn Page", *LINES])))
    monkeypatch.setattr(desk.assistant.library, "original", lambda _id: b"%PDF-1.7 torn\n%%EOF")
    app = desk.open("source", document=document.id, start="0", end="9")
    assert "Page 1 cannot be shown as a picture" in words_of(app)
    assert ">Office of</mark>" in html_of(app)


def test_an_earlier_version_leads_to_the_newest(desk: WebDesk) -> None:
    old = desk.put("letter.txt", FILES["letter.txt"])
    new = desk.put("letter2.txt", FILES["letter.txt"].replace(b"412", b"413"))
    desk.assistant.refresh()
    desk.assistant.replace(new.id, old.id)
    app = desk.open("source", document=old.id)
    assert "This is an earlier version" in words_of(app)
    (link,) = [one for one in app.get("page_link") if "newest" in one.proto.label]  # type: ignore[attr-defined]
    assert "letter2" in link.proto.label.replace("\\", "")  # type: ignore[attr-defined]


def test_a_step_to_the_next_citation_turns_to_its_page(desk: WebDesk) -> None:
    desk.put("letter.pdf", FILES["letter.pdf"])
    desk.put("columns.pdf", FILES["columns.pdf"])
    app = desk.open()
    app.chat_input[0].set_value("By when will the north light be mended and the count be planned?").run()
    answer = app.session_state["turns"][0].answer
    shown = [*answer.citations, *answer.related]
    assert len(shown) > 1
    app.button(key="source-0-1" if answer.citations else "related-0-1").click().run()
    for at, one in enumerate(shown):
        assert f'alt="Page {one.page} of' in html_of(app)
        assert place_of(one).params["start"] == app.query_params["start"]
        if at + 1 < len(shown):
            app.button(key="step-next").click().run()
    assert not app.exception
