"""Which of the sentences found are quoted, and with which neighbours."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.evidence import ASKING_KINDS, QUOTES, Scored
from assistant.kinds import Kind, has_kind, needs
from assistant.view import Sentence, View
from corpus.dates import expressions
from corpus.models import BlockKind, Span, Spans
from index.terms import terms

_ALIKE = 0.8
_SAME_MATTER = 0.25
_FURTHEST_BELOW, _FURTHEST_BESIDE = 1.6, 1.9
_AS_GOOD, _AS_GOOD_LATEST = 0.2, 0.8
_LOOKED_AT = 12
_BRIDGED = 3
LONGEST_QUOTE = 100  # words, with the neighbours that complete it
_LEANS = 0.25  # how much of its better neighbour's score counts beside a sentence's own, where the first is chosen
_LONE = 1.0  # how far below itself the neighbour of a sentence is taken to be that is a passage of its own
_STANDS_ALONE = ASKING_KINDS | {BlockKind.TABLE_ROW.value}
_GAP = 12  # characters of marker, markup or space that may lie inside one span
_POINTS_BACK = re.compile(
    r"(this|these|those|they|it|its|such|he|she|as (outlined|detailed) above|the (plan|programme|work))\b",
    re.IGNORECASE,
)

REPORTS_A_QUESTION = re.compile(
    r"^\W*(?:\d[\d.]*\s+)?(?:[A-Z][\w.'’-]*\s+){1,5}(?:also |then )?"
    r"(?:asked|queried|questioned|enquired|wondered|requested)\b"
)


@dataclass(frozen=True, slots=True)
class Quote:
    """Words to quote: the sentence, with the neighbours it cannot be understood without.

    `best` is the number of the span that holds most of the sentence itself: it is cited first. `sentences` are those
    of running text, of which `shown` may hold some; what has none is shown whole.
    """

    document: str
    passage: int
    spans: Spans
    words: str
    score: float
    best: int = 0
    sentences: tuple[Sentence, ...] = ()
    shown: Spans = ()


def chosen(
    found: Sequence[Scored], view: View, kinds: Sequence[Kind] = (), most: int = QUOTES, *, latest: bool = False
) -> list[Quote]:
    """The quotes to show, best first: no two alike, none far below the best, sentences that stand together as one.

    What stands beside a quote may be a little further below. Of quotes about as good, the latest document's comes
    first; with `latest`, the latest word asked for, more so.
    """
    runs: list[_Run] = []
    taken: list[frozenset[str]] = []
    found = _best_with_neighbour_first(found)
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
        beside = next((run for run in runs if run.touches(sentence) and run.room(sentence)), None)
        if beside is not None:
            beside.extend(sentence)
        elif len(runs) < most and below <= _FURTHEST_BELOW:
            runs.append(_completed(sentence, view, scored.score, kinds))
            if len(runs) == 1 and kinds and not needs(kinds[0]):
                _read_on(runs[0])
        else:
            continue
        taken.append(sentence.terms)
    return _latest_first([run.quote(view) for run in runs], view, _AS_GOOD_LATEST if latest else _AS_GOOD)


def _best_with_neighbour_first(found: Sequence[Scored]) -> list[Scored]:
    """The sentences, first the one that is best with the better of its neighbours: an answer is seldom one sentence,
    and one that stands out alone is often a heading, an invitation or a recommendation of others."""
    if not found:
        return []
    score = {(s.sentence.document, s.sentence.passage, s.sentence.number): s.score for s in found}

    def with_neighbour(scored: Scored) -> float:
        own = scored.sentence
        beside = [score.get((own.document, own.passage, own.number + step)) for step in (-1, 1)]
        held = [one for one in beside if one is not None]
        return scored.score + _LEANS * max(held, default=scored.score - _LONE)

    best = max(found, key=with_neighbour)
    return [replace(best, score=found[0].score), *(s for s in found if s is not best)]


def _read_on(run: _Run) -> None:
    """Take in what follows, as far as a quote may go: an open question is answered by a passage, not a sentence."""
    while (after := run.beside()[1]) and run.room(after):
        run.extend(after)


def _show_the_picture(runs: list[_Run], scored: Scored, kinds: Sequence[Kind], view: View) -> None:
    """Put the same sentences as their page shows them in place of those of a copy without pictures of its pages.

    A library may hold a document twice, as a PDF and as the text of it.
    """
    sentence = scored.sentence
    if not _is_drawn(sentence.document, view):
        return
    for n, run in enumerate(runs):
        if run.chosen.words != sentence.words or _is_drawn(run.chosen.document, view):
            continue
        drawn, said = _completed(sentence, view, run.score, kinds), {s.words for s in run.sentences}
        while beside := next((s for s in drawn.beside() if s and s.words in said), None):
            drawn.extend(beside)
        if said <= {s.words for s in drawn.sentences}:
            runs[n] = drawn
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
    """Neighbouring sentences on their way to being a quote: those of `within` from `first` to `last`."""

    within: tuple[Sentence, ...]
    first: int
    last: int
    score: float
    chosen: Sentence

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        return self.within[self.first : self.last + 1]

    def holds(self, sentence: Sentence) -> bool:
        return sentence in self.sentences

    def touches(self, sentence: Sentence) -> bool:
        """Whether the sentence stands beside the run, or up to two sentences away."""
        return sentence in self.within[max(0, self.first - _BRIDGED) : self.last + _BRIDGED + 1]

    def room(self, sentence: Sentence) -> bool:
        """Whether a quote that takes in a sentence from within is still short enough."""
        first, last = self._with(sentence)
        return sum(len(s.words.split()) for s in self.within[first : last + 1]) <= LONGEST_QUOTE

    def extend(self, sentence: Sentence) -> None:
        self.first, self.last = self._with(sentence)

    def beside(self) -> tuple[Sentence | None, Sentence | None]:
        """The sentence before the run and the one after it."""
        before = self.within[self.first - 1] if self.first else None
        return before, self.within[self.last + 1] if self.last + 1 < len(self.within) else None

    def quote(self, view: View) -> Quote:
        spans = joined(self.sentences, view)
        longest = max(self.chosen.spans, key=lambda span: span.end - span.start)
        best = next((n for n, span in enumerate(spans) if span.overlaps(longest)), 0)
        words = " ".join(s.words for s in self.sentences)
        running = view.passages[self.chosen.document, self.chosen.passage].kind not in _STANDS_ALONE
        own = self.sentences if running else ()
        return Quote(self.chosen.document, self.chosen.passage, spans, words, self.score, best, own)

    def _with(self, sentence: Sentence) -> tuple[int, int]:
        at = self.within.index(sentence)
        return min(self.first, at), max(self.last, at)


def _around(sentence: Sentence, view: View) -> tuple[Sentence, ...]:
    """The sentences of its passage, with those of the passages before and after where nothing parts them."""
    document, number = sentence.document, sentence.passage
    found = view.sentences(document, number)
    for first, second in ((number - 1, number), (number, number + 1)):
        other = first if second == number else second
        if not _go_on(document, first, second, view):
            continue
        more = view.sentences(document, other)
        found = (*more, *found) if other < number else (*found, *more)
    return found


def _go_on(document: str, first: int, second: int, view: View) -> bool:
    """Whether two passages may be quoted as one: nothing parts them, one section and speaker, neither a row or a
    recommendation."""
    one, other = (view.passages.get((document, number)) for number in (first, second))
    if one is None or other is None or _STANDS_ALONE & {one.kind, other.kind}:
        return False
    if (one.section, one.speaker) != (other.section, other.speaker) or not (one.sentences and other.sentences):
        return False
    return _nothing_between(one.sentences[-1][-1], other.sentences[0][0], view.text(document))


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one and other) and len(one & other) >= _ALIKE * max(len(one), len(other))


def _completed(sentence: Sentence, view: View, score: float, kinds: Sequence[Kind]) -> _Run:
    """The sentence with the one before where it points back, the list it leads in to, and the neighbour that holds
    a kind of answer asked for where it does not itself."""
    within = _around(sentence, view)
    at = within.index(sentence)
    run = _Run(within, at, at, score, sentence)
    before, after = run.beside()
    if before and _POINTS_BACK.match(sentence.words) and run.room(before):
        run.extend(before)
    if after and REPORTS_A_QUESTION.search(sentence.words) and run.room(after):
        run.extend(after)
    for kind in kinds:
        if not _may_lack(kind) or any(_tells(kind, s, view) for s in run.sentences):
            continue
        for beside in (after, before):
            if beside and _tells(kind, beside, view) and run.room(beside):
                run.extend(beside)
                break
    if within[run.last].words.endswith(":"):
        while run.last + 1 < len(within) and run.room(within[run.last + 1]):
            run.extend(within[run.last + 1])
    return run


def _may_lack(kind: Kind) -> bool:
    return needs(kind) or kind is Kind.WHY


def _tells(kind: Kind, sentence: Sentence, view: View) -> bool:
    """Whether it holds such an answer: "for two years" is no date by which something is done."""
    if not has_kind(kind, sentence.words) or kind is not Kind.BY_WHEN:
        return has_kind(kind, sentence.words)
    return bool(expressions(sentence.words, view.as_at(sentence.document, sentence.spans[0])))


def joined(run: Sequence[Sentence], view: View) -> Spans:
    """The run's spans, those of one page with only markers, markup or space between them made one."""
    text = view.text(run[0].document)
    found: list[Span] = []
    for span in (span for sentence in run for span in sentence.spans):
        if found and _nothing_between(found[-1], span, text) and _on_one_page(found[-1], span, run[0].document, view):
            found[-1] = Span(found[-1].start, span.end)
        else:
            found.append(span)
    return tuple(found)


def _on_one_page(one: Span, other: Span, document: str, view: View) -> bool:
    """Whether both begin on one page: a citation points at one, and the reader is to find all of it there."""
    return view.page(document, one.start) == view.page(document, other.start)


def _nothing_between(one: Span, other: Span, text: str) -> bool:
    return 0 <= other.start - one.end <= _GAP and not re.search(r"\w{2}", text[one.end : other.start])
