"""Letters as fonts and page pictures give them -> letters that can be read and searched."""

from __future__ import annotations

import re

_JOINED_LETTERS = str.maketrans(
    {
        "\ufb00": "ff",
        "\ufb01": "fi",
        "\ufb02": "fl",
        "\ufb03": "ffi",
        "\ufb04": "ffl",
        "\ufb05": "st",
        "\ufb06": "st",
        "\ufffe": "-",  # pdfium's hyphen at a line's end
        "\x02": "-",
        "\xad": "-",
    }
)
_UNREADABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_BULLETS = {"\ufffd": "•", "\uf0a7": "▪", "\uf0b7": "•", "\uf0d8": "➢", "\uf0fc": "✓", "\uf0a8": "◦", "\uf06f": "◦"}
_SYMBOLS = {"§": "▪", "Ø": "➢", "ü": "✓", "v": "•", "q": "◦", "n": "▪", "l": "•", "o": "◦", "Ÿ": "•", "·": "•"}

SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
"""A note's mark, told from the digits of the word it stands at."""


def readable(text: str) -> str:
    """Text as a font gives it, with letters that print joins (f and i) apart and what is no letter at all replaced."""
    return text if text.isascii() and text.isprintable() else _UNREADABLE.sub("\ufffd", text.translate(_JOINED_LETTERS))


def bullet_of(text: str, *, is_symbol: bool) -> str:
    """A word at the head of a line as a bullet where it is one in a font of symbols; else unchanged."""
    if len(text) != 1:
        return text
    return _SYMBOLS.get(text, "•" if "\ue000" <= text <= "\uf8ff" else text) if is_symbol else _BULLETS.get(text, text)
