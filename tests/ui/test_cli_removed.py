"""`bywhen remove --keep`, `removed` and `restore`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from corpus.add import RULES
from corpus.library import Library
from tests.corpus.stocked import stock
from tests.ui.desk import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A library whose one document was removed and is kept."""
    made = Desk(tmp_path / "library")
    with Library.open(made.folder) as library:
        stock(library, "letter.txt", rules=RULES)
    assert made("remove", "letter.txt", "--yes", "--keep").exit_code == 0
    return made


def shown(desk: Desk, *arguments: str) -> Any:
    result = desk(*arguments, "--json")
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)


def test_what_was_removed_is_listed_and_brought_back(desk: Desk) -> None:
    assert shown(desk, "documents") == []
    (gone,) = shown(desk, "removed")
    assert (gone["source"], gone["title"]) == ("letter.txt", "The state of the north light")
    assert "letter.txt: The state of the north light; removed " in desk("removed").stdout
    assert desk("restore", "letter.txt").stdout == "Brought back The state of the north light (letter.txt).\n"
    assert [one["source"] for one in shown(desk, "documents")] == ["letter.txt"]
    assert desk("removed").stdout == "No removed document can be brought back.\n"


@pytest.mark.parametrize("which", [("--delete", "letter.txt"), ("--delete-all",)])
def test_what_is_kept_can_be_deleted_for_good(desk: Desk, which: tuple[str, ...]) -> None:
    assert desk("removed", *which).stdout == "1 document deleted for good.\n"
    assert shown(desk, "removed") == []
    refused = desk("restore", "letter.txt")
    assert refused.exit_code == 1
    assert "bywhen removed lists those that can" in refused.stderr


def test_without_keep_nothing_is_kept(desk: Desk) -> None:
    desk("restore", "letter.txt")
    assert shown(desk, "remove", "letter.txt", "--yes")["source"] == "letter.txt"
    assert shown(desk, "removed") == []
