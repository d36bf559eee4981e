"""Escaping, done where words are shown and nowhere else."""

from __future__ import annotations

import html
import re

from corpus.saying import printable

_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~$&^=:/@])")
_READ_LATER = re.compile(r":(?=[\w+\-/]+[:\[])|(?<=http):(?=//)|(?<=https):(?=//)|\bwww(?=\.)", re.IGNORECASE)
_SPACE = re.compile(r"\s+")


def escape_html(words: str) -> str:
    """`words` as HTML text: tags and quotes shown, never obeyed."""
    return html.escape(printable(words), quote=True)


def escape_markdown(words: str) -> str:
    """`words` on one line as Streamlit Markdown that shows them verbatim.

    `:red[...]`, `:smile:` and addresses get a word joiner: Streamlit reads them after escapes are undone, and an
    address in a document's name would be a link in the middle of a label.
    """
    line = _READ_LATER.sub("\\g<0>\u2060", _SPACE.sub(" ", printable(words)).strip())
    return _SPECIAL.sub(r"\\\1", line)


def shorten(words: str, limit: int) -> str:
    """`words` on one line, cut at a space to at most `limit` characters with an ellipsis."""
    line = _SPACE.sub(" ", words).strip()
    if len(line) <= limit:
        return line
    return line[: limit - 1].rsplit(" ", 1)[0].rstrip(",;:.") + "…"
