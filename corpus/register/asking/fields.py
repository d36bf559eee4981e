"""Fields printed below a recommendation or its answer, a line each: "Owner: Head of Lamps", "Target date: May 2031"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.models import Span
from corpus.register.asking.fieldnames import IN_COLUMNS, LABEL, LONGEST, begins_field
from corpus.register.prose import Sentence, prose_of

_ORIGINAL = re.compile(r"original", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Field:
    """`name`: "owner", "due", "status" or "other"; `words` its value as printed, at `span`, below sentence `at`."""

    name: str
    words: str
    span: Span
    at: int


def fields_in(said: Sequence[Sentence], text: str) -> list[Field]:
    """The fields of the lines that begin with one, in order."""
    return [field for n, s in enumerate(said) if begins_field(s.words) for field in _fields(s, n, text)]


def field_of(fields: Sequence[Field], name: str) -> Field | None:
    """The one in force of a name: the last that is not called the original one."""
    own = [field for field in fields if field.name == name]
    return own[-1] if own else None


def _fields(s: Sentence, n: int, text: str) -> list[Field]:
    prose = prose_of(s.spans, text)
    labels = list(LABEL.finditer(prose.words)) or [m for m in [IN_COLUMNS.match(prose.words)] if m]
    ends = [label.start() for label in labels[1:]] + [len(prose.words)]
    found = []
    for label, end in zip(labels, ends, strict=True):
        words = prose.words[label.end() : end].strip(" .;")
        if words and len(words.split()) <= LONGEST and not _ORIGINAL.match(label[0]):
            start = label.end()
            found.append(Field(label.lastgroup or "", words, prose.span(start, start + len(words)), n))
    return found
