"""What was asked beside the paragraph that answers it in other words, where neither place, number nor quotation tells.

The last resort of pairing. A paragraph answers only the item that it is more like than any other by a margin, and of
all paragraphs that item must be like it most. Held against answers that place or number pairs, in 40 documents, words
alone pair 51 of 274 and err with 4; with the model, in 30 of them, 58 of 179 and 1.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from math import log

import Stemmer

from corpus.models import Block, BlockKind, Item, ItemKind
from corpus.plain import words_of
from corpus.register.asking.answered import ASKS
from corpus.register.asking.entry import BY_MEANING, BY_POSITION
from corpus.register.asking.positions import NOT_STATED, position, position_at, positions_in
from corpus.register.asking.voices import RESPONDER
from corpus.register.promising.commitments import commitments_of
from corpus.register.prose import Sentence, merged
from corpus.register.sources import Source

Place = tuple[int, int]
"""Which of what was asked, which of the paragraphs."""
Near = Callable[[int, int], float]
"""How near the two of a place are in meaning: the cosine that a model gives them."""

_WORD = re.compile(r"[^\W\d_]{4,}")
_HOLLOW = """
    action area board body commissioner committee council department ensure force from government have improve
    improvement make mayor month must need office officer police recommendation report response service should sure
    that their there these they this were when where which will with would year
    """
_FEWEST = 2  # telling words in common
_LEAST, _MARGIN = (0.34, 0.45), (0.15, 0.1)  # scores: of words alone, and with a model
_OF_WORDS = 0.3  # how much the words count beside a model's cosine
_GOES_ON = 0.5  # of the score of the first paragraph, for another under its heading
_HEADING = 8  # words: what is longer is no heading but what was asked
_stem = Stemmer.Stemmer("english").stemWord


@dataclass(frozen=True, slots=True)
class Paragraph:
    """What may answer, in its words, with the heading it stands under."""

    words: str
    heading: str

    @property
    def terms(self) -> frozenset[str]:
        return _terms(self.words) | (_terms(self.heading) if len(self.heading.split()) <= _HEADING else frozenset())


def is_open(item: Item) -> bool:
    """Whether something was asked from outside, and no answer was found."""
    return item.kind not in (ItemKind.STANDALONE, ItemKind.AGREED_ACTION) and not item.response


def likest(asked: Sequence[str], told: Sequence[Paragraph], near: Near | None = None) -> dict[int, int]:
    """What was asked that a paragraph answers, by the paragraph's place; others under its heading go on answering.

    `asked` has what is answered already too: what is as like to that answers nothing else.
    """
    scores = _scores(asked, told, near)
    least, margin = (kind[near is not None] for kind in (_LEAST, _MARGIN))
    best: dict[int, float] = {}
    two: dict[int, list[float]] = {}  # of each paragraph the best score and the next
    for (n, m), score in scores.items():
        best[n] = max(score, best.get(n, 0.0))
        two[m] = sorted((score, *two.get(m, [0.0, 0.0])), reverse=True)[:2]
    first = {
        m: n
        for (n, m), score in scores.items()
        if score >= least and score >= best[n] and score == two[m][0] and score >= margin + two[m][1]
    }
    return first | {m: n for m in range(len(told)) if m not in first and (n := _goes_on(m, told, first, scores)) >= 0}


def answered_by_meaning(
    items: Sequence[Item], outside: Sequence[Sentence], source: Source
) -> dict[int, list[Sentence]]:
    """By the place of each unanswered item what answers it, of the sentences that no item holds, by their words.

    So is an item with a remark that stands below several and tells nothing ("I take them in turn"); where one of those
    is answered elsewhere the remark is no answer to the others either, and they have none.
    """
    remarked = _remarked(items)
    open_ = {n for n, item in enumerate(items) if is_open(item)} | remarked
    if not open_:
        return {}
    blocks = [own for own in _paragraphs(outside, source.blocks) if _tells(own, source)]
    told = [Paragraph(" ".join(s.words for s in own), heading_of(source.blocks[own[0].block])) for own in blocks]
    found: dict[int, list[Sentence]] = defaultdict(list)
    for m, n in sorted(likest([words_of(item.spans, source.text) for item in items], told).items()):
        if n in open_:
            found[n] += blocks[m]
    bare = {n for n in remarked if any(items[n].response == items[k].response for k in found.keys() & remarked)}
    return {n: [] for n in bare} | dict(found)


def with_answer(item: Item, answer: Sequence[Sentence], source: Source) -> Item:
    """The item with what answers it, the position taken and what is undertaken there; with none where none is."""
    if not answer:
        return replace(item, response=(), paired="")
    stated = position_at(answer)
    return replace(
        item,
        response=merged([span for s in answer for span in s.spans], source.text),
        paired=BY_MEANING,
        position=position([s.words for s in answer]),
        positions=positions_in(answer),
        commitments=commitments_of([s.spans for s in answer], source, item.addressed_to or source.actors.usual),
        said=(*item.said, ("position", stated.spans[0])) if stated else item.said,
    )


def _remarked(items: Sequence[Item]) -> set[int]:
    """The places of those that share what follows the last, where it undertakes nothing and takes no position."""
    empty = [n for n, item in enumerate(items) if item.paired == BY_POSITION and item.position == NOT_STATED]
    shared = Counter(items[n].response for n in empty)
    made = {items[n].response for n in empty if items[n].commitments}
    return {n for n in empty if shared[items[n].response] > 1 and items[n].response not in made}


def heading_of(block: Block) -> str:
    return " ".join(block.section[-1:])


def _paragraphs(outside: Sequence[Sentence], blocks: Sequence[Block]) -> list[list[Sentence]]:
    own: dict[int, list[Sentence]] = defaultdict(list)
    for s in outside:
        if blocks[s.block].kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM):
            own[s.block].append(s)
    return list(own.values())


def _tells(paragraph: Sequence[Sentence], source: Source) -> bool:
    """Whether it says what is done or thought about something, and does not itself ask for it."""
    words = [s.words for s in paragraph]
    if ASKS.search(words[0]) and not RESPONDER.match(words[0]):
        return False
    made = commitments_of([s.spans for s in paragraph], source, source.actors.usual, notes=False)
    return bool(made) or position(words) != NOT_STATED


def _scores(asked: Sequence[str], told: Sequence[Paragraph], near: Near | None) -> dict[Place, float]:
    """How much of what the asking's words weigh the paragraph or its heading has, and how near it is in meaning."""
    ones, others = [_terms(words) for words in asked], [paragraph.terms for paragraph in told]
    often = Counter(term for terms in (*ones, *others) for term in terms)
    weight = {term: log((len(ones) + len(others) + 1) / count) for term, count in often.items()}
    found: dict[Place, float] = {}
    for n, one in enumerate(ones):
        whole = sum(weight[term] for term in one)
        for m, other in enumerate(others):
            share = sum(weight[term] for term in one & other) / whole if len(one & other) >= _FEWEST else 0.0
            score = share if near is None else _OF_WORDS * share + (1 - _OF_WORDS) * near(n, m)
            if score > 0:
                found[n, m] = score
    return found


def _goes_on(m: int, told: Sequence[Paragraph], first: Mapping[int, int], scores: Mapping[Place, float]) -> int:
    """What the paragraph goes on answering, under the heading of one that does; -1: nothing."""
    for near, n in first.items():
        is_beside = told[near].heading == told[m].heading != ""
        if is_beside and scores.get((n, m), 0.0) >= _GOES_ON * scores[n, near]:
            return n
    return -1


@lru_cache(maxsize=5_000)
def _terms(words: str) -> frozenset[str]:
    return frozenset(_stem(word) for word in _WORD.findall(words.lower())) - _hollow()


@lru_cache(maxsize=1)
def _hollow() -> frozenset[str]:
    return frozenset(_stem(word) for word in _HOLLOW.split())
