"""The settings file that says who may sign in, and what they may do and see."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path

import pytest

from assistant.access import Role
from assistant.access.overview import opened_to
from assistant.access.rules import Rules, rules_from
from assistant.access.signing import as_toml
from assistant.settings import settings_from
from corpus.errors import NotAllowed, NotSignedIn, SettingsError

NOW = 1_950_000_000.0
FILE = """
[sign_in]
provider = "https://login.harbour.example/.well-known/openid-configuration"
client = "bywhen"
secret = "a \\"quoted\\" secret"
address = "https://bywhen.harbour.example"
cookie_key = "0123456789abcdef0123456789abcdef"
groups = "groups"
hours = 8

[roles]
administrators = ["Ada@Harbour.example"]
analysts = ["group:monitoring"]
readers = ["@harbour.example"]

[collections]
Hoard = ["group:divers", "bo@harbour.example"]
Board = []
"""


def written(folder: Path, words: str = FILE) -> Path:
    path = folder / "access.toml"
    path.write_text(words, "utf-8")
    return path


@pytest.fixture
def rules(tmp_path: Path) -> Rules:
    return rules_from(written(tmp_path))


def told(address: str = "bo@harbour.example", **others: object) -> dict[str, object]:
    known = {"is_logged_in": True, "iat": NOW - 60, "email": address, "email_verified": True, "name": "Bo Reed"}
    return {**known, **others}


@pytest.mark.parametrize(
    "claims, role, collections",
    [
        (told("ada@harbour.example"), Role.ADMINISTRATOR, None),
        (told("ADA@harbour.EXAMPLE", groups=["divers"]), Role.ADMINISTRATOR, None),
        (told("jo@elsewhere.example", groups=["monitoring"]), Role.ANALYST, frozenset()),
        (told("jo@harbour.example", groups=["monitoring", "divers"]), Role.ANALYST, frozenset({"Hoard"})),
        (told("jo@harbour.example", groups="divers"), Role.READER, frozenset({"Hoard"})),
        (told("bo@harbour.example"), Role.READER, frozenset({"Hoard"})),
        (told("ida@harbour.example", groups=None), Role.READER, frozenset()),
    ],
    ids=["administrator", "in capitals", "by group", "collection by group", "one group", "by address", "by domain"],
)
def test_who_may_do_and_see_what(
    claims: dict[str, object], role: Role, collections: frozenset[str] | None, rules: Rules
) -> None:
    reader = rules.reader(claims, NOW)
    assert (reader.role, reader.collections) == (role, collections)
    assert reader.key == str(claims["email"]).casefold()
    assert reader.who == f"Bo Reed ({reader.key})"


def test_a_role_is_what_the_library_holds_them_to(rules: Rules) -> None:
    reader, analyst, administrator = (
        rules.reader(claims, NOW).sight for claims in (told(), told(groups=["monitoring"]), told("ada@harbour.example"))
    )
    assert (reader.changes, reader.closes, reader.collections) == (False, False, {"Hoard"})
    assert (analyst.changes, analyst.closes, analyst.who) == (True, False, "Bo Reed (bo@harbour.example)")
    assert (administrator.changes, administrator.closes, administrator.is_whole) == (True, True, True)


@pytest.mark.parametrize(
    "address", ["eve@elsewhere.example", "eve@notharbour.example", "eve@harbour.example.evil", "harbour.example"]
)
def test_nobody_else_comes_in(address: str, rules: Rules) -> None:
    with pytest.raises(NotAllowed, match="is not allowed to use this library"):
        rules.reader(told(address), NOW)


@pytest.mark.parametrize(
    "claims",
    [
        {},
        {"is_logged_in": False},
        {"is_logged_in": "true", "email": "ada@harbour.example"},
        told(iat=None),
        told(iat=True),
    ],
)
def test_who_has_not_signed_in_is_asked_to(claims: dict[str, object], rules: Rules) -> None:
    with pytest.raises(NotSignedIn):
        rules.reader(claims, NOW)


def test_after_some_hours_they_sign_in_again(rules: Rules) -> None:
    assert rules.reader(told(iat=NOW - 8 * 3600 + 1), NOW)
    with pytest.raises(NotSignedIn, match="Sign in again"):
        rules.reader(told(iat=NOW - 8 * 3600 - 1), NOW)


@pytest.mark.parametrize(
    "claims, message",
    [
        (told(email=None), "does not say who you are"),
        (told(email="  "), "does not say who you are"),
        (told(email=["ada@harbour.example"]), "does not say who you are"),
        (told(email_verified=False), "has not checked"),
        (told(email_verified="false"), "has not checked"),
        (told(email_verified=None), "sends no “email_verified”.*vouches = true"),
        (told(email_verified=1), "has not checked"),
    ],
)
def test_an_address_that_proves_nothing_is_refused(claims: dict[str, object], message: str, rules: Rules) -> None:
    with pytest.raises(NotAllowed, match=message):
        rules.reader(claims, NOW)


def test_a_service_that_gives_out_addresses_vouches_for_them(tmp_path: Path) -> None:
    vouching = rules_from(written(tmp_path, FILE.replace("hours = 8", "vouches = true")))
    silent = {name: value for name, value in told().items() if name != "email_verified"}
    assert vouching.reader(silent, NOW).key == "bo@harbour.example"
    with pytest.raises(NotAllowed, match="has not checked"):
        vouching.reader(told(email_verified=False), NOW)


def test_known_by_another_claim_an_address_need_not_be_checked(tmp_path: Path) -> None:
    rules = rules_from(written(tmp_path, FILE.replace("hours = 8", 'person = "upn"')))
    claims = {"is_logged_in": True, "iat": NOW, "upn": "Bo@harbour.example"}
    assert rules.reader(claims, NOW).role is Role.READER


def test_a_name_is_no_way_to_be_somebody_else(rules: Rules) -> None:
    reader = rules.reader(told(name="Ada Quill (ada@harbour.example)\n" + "x" * 500), NOW)
    assert reader.role is Role.READER
    assert reader.who.endswith("(bo@harbour.example)") and "\n" not in reader.who
    assert len(reader.who) < 200


FAULTS = {
    "no TOML": ("[sign_in", "is not TOML"),
    "no sign-in": (FILE[FILE.index("[roles]") :], "it lacks `sign_in`"),
    "a setting that is none": (FILE.replace("hours = 8", "horus = 8"), "there is no setting `horus`"),
    "no list": (FILE.replace('["group:monitoring"]', '"group:monitoring"'), "Expected `array`, got `str`"),
    "no client": (FILE.replace('client = "bywhen"', 'client = " "'), "sign_in.client is empty"),
    "a short key": (FILE.replace("0123456789abcdef0123456789abcdef", "short"), "32 characters or more"),
    "no TLS": (FILE.replace("https://bywhen.", "http://bywhen."), "sign_in.address must be an address"),
    "no TLS at the provider": (FILE.replace("https://login.", "http://login."), "sign_in.provider must be an address"),
    "a path": (FILE.replace("bywhen.harbour.example", "harbour.example/bywhen"), "must end behind the host"),
    "no metadata": (FILE.replace("/.well-known/openid-configuration", "/"), "must end in /.well-known"),
    "no hours": (FILE.replace("hours = 8", "hours = 0"), "sign_in.hours"),
    "a bad name": (FILE.replace('"group:monitoring"', '"monitoring"'), "roles.analysts has 'monitoring'"),
    "an empty group": (FILE.replace('"group:divers"', '"group:"'), "collections.Hoard has 'group:'"),
    "groups of nobody": (FILE.replace('groups = "groups"\n', ""), "does not say which claim"),
    "no administrator": (FILE.replace('"Ada@Harbour.example"', ""), "names nobody"),
    "everyone an analyst": (FILE.replace('"group:monitoring"', '"everyone"'), "not an analyst"),
    "a collection's name": (FILE.replace("Board = []", '"open" = []'), "cannot name a collection"),
    "no openid": (FILE.replace("hours = 8", 'hours = 8\nscope = "email"'), "must have the word openid"),
}


@pytest.mark.parametrize("words, message", FAULTS.values(), ids=FAULTS.keys())
def test_what_cannot_be_is_said(words: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as refused:
        rules_from(written(tmp_path, words))
    assert message in str(refused.value)
    assert "access.toml" in str(refused.value)
    assert "quoted" not in str(refused.value)  # no secret is repeated


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="cannot be read"):
        rules_from(tmp_path / "nowhere.toml")
    with pytest.raises(SettingsError, match="cannot be read"):
        rules_from(tmp_path)


def test_what_is_changed_in_the_file_counts_at_once(tmp_path: Path) -> None:
    path = written(tmp_path)
    assert rules_from(path).reader(told(), NOW).role is Role.READER
    path.write_text(FILE.replace('"@harbour.example"', '"ida@harbour.example"'), "utf-8")
    os.utime(path, (1, 1))
    with pytest.raises(NotAllowed):
        rules_from(path).reader(told(), NOW)


def test_this_machine_needs_no_tls(tmp_path: Path) -> None:
    words = FILE.replace("https://bywhen.harbour.example", "http://localhost:8501")
    own = rules_from(written(tmp_path, words)).sign_in
    assert own.is_near and own.port == 8501


def test_streamlit_is_told_what_it_needs(rules: Rules) -> None:
    assert tomllib.loads(as_toml(rules.sign_in)) == {
        "auth": {
            "redirect_uri": "https://bywhen.harbour.example/oauth2callback",
            "cookie_secret": "0123456789abcdef0123456789abcdef",
            "client_id": "bywhen",
            "client_secret": 'a "quoted" secret',
            "server_metadata_url": "https://login.harbour.example/.well-known/openid-configuration",
            "client_kwargs": {
                "scope": "openid email profile",
                "prompt": "select_account",
                "code_challenge_method": "S256",
            },
        }
    }


def test_no_secret_is_printed(rules: Rules) -> None:
    assert "quoted" not in repr(rules) and "0123456789abcdef" not in repr(rules)


def test_the_environment_names_the_file(tmp_path: Path) -> None:
    assert settings_from({"BYWHEN_ACCESS": str(tmp_path / "access.toml")}).access == tmp_path / "access.toml"
    assert settings_from({"BYWHEN_ACCESS": " "}).access is None


@pytest.mark.parametrize(
    "people, said",
    [
        ((), "administrators only"),
        (("bo@harbour.example",), "bo@harbour.example and administrators"),
        (
            ("group:divers", "@harbour.example", "everyone"),
            "the group “divers”, anyone at harbour.example, everyone and administrators",
        ),
    ],
)
def test_who_sees_a_collection_in_words(people: tuple[str, ...], said: str) -> None:
    assert opened_to(people) == said
