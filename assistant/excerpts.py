"""What of a quote is shown: the sentences that answer, with what they are not understood without. All is cited."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from assistant.asks import asks_several
from assistant.evidence import Scored
from assistant.kinds import held_of, needs
from assistant.question import Understood
from assistant.quotes import REPORTS_A_QUESTION, Quote, joined
from assistant.view import Sentence, View
from assistant.writers import Line
from corpus.plain import words_of
from index.terms import terms

_NEAR = 0.6  # how far below the best sentence of a quote one that is shown with it may be
_TELLS_LESS = 2  # times as far, where a score tells less: of several things asked, or of a follow-up's few words
_LISTED = 1 / 3  # of a quote's sentences, at least, that are none, where it is a list or a table
_ENDS = re.compile(r"[.!?][\"'”’)\]]*$")
_LEANS_BACK = re.compile(
    r"(?:however|but|instead|although|though|this|that|these|those|they|it|its|such|he|she|his|her|their"
    r"|as (?:outlined|detailed) above|the (?:plan|programme|work))\b",
    re.IGNORECASE,
)
_CAME_OF_IT = re.compile(r"(?:This|These|However|But|AGREED|RESOLVED|The motion)\b")

_Scores = Mapping[tuple[str, int, int], float]


def excerpted(lines: Sequence[Line], found: Sequence[Scored], understood: Understood, view: View) -> tuple[Line, ...]:
    """The lines, each quote that they show with the run of its sentences that is to be shown.

    An item of the register, a row and a list are shown whole, and so is a quote of one sentence.
    """
    scores = {_key(one.sentence): one.score for one in found}
    loose = understood.carried or asks_several(understood.question)
    near = _NEAR * _TELLS_LESS if loose else _NEAR

    def cut(quote: Quote, line: Line) -> Quote:
        own = quote.sentences
        if len(own) < 2 or sum(not _ENDS.search(s.words) for s in own) >= _LISTED * len(own):
            return quote
        answering = _answering(own, scores, near) | _telling(own, line.facts)
        first, last = _readable(own, _with_kinds(own, answering, understood))
        return _showing(quote, own[first : last + 1], view)

    return tuple(
        replace(line, quotes=tuple(cut(q, line) for q in line.quotes)) if line.shown else line for line in lines
    )


def _key(sentence: Sentence) -> tuple[str, int, int]:
    return sentence.document, sentence.passage, sentence.number


def _answering(own: Sequence[Sentence], scores: _Scores, near: float) -> set[int]:
    """The best sentence, and those near it."""
    known = {n: scores[_key(s)] for n, s in enumerate(own) if _key(s) in scores}
    best = max(known.values(), default=0.0)
    return {n for n, score in known.items() if score >= best - near}


def _telling(own: Sequence[Sentence], facts: Sequence[str]) -> set[int]:
    """Those that print what the line leads with: "31 May" of "31 May (31 May 2031)"."""
    printed = [fact.split(" (")[0].casefold() for fact in facts]
    return {n for n, s in enumerate(own) if any(fact in s.words.casefold() for fact in printed)}


def _with_kinds(own: Sequence[Sentence], shown: set[int], understood: Understood) -> set[int]:
    """With the nearest that gives a kind of answer asked for, where none of them does."""
    said = frozenset(terms(understood.standalone))
    for kind in filter(needs, understood.kinds):
        telling = [n for n, s in enumerate(own) if any(not frozenset(terms(h)) <= said for h in held_of(kind, s.words))]
        if telling and not shown & set(telling):
            shown = shown | {min(telling, key=lambda n: min((abs(n - m) for m in shown), default=0))}
    return shown


def _readable(own: Sequence[Sentence], shown: set[int]) -> tuple[int, int]:
    """The first and the last of the run that holds those shown, with what they lean on and what leans on them."""
    first, last = min(shown, default=0), max(shown, default=len(own) - 1)
    while first and (_LEANS_BACK.match(own[first].words) or not _ENDS.search(own[first - 1].words)):
        first -= 1
    while last + 1 < len(own) and _goes_on(own[last], own[last + 1]):
        last += 1
    return first, last


def _goes_on(one: Sentence, after: Sentence) -> bool:
    return not _ENDS.search(one.words) or bool(REPORTS_A_QUESTION.search(one.words) or _CAME_OF_IT.match(after.words))


def _showing(quote: Quote, run: Sequence[Sentence], view: View) -> Quote:
    """The quote with the run shown; with all of it where the run does not read the same within the whole."""
    text, shown = view.text(quote.document), joined(run, view)
    whole = [words_of((span,), text) for span in quote.spans]
    within = all(any(words_of((span,), text) in words for words in whole) for span in shown)
    return replace(quote, shown=shown) if within else quote
