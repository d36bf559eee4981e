"""`bywhen` run in this process on a real library and assistant, with a fake embedding model."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from click.testing import CliRunner, Result

from assistant.settings import Settings
from assistant.wiring import Assistant
from corpus.library import Library
from tests.fakes import FakeEmbedder
from ui.cli import cli


@dataclass
class Desk:
    """`bywhen --library FOLDER ...`"""

    folder: Path

    def __call__(self, *arguments: str, typed: str | None = None) -> Result:
        return CliRunner().invoke(cli, ["--library", str(self.folder), *arguments], input=typed, obj=self._opened)

    def _opened(self, settings: Settings, *, create: bool) -> Assistant:
        assistant = Assistant(Library.open(settings.library, create=create), FakeEmbedder())
        assistant.refresh()
        return assistant
