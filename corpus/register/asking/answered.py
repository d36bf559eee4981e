"""Quoted paragraphs of a report that no label names, in a document that answers them one by one.

They are told by their numbers, which rise by one through the document ("1. We recommend ...", "8.32 The Board should
...", "... (8.32)") while most of them ask something and are answered below, by the paragraph of the report in brackets,
or by bold or italic type for the whole.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from corpus.models import ASIDES, Block, BlockKind, ItemKind
from corpus.register.asking.positions import NOT_STATED, position
from corpus.register.asking.voices import RESPONSE_LABEL, RESPONSE_START
from corpus.register.prose import Sentence

ASKS = re.compile(
    r"\b(?:should|must|ought to|needs? to|recommend(?:s|ed|ing|ation)?|urges?|calls? (?:on|for|upon)|encourages?|"
    r"request(?:s|ed)?|expects?)\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"\(?(?P<number>\d{1,3}(?:\.\d{1,3}){0,2}[a-z]?|[A-Z]\d{1,2}|\d{4}/\d{1,3})[.):]?\s+(?=[A-Z‘“\"'*(])"
)
_MARKER = re.compile(r"\(?(?P<number>\d{1,3}(?:\.\d{1,3}){0,2}|[a-z]|[ivx]{1,4})[.)]?")
_REFERENCE = re.compile(
    r"[(\[](?P<what>(?:recommendations?|conclusions?)(?: (?:and|\d+|[A-Z]))*[,;:]? )*(?:see )?(?:paragraphs?|"
    r"paras?\.?) (?P<at>\d[\d., &–and-]*)[)\]]\W*$",
    re.IGNORECASE,
)
_AT_END = re.compile(r"[(\[](?P<number>\d{1,3}(?:\.\d{1,3}){1,2})[)\]]\W*$")
_CONCLUSION = re.compile(
    r"\(?\d{1,3}[a-z]?[:.)]* ?(?:[A-Z]\w*[A-Z] |Committee )?conclusion:|"
    r"(?:[A-Z]\w*[A-Z] |Committee |the committee['’]s )?conclusions? (?:nos?\.? )?\d{1,3}(?:[.:)]| ?[–(-]|$)",
    re.IGNORECASE,
)
_CONCLUDES = re.compile(r"we (?:therefore |also )?conclude\b", re.IGNORECASE)
_FEWEST_WORDS = 5
_BELOW = 3  # sentences below a paragraph in which its answer would begin
_FEWEST = 3  # paragraphs of a series
_MOST = 0.8  # of a series: where as many ask, it is a list of what was asked
_MOST_SENTENCES = 40
_MOST_OPEN = 30  # series that may go on
_MOST_LEFT_OUT = 2  # numbers that a series may jump over


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quoted paragraph: its number as printed, the length of it in the first sentence, whether it is an item."""

    number: str
    skip: int
    asks: bool
    concludes: bool = False  # it is called a conclusion
    named: bool = False  # it is called a recommendation
    reach: tuple[int, int] = (0, -1)  # the first and the last sentence of the paragraphs that it is one of
    kind: ItemKind = ItemKind.RECOMMENDATION
    layout: str = "numbered"


@dataclass(frozen=True, slots=True)
class _Numbered:
    """A paragraph with a number: `place` is its first sentence, `steps` the number's parts."""

    place: int
    block: int
    number: str
    skip: int
    at_end: bool
    asks: bool
    answered: bool
    speaks: bool  # what follows says that it is the answer, or takes a position

    @property
    def steps(self) -> tuple[int, ...]:
        return tuple(map(int, re.split("[./]", self.number)))

    @property
    def depth(self) -> tuple[bool, int]:
        return (self.at_end, len(self.steps))

    @property
    def shape(self) -> tuple[object, ...]:
        return (self.at_end, self.steps[:-1])


def quoted_in(
    blocks: Sequence[Block], sentences: Sequence[Sentence], labelled: Collection[int] = (), *, answers: bool = True
) -> dict[int, Quoted]:
    """The quoted paragraphs by the number of their first sentence; `answers`: the document is one that answers others.

    Where sentences that begin with a label (`labelled`) stand among a series and are as many, they are the items.
    """
    opening = [n for n, s in enumerate(sentences) if s.opens]
    found = {n: quoted for n in opening if (quoted := _marked(blocks, sentences, n)) and (answers or quoted.named)}
    if len(found) <= len(labelled):
        found = {}
    found = {n: replace(quoted, reach=(min(found), max(found))) for n, quoted in found.items()}
    said = [n for n in opening if not _is_title(blocks[sentences[n].block], _own(sentences, n))]
    chains = _series([c for n in said if (c := _numbered(blocks, sentences, n))])
    alike = {chain[0].depth for chain in chains if _is_answered(chain, answers=answers)}
    for chain in chains:
        among = [n for n in labelled if chain[0].place - 1 <= n <= chain[-1].place]
        goes_on = chain[0].depth in alike and all(c.asks and c.speaks for c in chain)  # "2.1" where "1.1" is one
        if len(among) >= len(chain) or not (goes_on or _is_answered(chain, answers=answers)):
            continue
        if _is_every_paragraph(chain, blocks):
            continue
        for member in chain:
            says = sentences[member.place].words[member.skip :]
            concludes = member.place in found and found[member.place].concludes
            asks = member.asks or not (concludes or _CONCLUDES.match(says))
            reach = (chain[0].place, chain[-1].place)
            found[member.place] = Quoted(member.number, member.skip, asks, reach=reach)
    return found


def announced_in(blocks: Sequence[Block], sentences: Sequence[Sentence], known: Collection[int]) -> set[int]:
    """The first sentences of paragraphs that ask, each above a line that announces its answer ("Our response").

    `known` are items known otherwise: where one stands below the answer before, it is what the line answers.
    """
    lines = [n for n, s in enumerate(sentences) if s.opens and RESPONSE_LABEL.match(s.words)]
    often = Counter(sentences[n].words.lower() for n in lines).most_common(1)
    found: set[int] = set()
    before = -1
    for n in (n for n in lines if often and sentences[n].words.lower() == often[0][0]):
        start = _block_start(blocks, sentences, n - 1)
        own = [s.words for s in sentences[start:n]]
        is_known = any(before < m < n for m in known)
        if not is_known and start > before and any(map(ASKS.search, own)) and position(own[:1]) == NOT_STATED:
            found.add(start)
        before = n
    return found if len(found) > 1 else set()


def _block_start(blocks: Sequence[Block], sentences: Sequence[Sentence], n: int) -> int:
    """The first sentence of the paragraph that sentence `n` stands in, or of the one that leads in its list."""
    start = n
    while start > 0 and (
        sentences[start - 1].block == sentences[n].block or blocks[sentences[start].block].kind is BlockKind.LIST_ITEM
    ):
        start -= 1
        n = start if blocks[sentences[start].block].kind is not BlockKind.HEADING else n
    return start


def is_conclusion(s: Sentence, block: Block) -> bool:
    """Whether a paragraph is labelled as a conclusion of the report: "2: PAC conclusion: ..."."""
    words = f"{block.marker} {s.words}" if block.kind is BlockKind.LIST_ITEM and s.opens else s.words
    return s.opens and _CONCLUSION.match(words) is not None


def _is_title(block: Block, own: Sequence[str]) -> bool:
    return block.kind is BlockKind.HEADING and own[-1][-1:] not in ".)"


def _marked(blocks: Sequence[Block], sentences: Sequence[Sentence], n: int) -> Quoted | None:
    """A paragraph that its type, or the paragraph of the report that it names, shows to be quoted."""
    s = sentences[n]
    own = _own(sentences, n)
    if sum(len(words.split()) for words in own) < _FEWEST_WORDS:
        return None
    number, skip = _number(s, blocks[s.block])
    asks = any(ASKS.search(words) for words in own)
    if reference := _REFERENCE.search(own[-1]):
        what = (reference["what"] or "").lower()
        at = number or reference["at"].strip(" .,")
        named = "recommendation" in what
        return Quoted(at, skip, asks or named, "conclusion" in what, named)
    return Quoted(number, skip, asks) if number and blocks[s.block].style else None


def _numbered(blocks: Sequence[Block], sentences: Sequence[Sentence], n: int) -> _Numbered | None:
    s = sentences[n]
    own = _own(sentences, n)
    number, skip = _number(s, blocks[s.block])
    at_end = None if number else _AT_END.search(own[-1])
    number = at_end["number"] if at_end else number
    if not re.fullmatch(r"\d+(?:[./]\d+)*", number) or sum(len(words.split()) for words in own) < _FEWEST_WORDS:
        return None
    after = next((b for b in blocks[s.block + 1 :] if b.kind not in ASIDES), None)
    answered = len(own) > 1 or (after is not None and after.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING))
    asks = any(ASKS.search(words) for words in own) and position([own[0]]) == NOT_STATED
    below = [t.words for t in sentences[n + 1 : n + 1 + _BELOW]]
    return _Numbered(n, s.block, number, skip, at_end is not None, asks, answered, _speaks(below))


def _speaks(below: Sequence[str]) -> bool:
    return position(below) != NOT_STATED or any(
        p.match(words) for words in below for p in (RESPONSE_LABEL, RESPONSE_START)
    )


def _series(candidates: Sequence[_Numbered]) -> list[list[_Numbered]]:
    """Those that rise by one, most of which ask and are answered: not the lists that stand inside an answer."""
    chains: list[list[_Numbered]] = []
    open_: dict[tuple[object, ...], list[list[_Numbered]]] = defaultdict(list)
    for candidate in candidates:
        fitting = [c for c in open_[candidate.shape][-_MOST_OPEN:] if _follows(c[-1], candidate)]
        beside = [c for c in fitting if candidate.block - c[-1].block == 1]
        if fitting:
            (beside or sorted(fitting, key=lambda c: (-c[-1].steps[-1], -len(c))))[0].append(candidate)
        else:
            chains.append([candidate])
            open_[candidate.shape].append(chains[-1])
    return chains


def _follows(before: _Numbered, after: _Numbered) -> bool:
    return 0 < after.steps[-1] - before.steps[-1] <= 1 + _MOST_LEFT_OUT


def _is_answered(chain: Sequence[_Numbered], *, answers: bool) -> bool:
    """Whether a chain is one of quoted paragraphs: in a document that answers, or where each answer says it is one."""
    fewest = len(chain) if len(chain) < _FEWEST else len(chain) / 2
    if all(c.asks and c.speaks for c in chain) and len(chain) >= (2 if answers else _FEWEST):
        return True
    asked, answered = sum(c.asks for c in chain), sum(c.answered for c in chain)
    return answers and len(chain) > 1 and asked >= fewest and answered >= fewest


def _is_every_paragraph(chain: Sequence[_Numbered], blocks: Sequence[Block]) -> bool:
    """Whether a document numbers all its paragraphs, answers too: mostly nothing stands between, few ask."""
    between = [
        any(b.kind not in (*ASIDES, BlockKind.HEADING) for b in blocks[one.block + 1 : two.block])
        for one, two in pairwise(chain)
    ]
    return sum(between) * 2 < len(between) and sum(c.asks for c in chain) < _MOST * len(chain)


def _own(sentences: Sequence[Sentence], n: int) -> list[str]:
    return [t.words for t in sentences[n : n + _MOST_SENTENCES] if t.block == sentences[n].block]


def _number(s: Sentence, block: Block) -> tuple[str, int]:
    """The number that the block begins with, and its length in the sentence; a list's marker is not in it."""
    if block.kind is BlockKind.LIST_ITEM and (marker := _MARKER.fullmatch(block.marker)):
        return marker["number"], 0
    found = _NUMBER.match(s.words)
    return (found["number"], found.end()) if found else ("", 0)
