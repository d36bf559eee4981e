from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from corpus.errors import IndexOutOfStep, LibraryError
from index import local
from index.local import Entry, LocalIndex
from tests.fakes import FakeEmbedder
from tests.index.contract import ENTRIES, IndexContract, ask

QUESTIONS = ["pier lights", "who signs the log?", "1.7bn", "what was it?"]


def make(library: Path, entries: Sequence[Entry] = ENTRIES, revision: int = 1) -> LocalIndex:
    return LocalIndex.update(library, entries, FakeEmbedder(), revision=revision)


def reopened(library: Path, revision: int = 1, fingerprint: str = "fake@1") -> LocalIndex:
    return LocalIndex.open(library, revision=revision, fingerprint=fingerprint)


class TestLocalIndex(IndexContract):
    @pytest.fixture(autouse=True)
    def _library(self, tmp_path: Path) -> None:
        self.library = tmp_path

    def make(self, entries: Sequence[Entry], embedder: FakeEmbedder) -> LocalIndex:
        return LocalIndex.update(self.library, entries, embedder, revision=1)


class TestReopenedIndex(TestLocalIndex):
    """The same, read back from the disk."""

    def make(self, entries: Sequence[Entry], embedder: FakeEmbedder) -> LocalIndex:
        super().make(entries, embedder)
        return reopened(self.library, fingerprint=embedder.fingerprint)


@pytest.mark.parametrize("question", QUESTIONS)
def test_reopened_it_answers_the_same(tmp_path: Path, question: str) -> None:
    made = make(tmp_path)
    assert ask(reopened(tmp_path), question) == ask(made, question) != []


def test_an_open_index_serves_on_after_a_swap(tmp_path: Path) -> None:
    old = make(tmp_path)
    before = ask(old, "pier lights")
    make(tmp_path, ENTRIES[:1], revision=2)
    assert ask(old, "pier lights") == before


def test_it_knows_its_revision(tmp_path: Path) -> None:
    assert make(tmp_path, revision=7).revision == reopened(tmp_path, revision=7).revision == 7


def test_progress_counts_what_has_to_be_embedded(tmp_path: Path) -> None:
    make(tmp_path, ENTRIES[:2])
    told: list[tuple[int, int]] = []
    LocalIndex.update(
        tmp_path, ENTRIES, FakeEmbedder(), revision=2, progress=lambda done, all_: told.append((done, all_))
    )
    assert told[-1] == (3, 3)


def test_nothing_new_does_not_even_load_the_model(tmp_path: Path) -> None:
    class Unloaded(FakeEmbedder):
        def embed_passages(self, *_: object, **__: object) -> list[object]:  # type: ignore[override]
            raise AssertionError("loaded")

    make(tmp_path)
    assert LocalIndex.update(tmp_path, ENTRIES[1:], Unloaded(), revision=2).passages == 4


@pytest.mark.parametrize("opening", [{"revision": 2}, {"revision": 0}, {"fingerprint": "other@1"}], ids=str)
def test_out_of_step(tmp_path: Path, opening: dict[str, object]) -> None:
    make(tmp_path)
    with pytest.raises(IndexOutOfStep, match=r"out of step.*bywhen check --repair"):
        reopened(tmp_path, **opening)  # type: ignore[arg-type]


def test_an_index_of_other_terms_is_out_of_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(tmp_path)
    monkeypatch.setattr(local, "TERMS", local.TERMS + 1)
    with pytest.raises(IndexOutOfStep, match="terms version"):
        reopened(tmp_path)
    make(tmp_path)
    assert reopened(tmp_path).passages == len(ENTRIES)


def test_an_index_of_other_weights_of_words_is_out_of_step_and_embeds_nothing_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(tmp_path)
    monkeypatch.setattr(local, "K1", local.K1 + 0.1)
    with pytest.raises(IndexOutOfStep, match="BM25 settings"):
        reopened(tmp_path)
    embedder = FakeEmbedder()
    LocalIndex.update(tmp_path, ENTRIES, embedder, revision=1)
    assert embedder.embedded == []


def test_another_model_embeds_everything_again(tmp_path: Path) -> None:
    make(tmp_path)
    other = FakeEmbedder("other@1")
    LocalIndex.update(tmp_path, ENTRIES, other, revision=1)
    assert len(other.embedded) == len(ENTRIES)


def test_missing(tmp_path: Path) -> None:
    with pytest.raises(IndexOutOfStep, match=r"no search index.*bywhen check --repair"):
        reopened(tmp_path)


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "index").write_text("not a folder")
    with pytest.raises(LibraryError, match="index cannot be written"):
        make(tmp_path)
    with pytest.raises(IndexOutOfStep, match="cannot be read"):
        reopened(tmp_path)


@pytest.mark.skipif(sys.platform == "win32", reason="needs resource limits")
def test_a_full_disk_leaves_the_old_index(tmp_path: Path) -> None:
    import resource

    make(tmp_path)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2000, limits[1]))
    try:
        with pytest.raises(LibraryError, match=r"cannot be written.*bywhen check --repair"):
            make(tmp_path, ENTRIES[1:], revision=2)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert ask(reopened(tmp_path), "pier lights")
    assert make(tmp_path, ENTRIES[1:], revision=2).passages == 4


FILES = sorted(
    "bm25.npz firsts.npy keys.npy manifest.json passages.faiss places.npy sentences.npy sources.json "
    "vocabulary.json".split()
)


def test_the_files_of_a_generation(tmp_path: Path) -> None:
    make(tmp_path)
    assert sorted(file.name for file in generation(tmp_path).iterdir()) == FILES


@pytest.mark.parametrize("harm", ["gone", "cut short", "one byte changed", "empty"])
@pytest.mark.parametrize("file", [*FILES, "CURRENT"])
def test_a_damaged_file_is_noticed_and_repaired(tmp_path: Path, file: str, harm: str) -> None:
    make(tmp_path)
    path = tmp_path / "index" / file if file == "CURRENT" else generation(tmp_path) / file
    if harm == "gone":
        path.unlink()
    else:
        path.write_bytes(_harmed(path.read_bytes(), harm))
    with pytest.raises(IndexOutOfStep, match="bywhen check --repair"):
        reopened(tmp_path)
    make(tmp_path)
    assert reopened(tmp_path).passages == len(ENTRIES)


def _harmed(whole: bytes, harm: str) -> bytes:
    if harm == "empty":
        return b""
    if harm == "cut short":
        return whole[: len(whole) // 2]
    middle = len(whole) // 2
    return whole[:middle] + bytes([whole[middle] ^ 0xFF]) + whole[middle + 1 :]


def generation(library: Path) -> Path:
    return library / "index" / (library / "index" / "CURRENT").read_text()
