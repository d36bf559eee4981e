"""Recommendations known by the verdict below them: "4a) ii. Lamps should be lit." over "This is accepted by ..."."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from corpus.models import ASIDES, Block, BlockKind
from corpus.register.asking.answered import Quoted
from corpus.register.asking.outline import named_in, outlined
from corpus.register.asking.positions import NOT_STATED, position
from corpus.register.prose import Sentence

_ALL = re.compile(
    r"(?:This|The)(?: \w+)? recommendation (?:is|has been|was)\b|"
    r"(?:These|Both|All|The)(?: \w+){0,3} recommendations (?:are|have been|were)\b"
)
_FEWEST = 2  # verdicts in a document that tells its items so


def is_verdict(words: str) -> bool:
    """Whether a sentence only says what becomes of recommendations: "Recommendations 4(a) and (b) are accepted"."""
    named = re.match(r"Recommendations? (?=\d|[A-Z]\W)", words) is not None and bool(named_in(words))
    return (named or _ALL.match(words) is not None) and position([words]) != NOT_STATED


def judged_in(blocks: Sequence[Block], sentences: Sequence[Sentence], known: Collection[int]) -> dict[int, Quoted]:
    """The first sentences of numbered paragraphs that stand together above a verdict; none where one is `known`."""
    verdicts = [n for n, s in enumerate(sentences) if s.opens and is_verdict(s.words)]
    if len(verdicts) < _FEWEST:
        return {}
    openings = [n for n, s in enumerate(sentences) if s.opens and blocks[s.block].kind not in ASIDES]
    found: dict[int, Quoted] = {}
    for verdict in verdicts:
        above = []
        for n in reversed(openings[: openings.index(verdict)]):
            number, skip = _numbered(blocks, sentences[n])
            if not number or n in known:
                break
            above.append((n, Quoted(number, skip, asks=True)))
        found |= dict(above)
    return found


def _numbered(blocks: Sequence[Block], s: Sentence) -> tuple[str, int]:
    block = blocks[s.block]
    number, skip = outlined(s.words, block.marker if block.kind is BlockKind.LIST_ITEM else "")
    return (number, skip) if re.search(r"[a-z]", number, re.IGNORECASE) else ("", 0)
