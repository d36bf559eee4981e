"""A worker whose documents say what it shall do: "crash", "hang" and other misbehaviour, else one paragraph."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from corpus.apart.worker import limit, serve
from corpus.errors import NoText
from corpus.models import Attachment, Description, Fact, Parsed, Reading

NOTHING = Description()


def parsed_of(data: bytes, source: str, progress: Callable[[int, int], None], step: Callable[[str], None]) -> Parsed:
    step("reading")
    what, _, more = data.decode("utf-8", "replace")[:200].partition(" ")
    match what:
        case "crash":
            progress(2, 3)
            os.kill(os.getpid(), signal.SIGSEGV)
        case "killed":
            os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))
        case "leave":
            os._exit(3)
        case "hang":
            progress(1, 3)
            time.sleep(600)
        case "spin":
            while True:
                pass
        case "dawdle":
            for page in range(10_000):
                progress(page, 10_000)
                time.sleep(0.02)
        case "eat":
            eaten = []
            while True:
                eaten.append(bytes(10_000_000))
        case "deep":
            return parsed_of(data, source, progress, step)
        case "mistake":
            raise LookupError(f"the secret words {more}")
        case "refuse":
            raise NoText("nothing in it")
        case "print":
            print("words on standard output", flush=True)
            os.write(1, b"and past Python")
            os.write(2, b"and errors " * 100_000)
        case "child":
            started = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
            Path(more).write_text(f"{started.pid} {os.getpid()}")
            time.sleep(600)
        case "carry":
            parts = tuple(Attachment(name, said.encode()) for name, said in json.loads(data[6:]).items())
            return Parsed(
                Reading(f"it carries {', '.join(one.name for one in parts)}", "eml", attachments=parts), NOTHING
            )
        case "slow":
            time.sleep(0.3)
    title = f"{source} by {os.getpid()}" if what == "well" else source
    return Parsed(Reading(data.decode("utf-8", "replace"), "txt"), Description(title=Fact(title)))


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    limit(memory=int(sys.argv[1]))
    serve(lambda: parsed_of)
