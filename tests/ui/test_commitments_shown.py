"""The list of commitments and the picture of due dates as HTML: in order, in groups, with words and ways for each."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from bs4 import BeautifulSoup

from assistant.choosing import Wanted
from assistant.entries import Entry, Row, entries_of
from assistant.falling_due import stretches
from assistant.register import Listing
from corpus.models import Description, Document, Fact
from tests.assistant.register_rows import ASKED, PROMISED, commitment, elsewhere, evidence, row
from ui.shown.addresses import item_address
from ui.web.commitments.arranged import Group, arranged, page_of, pages
from ui.web.commitments.asked import OVERDUE, Asked
from ui.web.commitments.table import table_html
from ui.web.commitments.timeline import in_words_html, rests_on, summary, timeline_html, unheard, words_of

DAY = date(2031, 12, 1)
LETTER = Document("abc", "warden.txt", "txt", "f" * 64, Description(Fact("The Warden's letter")))
HARMFUL = '<script>alert("x")</script> & "more" **bold**'
LATE = row(commitment())
DONE = row(commitment(), id="abc-500", number="2", later_evidence=[evidence()])
TO_COME = row(commitment(due="2032-02-01", due_text=None, by_whom="Bram Tolley"), id="abc-600", number="3")
BARE = row(id="abc-700", number="4", response=None, text=HARMFUL, position="not stated", addressed_to=None)
ALONE = row(
    commitment(quote="I will write.", start=800, end=813, due=None, due_text="in due course"),
    id="def-800",
    kind="standalone",
    number=None,
    text="I will write.",
    start=800,
    end=813,
    document="def",
    title="Panel paper",
    source="panel.md",
    as_at="2031-10-03",
    body=None,
)
ROWS = [BARE, DONE, TO_COME, LATE, ALONE]


def listing(*rows: Row) -> Listing:
    return Listing(rows, [LETTER], Wanted(), "2031-10-03", DAY)


def quotes(entries: list[Entry]) -> list[str]:
    return [f"{e.row['id']}{'/' + str(e.commitment['place']) if e.commitment else ''}" for e in entries]


@pytest.mark.parametrize(
    ("sort", "first", "last"),
    [
        ("", "abc-100/0", "abc-500/0"),
        ("due", "abc-500/0", "def-800/0"),
        ("due-latest", "abc-600/0", "def-800/0"),
        ("newest", "def-800/0", "abc-100/0"),
        ("printed", "abc-700", "def-800/0"),
        ("who", "abc-600/0", "abc-700"),
    ],
)
def test_the_list_has_an_order(sort: str, first: str, last: str) -> None:
    [group] = arranged([e for e in entries_of(ROWS) if e.commitment or e.row is BARE], Asked(sort=sort), DAY)
    found = quotes(list(group.entries))
    assert (found[0], found[-1]) == (first, last)
    assert len(found) == 5


@pytest.mark.parametrize(
    ("group", "titles"),
    [
        ("document", ["The Warden's letter", "Panel paper"]),
        ("body", ["Warden's Office", "No organisation found"]),
        ("who", ["Superintendent Orla Fenwick", "Bram Tolley", "the harbour watch", "Nobody is named"]),
    ],
)
def test_the_list_has_groups(group: str, titles: list[str]) -> None:
    assert sorted(g.title for g in arranged(entries_of(ROWS), Asked(group=group), DAY)) == sorted(titles)


@pytest.mark.parametrize(
    ("group", "pages"),
    [("document", {"register?document=abc", "register?document=def"}), ("body", {"body?name=Warden%27s+Office"})],
)
def test_a_group_leads_to_its_own_page(group: str, pages: set[str]) -> None:
    groups = arranged(entries_of(ROWS), Asked(group=group), DAY)
    found = BeautifulSoup("".join(table_html(one, listing(*ROWS), "") for one in groups), "html.parser")
    assert {link["href"] for link in found.select("h3 a")} == pages


def test_by_recommendation_the_groups_are_their_names() -> None:
    found = {g.title: g for g in arranged(entries_of(ROWS), Asked(group="item"), DAY)}
    assert "Recommendation 1" in found
    assert "Outside any recommendation: Panel paper" in found
    assert "The Warden's letter, 12 May 2031" in found["Recommendation 1"].note


def test_a_group_says_what_was_asked_only_where_no_line_of_it_does() -> None:
    [entry] = [one for one in entries_of([LATE]) if one.commitment]
    assert [group.title for group in arranged([entry], Asked(group="item"), DAY)] == [f"Recommendation 1: {ASKED}"]
    [group] = arranged(entries_of([LATE]), Asked(group="item"), DAY)
    found = BeautifulSoup(table_html(group, listing(LATE), ""), "html.parser")
    assert [link.get_text(" ", strip=True) for link in found.select("h3 a, p.label a")] == [
        "Recommendation 1",
        "Commitment of The Warden's letter",
    ]
    assert found.get_text().count(ASKED) == 2  # in words, and for those who hear the link to its source


@pytest.mark.parametrize(("by", "within"), [("document", ""), ("item", ""), ("", "The Warden's letter")])
def test_what_stands_above_is_not_said_again_of_the_source(by: str, within: str) -> None:
    found = BeautifulSoup(
        table_html(Group("", "", entries_of([LATE]), by), listing(LATE), "All", within=within), "html.parser"
    )
    cells = found.select('td[data-label="Source"]')
    assert [cell.get_text().split(":")[0] for cell in cells] == ["Page 1", "Page 2"]


def test_a_page_has_so_many_lines_and_goes_on_with_a_group() -> None:
    groups = arranged(entries_of([LATE, DONE, TO_COME]), Asked(sort="printed", group="item"), DAY)
    assert [len(group.entries) for group in groups] == [2, 2, 2]
    assert pages(groups, 4) == 2
    second = page_of(groups, 2, 3)
    assert [(group.title, len(group.entries)) for group in second] == [
        ("Recommendation 2 (continued)", 1),
        ("Recommendation 3", 2),
    ]
    assert page_of(groups, 9, 3) == []


def table_of(*rows: Row, by: str = "") -> BeautifulSoup:
    shown = listing(*rows)
    entries = [e for e in shown.entries if e.commitment or not e.row["commitments"]]
    return BeautifulSoup(table_html(Group("", "", entries, by), shown, "All"), "html.parser")


def test_every_line_leads_to_its_item_and_its_source() -> None:
    found = table_of(LATE, DONE, BARE, ALONE)
    lines = found.select("tbody tr")
    links = [[link["href"] for link in line.select("a")] for line in lines]
    assert [one[0] for one in links] == [item_address(key) for key in ("abc-100", "abc-500", "abc-700", "def-800")]
    assert [one[-1] for one in links] == [
        "source?document=abc&start=200&end=268",
        "source?document=abc&start=200&end=268",
        "source?document=abc&start=100&end=160",
        "source?document=def&start=800&end=813",
    ]
    assert all(link.has_attr("data-go") and link.get_text(strip=True) for link in found.select("a"))


def test_a_line_says_who_when_and_where_it_stands() -> None:
    late, done = (line.get_text(" ", strip=True) for line in table_of(LATE, DONE).select("tbody tr"))
    assert f"“{PROMISED}”" in late
    assert "Under Recommendation 1 of The Warden's letter" in late
    assert "Superintendent Orla Fenwick" in late
    assert "31 August 2031" in late
    assert "Past its date; no later evidence found" in late
    assert "Promised, as at 12 May 2031" in late
    assert "The Warden's letter Page 2, 12 May 2031" in late
    assert "Later: done, as at 3 October 2031" in done
    assert "Past its date" not in done


def test_what_is_only_told_of_later_is_past_its_date_all_the_same() -> None:
    told = row(commitment(), later_evidence=[evidence(status=None)])
    [line] = table_of(told).select("tbody tr")
    assert "Past its date; a later document tells of it" in line.get_text(" ", strip=True)
    assert "Later: mentioned, as at 3 October 2031" in line.get_text(" ", strip=True)


def test_what_is_said_to_be_done_is_what_is_shown_of_what_came_later() -> None:
    told = row(commitment(), later_evidence=[evidence(), evidence(date="2031-11-01", status=None)])
    [line] = table_of(told).select("tbody tr")
    assert "Later: done, as at 3 October 2031" in line.get_text(" ", strip=True)
    assert "Past its date" not in line.get_text()


def test_an_action_with_a_status_says_it_once() -> None:
    logged = row(kind="agreed action", status="done", response={"quote": "Rung.", "start": 1, "end": 6, "page": 1})
    [line] = table_of(logged).select("tbody tr")
    assert "Done, as at 12 May 2031" in line.get_text(" ", strip=True)
    assert "Reported on" not in line.get_text()


def test_what_analysts_say_is_marked_as_theirs() -> None:
    given = row(
        commitment(by_whom="Ann's guess", given={"by_whom": "Ann", "status": "Ann"}),
        later_evidence=[evidence(given={"status": "Ben"})],
    )
    words = table_of(given).get_text(" ", strip=True)
    assert "Ann's guess (given by Ann)" in words
    assert "Promised, says Ann (an analyst)" in words
    assert "Later: done, says Ben (an analyst), in a document of 3 October 2031" in words


def test_an_item_says_what_was_answered() -> None:
    assert "No response found in these documents" in table_of(BARE).get_text(" ", strip=True)
    answered = {**BARE, "same_as": [elsewhere(answered=True)]}
    assert "Answered in another document (" in table_of(answered).get_text(" ", strip=True)


def test_words_are_shown_as_words() -> None:
    found = table_of(BARE)
    assert not found.select("script")
    assert '<script>alert("x")</script> & "more" bold' in found.get_text()
    assert "Nobody is named" in found.get_text()
    assert "No date" in found.get_text()


def test_the_table_is_one_for_screen_readers_though_it_reads_as_cards() -> None:
    found = table_of(LATE)
    assert [tag["role"] for tag in found.select("table, thead, tbody, tr, th, td")][:2] == ["table", "rowgroup"]
    heads = [th.get_text() for th in found.select("th[scope=col]")]
    assert heads == [td["data-label"] for td in found.select("tbody td")]


def test_under_its_own_heading_a_promise_is_not_said_to_be_under_it() -> None:
    assert "Under" not in table_of(LATE, by="item").get_text()


def drawn(*rows: Row, asked: Asked | None = None) -> BeautifulSoup:
    found = stretches(listing(*rows).entries, DAY)
    return BeautifulSoup(timeline_html(found, asked or Asked(), DAY), "html.parser")


def test_the_picture_has_a_column_for_each_month_with_its_words() -> None:
    found = drawn(LATE, DONE, TO_COME)
    assert len(found.select("ol.columns > li")) == 7  # August, September to December, January, February
    named = [link["aria-label"] for link in found.select("a")]
    assert named == ["August 2031: 2 due; 1 past its date, 1 said to be done", "February 2032: 1 due; 1 still to come"]
    assert next(item.get_text() for item in found.select("ul.legend li")).startswith("past its date")
    [now] = found.select("li.now")
    assert now.get_text() == "TodayDec"


def test_a_column_leads_to_what_falls_due_in_it() -> None:
    [link, *_] = drawn(LATE, TO_COME, asked=Asked(words="tide", show=OVERDUE, page=2)).select("a")
    assert link["href"] == "commitments?words=tide&due_from=2031-08-01&due_to=2031-08-31"


def test_years_that_begin_side_by_side_are_not_named_on_one_another() -> None:
    due = ["2021-12-01", *(f"2022-{month:02}-01" for month in range(1, 13)), "2023-01-01", "2023-05-01", "2023-08-01"]
    found = drawn(*(row(commitment(due=one)) for one in due))
    years = [when.get_text() for when in found.select("span.year")]
    assert years == ["2022", "2023", "2031"]


def test_the_picture_is_said_in_words() -> None:
    found = stretches(listing(LATE, DONE, TO_COME).entries, DAY)
    assert summary(found) == (
        "3 dates, August 2031 to February 2032: 1 past with no later evidence that it is done, "
        "1 still to come or carried on, 1 said to be done."
    )
    said = BeautifulSoup(in_words_html(found, Asked()), "html.parser")
    assert [[cell.get_text() for cell in line.select("th, td")] for line in said.select("tbody tr")] == [
        ["August 2031", "1", "–", "1"],
        ["February 2032", "–", "1", "–"],
    ]
    assert words_of(found[1]) == "September 2031: 0 due"


def test_without_dates_there_is_no_picture() -> None:
    assert timeline_html([], Asked(), DAY) == ""
    assert summary([]) == ""


def test_what_no_document_here_can_tell_of_is_said() -> None:
    after = row(commitment(due="2031-11-01"))
    assert unheard(listing(LATE, after)) == (
        "One of those past their date fell due after that: no document here can tell of it."
    )
    assert "3 October 2031. One of those" in rests_on(listing(LATE, after))
    assert unheard(listing(after, row(commitment(due="2031-11-02")))).startswith("2 of those past their date fell")
    assert unheard(listing(LATE, TO_COME)) == ""
    assert unheard(replace(listing(after), latest="")) == ""


def test_whoever_is_to_do_it_has_a_page_of_their_own() -> None:
    who = table_of(LATE).select("tbody td")[1]
    assert who.a is not None
    assert who.a["href"] == "body?name=Superintendent+Orla+Fenwick"
