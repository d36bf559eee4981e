"""Quoted recommendations that no label names: numbered as in the report they answer ("8.32 We recommend that ...").

They are told by what stands with them: the paragraph of the report in brackets, bold or italic type for the whole, or
the answer that follows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.models import ASIDES, Block, BlockKind
from corpus.register.prose import Sentence
from corpus.register.voices import RESPONDER, RESPONSE_LABEL

ASKS = re.compile(
    r"\b(?:should|must|ought to|needs? to|recommend(?:s|ed|ing|ation)?|urges?|calls? (?:on|for|upon)|encourages?|"
    r"request(?:s|ed)?|expects?)\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\(?(?P<number>\d{1,3}(?:\.\d{1,3}){0,2}[a-z]?|[A-Z]\d{1,2})[.):]?\s+(?=[A-Z‘“\"'*(])")
_MARKER = re.compile(r"\(?(?P<number>\d{1,3}|[a-z]|[ivx]{1,4})[.)]")
_REFERENCE = re.compile(
    r"[(\[](?P<what>(?:recommendations?|conclusions?)(?: (?:and|\d+|[A-Z]))*[,;:]? )*(?:see )?(?:paragraphs?|"
    r"paras?\.?) (?P<at>\d[\d., &–and-]*)[)\]]\W*$",
    re.IGNORECASE,
)
_CONCLUSION = re.compile(r"\(?\d{1,3}[a-z]?[:.)]* ?(?:[A-Z]\w*[A-Z] |Committee )?conclusion:", re.IGNORECASE)
_FEWEST_WORDS = 5
_FEWEST_PLAIN = 3  # numbered paragraphs that ask and are answered, before a plain one counts
_MOST_SENTENCES = 40


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quoted paragraph: its number as printed, the length of it in the first sentence, whether it asks anything."""

    number: str
    skip: int
    asks: bool
    certain: bool  # its type or the paragraph it names tells, not only the answer below it


def quoted_in(blocks: Sequence[Block], sentences: Sequence[Sentence]) -> dict[int, Quoted]:
    """The quoted paragraphs of a document that answers others, by the number of their first sentence."""
    found = {n: quoted for n, s in enumerate(sentences) if s.opens and (quoted := _quoted(blocks, sentences, n))}
    plain = [n for n, quoted in found.items() if not quoted.certain]
    return found if len(plain) >= _FEWEST_PLAIN else {n: quoted for n, quoted in found.items() if quoted.certain}


def _quoted(blocks: Sequence[Block], sentences: Sequence[Sentence], n: int) -> Quoted | None:
    s = sentences[n]
    own = [t.words for t in sentences[n : n + _MOST_SENTENCES] if t.block == s.block]
    if _CONCLUSION.match(s.words):
        return Quoted("", 0, asks=False, certain=True)
    if sum(len(words.split()) for words in own) < _FEWEST_WORDS:
        return None
    block = blocks[s.block]
    number, skip = _numbered(s, block)
    asks = any(ASKS.search(words) for words in own)
    if reference := _REFERENCE.search(own[-1]):
        said = (reference["what"] or "").lower()
        return Quoted(number or reference["at"].strip(" .,"), skip, asks or "recommendation" in said, certain=True)
    if not number:
        return None
    if block.style:
        return Quoted(number, skip, asks, certain=True)
    return Quoted(number, skip, asks=True, certain=False) if asks and _is_answered(blocks, sentences, n, own) else None


def _numbered(s: Sentence, block: Block) -> tuple[str, int]:
    """The number that the block begins with, and its length in the sentence; a list's marker is not in it."""
    if block.kind is BlockKind.LIST_ITEM and (marker := _MARKER.fullmatch(block.marker)):
        return marker["number"], 0
    found = _NUMBER.match(s.words)
    return (found["number"], found.end()) if found else ("", 0)


def _is_answered(blocks: Sequence[Block], sentences: Sequence[Sentence], n: int, own: Sequence[str]) -> bool:
    """Whether the next block answers: it says so, or speaks for who was asked."""
    if n + len(own) >= len(sentences):
        return False
    after = sentences[n + len(own)]
    between = blocks[sentences[n].block + 1 : after.block]
    if any(block.kind not in ASIDES for block in between) or _NUMBER.match(after.words):
        return False
    return RESPONSE_LABEL.match(after.words) is not None or RESPONDER.match(after.words) is not None
