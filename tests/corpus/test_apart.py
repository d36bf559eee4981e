"""Whatever a document does to its worker becomes a refusal that says what happened, and the next one is read."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import psutil
import pytest

from corpus.apart import Limits, Readers
from corpus.errors import NoReader, NoText, ReadingError, UnsupportedFormat
from corpus.parsing import parsed_of
from tests.conftest import ROOT

LIMITS = Limits(quiet=20, whole=30, memory=300 << 20)
LETTER = b"Letter from the Harbour Board\n4 March 2031\n\nThe board will mend the north light by 30 June 2031.\n"


def misbehaving(workers: int = 1, limits: Limits = LIMITS) -> Readers:
    return Readers(workers, limits=limits, module="tests.corpus.misbehaving")


@pytest.fixture
def readers() -> Iterator[Readers]:
    with misbehaving() as opened:
        yield opened


def pid(readers: Readers) -> int:
    return int(readers.parsed(b"well", "a.txt").description.title.value.split()[-1])


def until(true: Callable[[], bool]) -> bool:
    """Whether it comes true within ten seconds."""
    end = time.monotonic() + 10
    while not true() and time.monotonic() < end:
        time.sleep(0.02)
    return true()


def test_what_is_read_apart_is_what_is_read_here() -> None:
    heard: list[tuple[str, int, int]] = []
    with Readers(1) as readers:
        parsed = readers.parsed(LETTER, "letter.txt", lambda *at: heard.append(at))
    assert parsed == parsed_of(LETTER, "letter.txt")
    assert [step for step, _, _ in heard][:1] + [step for step, _, _ in heard][-1:] == [
        "reading",
        "dividing into passages",
    ]


def test_a_reader_is_started_without_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BYWHEN_LLM_KEY", "sk-harbour")
    monkeypatch.setenv("BYWHEN_LLM_MODEL", "harbour-1b")
    with misbehaving() as readers:
        worker = psutil.Process(pid(readers)).environ()
    assert "sk-harbour" not in worker.values()
    assert worker["BYWHEN_LLM_MODEL"] == "harbour-1b"  # the rest is ours


def test_a_refusal_keeps_its_kind() -> None:
    with Readers(1) as readers:
        with pytest.raises(NoText, match="the file is empty"):
            readers.parsed(b"", "empty.txt")
        with pytest.raises(UnsupportedFormat, match="a program"):
            readers.parsed(b"\x7fELF" + bytes(99), "letter.txt")


SPENT = {
    "crash": r"the reader crashed on this file at page 2 of 3 \(SIGSEGV\): it is damaged, or made to do harm; get a",
    "killed": r"the system ended the reading of this file while reading, most likely for want of memory: close other",
    "leave": r"the reader crashed on this file while reading \(exit status 3\)",
    "eat": r"reading it took more than 0.3 GB of memory: it is damaged or made to do harm, or else split it",
    "deep": r"its parts are nested too deeply: it is damaged, or made to do harm; get a fresh copy",
    "mistake hush": r"reading failed on this file \(LookupError in misbehaving.py, line \d+\), .*: report it, and",
}


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
@pytest.mark.parametrize("what", SPENT)
def test_what_a_worker_does_not_survive_is_a_refusal(readers: Readers, what: str) -> None:
    before = pid(readers)
    with pytest.raises(ReadingError, match=SPENT[what]) as refused:
        readers.parsed(what.encode(), "a.txt")
    assert "hush" not in str(refused.value)
    assert pid(readers) != before
    assert not psutil.pid_exists(before)


def test_a_file_refused_leaves_its_worker(readers: Readers) -> None:
    before = pid(readers)
    with pytest.raises(NoText):
        readers.parsed(b"refuse", "a.txt")
    assert pid(readers) == before


@pytest.mark.parametrize(
    ("what", "limits", "reason"),
    [
        ("hang", replace(LIMITS, quiet=1), "reading stopped at page 1 of 3: nothing happened for 1 seconds; it is dam"),
        ("spin", replace(LIMITS, quiet=1), "reading stopped while reading: nothing happened for 1 seconds"),
        ("dawdle", replace(LIMITS, whole=1), r"reading stopped at page \d+ of 10000 after 1 seconds: split it into"),
    ],
)
def test_what_never_ends_is_ended(what: str, limits: Limits, reason: str) -> None:
    began = time.monotonic()
    with misbehaving(limits=limits) as readers, pytest.raises(ReadingError, match=reason):
        readers.parsed(what.encode(), "a.txt")
    assert time.monotonic() - began < 10


@pytest.mark.skipif(sys.platform != "linux", reason="a limit that only Linux keeps")
def test_processor_time_is_limited_too() -> None:
    limits = replace(LIMITS, whole=0.5, quiet=30)
    with misbehaving(limits=limits) as readers:
        readers._limits = limits  # what is watched here as well
        with pytest.raises(ReadingError, match="reading stopped while reading after"):
            readers.parsed(b"spin", "a.txt")


def test_what_is_printed_does_no_harm(readers: Readers, capfd: pytest.CaptureFixture[str]) -> None:
    assert readers.parsed(b"print", "a.txt").reading.text == "print"
    assert capfd.readouterr() == ("", "")


def test_a_worker_that_does_not_start_is_no_fault_of_the_document() -> None:
    with Readers(1, module="tests.corpus.no_such_module") as readers, pytest.raises(NoReader, match="no_such_module"):
        readers.parsed(LETTER, "letter.txt")


def test_a_worker_is_replaced_after_so_many_files() -> None:
    with misbehaving(limits=replace(LIMITS, files=2)) as readers:
        pids = [pid(readers) for _ in range(4)]
    assert pids[0] == pids[1] != pids[2] == pids[3]


def test_a_worker_that_holds_too_much_is_replaced() -> None:
    with misbehaving(limits=replace(LIMITS, kept=1)) as readers:
        assert pid(readers) != pid(readers)


def test_a_worker_waits_for_the_next_readers() -> None:
    with misbehaving() as readers:
        before = pid(readers)
    with misbehaving() as readers:
        assert pid(readers) == before
        psutil.Process(before).kill()
        assert until(lambda: not psutil.pid_exists(before) or psutil.Process(before).status() == "zombie")
        assert pid(readers) != before


def test_several_threads_share_a_few_workers() -> None:
    found: list[int] = []
    with misbehaving(2) as readers:
        readers.start(2)
        threads = [threading.Thread(target=lambda: found.append(pid(readers))) for _ in range(12)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert len(found) == 12
    assert len(set(found)) <= 2


def test_closing_ends_what_is_being_read() -> None:
    refused: list[str] = []
    readers = misbehaving()

    def read() -> None:
        try:
            readers.parsed(b"hang", "a.txt", lambda *_: reading.set())
        except ReadingError as error:
            refused.append(str(error))

    reading = threading.Event()
    thread = threading.Thread(target=read)
    thread.start()
    reading.wait(20)
    readers.close()
    thread.join(10)
    assert refused == ["reading was stopped"]
    with pytest.raises(ReadingError, match="reading was stopped"):
        readers.parsed(b"well", "a.txt")


PARENT = """
import sys
from corpus.apart import Readers
with Readers(1, module="tests.corpus.misbehaving") as readers:
    readers.parsed(("child " + sys.argv[1]).encode(), "a.txt")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="process groups")
def test_workers_and_what_they_started_end_with_a_parent_that_is_killed(tmp_path: Path) -> None:
    said = tmp_path / "pids"
    parent = subprocess.Popen([sys.executable, "-c", PARENT, str(said)], cwd=ROOT)
    try:
        assert until(lambda: said.exists() and len(said.read_text().split()) == 2)
    finally:
        parent.kill()
        parent.wait()
    pids = [int(one) for one in said.read_text().split()]
    assert until(lambda: not any(_runs(one) for one in pids))


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_a_worker_does_not_hear_ctrl_c(readers: Readers) -> None:
    before = pid(readers)
    os.kill(before, signal.SIGINT)
    assert pid(readers) == before


def _runs(one: int) -> bool:
    try:
        return psutil.Process(one).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False
