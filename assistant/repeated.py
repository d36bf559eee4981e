"""The same said twice, as in a summary that repeats a table or a letter in a pack: quoted once, the others named."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Sequence

from assistant.evidence import Scored
from assistant.quotes import Quote, likeness
from assistant.view import Sentence, View
from assistant.writers import Line, told_in
from corpus.models import meet
from index.terms import words

_ALIKE = 0.8
_SAYS_ENOUGH = 5  # words; "Complete." says the same everywhere and nothing of one matter
_MOST_NAMED = 3
_NAME = re.compile(r"(?<=\w )[A-Z]\w+|(?<=[,;:(] )[A-Z]\w+")
_TELLING = frozenset(
    {"no", "not", "never", "none", "without"} | {name.lower() for name in [*calendar.month_name, *calendar.month_abbr]}
)


def alike(one: str, other: str) -> bool:
    """Whether both say the same in nearly the same words.

    No figure, month or "not" may stand in one of them alone, and no name in the place of another.
    """
    ours, theirs = frozenset(words(one)), frozenset(words(other))
    if min(len(ours), len(theirs)) < _SAYS_ENOUGH or len(ours & theirs) < _ALIKE * max(len(ours), len(theirs)):
        return False
    if any(word in _TELLING or re.search(r"\d", word) for word in ours ^ theirs):
        return False
    return not (_names(one) - theirs and _names(other) - ours)


def _names(sentence: str) -> frozenset[str]:
    """Its capitalised words, the first one left out."""
    return frozenset(word for name in _NAME.findall(sentence) for word in words(name))


def repeated(quotes: Sequence[Quote], found: Sequence[Scored], view: View) -> tuple[Line, ...]:
    """A line that cites where else what is quoted stands, among the sentences found; none where it stands once."""
    others = list(dict.fromkeys(_elsewhere(quotes, found, view)))[:_MOST_NAMED]
    if not others:
        return ()
    places = dict.fromkeys(_place(sentence, view) for sentence in others)
    said = tuple(Quote(s.document, s.passage, s.spans, s.words, 0.0) for s in others)
    return (Line(f"Much the same stands in {' and '.join(places)}.", said, shown=False),)


def _elsewhere(quotes: Sequence[Quote], found: Sequence[Scored], view: View) -> Iterator[Sentence]:
    """The sentences found that are not quoted and repeat one that is."""
    shown = [s for q in quotes for s in view.sentences(q.document, q.passage) if meet(s.spans, q.spans)]
    for scored in found:
        sentence = scored.sentence
        if any(q.document == sentence.document and meet(q.spans, sentence.spans) for q in quotes):
            continue
        near = (s for s in shown if likeness(sentence.terms, s.terms) >= _ALIKE)  # cheap, and lets most of them go
        if any(alike(sentence.words, s.words) for s in near):
            yield sentence


def _place(sentence: Sentence, view: View) -> str:
    where = told_in(sentence.document, sentence.spans[0], view)
    page = view.page(sentence.document, sentence.spans[0].start)
    return f"{where}, page {page}" if page else where
