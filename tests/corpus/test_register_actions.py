"""Actions in the prose of minutes and logs: labelled, listed, in the margin, and told by what a sentence binds to."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from corpus.layout import blocks_of
from corpus.models import Fact, Item, ItemKind, Reading
from corpus.register.reading import register_of
from tests.corpus.registers import LETTER, response, words

MINUTES = replace(LETTER, kind=Fact("minutes"), date=Fact("2031-06-03"), body=Fact("Wharf Panel"))


def actions(text: str, form: str = "md") -> list[Item]:
    items = register_of(text, blocks_of(Reading(text, form)), MINUTES)
    return [item for item in items if item.kind is ItemKind.AGREED_ACTION]


def told(text: str, form: str = "md") -> list[tuple[str, str, str]]:
    """(owner, what is to be done, status) of every action."""
    return [(item.addressed_to, words(text, item), item.commitments[0].status.value) for item in actions(text, form)]


FORMS = [
    (
        "a status at the end of the line",
        "Action 1: Wren Calder to mend the lamp by 4 May 2031. Complete\n\n"
        "Action 2: TR to count the gulls - ongoing\n\nAction 3: All to read the survey (done 2 June)\n",
        [
            ("Wren Calder", "Wren Calder to mend the lamp by 4 May 2031.", "done"),
            ("TR", "TR to count the gulls", "in progress"),
            ("All", "All to read the survey", "done"),
        ],
    ),
    (
        "labels of other shapes",
        "ACTION: Rook and Calder to meet the mason.\n\nAction point 4 - The Clerk to book the hall.\n\n"
        "AP5: Head of Oil - paper on wicks to be circulated.\n\nACTION 6 Clerk to write to the Guild.\n",
        [
            ("Rook and Calder", "Rook and Calder to meet the mason.", "promised"),
            ("The Clerk", "The Clerk to book the hall.", "promised"),
            ("Head of Oil", "paper on wicks to be circulated.", "promised"),
            ("Clerk", "Clerk to write to the Guild.", "promised"),
        ],
    ),
    (
        "who acts stands alone, or in brackets",
        "The rota is to be printed before the fair.\n\nAction: Wren Calder\n\n"
        "The Panel wished the chart to be redrawn (Action: Tobias Rook).\n\n"
        "**Action 7**: Share the tide tables with the Panel. (Orla Fenn, by 18 July 2031)\n",
        [
            ("Wren Calder", "The rota is to be printed before the fair.", "promised"),
            ("Tobias Rook", "The Panel wished the chart to be redrawn", "promised"),
            ("Orla Fenn", "Share the tide tables with the Panel. (Orla Fenn, by 18 July 2031)", "promised"),
        ],
    ),
    (
        "fields below",
        "Action: Mend the roof of the lamp store\n\nOwner: Piers Dunlin\n\nDue: 31 October 2031\n\n"
        "Status: In progress\n\nAction: Count the spare lenses\n\nOwner: Wren Calder\n\nStatus: Complete\n",
        [
            ("Piers Dunlin", "Mend the roof of the lamp store", "in progress"),
            ("Wren Calder", "Count the spare lenses", "done"),
        ],
    ),
    (
        "a list under a heading",
        "## Actions from the meeting\n\n1. Wren Calder to send the survey out. COMPLETE\n"
        "2. OF to book the boat - done.\n3. The tide was high.\n",
        [("Wren Calder", "Wren Calder to send the survey out.", "done"), ("OF", "OF to book the boat", "done")],
    ),
    (
        "what people agreed to do",
        "The Clerk agreed to ask the mason about the wall. The siren had been sounded, and Cllr Rook undertook to find "
        "out why. It was agreed that the Warden would paint the door. The Panel asked the Pilot to survey the reef. "
        "Wren Calder to lead on the fair.\n",
        [
            ("The Clerk", "The Clerk agreed to ask the mason about the wall.", "promised"),
            ("Cllr Rook", "Cllr Rook undertook to find out why.", "promised"),
            ("the Warden", "It was agreed that the Warden would paint the door.", "promised"),
            ("the Pilot", "The Panel asked the Pilot to survey the reef.", "promised"),
            ("Wren Calder", "Wren Calder to lead on the fair.", "promised"),
        ],
    ),
    (
        "resolutions that bind",
        "RESOLVED:\n\n(1) that the report be noted;\n\n(2) that the Pilot bring forward a new chart; and\n\n"
        "(3) to request that the Clerk publish it.\n\nRESOLVED that the price be accepted and that the Clerk place the "
        "order.\n",
        [
            ("the Pilot", "that the Pilot bring forward a new chart; and", "promised"),
            ("the Clerk", "to request that the Clerk publish it.", "promised"),
            ("the Clerk", "that the Clerk place the order.", "promised"),
        ],
    ),
    (
        "a column that says who acts",
        "| Item | Discussion | Action |\n|---|---|---|\n| 1 | Apologies were received. | |\n"
        "| 2 | The store was damp. Rook to ask the mason to look. | TR |\n| 3 | A table will be drawn up. | Clerk |\n",
        [
            ("TR", "Rook to ask the mason to look.", "promised"),
            ("Clerk", "A table will be drawn up.", "promised"),
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in FORMS], ids=[case[0] for case in FORMS])
def test_form(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert told(text) == expected


NONE = [
    "RESOLVED that the minutes be approved and that the report be noted.\n",
    "It was agreed to take item 6 next. The Panel agreed to adopt the policy. All agreed.\n",
    "It was proposed by Cllr Rook and seconded by Cllr Fenn that Wren Calder be appointed.\n",
    "A resident asked the Council to mend the road. Thanks were given to all.\n",
    "No actions arising. Next action: none.\n",
    "It was RESOLVED to note the budget and that the public be excluded.\n",
    "The lamp was to be mended in 2019, the Clerk reported. Members welcomed this.\n",
]


@pytest.mark.parametrize("text", NONE)
def test_a_decision_that_binds_nobody_is_no_action(text: str) -> None:
    assert actions(text) == []


def test_what_the_discussion_says_again_is_no_second_action() -> None:
    text = (
        "Rook agreed to ask the mason.\n\nAction: Rook to ask the mason.\n\nThe Clerk agreed to print it.\n\n"
        "Action: Clerk to print it.\n"
    )
    assert [what for _, what, _ in told(text)] == ["Rook to ask the mason.", "Clerk to print it."]


def test_earlier_actions_are_reported_on_by_their_titles() -> None:
    text = (
        "2.1 Action 41 (rope store): TR reported that it was dry. Closed. "
        "2.2 Action 44 (oil for the quay): two of five casks came. Carried forward. KO 2.3 Action 45 (gulls): not "
        "done because of fog. RS to complete by 31 October.\n\n"
        "Regarding Action 7 on the bell, the Pilot said that it rings.\n"
    )
    found = actions(text)
    assert [(i.number, words(text, i)) for i in found] == [
        ("41", "Action 41 (rope store)"),
        ("44", "Action 44 (oil for the quay)"),
        ("45", "Action 45 (gulls)"),
        ("7", "Action 7 on the bell"),
    ]
    assert [i.commitments[0].status.value for i in found[:3]] == ["done", "in progress", "not started"]
    assert (found[2].addressed_to, found[2].due) == ("RS", date(2031, 10, 31))
    assert response(text, found[3]) == "the Pilot said that it rings."


def test_a_rolling_log_has_dated_updates_the_last_status_being_in_force() -> None:
    text = (
        "**RP/4 - Signs** (raised 2 May 2031; lead: Wren Calder)\n\nPut up signs at all quays.\n\n"
        "- *2 May 2031:* New action. Target: 1 June 2031.\n"
        "- *7 June 2031:* Two are up. Revised target: 30 July 2031.\n"
        "- *4 August 2031:* All are up. **Action closed.**\n\n"
        "**RP/5 - Ropes** (raised 7 June 2031; lead: Tobias Rook)\n\nTest every rope by 1 October 2031.\n"
    )
    signs, ropes = actions(text)
    assert (signs.number, signs.addressed_to, signs.due) == ("RP/4", "Wren Calder", date(2031, 7, 30))
    assert (words(text, signs), signs.commitments[0].status.value) == ("Put up signs at all quays.", "done")
    assert (ropes.number, ropes.addressed_to, ropes.due) == ("RP/5", "Tobias Rook", date(2031, 10, 1))


def test_initials_in_the_margin_say_who_acts() -> None:
    text = (
        " " * 60 + "ACTION\n\n"
        "1    The crane\n"
        "     The crane had failed. The Trust asked the Harbour Master to get a     FI\n"
        "     price for a new one by 15 September 2031.\n"
    )
    (found,) = actions(text, "txt")
    assert (found.addressed_to, found.due) == ("FI", date(2031, 9, 15))
    assert "".join(words(text, found).split()) == (
        "TheTrustaskedtheHarbourMastertogetapriceforanewoneby15September2031."
    )


def test_a_summary_at_the_end_adds_its_date_and_makes_no_second_action() -> None:
    text = (
        "ACTION 50: TR to bring a recovery plan to the next meeting.\n\n# Summary of actions\n\n"
        "| No. | Action | Owner | By | Status |\n|---|---|---|---|---|\n"
        "| 50 | Oil recovery plan | TR | 17 Nov 2031 | new |\n| 51 | Lamp for the pier | WC | 1 Dec 2031 | new |\n"
    )
    assert [(i.number, i.due) for i in actions(text)] == [("50", date(2031, 11, 17)), ("51", date(2031, 12, 1))]


def test_a_status_of_the_summary_stands_beside_what_the_minute_reports() -> None:
    text = (
        "2.1 Action 45 (gulls): not done because of fog. RS to complete by 31 October 2031.\n\n# Summary of actions\n\n"
        "| No. | Action | Owner | By | Status |\n|---|---|---|---|---|\n"
        "| 45 | Gulls counted | RS | 31 Oct 2031 | c/f |\n| 51 | Lamp for the pier | WC | 1 Dec 2031 | new |\n"
    )
    own = actions(text)[0].commitments[0]
    assert own.status.value == "not started"
    assert [span.of(text) for field, span in own.said if field == "status"] == ["not done because of fog.", "c/f"]


def test_letters_of_a_list_within_a_line_are_numbers() -> None:
    text = "DECISION: It was agreed that the following be actioned: a) The Clerk would ask. b) The Pilot would look.\n"
    assert [(i.number, i.addressed_to) for i in actions(text)] == [("a", "The Clerk"), ("b", "The Pilot")]


def test_the_column_of_the_actions_says_who_is_to_do_what() -> None:
    text = (
        "| Item | Discussion | Action |\n|---|---|---|\n"
        "| 1. Lamp | It went out twice. | Wren Calder to trim the wick by 1 July 2031 |\n"
        "| 2. Bell | Cracked. | Tobias Rook to find a mason; KO to clear the tower |\n"
        "| 3. Tide | As foretold. | None |\n"
        "| 4. Fair | A surplus of £4. | The Clerk will ask whether it can be kept |\n"
    )
    assert [(i.addressed_to, words(text, i).rstrip(";")) for i in actions(text)] == [
        ("Wren Calder", "Wren Calder to trim the wick by 1 July 2031"),
        ("Tobias Rook", "Tobias Rook to find a mason"),
        ("KO", "KO to clear the tower"),
        ("The Clerk", "The Clerk will ask whether it can be kept"),
    ]


def test_a_bold_action_alone_in_its_line_is_no_heading_of_others() -> None:
    text = (
        "**The lamp**\n\nIt went out.\n\n**Action: Guild to trim the wick.**\n\n"
        "**The bell**\n\n**Action: Tobias Rook to ponder a new one**\n\n**Actions**\n\nNone else.\n"
    )
    assert told(text) == [
        ("Guild", "Guild to trim the wick.", "promised"),
        ("Tobias Rook", "Tobias Rook to ponder a new one", "promised"),
    ]


def test_she_who_undertakes_is_who_acted_before_and_what_was_moved_and_agreed_binds() -> None:
    text = (
        "The Warden said that the chart was lost. She undertook to draw it anew.\n\n"
        "It was proposed by Cllr Rook, seconded by Cllr Calder and AGREED that the rope be mended and that the Clerk "
        "arrange the work.\n\nWren Calder / KO – draft a notice by 1 July 2031.\n"
    )
    assert [i.addressed_to for i in actions(text)] == ["The Warden", "", "the Clerk", "Wren Calder / KO"]


def test_minutes_tell_what_somebody_would_do_as_undertaken() -> None:
    text = (
        "Present: Ada Brill, Cole Dunn\n\n"
        "The Clerk was asking three masons for prices. The Guild would bring a chart to the fair. Cole agreed to "
        "bring oil. The lamp would be dear. It was thought that the sea would rise. Rain would be seen by all.\n\n"
        "Action: KO to sound the bell.\n\nAction: KO to clear the tower.\n"
    )
    items = register_of(text, blocks_of(Reading(text, "md")), MINUTES)
    made = [(c.by_whom, c.status.value) for i in items if i.kind is ItemKind.STANDALONE for c in i.commitments]
    assert made == [("The Clerk", "in progress"), ("The Guild", "promised"), ("Cole", "promised")]


BINDING = [
    ("It was remitted to the Clerk to draw a chart.", "the Clerk"),
    ("The Mayor directed the Lamp Engineer to count the wicks.", "the Lamp Engineer"),
    ("Motion by Rook, second by Calder, to direct staff to prepare a rota. Motion carried.", "staff"),
    ("The Board gave direction to staff to bring back three designs.", "staff"),
    ("The Warden spoke of fog. He agreed that later reports would show how thick it was.", "The Warden"),
    ("The Panel considered the tides and agreed that gulls be added for May.", ""),
    ("The Board REQUESTED the Director of Oil to bring a paper on wicks.", "the Director of Oil"),
    ("Members asked that a forecast be brought to the next meeting.", ""),
    ("The Tide Officer to amend the tables accordingly.", "The Tide Officer"),
    ("The rail needs to be mended before the fair (AB).", "Ada Brill (AB)"),
]


@pytest.mark.parametrize(("sentence", "who"), BINDING, ids=[sentence[:32] for sentence, _ in BINDING])
def test_other_words_that_bind_somebody(sentence: str, who: str) -> None:
    (found,) = actions(f"Present: Ada Brill, Cole Dunn\n\n{sentence}\n")
    assert found.addressed_to == who


FREE = (
    "Members agreed that the April chart should be signed.",
    "It was agreed to defer this.",
    "Access to water and Letters to members were noted.",
    "Members agreed that the fair would be fine.",
    "Tern Island Council: review of lamps",
)


@pytest.mark.parametrize("sentence", FREE)
def test_words_that_bind_nobody(sentence: str) -> None:
    assert actions(f"{sentence}\n") == []


def test_a_label_with_who_and_when_is_about_the_sentence_before() -> None:
    (found,) = actions("The Warden agreed to redraw the chart. **Action: Head of Charts (July 2031)**\n")
    assert (found.addressed_to, found.due) == ("Head of Charts", date(2031, 7, 31))


def test_an_action_by_initials_is_about_the_sentence_before_and_ends_with_its_status() -> None:
    text = (
        "It was agreed to invite the mason to the May meeting. Action KO.\n\n## Actions of last meeting\n\n"
        "Actions reviewed:\n\n- Old rope: TR confirmed this had been bought. Complete.\n- TR to oil it. Ongoing.\n"
    )
    assert told(text) == [
        ("KO", "It was agreed to invite the mason to the May meeting.", "promised"),
        ("", "Old rope: TR confirmed this had been bought.", "done"),
        ("TR", "TR to oil it.", "in progress"),
    ]


def test_resolved_may_stand_alone_over_its_list() -> None:
    text = "RESOLVED –\n\n(a) That the chart be noted;\n\n(b) That the Chair write to the Guild.\n"
    assert [i.addressed_to for i in actions(text)] == ["the Chair"]


def test_undertakings_listed_by_code_and_earlier_actions_by_number() -> None:
    text = (
        "UNDERTAKINGS GIVEN\n"
        "  U1  Cost of the lamps since May 2031 (Ms Fenn, by 20 July)\n"
        "  U2  Whether the bell can be lent (Mr Dunlin, by 28 July)\n"
    )
    assert [(i.number, i.addressed_to, i.due) for i in actions(text, "txt")] == [
        ("U1", "Ms Fenn", date(2031, 7, 20)),
        ("U2", "Mr Dunlin", date(2031, 7, 28)),
    ]
    text = (
        "1. Welcome: the Chair spoke.\n\n2. Actions from last meeting\n   2.1 Chair to sign the chart - done.\n"
        "   2.2 Clerk to ask the Guild for oil and for wicks that last the winter. Ongoing.\n"
    )
    assert told(text, "txt") == [
        ("Chair", "Chair to sign the chart", "done"),
        ("Clerk", "Clerk to ask the Guild for oil and for wicks that last the winter.", "in progress"),
    ]
