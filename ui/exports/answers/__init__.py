"""An answer or a conversation as a file to hand on: Markdown, Word, PDF. Each imports what it needs."""

from __future__ import annotations

from pathlib import Path

from ui.exports.answers.handed import Handed

KINDS = ("docx", "pdf", "md")


def write(kind: str, path: Path, handed: Handed) -> None:
    """Write it as one of `KINDS`. Raises OSError where it cannot be written."""
    path.write_bytes(made(kind, handed))


def made(kind: str, handed: Handed) -> bytes:
    """The file's bytes."""
    if kind == "docx":
        from ui.exports.answers.word_file import docx_of

        return docx_of(handed)
    if kind == "pdf":
        from ui.exports.answers.pdf_file import pdf_of

        return pdf_of(handed)
    from ui.exports.answers.markdown_file import markdown_of

    return markdown_of(handed).encode()
