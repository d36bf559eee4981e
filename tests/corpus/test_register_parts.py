"""What is told of one of several things promised in one breath (all of it fictional)."""

from __future__ import annotations

import pytest

from corpus.models import LinkKind, Status
from corpus.register.links import links_between
from corpus.register.links.parts import tells_of_a_part
from index.terms import terms
from tests.corpus.linking import read

COURSE = "All keepers and pilots will have attended by July 2031, and their supervisors by September 2031."
BOAT = "We will buy a boat and train the crew by May 2031."


@pytest.mark.parametrize(
    ("promised", "told", "is_part"),
    [
        (COURSE, "Every keeper and pilot had attended by 14 September 2031.", True),
        (COURSE, "Every keeper, pilot and supervisor had attended by May.", False),
        (BOAT, "The boat was bought in April.", True),
        (BOAT, "The boat was bought and its crew trained in April.", False),
        (BOAT, "This was done in April.", False),
        ("We will buy a boat and a net by May 2031.", "The boat was bought in April.", False),
        ("I will light the lamps.", "The lamps were lit.", False),
        ("The lamps are dark and old.", "The lamps were lit.", False),
    ],
)
def test_a_part_is_not_the_whole(promised: str, told: str, *, is_part: bool) -> None:
    assert tells_of_a_part(promised, told, terms) is is_part


ASKED = "Recommendation 1\n\nThe harbour watch should train every pilot in tide rescue.\n\n"
EARLIER = f"""# Letter of the Harbour Warden on the Quillmouth pilots' inspection

4 January 2031

{ASKED}The rule about knots is to be included in the winter tide rescue course for every pilot.
"""
LATER = f"""# Letter of the Harbour Warden on the Quillmouth pilots' inspection

4 June 2031

{ASKED}A rule about flags has been adopted and the rule about knots is to be included in the winter tide rescue \
course for every pilot.
"""


def test_the_clause_that_is_most_like_it_says_how_it_stands() -> None:
    earlier, later = read("earlier.md", EARLIER.encode()), read("later.md", LATER.encode())
    told = [one for one in links_between([earlier, later], terms) if one.kind is LinkKind.LATER]
    made = {item.key: item.commitments for item in later.items}
    statuses = [made[one.later.item][one.later.commitment].status for one in told if one.later.commitment >= 0]
    assert [c.status for own in made.values() for c in own] == [Status.DONE, Status.PROMISED]
    assert set(statuses) == {Status.PROMISED}
