"""Who takes a position and on what: what was accepted is not who accepts it. All is fictional."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.lookups.position import position_on
from assistant.wiring import Assistant
from tests.assistant.harbour import Asking, index_of, open_harbour

REPLY = """# Reply of the Wardens' Office to the Quay Inquiry

Date: 3 May 2031

Recommendation 1

The wardens should dredge the harbour mouth each spring.

Response: Accepted. Dredging starts in March.

Recommendation 2

The wardens should count the cormorants.

Response: Not accepted. There are none.

Recommendation 3

The wardens should mend the crane on the north quay.

Response: Accepted in principle. The crane waits for its survey.
"""


TOLLS = """# Reply of the Tarn Wardens to the Weir Inquiry

Date: 3 May 2031

Recommendation 1

The wardens should, when the weirs are mended and the locks and the sluices of the whole of the upper water are in use
again, set one toll for the barges.

Response: Accepted. It is two florins.

Recommendation 2

The wardens should ask a toll of those who are late.

Response: Not accepted. Barges: barges that are late wait.
"""


@pytest.fixture(scope="module")
def reply(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    yield open_harbour(tmp_path_factory.mktemp("reply"), {"reply.md": REPLY})


@pytest.mark.parametrize(
    ("question", "lead"),
    [
        ("has the cormorants recommendation been accepted", "Not accepted (Recommendation 2"),
        ("has the crane recommendation been agreed", "Accepted in principle (Recommendation 3"),
        ("did the wardens accept the dredging recommendation", "Accepted (Recommendation 1"),
        ("did any get rejected", "Not accepted (Recommendation 2"),
    ],
)
def test_the_position_on_what_is_meant(reply: Assistant, question: str, lead: str) -> None:
    assert reply.ask(question).text.startswith(lead)


@pytest.mark.parametrize(
    "question", ["has the zeppelin recommendation been accepted", "has the falconry recommendation been agreed"]
)
def test_none_on_what_no_document_speaks_of(reply: Assistant, question: str) -> None:
    assert not reply.ask(question).answered


def test_two_that_may_be_meant_are_both_told(tmp_path: Path) -> None:
    """The best sentence may stand in what is answered to one, and the own words of another hold more of it."""
    assistant = open_harbour(tmp_path, {"tolls.md": TOLLS})
    view = assistant.view()
    asking, question = Asking(view, index_of(assistant)), "did the wardens accept the recommendation about barges"
    found = sorted(asking.found(question), key=lambda one: not one.sentence.words.startswith("Barges"))
    (told,) = position_on(asking(question), found, view)
    assistant.library.close()
    assert told.lines[0].words.startswith("Accepted (Recommendation 1")
    assert "Not accepted (Recommendation 2" in told.lines[0].words
