"""`bywhen ask --export` and `/export` in `bywhen chat`."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path

import docx
import pytest
from pypdf import PdfReader

from corpus.library import Library
from tests.ui.command_line import PROMISE, Bywhen
from ui.exports.answers import NAMES

ASKED = "by when will the ferry run at night?"


def words(path: Path) -> str:
    if path.suffix == ".md":
        return path.read_text("utf-8")
    if path.suffix == ".docx":
        return "\n".join(paragraph.text for paragraph in docx.Document(str(path)).paragraphs)
    return " ".join(page.extract_text() for page in PdfReader(BytesIO(path.read_bytes())).pages)


@pytest.mark.parametrize("suffix", [".md", ".docx", ".pdf"])
def test_an_answer_is_written_with_its_quote_and_noted(bywhen: Bywhen, tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"ferry{suffix}"
    result = bywhen("ask", ASKED, "--kind", "letter", "--export", str(path), "--web", "https://pages.example/bywhen/")
    assert result.exit_code == 0
    assert "By 30 April 2031 [1]." in result.stdout
    assert f"Written: {path}" in result.stdout
    told = " ".join(words(path).split())
    assert PROMISE in told
    assert "The Reeve's letter, 1 September 2030, page 1" in told
    if suffix == ".md":
        assert "https://pages.example/bywhen/?q=by+when+will+the+ferry+run+at+night%3F&kind=letter" in told
    with Library.open(bywhen.folder) as library:
        last = library.history()[-1]
        assert (last.what, last.source) == ("exported", "reeve letter.txt")
        assert last.detail == f"an answer: {NAMES[suffix[1:]]}, 1 quote"


def test_that_it_was_written_is_no_part_of_the_json(bywhen: Bywhen, tmp_path: Path) -> None:
    result = bywhen("ask", ASKED, "--json", "--export", str(tmp_path / "a.md"))
    assert json.loads(result.stdout)["answered"]
    assert "Written" in result.stderr


@pytest.mark.parametrize("name", ["answer.txt", "answer", "nowhere/answer.pdf"])
def test_a_file_that_cannot_be_is_bad_usage(bywhen: Bywhen, tmp_path: Path, name: str) -> None:
    result = bywhen("ask", ASKED, "--export", str(tmp_path / name))
    assert result.exit_code == 2
    assert bywhen.clerks == []


def test_a_batch_is_not_exported(bywhen: Bywhen, tmp_path: Path) -> None:
    (tmp_path / "batch.jsonl").write_text('{"id": "a", "question": "by when?"}', encoding="utf-8")
    result = bywhen("ask", "--batch", str(tmp_path / "batch.jsonl"), "--export", str(tmp_path / "a.md"))
    assert (result.exit_code, (tmp_path / "a.md").exists()) == (2, False)


def test_a_conversation_is_written_from_the_terminal(bywhen: Bywhen, tmp_path: Path) -> None:
    path = tmp_path / "talk.md"
    typed = [f"/export {path}", "by when?", "who painted the moon?", "/export talk.txt"]
    result = bywhen("chat", typed="\n".join([*typed, f"/export {tmp_path}/no/x.md", f"/export {path}", ""]))
    assert result.exit_code == 0
    assert "Nothing to write yet" in result.stderr
    assert "talk.txt: name it .md, .docx or .pdf" in result.stderr
    assert "no/x.md" in result.stderr
    told = words(path)
    assert "## by when?" in told
    assert "## who painted the moon?" in told
    assert "Not in these documents" in told
    assert result.stdout.count("Written: ") == 1
