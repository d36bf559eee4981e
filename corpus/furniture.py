"""Page furniture: running titles, address footers, page numbers and blank-page notices, found by repetition and shape."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from corpus.plain import plain

_BLANK_PAGE = re.compile(r"\W*(this )?page (is|has been)?\s*(intentionally )?(left )?blank\W*", re.IGNORECASE)
_PAGE_NUMBER = re.compile(r"[-–—|\s]*(page\s+)?\d{1,4}(\s*(of|/)\s*\d{1,4})?[-–—|\s]*", re.IGNORECASE)
_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b")
_PLACES = re.compile(r"[^a-z\d]*[A-Z][^a-z\d]*")
_SAID_OFTEN = re.compile(
    r"\W*(recommendations?|response|reply|question|answer|action|update|progress|purpose|status|summary|background|"
    r"decision|resolved|owner|contact|government|introduction|conclusion|priority|area for improvement)\b",
    re.IGNORECASE,
)
_OPENING_LINES = 12
_FURTHEST_PLACE = 4
_LABEL_WORDS = 5


def furniture_lines(lines: Sequence[str]) -> frozenset[int]:
    """The numbers (from 0) of the lines that belong to the page and not to the text.

    A short line is furniture where it recurs three times (an address twice) without being the kind of line that
    documents say often ("Response:"); a title's first appearance in the opening lines is kept. Rows of place
    names in capitals are furniture beside an address line.
    """
    keys = [_key(line) for line in lines]
    counts = Counter(key for key in keys if key)
    opening = set([n for n, key in enumerate(keys) if key][:_OPENING_LINES])
    found: set[int] = set()
    seen: set[str] = set()
    for n, (line, key) in enumerate(zip(lines, keys, strict=True)):
        if not key:
            continue
        first = key not in seen
        seen.add(key)
        if _BLANK_PAGE.fullmatch(line) or (_PAGE_NUMBER.fullmatch(line) and _stands_alone(lines, n)):
            found.add(n)
        elif _recurs(line, key, counts[key]) and not (first and n in opening and not _POSTCODE.search(line)):
            found.add(n)
    return frozenset(found | _places(lines, found))


def _key(line: str) -> str:
    return re.sub(r"\d+", "#", plain(line).lower()) if len(line) <= 240 else ""


def _recurs(line: str, key: str, count: int) -> bool:
    words = key.split()
    if len(words) > 24 or key[-1] in ".!?:;" or not re.search(r"[a-z]{3}", key):
        return False
    if len(words) <= _LABEL_WORDS and _SAID_OFTEN.match(key):
        return False
    if _POSTCODE.search(line) and line.count(",") >= 2:
        return count >= 2
    return count >= 3 and len(words) >= 2 and "\t" not in line.strip() and not line.lstrip().startswith(("|", "-", "<li"))


def _stands_alone(lines: Sequence[str], n: int) -> bool:
    before = lines[n - 1].strip() if n else ""
    after = lines[n + 1].strip() if n + 1 < len(lines) else ""
    return not before or not after


def _places(lines: Sequence[str], furniture: set[int]) -> set[int]:
    """Rows of capitals between tabs, next to furniture or to another such row that is."""
    rows = [n for n, line in enumerate(lines) if "\t" in line and _PLACES.fullmatch(plain(line)) and len(line) < 200]
    found: set[int] = set()
    for n in [*rows, *reversed(rows)]:
        near = range(n - _FURTHEST_PLACE, n + _FURTHEST_PLACE + 1)
        if any(m in furniture or m in found for m in near if m != n):
            found.add(n)
    return found
