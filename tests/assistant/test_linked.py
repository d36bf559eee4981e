"""Links are found once for a revision of the library, and anew for whatever else they follow from."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant import chains, linked
from assistant.view import View
from assistant.wiring import Assistant
from corpus.add import RULES
from corpus.library import Library
from corpus.library.deeds import Signed
from corpus.library.verdicts import Judgement
from corpus.models import Link, LinkKind
from index.local import INDEX, LocalIndex
from tests.corpus.stocked import LETTER, stock
from tests.corpus.test_seeing import SECRET
from tests.fakes import FakeEmbedder

REPLY = LETTER.replace("4 March 2031", "9 September 2031")


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library") as library:
        stock(library, "letter.txt", rules=RULES)
        stock(library, "reply.txt", REPLY, rules=RULES)
        assistant(library).refresh()
        yield library


@pytest.fixture
def found(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Grows by the number of documents whenever links are sought."""
    sought: list[int] = []
    seek = chains.links_between

    def counted(listed: list[chains.Listed], *others: object) -> tuple[Link, ...]:
        sought.append(len(listed))
        return seek(listed, *others)  # type: ignore[arg-type]

    monkeypatch.setattr(chains, "links_between", counted)
    return sought


def assistant(library: Library, model: str = "fake@1") -> Assistant:
    """Another command over the same library: nothing is in its memory."""
    return Assistant(library, FakeEmbedder(model))


def links(library: Library) -> tuple[Link, ...]:
    return assistant(library).view().chains.links


def test_the_next_command_has_the_same_and_seeks_nothing(library: Library, found: list[int]) -> None:
    first = links(library)
    assert first
    assert links(library) == first
    assert found == [2]


def test_a_verdict_is_on_them_and_they_are_sought_anew(library: Library, found: list[int]) -> None:
    same = next(link for link in links(library) if link.kind is LinkKind.SAME)
    library.judge_link(same, Judgement.REJECTED)
    for _ in range(2):
        own = assistant(library).view().chains
        assert same not in own.links
        assert [link.verdict for link in own.rejected] == ["rejected"]
    assert found == [2, 2]


def test_what_was_removed_is_in_none(library: Library, found: list[int]) -> None:
    assert links(library)
    library.remove(library.document("reply.txt").id)
    assert links(library) == ()
    assert found == [2, 1]


def test_an_index_that_comes_into_step_changes_what_they_rest_on(library: Library, found: list[int]) -> None:
    LocalIndex.delete(library.folder, INDEX)
    links(library)
    assistant(library).refresh()
    links(library)
    links(library)
    assert found == [2, 2]


def test_who_looked_before_the_index_was_built_sees_what_it_tells(library: Library, found: list[int]) -> None:
    """By words alone at first: the pages are read while the index is being built."""
    LocalIndex.delete(library.folder, INDEX)
    one = assistant(library)
    assert one.view().linked_by == ""
    assert one.view().chains
    one.refresh()
    assert one.view().linked_by == "fake@1"
    assert one.view().chains
    assert found == [2, 2]


def test_so_does_another_model(library: Library, found: list[int]) -> None:
    links(library)
    other = assistant(library, "fake@2")
    other.refresh()
    assert other.view().chains.links
    assert found == [2, 2]


def test_those_of_every_version_are_others(library: Library, found: list[int]) -> None:
    library.supersede(library.document("letter.txt").id, by=library.document("reply.txt").id)
    assert links(library)
    assert View.of(library, earlier=True).chains.links
    assert found == [2, 2]


def test_rules_that_were_changed_find_their_own(
    library: Library, found: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    links(library)
    monkeypatch.setattr(linked, "_rules", lambda: "others")
    links(library)
    assert found == [2, 2]


def test_while_another_is_adding_they_are_found_and_not_kept(library: Library, found: list[int]) -> None:
    view = assistant(library).view()
    stock(library, "third.txt", LETTER.replace("4 March", "5 March"), rules=RULES)
    assert view.chains.links
    links(library)
    assert found == [2, 3]


@pytest.mark.parametrize("kind", [LinkKind.LATER, LinkKind.SAME, LinkKind.PART, LinkKind.CHANGED])
@pytest.mark.parametrize("removed", [False, True])
def test_what_an_analyst_linked_in_an_earlier_version_says_nothing_more(
    kind: LinkKind, removed: bool, tmp_path: Path
) -> None:
    with Library.open(tmp_path / "replaced") as library:
        letter, old = stock(library, "letter.txt", rules=RULES), stock(library, "galleon.txt", SECRET, rules=RULES)
        desk = assistant(library)
        first, other = (next(item.key for _, item in library.items(one)) for one in (letter, old))
        desk.add_link(kind, first, other, Signed("Ann"))
        new = stock(library, "galleon.md", SECRET.replace("Ulric Vane", "Odo Quell"), rules=RULES)
        desk.replace(new, old)
        if removed:
            desk.remove(new)
        row = next(row for row in desk.view().rows if row["id"] == first)
        assert old not in {one["document"] for one in (*row["later_evidence"], *row["same_as"])}
