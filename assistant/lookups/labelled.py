"""What stands under a label of its own at the head of a paper: contact officer, purpose, background papers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.evidence import Scored
from assistant.kinds import Kind
from assistant.lookups.found import Looked, held_by, kinds_said, quote_of, topic
from assistant.question import Understood
from assistant.view import View
from assistant.writers import Line, told_in
from corpus.models import Span
from index.terms import terms

_LABEL = re.compile(
    r"^[ \t#*_]*(?:(?P<label>[A-Z][A-Za-z/&' -]{4,40}?)[ \t*_]*:[ \t*_]*(?P<value>[^\n]*)"
    r"|(?P<heading>[A-Z][A-Z/&' -]{6,40})[ \t*_]*)\n",
    re.MULTILINE,
)
_ANOTHER = re.compile(r"\n[ \t]*\n|\n[ \t#*_]*[A-Z][A-Za-z/&' -]{2,40}:")
_FEWEST = 2  # terms of a label: "contact officer", "report author"
_LONGEST = 400  # characters of what stands there
_HALF = 0.5
_MOST = 2


@dataclass(frozen=True, slots=True)
class Labelled:
    """A label with what stands there; how much of the rest of the question names the paper."""

    document: str
    label: str
    value: Span
    called: float


def labelled(understood: Understood, found: Sequence[Scored], view: View) -> list[Looked]:
    """What the paper that the question names has under the label that the question says."""
    if understood.kind is Kind.HOW_MANY or kinds_said(understood.question):
        return []  # the items themselves are asked for
    asked = frozenset(terms(understood.question))
    every = [one for d in view.within(understood.filters) for one in _labels(d.id, asked, understood, view)]
    best = max((one.called for one in every), default=0.0)
    told = [one for one in every if one.called == best]
    if best < _HALF or len(told) > _MOST:
        return []
    return [Looked(tuple(_line(one, view) for one in told))]


def _labels(document: str, asked: frozenset[str], understood: Understood, view: View) -> Iterator[Labelled]:
    text = view.text(document)
    for match in _LABEL.finditer(text):
        name = match["label"] or match["heading"]
        label = frozenset(terms(name))
        if len(label) < _FEWEST or not label <= asked:
            continue
        rest = topic(understood, [], view) - label
        value = _value(match, text)
        title = view.part(document, value).title if view.papers.get(document) else ""
        heads = frozenset() if title else view.head_terms[document]
        if value.start < value.end:
            yield Labelled(document, name, value, held_by(title, rest, heads))


def _value(label: re.Match[str], text: str) -> Span:
    """The rest of its line and the lines below, to the next empty one or the next label."""
    start = label.start("value") if (label["value"] or "").strip() else label.end()
    start += len(text[start:]) - len(text[start:].lstrip())
    end = _ANOTHER.search(text, start)
    last = min(end.start() if end else len(text), start + _LONGEST)
    return Span(start, start + len(text[start:last].rstrip()))


def _line(one: Labelled, view: View) -> Line:
    name = one.label.strip().capitalize()
    return Line(f"{name}, in {told_in(one.document, one.value, view)}:", (quote_of(one.document, (one.value,), view),))
