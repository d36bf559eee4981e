"""Names as people type them, held against names as documents print them."""

from __future__ import annotations

import pytest

from assistant.persons import is_named, is_told_of

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
        pytest.param("Harbour Warden", "Deputy Harbour Warden Tarrow", id="the one below"),
        pytest.param("Harbour Warden", "Hilda Wren (HW)", id="somebody else's initials"),
    ],
)
def test_another_name_is_not(wanted: str, printed: str) -> None:
    assert not is_named(wanted, printed)


PRESENT = """Present: Orla Fenwick (OF), Harbour Warden; DW Bram Tarrow (BT); Chief Pilot R. Sedge (CP);
Wim Oakes, bell keeper, Jo Marl
"""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("harbour warden", "Orla Fenwick (OF)", id="behind the name"),
        pytest.param("DW", "Bram Tarrow (BT)", id="before the name"),
        pytest.param("DW", "OF/BT", id="one of several, by initials"),
        pytest.param("DW", "Orla Fenwick (OF), Bram Tarrow (BT)", id="one of several"),
        pytest.param("Sedge", "CP", id="a name for the initials of an office"),
        pytest.param("chief pilot", "R. Sedge", id="an office in full"),
    ],
)
def test_who_has_an_office_is_told_by_the_list_of_those_present(one: str, other: str) -> None:
    assert is_told_of(one, other, PRESENT)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("DW", "Orla Fenwick (OF)", id="the next one's"),
        pytest.param("BT", "Bram Tarrow", id="initials are no office"),
        pytest.param("chief pilot", "Bram Tarrow (BT)", id="the one before"),
        pytest.param("harbour warden", "Wim Oakes", id="another line"),
    ],
)
def test_what_stands_beside_another_is_not_his(one: str, other: str) -> None:
    assert not is_told_of(one, other, PRESENT)
