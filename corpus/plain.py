"""Words without their markup, for reading and searching; the stored text keeps it.

`masked` blanks markup out without moving a character, so offsets found in it hold in the stored text.
"""

from __future__ import annotations

import html
import re

_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_SCRIPT = re.compile(r"</?su[bp]>", re.IGNORECASE)
_LINK = re.compile(r"(!?\[)([^\[\]]*)(\]\([^()\s]*\))")
_EMPHASIS = re.compile(r"\*+|(?<!\w)_{1,3}(?=\S)|(?<=\S)_{1,3}(?!\w)|^[ \t]*#{1,6}(?=\s)|`+|\|", re.MULTILINE)
_ESCAPE = re.compile(r"\\(?=[^\w\s])")
_SPACE = re.compile(r"\s+")


def masked(text: str) -> str:
    """`text` with tags, emphasis, link targets and table bars blanked: as long, and in place."""
    text = _TAG.sub(_blank, text)
    text = _LINK.sub(lambda m: " " * len(m[1]) + m[2] + " " * len(m[3]), text)
    return _ESCAPE.sub(" ", _EMPHASIS.sub(_blank, text))


def plain(text: str) -> str:
    """`text` as a reader would say it: no markup, entities resolved, white space folded."""
    words = masked(_SCRIPT.sub("", text))
    if "&" in words:
        words = html.unescape(words)
    words = _SPACE.sub(" ", words).strip()
    return re.sub(r" ([,.;:)])(?=\s|$)", r"\1", words)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])
