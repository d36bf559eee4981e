"""A conversation at the terminal: what is typed, and what it does."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path
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
  /export F   write the conversation to F, with its quotes: .md, .docx or .pdf
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
    """Keeps the answers so far: a follow-up leans on the last."""

    def __init__(self, assistant: Assistant, filters: Filters | None = None, *, model: bool = True) -> None:
        self._assistant = assistant
        self._model = model
        self._filters = filters
        self._answers: list[Answer] = []

    def take(self, line: str) -> bool:
        """Do what a line says: a command after a slash, or a question. False: the conversation is over."""
        command, _, rest = line.partition(" ")
        if command == "/new":
            self._answers = []
            click.echo("A new conversation.")
        elif command == "/sources":
            self._show_source(rest.strip())
        elif command == "/export":
            self._export(rest.strip())
        elif command == "/help":
            click.echo(HELP)
        elif command.startswith("/") and command != "/quit":
            click.echo(f"There is no {command}.\n{HELP}", err=True)
        elif line and command != "/quit":
            self._ask(line)
        return command != "/quit"

    @property
    def _last(self) -> Answer | None:
        return self._answers[-1] if self._answers else None

    def _ask(self, question: str) -> None:
        try:
            with Wording() as wording:
                answer = self._assistant.ask(
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
            self._answers.append(answer)
            print_answer(answer)

    def _show_source(self, number: str) -> None:
        last = self._last
        shown = (*last.citations, *last.related) if last else ()
        cited = next((c for c in shown if str(c.n) == number), None)
        if cited is None:
            known = ", ".join(str(c.n) for c in shown) or "none yet: ask something first"
            click.echo(f"No citation {number or 'named'}; there are: {known}", err=True)
        else:
            print_around(cited, self._assistant.library.text(cited.document))

    def _export(self, name: str) -> None:
        from ui.handing_on import Handing

        path, trouble = Path(name), ""
        if not self._answers:
            trouble = "Nothing to write yet: ask something first"
        elif path.suffix.lower() not in (".md", ".docx", ".pdf"):
            trouble = f"{name or 'No file'}: name it .md, .docx or .pdf"
        else:
            try:
                Handing(self._assistant, self._filters).write(path, self._answers)
            except OSError as error:
                trouble = str(error)
        click.echo(trouble or f"Written: {path}", err=bool(trouble))
