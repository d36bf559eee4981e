"""Whether a report tells of its own body's doings: an auditor's or an ombudsman's tells of others'."""

from __future__ import annotations

import re
from itertools import islice

_EXAMINING = re.compile(
    r"\b(?:[Ww]e|I|[A-Z]{2,}|[Aa]uditors?|[Ii]nspectors?) (?:(?:also|have|has|had) )*(?:recommend\w*|found|examined|"
    r"reviewed|interviewed|assessed|audited|inspected|investigated|checked|tested|(?:are |is )making "
    r"(?:\w+ ){0,2}recommendations?)\b|\b(?:our|this|my) (?:last )?(?:audit|inspection|investigation|findings)\b|"
    r"\bfinding of (?:fault|maladministration)\b"
)
_JUDGING = re.compile(r"\b(?:[Oo]mbudsman|OMBUDSMAN|maladministration|injustice)\b")
_FEWEST = 2  # who reports on what they did may say once that they found something


def is_of_own_doings(words: str) -> bool:
    """False of a report that examines or judges what somebody else did."""
    return _JUDGING.search(words) is None and len(list(islice(_EXAMINING.finditer(words), _FEWEST))) < _FEWEST
