"""Which items are about a topic, by their own words and by what is printed over them; and by which words that is told.

A topic often stands once, over a whole list: in its heading, its name, the title. What says it in other words is found
by none of these, so a list chosen by a topic says how it was chosen and never that it is complete.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from assistant.entries import Entry, Row
from assistant.lookups.found import held_by, words_of_item
from assistant.view import View
from corpus.models import meet
from index.terms import terms, words

OTHER_WORDS = "What says it in other words is not among them."
_ALIKE = 0.5
_PAIR = 2
_PART = re.compile(  # "PART B: Lighting the quays", which layout alone does not show to be a heading
    r"(?:^|\n[ \t]*\n)[ \t#*_]*(?:part|annex|appendix|chapter|schedule) (?:[a-z]|\d{1,2}|[ivx]{1,5})\b"
    r"(?P<name>[:.–—-]?[ \t]+[^\n]+(?:\n[^\n]+){0,2})(?<![.;,])[ \t*_]*(?=\n[ \t]*\n)",
    re.IGNORECASE,
)


def is_about(entry: Entry, topic: frozenset[str], view: View) -> bool:
    """Whether its own words hold half of the topic, or more than half with what is printed over them.

    Of two words both: an item about health is not about mental health.
    """
    own = own_words(entry, view)
    enough = held_by(own, topic) >= _ALIKE and len(topic) != _PAIR
    return enough or held_by(own, topic, over(entry.row, view)) > _ALIKE


def own_words(entry: Entry, view: View) -> str:
    """Of an item what was asked and answered, of a commitment its own and those of the item that it hangs from."""
    if entry.commitment:
        return f"{entry.row['text']} {entry.commitment['quote']}"
    return words_of_item(entry.row["document"], view.by_key[entry.row["id"]], view)


def over(row: Row, view: View) -> frozenset[str]:
    """The terms of the headings, the list, the part and the titles that the item stands under."""
    document, spans = row["document"], view.by_key[row["id"]].spans
    part = next((name for at, name in reversed(_parts(view.text(document))) if at <= row["start"]), frozenset[str]())
    holding = (p.number for p in view.passages_of.get(document, ()) if meet(p.spans, spans))
    context = next((view.context(document, number) for number in holding), frozenset[str]())
    return part | context | view.title_terms[document] | frozenset(terms(row["list"] or ""))


def chosen_by(entries: Sequence[Entry], topic: frozenset[str], typed: str, view: View) -> str:
    """ "They name 'ferry'.": by which of the topic's words the entries were chosen; empty where there is none."""
    if not (topic and entries):
        return ""
    own = [topic.intersection(terms(own_words(entry, view))) for entry in entries]
    whole = [held | (topic & over(entry.row, view)) for held, entry in zip(own, entries, strict=True)]
    shared, named = frozenset.intersection(*whole), frozenset().union(*whole)
    printed = " ".join(own_words(entry, view) for entry in entries)
    said = in_quotes(named, typed, printed, joined=" and " if shared == named else " or ")
    one = len(entries) == 1
    under = f" or stand{'s' * one} under a heading or title that does"
    by_title = any(a < b for a, b in zip(own, whole, strict=True))
    return f"{'It names' if one else 'They name'} {said}{under * by_title}."


def in_quotes(topic: frozenset[str], typed: str, printed: str = "", *, joined: str = " or ") -> str:
    """The words of the terms in the order of the question; where it has others for them, as they are printed."""
    found = {term: word for word in reversed([*words(typed), *words(printed)]) for term in terms(word)}
    order = {word: place for place, word in enumerate(words(typed))}
    named = sorted((found.get(term, term) for term in topic), key=lambda word: (order.get(word, len(order)), word))
    return joined.join(f"'{word}'" for word in named)


@lru_cache(maxsize=256)
def _parts(text: str) -> tuple[tuple[int, frozenset[str]], ...]:
    """The parts of a document that announce themselves: where each begins, and the terms of its name."""
    return tuple((found.start(), frozenset(terms(found["name"]))) for found in _PART.finditer(text))
