"""Which of the sentences found are quoted, and with which neighbours."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.evidence import QUOTES, Scored
from assistant.kinds import Kind, has_kind, needs
from assistant.view import Sentence, View
from corpus.dates import expressions
from corpus.models import Span, Spans
from index.terms import terms

_ALIKE = 0.8
_SAME_MATTER = 0.25
_FURTHEST_BELOW, _FURTHEST_BESIDE = 1.3, 1.6
_AS_GOOD, _AS_GOOD_LATEST = 0.2, 0.8
_LOOKED_AT = 12
_BRIDGED = 2
LONGEST_QUOTE = 90  # words, with the neighbours that complete it
_GAP = 12  # characters of marker, markup or space that may lie inside one span
_POINTS_BACK = re.compile(
    r"(this|these|those|they|it|its|such|he|she|in addition|however|additionally"
    r"|as (outlined|detailed) above|the (plan|programme|work))\b",
    re.IGNORECASE,
)

_REPORTS_A_QUESTION = re.compile(
    r"^\W*(?:\d[\d.]*\s+)?(?:[A-Z][\w.'’-]*\s+){1,5}(?:also |then )?"
    r"(?:asked|queried|questioned|enquired|wondered|requested)\b"
)


@dataclass(frozen=True, slots=True)
class Quote:
    """Words to quote: the sentence, with the neighbours it cannot be understood without.

    `best` is the number of the span that holds most of the sentence itself: it is cited first.
    """

    document: str
    passage: int
    spans: Spans
    words: str
    score: float
    best: int = 0


def chosen(
    found: Sequence[Scored], view: View, kinds: Sequence[Kind] = (), most: int = QUOTES, *, latest: bool = False
) -> list[Quote]:
    """The quotes to show, best first: no two alike, none far below the best, sentences that stand together as one.

    What stands beside a quote may be a little further below. Of quotes about as good, the latest document's comes
    first; with `latest`, the latest word asked for, more so.
    """
    runs: list[_Run] = []
    taken: list[frozenset[str]] = []
    for scored in found[:_LOOKED_AT]:
        below = found[0].score - scored.score
        if below > _FURTHEST_BESIDE:
            break
        sentence = scored.sentence
        if runs and sentence.words.endswith("?"):
            continue
        if any(run.holds(sentence) for run in runs):
            continue
        if any(_alike(sentence.terms, other) for other in taken):
            _show_the_picture(runs, scored, kinds, view)
            continue
        beside = next((run for run in runs if run.touches(sentence) and run.room(sentence, view)), None)
        if beside is not None:
            beside.extend(sentence)
        elif len(runs) < most and below <= _FURTHEST_BELOW:
            runs.append(_completed(sentence, view, scored.score, kinds))
        else:
            continue
        taken.append(sentence.terms)
    return _latest_first([run.quote(view) for run in runs], view, _AS_GOOD_LATEST if latest else _AS_GOOD)


def _show_the_picture(runs: list[_Run], scored: Scored, kinds: Sequence[Kind], view: View) -> None:
    """Put the same sentence as its page shows it in place of one of a copy without pictures of its pages.

    A library may hold a document twice, as a PDF and as the text of it.
    """
    sentence = scored.sentence
    if not _is_drawn(sentence.document, view):
        return
    for n, run in enumerate(runs):
        own = run.sentences(view)
        if len(own) == 1 and own[0].words == sentence.words and not _is_drawn(run.document, view):
            runs[n] = _completed(sentence, view, run.score, kinds)
            return


def _is_drawn(document: str, view: View) -> bool:
    return view.documents[document].format == "pdf"


def _latest_first(quotes: list[Quote], view: View, margin: float) -> list[Quote]:
    best = quotes[0] if quotes else None
    as_good = [q for q in quotes if best and q.score >= best.score - margin and (q is best or _on_the_same(q, best))]
    as_good.sort(key=lambda quote: view.part(quote.document, quote.spans[0]).date, reverse=True)
    return as_good + [quote for quote in quotes if quote not in as_good]


def _on_the_same(one: Quote, other: Quote) -> bool:
    """Whether two quotes speak of one matter, by their words."""
    return likeness(frozenset(terms(one.words)), frozenset(terms(other.words))) >= _SAME_MATTER


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """The terms that two passages share, over those of the shorter: from 0 to 1."""
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0


def quoted(sentence: Sentence, view: View) -> Quote:
    """The sentence with what completes it."""
    return _completed(sentence, view, 0.0, ()).quote(view)


@dataclass
class _Run:
    """Neighbouring sentences of one passage on their way to being a quote."""

    document: str
    passage: int
    first: int
    last: int
    score: float
    chosen: Span  # the longest of the sentence that was chosen

    def holds(self, sentence: Sentence) -> bool:
        return self._same(sentence) and self.first <= sentence.number <= self.last

    def touches(self, sentence: Sentence) -> bool:
        """Whether the sentence stands beside the run, or one sentence away."""
        return self._same(sentence) and self.first - _BRIDGED <= sentence.number <= self.last + _BRIDGED

    def room(self, sentence: Sentence, view: View) -> bool:
        """Whether a quote that takes the sentence in is still short enough."""
        first, last = min(self.first, sentence.number), max(self.last, sentence.number)
        within = view.sentences(self.document, self.passage)
        return sum(len(s.words.split()) for s in within[first : last + 1]) <= LONGEST_QUOTE

    def extend(self, sentence: Sentence) -> None:
        self.first, self.last = min(self.first, sentence.number), max(self.last, sentence.number)

    def sentences(self, view: View) -> tuple[Sentence, ...]:
        return view.sentences(self.document, self.passage)[self.first : self.last + 1]

    def quote(self, view: View) -> Quote:
        own = self.sentences(view)
        spans = _joined(own, view)
        best = next((n for n, span in enumerate(spans) if span.overlaps(self.chosen)), 0)
        return Quote(self.document, self.passage, spans, " ".join(s.words for s in own), self.score, best)

    def _same(self, sentence: Sentence) -> bool:
        return self.document == sentence.document and self.passage == sentence.passage


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one and other) and len(one & other) >= _ALIKE * max(len(one), len(other))


def _completed(sentence: Sentence, view: View, score: float, kinds: Sequence[Kind]) -> _Run:
    """The sentence with the one before where it points back, the list it leads in to, and the neighbour that holds
    a kind of answer asked for where it does not itself."""
    within = view.sentences(sentence.document, sentence.passage)
    longest = max(sentence.spans, key=lambda span: span.end - span.start)
    run = _Run(sentence.document, sentence.passage, sentence.number, sentence.number, score, longest)
    before = within[sentence.number - 1] if sentence.number else None
    after = within[sentence.number + 1] if sentence.number + 1 < len(within) else None
    if before and _POINTS_BACK.match(sentence.words) and run.room(before, view):
        run.extend(before)
    if after and _REPORTS_A_QUESTION.search(sentence.words) and run.room(after, view):
        run.extend(after)
    for kind in kinds:
        if not _may_lack(kind) or any(_tells(kind, s, view) for s in run.sentences(view)):
            continue
        for beside in (after, before):
            if beside and _tells(kind, beside, view) and run.room(beside, view):
                run.extend(beside)
                break
    if within[run.last].words.endswith(":"):
        while run.last + 1 < len(within) and run.room(within[run.last + 1], view):
            run.extend(within[run.last + 1])
    return run


def _may_lack(kind: Kind) -> bool:
    return needs(kind) or kind is Kind.WHY


def _tells(kind: Kind, sentence: Sentence, view: View) -> bool:
    """Whether it holds such an answer: "for two years" is no date by which something is done."""
    if not has_kind(kind, sentence.words) or kind is not Kind.BY_WHEN:
        return has_kind(kind, sentence.words)
    return bool(expressions(sentence.words, view.as_at(sentence.document, sentence.spans[0])))


def _joined(run: Sequence[Sentence], view: View) -> Spans:
    """The run's spans, those with only markers, markup or space between them made one."""
    text = view.text(run[0].document)
    joined: list[Span] = []
    for span in (span for sentence in run for span in sentence.spans):
        if joined and _nothing_between(joined[-1], span, text):
            joined[-1] = Span(joined[-1].start, span.end)
        else:
            joined.append(span)
    return tuple(joined)


def _nothing_between(one: Span, other: Span, text: str) -> bool:
    return 0 <= other.start - one.end <= _GAP and not re.search(r"\w{2}", text[one.end : other.start])
