"""The labels of fields that stand below a recommendation: "Owner:", "Target date:", "Priority:"."""

from __future__ import annotations

import re

_WHEN = r"(?:date|deadline|timescales?|timeframe|timetable|timeline)"
_WHAT = r"(?:implementation|completion|delivery|action|due|target|response)"
_NAMES = (
    (
        "owner",
        r"(?:responsible|accountable|lead|action|responsibility|owning)(?: (?:officers?|persons?|owners?|managers?|"
        r"body|bodies|departments?|officials?|directors?|organisations?|for action|for implementation))?|"
        r"(?:action )?owners?|addressed to|assigned to|by whom|action by",
    ),
    (
        "due",
        rf"(?:(?:planned|expected|agreed|proposed|target|original|revised|new|estimated|anticipated) )*(?:{_WHAT} )*"
        rf"{_WHEN}(?: for {_WHAT})?|by when|target|due|complete by",
    ),
    ("status", r"(?:current |follow[- ]up |implementation |overall |progress )?(?:status|rag(?: rating| status)?)"),
    ("other", r"(?:priority|risk|rating|grade|category|implications?|importance|significance|theme|cost|reference|ref)"
     r"(?: (?:rating|level|grade))?"),
)  # fmt: skip
LABEL = re.compile(
    rf"(?:(?<=^)|(?<=[\s;(]))(?:{'|'.join(f'(?P<{name}>{words})' for name, words in _NAMES)})\s*:\s*(?=\S|$)",
    re.IGNORECASE,
)
IN_COLUMNS = re.compile(
    r"(?:(?P<owner>Responsible|Responsibility|Owner)|(?P<due>Date|Deadline|Timescale)|(?P<other>Priority)) "
    r"(?=[A-Z\d-])(?!\w{1,2}(?: ?[:–—]| -) )(?!.*[.;]$)"
)  # a label and its value in two columns
_COLUMN_WORDS = 7
LONGEST = 16  # words of a value


def begins_field(words: str) -> bool:
    """Whether a line is a field, or several."""
    if IN_COLUMNS.match(words) and len(words.split()) <= _COLUMN_WORDS:
        return True
    found = LABEL.match(words)
    return found is not None and (words[:1].isupper() and len(words[found.end() :].split()) <= 3 * LONGEST)
