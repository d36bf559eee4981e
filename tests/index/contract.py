"""What every index must do, whatever it is made of: inherit IndexContract and say how one is made."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Protocol

import pytest

from index.hybrid import Filters, Hit
from index.local import Entry
from index.terms import terms
from tests.fakes import FakeEmbedder

LETTER = {"document": "letter", "dated": date(2031, 3, 1), "kind": "letter", "body": "Port Board"}
PAPER = {"document": "paper", "dated": date(2032, 6, 30), "kind": "panel paper", "body": "Tide Panel"}
UNDATED = {"document": "note", "dated": None, "kind": "note", "body": ""}


def entry(number: int, text: str, *sentences: str, **of: object) -> Entry:
    """A passage; without sentences given, the text is its only one."""
    return Entry(number=number, text=text, sentences=sentences or (text,), **(of or LETTER))  # type: ignore[arg-type]


ENTRIES = [
    entry(0, "The pier lights were replaced.", **LETTER),
    entry(1, "Crews train monthly. The harbour master signs each log.", "Crews train monthly.",
          "The harbour master signs each log.", **LETTER),
    entry(0, "The pier is closed until the lights work.", **PAPER),
    entry(1, "Dredging costs 1.7 billion crowns.", **PAPER),
    entry(0, "Crews asked for pier lights.", **UNDATED),
]  # fmt: skip


class Index(Protocol):
    """What the tests need of an index."""

    @property
    def passages(self) -> int: ...
    def search(self, question: object, terms: Sequence[str], filters: Filters = ..., limit: int = ...) -> list[Hit]: ...
    def idf(self, term: str) -> float: ...
    def frequency(self, term: str) -> int: ...


class IndexContract:
    """Inherit this and override `make`; `make` again replaces what was indexed before."""

    def make(self, entries: Sequence[Entry], embedder: FakeEmbedder) -> Index:
        raise NotImplementedError

    @pytest.fixture
    def embedder(self) -> FakeEmbedder:
        return FakeEmbedder()

    @pytest.fixture
    def index(self, embedder: FakeEmbedder) -> Index:
        return self.make(ENTRIES, embedder)

    def test_the_passage_with_the_words_comes_first(self, index: Index) -> None:
        assert places(ask(index, "who signs the log of the harbour master?"))[0] == ("letter", 1)
        assert places(ask(index, "cost of dredging"))[0] == ("paper", 1)

    def test_hits_are_ordered_by_score_and_limited(self, index: Index) -> None:
        hits = ask(index, "pier lights")
        assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
        assert ask(index, "pier lights", limit=2) == hits[:2]

    def test_a_hit_carries_its_own_scores(self, index: Index) -> None:
        hit = ask(index, "The harbour master signs each log.")[0]
        assert hit.bm25 > 0
        assert 0 < hit.cosine < 1
        assert hit.sentences == pytest.approx((hit.sentences[0], 1.0), abs=1e-3)
        assert hit.best_sentence == hit.sentences[1] > hit.sentences[0]

    def test_a_word_found_nowhere_does_not_hide_what_is_near(self, index: Index) -> None:
        assert places(ask(index, "zeppelin pier lights"))[0] in {("letter", 0), ("note", 0), ("paper", 0)}

    def test_only_unknown_words_score_nothing_by_words(self, index: Index) -> None:
        assert {hit.bm25 for hit in ask(index, "zeppelin")} == {0.0}

    @pytest.mark.parametrize(
        ("filters", "found"),
        [
            (Filters(documents=frozenset({"paper"})), {"paper"}),
            (Filters(documents=frozenset({"paper", "note"})), {"paper", "note"}),
            (Filters(kinds=frozenset({"letter"})), {"letter"}),
            (Filters(bodies=frozenset({"Tide Panel"})), {"paper"}),
            (Filters(dated_from=date(2031, 3, 2)), {"paper"}),
            (Filters(dated_to=date(2031, 3, 1)), {"letter"}),
            (Filters(kinds=frozenset({"letter"}), bodies=frozenset({"Tide Panel"})), set()),
            (Filters(documents=frozenset({"elsewhere"})), set()),
            (Filters(passages=frozenset({("paper", 0), ("note", 7)})), {"paper"}),
            (Filters(passages=frozenset()), set()),
        ],
    )
    def test_filters_restrict(self, index: Index, filters: Filters, found: set[str]) -> None:
        assert {hit.document for hit in ask(index, "pier lights", filters)} == found

    def test_filters_restrict_before_ranking(self, embedder: FakeEmbedder) -> None:
        crowd = [entry(n, f"pier lights pier lights {n}", **LETTER) for n in range(300)]
        index = self.make([*crowd, entry(0, "Some lights of a pier, far from the others.", **PAPER)], embedder)
        hits = ask(index, "pier lights", Filters(documents=frozenset({"paper"})))
        assert places(hits) == [("paper", 0)]
        assert hits[0].bm25 > 0

    def test_frequency_and_idf(self, index: Index) -> None:
        assert [index.frequency(term) for term in terms("pier crews zeppelin")] == [3, 2, 0]
        assert index.idf("pier") < index.idf("crew") < index.idf("zeppelin")

    def test_add(self, index: Index, embedder: FakeEmbedder) -> None:
        more = self.make([*ENTRIES, entry(2, "A zeppelin landed.", **PAPER)], embedder)
        assert (index.passages, more.passages) == (5, 6)
        assert places(ask(more, "zeppelin"))[0] == ("paper", 2)

    def test_what_was_removed_is_never_found_again(self, index: Index, embedder: FakeEmbedder) -> None:
        assert "paper" in {hit.document for hit in ask(index, "dredging costs")}
        less = self.make([e for e in ENTRIES if e.document != "paper"], embedder)
        assert {hit.document for hit in ask(less, "dredging costs pier lights")} == {"letter", "note"}
        assert less.frequency("dredg") == 0

    def test_add_and_remove_make_what_building_anew_makes(self, embedder: FakeEmbedder) -> None:
        self.make(ENTRIES, embedder)
        self.make(ENTRIES[:2], embedder)
        there_and_back = ask(self.make(ENTRIES, embedder), "pier lights")
        assert there_and_back == ask(self.make(ENTRIES, FakeEmbedder("fake@2")), "pier lights")

    def test_only_what_is_new_is_embedded(self, index: Index, embedder: FakeEmbedder) -> None:
        embedder.embedded.clear()
        self.make([entry(7, ENTRIES[0].text, **PAPER), *ENTRIES[2:], entry(9, "A zeppelin.", **PAPER)], embedder)
        assert embedder.embedded == ["A zeppelin."]

    def test_the_same_text_is_embedded_once(self, embedder: FakeEmbedder) -> None:
        self.make([entry(0, "Done.", **LETTER), entry(0, "Done.", **PAPER)], embedder)
        assert embedder.embedded == ["Done."]

    def test_the_same_text_cut_into_other_sentences_is_embedded_again(self, embedder: FakeEmbedder) -> None:
        self.make([entry(0, "Lit. Done.", "Lit. Done.")], embedder)
        hit = ask(self.make([entry(0, "Lit. Done.", "Lit.", "Done.")], embedder), "done")[0]
        assert len(hit.sentences) == 2

    def test_an_empty_index_finds_nothing(self, embedder: FakeEmbedder) -> None:
        index = self.make([], embedder)
        assert index.passages == 0
        assert ask(index, "pier lights") == []
        assert index.frequency("pier") == 0

    def test_a_single_passage_is_found(self, embedder: FakeEmbedder) -> None:
        assert places(ask(self.make(ENTRIES[:1], embedder), "lights")) == [("letter", 0)]

    def test_a_passage_without_sentences_or_words(self, embedder: FakeEmbedder) -> None:
        index = self.make([Entry("letter", 0, "pier", ()), Entry("letter", 1, "!!", ("!!",))], embedder)
        assert [hit.sentences == () for hit in ask(index, "pier")] == [True, False]

    def test_a_question_of_stop_words_is_answered_by_meaning_alone(self, index: Index) -> None:
        assert len(ask(index, "what was it about?")) == len(ENTRIES)


def ask(index: Index, question: str, filters: Filters = Filters(), limit: int = 20) -> list[Hit]:
    return index.search(FakeEmbedder().embed([question])[0], terms(question), filters, limit)


def places(hits: Sequence[Hit]) -> list[tuple[str, int]]:
    return [(hit.document, hit.number) for hit in hits]
