"""`bywhen add`, `documents`, `show`, `remove`, `check`, and what holds for every command."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.ui.command_line import LETTER, MINUTES, Bywhen, letter
from ui.cli import cli

COMMANDS = set(
    "add review accept discard documents show edit history reread remove removed restore ask chat register digest "
    "item link serve evaluate check feedback access activity".split()
)


@pytest.fixture
def nothing_yet(tmp_path: Path) -> Bywhen:
    return Bywhen(tmp_path / "nothing")


def test_every_command_has_a_line_of_help(bywhen: Bywhen) -> None:
    assert set(cli.commands) == COMMANDS
    shown = bywhen("--help").stdout
    assert all(name in shown for name in COMMANDS)
    assert all(command.help for command in cli.commands.values())


def test_help_loads_nothing_heavy() -> None:
    heavy = "torch numpy scipy faiss sqlalchemy streamlit rich pypdf sentence_transformers".split()
    script = f"import sys, ui.cli; print([name for name in {heavy} if name in sys.modules])"
    shown = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
    assert shown.strip() == "[]"


@pytest.mark.parametrize("opened", ["corpus.library, ui.terminal, ui.link_shown", "assistant.wiring, ui.item_shown"])
def test_the_rules_of_reading_are_loaded_only_to_read(opened: str) -> None:
    rules = ("corpus.register.asking", "corpus.register.logs", "corpus.register.promising", "corpus.reading", "pypdf")
    script = f"import sys, {opened}; print([name for name in sys.modules if name.startswith({rules})])"
    shown = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
    assert shown.strip() == "[]"


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["nonsense"], id="no such command"),
        pytest.param(["ask"], id="no question"),
        pytest.param(["ask", "q", "--batch", __file__], id="a question and a batch"),
        pytest.param(["ask", "q", "--from", "May"], id="not a date"),
        pytest.param(["ask", "q", "--kind", "sermon"], id="no such kind"),
        pytest.param(["add"], id="nothing to add"),
        pytest.param(["add", "no/such/file"], id="no such file"),
        pytest.param(["register", "--kind", "sermon"], id="no such kind of item"),
        pytest.param(["evaluate", "no/such/file"], id="no gold"),
        pytest.param(["serve", "--port", "70000"], id="not a port"),
    ],
)
def test_bad_usage_is_2(bywhen: Bywhen, arguments: list[str]) -> None:
    result = bywhen(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Error" in result.stderr


@pytest.mark.parametrize("command", [["ask", "q"], ["documents"], ["register"], ["chat"], ["check"], ["show", "x"]])
def test_reading_commands_do_not_begin_a_library(nothing_yet: Bywhen, command: list[str]) -> None:
    result = nothing_yet(*command)
    assert result.exit_code == 1
    assert str(nothing_yet.folder) in result.stderr
    assert not nothing_yet.folder.exists()


def test_add_says_what_came_of_each_file(nothing_yet: Bywhen, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("words")
    result = nothing_yet("add", str(tmp_path / "a.txt"))
    assert result.exit_code == 0
    assert "added" in result.stdout
    assert "no text on page 2" in result.stdout
    assert "no date found" in result.stdout
    assert result.stderr.splitlines() == ["  a.txt: page 25 of 26", "1 of 1: a.txt: added", "indexed 4 passages"]


def test_add_fails_when_any_file_is_refused(nothing_yet: Bywhen, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("words")
    (tmp_path / "empty.txt").touch()
    result = nothing_yet("add", str(tmp_path / "a.txt"), str(tmp_path / "empty.txt"), "--json")
    assert result.exit_code == 1
    assert "empty.txt" in result.stderr
    good, bad = json.loads(result.stdout)
    assert (good["result"], good["pages_without_text"], bad["result"]) == ("added", [2], "refused")
    assert bad["reason"] == "the file is empty"
    assert list(good) == (
        "source result document reason pages pages_without_text passages recommendations commitments warnings".split()
    )


def test_documents_are_listed(bywhen: Bywhen) -> None:
    shown = bywhen("documents").stdout
    assert "The Reeve's letter" in shown
    assert "quay.md" in shown
    listed = json.loads(bywhen("documents", "--json").stdout)
    assert [d["source"] for d in listed] == ["quay.md", "reeve letter.txt"]
    assert listed[1]["date"] == {
        "value": "2030-09-01",
        "span": None,
        "inferred": True,
        "reason": "the only date",
        "by": "",
    }
    assert listed[1]["pages_without_text"] == [3]


def test_show_text_is_the_stored_text_and_nothing_else(bywhen: Bywhen) -> None:
    assert bywhen("show", "reeve letter.txt", "--text").stdout_bytes == LETTER.encode()
    assert bywhen("show", "quay.md", "--text").stdout_bytes == MINUTES.encode()


def test_show_says_what_was_inferred(bywhen: Bywhen) -> None:
    shown = bywhen("show", letter()[0].id[:6]).stdout
    assert "2030-09-01 (inferred: the only date)" in shown
    assert "Pages without text: 3" in shown
    assert "2 items" in shown
    assert json.loads(bywhen("show", "quay.md", "--json").stdout)["commitments"] == 1


def test_an_unknown_document_names_what_is_near(bywhen: Bywhen) -> None:
    result = bywhen("show", "quai.md")
    assert result.exit_code == 1
    assert "quay.md" in result.stderr


def test_remove_asks_first(bywhen: Bywhen) -> None:
    kept = bywhen("remove", "quay.md", typed="n\n")
    assert kept.exit_code == 1
    assert "quay.md" in bywhen("documents").stdout
    assert bywhen("remove", "quay.md", typed="y\n").exit_code == 0
    assert "quay.md" not in bywhen("documents").stdout


def test_remove_without_asking(bywhen: Bywhen) -> None:
    result = bywhen("remove", "quay.md", "--yes", "--json")
    assert json.loads(result.stdout)["source"] == "quay.md"
    assert bywhen("remove", "quay.md", "--yes").exit_code == 1


def test_check_passes_a_whole_library(bywhen: Bywhen) -> None:
    result = bywhen("check")
    assert (result.exit_code, result.stdout) == (0, "2 documents and 2 passages looked at.\n")


def test_a_folder_of_another_program_is_refused(tmp_path: Path) -> None:
    (tmp_path / "library.sqlite").write_text("not a database")
    result = Bywhen(tmp_path)("documents")
    assert result.exit_code == 1
    assert str(tmp_path) in result.stderr
    assert (tmp_path / "library.sqlite").read_text() == "not a database"
