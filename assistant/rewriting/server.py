"""An OpenAI-compatible server of language models: a conversation in, its words out as they come, or what went wrong.

Nothing that is sent, no key and nothing that came back gets into a log or a message: servers repeat what they got.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator, Mapping, Sequence
from queue import Empty, SimpleQueue
from threading import Event, Thread
from typing import TYPE_CHECKING, Any

from assistant.settings import ModelServer
from corpus.errors import LanguageModelError

if TYPE_CHECKING:
    from openai import OpenAI

Message = Mapping[str, str]

MOST_TOKENS = 2_000  # asked for and not relied on
MOST_CHARACTERS = 12_000
_CONNECTING = 5.0  # seconds
_NO_KEY = "none"  # servers without keys take any, and the SDK wants one
_UNWANTED = (400, 422, 501)  # how servers refuse a request with something in it that they do not know
_REASONS = {
    401: "refused the key (BYWHEN_LLM_KEY)",
    403: "refused the key (BYWHEN_LLM_KEY)",
    404: "has no such model or address",
    408: "took too long",
    413: "was given more than it can read",
    429: "is busy or its allowance is used up",
    503: "is busy or not loaded yet",
    504: "took too long",
}


Heard = SimpleQueue[str | LanguageModelError | None]


class Server:
    """Speaks to the server of `settings`; remembers, once told, which requests it does not take. Safe to share."""

    def __init__(self, settings: ModelServer) -> None:
        self.settings = settings
        self._barer = 0  # how much is left out of the requests

    def reply(self, messages: Sequence[Message], form: Mapping[str, Any]) -> Iterator[str]:
        """The reply in pieces, as they come; `form` is the JSON schema it should have, and need not have.

        Raises LanguageModelError, whose message ends a sentence begun with "the language model", where it is not whole.
        """
        _load()  # which takes a second, the first time
        ends = time.monotonic() + self.settings.seconds
        plain = {"temperature": 0, "max_tokens": MOST_TOKENS}
        requests: Sequence[Mapping[str, Any]] = ({**plain, "response_format": _json_schema(form)}, plain, {})
        for barer, request in enumerate(requests[self._barer :], self._barer):
            try:
                yield from self._pieces({"messages": list(messages), **request}, ends)
            except _Unwanted:
                if not request:
                    raise
                self._barer = barer + 1
            else:
                return

    def _pieces(self, request: Mapping[str, Any], ends: float) -> Iterator[str]:
        """What a thread hears from the server, for as long as there is time: nothing a server does holds us longer."""
        heard: Heard = SimpleQueue()
        enough = Event()
        client = _client(self.settings)
        Thread(
            target=_hear, args=(client, {"model": self.settings.model, **request}, heard, enough), daemon=True
        ).start()
        characters = 0
        try:
            while (piece := _next(heard, ends)) is not None:
                characters += len(piece)
                if characters > MOST_CHARACTERS:
                    raise LanguageModelError("would not come to an end")
                yield piece
        finally:
            enough.set()


class _Unwanted(LanguageModelError):
    """The server does not take something that the request asks for."""


def _load() -> None:
    try:
        import openai  # noqa: F401
    except ImportError:
        raise LanguageModelError("needs a package that is not installed: pip install 'bywhen[llm]'") from None


def _client(settings: ModelServer) -> OpenAI:
    from openai import DefaultHttpxClient, OpenAI, Timeout

    logging.getLogger("openai").setLevel(logging.CRITICAL + 1)  # below that it prints what is sent
    return OpenAI(
        base_url=settings.address,
        api_key=settings.key or _NO_KEY,
        max_retries=0,  # the quotes are there at once
        # No redirects: what is sent goes to the address given and to no other.
        http_client=DefaultHttpxClient(
            follow_redirects=False, timeout=Timeout(settings.seconds, connect=min(_CONNECTING, settings.seconds))
        ),
    )


def _hear(client: OpenAI, request: Mapping[str, Any], heard: Heard, enough: Event) -> None:
    """Put each piece of the reply into `heard`, then None, or what went wrong."""
    from openai import OpenAIError

    create: Any = client.chat.completions.create
    try:
        with client, create(**request, stream=True) as chunks:
            for piece in _said(chunks):
                if enough.is_set():
                    return
                heard.put(piece)
        heard.put(None)
    except LanguageModelError as trouble:
        heard.put(trouble)
    except (OpenAIError, ValueError) as cause:  # ValueError: what should be JSON is not
        heard.put(_trouble(cause))


def _json_schema(form: Mapping[str, Any]) -> dict[str, Any]:
    return {"type": "json_schema", "json_schema": {"name": "answer", "strict": True, "schema": form}}


def _next(heard: Heard, ends: float) -> str | None:
    try:
        piece = heard.get(timeout=max(0.0, ends - time.monotonic()))
    except Empty:
        raise LanguageModelError("took too long") from None
    if isinstance(piece, LanguageModelError):
        raise piece
    return piece


def _said(chunks: Any) -> Iterator[str]:
    """The words of a stream of completions, whatever else is in it; raises where it stops before it is done."""
    ended = None
    for chunk in chunks:
        choices = getattr(chunk, "choices", None)
        choice = choices[0] if isinstance(choices, list) and choices else None
        piece = getattr(getattr(choice, "delta", None), "content", None)
        if isinstance(piece, str) and piece:
            yield piece
        ended = getattr(choice, "finish_reason", None) or ended
    if ended != "stop":
        raise LanguageModelError("was cut off" if ended in (None, "length") else "would not answer")


def _trouble(cause: Exception) -> LanguageModelError:
    """What went wrong, in words of ours: the server's own may hold the key, or what it was sent."""
    from openai import APIConnectionError, APIStatusError, APITimeoutError

    if isinstance(cause, APIStatusError):
        reason = _REASONS.get(cause.status_code, f"answered with an error ({cause.status_code})")
        return (_Unwanted if cause.status_code in _UNWANTED else LanguageModelError)(reason)
    if isinstance(cause, APITimeoutError):
        return LanguageModelError("took too long")
    if isinstance(cause, APIConnectionError):
        return LanguageModelError("could not be reached, or broke off")
    return LanguageModelError("sent what could not be read")
