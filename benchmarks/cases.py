"""Questions with what was found for them, to fit the verdict on: with an answer, without, and with the answer hidden.

A hidden case is an answerable question whose answering passages are taken out of what was found: the topic is there
and the answer is not, as in the near misses that are hardest to decline.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

from assistant.answer import PASSAGES, _cited, ask
from assistant.evaluation import mark
from assistant.evidence import QUOTES, Scored, ranked
from assistant.gold import GoldQuestion, TextOf, read_gold
from assistant.lookups import looked_up
from assistant.models import Answer, Grounding
from assistant.question import Understood, understand
from assistant.signals import signals
from assistant.verdict import enough
from assistant.view import View
from assistant.wiring import Assistant
from benchmarks.questions import read_set
from benchmarks.retrieval import _overlaps
from corpus.models import Span
from index.embed import Embedder
from index.hybrid import Filters, Hit
from index.local import LocalIndex

_DEEPER = 24  # passages, so that as many are left where those that answer are hidden


@dataclass(frozen=True, slots=True)
class Case:
    """`set` are the documents it is asked of; `declined` what the verdict that stands now makes of it."""

    set: str
    public: bool
    question: str
    answerable: bool
    hidden: bool
    declined: bool
    signals: dict[str, float]


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
        return cls(assistant, *assistant._seen.current.in_step(), embedder)


def of_gold(path: Path, name: str, ground: Ground) -> Iterator[Case]:
    """The cases of gold questions that no lookup answers."""
    library, answers = ground.assistant.library, dict[str, Answer]()
    text_of = cache(lambda ref: library.text(library.document(ref).id))
    for gold in read_gold(path, text_of):
        asked = gold.asked
        previous = answers.get(asked.followup_of) if asked.followup_of else None
        follows = previous is not None
        parts = ground.view, ground.index, ground.embedder
        answers[asked.id] = ask(asked.question, *parts, previous=previous, followup=follows)
        if gold.needs or gold.either:
            continue
        found = _Found.of(asked.question, previous, Filters(), ground)
        if not looked_up(found.understood, found.ranked(found.hits), ground.view):
            about = _About(name, public=False, answerable=gold.answerable)
            yield from _cases(about, found, _spans(gold, ground, text_of), partial(_tells, gold, text_of))


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
        yield from _cases(_About(folder.name, True, question.answerable), found, spans, lambda words: False)


@dataclass(frozen=True, slots=True)
class _About:
    """What is known of a question beforehand."""

    set: str
    public: bool
    answerable: bool


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
        follows = previous is not None
        understood = understand(
            question, view, index, previous=previous, followup=follows, filters=filters, embedder=embedder
        )
        vector = embedder.embed([understood.written])[0]
        hits = index.search(vector, understood.searched, understood.filters, PASSAGES + _DEEPER)
        return cls(understood, hits, _cited(previous if understood.carried else None), ground)

    def ranked(self, hits: Sequence[Hit]) -> list[Scored]:
        return ranked(self.understood, hits[:PASSAGES], self.ground.view, self.ground.index, *self.cited)


def _cases(
    about: _About, found: _Found, spans: Mapping[str, Sequence[Span]], tells: Callable[[str], bool]
) -> Iterator[Case]:
    """The question's case, and the one with the passages at `spans` hidden unless what is left `tells` the answer."""
    if not found.hits:
        return
    passages = found.ground.view.passages
    yield _case(about, found, found.ranked(found.hits), about.answerable)
    left = [
        hit
        for hit in found.hits
        if hit.document not in spans or not _overlaps(passages[hit.document, hit.number].spans, spans[hit.document])
    ]
    if about.answerable and 0 < len(left) < len(found.hits):
        rest = found.ranked(left)
        if not tells(" ".join(s.sentence.words for s in rest[:QUOTES])):
            yield _case(about, found, rest, False)


def _case(about: _About, found: _Found, best: Sequence[Scored], answerable: bool) -> Case:
    view, index = found.ground.view, found.ground.index
    return Case(
        about.set,
        about.public,
        found.understood.question,
        answerable,
        about.answerable and not answerable,
        not enough(found.understood, best, view, index).answered,
        signals(found.understood, best, view, index),
    )


def _spans(gold: GoldQuestion, ground: Ground, text_of: TextOf) -> dict[str, list[Span]]:
    """Where its evidence stands."""
    found: dict[str, list[Span]] = {}
    for evidence in gold.evidence:
        at = text_of(evidence.file).find(evidence.quote)
        if evidence.quote and at >= 0:
            document = ground.assistant.library.document(evidence.file).id
            found.setdefault(document, []).append(Span(at, at + len(evidence.quote)))
    return found


def _tells(gold: GoldQuestion, text_of: TextOf, words: str) -> bool:
    """Whether the facts asked for stand in these words."""
    answer = Answer(gold.asked.question, gold.asked.question, Grounding.GROUNDED, True, words)
    return bool(gold.must_include) and mark(gold, answer, text_of).facts
