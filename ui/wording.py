"""A language model's sentences on the terminal while they come; the answer that is printed then takes their place."""

from __future__ import annotations

import sys
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.live import Live
from rich.text import Text

from ui.terminal import plain_words


class Wording:
    """A callable for `Assistant.ask`: shows each sentence as soon as it is checked, where there is a terminal."""

    def __init__(self, *, shown: bool = True) -> None:
        self._text = Text(style="dim")
        self._live = Live(self._text, console=Console(file=sys.stdout), transient=True, auto_refresh=False)
        self._shown = shown and sys.stdout.isatty()

    def __call__(self, sentence: str) -> None:
        if self._shown:
            self._text.append(f"{plain_words(sentence)} ")
            self._live.start()
            self._live.refresh()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._live.stop()
