"""What stands under a label of its own at the head of a paper: contact officer, purpose, background papers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.evidence import Scored
from assistant.kinds import Kind
from assistant.labels import Label
from assistant.lookups.found import Looked, held_by, kinds_said, quote_of, topic
from assistant.question import Understood
from assistant.view import View
from assistant.writers import Line, told_in

_ASKED_FOR = re.compile(
    r"^(?:(?:and|so) )?(?:(?:who|what|when|where)(?:['’]?s| is| was| are| were)? )?(?:the )?(?:name of the )?",
    re.IGNORECASE,
)
_HALF = 0.5
_MOST = 2


@dataclass(frozen=True, slots=True)
class Labelled:
    """A label of a document; how much of the rest of the question names the paper that it stands in."""

    document: str
    label: Label
    called: float


def labelled(understood: Understood, found: Sequence[Scored], view: View) -> list[Looked]:
    """What the paper that the question names has under the label that the question says."""
    if understood.kind is Kind.HOW_MANY or kinds_said(understood.question):
        return []  # the items themselves are asked for
    every = [one for d in view.within(understood.filters) for one in _labels(d.id, understood, view)]
    best = max((one.called for one in every), default=0.0)
    told = [one for one in every if one.called == best]
    if best < _HALF or len(told) > _MOST:
        return []
    return [Looked(tuple(_line(one, view) for one in told))]


def _labels(document: str, understood: Understood, view: View) -> Iterator[Labelled]:
    asked = _ASKED_FOR.sub("", understood.question).lower()
    for label in view.labels(document):
        words = r"\s+(?:the )?".join(map(re.escape, label.words.lower().split()))
        if not re.match(rf"{words}\b", asked):
            continue
        rest = topic(understood, [], view) - label.terms
        title = view.part(document, label.value).title if view.papers.get(document) else ""
        heads = frozenset() if title else view.head_terms[document]
        yield Labelled(document, label, held_by(title, rest, heads))


def _line(one: Labelled, view: View) -> Line:
    where = told_in(one.document, one.label.value, view)
    quote = quote_of(one.document, (one.label.value,), view)
    return Line(f"{one.label.words.capitalize()}, in {where}:", (quote,))
