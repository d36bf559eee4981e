"""How long something will still take, in words as rough as the estimate."""

from __future__ import annotations


def left(seconds: float | None) -> str:
    """ "about 3 minutes left"; empty where it cannot be said yet."""
    if seconds is None:
        return ""
    if seconds < 10:
        return "a few seconds left"
    if seconds < 90:
        return f"about {round(seconds / 10) * 10} seconds left"
    minutes = round(seconds / 60)
    if minutes < 90:
        return f"about {minutes} minutes left"
    return f"about {seconds / 3600:.1f} hours left".replace(".0 ", " ")
