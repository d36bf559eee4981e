"""Fields printed below a recommendation or its answer, a line each: "Owner: Head of Lamps", "Target date: May 2031"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.models import Span
from corpus.register.prose import Sentence, prose_of

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
_LABEL = re.compile(
    rf"(?:(?<=^)|(?<=[\s;(]))(?:{'|'.join(f'(?P<{name}>{words})' for name, words in _NAMES)})\s*:\s*(?=\S|$)",
    re.IGNORECASE,
)
_IN_COLUMNS = re.compile(
    r"(?:(?P<owner>Responsible|Responsibility|Owner)|(?P<due>Date|Deadline|Timescale)|(?P<other>Priority)) "
    r"(?=[A-Z\d-])(?!.*[.;]$)"
)  # a label and its value in two columns
_COLUMN_WORDS = 7
_LONGEST = 16  # words of a value
_ORIGINAL = re.compile(r"original", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Field:
    """`name`: "owner", "due", "status" or "other"; `words` its value as printed, at `span`, below sentence `at`."""

    name: str
    words: str
    span: Span
    at: int


def begins_field(words: str) -> bool:
    """Whether a line is a field, or several."""
    if _IN_COLUMNS.match(words) and len(words.split()) <= _COLUMN_WORDS:
        return True
    found = _LABEL.match(words)
    return found is not None and (words[:1].isupper() and len(words[found.end() :].split()) <= 3 * _LONGEST)


def fields_in(said: Sequence[Sentence], text: str) -> list[Field]:
    """The fields of the lines that begin with one, in order."""
    return [field for n, s in enumerate(said) if begins_field(s.words) for field in _fields(s, n, text)]


def field_of(fields: Sequence[Field], name: str) -> Field | None:
    """The one in force of a name: the last that is not called the original one."""
    own = [field for field in fields if field.name == name]
    return own[-1] if own else None


def _fields(s: Sentence, n: int, text: str) -> list[Field]:
    prose = prose_of(s.spans, text)
    labels = list(_LABEL.finditer(prose.words)) or [m for m in [_IN_COLUMNS.match(prose.words)] if m]
    ends = [label.start() for label in labels[1:]] + [len(prose.words)]
    found = []
    for label, end in zip(labels, ends, strict=True):
        words = prose.words[label.end() : end].strip(" .;")
        if words and len(words.split()) <= _LONGEST and not _ORIGINAL.match(label[0]):
            start = label.end()
            found.append(Field(label.lastgroup or "", words, prose.span(start, start + len(words)), n))
    return found
