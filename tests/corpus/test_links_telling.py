"""What a later document tells of what was undertaken: each other's likest, whatever else stands there. Fictional."""

from __future__ import annotations

import pytest

from corpus.models import Link, LinkKind
from corpus.plain import words_of
from corpus.register.links import Listed, links_between
from corpus.register.links.names import beside_names
from index.terms import terms
from tests.corpus.linking import read

LETTER = """# Mayor of Ardenby: response to the report on night ferries

3 March 2031

From the Mayor of Ardenby

**Recommendation 1**: The Ferry Service should light its landing stages on the night ferry route.

Response: Accepted. {promise}

**Recommendation 2**: The Ferry Service should count the passengers of the night ferry on every crossing.

Response: Accepted. Wardens will count them at the gangways of the night ferry from May 2031.
"""
PAPER = """# Mayor of Ardenby: progress on the report on night ferries

9 November 2031

From the Mayor of Ardenby

**Recommendation 1**: The Ferry Service should light its landing stages on the night ferry route.

Response: The first is lit.

**Recommendation 2**: The Ferry Service should count the passengers of the night ferry on every crossing.

Response: Wardens have counted them at the gangways of the night ferry since May 2031.

## Other matters

{told}
"""


def later(promise: str, told: str) -> list[tuple[str, str]]:
    """What of the promise, or of all, the paper is said to tell, in words."""
    both = {
        name: read(name, text.encode())
        for name, text in (("letter.md", LETTER.format(promise=promise)), ("paper.md", PAPER.format(told=told)))
    }
    found = links_between(list(both.values()), terms)
    return [_words(link, both) for link in found if link.kind is LinkKind.LATER]


def _words(link: Link, both: dict[str, Listed]) -> tuple[str, str]:
    ends = (link.earlier, link.later)
    one, other = (words_of(end.spans, both[end.document].text) for end in ends)
    return one, other


@pytest.mark.parametrize(
    ("promise", "told"),
    [
        ("We will buy solar lanterns for the piers.", "The lanterns for the piers have arrived and await fitting."),
        ("We will publish a tender for cabling in June.", "The tender for cabling went out late."),
    ],
)
def test_each_others_likest_are_linked_wherever_they_stand_though_little_is_in_both(promise: str, told: str) -> None:
    assert (promise, told) in later(promise, told)


def test_what_only_names_the_same_person_is_not_linked() -> None:
    promise = "Captain Idris Quell will bring a plan for the piers by June."
    told = "The clerk to the board is Captain Idris Quell."
    assert (promise, told) not in later(promise, told)


def test_what_is_as_like_to_two_promises_tells_of_neither_by_that_alone() -> None:
    both = "We will paint the rails at Westhaven. We will paint the posts at Easthaven."
    told = "The paint for the rails and the posts has come."
    assert all(other != told for _, other in later(both, told))


def test_names_are_known_by_their_capitals_inside_a_sentence() -> None:
    one, other = "The review by Orla Fenn of the lamps", "Orla Fenn has seen lamps"
    assert beside_names({"orla", "fenn", "lamp"}, one, other) == {"lamp"}
    assert beside_names({"review"}, "Review the lamps", "A review of Lamps") == {"review"}


def test_the_update_of_a_row_tells_of_the_action_of_the_issue_before() -> None:
    row = "| {} | Report on the fog horn to the board | Orla Fenn | {} | {} |"
    head = "| No | Action | Owner | Due | Update |\n|---|---|---|---|---|"
    log = "# Action log of the Ferry Board of Ardenby\n\n{}\n\n" + head + "\n{}\n"
    march = log.format("3 March 2031", row.format(7, "30 April 2031", "The fog horn will be tested in April."))
    june = log.format("3 June 2031", row.format(7, "30 July 2031", "The fog horn will now be tested in June."))
    both = {name: read(name, text.encode()) for name, text in (("march.md", march), ("june.md", june))}
    told = [_words(x, both)[1] for x in links_between(list(both.values()), terms) if x.kind is LinkKind.LATER]
    assert "The fog horn will now be tested in June." in told
