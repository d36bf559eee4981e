"""Characters of the symbol fonts of Word documents, by their meaning: ticks, crosses, boxes, arrows, bullets."""

from __future__ import annotations

_WINGDINGS = {
    0xFC: "✓",
    0xFB: "✗",
    0xFE: "☑",
    0xFD: "☒",
    0xA8: "☐",
    0x6F: "☐",
    0x78: "☒",
    0x52: "☑",
    0xE0: "→",
    0xDF: "←",
    0xE1: "↑",
    0xE2: "↓",
    0xF0: "⇒",
    0xD8: "➢",
    0xA7: "▪",
    0x6E: "■",
    0x6C: "●",
    0x4A: "☺",
    0x4C: "☹",
    0x21: "✏",
    0x28: "☎",
    0x2A: "✉",
    0x46: "☞",
}
_SYMBOL = {
    0xB7: "•",
    0xB0: "°",
    0xB1: "±",
    0xB3: "≥",
    0xA3: "≤",
    0xB9: "≠",
    0xB4: "×",
    0xB8: "÷",
    0xAE: "→",
    0xAC: "←",
    0xA5: "∞",
    0xA7: "♣",
    0x2D: "−",
    0xBB: "≈",
    0xD6: "√",
    0x61: "α",
    0x62: "β",
    0x6D: "μ",
    0x57: "Ω",
    0x44: "Δ",
}


def symbol(font: str, code: str) -> str:
    """The character of a font of symbols, empty where nobody knows what it means."""
    try:
        value = int(code, 16)
    except ValueError:
        return ""
    table = {"wingdings": _WINGDINGS, "symbol": _SYMBOL}.get(font.lower())
    if table is not None:
        return table.get(value & 0xFF, "")
    return chr(value) if 0x20 <= value < 0xD800 else ""
