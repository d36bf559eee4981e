"""An answer or a conversation as a file to hand on: Markdown, Word, PDF. Each imports what it needs."""

from __future__ import annotations

from ui.exports.answers.handed import Handed

NAMES = {"docx": "Word", "pdf": "PDF", "md": "Markdown"}
"""The kinds of file by their suffixes."""


def made(kind: str, handed: Handed) -> bytes:
    """The file's bytes; `kind` is its suffix."""
    if kind == "docx":
        from ui.exports.answers.word_file import docx_of

        return docx_of(handed)
    if kind == "pdf":
        from ui.exports.answers.pdf_file import pdf_of

        return pdf_of(handed)
    from ui.exports.answers.markdown_file import markdown_of

    return markdown_of(handed).encode()
