"""How an item that no label names looks: listed under a lead-in, quoted in italics or bold, or an auditor's."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.models import ASIDES, Block, BlockKind, ItemKind
from corpus.register.asking.labelled import Mark, is_asked_of_a_panel
from corpus.register.asking.leads import KINDS, TIMESCALE_HEADING, Lead
from corpus.register.asking.voices import announces_answer
from corpus.register.prose import Sentence

SEVERAL = re.compile(r"(?:the |our )?(?:areas? for improvement|recommendations|causes? of concern)\W*", re.IGNORECASE)
_CLOSING = re.compile(r"\(Recommendations? (?P<number>\d{1,3})\)[.\s]*$")
_WE_RECOMMEND = re.compile(r"\b[Ww]e (?:are )?(?:therefore |also )*recommend(?:ing)?\b")
_OUGHT = re.compile(r"\b(?:should|must|recommends?|needs? to|ought to)\b")
_FEWEST_WORDS = 6
_ORDINAL = r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|last|final|other|next|remaining|only)"
_TOLD = (
    re.compile(rf"The {_ORDINAL}(?: (?:recommendation|area for improvement|of these))? (?:is|was) that "),
    re.compile(r"The (?:recommendation|area for improvement) (?:is|was) that "),
    re.compile(r"You (?:also |further )?(?:recommended|asked) that "),
    re.compile(r"As (?:for|to|regards) the (?:area for improvement|recommendation|cause of concern), which is that "),
)
_OF_EVIDENCE = re.compile(r"\bevidence (?:that )?(?:it|they) (?:has|have) (?:complied|done)\b")  # is no remedy itself
_ROMAN = "i ii iii iv v vi vii viii ix x xi xii".split()


def told(blocks: Sequence[Block], sentences: Sequence[Sentence], n: int, *, answers: bool) -> Mark | None:
    """What a letter only tells of: "You recommended that the force should ...", "The second is that ..."."""
    s = sentences[n]
    found = next((m for p in _TOLD if (m := p.match(s.words))), None) if answers else None
    if found is None or s.words.endswith(":") or not (_OUGHT.search(s.words) or "which" in found[0]):
        return None
    kind = next((kind for kind, pattern in KINDS[1:] if pattern.search(found[0])), ItemKind.RECOMMENDATION)
    alone = n + 1 == len(sentences) or sentences[n + 1].block != s.block
    return Mark(kind, "told" if not alone else "numbered", 0, skip=found.end())


def closing(s: Sentence) -> Mark | None:
    found = _CLOSING.search(s.words)
    return (
        Mark(ItemKind.RECOMMENDATION, "closing", 0, number=found["number"])
        if found and _OUGHT.search(s.words)
        else None
    )


def recommending(s: Sentence, block: Block) -> Mark | None:
    """An auditor's own recommendation, unnumbered, under the heading that announces it."""
    announced = bool(block.section) and re.match(r"recommendations?\b", block.section[-1], re.IGNORECASE)
    if announced and _WE_RECOMMEND.search(s.words):
        return Mark(ItemKind.RECOMMENDATION, "closing", 0)
    return None


def listed(
    s: Sentence, block: Block, blocks: Sequence[Block], lead: Lead | None, expected: int
) -> tuple[Mark | None, int]:
    """A list item as a mark, and the number that would go on its list."""
    if block.kind is not BlockKind.LIST_ITEM or lead is None:
        return None, expected
    printed = _place(block.marker)
    adjoins = not any(b.kind not in ASIDES for b in blocks[max(lead.after, lead.until) + 1 : s.block])
    if lead.kind is ItemKind.AGREED_ACTION and printed and 1 not in printed:
        adjoins = False  # "Decision" over paragraph 6 of the report
    goes_on = expected and (
        expected in printed or (expected < 0 and not printed and blocks[-expected].kind is block.kind)
    )
    if not (adjoins or goes_on):
        return None, expected
    if (
        is_asked_of_a_panel(s.words)
        or _OF_EVIDENCE.search(s.words)
        or (lead.kind is not ItemKind.AGREED_ACTION and not (printed or _is_asked(s, lead)))
    ):
        return None, expected
    number = block.marker.strip("().") if printed else ""
    following = (expected if goes_on else printed[0]) + 1 if printed else -s.block
    return Mark(lead.kind, "listed", 0, number=number, lead=lead), following


def _place(marker: str) -> list[int]:
    """The places in a list that a marker can mean: the ninth or the first for "i"; none for a bullet."""
    words = marker.strip("().").lower()
    if words.isdigit():
        return [int(words)]
    letter = [ord(words) - ord("a") + 1] if re.fullmatch(r"[a-z]", words) else []
    return [n for n in (_ROMAN.index(words) + 1 if words in _ROMAN else 0, *letter) if n]


def _is_asked(s: Sentence, lead: Lead) -> bool:
    return lead.is_heading or lead.is_weak or bool(_OUGHT.search(s.words))


def quoted(s: Sentence, block: Block, lead: Lead | None) -> Mark | None:
    """A whole paragraph in italics or bold that asks something, or stands under a timescale heading."""
    under = lead is not None and lead.is_heading
    fewest = 3 if under else _FEWEST_WORDS
    if not block.style or block.kind is BlockKind.LIST_ITEM or len(s.words.split()) < fewest:
        return None
    if not under and not (_OUGHT.search(s.words) and lead is not None and lead.kind is not ItemKind.AGREED_ACTION):
        return None
    if announces_answer(s.words):
        return None
    titles = (TIMESCALE_HEADING, SEVERAL)
    if re.match(r"(?:subject|re)\s*:", s.words, re.I) or any(p.fullmatch(s.words) for p in titles):
        return None
    kind = lead.kind if lead else ItemKind.RECOMMENDATION
    return Mark(kind, "quoted", 0, lead=lead)
