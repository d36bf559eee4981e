"""Answers that were asked for at the terminal, as a file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from assistant.conversations import Turn
from assistant.models import Answer
from assistant.wiring import Assistant
from index.hybrid import Filters
from ui.exports.answers.handed import From
from ui.exports.answers.taken import Taken, taken
from ui.shown.places import HERE


@dataclass(frozen=True, slots=True)
class Handing:
    """What was asked of, and of whom."""

    assistant: Assistant
    filters: Filters | None = None
    earlier: bool = False

    def write(self, path: Path, answers: Sequence[Answer], web: str = "") -> None:
        """One answer, or a conversation, as the file that the path's suffix names. Raises OSError."""
        now = datetime.now(UTC).isoformat(timespec="seconds")
        turns = [Turn(one.question, one, filters=self.filters, earlier=self.earlier, asked=now) for one in answers]
        documents = self.assistant.library.documents(superseded=True, waiting=True)
        source = From({document.id: document for document in documents}, date.today(), web or HERE)
        title = answers[0].question if len(answers) > 1 else ""
        path.write_bytes(taken(path.suffix.lower()[1:], Taken(turns, title), source, self.assistant))
