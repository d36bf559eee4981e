"""The register as a spreadsheet, a report, a calendar: opened again, each says what the rows say and rest on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import docx
import pytest
from icalendar import Calendar
from openpyxl import load_workbook

from assistant.choosing import Wanted
from assistant.entries import Row
from assistant.register import Listing
from corpus.models import Description, Document, Fact, Page, Span
from tests.assistant.register_rows import ASKED, PROMISED, commitment, elsewhere, evidence, row
from ui import serve
from ui.exports import write
from ui.shown.places import HERE, Places

DAY = date(2031, 12, 1)
LETTER = Document(
    "abc",
    "warden.txt",
    "txt",
    "f" * 64,
    Description(Fact("The Warden's letter"), Fact("letter"), Fact("2031-05-12"), body=Fact("Warden's Office")),
    (Page(1, Span(0, 190)), Page(2, Span(190, 400)), Page(3, Span(400, 400), "", False, "a scan?")),
)
PANEL = Document("def", "panel.md", "md", "e" * 64, Description(Fact("Panel"), Fact("minutes"), Fact("2031-10-03")))
HARMFUL = "=cmd|'/c calc'!A1 <script>alert(1)</script> \x1b[31mred"
TRAINED = row(
    commitment(),
    commitment(start=270, end=300, quote="The bell was rung.", due=None, due_text=None, status="done"),
    same_as=[elsewhere(answered=True)],
    list="At once",
)
BARE = row(
    response=None, id="abc-310", number=None, text=HARMFUL, position="not stated", due="2032-03-31", start=310, end=390
)
ALONE = row(
    commitment(due="2032-01-31", due_text="January 2032", start=391, end=399, quote="I will write."),
    id="abc-391",
    kind="standalone",
    start=391,
    end=399,
    response=None,
    text="I will write.",
)
LATER = row(commitment(), id="abc-400", number="9", later_evidence=[evidence()])


def listing(*rows: Row) -> Listing:
    return Listing(rows, [LETTER, PANEL], Wanted(documents=("abc",)), "2031-10-03", DAY)


@pytest.fixture
def file(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """All the rows written as the file of that suffix."""
    path = tmp_path / f"register.{request.param}"
    write(request.param, path, listing(TRAINED, BARE, ALONE, LATER), Places())
    return path


@pytest.mark.parametrize("file", ["xlsx"], indirect=True)
def test_a_spreadsheet_has_an_item_a_row_and_a_commitment_a_row(file: Path) -> None:
    book = load_workbook(file)
    assert book.sheetnames == ["Register", "Commitments", "About"]
    items, promised = ([[c.value for c in line] for line in book[name].iter_rows()] for name in book.sheetnames[:2])
    assert [len(items), len(promised)] == [1 + 4, 1 + 4]
    assert "commitment" in [line[items[0].index("What")] for line in items]
    first = dict(zip(items[0], items[1], strict=True))
    assert (first["Words"], first["Response"], first["Position"]) == (ASKED, PROMISED, "accepted")
    assert (first["File and page"], first["Response on page"]) == ("warden.txt, page 1", 2)
    assert first["Past its date"] == (
        "31 August 2031: past its date; no later evidence found in these documents (latest: 3 October 2031)"
    )
    made = dict(zip(promised[0], promised[1], strict=True))
    assert (made["Commitment"], made["Status asserted"], made["By whom"]) == (
        PROMISED,
        "promised",
        "Superintendent Orla Fenwick",
    )
    assert (made["Due"].date(), made["As at"].date()) == (date(2031, 8, 31), date(2031, 5, 12))
    told = dict(zip(promised[0], promised[-1], strict=True))
    assert told["Past its date"] is None
    assert told["Later evidence"].startswith("done, as at 3 October 2031")


@pytest.mark.parametrize("file", ["xlsx"], indirect=True)
def test_a_spreadsheet_can_be_sorted_followed_and_trusted(file: Path) -> None:
    book = load_workbook(file)
    sheet = book["Register"]
    assert (sheet.freeze_panes, sheet.auto_filter.ref.split(":")[1][-1]) == ("A2", "5")
    [at] = [cell.column for cell in sheet[1] if cell.value == "File and page"]
    assert sheet.cell(2, at).hyperlink.target == f"{HERE}/source?document=abc&start=100&end=160"
    [words] = [cell for line in sheet.iter_rows() for cell in line if str(cell.value).startswith("=cmd")]
    assert (words.data_type, words.quotePrefix) == ("s", True)
    assert "\x1b" not in words.value
    told = [[c.value for c in line] for line in book["About"].iter_rows()]
    assert ["Covers", "4 items with 4 commitments in 1 of 2 documents; without text: warden.txt page 3"] in [
        line[:2] for line in told
    ]
    assert ["warden.txt", "The Warden's letter", "letter", "page 3", "f" * 64] in [
        [value for value in line if isinstance(value, str)] for line in told
    ]


class Seen(HTMLParser):
    """The words of a page, and where it leads and what leads there."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.words, self.links, self.names, self.tags = "", set[str](), set[str](), list[str]()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        self.tags.append(tag)
        self.links.add(said.get("href") or "")
        self.names.add(said.get("id") or "")

    def handle_data(self, data: str) -> None:
        self.words += data


@pytest.mark.parametrize("file", ["html"], indirect=True)
def test_a_report_tells_every_item_and_stands_alone(file: Path) -> None:
    page = file.read_text("utf-8")
    seen = Seen(page)
    words = " ".join(seen.words.split())
    for told in (
        "The Warden's letter",
        "4 items with 4 commitments in 1 of 2 documents; without text: warden.txt page 3",
        ASKED,
        PROMISED,
        "warden.txt, page 2",
        "as at 12 May 2031",
        "past its date; no later evidence found in these documents (latest: 3 October 2031)",
        "Response: no response found in these documents",
        "done, as at 3 October 2031: “All 84 officers had finished tide rescue training.” (panel.md)",
        "I will write.",
        "f" * 64,
    ):
        assert told in words
    assert "script" not in seen.tags
    assert {link[1:] for link in seen.links if link.startswith("#")} <= seen.names
    assert [link for link in seen.links if link and not link.startswith(("#", f"{HERE}/source?"))] == []
    assert "\x1b" not in page


@pytest.mark.parametrize("file", ["html"], indirect=True)
def test_due_dates_are_drawn_by_what_is_said_of_them(file: Path) -> None:
    page = file.read_text("utf-8")
    picture = page[page.index("<svg") : page.index("</svg>")]
    assert picture.count("<title>") == 4
    assert picture.count('fill="#a3290f"') == 1  # past its date: not the one that a later document says is done


@pytest.mark.parametrize("last", [date(9999, 12, 31), date(9999, 11, 2), date(2033, 12, 31)])
@pytest.mark.parametrize("first", [date(1, 1, 1), date(2031, 12, 1), date(9999, 12, 1)])
def test_dates_at_the_end_of_the_calendar_are_drawn(tmp_path: Path, first: date, last: date) -> None:
    due = row(commitment(due=last.isoformat(), due_text="at last"))
    write("html", tmp_path / "late.html", replace(listing(due), day=first), Places())
    assert "<svg" in (tmp_path / "late.html").read_text("utf-8")


@pytest.mark.parametrize("file", ["docx"], indirect=True)
def test_a_word_report_has_the_same_content(file: Path) -> None:
    document = docx.Document(str(file))
    cells = [cell.text for table in document.tables for line in table.rows for cell in line.cells]
    words = "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])
    for told in (
        "4 items with 4 commitments in 1 of 2 documents",
        f"“{ASKED}” warden.txt, page 1",
        f"“{PROMISED}”",
        "past its date; no later evidence found in these documents (latest: 3 October 2031)",
        "Response: no response found in these documents",
        "as at 12 May 2031",
        "<script>alert(1)</script>",
        "f" * 64,
    ):
        assert told in words
    heads = [p.text for p in document.paragraphs if p.style and p.style.name == "Heading 1"]
    assert heads[:3] == ["Contents", "Past its date", "No response found in these documents"]


@pytest.mark.parametrize("file", ["ics"], indirect=True)
def test_a_calendar_has_what_is_open_on_its_last_day(file: Path) -> None:
    calendar = Calendar.from_ical(file.read_bytes())
    events = {str(event["uid"]): event for event in calendar.walk("VEVENT")}
    assert set(events) == {"abc-100-200-268@bywhen", "abc-310@bywhen", "abc-391-391-399@bywhen"}
    event = events["abc-100-200-268@bywhen"]
    assert event.decoded("dtstart") == date(2031, 8, 31)
    told = str(event["description"])
    assert f"“{PROMISED}”" in told
    assert "The Warden's letter (warden.txt, page 2), 12 May 2031" in told
    assert "Status asserted: promised, as at 12 May 2031" in told
    assert str(event["url"]) == f"{HERE}/source?document=abc&start=200&end=268"
    assert "1 said to be done left out" in str(calendar["description"])


def test_a_calendar_has_everything_where_it_is_wanted(tmp_path: Path) -> None:
    write("ics", tmp_path / "all.ics", listing(LATER), Places("http://bywhen.example:80/"), everything=True)
    [event] = Calendar.from_ical((tmp_path / "all.ics").read_bytes()).walk("VEVENT")
    assert "done, as at 3 October 2031" in str(event["description"])
    assert str(event["url"]).startswith("http://bywhen.example:80/source?")


def test_a_calendar_of_one_person_has_nobody_elses_dates(tmp_path: Path) -> None:
    shared = row(commitment(), commitment(start=270, end=300, by_whom="Bram Tolley"), due="2031-09-30")
    write("ics", tmp_path / "his.ics", replace(listing(shared), wanted=Wanted(people=("Tolley",))), Places())
    [event] = Calendar.from_ical((tmp_path / "his.ics").read_bytes()).walk("VEVENT")
    assert str(event["summary"]).startswith("Due (Bram Tolley)")


@pytest.mark.parametrize("kind", ["csv", "xlsx", "html", "docx", "ics"])
def test_an_empty_list_says_so(tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"none.{kind}"
    write(kind, path, replace(listing(), rows=[]), Places())
    assert path.stat().st_size > 0
    if kind == "html":
        assert "0 items with 0 commitments" in path.read_text("utf-8")


def test_links_lead_to_where_the_pages_are_shown() -> None:
    assert f"http://{serve.HOST}:{serve.PORT}" == HERE
