"""Labels that stand by themselves in a document: "CONTACT OFFICER:", "Background papers: ...", and what they are of."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.models import Span
from index.terms import terms

_LABEL = re.compile(
    r"^[ \t#*_]*(?:(?P<label>[A-Z][A-Za-z/&' -]{4,40}?)[ \t*_]*:[ \t*_]*(?P<value>[^\n]*)"
    r"|(?P<heading>[A-Z][A-Z/&' -]{6,40})[ \t*_]*)\n",
    re.MULTILINE,
)
_ANOTHER = re.compile(r"\n[ \t]*\n|\n[ \t#*_]*[A-Z][A-Za-z/&' -]{2,40}:")
_FEWEST = 2  # terms: "contact officer", "report author"
_LONGEST = 400  # characters of what stands there


@dataclass(frozen=True, slots=True)
class Label:
    """Its words as printed, their terms, and where what it is of stands."""

    words: str
    terms: frozenset[str]
    value: Span


def labels_of(text: str) -> tuple[Label, ...]:
    """Those of two words or more that have something under them."""
    found = []
    for match in _LABEL.finditer(text):
        words = (match["label"] or match["heading"]).strip()
        said, value = frozenset(terms(words)), _value(match, text)
        if len(said) >= _FEWEST and value.start < value.end:
            found.append(Label(words, said, value))
    return tuple(found)


def _value(label: re.Match[str], text: str) -> Span:
    """The rest of its line and the lines below, to the next empty one or the next label."""
    start = label.start("value") if (label["value"] or "").strip() else label.end()
    gap = re.compile(r"\s*").match(text, start)
    start = gap.end() if gap else start
    end = _ANOTHER.search(text, start)
    last = min(end.start() if end else len(text), start + _LONGEST)
    return Span(start, start + len(text[start:last].rstrip()))
