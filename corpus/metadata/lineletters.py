"""A letter that came without blank lines: its parts are told by its lines, around the salutation and the farewell."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.metadata.bodylines import whole_line
from corpus.metadata.paper import FAREWELL, NOT_A_TITLE, SALUTATION, Line, Paper, trimmed
from corpus.models import Fact, Span
from corpus.plain import masked

_SALUTED = re.compile(rf"(?:.{{0,30}}\b(?:19|20)\d\d\s+)?{SALUTATION.pattern}[^.\n]{{0,60}}[,:]?")
_BY_MAIL = re.compile(r"[\s,(]*\bby\s+e-?mail\b.*$", re.IGNORECASE)
_DATED = re.compile(
    r"(?:\w+day,?\s+)?\d{1,2}(?:st|nd|rd|th)?\s+[A-Z][a-z]+,?\s+(?:19|20)\d\d\b|^\W*date\b", re.IGNORECASE
)
_ENDS = re.compile(rf"{_DATED.pattern}|\bby\s+e-?mail\b", re.IGNORECASE)
_TITLED = re.compile(
    r"(?:Rt|Mr|Mrs|Ms|Dr|Sir|Dame|Lord|Lady|Baroness|Cllr|Councillor|Senator|Deputy|Professor)\b(?!\s+(?:Chief|Director|Chair))"
)
_OFFICE = re.compile(
    r"\b(?:Minister|Secretary|Executive|Commissioner|Constable|Director|Chair\w*|Officer|Leader|Convener|President|Mayor|"
    r"Clerk|Inspector|Keeper|Auditor|Solicitor|Coroner|Ombudsman)\b|^" + _TITLED.pattern
)
_NAME = re.compile(r"[A-Z][\w’'-]+(?:\s+[A-Z][\w’'.-]*){1,3}")
_CONTACT = re.compile(r"[|@]|\b(?:tel|fax|phone|www|email|page|cc)\b|\d{3,}", re.IGNORECASE)
_ABOVE = 8  # lines
_LINE = 90  # characters of a name, an office or a letterhead
_SUBJECT = 160
_SIGNED = 3  # lines


def subject_of(paper: Paper) -> Fact | None:
    """The title-like line after the salutation; the second where the first is the name of the body that writes."""
    after = _after(paper)
    titled = [line for line in after[:2] if _is_title(line.words)]
    if not titled or titled[0] is not after[0]:
        return None
    best = titled[-1] if len(titled) > 1 and whole_line(paper, titled[0]) else titled[0]
    return trimmed(paper.text, best.span)


def writing_body_of(paper: Paper) -> Fact | None:
    """The body that stands as a heading under the salutation, with the subject below it."""
    after = _after(paper)
    return whole_line(paper, after[0]) if len(after) > 1 and _is_title(after[1].words) else None


def addressed_to(paper: Paper) -> Fact | None:
    """Who stands above the salutation, by name or office."""
    at = _salutation(paper)
    if at is None:
        return None
    above = paper.opening[max(0, at - _ABOVE) : at]
    for n, line in enumerate(above):
        words = _BY_MAIL.sub("", line.words)
        if len(words) <= _LINE and not _DATED.search(words) and not words.endswith(".") and _OFFICE.search(words):
            below = next((line for line in above[n + 1 : n + 2] if not _ENDS.search(line.words)), None)
            named = _TITLED.match(words) is not None  # the person's own line
            first = above[n - 1] if n and below and not named and _NAME.fullmatch(above[n - 1].words) else line
            last = below if below and whole_line(paper, below) else line
            shown = masked(last.span.of(paper.text))
            return trimmed(paper.text, Span(first.span.start, last.span.start + len(_BY_MAIL.sub("", shown))))
    return None


def signature_of(paper: Paper) -> Span | None:
    """The lines under a farewell that has a line to itself, up to the first that tells how to reach the office."""
    lines = [(m.start(), m.group()) for m in re.finditer(r"[^\n]*\S[^\n]*", masked(paper.text))]
    for n in reversed(range(len(lines))):
        found = FAREWELL.match(lines[n][1].strip(" *_>"))
        if not found or len(lines[n][1].strip(" *_>,")) > found.end() + 2:
            continue
        below: list[tuple[int, str]] = []
        for start, words in lines[n + 1 : n + 1 + _SIGNED]:
            if len(words) > _LINE or _CONTACT.search(words):
                break
            below.append((start, words))
        return Span(below[0][0], below[-1][0] + len(below[-1][1])) if below else None
    return None


def _salutation(paper: Paper) -> int | None:
    return next((n for n, line in enumerate(paper.opening) if _SALUTED.fullmatch(line.words)), None)


def _after(paper: Paper) -> Sequence[Line]:
    at = _salutation(paper)
    return paper.opening[at + 1 : at + 4] if at is not None else ()


def _is_title(words: str) -> bool:
    count = len(words.split())
    return (
        1 < count <= _SUBJECT // 4
        and len(words) <= _SUBJECT
        and words[-1:] not in ".,;:"
        and words[:1].isupper() | words[:1].isdigit()
        and not NOT_A_TITLE.search(words)
    )
