"""Text and Markdown files, read as they should come out; what is refused is in test_bad_input.py."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.reading import read, reading_of
from tests.corpus.making import written


@pytest.mark.parametrize(
    "name, data, text",
    [
        (
            "utf8.txt",
            "Dear Warden,\r\n\r\nThe ferry – £40 – sails.\n".encode(),
            "Dear Warden,\r\n\r\nThe ferry – £40 – sails.\n",
        ),
        ("mac.txt", b"one\rtwo\r", "one\rtwo\r"),
        ("marked.txt", "\ufeffNorth light".encode(), "North light"),
        ("utf16le.txt", "\ufeffNorth light – £3\r\n".encode("utf-16-le"), "North light – £3\r\n"),
        ("utf16be.txt", "\ufeffNorth light".encode("utf-16-be"), "North light"),
        ("utf32.txt", "North light £3".encode("utf-32"), "North light £3"),
        ("unmarked16.txt", "The north light is dark.".encode("utf-16-le"), "The north light is dark."),
        ("unmarked16be.txt", "The north light is dark.".encode("utf-16-be"), "The north light is dark."),
        ("latin.txt", "Fähre, £40".encode("latin-1"), "Fähre, £40"),
        ("curly.txt", "the warden’s “light”".encode("cp1252"), "the warden’s “light”"),
        ("odd.txt", b"caf\xe9 \x81 bar", "café \x81 bar"),
        ("notes.md", "# Minutes\n\n| a | b |\n", "# Minutes\n\n| a | b |\n"),
        ("README", "no suffix at all", "no suffix at all"),
        ("emoji.txt", "done ✅ 🚢", "done ✅ 🚢"),
    ],
    ids=lambda value: value if isinstance(value, str) and len(value) < 20 else "",
)
def test_text_is_stored_exactly_as_decoded(tmp_path: Path, name: str, data: bytes | str, text: str) -> None:
    path = written(tmp_path, name, data)

    reading = read(path)

    assert reading.text == text
    assert reading.format == ("md" if name.endswith(".md") else "txt")
    assert reading.pages == ()
    assert bool(reading.warnings) == (name in ("latin.txt", "curly.txt", "odd.txt"))


def test_form_feeds_part_the_pages_of_a_text() -> None:
    reading = reading_of(b"page one\n\f\fpage three\n\f", "pack.txt")

    assert [(page.number, page.span.of(reading.text), page.has_text) for page in reading.pages] == [
        (1, "page one\n", True),
        (2, "", False),
        (3, "page three\n", True),
    ]


def test_the_real_documents_are_read_whole(shared: Path) -> None:
    for path in sorted((shared / "corpus").rglob("*.txt")):
        assert read(path).text == path.read_bytes().decode("utf-8")
