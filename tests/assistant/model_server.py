"""A server on loopback that speaks the protocol of OpenAI's chat completions, and misbehaves as it is told to."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Act = Callable[["Replying"], None]
"""What the server does with a request, once it has read it."""

KEY = "sk-harbour-0123456789"


def saying(*sentences: tuple[str, Sequence[int]]) -> str:
    """A reply in the form asked for."""
    return json.dumps({"sentences": [{"text": text, "cites": list(cites)} for text, cites in sentences]})


def words(reply: str, *, pieces: int = 9, ends: str | None = "stop") -> Act:
    """Stream the reply in pieces, and then say why it ends; None: the stream just stops."""

    def act(replying: Replying) -> None:
        replying.head()
        for at in range(0, len(reply), pieces):
            replying.chunk({"content": reply[at : at + pieces]})
        if ends:
            replying.chunk({}, ends)
            replying.line("data: [DONE]\n\n")

    return act


def refusing(status: int, body: str = "") -> Act:
    def act(replying: Replying) -> None:
        replying.head(status, "application/json")
        replying.line(body or json.dumps({"error": {"message": f"{KEY} cannot ask: {replying.request}"}}))

    return act


def raw(body: str, kind: str = "text/event-stream") -> Act:
    """Send just these bytes."""

    def act(replying: Replying) -> None:
        replying.head(200, kind)
        replying.line(body)

    return act


def dripping(line: str, every: float = 0.05) -> Act:
    """Send the same line for ever, until whoever asked has gone."""

    def act(replying: Replying) -> None:
        replying.head()
        for _ in range(400):
            replying.line(line)
            time.sleep(every)

    return act


def silent(replying: Replying) -> None:
    time.sleep(3)


def hanging_up(replying: Replying) -> None:
    """Close the connection without a word."""


@dataclass
class Replying:
    """One request, and the way back to whoever sent it."""

    request: dict[str, Any]
    out: Any
    status: Callable[[int, str], None]

    def head(self, status: int = 200, kind: str = "text/event-stream") -> None:
        self.status(status, kind)

    def line(self, words: str) -> None:
        self.out.write(words.encode())
        self.out.flush()

    def chunk(self, delta: dict[str, Any], ends: str | None = None) -> None:
        choice = {"index": 0, "delta": delta, "finish_reason": ends}
        whole = {"id": "1", "object": "chat.completion.chunk", "created": 0, "model": "m", "choices": [choice]}
        self.line(f"data: {json.dumps(whole)}\n\n")


@dataclass
class Misbehaving:
    """`acts` are done in turn, a request each, the last again and again; `asked` are the requests, `keys` theirs."""

    acts: list[Act] = field(default_factory=list)
    asked: list[dict[str, Any]] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    port: int = 0

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/v1"


@contextmanager
def running() -> Iterator[Misbehaving]:
    told = Misbehaving()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            told.asked.append(request)
            told.keys.append(self.headers.get("Authorization", ""))
            act = told.acts.pop(0) if len(told.acts) > 1 else told.acts[0]
            with suppress(OSError):  # nobody waits for it any more
                act(Replying(request, self.wfile, self._status))

        def _status(self, status: int, kind: str) -> None:
            self.send_response(status)
            self.send_header("Content-Type", kind)
            if 300 <= status < 400:
                self.send_header("Location", f"http://127.0.0.1:{told.port}/elsewhere")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Nothing: what tests print is theirs."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    told.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield told
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
