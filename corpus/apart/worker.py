"""The process that reads documents, apart from the application: `python -m corpus.apart.worker BYTES`.

BYTES is the most memory that it may take. It takes requests from standard input and writes progress and results to
standard output (corpus.apart.frames). It ends with whoever started it, however that ends: its standard input is closed
then. What a library prints goes nowhere.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable
from pathlib import PurePath
from queue import SimpleQueue
from traceback import walk_tb
from types import TracebackType
from typing import BinaryIO, Protocol

import msgspec

from corpus.apart.frames import At, Kind, Refused, Request, packed, receive, send
from corpus.errors import ReadingError

try:
    import resource
except ImportError:  # Windows: the parent watches this process's memory, and its clock
    HAS_LIMITS = False
else:
    HAS_LIMITS = True

_OURS = PurePath(__file__).parent.parent.parent
Heard = Callable[[int, int], None]


class Parse(Protocol):
    def __call__(self, data: bytes, source: str, progress: Heard, step: Callable[[str], None]) -> object: ...


def main() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to act on
    limit(memory=int(sys.argv[1]))
    serve(_parse)


def limit(*, memory: int) -> None:
    """No more address space than this, and no core file, which would hold a document's words."""
    if HAS_LIMITS:
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        try:
            resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        except (OSError, ValueError):  # macOS knows the limit's name only
            return


def serve(parse: Callable[[], Parse]) -> None:
    """Read documents until the parent is gone. `parse` imports and returns what reads one."""
    requests: SimpleQueue[bytes] = SimpleQueue()
    pipe = _own_output()
    threading.Thread(target=_listen, args=(sys.stdin.buffer, requests), daemon=True).start()
    read = parse()
    _silence()
    send(pipe, Kind.READY)
    while _answered(requests.get(), pipe, read):
        pass


def _parse() -> Parse:
    from corpus.parsing import parsed_of  # while the parent sends the first document

    return parsed_of


def _own_output() -> BinaryIO:
    """Standard output for us alone: whatever else is printed goes to standard error."""
    pipe = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return pipe


def _silence() -> None:
    """From now on documents are read: none of their words may reach a log."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(nowhere, stream)


def _listen(pipe: BinaryIO, requests: SimpleQueue[bytes]) -> None:
    while True:
        kind, payload = receive(pipe)
        if kind is Kind.ENDED:
            _end()
        requests.put(payload)


def _end() -> None:
    """At once, in the middle of whatever is going on, and with the programs started for it (OCR)."""
    if hasattr(os, "killpg") and os.getpgrp() == os.getpid():
        os.killpg(0, signal.SIGKILL)
    os._exit(0)


def _answered(payload: bytes, pipe: BinaryIO, parse: Parse) -> bool:
    """Whether this process is fit to read another document."""
    request = msgspec.msgpack.decode(payload, type=Request)
    _limit_time(request.seconds)
    now = At("")

    def step(name: str) -> None:
        nonlocal now
        now = At(name)
        send(pipe, Kind.AT, packed(now))

    def page(number: int, pages: int) -> None:
        send(pipe, Kind.AT, packed(At(now.step, number, pages)))

    try:
        answer = Kind.DONE, packed(parse(request.data, request.name, page, step))
    except ReadingError as error:
        answer = Kind.REFUSED, packed(Refused(type(error).__name__, str(error)))
    except MemoryError:
        return _spent(pipe, "MemoryError", "")
    except Exception as error:  # noqa: BLE001  the edge of a process: the parent makes a refusal of it
        return _spent(pipe, type(error).__name__, _place(error.__traceback__))
    send(pipe, *answer)
    return True


def _spent(pipe: BinaryIO, kind: str, reason: str) -> bool:
    send(pipe, Kind.REFUSED, packed(Refused(kind, reason, True)))
    return False


def _place(trace: TracebackType | None) -> str:
    """Where in our code it went wrong; never what was said, which may be a document's words."""
    places = ((PurePath(frame.f_code.co_filename), line) for frame, line in walk_tb(trace))
    ours = [f"{path.name}, line {line}" for path, line in places if path.is_relative_to(_OURS)]
    return ours[-1] if ours else "a library"


def _limit_time(seconds: int) -> None:
    """So much processor time from now: should the parent hang too, this process does not go on for ever."""
    if HAS_LIMITS:
        used = resource.getrusage(resource.RUSAGE_SELF)
        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + seconds, hard))


if __name__ == "__main__":
    main()
