"""The register as data: the contract's keys, and quotes that are slices of the stored text with their pages."""

from __future__ import annotations

import json
from datetime import date

from corpus.models import (
    Commitment,
    Deadline,
    Description,
    Document,
    DueKind,
    Fact,
    Firmness,
    Item,
    ItemKind,
    Page,
    Position,
    Span,
)
from corpus.register.rows import rows_of
from tests.corpus.registers import LETTER, read_register

TEXT = """**The force should immediately:**

***Count every lantern in its stores.***

A count of every lantern on the coast has been completed, and the stores in which they hang will be locked

Mayor's Office, Tide House, 2 Quay Road, Saltmarsh, SM1 2AB

by the end of May 2031. Nothing was lost.

Mayor's Office, Tide House, 2 Quay Road, Saltmarsh, SM1 2AB
"""
CUT = TEXT.index("Mayor's Office")
PAGES = (Page(1, Span(0, CUT)), Page(2, Span(CUT, len(TEXT))))
DOCUMENT = Document("abc123", "letter.md", "md", "", LETTER, PAGES)

SHORT = "Light the lamps.\n\nAgreed. We will light them by May 2031.\n"
ROW = {
    "id", "kind", "number", "list", "text", "start", "end", "source", "document", "page", "addressed_to", "timescale",
    "due", "position", "status", "response", "commitments", "same_as", "later_evidence", "called", "title", "body",
    "as_at", "positions", "verified", "paired", "said", "beside", "changes", "edits", "given",
    "given_up",
}  # fmt: skip
COMMITMENT = {
    "quote", "start", "end", "spans", "page", "by_whom", "due", "due_text", "due_kind", "status", "as_at", "firmness",
    "said", "place", "given",
}  # fmt: skip


def test_rows_have_the_contracts_keys_and_are_plain_data() -> None:
    (row,) = rows_of(DOCUMENT, read_register(TEXT), TEXT, PAGES)
    assert set(row) == ROW
    assert set(row["response"]) == {"quote", "start", "end", "spans", "page"}
    assert all(set(c) == COMMITMENT for c in row["commitments"])
    assert json.loads(json.dumps(row)) == row


def test_every_quote_is_the_stored_text_at_its_spans_without_the_footer_between() -> None:
    (row,) = rows_of(DOCUMENT, read_register(TEXT), TEXT, PAGES)
    for quoted in (row["response"], *row["commitments"]):
        assert quoted["quote"] == "\n".join(TEXT[start:end] for start, end in quoted["spans"])
        assert (quoted["start"], quoted["end"]) == (quoted["spans"][0][0], quoted["spans"][-1][1])
        assert "Quay Road" not in quoted["quote"]
    promised = row["commitments"][-1]
    assert promised["quote"].startswith("the stores in which they hang")
    assert promised["quote"].endswith("by the end of May 2031.")
    assert len(promised["spans"]) == 2
    assert (promised["due"], promised["due_kind"], promised["as_at"]) == ("2031-05-31", "explicit", "2031-02-03")


def test_a_page_is_the_one_that_a_quote_begins_on_and_none_without_pages() -> None:
    (row,) = rows_of(DOCUMENT, read_register(TEXT), TEXT, PAGES)
    assert (row["page"], row["response"]["page"]) == (1, 1)
    (unpaged,) = rows_of(DOCUMENT, read_register(TEXT), TEXT, ())
    assert unpaged["page"] is None


def test_absent_values_are_none() -> None:
    (row,) = rows_of(DOCUMENT, read_register("Recommendation 1\n\nThe force should light lamps.\n"), TEXT, ())
    assert (row["response"], row["due"], row["timescale"], row["commitments"]) == (None, None, None, [])


def test_the_status_that_a_log_prints_stands_with_the_item() -> None:
    header = "| Ref | Action | Owner | Due | Status |\n|---|---|---|---|---|\n"
    text = f"{header}| 7 | Paint the buoys | The Pilot | May 2031 | Done |\n"
    (row,) = rows_of(DOCUMENT, read_register(text), text, ())
    assert (row["status"], row["addressed_to"], row["due"], row["commitments"]) == (
        "done",
        "The Pilot",
        "2031-05-31",
        [],
    )


def test_what_was_said_is_told_with_where_it_is_printed() -> None:
    about = Description(Fact("The Warden's letter"), Fact("letter"), Fact("2031-02-03"), body=Fact("The Wardenry"))
    asked, told, words = span("Light the lamps."), span("Agreed."), span("We will light them by May 2031.")
    deadline = Deadline("by May 2031", span("by May 2031"), DueKind.EXPLICIT, date(2031, 5, 31))
    item = Item(
        ItemKind.RECOMMENDATION,
        (asked,),
        position="accepted",
        response=(told, words),
        commitments=(
            Commitment(words, "the Wardenry", deadline, firmness=Firmness.FIRM, said=(("by_whom", span("We")),)),
        ),
        called="cause of concern",
        paired="by position",
        positions=(Position("the Wardenry", "accepted", told),),
        said=(("position", told),),
        verified="in progress",
    )
    (row,) = rows_of(Document("abc", "a.md", "md", "", about), [item], SHORT, (Page(1, Span(0, len(SHORT))),))
    assert (row["id"], row["called"], row["paired"], row["verified"]) == (
        "abc-0",
        "cause of concern",
        "by position",
        "in progress",
    )
    assert (row["title"], row["body"], row["as_at"]) == ("The Warden's letter", "The Wardenry", "2031-02-03")
    assert [(p["by"], p["position"], p["quote"], p["page"]) for p in row["positions"]] == [
        ("the Wardenry", "accepted", "Agreed.", 1)
    ]
    assert row["said"] == {"position": {"start": told.start, "end": told.end, "page": 1}}
    [made] = row["commitments"]
    assert (made["firmness"], made["place"]) == ("firm", 0)
    assert {name: SHORT[at["start"] : at["end"]] for name, at in made["said"].items()} == {
        "by_whom": "We",
        "due": "by May 2031",
    }


def test_items_of_no_library_get_keys_by_their_place() -> None:
    item = Item(ItemKind.RECOMMENDATION, (span("Light the lamps."),))
    rows = rows_of(Document("abc", "a.md", "md", "", Description()), [item, item], SHORT, ())
    assert [row["id"] for row in rows] == ["abc-0", "abc-0b"]


def span(words: str) -> Span:
    return Span(SHORT.index(words), SHORT.index(words) + len(words))
