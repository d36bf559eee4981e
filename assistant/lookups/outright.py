"""Whose, by when, whether done: where the register has the very thing that a question is about, it is the answer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.agreement import difference
from assistant.entries import Entry, entries_of
from assistant.evidence import Scored
from assistant.kinds import Kind
from assistant.lookups.found import Looked, held_by, named_documents
from assistant.lookups.given import giver_of
from assistant.lookups.told import line_of, quote_of_entry
from assistant.naming import MONTH_TERMS
from assistant.question import Understood
from assistant.quotes import Quote, chosen
from assistant.view import View
from corpus.dates import expressions
from corpus.register import ASKED_FROM_OUTSIDE
from index.terms import terms

_ASKS = {
    "who": re.compile(
        r"^who(?:['’]?s)?\b.*\b(?:responsible|accountable|answerable|in charge|down|leading) (?:for|of|on)\b"
        r"|^who (?:owns|leads|(?:is|are|was|were|has|have|is meant|is supposed) to)\b",
        re.IGNORECASE,
    ),
    "when": re.compile(
        r"^by when\b|^by what (?:date|day)\b|^when (?:is|are|was|were)\b.*\b(?:due|to (?:be|have))\b"
        r"|^(?:what|when)(?:['’]?s| is| was) the (?:deadline|due date|target date)\b",
        re.IGNORECASE,
    ),
    "status": re.compile(
        r"^(?:has|have|is|are|was|were|did)\b.*\b(?:done|completed?|finished|implemented|delivered)\W*$", re.IGNORECASE
    ),
}
_CUES = frozenset(
    terms(
        "responsible accountable answerable charge leading owns leads meant supposed deadline due date day target done "
        "complete completed finished implemented delivered"
    )
)
_NAMING = MONTH_TERMS | frozenset(terms("letter paper pack report minutes meeting log response reply"))
_HELD = 0.8
_FEWEST = 2  # terms: one alone could be about anything
_MOST = 3


def outright(understood: Understood, found: Sequence[Scored], view: View) -> list[Looked]:
    """The items and commitments that hold nearly all of the question's words and print, or are given, what it asks."""
    asked = next((what for what, pattern in _ASKS.items() if pattern.search(understood.question.strip())), "")
    if not asked or understood.before or understood.numbers:
        return []
    documents = named_documents(understood, view)
    about = _about(understood, documents, view)
    if len(about) < _FEWEST:
        return []
    entries = entries_of(row for row in view.rows if row["document"] in documents)
    held = {n: share for n, e in enumerate(entries) if (share := held_by(_words(e), about)) >= _HELD}
    best = [entries[n] for n, share in held.items() if share == max(held.values())]
    told = sorted((e for e in best if _tells(e, asked, view)), key=lambda e: e.as_at, reverse=True)
    given = [e for e in told if giver_of(e, asked)]
    promised = {e.row["id"] for e in told if e.commitment}
    told = [e for e in told if e.commitment or e in given or e.row["id"] not in promised]
    if not 0 < len(told) <= _MOST or (asked == "status" and not given):  # what documents tell of it says more
        return []
    told = given + [e for e in told if e not in given]
    lines = tuple(line_of(entry, understood, view) for entry in told)
    if len(lines) == 1:  # no list: the one that it is
        lines = (replace(lines[0], words=lines[0].words.removeprefix("- ")),)
    if asked == "when" and not given and _conflicting([line.quotes[0] for line in lines], found, view):
        return []  # passages show both sides
    return [Looked(lines)]


def _conflicting(told: Sequence[Quote], found: Sequence[Scored], view: View) -> bool:
    """Whether documents of one time give other dates than the register's, or it holds several."""
    quotes = [*told, *chosen(found, view)]
    return any(one.conflicting for one in difference(quotes, Kind.BY_WHEN, view))


def _about(understood: Understood, documents: Sequence[str], view: View) -> frozenset[str]:
    """What the question is about, less the words that ask and those that name its documents."""
    about = frozenset(understood.terms) - _CUES
    if not understood.named:
        return about
    names = frozenset(t for d in documents for t in view.title_terms[d])
    return frozenset(t for t in about - names - _NAMING if not t.isdigit())


def _words(entry: Entry) -> str:
    return str(entry.commitment["quote"] if entry.commitment else entry.row["text"])


def _tells(entry: Entry, asked: str, view: View) -> bool:
    """Whether it says what is asked; where its words give several dates they are left to be read whole."""
    if asked == "who":  # whom an inspector addresses does not tell who has it in hand: the response may
        outside = entry.row["kind"] in ASKED_FROM_OUTSIDE and not entry.row["status"] and not giver_of(entry, "who")
        return bool(entry.commitment["by_whom"] if entry.commitment else not outside and entry.row["addressed_to"])
    if asked == "status":
        return bool(entry.status)
    if giver_of(entry, "when") or not entry.due:
        return bool(entry.due)
    quote = quote_of_entry(entry, view)
    return len(expressions(quote.words, view.as_at(quote.document, quote.spans[0]))) < 2
