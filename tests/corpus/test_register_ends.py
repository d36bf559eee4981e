"""Where an answer ends below the last item, and how its record says that an item stands. All is fictional."""

from __future__ import annotations

import pytest

from corpus.models import Description, Fact, Item, Status
from corpus.register.given_up import given_up
from tests.corpus.registers import read_register, response

REPORT = Description(kind=Fact("report"), date=Fact("2034-04-03"), body=Fact("Auditor of the Isles"))
RULE = "_" * 60
LETTER = f"""I take the areas in turn.

{RULE}
AREA FOR IMPROVEMENT 1

The watch should count its lanterns.

The watch has counted them.

{RULE}
AREA FOR IMPROVEMENT 2

The watch should oil its bells.

The bells are being oiled.

{RULE}

The slipway is another matter. I will have it mended by May 2032.

Yours sincerely

Orla Fenn
"""
FOLLOWED = """Part 5 Follow-up

5.1 We made three recommendations. We have looked at each.

Recommendation 1

The keepers should light the pier.

Response: Accepted.

Our assessment: Closed – implemented.

Recommendation 2

The keepers should mend the bell.

Response: Accepted.

Status: In progress. The metal is dear.

Recommendation 3

The keepers should charge for oil.

Response: Not accepted.

Our assessment: Closed – not implemented.

5.2 We shall return to the oil in our next report.
"""


def numbered(text: str) -> list[Item]:
    return [item for item in read_register(text, REPORT) if item.number]


def test_a_ruled_line_ends_the_last_answer_where_such_lines_part_the_items() -> None:
    answers = [response(LETTER, item) for item in read_register(LETTER) if item.number]
    assert answers == ["The watch has counted them.", "The bells are being oiled."]
    unruled = LETTER.replace(f"{RULE}\nAREA", "AREA")
    assert "slipway" in response(unruled, read_register(unruled)[1])


def test_the_reports_next_paragraph_ends_an_answer_that_was_announced() -> None:
    assert response(FOLLOWED, numbered(FOLLOWED)[-1]).endswith("Closed – not implemented.")
    unannounced = FOLLOWED.replace("Response: Not accepted.", "They did not like it.").replace("Our assessment", "So")
    assert "our next report" in response(unannounced, numbered(unannounced)[-1])


def test_how_an_item_stands_is_as_its_record_says() -> None:
    own = [item.commitments[0] for item in numbered(FOLLOWED)]
    assert [c.status for c in own] == [Status.DONE, Status.IN_PROGRESS, Status.NOT_STARTED]
    at = [span.of(FOLLOWED) for c in own for field, span in c.said if field == "status"]
    assert at == ["Closed – implemented.", "In progress.", "Closed – not implemented."]


@pytest.mark.parametrize(
    ("printed", "word"),
    [
        ("Superseded", "superseded"),
        ("it was agreed that this be withdrawn", "withdrawn"),
        ("Closed – not implemented.", "closed – not implemented"),
        ("Closed – implemented.", ""),
        ("the money was withdrawn from the bank", ""),
    ],
)
def test_the_word_that_gives_an_item_up(printed: str, word: str) -> None:
    assert given_up(printed) == word
