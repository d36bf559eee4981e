"""Blocks that are one exchange: a question with its reply, an action with the report on it, an answer in a hearing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from corpus.models import ASIDES, Block, BlockKind, Spans
from corpus.plain import plain
from corpus.sentences import sentences_of

_BY = r"\s*[\w./-]{0,6}\s*(?:\([^()]{1,80}\)|(?:from|by|to)\s[^:]{1,60})?\s*"
_ASKED = r"(?:(?:supplementary|written|public|member(?:’|')?s?(?:’|')?) )?(?:question|query|q)"
_ANSWERED = r"(?:the )?(?:(?:written|verbal|oral) )?(?:reply|response|answer|a)"
_QUESTION = re.compile(rf"{_ASKED}{_BY}:|(?:{_ASKED} ?\d{{1,4}}|Q)[.)\]–-]*\s(?=\S)", re.IGNORECASE)
_REPLY = re.compile(rf"{_ANSWERED}{_BY}:|(?:{_ANSWERED} ?\d{{1,4}}[.)\]–-]*|A[.)])\s(?=\S)", re.IGNORECASE)
_QUESTION_HEAD = re.compile(
    rf"{_ASKED}(?: ?(?:no\.? ?)?\d{{1,4}})?(?: (?:from|by|to|put by) .{{2,80}})?[.:]?", re.IGNORECASE
)
_REPLY_HEAD = re.compile(
    rf"{_ANSWERED}(?: ?(?:no\.? ?)?\d{{1,4}})?(?: (?:from|by|of|to) .{{2,80}})?[.:]?", re.IGNORECASE
)
_ACTION = re.compile(rf"(?:agreed )?action(?: point| no\.?)?{_BY}(?::|[–-](?= ))", re.IGNORECASE)
_REPORT = re.compile(
    r"(?:(?:not|partially|partly|fully|now) )?(?:completed?|done|on-?going|in progress|in hand|closed|open|outstanding|"
    r"carried forward|superseded|discharged|under ?way|no progress|awaiting|awaited|overdue|actioned|withdrawn|update|"
    r"status|progress)\b",
    re.IGNORECASE,
)
_APART = (BlockKind.HEADING, BlockKind.TABLE_ROW)
_HEAD = 160  # characters
_MOST_BLOCKS = 12
_MOST_ASKED = 4  # blocks of one question
_MOST_QUESTION = 700  # characters of a turn that is carried to its answer


@dataclass(frozen=True, slots=True)
class Thread:
    """`opening` is the question or the action, which whatever follows in the thread cannot be understood without."""

    number: int
    opening: Spans
    answers: bool  # a question with its reply, not an action


def threads_of(blocks: Sequence[Block], text: str) -> dict[int, Thread]:
    """The thread of each block that belongs to one, by the block's number."""
    shown = [n for n, block in enumerate(blocks) if block.kind not in ASIDES]
    exchanges = _Exchanges(blocks, text)
    found: dict[int, Thread] = {}
    for i, n in enumerate(shown):
        block = blocks[n]
        if block.kind is not BlockKind.TABLE_ROW and (n not in found or block.speaker):
            found |= exchanges.beginning(shown[i : i + _MOST_BLOCKS])
    return found


class _Exchanges:
    """A document's blocks, with the first words of those that were looked at."""

    def __init__(self, blocks: Sequence[Block], text: str) -> None:
        self._blocks = blocks
        self._text = text
        self._heads: dict[int, str] = {}

    def beginning(self, ahead: Sequence[int]) -> dict[int, Thread]:
        """The thread that the first of the blocks `ahead` begins, by the numbers of its blocks; empty for none."""
        n = ahead[0]
        if self._blocks[n].speaker:
            return self._turns(ahead)
        if asked := self._question(ahead):
            members = self._replies(ahead[len(asked) :])
            stated = [m for m in asked if not self._is_head(m, _QUESTION_HEAD)] or asked[:1]
            opening = tuple(span for m in stated for span in self._blocks[m].spans)
            return dict.fromkeys([*asked, *members], Thread(n, opening, answers=True)) if members else {}
        members = self._reports(ahead[1:]) if _ACTION.match(self._head(n)) else []
        return dict.fromkeys([n, *members], Thread(n, self._blocks[n].spans, answers=False)) if members else {}

    def _head(self, n: int) -> str:
        if n not in self._heads:
            span = self._blocks[n].spans[0]
            self._heads[n] = plain(self._text[span.start : min(span.end, span.start + _HEAD)])
        return self._heads[n]

    def _is_head(self, n: int, pattern: re.Pattern[str]) -> bool:
        """Whether the block is a label alone: "Question 3 from the Warden"."""
        spans = self._blocks[n].spans
        return spans[-1].end - spans[0].start <= _HEAD and pattern.fullmatch(self._head(n)) is not None

    def _asks(self, n: int) -> bool:
        last = self._blocks[n].spans[-1]
        return plain(self._text[max(last.start, last.end - 12) : last.end]).rstrip("\"'”’)").endswith("?")

    def _is_reply(self, n: int) -> bool:
        return _REPLY.match(self._head(n)) is not None or self._is_head(n, _REPLY_HEAD)

    def _question(self, ahead: Sequence[int]) -> list[int]:
        """The blocks of the question that the first begins: labelled, or a whole paragraph in bold or italics."""
        n = ahead[0]
        first = self._blocks[n]
        if first.style and first.kind is BlockKind.PARAGRAPH and self._asks(n):
            return [n]
        labelled = _QUESTION.match(self._head(n)) is not None
        if not labelled and not self._is_head(n, _QUESTION_HEAD):
            return []
        for size, m in enumerate(ahead[1 : _MOST_ASKED + 1], 1):
            if self._is_reply(m):
                return list(ahead[:size])
            if self._blocks[m].kind in _APART or _QUESTION.match(self._head(m)):
                break
        return [n] if labelled and self._asks(n) else []

    def _replies(self, after: Sequence[int]) -> list[int]:
        """A reply, and the paragraphs and items that go on with it until something else is asked or labelled.

        Without a label of its own it is the plain paragraph below the question.
        """
        if not after:
            return []
        first = self._blocks[after[0]]
        plainly = first.kind is BlockKind.PARAGRAPH and not first.style and not self._asks(after[0])
        if not plainly and not self._is_reply(after[0]):
            return []
        found = [after[0]]
        headed = len(after) > 1 and self._is_head(after[0], _REPLY_HEAD)
        section = self._blocks[after[1]].section if headed else first.section
        for n in after[1:]:
            block = self._blocks[n]
            if block.kind in _APART or block.section != section or block.style or self._begins(n):
                break
            found.append(n)
        return found

    def _begins(self, n: int) -> bool:
        """Whether the block begins another exchange."""
        head = self._head(n)
        return bool(_QUESTION.match(head) or _ACTION.match(head)) or self._is_head(n, _QUESTION_HEAD)

    def _reports(self, after: Sequence[int]) -> list[int]:
        """The report on an action, and the items of the list that it begins."""
        if not after or self._blocks[after[0]].kind is BlockKind.TABLE_ROW or not _REPORT.match(self._head(after[0])):
            return []
        found = [after[0]]
        if self._blocks[after[0]].kind is BlockKind.LIST_ITEM:
            for n in after[1:]:
                if self._blocks[n].kind is not BlockKind.LIST_ITEM or _ACTION.match(self._head(n)):
                    break
                found.append(n)
        return found

    def _turns(self, ahead: Sequence[int]) -> dict[int, Thread]:
        """The next speaker's turn, where the first block ends its speaker's turn with a question."""
        block = self._blocks[ahead[0]]
        answerer = self._blocks[ahead[1]].speaker if len(ahead) > 1 else ""
        if answerer in ("", block.speaker) or not self._asks(ahead[0]):
            return {}
        asked = sentences_of(block.spans, self._text)
        short = block.spans[-1].end - block.spans[0].start <= _MOST_QUESTION
        thread = Thread(ahead[0], block.spans if short or not asked else asked[-1], answers=True)
        return dict.fromkeys(takewhile(lambda m: self._blocks[m].speaker == answerer, ahead[1:]), thread)
