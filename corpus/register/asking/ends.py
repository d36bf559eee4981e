"""Where an item ends that no label ends: under a ruled line, or at the next numbered paragraph of its report."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from corpus.models import Block
from corpus.register.asking.labelled import Mark
from corpus.register.asking.responses import begins_answer
from corpus.register.prose import Sentence

_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,3})+(?=\s)")
_RULE = "rule"  # a block's marker


def ruled_off(blocks: Sequence[Block], sentences: Sequence[Sentence], labelled: Mapping[int, Mark]) -> set[int]:
    """The sentences below the last label that open under a ruled line, where such lines part items."""
    firsts = (n for n, (above, s) in enumerate(pairwise(sentences), 1) if above.block != s.block)
    ruled = {n for n in firsts if blocks[sentences[n].block - 1].marker == _RULE}
    return {n for n in ruled if n > max(labelled)} if ruled & labelled.keys() else set()


def numbers_on(mark: Mark, sentences: Sequence[Sentence], n: int) -> bool:
    """Whether the paragraph that sentence `n` opens bears the number after the open item's, as all of a report's do.

    Or the number after that of the last paragraph above the item, where its answer was announced and numbers none.
    """
    words = sentences[n].words
    if _follows(mark.number, words):
        return True
    between = sentences[mark.start : n]
    if any(s.opens and _NUMBER.match(s.words) for s in between) or not any(begins_answer(s) for s in between[1:]):
        return False
    openings = (_NUMBER.match(s.words) for s in reversed(sentences[: mark.start]) if s.opens)
    above = next((found[0] for found in openings if found), "")
    return _follows(above, words)


def _follows(number: str, words: str) -> bool:
    """Whether the words begin with the number after "1.21"."""
    whole, dot, last = number.rpartition(".")
    return bool(dot) and last.isdigit() and re.match(rf"{re.escape(whole)}\.{int(last) + 1}\b", words) is not None
