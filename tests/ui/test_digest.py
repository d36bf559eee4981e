"""What changed as a digest: sections in order, Markdown, HTML, JSON, `bywhen digest`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from assistant.anomalies import CONFLICT
from assistant.changes import Query, changes_since, since_day
from assistant.view import View
from corpus.library import Library
from tests.assistant.test_changes import DAY, LOGS, PROMISES, UPDATE
from tests.corpus.stocked import stock
from tests.ui.desk import Desk
from ui.exports.digest import made, write
from ui.exports.digest.lines import Digest, Line, Section, Shift, Source, digest_json
from ui.exports.digest.sections import digest_of
from ui.exports.digest.told import query_line
from ui.shown.places import Places

WEB = Places("https://bywhen.example/council")
HARMFUL = '<script>alert("x")</script> [link](javascript:alert(1)) **bold** | # \x07'


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library") as opened:
        for path in LOGS:
            stock(opened, path.name, path.read_text("utf-8"))
        stock(opened, "warden.txt", PROMISES)
        stock(opened, "update.txt", UPDATE)
        yield opened


@pytest.fixture
def told(library: Library) -> Digest:
    view = View.of(library)
    return digest_of(changes_since(view, since_day(date(2031, 6, 1)), DAY), view)


@pytest.fixture
def desk(library: Library, tmp_path: Path) -> Desk:
    return Desk(tmp_path / "library")


def lines(told: Digest, name: str) -> tuple[Line, ...]:
    return next(section.lines for section in told.sections if section.name == name)


def odd() -> Digest:
    source = Source(HARMFUL, "abc", 1, 5, 2, "before")
    line = Line(HARMFUL, HARMFUL, "abc-1", (Shift("Due", HARMFUL, "nothing"),), (HARMFUL, "- no list"), (source,))
    return Digest("1 May 2031", "2 May 2031", "By date.", HARMFUL, (Section("new", "New", "1 new", HARMFUL, (line,)),))


def test_days_are_in_words_and_names_of_files_as_they_are(library: Library) -> None:
    document = next(iter(library.documents()))
    words = "it is “done” in pack-2031-05-12.pdf, and was said by 2031-05-12"
    [fact] = query_line(Query(CONFLICT, words, document), View.of(library)).facts
    assert fact == "It is “done” in pack-2031-05-12.pdf, and was said by 12 May 2031."


def test_an_earlier_version_is_told_from_the_newer_one(library: Library) -> None:
    document = next(iter(library.documents()))
    labels = [
        query_line(Query(CONFLICT, "it is odd", replace(document, superseded_by=by)), View.of(library)).sources[0].label
        for by in ("", "another")
    ]
    assert labels[1] == f"{labels[0]}, earlier version"


def test_what_matters_most_comes_first(told: Digest) -> None:
    names = [section.name for section in told.sections]
    assert names == [
        "passed",
        "moved",
        "done",
        "asked",
        "promised",
        "told",
        "gone",
        "queries",
        "documents",
    ]
    assert told.title == "What changed since 1 June 2031"
    assert told.summary.startswith(f"{len(told.sections[0].lines)} dates passed; ")
    assert "Looked through 5 documents, the latest of 4 December 2031." in told.rests


def test_a_change_says_what_was_what_is_and_where_both_stand(told: Digest) -> None:
    first = lines(told, "moved")[0]
    assert first.lead == "Agreed action 15 of Pellbrook Safety Board: action log"
    assert first.shifts == (Shift("Due", "31 October 2031", "28 February 2032"),)
    assert first.facts == ("Put back by about 4 months.",)
    assert [(one.role, one.label) for one in first.sources] == [
        ("before", "Pellbrook Safety Board: action log, 11 September 2031"),
        ("now", "Pellbrook Safety Board: action log, 4 December 2031"),
    ]


def test_a_date_that_passed_is_never_said_to_be_missed(told: Digest) -> None:
    for line in lines(told, "passed"):
        assert line.facts[-1] == "No later evidence found." or "A later document tells of it" in line.facts[-1]
        assert not re.search(r"missed|failed|late\b", " ".join(line.facts))
    [section] = [one for one in told.sections if one.name == "passed"]
    assert section.note.startswith("Silence is not failure")


def test_every_line_has_a_source_and_leads_to_what_is_there(told: Digest, library: Library) -> None:
    view = View.of(library)
    for section in told.sections:
        for line in section.lines:
            assert line.sources
            assert not line.item or line.item in view.by_key
            assert all(one.document in view.every for one in line.sources)


def test_as_markdown_it_has_everything(told: Digest, tmp_path: Path) -> None:
    write(tmp_path / "digest.md", told, WEB)
    text = (tmp_path / "digest.md").read_text("utf-8")
    assert text.startswith("# What changed since 1 June 2031\n")
    for section in told.sections:
        assert f"## {section.title} ({len(section.lines)})" in text
    assert "Due: was 31 October 2031, **now 28 February 2032**" in text
    assert re.search(
        r"Before: \[[^\]]+\]\(https://bywhen\.example/council/source\?document=\w+&start=\d+&end=\d+\)", text
    )
    assert "](https://bywhen.example/council/item?item=" in text


def test_as_html_it_has_everything_and_needs_nothing_else(told: Digest) -> None:
    page = BeautifulSoup(made("html", told, WEB), "html.parser")
    assert [h.get_text() for h in page.select("h1")] == [told.title]
    assert [h["id"] for h in page.select("h2")] == [section.name for section in told.sections]
    assert {a["href"] for a in page.select("nav a")} == {f"#{section.name}" for section in told.sections}
    assert len(page.select("ul.lines > li")) == sum(len(section.lines) for section in told.sections)
    assert not page.select("script, img, link")
    assert all(a["href"].startswith(("https://bywhen.example/council/", "#")) for a in page.select("a"))  # type: ignore[union-attr]


def test_words_are_shown_and_never_obeyed() -> None:
    page = BeautifulSoup(made("html", odd(), WEB), "html.parser")
    assert not page.select("script")
    shown = HARMFUL.replace("\x07", "")
    assert shown in page.get_text()
    text = made("md", odd(), WEB)
    assert "\x07" not in text
    assert "&" not in text.replace("\\&", "").replace("&start=", "").replace("&end=", "")
    assert not re.search(r"(?<!\\)<", text)
    assert r"\<script\>" in text
    assert r"\*\*bold" in text
    assert r"\[link\](javascript" in text
    assert r"\- no list" in text


def test_as_json_each_line_has_its_words_and_places(told: Digest) -> None:
    whole = json.loads(json.dumps(digest_json(told)))
    assert whole["title"] == told.title
    [moved] = [section for section in whole["sections"] if section["name"] == "moved"]
    assert moved["lines"][0]["shifts"] == [{"name": "Due", "before": "31 October 2031", "after": "28 February 2032"}]
    assert set(moved["lines"][0]["sources"][0]) == {"label", "document", "start", "end", "page", "role"}


def test_nothing_is_said_to_be_nothing(library: Library) -> None:
    view = View.of(library)
    none = digest_of(changes_since(view, since_day(date(2199, 1, 1)), DAY), view)
    assert none.sections == ()
    assert none.summary == "nothing changed"
    assert "Nothing changed" in made("html", none, WEB)
    assert "Nothing changed" in made("md", none, WEB)


def test_of_an_organisation_it_says_so(library: Library) -> None:
    view = View.of(library)
    changes = changes_since(view, since_day(date(2031, 6, 1)), DAY)
    own = digest_of(changes, view, ("Pellbrook Safety Board",))
    assert own.title == "What changed for Pellbrook Safety Board since 1 June 2031"
    assert "tide rescue" not in made("md", own, WEB)


# The command


def test_it_is_printed_for_people(desk: Desk) -> None:
    run = desk("digest", "--since", "2031-12-01")
    assert run.exit_code == 0
    assert run.output.startswith("What changed since 1 December 2031\n")
    assert "  Due: was 31 October 2031, now 28 February 2032\n" in run.output


def test_without_a_day_it_is_what_came_in_the_last_week(desk: Desk) -> None:
    run = desk("digest", "--json")
    said = json.loads(run.stdout)
    assert said["since"].endswith(str((date.today() - timedelta(days=7)).year))
    assert said["basis"] == "Documents count by when they were added to the library."
    [documents] = [section for section in said["sections"] if section["name"] == "documents"]
    assert len(documents["lines"]) == 5


@pytest.mark.parametrize(
    ("undated", "those"), [(1, "the 1 without one by when it was"), (2, "the 2 without one by when they were")]
)
def test_documents_without_a_date_are_said_to_count_by_when_they_were_added(
    desk: Desk, library: Library, undated: int, those: str
) -> None:
    for number in range(undated):
        stock(library, f"note{number}.txt", f"The {number} lamps were lit.\n")
    said = json.loads(desk("digest", "--since", "2031-12-01", "--json").stdout)
    assert said["basis"] == f"Documents count by their own dates, {those} added to the library."


def test_it_begins_after_a_document(desk: Desk) -> None:
    said = json.loads(desk("digest", "--since-document", LOGS[1].name, "--json").stdout)
    assert "11 September 2031" in said["since"]
    [documents] = [section for section in said["sections"] if section["name"] == "documents"]
    assert [one["sources"][0]["label"] for one in documents["lines"]] == [LOGS[2].name, "update.txt"]


def test_it_is_written_to_files_and_that_is_in_the_history(desk: Desk, tmp_path: Path) -> None:
    paths = [tmp_path / "week.md", tmp_path / "week.html"]
    run = desk(
        "digest", "--since", "2031-12-01", "--markdown", str(paths[0]), "--html", str(paths[1]), "--web", WEB.pages
    )
    assert run.exit_code == 0
    assert run.output.count("Written: ") == 2
    assert all(WEB.pages in path.read_text("utf-8") for path in paths)
    with Library.open(tmp_path / "library") as library:
        noted = [change for change in library.history() if change.what == "exported"]
    assert [one.detail for one in noted] == [f"what changed: {kind}, since 1 December 2031" for kind in ("MD", "HTML")]


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["--since", "yesterday"], 2),
        (["--since", "2031-01-01", "--since-document", "update.txt"], 2),
        (["--markdown", "digest.txt"], 2),
        (["--since-document", "unknown.txt"], 1),
    ],
)
def test_what_cannot_be_done_is_refused(desk: Desk, arguments: list[str], status: int) -> None:
    assert desk("digest", *arguments).exit_code == status
