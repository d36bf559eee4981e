"""What changed, to hand on: as Markdown or as one HTML file. Each imports what it needs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.changes import Changes
    from assistant.view import View
    from ui.exports.places import Places

KINDS = ("html", "md")


def made(kind: str, changes: Changes, view: View, places: Places) -> str:
    """The file's text: "html" or "md"."""
    from ui.exports.digest.sections import digest_of

    digest = digest_of(changes, view)
    if kind == "html":
        from ui.exports.digest.html_file import html_of

        return html_of(digest, places)
    from ui.exports.digest.markdown import markdown_of

    return markdown_of(digest, places)


def write(path: Path, changes: Changes, view: View, places: Places) -> None:
    """Write it as the path's suffix says, ".md" or ".html". Raises OSError where it cannot be written."""
    kind = "html" if path.suffix.lower() in (".html", ".htm") else "md"
    path.write_text(made(kind, changes, view, places), encoding="utf-8")
