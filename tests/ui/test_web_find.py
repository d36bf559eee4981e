"""Looking for words inside the document that is read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.models import Page, Span
from tests.corpus.making import pdf, words
from tests.corpus.stocked import LETTER
from tests.ui.highlighted import on_picture
from tests.ui.web_desk import WebDesk, address_of, desk_in, html_of, words_of
from ui.web.source import reading
from ui.web.source.matching import MOST, count_words, first_from, matches

PDF = pdf(
    words(["The lamps of the quay", "", "The keepers oil the lamps by night."]),
    words(["Nothing of them stands here."]),
    words(["Each lamp was counted: 412 lamps in all."]),
)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[WebDesk]:
    with desk_in(tmp_path / "library", monkeypatch) as made:
        yield made


@pytest.mark.parametrize(
    ("text", "sought", "found"),
    [
        pytest.param("The Lamp and the lamps", "lamp", ["Lamp", "lamp"], id="any case, and inside words"),
        pytest.param("mend the\nnorth  light", "the north light", ["the\nnorth  light"], id="over a line's end"),
        pytest.param("the north-\nern light", "northern light", ["north-\nern light"], id="a word cut in two"),
        pytest.param("a **firm** promise", "a firm promise", ["a **firm** promise"], id="through markup"),
        pytest.param("the Warden’s “lamp”", 'warden\'s "lamp"', ["Warden’s “lamp”"], id="other quotation marks"),
        pytest.param("2031–32 at Café Föhr", "2031-32 at cafe fohr", ["2031–32 at Café Föhr"], id="dashes, accents"),
        pytest.param("£5 (five) [a].*", "(five) [a].*", ["(five) [a].*"], id="no pattern"),
        pytest.param("cost & <b>bold</b>", "bold", ["bold"], id="no tags"),
        pytest.param("lamps", "", [], id="nothing"),
        pytest.param("lamps", "   ", [], id="only spaces"),
        pytest.param("lamps", "eels", [], id="not there"),
    ],
)
def test_words_are_found_as_a_reader_reads_them(text: str, sought: str, found: list[str]) -> None:
    assert [span.of(text) for span in matches(text, sought)] == found


def test_of_very_many_the_first_are_found() -> None:
    found = matches("eel " * 2000, "eel")
    assert len(found) == MOST
    assert count_words(found, 1, ()) == "Match 2 of the first 999"


def test_matches_are_told_with_their_page() -> None:
    pages = (Page(1, Span(0, 10)), Page(2, Span(10, 20)))
    found = [Span(2, 4), Span(12, 14), Span(15, 17)]
    assert count_words(found, 1, pages) == "Match 2 of 3, on page 2"
    assert count_words([], 0, pages) == "These words do not stand in this document."
    assert (first_from(found, 5), first_from(found, 18), first_from([], 5)) == (1, 0, 0)


def test_a_match_is_shown_on_its_page_and_the_next_one_turns_it(desk: WebDesk) -> None:
    document = desk.put("quay.pdf", PDF)
    app = desk.open("source", document=document.id)
    app.text_input(key=f"find-{document.id}-0").set_value("LAMPS").run()
    assert '<p class="note" role="status">Match 1 of 3, on page 1</p>' in html_of(app)
    assert on_picture(html_of(app), PDF, 1) == "lamps"
    assert on_picture(html_of(app), PDF, 1, kind="spot") == "lamps"
    app.button(key="find-next").click().run()
    app.button(key="find-next").click().run()
    assert "Match 3 of 3, on page 3" in html_of(app)
    assert 'alt="Page 3 of' in html_of(app)
    assert address_of(app) == {"document": document.id, "find": "LAMPS", "match": "3"}
    app.button(key="find-next").click().run()
    assert "Match 1 of 3, on page 1" in html_of(app)
    app.button(key="find-previous").click().run()
    assert "Match 3 of 3, on page 3" in html_of(app)
    assert not app.exception


def test_an_address_looks_for_the_words_again(desk: WebDesk) -> None:
    document = desk.put("quay.pdf", PDF)
    app = desk.open("source", document=document.id, find="lamps", match="2")
    assert app.text_input(key=f"find-{document.id}-0").value == "lamps"
    assert "Match 2 of 3, on page 1" in html_of(app)
    app.text_input(key=f"find-{document.id}-0").set_value("").run()
    assert address_of(app) == {"document": document.id}
    app = desk.open("source", document=document.id, find="lamps", match="77")
    assert "Match 1 of 3" in html_of(app)


def test_an_address_of_before_looks_for_what_it_did_then(desk: WebDesk) -> None:
    document = desk.put("quay.pdf", PDF)
    app = desk.open("source", document=document.id)
    app.text_input(key=f"find-{document.id}-0").set_value("lamps").run()
    app.query_params = {"document": document.id}
    app.run()
    assert app.text_input(key=f"find-{document.id}-0").value == ""
    assert address_of(app) == {"document": document.id}


def test_the_first_match_is_the_one_behind_the_cited_words(desk: WebDesk) -> None:
    document = desk.put("letter.txt", LETTER)
    start = LETTER.index("Recommendation 2")
    app = desk.open("source", document=document.id, start=str(start), end=str(start + 16))
    app.text_input(key=f"find-{document.id}-0").set_value("the board").run()
    found = matches(LETTER, "the board")
    assert f"Match {first_from(found, start) + 1} of {len(found)}" in html_of(app)
    assert '<mark class="cited" id="cited" tabindex="-1">The board</mark> should count the eels' in html_of(app)
    assert '<mark class="also">Recommendation 2</mark>' in html_of(app)


def test_words_that_are_not_there_leave_the_page_as_it_was(desk: WebDesk) -> None:
    document = desk.put("letter.txt", LETTER)
    app = desk.open("source", document=document.id, start="0", end="6")
    app.text_input(key=f"find-{document.id}-0").set_value("submarine <b>").run()
    assert "These words do not stand in this document." in html_of(app)
    assert '<mark class="cited" id="cited" tabindex="-1">Office</mark>' in html_of(app)
    assert "find-next" not in [button.key for button in app.button]


def test_a_match_far_down_is_in_the_part_that_is_shown(desk: WebDesk) -> None:
    text = "The quay was swept.\n\n" * (reading.PART // 10) + "The perihelion was seen.\n"
    document = desk.put("long.txt", text)
    app = desk.open("source", document=document.id)
    assert "perihelion" not in html_of(app)
    app.text_input(key=f"find-{document.id}-0").set_value("perihelion").run()
    assert ">perihelion</mark>" in html_of(app)


def test_a_citation_is_shown_though_words_were_looked_for(desk: WebDesk) -> None:
    desk.put("letter.txt", LETTER)
    app = desk.open()
    app.chat_input[0].set_value("How often will the keepers report to the council?").run()
    app.button(key="source-0-1").click().run()
    (box,) = [one for one in app.text_input if one.label == "Find in this document"]
    box.set_value("eels").run()
    assert '<mark class="cited" id="cited" tabindex="-1">eels</mark>' in html_of(app)
    app.button(key="source-0-1").click().run()
    assert '<mark class="cited" id="cited" tabindex="-1">eels</mark>' not in html_of(app)
    assert 'id="cited"' in html_of(app)


def test_the_text_is_turned_to_a_page_too(desk: WebDesk) -> None:
    document = desk.put("quay.pdf", PDF)
    app = desk.open("source", document=document.id)
    app.segmented_control(key=f"view-{document.id}").set_value("Text").run()
    app.number_input[0].set_value(3).run()
    assert '<h2 class="page" id="page-3">Page 3</h2>' in html_of(app)
    assert not app.exception


def test_the_file_can_be_taken_away_and_that_is_in_the_history(desk: WebDesk) -> None:
    document = desk.put("quay.pdf", PDF)
    app = desk.open("source", document=document.id)
    assert [button.label for button in app.get("download_button")] == ["Download the file"]
    assert "Its register" in [one.proto.label for one in app.get("page_link")]  # type: ignore[attr-defined]
    assert words_of(app)
