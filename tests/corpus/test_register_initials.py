"""Initials that minutes give an action to, and the names behind them."""

from __future__ import annotations

import pytest

from corpus.register.promising.initials import names_by_initials, spelt_out

MINUTES = """# Harbour Panel

Present: Cllr Ada Brill (Chair), Mr Cole Dunn, Ms Eve Finn
In attendance:
- Gus Hale, Clerk
- Supt Ina Joyce, Saltmarsh Constabulary

1. The chair welcomed Peter Moon (PTM) and Kit Lamb [KL].
"""


@pytest.mark.parametrize(
    ("owner", "who"),
    [
        ("AB", "Ada Brill (AB)"),
        ("AB/CD", "Ada Brill (AB), Cole Dunn (CD)"),
        ("PTM and GH", "Peter Moon (PTM), Gus Hale (GH)"),
        ("KL", "Kit Lamb (KL)"),
        ("ZZ", "ZZ"),
        ("Clerk", "Clerk"),
        ("SC", "SC"),  # a body is nobody's initials
    ],
)
def test_owners(owner: str, who: str) -> None:
    assert spelt_out(owner, names_by_initials(MINUTES)) == who


def test_a_legend_gives_the_names() -> None:
    names = names_by_initials("Owners: AB Ada Brill; CD - Cole Dunn, Clerk\n")
    assert spelt_out("AB/CD", names) == "Ada Brill (AB), Cole Dunn (CD)"


def test_two_of_the_same_initials_are_neither() -> None:
    names = names_by_initials("Present: Ada Brill, Amos Bell, Cole Dunn\n")
    assert spelt_out("AB & CD", names) == "AB, Cole Dunn (CD)"
