"""What every command stands on: the library's folder, and the assistant over it. Tests hand in their own opener."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from assistant.settings import Settings
    from assistant.wiring import Assistant
    from corpus.library import Library

    Opener = Callable[..., Assistant]
    """Called with the settings and `create`."""

Command = TypeVar("Command", bound=Callable[..., Any])


def _open(settings: Settings, *, create: bool) -> Assistant:
    from assistant.wiring import open_assistant

    return open_assistant(settings, create=create)


@dataclass(frozen=True, slots=True)
class Session:
    """`folder` is --library as given, None where the environment or the default decides."""

    folder: Path | None
    opener: Opener = _open

    @property
    def settings(self) -> Settings:
        from assistant.settings import settings_from

        return settings_from(os.environ, self.folder)

    def library(self) -> Library:
        """The library, which must be there; closed when the command ends."""
        from corpus.library import Library

        return click.get_current_context().with_resource(Library.open(self.settings.library, create=False))

    def assistant(self, *, create: bool = False) -> Assistant:
        """The assistant over a library that must be there, unless `create` says to begin one."""
        assistant = self.opener(self.settings, create=create)
        click.get_current_context().call_on_close(assistant.library.close)
        return assistant


pass_session = click.make_pass_decorator(Session)


def json_option(command: Command) -> Command:
    return click.option("--json", "as_json", is_flag=True, help="Print JSON, for programs.")(command)


def print_json(value: object) -> None:
    """One line of JSON on standard output, out at once."""
    click.echo(json.dumps(value, ensure_ascii=False))
