"""The store: what is put comes back equal, changes are whole, and other programs' folders are left alone."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
import timeit
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from corpus.errors import LibraryError, NotALibrary, UnknownDocument
from corpus.library import Library
from corpus.models import (
    Block,
    Commitment,
    Deadline,
    Description,
    Document,
    DueKind,
    Fact,
    Item,
    ItemKind,
    Page,
    Parsed,
    Passage,
    Position,
    Reading,
    Span,
    Spans,
)
from corpus.saying import printable_name

TEXT = "The harbour board will mend the north light by 30 June 2031."


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library") as opened:
        yield opened


def made(source: str = "letter.txt", text: str = TEXT, day: str = "2031-03-03") -> tuple[Document, Parsed]:
    """A document of one passage and one item, as adding would make it."""
    digest = sha256(text.encode()).hexdigest()
    whole = (Span(0, len(text)),)
    description = Description(title=Fact("A letter", whole[0]), date=Fact(day, inferred=True, reason="from the name"))
    deadline = Deadline("by 30 June", whole[0], DueKind.EXPLICIT)
    item = Item(ItemKind.STANDALONE, whole, number="1", commitments=(Commitment(whole[0], deadline=deadline),))
    passage = Passage(1, "paragraph", whole, (whole,), section=("Lights",), page=1)
    pages = (Page(1, Span(0, len(text))),)
    document = Document(digest[:12], source, "txt", digest, description, pages, (), "2031-03-04T00:00:00+00:00")
    reading = Reading(text, "txt", pages)
    return replace(document, length=len(text)), Parsed(reading, description, (), (passage,), (item,))


def put(library: Library, source: str = "letter.txt", text: str = TEXT, supersedes: str = "", day: str = "") -> str:
    document, parsed = made(source, text, day)
    library.put(document, parsed, supersedes=supersedes)
    return document.id


# What is put comes back


def test_a_document_comes_back_as_it_was_put(library: Library) -> None:
    document, parsed = made()

    library.put(document, parsed)

    assert library.documents() == [document]
    assert library.text(document.id) == TEXT
    assert library.passages() == [(document.id, parsed.passages[0])]
    assert library.items(document.id) == [(document.id, replace(parsed.items[0], key=f"{document.id}-0"))]
    assert library.check() == []


_ints = st.integers(0, 2**31 - 1)
st.register_type_strategy(Span, st.builds(Span, _ints, _ints))
_share = st.none() | st.floats(0, 1)
st.register_type_strategy(Page, st.builds(Page, _ints, label=..., has_text=..., doubt=..., confidence=_share))
st.register_type_strategy(
    Passage, st.builds(Passage, _ints, context=..., section=..., page=st.none() | _ints, speaker=...)
)
st.register_type_strategy(
    Block, st.builds(Block, level=_ints, marker=..., style=..., cells=..., header=..., section=..., speaker=...)
)
_said = st.lists(st.tuples(st.text(max_size=5), st.from_type(Span)), max_size=2).map(tuple)
_commitment = st.builds(Commitment, by_whom=..., deadline=..., status=..., firmness=..., said=_said)
_item = st.builds(  # without a key or what was verified, which reading gives none of
    Item,
    spans=st.from_type(Spans),
    number=...,
    list=...,
    timescale=...,
    due=...,
    addressed_to=...,
    position=...,
    response=st.from_type(Spans),
    commitments=st.lists(_commitment, max_size=2).map(tuple),
    called=...,
    paired=...,
    positions=st.lists(st.from_type(Position), max_size=2).map(tuple),
    said=_said,
)
st.register_type_strategy(Item, _item)
_names = st.text().map(printable_name)  # what cannot be shown is left out of names
st.register_type_strategy(Fact, st.builds(Fact, value=_names, span=..., inferred=..., reason=..., by=...))
_documents = st.builds(
    Document,
    source=_names,
    pages=...,
    warnings=...,
    added=...,
    superseded_by=st.just(""),
    length=_ints,
    rules=_ints,
    part_of=...,
)


@given(_documents, st.from_type(Parsed))
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.reuse, Phase.generate])
def test_any_document_comes_back_equal(
    tmp_path_factory: pytest.TempPathFactory, document: Document, parsed: Parsed
) -> None:
    document = replace(document, pages=tuple(replace(page, number=n) for n, page in enumerate(document.pages, 1)))
    with Library.open(tmp_path_factory.getbasetemp() / "any library") as library:
        library.put(document, parsed)

        assert library.documents() == [document]
        assert library.text(document.id) == parsed.reading.text
        assert tuple(passage for _, passage in library.passages()) == parsed.passages
        assert tuple(replace(item, key="") for _, item in library.items()) == parsed.items
        assert tuple(library.blocks(document.id)) == parsed.blocks
        assert tuple(library.papers(document.id)) == parsed.papers
        library.remove(document.id)


def test_documents_stand_in_order_of_their_dates(library: Library) -> None:
    for source, day in (("b.txt", "2031-02-01"), ("none.txt", ""), ("a.txt", "2031-02-01"), ("old.txt", "2029-12-31")):
        put(library, source, TEXT + source, day=day)

    sources = [document.source for document in library.documents()]
    by_id = {document.id: document.source for document in library.documents()}

    assert sources == ["old.txt", "a.txt", "b.txt", "none.txt"]
    assert [by_id[document] for document, _ in library.passages()] == sources


def test_it_is_still_there_after_reopening(tmp_path: Path) -> None:
    with Library.open(tmp_path / "new" / "library") as library:
        document = put(library)
        revision = library.revision

    with Library.open(tmp_path / "new" / "library", create=False) as library:
        assert library.document("letter.txt").id == document
        assert library.revision == revision == 1


# Names


def test_a_document_is_found_by_id_prefix_and_name(library: Library) -> None:
    document = put(library)

    assert {library.document(ref).id for ref in (document, document[:4], document[:6].upper(), "letter.txt")} == {
        document
    }


@pytest.mark.parametrize("ref", ["lettre.txt", "Letter.TXT"])
def test_an_unknown_name_is_answered_with_a_near_one(library: Library, ref: str) -> None:
    put(library)

    with pytest.raises(UnknownDocument, match=f"no document '{ref}'.*did you mean 'letter.txt'"):
        library.document(ref)


@pytest.mark.parametrize("ref", ["", "0", "%", "zzzz", "' OR 1=1 --"])
def test_nothing_like_it(library: Library, ref: str) -> None:
    put(library)

    with pytest.raises(UnknownDocument, match="there is no document"):
        library.document(ref)


def test_a_shared_name_is_answered_with_the_ids(library: Library) -> None:
    first, second = put(library, "minutes.txt", "one"), put(library, "minutes.txt", "two")

    with pytest.raises(UnknownDocument, match=f"(?s)several.*({first}.*{second}|{second}.*{first})"):
        library.document("minutes.txt")


# Versions and removal


def test_a_new_version_supersedes_the_old_which_is_kept(library: Library) -> None:
    old = put(library, text="one")
    new = put(library, text="two", supersedes=old)

    assert [document.id for document in library.documents()] == [new]
    assert [document for document, _ in library.passages()] == [new]
    assert [document for document, _ in library.items()] == [new]
    assert {d.id: d.superseded_by for d in library.documents(superseded=True)} == {old: new, new: ""}
    assert library.document("letter.txt").id == new
    assert library.document(old).superseded_by == new
    assert library.text(old) == "one"
    assert library.check() == []


def test_a_version_in_the_middle_can_go(library: Library) -> None:
    first = put(library, text="one")
    second = put(library, text="two", supersedes=first)
    third = put(library, text="three", supersedes=second)

    library.remove(second)

    assert library.document(first).superseded_by == third
    assert library.check() == []


def test_a_removed_document_is_found_nowhere(library: Library, tmp_path: Path) -> None:
    kept, gone = put(library, "kept.txt", "kept words"), put(library, "gone.txt", "vanishing words")

    library.remove(gone)

    assert [document.id for document in library.documents(superseded=True)] == [kept]
    assert {document for document, _ in (*library.passages(), *library.items())} == {kept}
    assert library.passages(gone) == library.items(gone) == []
    for ask in (library.document, library.text, library.remove):
        with pytest.raises(UnknownDocument):
            ask(gone)
    library.close()
    files = (tmp_path / "library").glob("library.sqlite*")
    assert not any(b"vanishing words" in file.read_bytes() for file in files)


def test_removing_the_latest_version_does_not_bring_back_the_one_before(library: Library) -> None:
    old = put(library, text="one")
    library.remove(put(library, text="two", supersedes=old))

    assert library.documents() == []
    assert library.check() == []


def test_a_removed_document_can_be_put_again(library: Library) -> None:
    library.remove(put(library))
    put(library)

    assert [change.what for change in library.history()] == ["added", "removed", "added"]


def test_history_tells_what_when_and_by_whom(library: Library) -> None:
    old = put(library, "a.txt", "one")
    new = put(library, "a.txt", "two", supersedes=old)
    put(library, "a.txt", "two")
    library.remove(new)

    history = library.history()

    assert [(c.revision, c.what, c.document) for c in history] == [
        (1, "added", old),
        (2, "added", new),
        (2, "superseded", old),
        (3, "added again", new),
        (4, "removed", new),
    ]
    assert {c.source for c in history} == {"a.txt"}
    assert all(c.when.startswith("20") and c.when.endswith("+00:00") for c in history)
    assert library.revision == 4


def test_the_revision_grows_only_with_a_change(library: Library) -> None:
    document = put(library)
    with pytest.raises(UnknownDocument):
        library.remove("nothing")

    library.documents(), library.passages(), library.text(document), library.check()

    assert library.revision == 1


def test_a_change_that_fails_changes_nothing(library: Library) -> None:
    put(library)
    document, parsed = made("other.txt", "other")

    with pytest.raises(UnknownDocument):
        library.put(document, parsed, supersedes="nothing")
    twice = replace(document, pages=document.pages * 2)
    with pytest.raises(LibraryError, match="could not be changed, and is as it was"):
        library.put(twice, parsed)

    assert [document.source for document in library.documents()] == ["letter.txt"]
    assert library.revision == 1
    assert library.check() == []


def test_two_files_with_one_id_are_never_mixed_up(library: Library) -> None:
    document, parsed = made()
    library.put(document, parsed)

    with pytest.raises(LibraryError, match="two different files have the id"):
        library.put(replace(document, sha256=document.id + "0" * 52), parsed)


# Several at once


def test_a_process_killed_half_way_leaves_nothing(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library") as library:
        put(library, "before.txt", "before")
    script = f"""
import os, signal
from pathlib import Path
from dataclasses import replace
from corpus.library import Library
from tests.corpus.test_library import made

class Deadly(tuple):
    def __iter__(self):
        yield from super().__iter__()
        os.kill(os.getpid(), signal.SIGKILL)

library = Library.open(Path({str(tmp_path / "library")!r}))
document, parsed = made("half.txt", "half")
library.put(document, replace(parsed, items=Deadly(parsed.items)), supersedes=library.documents()[0].id)
"""
    killed = subprocess.run([sys.executable, "-c", script], cwd=Path(__file__).parents[2], check=False)

    assert killed.returncode == -signal.SIGKILL
    with Library.open(tmp_path / "library") as library:
        assert [document.source for document in library.documents()] == ["before.txt"]
        assert library.revision == 1
        assert library.check() == []
        put(library, "after.txt", "after")


def test_two_processes_adding_at_once_both_succeed(tmp_path: Path) -> None:
    script = f"""
import sys
from pathlib import Path
from corpus.library import Library
from tests.corpus.test_library import put
with Library.open(Path({str(tmp_path / "library")!r})) as library:
    for n in range(15):
        put(library, f"{{sys.argv[1]}}-{{n}}.txt", f"{{sys.argv[1]}} {{n}}")
"""
    both = [
        subprocess.Popen([sys.executable, "-c", script, name], cwd=Path(__file__).parents[2]) for name in ("one", "two")
    ]

    assert [process.wait() for process in both] == [0, 0]
    with Library.open(tmp_path / "library") as library:
        assert len(library.documents()) == library.revision == 30
        assert library.check() == []


def test_threads_may_share_a_library(library: Library) -> None:
    threads = [threading.Thread(target=put, args=(library, f"{n}.txt", f"text {n}")) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(library.documents()) == library.revision == 8


def test_reading_hundreds_of_passages_is_quick(library: Library) -> None:
    document, parsed = made()
    spans = (Span(0, 9), Span(12, 40))
    many = tuple(Passage(n, "paragraph", spans, (spans, spans), spans, ("One", "Two"), 1) for n in range(400))
    library.put(document, replace(parsed, passages=many))

    quickest = min(timeit.repeat(library.passages, number=1, repeat=5, timer=time.process_time))

    assert quickest < 0.2  # some 10 ms; of five, for a machine may be busy and a collection of garbage may fall in


# Folders


def test_a_folder_with_other_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.tex").touch()

    with pytest.raises(NotALibrary, match=r"holds other files \(thesis.tex\).*choose a new or an empty folder"):
        Library.open(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.tex"]


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(NotALibrary, match="is a file: name a folder"):
        Library.open(tmp_path / "file")
    with pytest.raises(NotALibrary, match="cannot be used for a library: Not a directory"):
        Library.open(tmp_path / "file" / "library")


def test_asking_does_not_make_a_library(tmp_path: Path) -> None:
    with pytest.raises(NotALibrary, match=r"there is no library in .*: add documents to it first"):
        Library.open(tmp_path / "new", create=False)
    assert not (tmp_path / "new").exists()


def test_an_empty_folder_and_an_interrupted_start_become_libraries(tmp_path: Path) -> None:
    (tmp_path / ".DS_Store").touch()
    (tmp_path / "library.sqlite").touch()

    with Library.open(tmp_path) as library:
        assert library.revision == 0


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    _execute(tmp_path, "CREATE TABLE albums (title TEXT)")

    with pytest.raises(NotALibrary, match="another program's database"):
        Library.open(tmp_path)


def test_another_programs_library_is_left_alone(tmp_path: Path) -> None:
    _execute(tmp_path, "CREATE TABLE library (book TEXT)")

    with pytest.raises(NotALibrary, match="cannot be used as a library"):
        Library.open(tmp_path)


def test_what_is_no_database_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "library.sqlite").write_bytes(b"my library: " * 500)

    with pytest.raises(NotALibrary, match="file is not a database"):
        Library.open(tmp_path)
    assert (tmp_path / "library.sqlite").read_bytes() == b"my library: " * 500


def test_a_newer_bywhens_library_is_not_touched(tmp_path: Path) -> None:
    Library.open(tmp_path).close()
    _execute(tmp_path, "UPDATE library SET schema = 99")

    with pytest.raises(NotALibrary, match=r"newer Bywhen \(format 99, ours is 6\): update Bywhen"):
        Library.open(tmp_path)


def test_a_library_with_a_table_missing_is_refused(tmp_path: Path) -> None:
    Library.open(tmp_path).close()
    _execute(tmp_path, "DROP TABLE passages")

    with pytest.raises(NotALibrary, match="not a whole library"):
        Library.open(tmp_path)


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="needs a folder that nobody can write to")
def test_a_folder_that_cannot_be_made() -> None:
    with pytest.raises(NotALibrary, match="cannot be used for a library"):
        Library.open(Path("/proc/self/library"))


def test_a_folder_that_is_not_ours_to_write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Library.open(tmp_path / "library") as library:
        put(library)
    (tmp_path / "library").chmod(0o555)
    tmp_path.chmod(0o755)
    monkeypatch.chdir(tmp_path)

    assert _refused_to_nobody(Path("library")).startswith("library cannot be written to: choose another folder")


def _refused_to_nobody(folder: Path) -> str:
    """The message that a user without rights gets; root may do anything, so a child of root's gives its rights up."""
    reader, writer = os.pipe()
    child = os.fork()
    if child:
        os.close(writer)
        with os.fdopen(reader) as told:
            message = told.read()
        os.waitpid(child, 0)
        return message
    try:
        if os.geteuid() == 0:
            os.setuid(65534)
        Library.open(folder)
    except NotALibrary as error:
        os.write(writer, str(error).encode())
    finally:
        os._exit(0)


# Health


@pytest.mark.parametrize(
    "statement, problem",
    [
        ("UPDATE documents SET length = 7", "letter.txt: its text has 60 characters and not 7"),
        ("UPDATE documents SET superseded_by = 'feedbeef'", "superseded by feedbeef, which is not in the library"),
        ("UPDATE documents SET sha256 = 'x'", "letter.txt: its id does not come from its fingerprint"),
        ("UPDATE passages SET spans = '[[5,99]]'", "letter.txt: passage 1 points outside the text"),
        ("UPDATE commitments SET due_end = 61", "letter.txt: item 1 of the register points outside the text"),
        ("UPDATE pages SET start = -1", "letter.txt: page 1 points outside the text"),
        ("DELETE FROM texts", "letter.txt: its text is missing"),
        ("DELETE FROM documents", "1 passages belong to no document"),
        ("UPDATE library SET revision = 5", "the library is at revision 5, its history at 1"),
    ],
)
def test_what_is_wrong_is_named(library: Library, statement: str, problem: str) -> None:
    put(library)
    _execute(library.folder, statement)

    assert any(problem in found for found in library.check())


def test_a_damaged_file_is_named(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        put(library, text="x" * 100_000)
    path = tmp_path / "library.sqlite"
    data = path.read_bytes()
    path.write_bytes(data[:40_000] + bytes(8_000) + data[48_000:])

    with Library.open(tmp_path) as library:
        assert any("malformed" in found for found in library.check())


def _execute(folder: Path, statement: str) -> None:
    connection = sqlite3.connect(folder / "library.sqlite")
    connection.execute(statement)
    connection.commit()
    connection.close()
