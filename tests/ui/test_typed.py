"""Days as an analyst types them."""

from __future__ import annotations

import pytest

from corpus.errors import CorrectionError
from corpus.library.corrections import checked
from corpus.library.values import day
from ui.web.typed import in_words, iso_of, shown


@pytest.mark.parametrize(
    "words",
    ["4 March 2031", "4/3/2031", "04/03/2031", "4.3.2031", "2031-03-04", "4th March 2031", " Tuesday 4 March 2031 "],
)
def test_a_day_is_read_however_it_is_typed(words: str) -> None:
    assert iso_of(words) == "2031-03-04"
    assert iso_of(shown(iso_of(words))) == "2031-03-04"


@pytest.mark.parametrize(
    "words", ["31/02/2031", "March 2031", "4 March", "soon", "4/3/31", "4 or 5 March 2031", "14/13/2031"]
)
def test_what_is_no_one_day_is_never_made_one(words: str) -> None:
    assert iso_of(words) == words
    with pytest.raises(CorrectionError) as of_document:
        checked("date", iso_of(words))
    with pytest.raises(CorrectionError) as of_item:
        day("due", iso_of(words))
    told = f"{words!r} is no date: write it as 31 March 2031 or 31/03/2031"
    assert [in_words(str(one.value)) for one in (of_document, of_item)] == [told, told]


def test_an_emptied_day_is_none() -> None:
    assert iso_of("  ") == iso_of("") == ""
    assert shown("") == ""
