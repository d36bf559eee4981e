"""What a document says itself of how many there are: it goes beside what the register has of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.entries import Row
from assistant.lookups.asked import Asked
from assistant.lookups.found import Looked
from assistant.lookups.scope import Scope, heads_of
from assistant.lookups.whom import NOUN
from assistant.quotes import quoted
from assistant.view import Sentence, View
from assistant.writers import Line, readable
from corpus.models import meet

_NUMBER = (
    r"(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen"
    r"|seventeen|eighteen|nineteen|twenty)"
)
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*"
_SOME = re.compile(  # no part of a number like 4.1, no age and no day of a month
    rf"(?<![\d./]){_NUMBER}\b(?![./]\d)(?! (?:(?:day|week|month|year)s?|{_MONTH})\b)", re.IGNORECASE
)
_NUMBERED = re.compile(r"^\W*(?:\d+(?:\.\d+)+[.)]?|\d+[.)])\s+")  # "4.1 ", "1. ": a paragraph's number counts nothing
_OF_THEM = re.compile(rf"\b{_NUMBER} (?:[\w-]+ ){{0,2}}?(?:{NOUN})(?<=s)\b", re.IGNORECASE)
_FEW = 2  # documents


def with_own_count(looked: list[Looked], asked: Asked, scope: Scope, rows: Sequence[Row], view: View) -> list[Looked]:
    """The list of `rows` with what their document says of their number, as the first that is cited.

    Of a topic that does not call the document, only what names it too. Where the register found none of them so, the
    document's own words lead: they may tell what no row prints.
    """
    documents = tuple(dict.fromkeys(row["document"] for row in rows)) if scope.about else scope.documents
    calling = scope.about & heads_of(documents, view)
    if not (looked and looked[0].lines and (scope.named or calling) and (asked.counts or asked.marked)):
        return looked
    if not 0 < len(documents) <= (_FEW if scope.named else 1):
        return looked
    told = _from_the_first_count(_sentences(documents, view), asked, scope.about - calling)
    if not told:
        return looked
    state = asked.cues | asked.marked
    going_on = [s for s in told[1:2] if state and s.passage == told[0].passage and s.number == told[0].number + 1]
    quotes = [quoted(sentence, view) for sentence in (told[0], *going_on)]
    head, *rest = looked[0].lines
    says = f"The document itself says: {' '.join(f'“{readable(quote.words)}”' for quote in quotes)}"
    words = f"{says} {looked[0].unstated}" if looked[0].unstated else f"{head.words} {says}"
    first = Line(words, (*quotes, *head.quotes), shown=False)
    return [replace(looked[0], lines=(first, *rest)), *looked[1:]]


def _from_the_first_count(sentences: Sequence[Sentence], asked: Asked, about: frozenset[str]) -> list[Sentence]:
    """The first that gives their number and has half of the topic, and those after it that speak of that state."""
    state = asked.cues | asked.marked
    on_topic = (n for n, sentence in enumerate(sentences) if 2 * len(about & sentence.terms) >= len(about))
    counting = (n for n in on_topic if _counts(sentences[n], asked))
    at = next(counting, len(sentences))
    return [*sentences[at : at + 1], *(s for s in sentences[at + 1 :] if state <= s.terms)]


def _counts(sentence: Sentence, asked: Asked) -> bool:
    """Whether it gives a number of what is asked for: of those in that state, or of all of them."""
    state, words = asked.cues | asked.marked, _NUMBERED.sub("", sentence.words)
    if state:
        return state <= sentence.terms and _SOME.search(words) is not None
    return _OF_THEM.search(words) is not None


def _sentences(documents: Sequence[str], view: View) -> list[Sentence]:
    """Those of the documents that stand in no item and in no response."""
    found: list[Sentence] = []
    for document in documents:
        taken = [span for item in view.items[document] for span in (*item.spans, *item.response)]
        numbers = (passage.number for passage in view.passages_of.get(document, ()))
        own = (sentence for number in numbers for sentence in view.sentences(document, number))
        found += [sentence for sentence in own if not meet(sentence.spans, taken)]
    return found
