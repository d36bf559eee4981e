"""The figure that answers, with its unit."""

from __future__ import annotations

import pytest

from assistant.asks import asks_of
from assistant.figures import figures_in
from tests.assistant.harbour import Asking


@pytest.mark.parametrize(
    ("words", "asked", "found"),
    [
        ("31 of the 52 keepers asked for more rope.", "how many keepers asked for rope", ["31 of the 52 keepers"]),
        ("On 4 May 12 boats sailed.", "how many boats sailed", ["12 boats"]),
        ("Action 12: three boats sailed.", "how many boats sailed", ["three boats"]),
        ("37 boats were asked, 20 came.", "how many boats came", []),
        ("Nine keepers and nine boats.", "how many gulls are there", []),
        ("The horns cost £9,400 in 31 weeks.", "how much did the horns cost", ["£9,400"]),
        ("The horns cost £9,400 and the bell £800.", "how much did the horns cost", ["£9,400"]),
        ("Horns and bells cost £9,400 or £800.", "how much did the horns cost", []),
        ("Some 900 lamps were lit, and about 40 horns.", "how many horns", ["about 40 horns"]),
        ("Nine keepers and ten boats came.", "how many keepers and boats came", ["Nine keepers", "ten boats"]),
        ("The ferry served 14 notices, nine of them in May.", "how many notices were served", ["14 notices"]),
        ("Of the 9 boats on the slip, 4 are mended and 1 is not.", "how many boats are mended", ["4 of the 9 boats"]),
        ("It takes two weeks and three keepers.", "how long does it take", ["two weeks"]),
        ("A 6 month trial of bells began.", "how long is the trial", ["6 month trial"]),
        (
            "Lamps took 3 minutes compared to 12 minutes in May 2030.",
            "lamps against last May",
            ["3 minutes compared to 12 minutes in May 2030"],
        ),
        ("Lamps took 3 minutes compared to nine keepers.", "lamps against last May", []),
        ("Training of 40 keepers will end in May.", "how many keepers have been trained", []),
        ("At 12 tides, 98% of lamps were lit.", "what share of lamps is lit", ["98%"]),
        ("Of late 12 boats did not sail.", "how many boats sailed", []),
        ("Of late 12 boats did not sail.", "how many boats did not sail", ["12 boats"]),
        ("The 4 boats sailed.", "how many boats sailed in 2034", ["4 boats"]),
        ("The lamps burn.", "how many lamps are there", []),
        ("We went beyond a target of mending 40 lamps.", "how many lamps did they mend", []),
        ("We set a target of 40 lamps.", "how many lamps were the target", ["40 lamps"]),
        ("Ropes were initially quoted at £90 but the final sum was £70.", "how much did the ropes cost", ["£70"]),
        ("The programme includes £90 for ropes.", "how much did the ropes cost", []),
        ("The programme includes £90 for ropes.", "how much is put aside for ropes", ["£90"]),
        ("The wreck is kept as one of 19 salvage crews.", "how many crews keep the wreck", []),
        (
            "Two lanterns were asked for, but only one keeper was found.",
            "how many lantern keepers were found",
            ["one keeper"],
        ),
    ],
)
def test_the_figure_of_what_is_counted_with_its_unit(asking: Asking, words: str, asked: str, found: list[str]) -> None:
    assert figures_in(words, asks_of(asking(asked))[0]) == found
