"""The chains of a library: what the documents under tests/cases/links say of one another."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.chains import beside_rows, change_rows, far, later_rows, same_as_rows
from assistant.view import View
from assistant.wiring import Assistant
from corpus.library import Library
from corpus.models import Item, LinkKind
from corpus.plain import words_of
from tests.corpus.linking import FOLDER
from tests.fakes import FakeEmbedder


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with Library.open(tmp_path_factory.mktemp("linked")) as library:
        opened = Assistant(library, FakeEmbedder())
        (old,) = opened.add([FOLDER / "earlier" / "veldmere-letter.md"])
        results = {result.source: result for result in opened.add(sorted(FOLDER.glob("*.md")))}
        assert [r.reason for r in results.values() if r.result == "refused"] == []
        if results["veldmere-letter.md"].result != "new version":
            opened.replace(results["veldmere-letter.md"].document, old.document)
        yield opened


@pytest.fixture(scope="module")
def view(assistant: Assistant) -> View:
    return assistant.view()


def item(view: View, source: str, words: str) -> Item:
    document = next(d for d in view.documents.values() if d.source == source)
    return next(i for i in view.items[document.id] if words in words_of(i.spans, view.text(document.id)))


def test_what_the_same_recommendation_is_elsewhere_and_what_was_done(view: View) -> None:
    asked = item(view, "tarnholt-letter-2031-02.md", "online reports")
    (same,) = same_as_rows(asked.key, view)
    assert (same["source"], same["number"], same["kind"]) == ("tarnholt-paper-2031-09.md", "6", "same recommendation")
    later = later_rows(asked.key, view)
    assert any("11 July 2031" in row["quote"] and row["commitment"] == 0 and row["status"] == "done" for row in later)
    assert any(row["commitment"] is None and row["kind"] == "later evidence" for row in later)


def test_every_quote_is_verbatim(view: View) -> None:
    rows = [row for key in view.by_key for row in later_rows(key, view)]
    assert rows
    for row in rows:
        text = view.text(row["document"])
        assert row["quote"] == "\n".join(text[start:end] for start, end in row["spans"])


def test_both_ends_know_of_a_link(view: View) -> None:
    chains = view.chains
    for link in chains.links:
        if link.kind in (LinkKind.SAME, LinkKind.PART):
            assert link in chains.of(link.earlier.item)
            assert link in chains.of(link.later.item)
            assert far(link, link.earlier.item) == link.later


def test_a_part_is_called_one(view: View) -> None:
    whole = item(view, "tarnholt-letter-2031-02.md", "handover notes")
    assert {row["kind"] for row in same_as_rows(whole.key, view)} == {"part of it"}


def test_what_is_alike_in_another_programme_is_beside_and_not_the_same(view: View) -> None:
    asked = item(view, "ardle-letter-custody-2032-06.md", "enough trained staff")
    assert {row["source"] for row in same_as_rows(asked.key, view)} == {"ardle-paper-custody-2033-03.md"}
    assert {row["source"] for row in beside_rows(asked.key, view)} == {"ardle-letter-missing-2033-02.md"}


def test_changes_from_the_version_before_and_into_the_next_issue(view: View) -> None:
    rested = item(view, "veldmere-letter.md", "place to rest")
    changes = [change for row in change_rows(rested.key, view) for change in row["changes"]]
    assert ("status", "promised", "done") in {(c["field"], c["before"], c["after"]) for c in changes}
    asked = item(view, "pellbrook-log-2031-06.md", "kitchen fires")
    (gone,) = change_rows(asked.key, view)
    assert (gone["kind"], gone["to_id"]) == ("no longer listed", None)


def test_an_earlier_version_is_no_other_document(view: View) -> None:
    rested = item(view, "veldmere-letter.md", "place to rest")
    assert same_as_rows(rested.key, view) == []


def test_the_next_issue_is_later_evidence_of_an_action(view: View) -> None:
    asked = item(view, "pellbrook-log-2031-06.md", "Circulate the draft protocol")
    assert [row["source"] for row in later_rows(asked.key, view)] == ["pellbrook-log-2031-09.md"]


def test_chains_without_an_index_rest_on_words(assistant: Assistant) -> None:
    bare = View.of(assistant.library)
    pairs = {(x.earlier.item, x.later.item) for x in assistant.view().chains.links if x.kind is LinkKind.SAME}
    alone = {(x.earlier.item, x.later.item) for x in bare.chains.links if x.kind is LinkKind.SAME}
    assert len(pairs & alone) >= 0.8 * len(pairs)


def test_an_item_that_nothing_tells_of_has_no_chains(view: View, tmp_path: Path) -> None:
    asked = item(view, "fenholt-cabinet-2033-09.md", "Cycling")
    assert (same_as_rows(asked.key, view), later_rows(asked.key, view)) == ([], [])
    assert view.chains.of("nothing-0") == ()
