"""The swap: killed at any point, or read while it happens, there is always one whole index."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest

from corpus.errors import IndexOutOfStep
from index import generations
from index.local import LocalIndex
from index.saved import Parts
from tests.fakes import FakeEmbedder
from tests.index.contract import ENTRIES

KILLED_EVERYWHERE = """
import os, sys
from pathlib import Path
from index.local import LocalIndex
from index.saved import Parts
from tests.fakes import FakeEmbedder
from tests.index.contract import ENTRIES

library, steps = Path(sys.argv[1]), 0
CHANGES = {"open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "shutil.rmtree"}

def dying_at(fatal):
    def hook(event, args):
        global steps
        if event in CHANGES and str(library) in str(args[0]):
            steps += 1
            if steps == fatal:
                os._exit(9)
    sys.addaudithook(hook)

LocalIndex.update(library, ENTRIES, FakeEmbedder(), revision=1)
fatal, revision, seen = 0, 1, []
while True:
    fatal += 1
    child = os.fork()
    if child == 0:
        dying_at(fatal)
        LocalIndex.update(library, ENTRIES[fatal % 3 :], FakeEmbedder(), revision=revision + 1)
        os._exit(0)
    survived = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    try:
        LocalIndex.open(library, revision=revision, fingerprint="fake@1")
        seen.append("old")
    except Exception as failed:
        assert "library revision" in str(failed), failed
        revision += 1
        assert LocalIndex.open(library, revision=revision, fingerprint="fake@1").passages == len(ENTRIES[fatal % 3 :])
        seen.append("new")
    if survived:
        break
LocalIndex.update(library, ENTRIES, FakeEmbedder(), revision=1)
assert len([path for path in (library / "index").iterdir() if path.is_dir()]) == 1, "killed leftovers are cleared away"
print(seen.count("old"), seen.count("new"), seen[-1])
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_killed_at_any_point_a_whole_index_serves(tmp_path: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", KILLED_EVERYWHERE, str(tmp_path)], capture_output=True, text=True, timeout=120
    )
    assert ran.returncode == 0, ran.stderr
    old, new, last = ran.stdout.split()
    assert (int(old) > 15, int(new) > 2, last) == (True, True, "new"), "it was killed before and after the swap"


def test_one_generation_is_left(tmp_path: Path) -> None:
    for revision in range(3):
        LocalIndex.update(tmp_path, ENTRIES, FakeEmbedder(), revision=revision)
    assert len([path for path in (tmp_path / "index").iterdir() if path.is_dir()]) == 1


def test_a_reader_never_meets_half_an_index(tmp_path: Path) -> None:
    LocalIndex.update(tmp_path, ENTRIES, FakeEmbedder(), revision=0)
    done = threading.Event()
    read: list[int] = []

    def reader() -> None:
        while not done.is_set():
            read.append(generations.read(tmp_path / "index", loaded))

    def loaded(folder: Path, about: dict[str, Any]) -> int:
        assert len(Parts.load(folder).places) == about["passages"]
        return int(about["library revision"])

    thread = threading.Thread(target=reader)
    thread.start()
    for revision in range(1, 15):
        LocalIndex.update(tmp_path, ENTRIES, FakeEmbedder(), revision=revision)
    done.set()
    thread.join()
    assert read == sorted(read)
    assert len(set(read)) > 1


def test_two_writers_take_turns(tmp_path: Path) -> None:
    def writer() -> None:
        for _ in range(5):
            LocalIndex.update(tmp_path, ENTRIES, FakeEmbedder(), revision=1)

    threads = [threading.Thread(target=writer) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert LocalIndex.open(tmp_path, revision=1, fingerprint="fake@1").passages == len(ENTRIES)


@pytest.mark.parametrize("name", ["../elsewhere", "", "a/b", "..", "/"])
def test_a_pointer_out_of_the_folder_is_not_followed(tmp_path: Path, name: str) -> None:
    LocalIndex.update(tmp_path, ENTRIES, FakeEmbedder(), revision=1)
    (tmp_path / "index" / "CURRENT").write_text(name)
    with pytest.raises(IndexOutOfStep, match="damaged"):
        generations.read(tmp_path / "index", lambda folder, _: folder)
