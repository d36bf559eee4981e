"""Escaping, done where words are shown and nowhere else."""

from __future__ import annotations

import html
import re

from corpus.saying import printable

_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~$&^=:/@])")
_DIRECTIVE = re.compile(r":(?=[\w+\-/]+[:\[])")
_SPACE = re.compile(r"\s+")


def escape_html(words: str) -> str:
    """`words` as HTML text: tags and quotes shown, never obeyed."""
    return html.escape(printable(words), quote=True)


def escape_markdown(words: str) -> str:
    """`words` on one line as Streamlit Markdown that shows them verbatim.

    `:red[...]` and `:smile:` get a word joiner after the colon: Streamlit reads them after escapes are undone.
    """
    line = _DIRECTIVE.sub(":\u2060", _SPACE.sub(" ", printable(words)).strip())
    return _SPECIAL.sub(r"\\\1", line)


def shorten(words: str, limit: int) -> str:
    """`words` on one line, cut at a space to at most `limit` characters with an ellipsis."""
    line = _SPACE.sub(" ", words).strip()
    if len(line) <= limit:
        return line
    return line[: limit - 1].rsplit(" ", 1)[0].rstrip(",;:.") + "…"
