"""What was embedded is kept piece by piece: who is killed embeds only the rest."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from corpus.errors import LibraryError
from index import building
from index.journal import Journal
from index.local import LocalIndex
from tests.fakes import FakeEmbedder
from tests.index.contract import ENTRIES, ask

QUESTION = "pier lights"


class Killed(FakeEmbedder):
    """Is stopped when it is asked for more than so many passages."""

    def __init__(self, after: int, fingerprint: str = "fake@1") -> None:
        super().__init__(fingerprint)
        self.after = after

    def embed_passages(
        self, passages: Sequence[tuple[str, Sequence[str]]], progress: Callable[[int, int], None] | None = None
    ) -> list[tuple[NDArray[np.float32], NDArray[np.float32]]]:
        if len(self.embedded) + len(passages) > self.after:
            raise KeyboardInterrupt
        return super().embed_passages(passages, progress)


@pytest.fixture(autouse=True)
def _small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(building, "PIECE", 2)


def killed_after(library: Path, passages: int, fingerprint: str = "fake@1") -> list[str]:
    embedder = Killed(passages, fingerprint)
    with pytest.raises(KeyboardInterrupt):
        LocalIndex.update(library, ENTRIES, embedder, revision=1)
    return embedder.embedded


@pytest.mark.parametrize("before", [0, 2, 4])
def test_who_was_killed_embeds_only_the_rest(tmp_path: Path, before: int) -> None:
    first = killed_after(tmp_path, before)
    assert len(first) == before

    again, told = FakeEmbedder(), list[tuple[int, int]]()
    made = LocalIndex.update(tmp_path, ENTRIES, again, revision=1, progress=lambda done, of: told.append((done, of)))

    assert sorted(first + again.embedded) == sorted(entry.text for entry in ENTRIES)
    assert told[-1] == (len(ENTRIES) - before, len(ENTRIES) - before)
    whole = LocalIndex.update(tmp_path / "whole", ENTRIES, FakeEmbedder(), revision=1)
    assert ask(made, QUESTION) == ask(whole, QUESTION) != []


def test_killed_again_and_again_it_still_gets_on(tmp_path: Path) -> None:
    done = [killed_after(tmp_path, 2), killed_after(tmp_path, 2)]
    last = FakeEmbedder()
    LocalIndex.update(tmp_path, ENTRIES, last, revision=1)
    assert sorted([*done[0], *done[1], *last.embedded]) == sorted(entry.text for entry in ENTRIES)


def test_what_was_kept_goes_with_the_swap(tmp_path: Path) -> None:
    killed_after(tmp_path, 4)
    assert len(list((tmp_path / "index" / "embedding").iterdir())) == 2
    LocalIndex.update(tmp_path, ENTRIES, FakeEmbedder(), revision=1)
    assert [path for path in (tmp_path / "index").iterdir() if path.name == "embedding"] == []


def test_another_model_does_not_take_it_up(tmp_path: Path) -> None:
    killed_after(tmp_path, 4)
    other = FakeEmbedder("other@1")
    LocalIndex.update(tmp_path, ENTRIES, other, revision=1)
    assert len(other.embedded) == len(ENTRIES)


@pytest.mark.parametrize("harm", ["cut short", "one byte changed", "empty"])
def test_a_damaged_piece_is_embedded_again(tmp_path: Path, harm: str) -> None:
    killed_after(tmp_path, 4)
    file = min((tmp_path / "index" / "embedding").iterdir())
    whole = file.read_bytes()
    middle = len(whole) // 2
    changed = whole[:middle] + bytes([whole[middle] ^ 0xFF]) + whole[middle + 1 :]
    file.write_bytes({"cut short": whole[:middle], "one byte changed": changed, "empty": b""}[harm])
    again = FakeEmbedder()
    LocalIndex.update(tmp_path, ENTRIES, again, revision=1)
    assert len(again.embedded) == len(ENTRIES) - 2


def test_where_nothing_can_be_kept_it_says_so(tmp_path: Path) -> None:
    (tmp_path / "embedding").write_text("not a folder")
    one = np.ones(4, np.float32), np.ones((2, 4), np.float16)
    with pytest.raises(LibraryError, match="cannot be written"):
        Journal(tmp_path, "fake@1").keep({b"k" * 16: one})
