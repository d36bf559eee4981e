"""Questions with what was found for them, for fitting the verdict: with an answer, without, and with it hidden.

A hidden case is an answerable question whose answering passages are taken out of what was found: the topic is there
and the answer is not, as in the near misses that are hardest to decline.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from assistant.answer import PASSAGES, _cited, ask
from assistant.evaluation.marking import _has, _overlap, _plain
from assistant.evidence import QUOTES, ranked
from assistant.gold import GoldQuestion, read_gold
from assistant.lookups import looked_up
from assistant.models import Answer, Grounding
from assistant.question import Understood, understand
from assistant.signals import signals
from assistant.verdict import enough
from assistant.view import View
from assistant.wiring import Assistant
from benchmarks.questions import SetQuestion, read_set
from benchmarks.retrieval import _overlaps
from corpus.models import Span
from index.embed import Embedder
from index.hybrid import Filters, Hit
from index.local import LocalIndex

_DEEPER = 24  # passages, so that as many are left where those that answer are hidden

Answers = Callable[[Hit], bool]


@dataclass(frozen=True, slots=True)
class Case:
    """`set` is where it comes from; `declined` what the verdict that stands now makes of it."""

    set: str
    question: str
    answerable: bool
    hidden: bool
    declined: bool
    signals: dict[str, float]
    best: str = ""


@dataclass(frozen=True, slots=True)
class Ground:
    """An open library."""

    assistant: Assistant
    view: View
    index: LocalIndex
    embedder: Embedder

    @classmethod
    def of(cls, assistant: Assistant, embedder: Embedder) -> Ground:
        assistant.refresh()
        return cls(assistant, *assistant._current.in_step(), embedder)


def of_gold(path: Path, name: str, ground: Ground) -> Iterator[Case]:
    """The cases of gold questions that no lookup answers."""
    library, answers = ground.assistant.library, dict[str, Answer]()
    text_of = cache(lambda ref: library.text(library.document(ref).id))
    for gold in read_gold(path, text_of):
        asked = gold.asked
        previous = answers.get(asked.followup_of) if asked.followup_of else None
        leans = previous is not None
        answers[asked.id] = ask(
            asked.question, ground.view, ground.index, ground.embedder, previous=previous, followup=leans
        )
        if gold.needs or gold.either:
            continue
        found = _Found.of(asked.question, previous, Filters(), ground)
        if not looked_up(found.understood, found.ranked(), ground.view):
            yield from found.cases(name, gold.answerable, _bearing(gold, ground.view), _told(gold))


def of_set(folder: Path, ground: Ground, most: int) -> Iterator[Case]:
    """The cases of a public set, at most so many of its questions, drawn evenly."""
    by_name = {d.source: d.id for d in ground.assistant.library.documents()}
    questions = [q for q in read_set(folder).questions if not q.scope or q.scope in by_name]
    for question in questions[:: max(1, len(questions) // most)]:
        before = question.before
        previous = Answer(before, before, Grounding.GROUNDED, True, "") if before else None
        scope = frozenset({by_name[question.scope]}) if question.scope else None
        found = _Found.of(question.text, previous, Filters(scope), ground)
        spans = {by_name[source]: own for source, own in question.spans.items() if source in by_name}

        def answers(hit: Hit, spans: dict[str, Sequence[Span]] = spans) -> bool:
            passage = ground.view.passages[hit.document, hit.number]
            return hit.document in spans and _overlaps(passage.spans, spans[hit.document])

        yield from found.cases(folder.name, question.answerable, answers, lambda words: False)


@dataclass(frozen=True, slots=True)
class _Found:
    """A question, and the passages found for it."""

    understood: Understood
    hits: Sequence[Hit]
    cited: tuple[list[Span], str]
    ground: Ground

    @classmethod
    def of(cls, question: str, previous: Answer | None, filters: Filters, ground: Ground) -> _Found:
        view, index, embedder = ground.view, ground.index, ground.embedder
        understood = understand(
            question,
            view,
            index,
            previous=previous,
            followup=previous is not None,
            filters=filters,
            embedder=embedder,
        )
        vector = embedder.embed([understood.standalone])[0]
        hits = index.search(vector, understood.searched, understood.filters, PASSAGES + _DEEPER)
        return cls(understood, hits, _cited(previous if understood.carried else None), ground)

    def ranked(self, hits: Sequence[Hit] | None = None):  # type: ignore[no-untyped-def]
        hits = self.hits if hits is None else hits
        return ranked(self.understood, hits[:PASSAGES], self.ground.view, self.ground.index, *self.cited)

    def cases(self, name: str, answerable: bool, answers: Answers, told: Callable[[str], bool]) -> Iterator[Case]:
        if not self.hits:
            return
        yield self._case(name, self.ranked(), answerable, hidden=False)
        rest = [hit for hit in self.hits if not answers(hit)]
        if answerable and 0 < len(rest) < len(self.hits):
            found = self.ranked(rest)
            if not told(" ".join(s.sentence.words for s in found[:QUOTES])):
                yield self._case(name, found, False, hidden=True)

    def _case(self, name, found, answerable, *, hidden):  # type: ignore[no-untyped-def]
        u, view, index = self.understood, self.ground.view, self.ground.index
        return Case(
            name,
            u.question,
            answerable,
            hidden,
            not enough(u, found, view, index).answered,
            signals(u, found, view, index),
            found[0].sentence.words,
        )


def _bearing(gold: GoldQuestion, view: View) -> Answers:
    def answers(hit: Hit) -> bool:
        words = " ".join(s.words for s in view.sentences(hit.document, hit.number))
        return any(_overlap(words, evidence.quote) for evidence in gold.evidence)

    return answers


def _told(gold: GoldQuestion) -> Callable[[str], bool]:
    """Whether the facts asked for stand in these words all the same."""

    def told(words: str) -> bool:
        return bool(gold.must_include) and all(_has(_plain(words), entry) for entry in gold.must_include)

    return told
