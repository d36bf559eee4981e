"""Lines that may each be the title of an item: lettered, numbered, labelled ("Matter 2: ..."), bold or headings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.models import ASIDES, Block, BlockKind
from corpus.register.asking.fieldnames import begins_field
from corpus.register.asking.voices import announces_answer
from corpus.register.prose import Sentence

_NUMBERED = re.compile(
    r"(?P<open>\(?)(?:(?P<word>(?!No\b)[A-Z][a-z]+(?: [a-z]+)?) (?:(?i:no|number)\.? )?)?"
    r"(?P<number>[A-Z]{0,2}\d{1,2}(?:\.\d{1,2}){0,2}|[a-zA-Z]|[ivx]{1,4})"
    r"(?P<close>\)|\.(?!\d)|:| ?[–—]| -(?= )|(?<=\d)(?=\s))\s*(?=[A-Z‘“\"']|$)"
)
_SIGN = re.compile(r"[^\w\s(‘“\"']{1,3}\s+")  # "✔ A1. Open a café"
_MARKER = re.compile(r"\(?(?P<number>\d{1,2}(?:\.\d{1,2})*|[a-zA-Z]|[ivx]{1,4})[.):]?")
_PARTS = re.compile(
    r"(?:part|annex|appendix|chapter|section|table|figure|page|item|step|stage|phase|option|question|schedule|year|"
    r"paragraph|note|minute|day|week|recommendations?|actions?)\b",
    re.IGNORECASE,
)  # words before a number that no item is called by, or that are read as labels
_CODE = re.compile(r"[A-Z]{1,2}\d{1,2}")
_ROMAN = "i ii iii iv v vi vii viii ix x xi xii".split()
_LONGEST = 40  # words of a title


@dataclass(frozen=True, slots=True)
class Title:
    """The title at sentence `place`, up to `after`: alike in `shape` to those of its series.

    `steps` are the places in a series that its number can mean: the ninth or the first for "i"; none without number.
    """

    place: int
    after: int
    shape: tuple[object, ...]
    number: str = ""
    steps: tuple[int, ...] = ()
    skip: int = 0
    is_named: bool = False  # "Requirement 3: ..."
    is_coded: bool = False  # "A1. Mend the lamp."


def title_at(blocks: Sequence[Block], sentences: Sequence[Sentence], n: int) -> Title | None:
    """Sentence `n` as a title, where it opens its block and is one by its looks, or by its number."""
    s = sentences[n]
    block = blocks[s.block]
    if not s.opens or block.kind in ASIDES or begins_field(s.words) or announces_answer(s.words):
        return None
    after = next((m for m in range(n, len(sentences)) if sentences[m].block != s.block), len(sentences))
    looks = _looks(block)
    alone = after == n + 1 or looks[0] != "line"
    sign = _SIGN.match(s.words)
    found = _NUMBERED.match(s.words, sign.end() if sign else 0)
    is_coded = found is not None and _CODE.fullmatch(found["number"]) is not None
    if len(s.words.split()) > _LONGEST or not (
        alone or is_coded or (found and found["word"]) or s.words[-1:] not in ".;:"
    ):
        return None
    after = after if looks[0] != "line" else n + 1
    if block.kind is BlockKind.LIST_ITEM and (marker := _MARKER.fullmatch(block.marker)):
        shape = re.sub(r"[\w.]+", _form(marker["number"]), block.marker.rstrip("."))
        return Title(n, after, (*looks, shape), marker["number"], _steps(marker["number"]))
    if found and not _PARTS.match(found["word"] or ""):
        shape = f"{found['open']}{found['word'] or ''} {_form(found['number'])}{found['close'].strip()}"
        return Title(
            n,
            after,
            (*looks, shape),
            found["number"],
            _steps(found["number"]),
            found.end(),
            bool(found["word"]),
            is_coded,
        )
    return Title(n, after, looks) if looks[0] == "heading" or not alone else None


def _looks(block: Block) -> tuple[object, ...]:
    if block.kind is BlockKind.HEADING:
        return ("heading", block.level, block.style)
    return ("bold", block.style) if "bold" in block.style else ("line", block.kind)


def _form(number: str) -> str:
    """What numbers of one series have in common: how deep they are, and what all but the last step says."""
    if number.isdigit():
        return "1"
    if re.search(r"\d", number):
        return re.sub(r"\d+$", "1", number)
    return "A" if number.isupper() else "a"


def _steps(number: str) -> tuple[int, ...]:
    if last := re.search(r"\d+$", number):
        return (int(last[0]),)
    words = number.lower()
    roman = [_ROMAN.index(words) + 1] if words in _ROMAN else []
    return (*roman, *([ord(words) - ord("a") + 1] if len(words) == 1 else []))
