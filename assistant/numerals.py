"""Numbers as prose prints them, in figures or in words: "£9,400", "40 per cent", "twenty-one"; and what only labels."""

from __future__ import annotations

import re

_WORDS = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
    r"|eighteen|nineteen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-[a-z]+)?|half|none)"
)
_SCALE = r"(?:\s?(?:%|(?:per ?cent|bn|m|k|million|billion|pence|p)\b))?"
NUMBER = rf"(?:[£$€]\s?)?(?:\d[\d,]*(?:\.\d+)?|\b{_WORDS}\b){_SCALE}"
"""A number with its currency and scale, as part of a pattern that ignores case."""

OF_A_WHOLE = rf"(?:\s(?:out\s)?of\s(?:the\s|its\s|their\s)?{NUMBER})?"
"""What may follow a number: "31 of the 52"."""

MONEY = re.compile(r"[£$€]|\b(?:pence|pounds?|euros?|dollars?)\b")
SHARE = re.compile(r"%|\bper ?cent\b")
LABELLED = re.compile(
    r"\b(?:recommendation|action|item|section|part|page|paragraph|phase|stage|tier|grade|table|annex|appendix|step"
    r"|week|year|minute|no|number|outcome|priority|level|version|round|quarter|type)s?\.?\s*$",
    re.IGNORECASE,
)
"""Ends with a word whose number is a name and counts nothing: "recommendation 4", "stage three"."""
