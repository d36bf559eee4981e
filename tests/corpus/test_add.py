"""Adding tells the truth: whole or refused, unchanged, a new version, and never half."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus import reading
from corpus.add import AddResult, Progress, add_files
from corpus.errors import ReadingError
from corpus.library import Library
from corpus.library.likeness import likeness, sketch
from corpus.parsing import parse
from corpus.register.ids import keyed
from tests.corpus.making import PNG, SENTENCE, letter_pdf, pdf, scan, words, written

LETTER = f"""Letter from the Harbour Board
4 March 2031

Recommendation 1
The board should mend the north light by 30 June 2031.

The board accepts this. {SENTENCE}
The warden will report to the council every month until the light is mended.
"""
REVISED = LETTER.replace("every month", "every week") + "\nThe buoys will be painted by 31 July 2031.\n"
MINUTES = (
    "Minutes of the ferry committee\n\nThe committee met in the long room and talked of fares, tides and timetables.\n"
)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library") as opened:
        yield opened


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    (tmp_path / "inbox").mkdir()
    return tmp_path / "inbox"


def add(library: Library, *paths: Path) -> list[tuple[str, str]]:
    return [(result.source, result.result) for result in add_files(library, paths)]


def only(library: Library, path: Path) -> AddResult:
    (result,) = add_files(library, [path])
    return result


def test_a_letter_is_added_whole(library: Library, inbox: Path) -> None:
    result = only(library, written(inbox, "letter.txt", LETTER))

    document = library.document(result.document)
    assert (result.source, result.result, result.reason) == ("letter.txt", "added", "")
    assert document.sha256.startswith(document.id) and document.length == len(LETTER)
    assert library.text(result.document) == LETTER
    assert result.passages == len(library.passages()) > 0
    assert result.recommendations == 1
    assert result.commitments == sum(len(item.commitments) for _, item in library.items()) > 0
    assert library.check() == []


def test_what_is_parsed_is_what_is_stored(library: Library, inbox: Path) -> None:
    path = written(inbox, "letter.txt", LETTER)

    parsed = parse(path)
    document = only(library, path).document

    assert tuple(passage for _, passage in library.passages(document)) == parsed.passages
    assert tuple(item for _, item in library.items(document)) == tuple(keyed(document, parsed.items))
    assert library.document(document).description == parsed.description


def test_pages_are_counted_and_those_without_text_named(library: Library, inbox: Path) -> None:
    result = only(library, written(inbox, "pack.pdf", pdf(words([SENTENCE] * 3), scan, words([SENTENCE] * 2))))

    assert (result.pages, result.pages_without_text) == (3, (2,))
    assert result.warnings[0].startswith("page 2: a picture")
    assert library.document("pack.pdf").pages_without_text == (2,)


# The same again


def test_the_same_file_twice_is_added_once(library: Library, inbox: Path) -> None:
    path = written(inbox, "letter.txt", LETTER)

    assert add(library, path, path) == [("letter.txt", "added"), ("letter.txt", "unchanged")]
    again = only(library, path)

    assert again.reason == "this file is in the library already"
    assert again.document == library.document("letter.txt").id
    assert again.passages == len(library.passages())
    assert library.revision == 1


def test_the_same_bytes_under_another_name_are_unchanged(library: Library, inbox: Path) -> None:
    add(library, written(inbox, "letter.txt", LETTER))

    result = only(library, written(inbox, "copy of letter.txt", LETTER))

    assert (result.result, result.reason) == ("unchanged", "the same file is in the library already, as letter.txt")
    assert [document.source for document in library.documents()] == ["letter.txt"]


def test_the_same_name_with_mostly_the_same_text_is_a_new_version(library: Library, inbox: Path) -> None:
    old = only(library, written(inbox, "letter.txt", LETTER))
    new = only(library, written(inbox, "letter.txt", REVISED))

    assert new.result == "new version"
    assert f"({old.document})" in new.reason
    assert [document.id for document in library.documents()] == [new.document]
    assert library.document(old.document).superseded_by == new.document
    assert {document for document, _ in library.passages()} == {new.document}


def test_the_same_name_with_other_text_is_another_document(library: Library, inbox: Path) -> None:
    first = only(library, written(inbox, "a/minutes.txt", LETTER))
    second = only(library, written(inbox, "b/minutes.txt", MINUTES))

    assert second.result == "added"
    assert second.warnings[0] == f"another document of this name ({first.document}) holds other text: both are kept"
    assert len(library.documents()) == 2


def test_an_earlier_version_added_again_stays_earlier_until_the_later_is_removed(library: Library, inbox: Path) -> None:
    old = only(library, written(inbox, "letter.txt", LETTER))
    new = only(library, written(inbox, "letter.txt", REVISED))

    again = only(library, written(inbox, "letter.txt", LETTER))
    assert (again.result, again.document) == ("unchanged", old.document)
    assert again.reason.startswith("this is an earlier version of letter.txt, which has replaced it: to go back")

    library.remove(new.document)
    back = only(library, written(inbox, "letter.txt", LETTER))
    assert (back.result, back.document) == ("added", old.document)
    assert [document.id for document in library.documents()] == [old.document]
    assert library.check() == []


def test_a_removed_document_can_be_added_again(library: Library, inbox: Path) -> None:
    path = written(inbox, "letter.txt", LETTER)
    library.remove(only(library, path).document)

    assert only(library, path).result == "added"


# Folders


def test_a_folder_is_searched_through_in_order(library: Library, inbox: Path) -> None:
    for name in ("b.txt", "a.md", "2031/c.txt", ".hidden.txt", ".git/d.txt", "~$a.docx"):
        written(inbox, name, f"{name}: {SENTENCE}")

    assert add(library, inbox) == [("a.md", "added"), ("b.txt", "added"), ("c.txt", "added")]


def test_one_bad_file_stops_none_of_the_others(library: Library, inbox: Path) -> None:
    for name, data in {
        "1 empty.txt": b"",
        "2 letter.txt": LETTER.encode(),
        "3 picture.pdf": PNG,
        "4 sheet.xlsx": b"PK\x03\x04 cut off",
        "5 cut.pdf": letter_pdf()[:700],
        "6 minutes.md": MINUTES.encode(),
    }.items():
        written(inbox, name, data)

    results = add_files(library, [inbox])

    refused = {result.source[0]: result.reason for result in results if result.result == "refused"}
    assert set(refused) == set("1345")
    assert all(refused.values())
    assert {document.source for document in library.documents()} == {"2 letter.txt", "6 minutes.md"}
    assert library.check() == []


def test_links_that_lead_out_of_the_folder_are_refused(library: Library, inbox: Path, tmp_path: Path) -> None:
    secret = written(tmp_path, "elsewhere/secret.txt", SENTENCE)
    written(inbox, "kept/letter.txt", LETTER)
    (inbox / "out.txt").symlink_to(secret)
    (inbox / "outside").symlink_to(secret.parent)
    (inbox / "gone.txt").symlink_to(tmp_path / "gone")
    (inbox / "inner").symlink_to(inbox / "kept")
    (inbox / "round").symlink_to(inbox)

    results = {result.source: result for result in add_files(library, [inbox])}

    assert {name: result.result for name, result in results.items()} == {
        "gone.txt": "refused",
        "out.txt": "refused",
        "outside": "refused",
        "letter.txt": "added",
    }
    assert results["out.txt"].reason.startswith("a link to a place outside this folder: name that file itself")
    assert results["gone.txt"].reason == "a link to a file that is not there"
    assert only(library, inbox / "out.txt").result == "added"  # named outright, it is meant


def test_a_folder_without_files(library: Library, inbox: Path) -> None:
    assert only(library, inbox).reason == "there is no file in this folder"


def test_the_librarys_own_folder_is_not_added_to_itself(library: Library, tmp_path: Path) -> None:
    written(tmp_path, "letter.txt", LETTER)

    assert add(library, tmp_path) == [("letter.txt", "added")]
    assert only(library, library.folder).reason.startswith("this is the library's own folder")


def test_what_is_not_there(library: Library, tmp_path: Path) -> None:
    assert only(library, tmp_path / "gone.pdf").reason == "there is no such file"


@pytest.mark.parametrize(
    "name", ['the "warden\'s" letter 🚢.txt', "a; drop table documents.txt", "%s {0}.txt", "Fähre\n.txt"]
)
def test_any_name_will_do(library: Library, inbox: Path, name: str) -> None:
    result = only(library, written(inbox, name, LETTER))

    assert (result.result, result.source) == ("added", name.replace("\n", " "))
    assert library.document(name).source == result.source


def test_a_name_that_is_no_text_will_do(library: Library, inbox: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(inbox) + b"/caf\xe9.txt"))
    path.write_text(LETTER)

    assert only(library, path).source == "caf\ufffd.txt"


def test_a_name_is_the_same_however_its_accents_are_written(library: Library, inbox: Path) -> None:
    only(library, written(inbox, "Fa\u0308hre.txt", LETTER))

    assert only(library, written(inbox, "F\u00e4hre.txt", REVISED)).result == "new version"


def test_progress_is_told_by_file_and_page(library: Library, inbox: Path) -> None:
    written(inbox, "a.pdf", pdf(words([SENTENCE]), words([SENTENCE])))
    written(inbox, "b.txt", b"")
    heard: list[Progress] = []

    results = add_files(library, [inbox], heard.append)

    assert {(p.file, p.files, p.source) for p in heard} == {(1, 2, "a.pdf"), (2, 2, "b.txt")}
    assert list(dict.fromkeys(p.step for p in heard if p.file == 1)) == [
        "checking",
        "reading",
        "finding headings and tables",
        "finding title and date",
        "finding recommendations",
        "dividing into passages",
        "storing",
        "done",
    ]
    assert [(p.page, p.pages) for p in heard if p.page] == [(1, 2), (2, 2)]
    shares = [p.share for p in heard]
    assert (shares, shares[0], shares[-1]) == (sorted(shares), 0.0, 1.0)
    assert [p.result for p in heard if p.step == "done"] == results


def test_too_much_text_is_refused_with_the_limit(inbox: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST_TEXT", 1_000_000)

    with pytest.raises(ReadingError, match=r"1.3 million characters of text; the most in one document is 1 million: "):
        parse(written(inbox, "huge.txt", LETTER * 4_000))


def test_parsing_raises_what_adding_tells(inbox: Path) -> None:
    with pytest.raises(ReadingError, match="the file is empty"):
        parse(written(inbox, "empty.txt", b""))


# Likeness


@pytest.mark.parametrize(
    "text, other, alike",
    [
        (LETTER, LETTER, True),
        (LETTER, REVISED, True),
        (LETTER, LETTER + MINUTES * 3, True),
        (LETTER, LETTER.upper().replace("\n", "  "), True),
        (LETTER, MINUTES, False),
        ("", "", True),
        ("a", "b", False),
        ("one two", "one two", True),
        (" ".join(f"w{n}" for n in range(60_000)), " ".join(f"w{n}" for n in range(20_000, 80_000)), True),
        (" ".join(f"w{n}" for n in range(60_000)), " ".join(f"w{n}" for n in range(45_000, 105_000)), False),
    ],
)
def test_versions_of_one_text_are_alike(text: str, other: str, alike: bool) -> None:
    one, two = sketch(text), sketch(other)
    assert (likeness(one, two).part >= 0.5) is alike
    assert likeness(one, two) == likeness(two, one)
