"""The page of an item over a real library: its chain, its source beside it, every correction and its undoing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from bs4 import BeautifulSoup
from streamlit.runtime.context import ContextProxy, StreamlitCookies
from streamlit.testing.v1 import AppTest

from assistant.access import Reader, Role
from corpus.library.deeds import Signed
from tests.corpus.stocked import LETTER
from tests.ui.web_desk import WebDesk, desk_in, html_of, words_of
from ui.web import opened

REPLY = LETTER.replace("4 March 2031", "9 September 2031").replace("will mend", "mended").replace("30 June", "20 June")
ONE, TWO = (LETTER.index(words) for words in ("The board should mend", "The board should count"))
ANN = Signed("Ann Lyst", "the table says so")
PAGE = "item"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[WebDesk]:
    with desk_in(tmp_path / "library", monkeypatch) as made:
        made.put("letter.txt", LETTER)
        made.put("reply.txt", REPLY)
        made.assistant.refresh()
        yield made


def key(desk: WebDesk, at: int = ONE) -> str:
    return desk.assistant.item_key(f"letter.txt-{at}")


def page(app: AppTest) -> BeautifulSoup:
    assert not app.exception
    return BeautifulSoup(html_of(app), "html.parser")


def headings(app: AppTest) -> list[str]:
    return [head.get_text() for head in page(app).select("h2.step")]


def row(desk: WebDesk, at: int = ONE) -> dict[str, object]:
    return next(one for one in desk.assistant.view().rows if one["id"] == key(desk, at))


def signed(app: AppTest, form: str, why: str = "the table says so") -> AppTest:
    """Fill in who and why, and save."""
    app.text_input(key=f"{form}-why").set_value(why)
    app.text_input(key=f"{form}-who").set_value("Ann Lyst")
    return app.button(key=f"{form}-save").click().run()


def test_the_chain_is_on_one_page_in_its_order(desk: WebDesk) -> None:
    app = desk.open(PAGE, item=key(desk))
    assert app.title[0].value == "Recommendation 1"
    steps = headings(app)
    assert steps[:4] == [
        "To query with the author",  # "30 June" has no year
        "What was asked",
        "What was answered",
        "What was promised (2)",
    ]
    assert steps[-1] == "The same elsewhere"
    shown = page(app).get_text(" ")
    assert "Warden Hale will mend the north light by 30 June" in shown
    assert "Accepted. 2 commitments. " in shown
    assert "Later documents tell of it, up to 9 September 2031" in shown


def test_every_quote_leads_to_its_source_beside_it(desk: WebDesk) -> None:
    app = desk.open(PAGE, item=key(desk))
    ways = [str(way["href"]) for way in page(app).select("p.way a[data-go]")]
    texts = {one.id: desk.assistant.library.text(one.id) for one in desk.assistant.library.documents()}
    assert len(ways) >= 5
    for way in ways:
        address = {name: values[0] for name, values in parse_qs(urlsplit(way).query).items()}
        assert address["item"] == key(desk)
        assert texts[address["document"]][int(address["start"]) : int(address["end"])].strip()


def test_a_source_opens_beside_it_and_is_closed_again(desk: WebDesk) -> None:
    its = row(desk)
    place = {"document": str(its["document"]), "start": str(its["start"]), "end": str(its["end"])}
    app = desk.open(PAGE, item=key(desk), **place)
    assert "The board should mend the north light" in page(app).select_one("mark.cited").get_text()  # type: ignore[union-attr]
    assert page(app).select_one("p.way a[aria-current]").get_text().startswith("Shown beside")  # type: ignore[union-attr]
    app.button(key="item-next").click().run()
    assert app.query_params["start"] != place["start"]
    assert "The board accepts this" in page(app).select_one("mark.cited").get_text()  # type: ignore[union-attr]
    app.button(key="item-close").click().run()
    assert app.query_params == {"item": key(desk)}
    assert page(app).select_one("mark.cited") is None


@pytest.mark.parametrize("ref", ["", "letter.txt-7", "ffffffffffff-1", "nonsense"])
def test_what_is_not_there_says_so_and_shows_a_way_on(desk: WebDesk, ref: str) -> None:
    app = desk.open(PAGE, **({"item": ref} if ref else {}))
    assert app.title[0].value == "Item"
    assert ("There is no such item" if ref else "Choose an item") in words_of(app)


def test_an_item_is_corrected_in_place_and_the_correction_undone(desk: WebDesk) -> None:
    app = desk.open(PAGE, item=key(desk))
    app.button(key="open-item").click().run()
    form = f"item-{key(desk)}"
    assert app.text_area(key=f"{form}-text").value == "The board should mend the north light within three months."
    app.text_input(key=f"{form}-number").set_value("1a")
    app.selectbox(key=f"{form}-verified").set_value("in progress")
    signed(app, form)
    assert (row(desk)["number"], row(desk)["verified"]) == ("1a", "in progress")
    assert "Corrected: " in words_of(app)
    assert "given by Ann Lyst" in html_of(app)
    assert "As it was read" in [one.label for one in app.expander]
    history = page(app).select("p.edit")
    assert "Item edited by Ann Lyst" in history[0].get_text()
    number = next(button.key for button in app.button if (button.key or "").startswith("undo-"))
    app.button(key=number).click().run()
    assert row(desk)["number"] == "1"
    assert "(undone)" in page(app).select("p.edit")[1].get_text()


def test_the_name_that_this_browser_kept_is_not_asked_again(desk: WebDesk) -> None:
    with_cookie = StreamlitCookies({"bywhen-analyst": "Orla%20Lyst%20%C3%89"})
    desk.monkeypatch.setattr(ContextProxy, "cookies", property(lambda _: with_cookie))
    app = desk.open(PAGE, item=key(desk))
    app.button(key="open-confirm").click().run()
    form = f"confirm-{key(desk)}"
    assert app.text_input(key=f"{form}-who").value == "Orla Lyst É"
    app.text_input(key=f"{form}-who").set_value("Ann Lyst")
    app.button(key=f"{form}-save").click().run()
    app.button(key="open-split").click().run()
    assert app.text_input(key=f"split-{key(desk)}-who").value == "Ann Lyst"


def test_a_correction_needs_a_reason_and_keeps_what_was_typed(desk: WebDesk) -> None:
    app = desk.open(PAGE, item=key(desk))
    app.button(key="open-item").click().run()
    form = f"item-{key(desk)}"
    app.text_input(key=f"{form}-number").set_value("9")
    signed(app, form, why="  ")
    assert "Say why" in words_of(app)
    assert app.text_input(key=f"{form}-number").value == "9"
    assert row(desk)["number"] == "1"
    app.text_input(key=f"{form}-number").set_value("1")
    signed(app, form)
    assert "Nothing was changed" in words_of(app)


def test_words_that_the_document_does_not_have_are_refused_in_a_pages_words(desk: WebDesk) -> None:
    app = desk.open(PAGE, item=key(desk))
    app.button(key="open-item").click().run()
    form = f"item-{key(desk)}"
    app.text_area(key=f"{form}-text").set_value("The moon should be painted green by Tuesday.")
    signed(app, form)
    assert "“The moon should be painted green by Tuesday.” is not in letter.txt" in words_of(app)
    assert "bywhen" not in words_of(app)


def test_what_another_has_changed_meanwhile_is_not_overwritten(desk: WebDesk) -> None:
    app = desk.open(PAGE, item=key(desk))
    app.button(key="open-item").click().run()
    desk.assistant.edit_item(key(desk), {"number": "7"}, ANN)
    form = f"item-{key(desk)}"
    app.text_input(key=f"{form}-number").set_value("8")
    signed(app, form)
    assert "is not as you saw it" in words_of(app)
    assert "This page shows it as it is now" in words_of(app)
    assert row(desk)["number"] == "7"


def test_a_commitment_is_corrected_taken_out_and_added(desk: WebDesk) -> None:
    app = desk.open(PAGE, item=key(desk))
    app.button(key="open-commitment-1").click().run()
    form = f"commitment-1-{key(desk)}"
    app.selectbox(key=f"{form}-status").set_value("in progress")
    app.text_input(key=f"{form}-by_whom").set_value("Hale")
    signed(app, form)
    made = desk.assistant.view().by_key[key(desk)].commitments
    assert (made[0].status, made[0].by_whom, made[0].deadline is not None) == ("in progress", "Hale", True)
    app.button(key="open-no-commitment-2").click().run()
    signed(app, f"no-commitment-2-{key(desk)}")
    assert len(desk.assistant.view().by_key[key(desk)].commitments) == 1
    app.button(key="open-add-commitment").click().run()
    form = f"add-{key(desk)}"
    signed(app, form)
    assert "Copy the words of the commitment" in words_of(app)
    app.text_area(key=f"{form}-quote").set_value("the keepers will report to the council every month")
    signed(app, form)
    assert len(desk.assistant.view().by_key[key(desk)].commitments) == 2


def test_items_are_merged_and_split_and_both_are_undone(desk: WebDesk) -> None:
    app = desk.open(PAGE, item=key(desk))
    app.button(key="open-merge").click().run()
    form = f"merge-{key(desk)}"
    signed(app, form)
    assert "Choose at least one" in words_of(app)
    app.multiselect(key=f"{form}-others").set_value([key(desk, TWO)])
    signed(app, form)
    assert key(desk, TWO) not in desk.assistant.view().by_key
    gone = desk.open(PAGE, item=key(desk, TWO))
    assert "Merged into another item" in page(gone).get_text()
    desk.assistant.undo_edit(key(desk), None, ANN)

    app = desk.open(PAGE, item=key(desk, TWO))
    app.button(key="open-split").click().run()
    form = f"split-{key(desk, TWO)}"
    signed(app, form)
    assert "Copy the words that the second one begins with" in words_of(app)
    app.text_input(key=f"{form}-at").set_value("The eels were counted in 2030")
    signed(app, form)
    assert len(desk.assistant.view().items[desk.assistant.library.document("letter.txt").id]) == 3


def test_one_that_is_none_is_taken_out_and_brought_back(desk: WebDesk) -> None:
    app = desk.open(PAGE, item=key(desk, TWO))
    app.button(key="open-reject").click().run()
    signed(app, f"reject-{key(desk, TWO)}")
    assert key(desk, TWO) not in desk.assistant.view().by_key
    assert "Not in the register." in page(app).get_text()
    assert not [button for button in app.button if button.key == "open-item"]
    number = next(button.key for button in app.button if (button.key or "").startswith("undo-"))
    app.button(key=number).click().run()
    assert key(desk, TWO) in desk.assistant.view().by_key


def test_one_that_is_right_is_confirmed_without_a_reason(desk: WebDesk) -> None:
    app = desk.open(PAGE, item=key(desk))
    app.button(key="open-confirm").click().run()
    signed(app, f"confirm-{key(desk)}", why="")
    assert "Confirmed by Ann Lyst" in page(app).get_text()


def test_links_are_confirmed_rejected_taken_back_and_added(desk: WebDesk) -> None:
    kinds = [link.kind.value for link in desk.assistant.links(key(desk))]
    same = kinds.index("same recommendation")
    app = desk.open(PAGE, item=key(desk))
    app.button(key=f"open-link-reject-{same}").click().run()
    form = f"link-reject-{same}-{key(desk)}"
    signed(app, form, why="")
    assert "Say why" in words_of(app)
    signed(app, form)
    assert "The same elsewhere" not in headings(app)
    every = desk.assistant.links(key(desk), rejected=True)
    same = next(n for n, one in enumerate(every) if one.verdict == "rejected")
    app.button(key=f"open-link-undo-{same}").click().run()
    signed(app, f"link-undo-{same}-{key(desk)}", why="")
    assert "The same elsewhere" in headings(app)
    app.button(key="open-link-add").click().run()
    form = f"link-add-{key(desk)}"
    reply = desk.assistant.library.document("reply.txt").id
    app.selectbox(key=f"{form}-document").set_value(reply).run()
    other = next(item.key for item in desk.assistant.view().items[reply] if item.number == "2")
    app.selectbox(key=f"{form}-item").set_value(other)
    signed(app, form)
    assert [one.verdict for one in desk.assistant.links(key(desk)) if one.later.item == other] == ["added"]


def test_where_later_edits_build_on_one_all_are_undone_together(desk: WebDesk) -> None:
    at = "The eels were counted in 2030"
    made = desk.assistant.split_item(key(desk, TWO), at, {}, ANN)
    desk.assistant.edit_item(made, {"number": "2b"}, ANN)
    split = next(edit.number for edit in desk.assistant.library.edits() if edit.made == made)
    app = desk.open(PAGE, item=key(desk, TWO))
    app.button(key=f"undo-{split}").click().run()
    assert "Later edits build on edit" in words_of(app)
    app.button(key=f"undo-all-{split}").click().run()
    assert made not in desk.assistant.view().by_key


def test_who_may_only_read_is_offered_no_correction(desk: WebDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opened, "reader", lambda: Reader("bo@harbour.example", "Bo", Role.READER))
    app = desk.open(PAGE, item=key(desk))
    assert "What was asked" in headings(app)
    assert not [button for button in app.button if (button.key or "").startswith("open-")]
    assert not [one for one in app.expander if "linked" in one.label]


def test_what_a_document_says_is_shown_and_never_obeyed(desk: WebDesk) -> None:
    harmful = "<script>alert(1)</script> & <b>bold</b>"
    text = LETTER.replace("The board should mend the north light", f"The board should mend {harmful} the north light")
    document = desk.put("odd.txt", text)
    app = desk.open(PAGE, item=f"{document.id}-{ONE}")
    assert page(app).select_one("script") is None
    assert "<script>alert(1)" not in html_of(app)


def test_of_an_earlier_version_the_newest_is_a_click_away(desk: WebDesk) -> None:
    old = desk.assistant.library.document("letter.txt").id
    new = desk.put("letter2.txt", LETTER.replace("412", "413"))
    desk.assistant.replace(new.id, old)
    app = desk.open(PAGE, item=f"{old}-{ONE}")
    assert "It stands in an earlier version" in page(app).get_text()
    assert page(app).select_one("p.notice a")["href"] == f"item?item={new.id}-{ONE}"  # type: ignore[index]
    assert not [button for button in app.button if (button.key or "").startswith("open-")]


def test_an_item_of_a_closed_document_is_not_there_for_who_may_not_see_it(
    desk: WebDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = desk.assistant.library.document("reply.txt").id
    hidden = f"{closed}-{REPLY.index('The board should mend')}"
    desk.assistant.put_into([closed], "Hoard")
    monkeypatch.setattr(opened, "reader", lambda: Reader("bo@harbour.example", "Bo", Role.ANALYST, frozenset()))
    assert "There is no such item" in words_of(desk.open(PAGE, item=hidden))
    app = desk.open(PAGE, item=key(desk))
    assert "reply.txt" not in html_of(app)
    assert "The same elsewhere" not in headings(app)
    assert "not in the library" in words_of(desk.open("register", document=closed))
    names = page(desk.open("body", name="the board")).get_text()
    assert "Asked 2 times" in names
