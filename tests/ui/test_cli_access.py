"""`bywhen access` and `bywhen activity`: who sees which documents, and what everyone did."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from corpus.library import Library
from tests.corpus.stocked import LETTER, stock
from tests.corpus.test_seeing import SECRET
from tests.ui.desk import Desk
from tests.ui.entering import access_file


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    with Library.open(tmp_path / "library") as library:
        stock(library, "letter.txt", LETTER)
        stock(library, "secret.txt", SECRET)
    return Desk(tmp_path / "library")


@pytest.fixture
def access(tmp_path: Path) -> Path:
    provider = "https://login.harbour.example/.well-known/openid-configuration"
    return access_file(tmp_path, provider, "http://127.0.0.1:8501")


def test_documents_are_put_into_a_collection_and_opened_again(desk: Desk, access: Path) -> None:
    assert desk("access", "list").output.startswith("No collections")
    put = desk("access", "put", "Hoard", "secret.txt")
    assert (put.exit_code, put.output.splitlines()[-1]) == (0, "1 document into Hoard.")
    listed = desk("access", "list", "--access", str(access)).output.splitlines()
    assert listed[0] == "Hoard: seen by the group “divers” and administrators"
    assert listed[1].endswith("secret.txt")
    assert desk("access", "put", "Hoard", "secret.txt").output == "Nothing to change.\n"
    assert desk("access", "open", "secret.txt").output.splitlines()[-1] == "1 document open to everyone."


def test_it_is_told_to_programs_too(desk: Desk, access: Path) -> None:
    (moved,) = json.loads(desk("access", "put", "Hoard", "secret.txt", "--json").output)
    (listed,) = json.loads(desk("access", "list", "--json", "--access", str(access)).output)
    assert listed == {"collection": "Hoard", "people": ["group:divers"], "documents": [moved["document"]]}
    assert json.loads(desk("access", "check", "--json", "--access", str(access)).output)["collections"] == ["Hoard"]
    held = json.loads(desk("documents", "--json").output)
    assert {one["source"]: one["collection"] for one in held} == {"letter.txt": "", "secret.txt": "Hoard"}


def test_a_document_that_is_not_there_moves_nothing(desk: Desk) -> None:
    refused = desk("access", "put", "Hoard", "letter.txt", "nowhere.txt")
    assert refused.exit_code == 1
    assert "there is no document 'nowhere.txt'" in refused.output
    assert desk("access", "list").output.startswith("No collections")


@pytest.mark.parametrize(
    "person, said",
    [
        (["ada@harbour.example"], "ada@harbour.example: administrator, sees every document"),
        (
            ["Jo@harbour.example", "--group", "divers"],
            "jo@harbour.example: analyst, sees what is open to everyone and Hoard",
        ),
        (["bo@harbour.example"], "bo@harbour.example: reader, sees what is open to everyone"),
    ],
    ids=["administrator", "by group", "reader"],
)
def test_what_somebody_may_do_and_see(person: list[str], said: str, desk: Desk, access: Path) -> None:
    told = desk("access", "who", *person, "--access", str(access))
    assert (told.exit_code, told.output.strip()) == (0, said)


def test_who_may_not_come_in_is_told_so(desk: Desk, access: Path) -> None:
    told = desk("access", "who", "eve@elsewhere.example", "--access", str(access))
    assert told.exit_code == 1
    assert "is not allowed to use this library" in told.output


def test_the_file_is_checked(desk: Desk, access: Path) -> None:
    told = desk("access", "check", "--access", str(access)).output
    assert "Administrators: ada@harbour.example" in told
    assert "Hoard: seen by the group “divers” and administrators" in told
    access.write_text("[sign_in]\nsecret = 'hush'\n", "utf-8")
    refused = desk("access", "check", "--access", str(access))
    assert refused.exit_code == 1
    assert "access.toml" in refused.output and "hush" not in refused.output


def test_no_file_is_bad_usage(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BYWHEN_ACCESS", raising=False)
    assert desk("access", "check").exit_code == 2


def test_activity_is_listed_filtered_and_written(desk: Desk, tmp_path: Path) -> None:
    desk("access", "put", "Hoard", "secret.txt")
    told = desk("activity").output.splitlines()
    assert len(told) == 3 and told[0].endswith("collection changed secret.txt: open to everyone -> Hoard")
    assert len(desk("activity", "secret").output.splitlines()) == 2
    assert len(json.loads(desk("activity", "--kind", "Documents added", "--json").output)) == 2
    assert json.loads(desk("activity", "--until", "1999-01-01", "--json").output) == []
    file = tmp_path / "activity.csv"
    assert desk("activity", "--csv", str(file)).output.startswith("3 written to")
    assert file.read_text("utf-8-sig").splitlines()[0].startswith("when (UTC),who,what")


def test_a_kind_that_is_none_is_bad_usage(desk: Desk) -> None:
    told = desk("activity", "--kind", "Nonsense")
    assert told.exit_code == 2
    assert "Documents added" in told.output
