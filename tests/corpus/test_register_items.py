"""Recommendations, areas for improvement, priorities and actions, layout by layout, with their responses."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from corpus.models import Fact, ItemKind, Status
from corpus.register import count_commitments, count_recommendations
from tests.corpus.registers import LETTER, read_register, response, words

QUOTED = """I turn to the recommendations.

**The force should immediately:**

***Count every lantern in its stores.***

A count has been completed. The stores are being locked.

***Mend the lanterns that do not burn.***

Forty lanterns will be mended by 4 May 2031.

**Within three months the force should:**

***Train every keeper to signal.***

Training has begun.

I would like to thank the inspectors for their patience, and I will write again in June 2031.

Yours sincerely

Orla Fenn
"""

LABELLED = """# Response to the report

Recommendation 1

By 31 March 2031, all forces should make sure that their keepers:

- *count their lanterns; and*
- *lock their stores.*

Saltmarsh Constabulary has locked its stores.

Recommendation 4

Chief constables should mend the bell.

The bell will be mended.
"""

INLINE = """The report has two areas for improvement.

Coast Inspectorate Area for Improvement 1 - Each force must know where its boats are. It should keep a list.

A list has been drawn up and published.

Coast Inspectorate Area for Improvement 2 - We expect all forces to paint their boats.

The boats will be painted in 2031.
"""

LISTED = """These are the recommendations on which the Inspectorate asked for immediate action.

1. Count the ropes in every boathouse.

The ropes have been counted.

2. Replace worn ropes.

New ropes are being bought, in three steps:

- ropes for boats
- ropes for bells

These are the recommendations to be met within three months:

1. Train the rope makers.

A course has been arranged.

Other news

The harbour was busy.
"""

AGREED = """We met the pilots, and several actions were agreed for immediate action. They are:

1. The opening of a ferry on Sundays. It is run by Tern Boats.
2. For every pilot to sit an examination by the end of June 2031.
3. To continue to meet the harbour master each month.

In addition;

- The quay has been swept.
"""

MINUTES = """## Actions

**Action 1**: Wren Calder to paint the buoys.

- Complete. They were painted in May.

**Action 2**: The Harbour Board to count the gulls.

- Not complete. The gulls would not be counted.

**Action 3**: Share the tide tables with the Panel. (Tobias Rook, by 18 July 2031)
"""

RUN_ON = """Recommendation 1
We welcome the work on fog horns. The Government should therefore sound them
every hour. This would keep sailors from the rocks.
The Government accepts this recommendation and will sound the horns from June
2031.

Recommendation 2
The Department should count fogs.
Fogs are counted by the Met Service.
"""

AUDIT = """## What we found

The ministry buys lamps.

## Recommendation for Executive Action

The Secretary of Lamps should direct the keepers to count them. (Recommendation 1)

We sent a draft to the ministry. The ministry agreed with our recommendation.
"""

TABLE = """| | You asked us to | Progress update and highlights | How is this being achieved? |
|---|---|---|---|
| 1. | Light the harbour | • Ten lamps have been installed. • Five more will be installed by 4 May 2031. | Lamps Board |
| 2. | Keep the quay clean | The quay is being swept. | Quay Board |
| | | It will be swept every week. | |
"""

LOG = """| Ref | Action | Owner | Due | Status |
|---|---|---|---|---|
| 7 | Paint the buoys | Wren Calder | 30 June 2031 | Complete |
| 8 | Count the gulls | TR | 30 June 2031<br>31 July 2031 | Carried forward |
| Ref | Action | Owner | Due | Status |
| 9 | Find the anchor | The Pilot | | New |
"""

R, AFI, P, A = ItemKind.RECOMMENDATION, ItemKind.AREA_FOR_IMPROVEMENT, ItemKind.PRIORITY, ItemKind.AGREED_ACTION

LAYOUTS = [
    # name, text, (kind, number, asked, answered) of every item but the standalone ones
    (
        "quoted under timescales",
        QUOTED,
        [
            (R, "", "Count every lantern in its stores.", "A count has been completed. The stores are being locked."),
            (R, "", "Mend the lanterns that do not burn.", "Forty lanterns will be mended by 4 May 2031."),
            (R, "", "Train every keeper to signal.", "Training has begun."),
        ],
    ),
    (
        "labelled, text below",
        LABELLED,
        [
            (
                R,
                "1",
                "By 31 March 2031, all forces should make sure that their keepers: - *count their lanterns; and* "
                "- *lock their stores.",
                "Saltmarsh Constabulary has locked its stores.",
            ),
            (R, "4", "Chief constables should mend the bell.", "The bell will be mended."),
        ],
    ),
    (
        "labelled, text beside",
        INLINE,
        [
            (
                AFI,
                "1",
                "Each force must know where its boats are. It should keep a list.",
                "A list has been drawn up and published.",
            ),
            (AFI, "2", "We expect all forces to paint their boats.", "The boats will be painted in 2031."),
        ],
    ),
    (
        "listed under a lead-in",
        LISTED,
        [
            (R, "1", "Count the ropes in every boathouse.", "The ropes have been counted."),
            (
                R,
                "2",
                "Replace worn ropes.",
                "New ropes are being bought, in three steps: - ropes for boats - ropes for bells",
            ),
            (R, "1", "Train the rope makers.", "A course has been arranged."),
        ],
    ),
    (
        "agreed actions",
        AGREED,
        [
            (A, "1", "The opening of a ferry on Sundays.", "It is run by Tern Boats."),
            (A, "2", "For every pilot to sit an examination by the end of June 2031.", ""),
            (A, "3", "To continue to meet the harbour master each month.", ""),
        ],
    ),
    (
        "actions of a meeting",
        MINUTES,
        [
            (A, "1", "Wren Calder to paint the buoys.", "Complete. They were painted in May."),
            (A, "2", "The Harbour Board to count the gulls.", "Not complete. The gulls would not be counted."),
            (A, "3", "Share the tide tables with the Panel. (Tobias Rook, by 18 July 2031)", ""),
        ],
    ),
    (
        "response run on",
        RUN_ON,
        [
            (
                R,
                "1",
                "We welcome the work on fog horns. The Government should therefore sound them every hour. "
                "This would keep sailors from the rocks.",
                "The Government accepts this recommendation and will sound the horns from June 2031.",
            ),
            (R, "2", "The Department should count fogs.", "Fogs are counted by the Met Service."),
        ],
    ),
    (
        "an auditor's",
        AUDIT,
        [
            (
                R,
                "1",
                "The Secretary of Lamps should direct the keepers to count them. (Recommendation 1)",
                "The ministry agreed with our recommendation.",
            ),
        ],
    ),
    (
        "a table of priorities",
        TABLE,
        [
            (
                P,
                "1",
                "Light the harbour",
                "• Ten lamps have been installed. • Five more will be installed by 4 May 2031. Lamps Board",
            ),
            (P, "2", "Keep the quay clean", "The quay is being swept. Quay Board It will be swept every week."),
        ],
    ),
    (
        "an action log",
        LOG,
        [
            (A, "7", "Paint the buoys", "Complete"),
            (A, "8", "Count the gulls", "Carried forward"),
            (A, "9", "Find the anchor", "New"),
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in LAYOUTS], ids=[case[0] for case in LAYOUTS])
def test_layout(text: str, expected: list[tuple[ItemKind, str, str, str]]) -> None:
    items = [item for item in read_register(text) if item.kind is not ItemKind.STANDALONE]
    assert [(i.kind, i.number, words(text, i), response(text, i)) for i in items] == expected


NOT_ITEMS = [
    (
        "what a panel is asked",
        "RECOMMENDATIONS:\n\n1. That members note the report.\n2. That members approve the plan.\n",
    ),
    ("another report's", "The search is better, which helps with Recommendation 3 of last year's report.\n"),
    ("a contents page", "Contents\n\nRecommendation 1\n\nRecommendation 2\n"),
    ("a plain list", "We own these boats:\n\n1. The Tern should be painted.\n2. The Gull.\n"),
    ("figures in a table", "| Measure | 2030 | 2031 |\n|---|---|---|\n| Lamps lit | 40 | 50 |\n"),
]


@pytest.mark.parametrize("text", [case[1] for case in NOT_ITEMS], ids=[case[0] for case in NOT_ITEMS])
def test_no_item(text: str) -> None:
    assert [item for item in read_register(text) if item.kind is not ItemKind.STANDALONE] == []


def test_the_list_and_its_timescale_are_kept_as_printed() -> None:
    found = [(item.list, item.timescale) for item in read_register(QUOTED)[:3]]
    assert found == [
        ("The force should immediately:", "immediately"),
        ("The force should immediately:", "immediately"),
        ("Within three months the force should:", "Within three months"),
    ]


def test_a_printed_date_is_the_due_date_and_the_subject_is_whom_it_is_addressed_to() -> None:
    item = read_register(LABELLED)[0]
    assert (item.due, item.timescale) == (date(2031, 3, 31), "By 31 March 2031")
    assert item.addressed_to == "Saltmarsh Constabulary"  # "all forces": the one that the document is about
    assert read_register(RUN_ON)[1].addressed_to == "The Department"


def test_the_farewell_ends_the_last_response_and_what_it_promises_stands_alone() -> None:
    last = read_register(QUOTED)[-1]
    assert (last.kind, last.commitments[0].by_whom) == (ItemKind.STANDALONE, "Orla Fenn (Mayor of Saltmarsh)")


def test_an_auditor_makes_no_standalone_commitments() -> None:
    text = "Of our audit and our findings.\n\nThe ministry will buy lamps by 4 May 2031.\n"
    assert read_register(text, replace(LETTER, kind=Fact("report"))) == ()
    assert len(read_register(text)) == 1


POSITIONS = [
    ("The Government accepts this recommendation.", "accepted"),
    ("Accepted in part. Bells cost money.", "accepted in part"),
    ("We accept this recommendation in principle.", "accepted in principle"),
    ("The Government does not accept this recommendation.", "not accepted"),
    ("Not accepted. There are enough bells.", "not accepted"),
    ("The ministry agreed with our recommendation.", "accepted"),
    ("Bells are important to everybody.", "not stated"),
]


@pytest.mark.parametrize(("answer", "position"), POSITIONS, ids=[case[0] for case in POSITIONS])
def test_position(answer: str, position: str) -> None:
    (item,) = read_register(f"Recommendation 1\n\nThe force should ring its bells.\n\n{answer}\n")
    assert item.position == position


def test_an_actions_own_commitment_has_its_owner_due_date_and_reported_status() -> None:
    first, second, third = (item.commitments[0] for item in read_register(MINUTES))
    assert [c.status for c in (first, second, third)] == [Status.DONE, Status.NOT_STARTED, Status.PROMISED]
    assert [c.by_whom for c in (first, second, third)] == ["Wren Calder", "The Harbour Board", "Tobias Rook"]
    assert third.deadline is not None
    assert third.deadline.due == date(2031, 7, 18)


def test_a_log_gives_the_revised_date() -> None:
    found = {item.number: (item.due, item.commitments[0].status) for item in read_register(LOG)}
    assert found == {
        "7": (date(2031, 6, 30), Status.DONE),
        "8": (date(2031, 7, 31), Status.IN_PROGRESS),
        "9": (None, Status.PROMISED),
    }


def test_counts() -> None:
    items = read_register(QUOTED)
    assert (count_recommendations(items), count_commitments(items)) == (3, 5)
    assert count_recommendations(read_register(AGREED)) == 0


def test_an_empty_text_has_no_register() -> None:
    assert read_register("") == ()
