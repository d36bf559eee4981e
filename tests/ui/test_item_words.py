"""An item's story as HTML and in short, what a form makes of its fields, and refusals in a page's words."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from bs4 import BeautifulSoup

from assistant.entries import Row, commitments_of, past
from assistant.register import Listing
from assistant.story import Promise, Story
from corpus.errors import BywhenError, CorrectionError, EditConflict, QuoteNotFound
from corpus.models import Commitment, Deadline, Description, Document, DueKind, Item, ItemKind, Span
from tests.assistant.register_rows import ASKED, PROMISED, commitment, elsewhere, evidence, row
from ui.shown.addresses import body_address, item_address, register_address, told_html
from ui.shown.places import Place
from ui.web.item import chain, fields, history
from ui.web.item.judging import ordered
from ui.web.item.quoted import citations
from ui.web.register import shown

DAY = date(2031, 12, 1)
LETTER = Document("abc", "warden.txt", "txt", "f" * 64, Description())
DEADLINE = Deadline("by 31 August 2031", Span(250, 267), DueKind.EXPLICIT, date(2031, 8, 31))
MADE = Commitment(Span(200, 268), "Superintendent Orla Fenwick", DEADLINE)
ITEM = Item(ItemKind.RECOMMENDATION, (Span(100, 160),), commitments=(MADE,), key="abc-100")
TOLD = {"title": "Panel paper"}


def story(found: Row, **said: object) -> Story:
    promises = [
        Promise(entry, n, past(entry, DAY), [{**one, **TOLD} for one in entry.evidence])
        for n, entry in enumerate(commitments_of(found), 1)
    ]
    return Story(found, ITEM, LETTER, DAY, promises=promises, latest="2031-10-03", **said)  # type: ignore[arg-type]


def soup(html: str) -> BeautifulSoup:
    return BeautifulSoup(html, "html.parser")


@pytest.mark.parametrize(
    ("found", "told"),
    [
        (
            row(commitment()),
            "Accepted. 1 commitment: 1 past its date with no later evidence that it is done.",
        ),
        (
            row(commitment(), later_evidence=[evidence()]),
            "Accepted. 1 commitment: 1 said to be done. Later documents tell of it, up to 3 October 2031; the "
            "last says: done.",
        ),
        (
            row(response=None, position="not stated"),
            "No response found in these documents.",
        ),
        (row(position="not stated"), "Answered, without saying whether it is accepted."),
        (
            row(commitment(), commitment(start=300, end=340)),
            "Accepted. 2 commitments: 2 past their date with no later evidence that it is done.",
        ),
        (
            row(kind="standalone", addressed_to=None, response=None, due="2031-09-01"),
            "Past its date; no later evidence found in these documents (latest: 3 October 2031).",
        ),
        (
            row(kind="agreed action", status="in progress", due="2032-01-01"),
            "In progress, as at 12 May 2031.",
        ),
    ],
)
def test_where_it_stands_is_said_in_short(found: Row, told: str) -> None:
    assert chain.in_short(story(found)) == told


def test_what_has_no_number_is_called_by_its_first_words() -> None:
    assert chain.title(row()) == "Recommendation 1"
    assert chain.title(row(number=None)) == f"Recommendation: {ASKED}"


def test_a_commitment_says_who_when_how_firm_and_what_became_of_it() -> None:
    its = story(row(commitment(firmness="tentative"), later_evidence=[evidence()]))
    shown = soup(chain.promise_html(its.promises[0], its, None))
    assert [one.get_text() for one in shown.select("dd")] == [
        "Superintendent Orla Fenwick",
        "31 August 2031",
        "Promised, as at 12 May 2031",
        "Tentative: to be considered or explored",
    ]
    assert shown.select_one("dd a")["href"] == body_address("Superintendent Orla Fenwick")  # type: ignore[index]
    later = shown.select_one("ol.told li")
    assert later is not None
    assert later.get_text().startswith("Done, as at 3 October 2031 almost certainly about this")
    assert later.get_text().endswith("· Panel paper")


@pytest.mark.parametrize(
    ("confidence", "words"),
    [(1.0, "almost certainly"), (0.7, "probably"), (0.5, "more likely than not"), (0.36, "less likely than not")],
)
def test_how_sure_a_link_is_is_said_in_words(confidence: float, words: str) -> None:
    assert chain.likely(confidence) == words
    assert chain.likely(0.1) == "only possibly"


def test_past_its_date_is_never_said_to_be_not_done() -> None:
    its = story(row(commitment()))
    words = soup(chain.promise_html(its.promises[0], its, None)).select_one("p.past")
    assert words is not None
    assert words.get_text() == "Past its date; no later evidence found in these documents (latest: 3 October 2031)."


def test_a_status_that_an_analyst_gave_is_told_as_theirs() -> None:
    its = story(row(commitment(), later_evidence=[evidence(given={"status": "Ann"})]))
    told = soup(chain.told_html(its.promises[0].evidence, its, None)).get_text(" ")
    assert "Done, says Ann (an analyst) , in a document of 3 October 2031" in told


def test_the_open_quote_says_so() -> None:
    its = story(row())
    way = soup(chain.asked_html(its, Place("abc", 100, 160))).select_one("a[aria-current]")
    assert way is not None
    assert way.get_text().startswith("Shown beside")
    assert soup(chain.asked_html(its, None)).select_one("a[aria-current]") is None


def test_a_long_response_shows_its_beginning_and_folds_the_rest_away_whole() -> None:
    words = " ".join(f"Lamp {n} will be lit at dusk by the keeper." for n in range(60))
    its = story(row(response={"quote": words, "start": 200, "end": 268, "spans": [[200, 268]], "page": 2}))
    shown = soup(chain.response_html(its, None))
    rest = shown.select_one("blockquote details")
    assert rest is not None
    rest.summary.extract()  # type: ignore[union-attr]
    assert " ".join(shown.blockquote.get_text(" ").split()) == words  # type: ignore[union-attr]
    assert "Show where it stands, page 2" in shown.get_text()


def test_the_same_elsewhere_leads_to_its_own_page() -> None:
    its = story(row(), elsewhere=[{**elsewhere(answered=True, due="2031-11-30"), **TOLD}])
    shown = soup(chain.elsewhere_html(its, None))
    assert shown.select_one("li a")["href"] == item_address("def-300")  # type: ignore[index]
    assert "(7), 3 October 2031, due on 30 November 2031, answered there" in shown.get_text()


def test_that_nothing_later_was_found_names_the_newest_document() -> None:
    assert "No later evidence found in these documents (latest: 3 October 2031)." in chain.later_html(
        story(row()), None
    )
    told = story(row(commitment(), later_evidence=[evidence()]))
    assert chain.later_html(told, None) == ""


def test_every_quote_is_numbered_once_in_the_order_of_the_chain() -> None:
    found = citations(story(row(commitment(), later_evidence=[evidence()]), elsewhere=[{**elsewhere(), **TOLD}]))
    assert [(one.n, one.document, one.start) for one in found] == [
        (1, "abc", 100),
        (2, "abc", 200),
        (3, "def", 40),
        (4, "def", 300),
    ]


def test_what_documents_say_is_escaped() -> None:
    odd = '<script>alert("x")</script> & more'
    its = story(row(text=odd, title=odd, addressed_to=odd, list=odd), queries=[odd])
    for html in (
        chain.asked_html(its, None),
        chain.heading_html(its),
        chain.facts_html(its),
        chain.queries_html([odd]),
    ):
        assert soup(html).script is None
    assert soup(f'<a href="{register_address(odd)}">x</a>').a["href"].startswith("register?document=%3Cscript")  # type: ignore[index,union-attr]


def test_a_form_begins_with_what_stands_and_gives_what_differs() -> None:
    stands = fields.item_stands(ITEM, row(commitment()))
    assert (stands["text"], stands["response"], stands["addressed_to"]) == (ASKED, PROMISED, "the harbour watch")
    assert fields.changed(stands, {**stands, "number": "7", "text": ASKED.replace(" ", "\n", 1)}) == {"number": "7"}
    assert fields.changed(stands, {**stands, "response": ""}) == {"response": ""}
    made = fields.commitment_stands(ITEM, {**commitment(), "place": 0})
    assert (made["quote"], made["due"], made["due_text"]) == (PROMISED, "2031-08-31", "by 31 August 2031")


def test_only_an_action_has_a_status_of_its_own() -> None:
    assert "status" not in [one.name for one in fields.of_item(ITEM)]
    action = Item(ItemKind.AGREED_ACTION, (Span(200, 268),), commitments=(MADE,))
    assert "status" in [one.name for one in fields.of_item(action)]


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (
            EditConflict(
                "0123456789ab-1 is not as you saw it: item edited by Ben on 2031-05-02; look at it again: bywhen item"
            ),
            "This item is not as you saw it: item edited by Ben on 2 May 2031. This page shows it as it is now: "
            "choose Cancel, look again, then correct that.",
        ),
        (
            EditConflict(
                "later edits build on edit 4: 5 (item split by Ann); undo those first, or --with-later undoes"
            ),
            "Later edits build on edit 4: 5 (item split by Ann). Undo them with it, or keep them all.",
        ),
        (
            QuoteNotFound(
                "“light” stands 3 times in a.txt (pages 1, 2): quote more of the words, or say which with --page"
            ),
            "“light” stands 3 times in a.txt (pages 1, 2). Quote more of the words, or choose the page.",
        ),
        (
            QuoteNotFound("“moon” is not in a.txt, nor are words like it: quote them as they are printed"),
            "“moon” is not in a.txt, nor are words like it. Copy the words from the source.",
        ),
        (
            QuoteNotFound("“light” stands 3 times in a.txt (at characters 100, 156, 240): quote more of the words, or"),
            "“light” stands 3 times in a.txt. Quote more of the words.",
        ),
        (
            QuoteNotFound("“moon” is not in a.txt; the nearest are at character 368: “noon”"),
            "“moon” is not in a.txt; the nearest are: “noon”. Copy the words from the source.",
        ),
        (
            CorrectionError("'31/02/2031' is no date: write due as 2031-03-31 (year, month, day)"),
            "'31/02/2031' is no date: write it as 31 March 2031 or 31/03/2031.",
        ),
        (
            CorrectionError("0123456789ab-12 has this commitment already: bywhen item show 0123456789ab-12"),
            "This item has this commitment already.",
        ),
        (
            CorrectionError("abc-1 has this commitment already: bywhen item show abc-1"),
            "Abc-1 has this commitment already.",
        ),
        (CorrectionError("the text cannot be empty"), "The text cannot be empty."),
    ],
)
def test_a_refusal_says_what_to_do_on_the_page(error: BywhenError, words: str) -> None:
    assert fields.in_words(error) == words


def test_the_earlier_documents_side_of_a_link_comes_first() -> None:
    assert ordered(row(), "abc-100", {"id": "def-3", "as_at": "2031-10-03"}) == ("abc-100", "def-3")
    assert ordered(row(), "abc-100", {"id": "def-3", "as_at": "2030-10-03"}) == ("def-3", "abc-100")
    assert ordered(row(), "abc-100/2", {"id": "def-3", "as_at": None}) == ("abc-100/2", "def-3")


def edit(number: int, what: str, *undoes: int, undone: bool = False) -> dict[str, Any]:
    about: dict[str, Any] = {
        "commitment": None,
        "values": {},
        "before": {},
        "reason": "",
        "by": "Ann",
        "when": "2031-05-02T10:00:00Z",
    }
    return {"number": number, "what": what, "undoes": list(undoes), "undone": undone, "lapsed": "", **about}


def test_what_takes_something_back_says_what() -> None:
    """The last first, as they stand on the page: an item is taken out, another edit of it taken back and put back."""
    edits = [
        edit(5, "edit undone", 4),
        edit(4, "edit undone", 2, undone=True),
        edit(3, "item rejected"),
        edit(2, "item edited"),
    ]
    told = [history.told(one, edits) for one in edits]
    assert told[0] == "Item edited: brought back by Ann, 2 May 2031"
    assert told[1] == "Item edited: taken back by Ann, 2 May 2031 (undone)"
    assert history.why_gone(story(row(), edits=edits)) == "Item rejected by Ann, 2 May 2031"


def test_what_changed_is_told_with_days_and_one_full_stop() -> None:
    changes = [{"field": "due", "before": "2031-07-31", "after": "2031-11-30", "before_by": None, "after_by": None}]
    words = {"field": "text", "before": "By July.", "after": "By November.", "before_by": None, "after_by": None}
    one = {"kind": "changed", "earlier": True, "source": "a.txt", "date": "2031-03-04", "changes": [*changes, words]}
    told = soup(chain.changes_html(story(row(changes=[{**one, "from_id": "", "to_id": ""}])))).get_text()
    assert "due: 31 July 2031 → 30 November 2031; text: By July. → By November." in told
    assert ".." not in told


def test_what_an_action_and_its_commitment_change_alike_is_told_once() -> None:
    change = {"field": "status", "before": "in progress", "after": "done", "before_by": None, "after_by": None}
    one = {"kind": "changed", "earlier": True, "source": "a.md", "date": "2031-03-04", "changes": [change]}
    both = row(changes=[{**one, "from_id": "", "to_id": "", "commitment": at} for at in (None, 0)])
    assert len(soup(chain.changes_html(story(both))).select("li")) == 1
    assert len(soup(shown.changes_html(Listing([both], [LETTER]))).select("li")) == 1


def test_the_history_leads_to_items_and_tells_days() -> None:
    told = told_html("0123456789ab-12: due 2031-11-30 -> 2031-12-01 (<said>); 0123456789ab-12/2 and 0123456789ab-9")
    assert soup(told).get_text() == "item: due 30 November 2031 → 1 December 2031 (<said>); commitment 2 and item"
    ways = [str(one["href"]) for one in soup(told).select("a[data-go]")]
    assert ways == ["item?item=0123456789ab-12", "item?item=0123456789ab-12", "item?item=0123456789ab-9"]
