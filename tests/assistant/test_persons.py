"""Names as people type them, held against names as documents print them."""

from __future__ import annotations

import pytest

from assistant.persons import is_named

ORLA = "Superintendent Orla Fenwick, head of the harbour watch"


@pytest.mark.parametrize(
    ("wanted", "printed"),
    [
        pytest.param("fenwick", ORLA, id="surname, small letters"),
        pytest.param("Orla Fenwick", ORLA, id="both names"),
        pytest.param("O Fenwick", ORLA, id="an initial for a name"),
        pytest.param("O. Fenwick", ORLA, id="an initial with a dot"),
        pytest.param("Orla Fenwick", "O Fenwick", id="a name for an initial"),
        pytest.param("OF", ORLA, id="initials"),
        pytest.param("O.F.", ORLA, id="initials with dots"),
        pytest.param("Orla Fenwick", "OF/BT", id="only initials are printed, with another's"),
        pytest.param("the Warden", "Warden of Brindlemere", id="an article says nothing"),
        pytest.param("BHW", "Brindlemere Harbour Watch", id="a body's acronym"),
        pytest.param("Department for Tides and Bridges", "DTB", id="a body by its acronym only"),
        pytest.param("Superintendent Orla Fenwick", "Orla Fenwick (OF)", id="a rank that the log leaves out"),
        pytest.param("Detective Chief Inspector Fenwick", "Orla Fenwick", id="a rank of three words"),
        pytest.param("O’Dell", "Cllr Mary O’Dell", id="an apostrophe"),
    ],
)
def test_a_name_is_known(wanted: str, printed: str) -> None:
    assert is_named(wanted, printed)


@pytest.mark.parametrize(
    ("wanted", "printed"),
    [
        pytest.param("Fenwick Orla", ORLA, id="in another order"),
        pytest.param("Orla Tarrow", ORLA, id="another surname"),
        pytest.param("Fen", ORLA, id="a piece of a word"),
        pytest.param("of", ORLA, id="small letters are no initials"),
        pytest.param("FO", ORLA, id="initials in another order"),
        pytest.param("the", ORLA, id="nothing but an article"),
        pytest.param("", ORLA, id="nothing"),
        pytest.param("O", ORLA, id="a letter alone"),
        pytest.param("Fenwick", "", id="nobody is printed"),
    ],
)
def test_another_name_is_not(wanted: str, printed: str) -> None:
    assert not is_named(wanted, printed)
