"""Words without their markup, for reading and searching; the stored text keeps it.

`masked` blanks markup out without moving a character, so offsets found in it hold in the stored text.
"""

from __future__ import annotations

import html
import re

_TAGS = (
    "a abbr article b big blockquote body br caption center cite code col colgroup dd del div dl dt em figcaption "
    "figure font footer h1 h2 h3 h4 h5 h6 head header hr html i img input ins label li link main mark meta nav "
    "o:p ol p pre q s section small span strike strong style sub summary sup table tbody td tfoot th thead title "
    "tr tt u ul var wbr"
)
# Only names of HTML: "<jo@example.org>" and "<5 days" are words.
_TAG = re.compile(rf"</?(?:{'|'.join(_TAGS.split())})(?:\s[^<>]*)?/?>|<!--[^<>]{{0,400}}-->", re.IGNORECASE)
_SCRIPT = re.compile(r"</?su[bp]>", re.IGNORECASE)
_LINK = re.compile(r"(!?\[)([^\[\]]*)(\]\([^()\s]*(?:\s\"[^\"()]*\")?\))")
_EMPHASIS = re.compile(
    r"\*+|(?<!\w)_{1,3}(?=\S)|(?<=\S)_{1,3}(?!\w)|`+|\||^[ \t]*#{1,6}(?=\s)|^[ \t]*(?:>[ \t]*)+(?=[^\s\d>])"
    r"|(?<=\n)[ \t]*[-•●○◦▪‣✓➢][ \t]+(?=\S)",
    re.MULTILINE,
)
_ESCAPE = re.compile(r"\\(?=[^\w\s])")
_MARKED = re.compile(r"[<>\[*_`|#\\&]|\n[ \t]*[-•●○◦▪‣✓➢]")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_HYPHENATED = re.compile(r"(?<=[^\W\d_])-[ \t]*\r?\n[ \t]*(?=[a-z])")
_SPACED_MARK = re.compile(r" ([,.;:)])(?=\s|$)")
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0x2010: "-", 0x2011: "-"}


def masked(text: str) -> str:
    """`text` with tags, emphasis, bullets, quote marks, link targets and table bars blanked: as long, and in place."""
    return _unmarked(text) if _MARKED.search(text) else text


def plain(text: str) -> str:
    """`text` as a reader would say it: no markup, entities resolved, words cut at a line's end joined, space folded."""
    if "-" in text and "\n" in text:
        text = _HYPHENATED.sub("-", text)
    if _MARKED.search(text):
        text = _unmarked(_SCRIPT.sub("", text))
        if "&" in text:
            text = html.unescape(text)
    if not text.isascii():
        text = _INVISIBLE.sub("", text).translate(_LIGATURES)
    words = " ".join(text.split())
    return _SPACED_MARK.sub(r"\1", words) if _SPACED_MARK.search(words) else words


def _unmarked(text: str) -> str:
    text = _TAG.sub(_blank, _ESCAPE.sub(" ", text))
    text = _LINK.sub(lambda m: " " * len(m[1]) + m[2] + " " * len(m[3]), text)
    return _EMPHASIS.sub(_blank, text)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])
