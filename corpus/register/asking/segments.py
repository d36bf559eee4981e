"""How far an item's segment runs: to the next item, its list's end, the letter's leave-taking or a title below it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.models import ASIDES, Block, BlockKind, ItemKind
from corpus.register.asking.fieldnames import begins_field
from corpus.register.asking.labelled import Mark
from corpus.register.asking.voices import RESPONSE_LABEL
from corpus.register.prose import Sentence

_FAREWELL = re.compile(
    r"^(?:yours (?:sincerely|faithfully|truly)|(?:kind|best|with kind) regards|with best wishes)\b", re.I
)
_CONCLUDING = re.compile(
    r"^(?:(?:to|in) (?:conclude|conclusion|closing|summary|sum up)\b|overall,|I (?:would like to|hope|look forward|"
    r"trust|am grateful|remain grateful)"
    r"|both .{3,40} and I |whilst I |while I |thank you|please |once again)",
    re.I,
)
INSIDE = re.compile(
    r"^(?:(?:[\w’' &-]{0,30}\b)?(?:response|reply|comments?|update|progress|position|next steps|background|"
    r"action taken|evidence|status|timescale|context)\b.{0,30}|"
    r"(?:the |this )?recommendations? (?:is |has been |was )?(?:fully |not |partially )?"
    r"(?:implemented|met|closed|completed?|discharged|withdrawn|superseded)\W*)$",
    re.I,
)  # headings that stand inside an item
REPORTED = re.compile(
    r"^(?:not (?:yet )?complete|partial|part[- ]complete|complete|done|closed|on-?going|in progress|"
    r"carried forward|deferred)",
    re.I,
)
_TITLE = re.compile(r"(?:theme|chapter|section|part|topic|issue|finding|objective)s? \w{1,5}\b", re.I)
_NUMBERED = re.compile(r"\(?\d{1,2}(?:\.\d{1,2})*[.)]?")
_PART = re.compile(r"(?:part|annex|appendix|chapter|schedule) (?:[A-Z]|\d{1,2}|[IVX]{1,4})\b(?!.*[.;,]$)", re.I)
_TITLE_WORDS = 14
_PART_WORDS = 20


def is_farewell(words: str) -> bool:
    return _FAREWELL.match(words) is not None


def begins_part(s: Sentence, block: Block) -> bool:
    """Whether a line by itself begins another part of the document: "PART B: The governments' answers"."""
    alone = s.opens and s.spans[0].start == block.spans[0].start and s.spans[-1].end == block.spans[-1].end
    return alone and _PART.match(s.words) is not None and len(s.words.split()) <= _PART_WORDS


def ended(mark: Mark, end: int, sentences: Sequence[Sentence], *, is_last: bool) -> Mark:
    """The mark with its segment's end; `is_last`: no further item of its list follows."""
    if mark.layout == "closing":
        end = mark.start + 1
    elif mark.layout == "told":
        end = next((n for n in range(mark.start, end) if sentences[n].block != sentences[mark.start].block), end)
    elif is_last:
        end = _conclusion(sentences, mark, end)
    if mark.kind is ItemKind.AGREED_ACTION and mark.layout == "listed":
        end = next((n for n in range(mark.start, end) if sentences[n].block != sentences[mark.start].block), end)
    elif mark.kind is ItemKind.AGREED_ACTION and mark.layout == "labelled":
        end = _report_on(mark, end, sentences)
    return replace(mark, end=end)


def without_title(blocks: Sequence[Block], sentences: Sequence[Sentence], start: int, end: int) -> int:
    """The end of a segment without the title of what comes next: "2. Keys", "Theme 2: Drying"."""
    first = sentences[start].block
    while end > start + 1 and sentences[end - 1].opens and sentences[end - 1].block != first:
        s = sentences[end - 1]
        block = blocks[s.block]
        short = len(s.words.split()) <= _TITLE_WORDS and s.words[-1:] not in ".;:!?,"
        titled = _TITLE.match(s.words) or (block.kind is BlockKind.LIST_ITEM and _is_title(blocks, s.block))
        if not short or not titled or begins_field(s.words) or RESPONSE_LABEL.match(s.words):
            break
        end -= 1
    return end


def _is_title(blocks: Sequence[Block], number: int) -> bool:
    """Whether a numbered line stands alone and is none of a list."""
    before = next((b for b in reversed(blocks[:number]) if b.kind not in ASIDES), None)
    in_list = before is not None and before.kind is BlockKind.LIST_ITEM
    return not in_list and _NUMBERED.fullmatch(blocks[number].marker) is not None


def _report_on(mark: Mark, end: int, sentences: Sequence[Sentence]) -> int:
    """An action of a meeting runs to the end of its block and of the report on it ("Complete. ...")."""
    at = mark.start + 1
    while at < end:
        s = sentences[at]
        if re.match(r"\d{1,2}\.? +[A-Z]", s.words):
            break
        if s.block != sentences[at - 1].block and not REPORTED.match(s.words):
            break
        at += 1
    return at


def _conclusion(sentences: Sequence[Sentence], mark: Mark, end: int) -> int:
    """Where the letter takes leave of its last item, before the farewell."""
    blocks = [sentences[mark.start].block]
    for n in range(mark.start, end):
        s = sentences[n]
        if s.block != blocks[-1]:
            blocks.append(s.block)
        if s.opens and len(blocks) > 2 and _CONCLUDING.match(s.words):
            return n
    return end
