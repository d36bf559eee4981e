"""Many files at once: one bad one stops none, what a mail carries is added too, and a kill loses nothing."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from corpus import add as adding
from corpus.add import AddResult, Alike, Choices, Progress, add_files, batch
from corpus.apart import Limits, Readers
from corpus.library import Library
from tests.conftest import ROOT
from tests.corpus.making import SENTENCE, written

MISBEHAVING = partial(Readers, limits=Limits(quiet=2, whole=20, memory=300 << 20), module="tests.corpus.misbehaving")


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library") as opened:
        yield opened


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    (tmp_path / "inbox").mkdir()
    return tmp_path / "inbox"


@pytest.fixture
def misbehaving(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "Readers", MISBEHAVING)


def letter(number: int) -> str:
    """One that shares few words with another."""
    own = " ".join(f"w{number}x{n}" for n in range(60))
    return f"Letter {number} of the Harbour Board\n{number % 28 + 1} March 2031\n\n{own}\n\n{SENTENCE}\n"


def outcome(results: list[AddResult]) -> list[tuple[str, str]]:
    return [(result.source, result.result) for result in results]


@pytest.mark.usefixtures("misbehaving")
@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_one_bad_file_stops_none_of_the_others(library: Library, inbox: Path) -> None:
    said = {
        "a": "well",
        "b": "crash",
        "c": "hang",
        "d": "fine too",
        "e": "eat",
        "f": "mistake",
        "g": "refuse",
        "h": "x",
    }
    for name, words in said.items():
        written(inbox, f"{name}.txt", words)

    results = add_files(library, [inbox], choices=Choices(workers=2))

    assert outcome(results) == [(f"{name}.txt", "added" if name in "adh" else "refused") for name in said]
    assert [d.source for d in library.documents()] == ["a.txt", "d.txt", "h.txt"]
    assert library.check() == []


def test_results_come_in_order_whatever_takes_long(library: Library, inbox: Path, monkeypatch: Any) -> None:
    monkeypatch.setattr(batch, "Readers", MISBEHAVING)
    names = [f"{n:02}.txt" for n in range(12)]
    for n, name in enumerate(names):
        written(inbox, name, f"slow {n}" if n % 4 == 0 else f"quick {n}")
    told: list[Progress] = []

    results = add_files(library, [inbox], told.append, Choices(workers=3))

    assert [result.source for result in results] == names
    assert [change.source for change in library.history()] == names
    assert [p.result for p in told if p.result] == results
    assert [p.share for p in told] == sorted(p.share for p in told)


@pytest.mark.parametrize("most", [1, 3])
def test_little_is_held_in_memory(library: Library, inbox: Path, monkeypatch: pytest.MonkeyPatch, most: int) -> None:
    monkeypatch.setattr(batch, "_MOST", most)
    monkeypatch.setattr(batch, "Readers", MISBEHAVING)
    held: list[int] = []
    for n in range(10):
        written(inbox, f"{n}.txt", f"quick {n}")

    def tell(_at: Progress) -> None:
        held.append(sum(task.future is not None for task in running.tasks))

    real = batch.Batch

    def watched(*given: Any) -> batch.Batch:
        nonlocal running
        running = real(*given)
        return running

    running: batch.Batch
    monkeypatch.setattr(adding, "Batch", watched)
    running = real([], [], lambda _: None, 1)
    assert len(add_files(library, [inbox], tell, Choices(workers=2))) == 10
    assert 1 <= max(held) <= most + 1


def test_the_same_bytes_in_one_batch_are_read_once(library: Library, inbox: Path) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        written(inbox, name, letter(1))
    steps: list[tuple[str, str]] = []

    results = add_files(library, [inbox], lambda at: steps.append((at.source, at.step)))

    assert outcome(results) == [("a.txt", "added"), ("b.txt", "unchanged"), ("c.txt", "unchanged")]
    assert results[1].reason == "the same file is in the library already, as a.txt"
    assert {source for source, step in steps if step == "reading"} == {"a.txt"}


def test_unchanged_files_are_not_read_again(library: Library, inbox: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(inbox, "a.txt", letter(1))
    add_files(library, [inbox])
    monkeypatch.setattr(batch, "Readers", partial(Readers, module="tests.corpus.no_such_module"))
    assert outcome(add_files(library, [inbox])) == [("a.txt", "unchanged")]


# What a file carries


@pytest.mark.usefixtures("misbehaving")
def test_what_a_mail_carries_is_added_as_documents_of_their_own(library: Library, inbox: Path) -> None:
    inner = f"carry {json.dumps({'deep.txt': 'four'})}"
    written(inbox, "m.eml", f"carry {json.dumps({'annex.txt': 'one', 'bad.txt': 'refuse', 'inner.eml': inner})}")
    written(inbox, "n.txt", "two")

    results = add_files(library, [inbox])

    assert outcome(results) == [
        ("m.eml", "added"),
        ("m.eml › annex.txt", "added"),
        ("m.eml › bad.txt", "refused"),
        ("m.eml › inner.eml", "added"),
        ("m.eml › inner.eml › deep.txt", "added"),
        ("n.txt", "added"),
    ]
    ids = {result.source: result.document for result in results}
    assert [result.part_of for result in results] == [
        "",
        ids["m.eml"],
        ids["m.eml"],
        ids["m.eml"],
        ids["m.eml › inner.eml"],
        "",
    ]
    assert library.document("m.eml › annex.txt").part_of == ids["m.eml"]
    assert library.text(ids["m.eml › inner.eml › deep.txt"]) == "four"
    # so that a mail which is there never lacks what it carried, however adding ended
    assert [c.source for c in library.history()].index("m.eml › annex.txt") < [
        c.source for c in library.history()
    ].index("m.eml")
    assert outcome(add_files(library, [inbox])) == [("m.eml", "unchanged"), ("n.txt", "unchanged")]


@pytest.mark.usefixtures("misbehaving")
def test_a_mail_in_a_mail_has_an_end(library: Library, inbox: Path) -> None:
    mail = "the last"
    for n in range(8):
        mail = f"carry {json.dumps({f'{n}.eml': mail})}"
    written(inbox, "m.eml", mail)

    results = add_files(library, [inbox])

    assert len(results) == adding.DEEPEST
    assert results[-1].warnings[0].startswith("not added, for a file may carry 200, 3 deep: 1 of what it carries (")


@pytest.mark.usefixtures("misbehaving")
def test_a_mail_may_carry_so_many(library: Library, inbox: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(adding, "MOST_CARRIED", 3)
    written(inbox, "m.eml", f"carry {json.dumps({f'{n}.txt': f'part {n}' for n in range(7)})}")

    results = add_files(library, [inbox])

    assert len(results) == 4
    assert "4 of what it carries (3.txt, 4.txt, 5.txt, ...); save them as files and add those" in results[0].warnings[0]


# Nearly the same, and review

LIKE = letter(5).replace(SENTENCE, SENTENCE + " The buoys too.")


@pytest.mark.parametrize(
    ("alike", "result", "current"),
    [
        (Alike.KEEP, "added", ["a.txt", "b.txt"]),
        (Alike.NEW_VERSION, "new version", ["b.txt"]),
        (Alike.DISCARD, "unchanged", ["a.txt"]),
    ],
)
def test_what_is_nearly_the_same_is_as_the_user_chose(
    library: Library, inbox: Path, alike: Alike, result: str, current: list[str]
) -> None:
    (first,) = add_files(library, [written(inbox, "a.txt", letter(5))])
    (second,) = add_files(library, [written(inbox, "b.txt", LIKE)], choices=Choices(alike=alike))

    assert second.result == result
    assert sorted(d.source for d in library.documents()) == current
    if alike is Alike.KEEP:
        assert (second.like, second.likeness > 0.8) == (first.document, True)
        assert f"({first.document}): both are kept; if it is a version of it: bywhen edit" in second.warnings[-1]
    if alike is Alike.NEW_VERSION:
        assert library.document(first.document).superseded_by == second.document
    if alike is Alike.DISCARD:
        assert (second.document, second.reason[:9]) == (first.document, "left out:")


def test_what_waits_for_review_is_not_found(library: Library, inbox: Path) -> None:
    (old,) = add_files(library, [written(inbox, "a.txt", letter(5))])
    (new,) = add_files(library, [written(inbox, "a.txt", LIKE)], choices=Choices(review=True))

    assert new.result == "waiting"
    assert f"it looks like a new version of a.txt ({old.document})" in new.reason
    assert [d.id for d in library.documents()] == [old.document]
    assert library.original(new.document) == LIKE.encode()
    (again,) = add_files(library, [inbox])
    assert (again.result, again.reason) == (
        "unchanged",
        f"this file waits for review already: bywhen review {new.document}",
    )


# Killed


KILLED = """
import sys
from pathlib import Path
from corpus.add import batch
from corpus.add import Choices, add_files
from corpus.library import Library
from tests.corpus.test_adding_many import MISBEHAVING
batch.Readers = MISBEHAVING
with Library.open(Path(sys.argv[1])) as library:
    add_files(library, [Path(sys.argv[2])], lambda at: print(at.file, at.step, flush=True), Choices(workers=2))
"""


def stored(library: Path) -> dict[str, Any]:
    """All that is in a library but the times at which it came."""
    with Library.open(library) as held:
        return {
            d.source: (
                d.id,
                d.description,
                d.superseded_by,
                held.text(d.id),
                held.original(d.id),
                held.passages(d.id),
                held.items(d.id),
                held.blocks(d.id),
            )
            for d in held.documents(superseded=True)
        } | {"": [(c.what, c.source, c.revision) for c in held.history()]}


@pytest.mark.usefixtures("misbehaving")
@pytest.mark.parametrize("at", ["2 reading", "4 storing", "7 done", "9 storing"])
def test_killed_at_any_point_the_next_time_goes_on(tmp_path: Path, inbox: Path, at: str) -> None:
    for n in range(10):
        written(inbox, f"{n}.txt", letter(n))
    written(inbox, "z/3.txt", letter(3) + "The buoys will be painted by 31 July 2031.\n")  # a new version of 3.txt
    with Library.open(tmp_path / "whole") as library:
        add_files(library, [inbox])

    child = subprocess.Popen(
        [sys.executable, "-c", KILLED, str(tmp_path / "killed"), str(inbox)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdout
    with child.stdout:
        assert any(line.strip() == at for line in child.stdout)
        child.kill()
        child.wait()

    with Library.open(tmp_path / "killed") as library:
        before = len(library.documents(superseded=True))
        assert library.check() == []
        results = add_files(library, [inbox])
    assert before < 11
    assert [result.result for result in results].count("unchanged") == before
    assert stored(tmp_path / "killed") == stored(tmp_path / "whole")


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_ctrl_c_ends_it_at_once_and_keeps_what_was_added(tmp_path: Path, inbox: Path) -> None:
    for n in range(5):
        written(inbox, f"{n:02}.txt", letter(n))
    for n in range(5, 30):  # enough to be at work still, however late this process is woken
        written(inbox, f"{n:02}.txt", f"hang {n}")
    child = subprocess.Popen(
        [sys.executable, "-c", KILLED, str(tmp_path / "stopped"), str(inbox)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert child.stdout
    assert any(line.strip() == "3 done" for line in child.stdout)
    os.kill(child.pid, signal.SIGINT)
    began = time.monotonic()
    _, said = child.communicate(timeout=30)
    assert time.monotonic() - began < 10
    assert said.rstrip().endswith("KeyboardInterrupt")
    with Library.open(tmp_path / "stopped") as library:
        assert 3 <= len(library.documents()) <= 5
        assert library.check() == []
