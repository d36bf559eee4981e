"""What was asked and what was answered: a segment parted into the two, and the position the answer takes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from corpus.layout.labels import numbers_of
from corpus.models import Block, BlockKind, ItemKind
from corpus.register.asking.fieldnames import begins_field
from corpus.register.asking.judged import is_verdict
from corpus.register.asking.labelled import Mark
from corpus.register.asking.positions import answers_for
from corpus.register.asking.segments import REPORTED
from corpus.register.asking.voices import ANSWERS_FOR, RESPONDER, RESPONSE_LABEL, RESPONSE_START, announces_answer
from corpus.register.prose import Sentence

_OUGHT = re.compile(
    r"\b(?:should|must|(?:we|also) (?:recommend|urge|encourage|call)|recommends?|needs? to|ought to|expects?|"
    r"be encouraged)\b",
    re.I,
)
_MARKER = re.compile(r"(?:\*{1,3}|_{1,3})(?=[A-Z])")
_NEAR = 14  # characters about a block's beginning where its emphasis begins, behind a number perhaps
_AGREES = re.compile(
    r"(?:(?:Fully |Partially |Partly |Not )?(?:[Aa]greed?|[Aa]ccept(?:ed)?|Concur)"
    r"(?: in (?:part|principle|full)| with amendments?| at this time)?(?:[.:;] (?=[A-Z])|\W*$)|"
    r"(?:Management|We|The [\w ]{3,40}?|[A-Z]{2,}) (?:fully |partially |also |do(?:es)? not )*(?:agree|accept|concur|"
    r"support)s? (?:with )?(?:this|these|the|both) recommendations?\b)"
)
_ASKS_AGAIN = re.compile(
    r"\b(?:government|forces?|constables?|department|ministers?|councils?|trusts?|boards?|agency|service|it|they|"
    r"this|he|she|bodies)\b[^.]{0,90}\b(?:should|must|needs? to)\b"
    r"|^we (?:also |further |therefore )*(?:recommend|urge|encourage|call|ask|request|suggest)\b",
    re.I,
)
_OBSERVES = re.compile(
    r"\b(?:we|committee) (?:also |therefore )?(?:note|welcome|affirm|acknowledge|support|commend|endorse|conclude|"
    r"consider|believe|recognise)s?\b",
    re.I,
)


def parted(
    segment: Sequence[Sentence], blocks: Sequence[Block], mark: Mark, text: str
) -> tuple[list[Sentence], list[Sentence]]:
    """(what was asked, what was answered); the label itself is in neither where it stands alone.

    Fields ("Owner: ...") end what was asked, and do not begin the answer where more follows.
    """
    rest = list(segment)
    beside = rest[0].words[mark.skip :].strip() if rest and mark.layout in ("labelled", "reply") else "-"
    if not beside or begins_field(beside):  # "Recommendation 3      Rating: High"
        rest = rest[1:]
    rest = [s for s in rest if re.search(r"\w", s.words)]
    if mark.layout == "reply":
        return [], [s for s in rest if not RESPONSE_LABEL.match(s.words)]
    if mark.layout == "closing" or not rest:
        return rest, []
    label = next((n for n, s in enumerate(rest) if n and begins_answer(s)), None)
    if mark.layout == "set out" and label is None:
        return [s for s in rest if s.block in (rest[0].block, _below_title(rest))], []
    asks = mark.kind is not ItemKind.AGREED_ACTION
    fields = next((n for n, s in enumerate(rest) if n and asks and begins_field(s.words)), len(rest))
    is_beside = mark.layout == "labelled" and rest[0] is segment[0]
    emphasised = _emphasised(rest, text) if is_beside else 0
    cut = emphasised or (_cut(rest, blocks, mark, beside=is_beside) if label is None else label)
    answer = [s for s in rest[min(cut, fields) :] if not RESPONSE_LABEL.match(s.words)]
    return rest[: min(cut, fields)], _without_fields(answer) if asks else answer


def _below_title(rest: Sequence[Sentence]) -> int:
    """The block below a title that fills its own; -1 where the title's goes on."""
    return rest[1].block if len(rest) > 1 and rest[1].opens else -1


def _emphasised(rest: Sequence[Sentence], text: str) -> int:
    """The number of sentences in bold or italics that a block begins with, before others; 0 where it does not."""
    start = rest[0].spans[0].start
    marker = _MARKER.search(text, max(0, start - 3), start + _NEAR)
    end = text.find(marker[0], marker.end()) if marker else -1
    own = [s for s in rest if s.block == rest[0].block]
    inside = sum(s.spans[0].start < end for s in own)
    return inside if inside < len(own) else 0


def begins_answer(s: Sentence) -> bool:
    """Whether a sentence announces an answer, or is how one begins."""
    inline = answers_for(s.words) and not ANSWERS_FOR.fullmatch(s.words)
    says = announces_answer(s.words) or RESPONSE_START.match(s.words) or is_verdict(s.words)
    return bool(says or inline or _AGREES.match(s.words))


def _without_fields(answer: list[Sentence]) -> list[Sentence]:
    """An answer without the fields above it; where they are all there is, those that tell of its status."""
    said = next((n for n, s in enumerate(answer) if not begins_field(s.words)), None)
    if said is not None:
        return answer[said:]
    return [s for s in answer if re.match(r"[\w -]{0,20}status\b", s.words, re.IGNORECASE)]


def _cut(rest: Sequence[Sentence], blocks: Sequence[Block], mark: Mark, *, beside: bool) -> int:
    """The number of sentences that ask; `beside`: the asking stands in one block with its label."""
    first = rest[0].block
    if mark.layout == "titled":
        whole = blocks[first].kind is BlockKind.HEADING or blocks[first].style
        return next((n for n, s in enumerate(rest) if s.block != first), len(rest)) if whole else 1
    if mark.kind is ItemKind.AGREED_ACTION:
        reported = next((n for n, s in enumerate(rest) if n and REPORTED.match(s.words)), 0)
        asides = next((n for n, s in enumerate(rest) if n and not s.words.startswith("(")), len(rest))
        return reported or asides
    own = next((n for n, s in enumerate(rest) if s.block != first), len(rest))
    if several := _several(rest, len(numbers_of(mark.number))):
        return several
    if mark.layout == "told":
        return 1
    if mark.layout == "listed":
        return own
    if beside and own > 1 and rest[0].words[-1].isalnum() and not any(_OUGHT.search(s.words) for s in rest[1:own]):
        return 1  # a title, and what was done about it on the next line
    if beside and own < len(rest) and (_ends(rest[own - 1]) or any(_OUGHT.search(s.words) for s in rest[:own])):
        return own  # not a title, which the asking follows
    if mark.layout == "numbered" and not blocks[first].style:
        return _listed_on(rest, own, blocks)
    if mark.layout in ("quoted", "numbered") or blocks[first].style:
        return _styled(rest, blocks)
    return _by_voice(rest, own, blocks)


def _several(rest: Sequence[Sentence], numbers: int) -> int:
    """The end of as many paragraphs that ask as the label has numbers; 0 where it has one, or they are fewer."""
    paragraphs = [list(own) for _, own in groupby(rest, key=lambda s: s.block)][:numbers]
    asking = [own for own in paragraphs if any(_OUGHT.search(s.words) for s in own)]
    return sum(map(len, asking)) if len(asking) == numbers > 1 else 0


def _listed_on(rest: Sequence[Sentence], own: int, blocks: Sequence[Block]) -> int:
    """The end of the first block, or of the list that it leads in to."""
    end = own
    while end < len(rest) and rest[own - 1].words.endswith(":") and blocks[rest[end].block].kind is BlockKind.LIST_ITEM:
        end += 1
    return end


def _ends(s: Sentence) -> bool:
    return s.words[-1:] in ".;!?"


def _styled(rest: Sequence[Sentence], blocks: Sequence[Block]) -> int:
    style = blocks[rest[0].block].style
    return next((n for n, s in enumerate(rest) if blocks[s.block].style != style), len(rest))


def _by_voice(rest: Sequence[Sentence], own: int, blocks: Sequence[Block]) -> int:
    """The first sentence after the asking that speaks for whoever answers; else the end of the asking's block.

    `own` is the number of sentences in the first block. The asking goes on into the list it leads in, and
    into the next paragraph where the first asks nothing.
    """
    asked = next((n for n, s in enumerate(rest[:own]) if _OUGHT.search(s.words) or _OBSERVES.search(s.words)), None)
    end = own
    if asked is None:
        following = next((n for n, s in enumerate(rest) if _OUGHT.search(s.words)), None)
        if following is None or RESPONDER.match(rest[min(own, len(rest) - 1)].words):
            return own
        asked = following
        end = next((n for n, s in enumerate(rest) if n > asked and s.block != rest[asked].block), len(rest))
    for n in range(asked + 1, end):
        if RESPONDER.match(rest[n].words) and not _ASKS_AGAIN.search(rest[n].words):
            return n
    while end < len(rest) and _goes_on(rest[end - 1], rest[end], blocks, rest[0].block):
        end += 1
    return end


def _goes_on(before: Sentence, s: Sentence, blocks: Sequence[Block], first: int) -> bool:
    """Whether the asking, whose first block is `first`, goes on: a numbered paragraph alone is no list."""
    block = blocks[s.block]
    if block.kind is BlockKind.LIST_ITEM:
        listed = blocks[before.block].kind is BlockKind.LIST_ITEM and before.block != first
        return listed or before.words.endswith((":", ";", ",", " and", " or"))
    if s.block == before.block:
        return blocks[before.block].kind is BlockKind.LIST_ITEM
    return (
        s.opens
        and bool(_ASKS_AGAIN.search(s.words))
        and not RESPONDER.match(s.words)
        and not re.search(r"\b[Ww]e\b|\bI\b", s.words)
    )
