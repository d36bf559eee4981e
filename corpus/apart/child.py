"""One worker process as its parent sees it: started, asked, watched, and ended when it does not behave."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import IO, Any, BinaryIO, cast

import msgspec
import psutil

from corpus import errors
from corpus.apart.frames import At, Kind, Refused, Request, packed, receive, send
from corpus.errors import NoReader, ReadingError

_TICK = 0.25  # seconds between two looks at a worker that says nothing
_FRESH = "get a fresh copy, or open it and print it to a new PDF, and add that"
_ROOM = 2.0  # address space for each byte of memory: what is mapped and never used
_SECRETS = ("KEY", "TOKEN", "SECRET", "PASSWORD")
_ONE_THREAD = {"OMP_NUM_THREADS": "1", "OMP_THREAD_LIMIT": "1", "OPENBLAS_NUM_THREADS": "1"}


@dataclass(frozen=True, slots=True)
class Limits:
    """What one document may take: seconds without a word, seconds in all, bytes of memory.

    After `files` documents, or holding more than `kept` bytes, a worker is replaced.
    """

    quiet: float = 180.0
    whole: float = 3_600.0
    memory: int = 2 << 30
    files: int = 200
    kept: int = 400 << 20


class Gone(Exception):
    """The worker had ended before it began with this document."""


class Child:
    """A worker. Used by one thread at a time, but for `end`."""

    def __init__(self, module: str, limits: Limits) -> None:
        self.module, self.limits = module, limits
        self._process = _started(module, limits)
        self._frames: SimpleQueue[tuple[Kind, bytes]] = SimpleQueue()
        self._ready = False
        self._spent = False
        self._files = 0
        threading.Thread(target=self._listen, daemon=True, name="hearing a reader").start()

    @property
    def fit(self) -> bool:
        """Whether it may read another document."""
        alive = not self._spent and self._process.poll() is None
        return alive and self._files < self.limits.files and self._memory() < self.limits.kept

    def read(self, data: bytes, name: str, heard: Callable[[str, int, int], None]) -> bytes:
        """The packed Parsed. Raises ReadingError; NoReader where no document can be read here at all; Gone."""
        self._files += 1
        was_ready = self._ready
        now = At("")
        watch = _Watch(self.limits)
        self._send(Request(name, data, int(self.limits.whole) + 1))
        while True:
            kind, payload = self._next(watch, now)
            match kind:
                case Kind.DONE:
                    return payload
                case Kind.REFUSED:
                    raise self._refusal(msgspec.msgpack.decode(payload, type=Refused))
                case Kind.ENDED if not now.step and was_ready and not self._spent:
                    self.end()
                    raise Gone
                case Kind.ENDED:
                    raise self._crash(now)
                case Kind.READY:
                    self._ready = True
                    _close(self._process.stderr)  # nothing more comes from there
                case Kind.AT:
                    now = msgspec.msgpack.decode(payload, type=At)
                    heard(now.step, now.page, now.pages)

    def end(self) -> None:
        """Now, and with every program that it started."""
        self._spent = True
        try:
            started = psutil.Process(self._process.pid).children(recursive=True)
        except psutil.Error:
            started = []  # it has ended by itself
        self._process.kill()
        for one in started:
            with suppress(psutil.Error):
                one.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stderr):
            _close(pipe)

    def _send(self, request: Request) -> None:
        guard = threading.Timer(self.limits.quiet, self._process.kill)  # lest it never takes the document
        guard.daemon = True
        guard.start()
        with suppress(OSError):  # where it has ended, the next frame says so
            send(cast(BinaryIO, self._process.stdin), Kind.READ, packed(request))
        guard.cancel()

    def _next(self, watch: _Watch, now: At) -> tuple[Kind, bytes]:
        while True:
            try:
                frame = self._frames.get(timeout=_TICK)
            except Empty:
                frame = None
            else:
                watch.word()
            if frame and frame[0] in (Kind.DONE, Kind.REFUSED, Kind.ENDED):
                return frame
            if trouble := watch.trouble(self._memory):
                self.end()
                raise ReadingError(trouble.format(at=_at(now)))
            if frame:
                return frame

    def _listen(self) -> None:
        pipe = cast(BinaryIO, self._process.stdout)
        with pipe:
            while True:
                frame = receive(pipe)
                self._frames.put(frame)
                if frame[0] is Kind.ENDED:
                    return

    def _memory(self) -> int:
        try:
            return int(psutil.Process(self._process.pid).memory_info().rss)
        except psutil.Error:
            return 0

    def _refusal(self, refused: Refused) -> ReadingError:
        self._spent = refused.spent
        if not refused.spent:
            kind = getattr(errors, refused.kind, ReadingError)
            return cast(ReadingError, kind(refused.reason))
        if refused.kind == "MemoryError":
            return ReadingError(_too_much(self.limits.memory))
        if refused.kind == "RecursionError":
            return ReadingError(f"its parts are nested too deeply: it is damaged, or made to do harm; {_FRESH}")
        return ReadingError(
            f"reading failed on this file ({refused.kind} in {refused.reason}), which is Bywhen's own mistake: "
            f"report it, and meanwhile open the file, save it in another format and add that"
        )

    def _crash(self, now: At) -> errors.BywhenError:
        stopped = self._spent  # by us: the whole work was called off
        said = self._last_words()
        self.end()
        if stopped:
            return ReadingError("reading was stopped")
        if not self._ready:
            return NoReader(f"documents cannot be read here: the process that reads them does not start{said}")
        status = self._process.returncode
        if status == -getattr(signal, "SIGKILL", 9):
            return ReadingError(
                f"the system ended the reading of this file{_at(now)}, most likely for want of memory: "
                f"close other programs, or add with --workers 1"
            )
        if status == -getattr(signal, "SIGXCPU", 24):
            return ReadingError(_too_long(self.limits.whole).format(at=_at(now)))
        return ReadingError(
            f"the reader crashed on this file{_at(now)} ({_status(status)}): "
            f"it is damaged, or made to do harm; {_FRESH}"
        )

    def _last_words(self) -> str:
        """Why it did not start: it has seen no document yet."""
        if self._ready or not self._process.stderr:
            return ""
        self._process.kill()
        lines = self._process.stderr.read().decode("utf-8", "replace").strip().splitlines()
        return f" ({lines[-1]})" if lines else ""


class _Watch:
    """The limits of one document."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._began = self._heard = self._looked = time.monotonic()

    def word(self) -> None:
        self._heard = time.monotonic()

    def trouble(self, memory: Callable[[], int]) -> str:
        """What is wrong, with a place for {at}; empty where nothing is."""
        now = time.monotonic()
        if now - self._began > self._limits.whole:
            return _too_long(self._limits.whole)
        if now - self._heard > self._limits.quiet:
            return (
                f"reading stopped{{at}}: nothing happened for {_duration(self._limits.quiet)}; it is damaged, or made "
                f"to do harm; {_FRESH}"
            )
        if now - self._looked >= _TICK:
            self._looked = now
            if memory() > self._limits.memory:
                return _too_much(self._limits.memory)
        return ""


def _started(module: str, limits: Limits) -> subprocess.Popen[bytes]:
    options: dict[str, Any] = {"creationflags": 0x08000000} if os.name == "nt" else {"process_group": 0}
    room = int(limits.memory * _ROOM)
    try:
        return subprocess.Popen(
            [sys.executable, "-P", "-m", module, str(room)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=_environment(),
            **options,
        )
    except OSError as error:
        raise NoReader(f"documents cannot be read here: no process can be started ({error.strerror})") from error


def _environment() -> dict[str, str]:
    """Ours, with this very Bywhen to be found, wherever it was started, and no keys: what reads files needs none."""
    root = Path(__file__).resolve().parents[2]
    found = os.environ.get("PYTHONPATH", "")
    if root.name not in ("site-packages", "dist-packages"):  # else it is found, behind the standard library
        found = os.pathsep.join(filter(None, (str(root), found)))
    ours = {name: value for name, value in os.environ.items() if not name.upper().endswith(_SECRETS)}
    return {**ours, **_ONE_THREAD, "PYTHONPATH": found}


def _close(pipe: IO[bytes] | None) -> None:
    with suppress(OSError):  # what was not sent will not be
        if pipe:
            pipe.close()


def _at(now: At) -> str:
    return f" at page {now.page} of {now.pages}" if now.pages else f" while {now.step}" if now.step else ""


def _too_much(memory: int) -> str:
    return (
        f"reading it took more than {memory / (1 << 30):.1f} GB of memory: it is damaged or made to do harm, or else "
        f"split it into its parts and add those"
    )


def _too_long(seconds: float) -> str:
    return f"reading stopped{{at}} after {_duration(seconds)}: split it into its parts and add those"


def _duration(seconds: float) -> str:
    return f"{seconds / 60:.0f} minutes" if seconds >= 120 else f"{seconds:.0f} seconds"


def _status(status: int) -> str:
    if status < 0:
        try:
            return signal.Signals(-status).name
        except ValueError:
            return f"signal {-status}"
    return f"exit status {status & 0xFFFFFFFF:#x}" if status > 255 else f"exit status {status}"
