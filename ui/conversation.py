"""A conversation at the terminal: what is typed, and what it does."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from assistant.models import Answer
from corpus.errors import QuestionError
from ui.adding import Preparing
from ui.terminal import print_answer, print_around
from ui.wording import Wording

if TYPE_CHECKING:
    from assistant.wiring import Assistant
    from index.hybrid import Filters

HELP = """\
Ask in your own words; a follow-up ("and by when?") leans on the question before it.
  /sources N  the words around citation N
  /new        forget the conversation so far
  /quit       end (so does Ctrl-D)"""


def typed_lines() -> Iterator[str]:
    """What is typed, a line at a time, until Ctrl-D or Ctrl-C; a pipe is read to its end."""
    prompt = ""
    if sys.stdin.isatty():
        prompt = "> "
        with contextlib.suppress(ImportError):  # line editing and history, where Python was built with them
            import readline  # noqa: F401
    with contextlib.suppress(EOFError, KeyboardInterrupt):
        while True:
            yield input(prompt).strip()


class Conversation:
    """Keeps the last answer, which a follow-up leans on."""

    def __init__(self, assistant: Assistant, filters: Filters | None = None, *, model: bool = True) -> None:
        self._assistant = assistant
        self._model = model
        self._filters = filters
        self._last: Answer | None = None

    def take(self, line: str) -> bool:
        """Do what a line says: a command after a slash, or a question. False: the conversation is over."""
        command, _, rest = line.partition(" ")
        if command == "/new":
            self._last = None
            click.echo("A new conversation.")
        elif command == "/sources":
            self._show_source(rest.strip())
        elif command == "/help":
            click.echo(HELP)
        elif command.startswith("/") and command != "/quit":
            click.echo(f"There is no {command}.\n{HELP}", err=True)
        elif line and command != "/quit":
            self._ask(line)
        return command != "/quit"

    def _ask(self, question: str) -> None:
        try:
            with Wording() as wording:
                self._last = self._assistant.ask(
                    question,
                    previous=self._last,
                    filters=self._filters,
                    catching_up=Preparing(),
                    model=self._model,
                    heard=wording,
                )
        except QuestionError as refusal:
            click.echo(str(refusal), err=True)
        else:
            print_answer(self._last)

    def _show_source(self, number: str) -> None:
        shown = (*self._last.citations, *self._last.related) if self._last else ()
        cited = next((c for c in shown if str(c.n) == number), None)
        if cited is None:
            known = ", ".join(str(c.n) for c in shown) or "none yet: ask something first"
            click.echo(f"No citation {number or 'named'}; there are: {known}", err=True)
        else:
            print_around(cited, self._assistant.library.text(cited.document))
