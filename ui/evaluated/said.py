"""Figures in words, the same in the terminal and on the page."""

from __future__ import annotations

from assistant.evaluation import Share
from assistant.evaluation.comparing import Flips
from assistant.gold import GoldQuestion

FEW = 0.05
"""A difference that chance alone brings less often than this is called unlikely to be chance."""

NARROW = 0.03
"""An interval that is narrower is told to a tenth of a percent."""


def percent(share: Share) -> str:
    return f"{share.value:.1%}" if share.of else "none"


def interval(share: Share) -> str:
    low, high = share.interval
    digits = 1 if high - low < NARROW else 0
    return f"{low:.{digits}%} to {high:.{digits}%}" if share.of else ""


def difference(flips: Flips) -> str:
    """In percentage points, with its interval."""
    if not flips.after.of:
        return ""
    low, high = (round(100 * end) for end in flips.interval)
    return f"{100 * (flips.after.value - flips.before.value):+.1f} ({low:+d} to {high:+d})"


def chance(p: float) -> str:
    """How often chance alone would do it."""
    return "<0.001" if p < 0.001 else f"{p:.3f}"


def verdict(flips: Flips) -> str:
    """What a comparison of what is right comes to, in a sentence."""
    won, lost = len(flips.won), len(flips.lost)
    if not won and not lost:
        return "No question changed between right and wrong."
    said = f"{won} more right, {lost} no longer right: p {chance(flips.p)}"
    return f"{said}. {'Unlikely to be chance.' if flips.p < FEW else 'It may be chance.'}"


def separation(area: float | None) -> str:
    """What confidence is worth, in a sentence; empty where it was not weighed."""
    if area is None:
        return ""
    return (
        f"Of an answerable and an unanswerable question, the answerable one has the greater confidence in {area:.0%} "
        "of pairs (AUROC; a coin has 50%)."
    )


def first_lines(words: float) -> str:
    return f"Answers to by when, who and how many begin with a line of {words:.0f} words (median)."


def needed(set_aside: tuple[GoldQuestion, ...]) -> str:
    """What was not scored and why; empty where everything was."""
    names = ", ".join(sorted({gold.needs for gold in set_aside}))
    return f"Not scored: {len(set_aside)}, which need {names}" if set_aside else ""
