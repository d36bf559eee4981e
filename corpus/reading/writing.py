"""How lists number their items: letters, Roman numbers, words."""

from __future__ import annotations

_ROMAN = (
    *(("m", 1000), ("cm", 900), ("d", 500), ("cd", 400), ("c", 100), ("xc", 90), ("l", 50)),
    *(("xl", 40), ("x", 10), ("ix", 9), ("v", 5), ("iv", 4), ("i", 1)),
)
_MOST = 5_000  # beyond it Roman numbers and doubled letters are no numbers any more


def letters(n: int) -> str:
    """1 -> a, 26 -> z, 27 -> aa, 28 -> bb, as Word and browsers of old print them."""
    return chr(ord("a") + (n - 1) % 26) * ((n - 1) // 26 + 1) if 0 < n <= _MOST else str(n)


def roman(n: int) -> str:
    if not 0 < n <= _MOST:
        return str(n)
    written = ""
    for figure, value in _ROMAN:
        written += figure * (n // value)
        n %= value
    return written


def ordinal(n: int) -> str:
    """1 -> 1st."""
    ending = "th" if n % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")
    return f"{n}{ending}"
