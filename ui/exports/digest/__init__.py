"""What changed, to hand on: as Markdown or as one HTML file. Each imports what it needs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.exports.digest.lines import Digest
    from ui.shown.places import Places


def made(kind: str, digest: Digest, places: Places) -> str:
    """The file's text: "html" or "md"."""
    if kind == "html":
        from ui.exports.digest.html_file import html_of

        return html_of(digest, places)
    from ui.exports.digest.markdown import markdown_of

    return markdown_of(digest, places)


def write(path: Path, digest: Digest, places: Places) -> None:
    """Write it as the path's suffix says, ".md" or ".html". Raises OSError where it cannot be written."""
    path.write_text(made(path.suffix.lower()[1:], digest, places), encoding="utf-8")
