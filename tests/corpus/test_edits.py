"""What analysts say of the register counts at once, with the machine's reading beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from corpus.errors import CorrectionError, QuoteNotFound, UnknownItem
from corpus.library import Library
from corpus.library.deeds import Signed
from corpus.models import Commitment, DueKind, Firmness, Item, ItemKind, Span, Status
from tests.corpus.editing import ANN, BEN, item_of, key_of, promises, put_items, recommended, register, span, words
from tests.corpus.stocked import LETTER, stock

LIGHT = "The board should mend the north light within three months."
EELS = "The board should count the eels in the long pond."
COUNTED = "The eels were counted in 2030 by the keepers of the pond, and there were 412 of them."


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library") as opened:
        yield opened


@pytest.fixture
def letter(library: Library) -> str:
    return stock(library, "letter.txt")


# An item's fields


def test_values_count_and_what_was_read_is_beside_them(library: Library, letter: str) -> None:
    key = key_of(library, letter, "1")
    said = {"due": "2031-06-04", "addressed_to": " the  board ", "position": "accepted", "verified": "in progress"}

    assert library.edit_item(key, said, ANN)

    item = item_of(library, letter, "1")
    assert (item.due, item.addressed_to, item.position, item.verified) == (
        date(2031, 6, 4),
        "the board",
        "accepted",
        "in progress",
    )
    (read,) = library.edited(letter)[key].read
    assert read == next(one for _, one in library.machine_items(letter) if one.key == key)
    assert (read.due, read.verified) == (None, "")
    last = library.history(letter)[-1]
    assert (last.what, last.by) == ("item edited", "Ann Lyst")
    assert last.detail.startswith(f"{key}: due nothing -> 2031-06-04; ")
    assert last.detail.endswith("(the table says so)")


def test_who_gave_a_value_is_kept_with_it_and_what_the_document_says_has_nobody(library: Library, letter: str) -> None:
    key = key_of(library, letter, "1")
    library.edit_item(key, {"due": "2031-06-04", "position": "accepted in part"}, ANN)
    library.edit_item(key, {"position": "not accepted"}, BEN)
    library.edit_commitment(key, 1, {"due_text": "within three months", "by_whom": "the keepers"}, ANN)

    item = item_of(library, letter, "1")
    assert dict(item.given) == {"due": "Ann Lyst", "position": "Ben Check"}
    assert dict(item.commitments[0].given) == {"due_text": "Ann Lyst", "by_whom": "Ann Lyst"}
    assert item.commitments[1].given == ()
    assert all(one.given == () for _, one in library.machine_items(letter))

    library.undo_edit(key)
    library.undo_edit(key)
    assert dict(item_of(library, letter, "1").given) == {"due": "Ann Lyst", "position": "Ann Lyst"}


def test_words_are_pointers(library: Library, letter: str) -> None:
    key = key_of(library, letter, "1")

    library.edit_item(
        key, {"text": "mend the NORTH light", "timescale": "by 30 june", "list": "the state of the north light"}
    )

    item = item_of(library, letter, "1")
    assert words(library, item) == "mend the north light"
    assert (item.timescale, item.list) == ("by 30 June", "The state of the north light")
    assert dict(item.said)["timescale"].of(LETTER) == "by 30 June"
    assert item.key == key


def test_a_response_is_given_and_taken_away(library: Library, letter: str) -> None:
    key = key_of(library, letter, "2")
    library.edit_item(key, {"response": ""}, ANN)
    assert (item_of(library, letter, "2").response, item_of(library, letter, "2").paired) == ((), "")

    library.edit_item(key, {"response": "The eels were counted ... 412 of them."}, ANN)

    item = item_of(library, letter, "2")
    assert words(library, item, "response") == COUNTED
    assert item.paired == "by an analyst"


def test_what_is_said_already_is_no_edit(library: Library, letter: str) -> None:
    assert not library.edit_item(key_of(library, letter, "1"), {"number": "1", "kind": "recommendation"}, ANN)
    assert library.edits() == [] and library.revision == 1


@pytest.mark.parametrize(
    ("said", "says"),
    [
        ({"due": "June"}, "write due as 2031-03-31"),
        ({"kind": "wish"}, "'wish' cannot be its kind; it can be: recommendation"),
        ({"position": "perhaps"}, "it can be: accepted, accepted in part"),
        ({"verified": "promised"}, "it can be: done, in progress, not started"),
        ({"status": "done"}, "has no status of its own"),
        ({"colour": "red"}, "'colour' cannot be corrected"),
        ({"number": "x" * 201}, "201 characters"),
        ({"due": "2031-02-31"}, "write due as 2031-03-31"),
        ({"due": "0231-03-31"}, "give a year from 1900 to 2199"),
        ({"text": ""}, "cannot be empty"),
        ({"text": "the board should count the seals in the pond"}, f"the nearest are at character 368: “{EELS}”"),
        (
            {"response": "Zeppelins were painted green."},
            "“Zeppelins were painted green.” is not in letter.txt, nor are words like it",
        ),
        ({"text": "the north light"}, r"stands 3 times in letter.txt \(at characters 100, 156, 240\)"),
    ],
)
def test_what_cannot_be_is_refused(library: Library, letter: str, said: dict[str, str], says: str) -> None:
    with pytest.raises(CorrectionError, match=says):
        library.edit_item(key_of(library, letter, "2"), said, ANN)
    assert library.edits() == [] and library.revision == 1


def test_a_reason_is_one_line_that_can_be_read(library: Library, letter: str) -> None:
    key = key_of(library, letter, "1")
    library.edit_item(key, {"number": "1\x1b[31m"}, Signed("Ann\udcff Lyst", "the  table\n\x07says so"))
    (edit,) = library.edits()
    assert (edit.values["number"], edit.who, edit.reason) == ("1[31m", "Ann Lyst", "the table says so")

    with pytest.raises(CorrectionError, match="this reason has 10000 characters"):
        library.edit_item(key, {"number": "2"}, Signed("Ann Lyst", "r" * 10_000))


def test_which_of_several_places_is_meant_can_be_said(library: Library, letter: str) -> None:
    at = LETTER.rindex("the north light")
    library.edit_item(key_of(library, letter, "1"), {"text": "the north light"}, replace(ANN, within=Span(at, at + 1)))
    assert item_of(library, letter, "1").spans[0].start == at


# Items that were not found


def test_an_item_is_added(library: Library, letter: str) -> None:
    said = {"text": "The state of the north light", "kind": "priority", "number": "7", "called": "theme"}

    key = library.add_item(letter, said, ANN)

    assert key == f"{letter}-{LETTER.index('The state')}"
    assert register(library, letter)[0] == "priority 7: The state of the north light"
    added = library.edited(letter)[key]
    assert (added.read, added.item.called) == ((), "theme")
    assert [edit.deed.value for edit in added.edits] == ["item added"]
    assert library.check() == []


def test_what_is_there_is_not_added_again(library: Library, letter: str) -> None:
    with pytest.raises(CorrectionError, match=f"in the register already, as {key_of(library, letter, '2')}"):
        library.add_item(letter, {"text": EELS, "kind": "priority"}, ANN)
    with pytest.raises(CorrectionError, match="needs its words and its kind"):
        library.add_item(letter, {"text": EELS}, ANN)
    with pytest.raises(CorrectionError, match="says too little"):
        library.add_item(letter, {"text": "the eels", "kind": "priority"}, ANN)


def test_the_passages_follow(library: Library, letter: str) -> None:
    before = [passage.kind for _, passage in library.passages(letter)]
    key = key_of(library, letter, "2")

    library.reject_item(key, ANN)
    assert [passage.kind for _, passage in library.passages(letter)] != before

    library.undo_edit(key)
    assert [passage.kind for _, passage in library.passages(letter)] == before


# Commitments


def test_a_commitment_is_added_with_its_words(library: Library, letter: str) -> None:
    key = key_of(library, letter, "2")
    said = {"quote": COUNTED, "by_whom": "the keepers", "status": "done", "firmness": "intended", "due_text": "in 2030"}

    library.add_commitment(key, said, ANN)

    (made,) = item_of(library, letter, "2").commitments
    assert (made.span.of(LETTER), made.by_whom, made.status, made.firmness) == (
        COUNTED,
        "the keepers",
        Status.DONE,
        Firmness.INTENDED,
    )
    assert made.deadline and made.deadline.span.of(LETTER) == "in 2030"
    with pytest.raises(CorrectionError, match="has this commitment already"):
        library.add_commitment(key, {"quote": COUNTED})


def test_a_clause_of_a_commitment_is_added_as_a_second_one(library: Library, letter: str) -> None:
    key = key_of(library, letter, "2")
    library.add_commitment(key, {"quote": COUNTED}, ANN)

    library.add_commitment(key, {"quote": "and there were 412 of them"}, ANN)

    assert promises(library, item_of(library, letter, "2")) == [COUNTED, "and there were 412 of them"]


@pytest.mark.parametrize(
    ("said", "due", "kind", "text"),
    [
        ({"due": "2031-07-01"}, date(2031, 7, 1), DueKind.INFERRED, "by 30 June"),
        ({"due": ""}, None, DueKind.INFERRED, "by 30 June"),
        ({"due_text": "within three months"}, None, DueKind.RELATIVE, "within three months"),
        (
            {"due_text": "within three months", "due": "2031-06-04"},
            date(2031, 6, 4),
            DueKind.INFERRED,
            "within three months",
        ),
        ({"due_text": "4 March 2031"}, date(2031, 3, 4), DueKind.EXPLICIT, "4 March 2031"),
    ],
)
def test_a_deadline_is_typed(
    library: Library, letter: str, said: dict[str, str], due: date | None, kind: DueKind, text: str
) -> None:
    library.edit_commitment(key_of(library, letter, "1"), 1, said, ANN)

    deadline = item_of(library, letter, "1").commitments[0].deadline
    assert deadline
    assert (deadline.due, deadline.kind, deadline.text) == (due, kind, text)
    assert deadline.span.of(LETTER) == text


def test_a_day_without_words_has_the_reason_instead(library: Library, letter: str) -> None:
    library.add_commitment(key_of(library, letter, "2"), {"quote": COUNTED, "due": "2031-12-31"}, ANN)
    deadline = item_of(library, letter, "2").commitments[0].deadline
    assert deadline
    assert (deadline.text, deadline.kind, deadline.reason) == (
        "",
        DueKind.INFERRED,
        "given by Ann Lyst: the table says so",
    )


def test_a_deadline_is_taken_away(library: Library, letter: str) -> None:
    library.edit_commitment(key_of(library, letter, "1"), 1, {"due_text": ""}, ANN)
    assert item_of(library, letter, "1").commitments[0].deadline is None


def test_a_commitment_is_edited_and_removed_by_its_number(library: Library, letter: str) -> None:
    key = key_of(library, letter, "1")
    first, second = promises(library, item_of(library, letter, "1"))

    library.edit_commitment(key, 2, {"status": "done", "by_whom": "Warden Hale"}, ANN)
    library.remove_commitment(key, 1, ANN)

    (left,) = item_of(library, letter, "1").commitments
    assert (left.status, left.by_whom) == (Status.DONE, "Warden Hale")
    assert promises(library, item_of(library, letter, "1")) == [second]
    with pytest.raises(CorrectionError, match="has no commitment 2: its commitments are 1 to 1"):
        library.remove_commitment(key, 2)
    assert first not in promises(library, item_of(library, letter, "1"))


def test_an_action_and_its_own_commitment_stay_one(library: Library) -> None:
    text = "Hale to mend the light. Ongoing."
    asked = span(text, "Hale to mend the light.")
    action = Item(
        ItemKind.AGREED_ACTION,
        (asked,),
        number="1",
        response=(span(text, "Ongoing."),),
        commitments=(Commitment(asked, "Hale", None, Status.IN_PROGRESS),),
    )
    log = put_items(library, text, action)

    library.edit_item(
        key_of(library, log, "1"), {"status": "done", "due": "2031-05-01", "addressed_to": "Orla Fenwick"}
    )
    library.edit_item(key_of(library, log, "1"), {"text": "Hale to mend"})

    item = item_of(library, log, "1")
    (own,) = item.commitments
    assert (own.status, own.by_whom, own.deadline and own.deadline.due) == (Status.DONE, "Orla Fenwick", item.due)
    assert own.span == item.spans[0]


# Merging and splitting


def test_items_are_merged_into_the_first_that_is_named(library: Library, letter: str) -> None:
    one, two = key_of(library, letter, "1"), key_of(library, letter, "2")

    library.merge_items(two, [one], ANN)

    (item,) = [item for _, item in library.items(letter)]
    assert (item.key, item.number, item.position) == (two, "2", "not accepted")
    assert words(library, item) == f"{LIGHT} {EELS}"
    assert words(library, item, "response").endswith(COUNTED)
    assert len(item.commitments) == 2
    merged = library.edited(letter)
    assert merged[one].merged_into == two
    assert [read.key for read in merged[two].read] == [two, one]
    assert library.check() == []


def test_what_the_first_leaves_open_is_the_others(library: Library) -> None:
    text = "Mend the light now. Count the eels soon."
    log = put_items(
        library,
        text,
        recommended(text, "Mend the light now.", number="1"),
        recommended(text, "Count the eels soon.", number="2", position="accepted", addressed_to="the board"),
    )
    library.merge_items(key_of(library, log, "1"), [key_of(library, log, "2")])
    item = item_of(library, log, "1")
    assert (item.position, item.addressed_to) == ("accepted", "the board")


def test_only_items_of_one_document_are_merged(library: Library, letter: str) -> None:
    other = put_items(library, "Mend the light now.", "Mend the light now.")
    one, two = key_of(library, letter, "1"), key_of(library, letter, "2")
    for others, says in (
        ([f"{other}-0"], "bywhen link add says that they are the same"),
        ([one], "once, each one"),
        ([two, two], "once, each one"),
        ([], "once, each one"),
    ):
        with pytest.raises(CorrectionError, match=says):
            library.merge_items(one, others)


def test_an_item_is_split_at_words_of_it(library: Library) -> None:
    text = "The board should mend the light and\n\n• count the eels. We accept both and will count."
    asked = text[: text.index(" We")]
    log = put_items(library, text, recommended(text, asked, "We accept both and will count.", number="4"))
    promise = {"quote": "will count", "status": "promised"}
    with pytest.raises(CorrectionError):
        library.add_commitment(key_of(library, log, "4"), promise)
    library.add_commitment(key_of(library, log, "4"), {"quote": "We accept both and will count"})

    made = library.split_item(key_of(library, log, "4"), "count the eels", {"number": "4b"}, ANN)

    assert register(library, log) == [
        "recommendation 4: The board should mend the light and",
        "recommendation 4b: count the eels.",
    ]
    first, second = item_of(library, log, "4"), item_of(library, log, "4b")
    assert (first.spans[0].of(text), second.key) == ("The board should mend the light and", made)
    assert first.response == second.response
    assert (len(first.commitments), len(second.commitments)) == (1, 0)


def test_an_item_that_stands_in_the_response_of_another_is_split_off(library: Library) -> None:
    text = (
        "Mend the light. We will mend it by May.\n\nRecommendation 2\n"
        "Count the eels. We do not agree. Nobody will count."
    )
    answer = text[text.index("We will mend") :]
    log = put_items(library, text, recommended(text, "Mend the light.", answer, number="1", position="accepted"))
    for quote in ("We will mend it by May", "Nobody will count"):
        library.add_commitment(key_of(library, log, "1"), {"quote": quote})

    library.split_item(
        key_of(library, log, "1"),
        "Recommendation 2",
        {"text": "Count the eels.", "number": "2", "position": "not accepted"},
    )

    first, second = item_of(library, log, "1"), item_of(library, log, "2")
    assert (words(library, first, "response"), first.position) == ("We will mend it by May.", "accepted")
    assert first.response[0].of(text) == "We will mend it by May."
    assert (words(library, second), second.position) == ("Count the eels.", "not accepted")
    assert words(library, second, "response") == "We do not agree. Nobody will count."
    assert promises(library, first) == ["We will mend it by May"]
    assert promises(library, second) == ["Nobody will count"]


@pytest.mark.parametrize("at", ["The board should mend", "Yours sincerely", "Quay House, Ravenshoe"])
def test_an_item_is_not_split_where_it_has_no_words(library: Library, letter: str, at: str) -> None:
    with pytest.raises(CorrectionError):
        library.split_item(key_of(library, letter, "1"), at, {})
    assert library.edits() == []


def test_an_item_is_not_split_into_one_that_is_there(library: Library) -> None:
    text = "Mend the north light, paint it white, and count the eels. Agreed."
    log = put_items(library, text, recommended(text, text.removesuffix(" Agreed."), "Agreed.", number="1"))
    library.add_item(log, {"text": "and count the eels", "kind": "recommendation"}, ANN)

    with pytest.raises(CorrectionError, match="are in the register already"):
        library.split_item(key_of(library, log, "1"), "and count the eels", {})


# Confirmed and rejected


def test_a_confirmed_item_says_by_whom(library: Library, letter: str) -> None:
    key = key_of(library, letter, "1")
    library.confirm_item(key, ANN)
    confirmed = library.edited(letter)[key].confirmed
    assert confirmed and confirmed.who == "Ann Lyst"
    library.edit_item(key, {"due": "2031-06-04"}, ANN)
    assert library.edited(letter)[key].confirmed is None
    library.undo_edit(key)
    assert library.edited(letter)[key].confirmed


def test_a_rejected_item_leaves_the_register_and_says_why(library: Library, letter: str) -> None:
    key = key_of(library, letter, "2")

    library.reject_item(key, ANN)

    assert [item.number for _, item in library.items(letter)] == ["1"]
    assert [item.number for _, item in library.machine_items(letter)] == ["1", "2"]
    assert library.edited(letter)[key].rejected
    with pytest.raises(UnknownItem, match=r"was rejected by Ann Lyst on .* \(the table says so\): bywhen item undo"):
        library.edit_item(key, {"number": "3"})


def test_an_item_that_never_was_is_named(library: Library, letter: str) -> None:
    with pytest.raises(UnknownItem, match="there is no item"):
        library.confirm_item(f"{letter}-1")
    with pytest.raises(QuoteNotFound):
        library.add_commitment(key_of(library, letter, "1"), {"quote": "the whale will be counted"})
