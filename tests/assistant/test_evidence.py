"""What speaks for a sentence, and which comes first."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.evidence import WEIGHTS, Scored, asked_for, ranked
from assistant.kinds import Kind
from index.terms import terms
from tests.assistant.harbour import AUTUMN, PAPER, Asking, document, index_of, open_harbour, sentence


def of(found: list[Scored], start: str) -> Scored:
    return next(s for s in found if s.sentence.words.startswith(start))


def test_nothing_found_is_nothing_ranked(asking: Asking) -> None:
    assert ranked(asking("fog"), [], asking.view, asking.index) == []


def test_best_comes_first(asking: Asking) -> None:
    found = asking.found("when will the fog horns be sounded")
    assert [s.score for s in found] == sorted((s.score for s in found), reverse=True)
    assert found[0].sentence.words.startswith("The fog horns on the breakwater")


def test_every_share_lies_between_0_and_1(asking: Asking) -> None:
    for scored in asking.found("how many keepers have finished flag training, and by when?"):
        assert 0 <= scored.covered <= scored.near <= 1
        assert 0 <= scored.features["passage"] <= 1
        assert 0 <= scored.features["pairs"] <= 1


def test_covered_is_the_share_of_the_question_by_rarity(asking: Asking) -> None:
    found = asking.found("who paid for the fog horns by the Pilots")
    whole, part = of(found, "New horns cost"), of(found, "The fog horns")
    assert part.covered < whole.covered < 1


def test_words_over_a_sentence_count_as_near(asking: Asking) -> None:
    scored = of(asking.found("wrecks in the harbour panel figures"), "Wrecks on the bar")
    assert scored.covered < scored.near == 1


@pytest.mark.parametrize(("ropes", "has_a_head"), [(30, True), (1, False)])
def test_words_at_the_head_of_a_document_count_as_near(tmp_path: Path, ropes: int, has_a_head: bool) -> None:
    body = "\n\n".join(f"Rope {n} was spliced by the watch before the tide came in." for n in range(ropes))
    text = f"Dear Clerk,\n\nThe Tidewatch met at Gullhaven.\n\n{body}\n\nThe lanterns were painted.\n"
    assistant = open_harbour(tmp_path, {"note.txt": text})
    scored = of(Asking(assistant.view(), index_of(assistant)).found("lanterns of the tidewatch"), "The lanterns")
    assert scored.covered < 1
    assert (scored.near == 1) is has_a_head


def test_other_words_for_the_same_weigh_less_than_its_own(asking: Asking) -> None:
    asked = asked_for(asking("are the buoys done"), asking.index)
    own, other = terms("buoys")[0], terms("complete")[0]
    assert asked.share(frozenset({own})) > asked.share(frozenset({other})) > 0


def test_terms_carried_over_weigh_half(asking: Asking) -> None:
    alone = asked_for(asking("fog horns"), asking.index).weights
    carried = asked_for(asking("and lanterns?", after="fog horns of the mayor"), asking.index).weights
    assert [carried[t] for t in terms("fog horns")] == [alone[t] / 2 for t in terms("fog horns")]


def test_nothing_asked_about_is_nothing_covered(asking: Asking) -> None:
    assert asked_for(asking("what is the latest?"), asking.index).share(frozenset(terms("latest lantern"))) == 0


@pytest.mark.parametrize(
    ("question", "start", "fits"),
    [
        ("when will the bell be hung", "The bell will be cast", True),
        ("when will the bell be hung", "The watch should buy a bell", False),
        ("how many keepers are there", "The watch has 42 keepers", True),
        ("how many boats has the watch", "The watch has 42 keepers", False),
        ("who is Superintendent Wren Calder", "Superintendent Wren Calder", False),
        ("tell me about keepers", "The training was designed", True),
    ],
)
def test_fits_the_kind_of_answer_asked_for(asking: Asking, question: str, start: str, fits: bool) -> None:
    assert of(asking.found(question), start).fits is fits


def test_a_document_that_is_named_speaks_for_its_sentences(asking: Asking) -> None:
    found = asking.found("what does the panel paper say on lanterns")
    assert {s.features["named"] for s in found if s.sentence.document == document(asking.view, PAPER)} == {1.0}
    assert found[0].sentence.document == document(asking.view, PAPER)


def test_what_stands_under_the_number_asked_for(asking: Asking) -> None:
    found = asking.found("what was done on recommendation 2 in the panel paper")
    assert of(found, "Keepers will be trained").features["numbered"]
    assert not of(found, "A count was carried out").features["numbered"]
    assert not of(asking.found("recommendation 22 in the panel paper"), "Keepers will").features["numbered"]


def test_a_recommendation_says_what_should_be_and_not_what_is(asking: Asking) -> None:
    found = asking.found("have they counted every lantern in the stores")
    assert of(found, "Count every lantern").features["asks"]
    assert not of(found, "Superintendent Wren Calder").features["asks"]
    assert of(found, "Count every lantern").asks


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("how many lanterns are in the stores", True),
        ("what did the audit of the stores find", True),
        ("which lanterns should be counted in the stores", False),
        ("what was recommended on the lanterns in the stores", False),
    ],
)
def test_what_should_be_speaks_against_a_sentence_unless_that_is_asked(
    asking: Asking, question: str, asks: bool
) -> None:
    assert of(asking.found(question), "Count every lantern").features["asks"] == asks


def test_a_sentence_is_read_with_the_one_before_it(tmp_path: Path) -> None:
    text = "The sluice gate has a new motor. It now closes in nine seconds. Rowers were told."
    assistant = open_harbour(tmp_path, {"note.txt": f"{text}\n"})
    found = Asking(assistant.view(), index_of(assistant)).found("how fast does the sluice gate close")
    added = {s.sentence.words: s.features["after"] for s in found}
    assert added["It now closes in nine seconds."] > 0
    assert added["The sluice gate has a new motor."] == 0
    assistant.library.close()


def test_the_newest_document_is_preferred_where_the_latest_word_is_asked_for(asking: Asking) -> None:
    latest = of(asking.found("how many keepers are trained now"), "By September 2031")
    assert latest.features["latest"] == latest.features["newest"] == 1.0
    assert of(asking.found("how many keepers are trained"), "By September 2031").features["latest"] == 0


def test_stands_beside_what_was_quoted_before(asking: Asking) -> None:
    quoted = sentence(asking.view, "New horns cost")
    found = asking.found("and who paid?", after="fog horns cost", cited=quoted.spans, cited_in=quoted.document)
    assert of(found, "New horns cost").features["cited"]
    assert of(found, "New horns cost").features["beside"] == 0
    assert of(found, "By September 2031").features["beside"] == 1.0
    assert of(found, "The other three").features["beside"] == pytest.approx(2 / 3)
    assert {s.features["beside"] for s in found if s.sentence.document != quoted.document} == {0.0}


def test_own_is_what_a_followup_adds_or_stands_beside(asking: Asking) -> None:
    found = asking.found("and the wrecks?", after="how deep is the channel")
    assert of(found, "The survey found four wrecks").features["own"]
    assert of(found, "The channel was dredged").features["own"]
    assert not of(found, "All 42 keepers").features["own"]


@pytest.mark.parametrize(
    ("text", "feature"),
    [
        ("Mend it!", "fragment"),
        ("Is the lantern lit on the pier tonight?", "question"),
        ("Ms Vane asked how often the lantern of the pier is lit.", "question"),
        ("A lantern for the pier", "title"),
        ("Dear Keeper of the lantern.", "address"),
    ],
)
def test_what_speaks_against_a_sentence(tmp_path_factory: pytest.TempPathFactory, text: str, feature: str) -> None:
    assistant = open_harbour(
        tmp_path_factory.mktemp("one"), {"note.txt": f"The lantern of the pier burns.\n\n{text}\n"}
    )
    found = Asking(assistant.view(), index_of(assistant)).found("lantern on the pier, mend it")
    against = {s.sentence.words: s.features[feature] for s in found}
    assert against[text]
    assert not against["The lantern of the pier burns."]
    assert WEIGHTS[feature] < 0
    assistant.library.close()


def test_every_weight_is_a_feature_or_a_kind_of_answer(asking: Asking) -> None:
    features = set(asking.found("fog horns")[0].features)
    assert WEIGHTS.keys() <= features | set(Kind)


def test_what_was_quoted_before_answers_what_a_followup_adds_only_by_its_own_words(asking: Asking) -> None:
    of = document(asking.view, AUTUMN)
    quoted = sentence(asking.view, "By September 2031, 39 of the 42 keepers")
    after, asked = "how many keepers finished flag training", "and the other three by when?"
    before = {s.sentence.words[:10]: s.features["own"] for s in asking.found(asked, after=after)}
    again = {
        s.sentence.words[:10]: s.features["own"]
        for s in asking.found(asked, after=after, cited=quoted.spans, cited_in=of)
    }
    assert before["By Septemb"] and not again["By Septemb"]
    assert again["The other "]
