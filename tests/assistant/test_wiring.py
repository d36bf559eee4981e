"""The library, its index and its answers kept in step: add, ask, remove, ask again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.conversations.schema import FILE
from assistant.settings import DEFAULT_MODEL, DEFAULT_SECONDS, ModelServer, Settings, settings_from
from assistant.wiring import Assistant, open_assistant
from corpus.add import add_files
from corpus.errors import IndexOutOfStep, ModelNotFound, NotALibrary, PeopleError, SettingsError, UnknownDocument
from corpus.library import Library
from tests.assistant.harbour import AUTUMN, DOCUMENTS, PAPER, SPRING, open_harbour
from tests.corpus.making import written
from tests.fakes import FakeEmbedder

HORNS = "when will the fog horns be sounded?"


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Assistant]:
    assistant = open_harbour(tmp_path)
    yield assistant
    assistant.library.close()


def add(assistant: Assistant, *names: str) -> list[str]:
    return [result.result for result in assistant.add([DOCUMENTS / name for name in names])]


def test_added_documents_are_asked_at_once(empty: Assistant) -> None:
    assert add(empty, SPRING, AUTUMN) == ["added", "added"]
    assert empty.ask(HORNS).citations[0].source == AUTUMN


def test_it_keeps_up_with_the_library_and_says_when_an_index_is_to_be_built(empty: Assistant) -> None:
    add(empty, SPRING)
    assert empty.keep_up()
    add_files(empty.library, [DOCUMENTS / AUTUMN])
    assert not empty.keep_up()
    empty.refresh()
    assert empty.keep_up()
    assert empty.ask(HORNS).citations[0].source == AUTUMN


def test_a_rehearsal_works_out_what_the_first_answer_needs(empty: Assistant) -> None:
    add(empty, SPRING, AUTUMN)
    assert "chains" not in vars(empty.view())
    empty.rehearse()
    assert {"chains", "rows"} <= vars(empty.view()).keys()
    assert empty.is_warm


def test_a_rehearsal_of_nothing_is_nothing(empty: Assistant) -> None:
    empty.refresh()
    empty.rehearse()
    assert not empty.is_warm


def test_bytes_that_are_no_letters_are_asked_as_marks(empty: Assistant) -> None:
    """As a command line hands them over: no file and no address could hold them."""
    add(empty, AUTUMN)
    answer = empty.ask(f"{HORNS[:-1]} \udcff?")
    assert answer.answered
    assert answer.question.encode().decode() == answer.question


def test_a_document_is_removed_where_kept_answers_cannot_be_wiped(empty: Assistant) -> None:
    add(empty, SPRING, AUTUMN)
    (empty.library.folder / FILE).write_bytes(b"no database at all" * 99)
    with pytest.raises(PeopleError, match=f"^{AUTUMN} was removed, but the kept answers"):
        empty.remove(AUTUMN)
    assert [document.source for document in empty.library.documents()] == [SPRING]


def test_a_removed_document_is_never_found_again(empty: Assistant) -> None:
    add(empty, SPRING, AUTUMN)
    assert empty.remove(AUTUMN).source == AUTUMN
    answer = empty.ask(HORNS)
    assert AUTUMN not in {citation.source for citation in (*answer.citations, *answer.related)}
    assert answer.searched.documents == 1
    assert add(empty, AUTUMN) == ["added"]
    assert empty.ask(HORNS).citations[0].source == AUTUMN


def test_a_new_version_answers_in_place_of_the_old(empty: Assistant, tmp_path: Path) -> None:
    add(empty, AUTUMN)
    newer = (DOCUMENTS / AUTUMN).read_text("utf-8").replace("1 December 2031", "9 December 2031")
    assert [r.result for r in empty.add([written(tmp_path / "newer", AUTUMN, newer)])] == ["new version"]
    answer = empty.ask(HORNS)
    assert "9 December 2031" in answer.text
    assert "1 December" not in answer.text
    assert answer.searched.documents == 1


def test_what_was_embedded_once_is_not_embedded_again(tmp_path: Path) -> None:
    embedder = FakeEmbedder()
    with Library.open(tmp_path / "library") as library:
        assistant = Assistant(library, embedder)
        add(assistant, SPRING)
        first = len(embedder.embedded)
        assert first == len(library.passages())
        add(assistant, PAPER)
        add(assistant, PAPER)
        assistant.remove(SPRING)
        assert len(embedder.embedded) == len(set(embedder.embedded)) > first


def test_progress_is_told_for_files_and_for_passages(empty: Assistant) -> None:
    files: list[str] = []
    embedded: list[tuple[int, int]] = []
    empty.add([DOCUMENTS / SPRING], lambda p: files.append(p.step), lambda done, of: embedded.append((done, of)))
    assert files[0] == "checking"
    assert files[-1] == "done"
    assert embedded[-1][0] == embedded[-1][1] == len(empty.library.passages())


def test_a_refused_file_leaves_the_rest(empty: Assistant, tmp_path: Path) -> None:
    results = empty.add([written(tmp_path, "empty.txt", ""), DOCUMENTS / AUTUMN])
    assert {r.source: r.result for r in results} == {"empty.txt": "refused", AUTUMN: "added"}
    assert empty.ask(HORNS).answered


def test_a_library_without_an_index_refuses_until_it_is_refreshed(empty: Assistant) -> None:
    with pytest.raises(IndexOutOfStep):
        empty.ask(HORNS)
    empty.refresh()
    assert not empty.ask(HORNS).answered


def test_an_index_behind_its_library_refuses_until_it_is_refreshed(empty: Assistant) -> None:
    add(empty, SPRING)
    add_files(empty.library, [DOCUMENTS / AUTUMN])
    with pytest.raises(IndexOutOfStep, match="library revision"):
        empty.ask(HORNS)
    empty.refresh()
    assert empty.ask(HORNS).citations[0].source == AUTUMN


def test_a_question_is_answered_while_another_process_adds(empty: Assistant, tmp_path: Path) -> None:
    add(empty, SPRING)
    add_files(empty.library, [DOCUMENTS / AUTUMN])
    told: list[tuple[int, int]] = []

    def heard(done: int, of: int) -> None:
        if not told:  # the other one goes on while the index is built
            add_files(empty.library, [written(tmp_path, "late.txt", "The late lamp was mended on 3 May 2031.")])
        told.append((done, of))

    assert empty.ask(HORNS, catching_up=heard).citations[0].source == AUTUMN
    assert told
    assert "late.txt" in {c.source for c in empty.ask("when was the late lamp mended", catching_up=heard).citations}


def test_refresh_does_nothing_where_they_are_in_step(empty: Assistant) -> None:
    add(empty, SPRING)
    told: list[tuple[int, int]] = []
    empty.refresh(lambda done, of: told.append((done, of)))
    assert told == []


def test_another_model_is_out_of_step(empty: Assistant) -> None:
    add(empty, SPRING)
    other = Assistant(empty.library, FakeEmbedder("other@1"))
    with pytest.raises(IndexOutOfStep, match="model"):
        other.ask(HORNS)
    other.refresh()
    assert other.ask("how many keepers has the watch").answered


def test_what_another_assistant_adds_is_seen(empty: Assistant) -> None:
    add(empty, SPRING)
    with Library.open(empty.library.folder) as again:
        add(Assistant(again, FakeEmbedder()), AUTUMN)
    assert empty.ask(HORNS).citations[0].source == AUTUMN


def test_removing_what_is_not_there_changes_nothing(empty: Assistant) -> None:
    add(empty, SPRING)
    revision = empty.library.revision
    with pytest.raises(UnknownDocument):
        empty.remove("nothing.txt")
    assert empty.library.revision == revision


def test_settings_come_from_the_environment_and_the_library_given_goes_first() -> None:
    assert settings_from({}) == Settings(Path("library"), DEFAULT_MODEL)
    env = {"BYWHEN_LIBRARY": "a", "BYWHEN_MODEL": "b"}
    assert settings_from(env) == Settings(Path("a"), "b")
    assert settings_from(env, Path("c")) == Settings(Path("c"), "b")
    assert settings_from({"BYWHEN_LIBRARY": "", "BYWHEN_MODEL": ""}) == Settings(Path("library"), DEFAULT_MODEL)


def test_a_language_model_is_set_up_by_its_servers_address_and_its_name() -> None:
    env = {"BYWHEN_LLM_ADDRESS": "http://127.0.0.1:8080/v1/", "BYWHEN_LLM_MODEL": "m"}
    assert settings_from(env).server == ModelServer("http://127.0.0.1:8080/v1", "m", "", DEFAULT_SECONDS)
    more = env | {"BYWHEN_LLM_KEY": " sk-1\n", "BYWHEN_LLM_SECONDS": "2.5"}
    assert settings_from(more).server == ModelServer("http://127.0.0.1:8080/v1", "m", "sk-1", 2.5)
    assert settings_from({"BYWHEN_LLM_KEY": "sk-1", "BYWHEN_LLM_ADDRESS": ""}).server is None


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("ADDRESS", "", "BYWHEN_LLM_ADDRESS is not set"),
        ("MODEL", " ", "BYWHEN_LLM_MODEL is not set"),
        ("ADDRESS", "127.0.0.1:8080", "give one like http"),
        ("ADDRESS", "ftp://models.example/v1", "give one like http"),
        ("ADDRESS", "http://models.example:99999/v1", "give one like http"),
        ("ADDRESS", "https://me:sk-1@models.example/v1", "a key goes into BYWHEN_LLM_KEY"),
        ("ADDRESS", "https://models.example/v1?key=sk-1", "a key goes into BYWHEN_LLM_KEY"),
        ("KEY", "sk-1\u2026", "copy it again"),
        ("SECONDS", "soon", "'soon'"),
        ("SECONDS", "0", "'0'"),
        ("SECONDS", "inf", "'inf'"),
        ("SECONDS", "nan", "'nan'"),
    ],
)
def test_settings_of_a_language_model_that_cannot_be_are_refused(name: str, value: str, told: str) -> None:
    env = {"BYWHEN_LLM_ADDRESS": "http://127.0.0.1:8080/v1", "BYWHEN_LLM_MODEL": "m", f"BYWHEN_LLM_{name}": value}
    with pytest.raises(SettingsError) as refusal:
        settings_from(env)
    assert told in str(refusal.value)
    assert "sk-1" not in str(refusal.value)


def test_opening_makes_the_folder_unless_told_not_to(tmp_path: Path) -> None:
    with pytest.raises(NotALibrary):
        open_assistant(Settings(tmp_path / "none"), create=False)
    assert not (tmp_path / "none").exists()


def test_an_unknown_model_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelNotFound, match="no-such-model"):
        open_assistant(Settings(tmp_path / "library", "no-such-model"))
