"""Words without their markup, for reading and searching; the stored text keeps it.

`masked` blanks markup out without moving a character, so offsets found in it hold in the stored text.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable

from corpus.hyphens import undone
from corpus.models import Span

_TAGS = (
    "a abbr article b big blockquote body br caption center cite code col colgroup dd del div dl dt em figcaption "
    "figure font footer h1 h2 h3 h4 h5 h6 head header hr html i img input ins label li link main mark meta nav "
    "o:p ol p pre q s section small span strike strong style sub summary sup table tbody td tfoot th thead title "
    "tr tt u ul var wbr"
)
# Only names of HTML: "<jo@example.org>" and "<5 days" are words.
_TAG = re.compile(rf"</?(?:{'|'.join(_TAGS.split())})(?:\s[^<>]*)?/?>|<!--[^<>]{{0,400}}-->", re.IGNORECASE)
SCRIPT = re.compile(r"</?su[bp]>", re.IGNORECASE)
_LINK = re.compile(r"(!?\[)([^\[\]]*)(\]\([^()\s]*(?:\s\"[^\"()]*\")?\))")
_EMPHASIS = re.compile(
    r"\*+|(?<!\w)_{1,3}(?=\S)|(?<=\S)_{1,3}(?!\w)|`+|\||^[ \t]*(?:#{1,6}(?=\s)|#{2,6}(?=[A-Z]))"
    r"|^[ \t]*(?:>[ \t]*)+(?=[^\s\d>])"
    r"|(?<=\n)[ \t]*[-•●○◦▪‣✓➢][ \t]+(?=\S)",
    re.MULTILINE,
)
_ESCAPE = re.compile(r"\\(?=[^\w\s])")
_MARKED = re.compile(r"[<>\[*_`|#\\&]|\n[ \t]*[-•●○◦▪‣✓➢]")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_NOTE_MARK = re.compile(r"(?:(?<=[^\W\d_]{3})|(?<=[.,;:!?)\]”’]))[⁰¹²³⁴⁵⁶⁷⁸⁹]+(?!\w)")  # not the square of "km²"
_SPACED_MARK = re.compile(r" ([,.;:)])(?=\s|$)")
_LIGATURES = dict(zip("ﬀﬁﬂﬃﬄﬅﬆ", "ff fi fl ffi ffl st st".split(), strict=True))
_GLYPHS = str.maketrans(
    _LIGATURES
    | dict.fromkeys("\u2010\u2011", "-")
    | dict.fromkeys("ʼʹ‛´′＇\x92", "’")
    | {"\x91": "‘", "\x93": "“", "\x94": "”", "„": "“", "‟": "“", "″": "”", "〝": "“", "〞": "”", "＂": '"'}
    | {"\x96": "–", "\x97": "—"}  # Windows letters that were read as Latin-1
)
_ODD = re.compile(f"[{''.join(map(chr, _GLYPHS))}⁰¹²³⁴⁵⁶⁷⁸⁹\u00ad\u200b-\u200d\u2060\ufeff]")


def masked(text: str) -> str:
    """`text` with tags, emphasis, bullets, quote marks, link targets and table bars blanked: as long, and in place."""
    return _unmarked(text) if _MARKED.search(text) else text


def plain(text: str) -> str:
    """`text` as a reader would say it: no markup, entities resolved, words cut at a line's end joined, space folded."""
    return _plain(undone(text) if "\n" in text else text)


def words_of(spans: Iterable[Span], text: str) -> str:
    """The plain words of slices of `text` that read as one; `text` decides what hyphens at line ends are."""
    pieces = [span.of(text) for span in spans]
    whole = pieces[0] if len(pieces) == 1 else _joined(pieces)
    return _plain(undone(whole, text) if "\n" in whole else whole)


def _joined(pieces: Iterable[str]) -> str:
    """Pieces with a space between; a word that is cut between two of them is cut by a line's end."""
    whole = ""
    for piece in pieces:
        gap = "\n" if whole.endswith(("-", "\u00ad", "¬")) and piece[:1].islower() else " "
        whole = f"{whole}{gap}{piece}" if whole else piece
    return whole


def _plain(text: str) -> str:
    if _MARKED.search(text):
        text = _unmarked(SCRIPT.sub("", text))
        if "&" in text:
            text = html.unescape(text)
    if not text.isascii() and _ODD.search(text):
        text = _NOTE_MARK.sub("", _INVISIBLE.sub("", text).translate(_GLYPHS))
    words = " ".join(text.split())
    return _SPACED_MARK.sub(r"\1", words) if _SPACED_MARK.search(words) else words


def _unmarked(text: str) -> str:
    text = _TAG.sub(_blank, _ESCAPE.sub(" ", text))
    text = _LINK.sub(lambda m: " " * len(m[1]) + m[2] + " " * len(m[3]), text)
    return _EMPHASIS.sub(_blank, text)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])
