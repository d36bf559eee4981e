"""Blocks that are one exchange: a question with its reply, an action with the report on it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.models import Block, BlockKind, Spans
from corpus.plain import plain

_BY = r"\s*[\w./-]{0,6}\s*(?:\([^()]{1,80}\)|(?:from|by|to)\s[^:]{1,60})?\s*"
_QUESTION = re.compile(rf"(?:supplementary |written )?(?:question|query|q){_BY}:", re.IGNORECASE)
_REPLY = re.compile(rf"(?:the )?(?:reply|response|answer|a){_BY}:", re.IGNORECASE)
_ACTION = re.compile(rf"(?:agreed )?action(?: point| no\.?)?{_BY}:", re.IGNORECASE)
_REPORT = re.compile(
    r"(?:(?:not|partially|partly|fully|now) )?(?:completed?|done|on-?going|in progress|in hand|closed|open|outstanding|"
    r"carried forward|superseded|discharged|under ?way|no progress|awaiting|awaited|overdue|actioned|withdrawn|update|"
    r"status|progress)\b",
    re.IGNORECASE,
)
_HEAD = 160  # characters
_MOST_BLOCKS = 12


@dataclass(frozen=True, slots=True)
class Thread:
    """`opening` is the question or the action, which whatever follows in the thread cannot be understood without."""

    number: int
    opening: Spans
    answers: bool  # a question with its reply, not an action


def threads_of(blocks: Sequence[Block], text: str) -> dict[int, Thread]:
    """The thread of each block that belongs to one, by the block's number."""
    shown = [n for n, block in enumerate(blocks) if block.kind is not BlockKind.FURNITURE]
    found: dict[int, Thread] = {}
    for i, n in enumerate(shown):
        head = _head(blocks[n], text)
        answers = _QUESTION.match(head) is not None
        if blocks[n].kind is BlockKind.TABLE_ROW or not (answers or _ACTION.match(head)):
            continue
        after = shown[i + 1 : i + 1 + _MOST_BLOCKS]
        members = _replies(blocks, after, text) if answers else _reports(blocks, after, text)
        if members:
            found |= dict.fromkeys([n, *members], Thread(n, blocks[n].spans, answers))
    return found


def _head(block: Block, text: str) -> str:
    span = block.spans[0]
    return plain(text[span.start : min(span.end, span.start + _HEAD)])


def _replies(blocks: Sequence[Block], after: Sequence[int], text: str) -> list[int]:
    """A reply, and the paragraphs and items that go on with it until something else is labelled."""
    if not after or not _REPLY.match(_head(blocks[after[0]], text)):
        return []
    found = [after[0]]
    for n in after[1:]:
        head = _head(blocks[n], text)
        if blocks[n].kind in (BlockKind.HEADING, BlockKind.TABLE_ROW) or _QUESTION.match(head) or _ACTION.match(head):
            break
        if blocks[n].section != blocks[after[0]].section or blocks[n].style:
            break
        found.append(n)
    return found


def _reports(blocks: Sequence[Block], after: Sequence[int], text: str) -> list[int]:
    """The report on an action, and the items of the list that it begins."""
    if not after or blocks[after[0]].kind is BlockKind.TABLE_ROW or not _REPORT.match(_head(blocks[after[0]], text)):
        return []
    found = [after[0]]
    if blocks[after[0]].kind is BlockKind.LIST_ITEM:
        for n in after[1:]:
            if blocks[n].kind is not BlockKind.LIST_ITEM or _ACTION.match(_head(blocks[n], text)):
                break
            found.append(n)
    return found
