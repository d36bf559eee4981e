"""Dates that moved, from a day on and between two documents; two lists side by side on a topic. All is fictional."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.wiring import Assistant
from tests.assistant.harbour import open_harbour

LETTER = """# Letter of the Warden

11 April 2021

Dear Ms Larkrise

Recommendation 1

The harbour should hang storm lanterns on the mole.

Response: We accept it. The lanterns will be hung by 31 May 2021.

Recommendation 2

The harbour should teach its pilots to row.

Response: We accept it. Rowing lessons end by 30 June 2021.

Yours sincerely

Odo Fenn
Warden of Quennel Harbour
"""
PAPER = """# Quennel Harbour panel: paper on progress

Date: 26 November 2021

| No. | Recommendation | Owner | Due | Status |
| --- | --- | --- | --- | --- |
| QH-1 | Hang storm lanterns on the mole | Odo Fenn | 31 January 2022 (was 31 May 2021) | In progress |
| QH-2 | Teach the pilots to row | Odo Fenn | 30 June 2021 | Complete |
| QH-3 | Sweep the slipway | Odo Fenn | November 2021 (17 November 2021) | In progress |
"""
LOG = """# Tollmere Ferry action log

Date: 4 March 2019

| No. | Action | Owner | Due | Status |
| --- | --- | --- | --- | --- |
| 7 | Caulk the ferry | Ida Moss | 30 June 2019 (was 1 February 2019) | In progress |
"""


@pytest.fixture(scope="module")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    texts = {"letter.md": LETTER, "paper.md": PAPER, "log.md": LOG}
    yield open_harbour(tmp_path_factory.mktemp("slipped"), texts)


def test_only_documents_after_the_day_and_no_day_of_the_month_it_is_due_in(harbour: Assistant) -> None:
    text = harbour.ask("which dates have slipped since the april 2021 letter").text
    assert "1 date changed: Recommendation QH-1: 31 January 2022, before that 31 May 2021." in text.split("\n")[0]
    assert "Caulk" not in text and "slipway" not in text


def test_between_two_documents(harbour: Assistant) -> None:
    lead = harbour.ask("what slipped between the April letter and the November paper").text.split("\n")[0]
    assert "QH-1: 31 January 2022, before that 31 May 2021" in lead and "action 7" not in lead


def test_changed_dates_of_any_document(harbour: Assistant) -> None:
    text = harbour.ask("which deadlines have changed at tollmere").text
    assert "action 7: 30 June 2019, before that 1 February 2019" in text.split("\n")[0] and "QH-1" not in text


def test_a_comparison_keeps_to_its_topic(harbour: Assistant) -> None:
    text = harbour.ask("compare the letter and the panel paper on storm lanterns").text
    assert "lanterns" in text and "row" not in text and "slipway" not in text


def test_two_letters_called_by_their_years(tmp_path: Path) -> None:
    later = LETTER.replace("2021", "2022").replace("hang storm lanterns on the mole", "hire a second tug")
    harbour = open_harbour(tmp_path, {"letter.md": LETTER, "later.md": later, "log.md": LOG})
    lead, *_ = harbour.ask("what changed between the 2021 and 2022 letters").text.split("\n")
    assert lead.startswith("Between the letter of ") and "2021 (Odo Fenn) and the letter of" in lead, lead
    nothing = harbour.ask("what has changed since the 2022 letter")
    assert not nothing.answered and "No document here is later than the letter of" in nothing.text
