"""Labelled items: "Recommendation 5", "Body Area for Improvement 2 - ...", "Action 3: ...", and "4b)" below a "4"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from corpus.layout.labels import REPLY, Label, is_listed, label_of, numbers_of
from corpus.models import Block, BlockKind, ItemKind
from corpus.register.asking.leads import KINDS, Lead
from corpus.register.asking.outline import bare, named_in, outlined
from corpus.register.asking.positions import NOT_STATED, position
from corpus.register.prose import Sentence

_ASKED_OF_A_PANEL = re.compile(
    r"^(?:that )?(?:the )?(?:members|panel|committee|board|council|cabinet|commission|steering group|"
    r"meeting)\b.{0,60}\b"
    r"(?:note|notes|consider|considers|comment|approve|approves|agree|receive|receives|endorse|discuss|asked|"
    r"invited|requested|recommended)\b"
    r"|^(?:to )?(?:note|receive|approve|comment on|endorse)\b",
    re.IGNORECASE,
)
_UNNUMBERED = re.compile(
    r"(?:area for improvement|recommendation|(?P<cause>(?:accelerated )?cause of concern)):?", re.I
)
_ASKED = re.compile(r"\b(?:should|must|needs? to|recommend)\b", re.IGNORECASE)
_PARAGRAPH_ASKS = re.compile(
    r"(?:Paragraphs?|Paras?\.?) (?P<number>[\d., &–and-]{1,20}) \(\s*(?P<asked>[^()]{10,400})\):"
)
_IN_COLUMNS = re.compile(r"Recommendation (?=[A-Z])(?![A-Z]\b)")  # a label and its text in two columns
_MENTION = re.compile(r"(?:which|that|who|concerning|about|as|was|is|has)\b")  # "Recommendation 7 - which ... - is met"
_PART = re.compile(r"(?P<whole>\d{1,3}) ?\(?(?P<part>[a-z])[).:]*(?=\s|$) *")
_WHOLE = re.compile(r"\d{1,3}")
_FIRST_PERSON = re.compile(r"(?:I|We)\b")
_BELOW = 60  # sentences below a label of several numbers
_ONE_OF = re.compile(r"\(?(?P<number>[A-Z]{0,2}\d{1,3}[a-z]?|[A-Za-z])[.):] +")


@dataclass(frozen=True, slots=True)
class Mark:
    """An item's place: sentences `start` to `end` (exclusive) are its segment; the first `skip` characters a label."""

    kind: ItemKind
    layout: str  # "labelled", "quoted", "listed", "numbered", "told", "closing"; "reply": it answers an item elsewhere
    start: int
    end: int = 0
    number: str = ""
    skip: int = 0
    lead: Lead | None = None
    list: str = ""
    called: str = ""  # what its label calls it where that is not its kind
    together: str = ""  # the numbers of the label that it shares with others: "8 and 9"


def labels_in(blocks: Sequence[Block], sentences: Sequence[Sentence]) -> dict[int, Mark]:
    """The labelled items by the number of the sentence that their label begins; entries of a contents list are none."""
    found: dict[int, Mark] = {}
    whole, part = "", ""  # the number that is open, and its last part
    label, together = "", list[str]()  # the numbers that the open label prints together, and those still to come
    answered = _answered_parts(sentences)
    for n, s in enumerate(sentences):
        mark = _labelled(s, blocks[s.block]) or _unnumbered(s, blocks, sentences, n)
        if mark is not None:
            label = mark.number if _each_is_below(sentences, blocks, n, numbers_of(mark.number)) else ""
            together = numbers_of(label)
        elif together and (mark := _one_of(s, blocks[s.block], found, together)):
            together = together[1:]
            mark = replace(mark, together=label)
        if mark is None and s.opens and whole and (mark := _answered_part(s, blocks[s.block], found, whole, answered)):
            pass
        elif mark is None and s.opens and whole and (below := _part_of(s, whole, part)):
            part = below[-1]
            over = found[next(reversed(found))]
            skip = _PART.match(s.words).end()  # type: ignore[union-attr]
            mark = Mark(over.kind, "labelled", 0, number=below, skip=skip, called=over.called)
        elif mark is not None and (number := _WHOLE.match(mark.number)):
            whole, part = number[0], ""
        if mark is not None:
            found[n] = mark
    return _without_contents(_without_groups(found), sentences)


def _one_of(s: Sentence, block: Block, found: dict[int, Mark], together: Sequence[str]) -> Mark | None:
    """ "6. The department should ..." below "Recommendations 6 and 7"; the label itself is no item then."""
    number, skip = _own_number(s, block)
    if number != together[0]:
        return None
    over = next(reversed(found))
    kind = found[over].kind
    if number == numbers_of(found[over].number)[0] and len(numbers_of(found[over].number)) > 1:
        del found[over]
    return Mark(kind, "labelled", 0, number=number, skip=skip)


def _each_is_below(sentences: Sequence[Sentence], blocks: Sequence[Block], n: int, numbers: Sequence[str]) -> bool:
    """Whether paragraphs below the label at sentence `n` bear its numbers, none a mere number of paragraphs."""
    if len(numbers) < 2:
        return False
    waiting = list(numbers)
    for s in sentences[n + 1 : n + 1 + _BELOW]:
        number, skip = _own_number(s, blocks[s.block])
        if waiting and number == waiting[0] and not _FIRST_PERSON.match(s.words[skip:]):
            waiting.pop(0)
        elif _labelled(s, blocks[s.block]):
            break
    return not waiting


def _own_number(s: Sentence, block: Block) -> tuple[str, int]:
    """The number that a paragraph or an entry of a list begins with, and its length in the words."""
    if not s.opens:
        return "", 0
    if block.kind is BlockKind.LIST_ITEM and (listed := block.marker.strip("(). ")):
        return listed, 0
    printed = _ONE_OF.match(s.words)
    return (printed["number"], printed.end()) if printed else ("", 0)


def _answered_parts(sentences: Sequence[Sentence]) -> set[str]:
    """The numbers with parts that answers name: "Response to 7(a)", "Recommendation 3(ii) rejected"."""
    replies = (found["number"] for s in sentences if s.opens and (found := REPLY.match(s.words)))
    judged = (number for s in sentences if position([s.words]) != NOT_STATED for number in named_in(s.words))
    return {bare(number) for number in (*replies, *judged)}


def _answered_part(
    s: Sentence, block: Block, found: dict[int, Mark], whole: str, answered: Collection[str]
) -> Mark | None:
    """ "(a) Lamps should be lit." below the label 7, where "7(a)" has an answer; the label is no item then."""
    printed = _ONE_OF.match(s.words) if block.kind is not BlockKind.LIST_ITEM else None
    part = block.marker if block.kind is BlockKind.LIST_ITEM else printed["number"] if printed else ""
    number, skip = outlined(s.words)
    if not number:
        number, skip = f"{whole}({part.strip('(). ')})", printed.end() if printed else 0
    if bare(number) not in answered or bare(number) == bare(whole) or not bare(number).startswith(bare(whole)):
        return None
    last = next(reversed(found))
    kind = found[last].kind
    if found[last].number == whole:
        del found[last]
    return Mark(kind, "labelled", 0, number=number, skip=skip)


def is_asked_of_a_panel(words: str) -> bool:
    """Whether a paper only asks its readers to note or approve something."""
    return _ASKED_OF_A_PANEL.match(words) is not None


def _labelled(s: Sentence, block: Block) -> Mark | None:
    if s.opens and (quoted := _PARAGRAPH_ASKS.match(s.words)) and _ASKED.search(quoted["asked"]):
        return Mark(ItemKind.RECOMMENDATION, "told", 0, number=quoted["number"], skip=quoted.start("asked"))
    if s.opens and (found := _IN_COLUMNS.match(s.words)) and _ASKED.search(s.words):
        return Mark(ItemKind.RECOMMENDATION, "labelled", 0, skip=found.end())
    marker = block.marker if block.kind is BlockKind.LIST_ITEM and s.opens else ""
    label = label_of(s.words, marker)
    if label is None or not _is_item(label, s, block):
        return None
    kind = next(kind for kind, pattern in KINDS if pattern.search(label.kind))
    return Mark(kind, "labelled", 0, number=label.number, skip=label.length, called=_called(label.kind))


def _called(label: str) -> str:
    return "cause of concern" if label == "coc" else label.replace("causes", "cause") if "cause" in label else ""


def _is_item(label: Label, s: Sentence, block: Block) -> bool:
    if not label.number:  # "Action: mend the lamp"
        rest = s.words[label.length :].strip()
        asks = "action" in label.kind or (_ASKED.search(rest) and not is_asked_of_a_panel(rest))
        return label.separator in (":", ".") and bool(rest) and bool(asks)
    if label.kind in ("r", "rec", "rec.") and not label.separator:
        return block.kind is BlockKind.HEADING or label.length == len(s.words)
    return (bool(label.separator) or s.opens) and not _MENTION.match(s.words[label.length :])


def _unnumbered(s: Sentence, blocks: Sequence[Block], sentences: Sequence[Sentence], n: int) -> Mark | None:
    """A heading "Area for improvement" with the words that ask below it."""
    found = _UNNUMBERED.fullmatch(s.words) if s.opens else None
    if found is None or n + 1 == len(sentences) or (sentences[n + 1].block == s.block and s.words[-1:] == "."):
        return None
    below = sentences[n + 1]
    if label_of(below.words) or blocks[below.block].kind is BlockKind.HEADING or is_asked_of_a_panel(below.words):
        return None
    titled = blocks[s.block].kind is BlockKind.HEADING or blocks[s.block].style
    if not _ASKED.search(below.words) and not (found["cause"] and titled):
        return None
    kind = next(kind for kind, pattern in KINDS if pattern.search(s.words))
    return Mark(kind, "labelled", 0, skip=len(s.words), called=(found["cause"] or "").lower())


def _part_of(s: Sentence, whole: str, part: str) -> str:
    """ "4b" where the sentence begins with the part of number 4 that follows part a; empty where it does not."""
    found = _PART.match(s.words)
    if found is None or found["whole"] != whole:
        return ""
    return whole + found["part"] if found["part"] == (chr(ord(part) + 1) if part else "a") else ""


def _without_groups(found: dict[int, Mark]) -> dict[int, Mark]:
    """The labels without the titles of groups: "Recommendations 1 to 3: Licensing", where each has its own label."""
    own = {mark.number for mark in found.values()}
    return {n: m for n, m in found.items() if len(numbers_of(m.number)) == 1 or not own & set(numbers_of(m.number))}


def _without_contents(found: dict[int, Mark], sentences: Sequence[Sentence]) -> dict[int, Mark]:
    counts = Counter((mark.kind, mark.number) for mark in found.values())
    return {
        n: mark
        for n, mark in found.items()
        if counts[mark.kind, mark.number] == 1
        or not mark.number
        or not is_listed(sentences[n].words)
        or mark.skip == len(sentences[n].words)  # the number at the end is its own
    }
