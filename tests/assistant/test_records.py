"""A quote of a record is completed by the fields that were asked for."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.kinds import Kind
from assistant.quotes import Quote, quoted
from assistant.records import record_of, with_records
from assistant.view import View
from corpus.models import Span
from tests.assistant.harbour import document, open_harbour, sentence

LOG = """# Tracker of the Quay Board (fictional)

Date: 14 July 2031

| Ref | Action | Owner | Due | Update |
| --- | --- | --- | --- | --- |
| 7 | Oil the winch of the slipway before the regatta. | Ama Frost | 30 June 2031 | Two winches were oiled in May. |
| 8 | Count the mooring rings along the quay. | Ben Harrow | 31 July 2031 | Not started. |
"""


@pytest.fixture(scope="module")
def quay(tmp_path_factory: pytest.TempPathFactory) -> Iterator[View]:
    assistant = open_harbour(tmp_path_factory.mktemp("quay"), {"tracker.md": LOG})
    yield assistant.view()
    assistant.library.close()


def action(view: View) -> Quote:
    """The words of the action alone, without the other cells of its row."""
    of = document(view, "tracker.md")
    at = view.text(of).index("Oil the winch")
    words = "Oil the winch of the slipway before the regatta."
    return Quote(of, 0, (Span(at, at + len(words)),), words, 1.0)


@pytest.mark.parametrize(
    ("kind", "more"),
    [
        pytest.param(Kind.WHO, "Ama Frost", id="its owner"),
        pytest.param(Kind.BY_WHEN, "30 June 2031", id="its date"),
        pytest.param(Kind.HOW_MANY, "Two winches were oiled in May.", id="what came of it"),
    ],
)
def test_a_record_is_quoted_with_what_is_asked(quay: View, kind: Kind, more: str) -> None:
    (quote,) = with_records([action(quay)], [kind], quay)
    assert quote.words.startswith("Oil the winch") and quote.words.endswith(more)
    assert "Ben Harrow" not in quote.words
    assert [span.of(quay.text(quote.document)) for span in quote.spans][-1] == more


def test_what_a_record_holds_is_not_quoted_again(quay: View) -> None:
    of, text = action(quay).document, quay.text(action(quay).document)
    at = text.index("Two winches")
    update = Quote(of, 0, (Span(at, at + 11),), "Two winches", 0.9)
    assert len(with_records([action(quay), update], [Kind.HOW_MANY], quay)) == 1


def test_a_quote_of_no_record_stays_as_it_is(view: View) -> None:
    quote = quoted(sentence(view, "The watch has 42"), view)
    assert record_of(quote, view) == []
    assert with_records([quote], [Kind.WHO], view) == [quote]
