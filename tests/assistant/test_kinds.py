"""What kind of answer a question asks for, and which sentences have one."""

from __future__ import annotations

import pytest

from assistant.kinds import NOT_KNOWN, Kind, counted, has_kind, kinds_of, needs
from assistant.wanted import OF_KIND


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("when will the fog horns be sounded", Kind.BY_WHEN),
        ("and by when?", Kind.BY_WHEN),
        ("what date was the bell due", Kind.BY_WHEN),
        ("deadline for the lanterns", Kind.BY_WHEN),
        ("who runs the clinic", Kind.WHO),
        ("which firm mended the bell", Kind.WHO),
        ("chair of the panel", Kind.WHO),
        ("how many keepers are trained", Kind.HOW_MANY),
        ("number of wrecks", Kind.HOW_MANY),
        ("how much did the horns cost", Kind.HOW_MUCH),
        ("whats the budget for the pier", Kind.HOW_MUCH),
        ("how often are boats checked", Kind.HOW_OFTEN),
        ("how many times a week are boats checked", Kind.HOW_OFTEN),
        ("how many times has the date slipped", Kind.HOW_MANY),
        ("phone number for the harbour office", Kind.CONTACT),
        ("phone no?", Kind.CONTACT),
        ("website for the pilots", Kind.CONTACT),
        ("is the tide table on the harbour website yet", Kind.STATUS),
        ("how do i contact the pilots", Kind.CONTACT),
        ("is there an email address for the pilots", Kind.CONTACT),
        ("is the tide table on the website yet", Kind.STATUS),
        ("what time does the clinic open", Kind.TIME),
        ("why is the bell late", Kind.WHY),
        ("what's holding it up", Kind.WHY),
        ("what is the panel asked to note", Kind.DECISION),
        ("list the recommendations", Kind.LIST),
        ("have the buoys been painted", Kind.STATUS),
        ("so did the ferry run?", Kind.STATUS),
        ("lantern training", Kind.OPEN),
        ("keeping the harbour website up", Kind.OPEN),
        ("why did the tide website go down", Kind.WHY),
        ("date for the bell", Kind.BY_WHEN),
        ("whats the date now", Kind.BY_WHEN),
        ("bell contract: award and start dates", Kind.BY_WHEN),
        ("the new bell, when's it up", Kind.BY_WHEN),
        ("keepers' lease runs until?", Kind.BY_WHEN),
        ("name of the pilots' chair", Kind.WHO),
        ("contact officer for the bell report", Kind.WHO),
        ("who publishes the number of wrecks", Kind.WHO),
        ("did they publish the monthly figures", Kind.STATUS),
        ("the west pier, is it open", Kind.STATUS),
        ("where has the bell review got to", Kind.STATUS),
        ("what became of the fog bell", Kind.STATUS),
        ("how late is the survey", Kind.HOW_MANY),
        ("waiting time at the clinic", Kind.HOW_MANY),
        ("how much of the fleet is laid up", Kind.HOW_MANY),
        ("how much has trade risen", Kind.HOW_MANY),
        ("for how much?", Kind.HOW_MUCH),
        ("how much rent", Kind.HOW_MUCH),
        ("rope, how much and how many coils", Kind.HOW_MUCH),
        ("salary of the pilots", Kind.HOW_MUCH),
        ("what did the bell come to", Kind.HOW_MUCH),
    ],
)
def test_kind_of(question: str, kind: Kind) -> None:
    assert kinds_of(question)[0] is kind


def test_a_question_may_ask_for_two_kinds() -> None:
    assert set(kinds_of("who will mend the bell and by when")) == {Kind.WHO, Kind.BY_WHEN}


def test_a_question_for_money_is_not_one_for_a_number() -> None:
    assert Kind.HOW_MANY not in kinds_of("how much did the horns cost")


def test_a_recommendation_number_is_not_a_count() -> None:
    assert Kind.HOW_MANY not in kinds_of("response to number 3")


@pytest.mark.parametrize(
    ("kind", "sentence", "has"),
    [
        (Kind.BY_WHEN, "It will be hung by 31 August.", True),
        (Kind.BY_WHEN, "It will be hung before Easter.", True),
        (Kind.BY_WHEN, "It will be hung within three months.", True),
        (Kind.BY_WHEN, "It may be hung.", False),
        (Kind.BY_WHEN, "He may march to the pier.", False),
        (Kind.HOW_MANY, "The watch has 42 keepers.", True),
        (Kind.HOW_MANY, "Half of the keepers are trained.", True),
        (Kind.HOW_MANY, "It was counted on 3 May 2031.", False),
        (Kind.HOW_MANY, "3. Count the ropes.", False),
        (Kind.HOW_MUCH, "New horns cost £9,400.", True),
        (Kind.HOW_MUCH, "The clinic is free of charge.", True),
        (Kind.HOW_MUCH, "There are 9,400 horns.", False),
        (Kind.HOW_OFTEN, "Boats are checked every week.", True),
        (Kind.HOW_MANY, "It has slipped twice.", True),
        (Kind.BY_WHEN, "The keepers will meet in the first week of January.", True),
        (Kind.HOW_OFTEN, "Boats are checked.", False),
        (Kind.WHO, "It is run by the Sailors' Rest charity.", True),
        (Kind.WHO, "Wren Calder counted them.", True),
        (Kind.WHO, "it was mended.", False),
        (Kind.CONTACT, "Call 0191 498 0000.", True),
        (Kind.CONTACT, "Write to watch@harbour.example.", True),
        (Kind.CONTACT, "Call the harbour.", False),
        (Kind.TIME, "It opens at 9.30am.", True),
        (Kind.TIME, "It opens on Tuesdays.", False),
        (Kind.WHY, "It was late because the foundry had flooded.", True),
        (Kind.DECISION, "That the Panel notes the report.", True),
        (Kind.DECISION, "The report is long.", False),
        (Kind.OPEN, "Anything.", True),
        (Kind.LIST, "Anything.", True),
        (Kind.STATUS, "Anything.", True),
    ],
)
def test_has_kind(kind: Kind, sentence: str, has: bool) -> None:
    assert has_kind(kind, sentence) is has


@pytest.mark.parametrize(
    ("question", "of"),
    [
        ("how many red flares went unseen", "red flares"),
        ("how many of the keepers have finished", "keepers"),
        ("how many", ""),
        ("the number of wrecks", ""),
    ],
)
def test_what_is_counted(question: str, of: str) -> None:
    assert counted(question) == of


def test_each_kind_that_is_needed_can_be_named_when_it_is_missing() -> None:
    assert {kind for kind in Kind if needs(kind)} == OF_KIND.keys()


@pytest.mark.parametrize("words", ["We do not yet have the figure.", "The date is not known.", "Cost: TBC"])
def test_a_document_may_say_that_it_is_not_known(words: str) -> None:
    assert NOT_KNOWN.search(words)


@pytest.mark.parametrize("words", ["It would cost £90, which he did not have.", "The watch does not have a boat."])
def test_what_somebody_lacks_is_not_a_figure_that_is_not_known(words: str) -> None:
    assert not NOT_KNOWN.search(words)
