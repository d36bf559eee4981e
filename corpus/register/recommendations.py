"""Where recommendations, areas for improvement and agreed actions stand in prose, and how far each one's segment runs.

Four layouts: labelled ("Recommendation 5", "Body Area for Improvement 2 - ...", "Action 3: ..."), quoted (a paragraph
in italics or bold under a timescale heading), listed (numbered under a lead-in that says what the list is) and
closing ("... (Recommendation 1)", or "We recommend that" under a heading).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.layout.labels import label_of
from corpus.models import ASIDES, Block, BlockKind, ItemKind
from corpus.register.answered import Quoted, quoted_in
from corpus.register.labelled import Mark, is_asked_of_a_panel, labels_in
from corpus.register.leads import KINDS, TIMESCALE_HEADING, Lead, lead_at
from corpus.register.prose import Sentence

_CLOSING = re.compile(r"\(Recommendations? (?P<number>\d{1,3})\)[.\s]*$")
_WE_RECOMMEND = re.compile(r"\b[Ww]e (?:are )?(?:therefore |also )*recommend(?:ing)?\b")
_OUGHT = re.compile(r"\b(?:should|must|recommends?|needs? to|ought to)\b")
_FAREWELL = re.compile(
    r"^(?:yours (?:sincerely|faithfully|truly)|(?:kind|best|with kind) regards|with best wishes)\b", re.I
)
_CONCLUDING = re.compile(
    r"^(?:(?:to|in) (?:conclude|conclusion|closing|summary|sum up)\b|overall,|I (?:would like to|hope|look forward|"
    r"trust|am grateful|remain grateful)"
    r"|both .{3,40} and I |whilst I |while I |thank you|please |once again)",
    re.I,
)
_INSIDE = re.compile(
    r"^(?:[\w’' &-]{0,30}\b)?(?:response|reply|comments?|update|progress|position|next steps|background|"
    r"action taken|evidence|status|timescale|context)\b.{0,30}$",
    re.I,
)
_QUOTED = re.compile(r"\(?\d{1,3}(?:\.\d{1,3})*[a-z]?[.):]? .*[.)]$")  # "8.3 We conclude that lamps are dear."
_SEVERAL = re.compile(r"(?:the |our )?(?:areas? for improvement|recommendations|causes? of concern)\W*", re.IGNORECASE)
_ASKING = re.compile(r"(?:The|Each|Every|All|Both|Chief|Police|Forces?)\b[^.;:]{0,80}?\b(?:should|must|needs? to)\b")
_RESPONDENT = re.compile(
    r"(?:the )?(?:[\w’'&-]+ ){0,6}(?:government|executive|assembly|department|ministry|office|force|constabulary|"
    r"police|council|board|authority|service|trust|agency|commissioner|mayor|england|scotland|wales|"
    r"northern ireland|college)s?"
    r"(?:’s|'s)?(?: (?:response|reply|position|comments?))?:?",
    re.IGNORECASE,
)  # whose answer follows: "Scottish Government"
REPORTED = re.compile(
    r"^(?:not (?:yet )?complete|partial|part[- ]complete|complete|done|closed|on-?going|in progress|"
    r"carried forward|deferred)",
    re.I,
)
_FEWEST_WORDS = 6


def marks_in(blocks: Sequence[Block], sentences: Sequence[Sentence], *, answers: bool = False) -> list[Mark]:
    """The items' places, in order, each with its segment's end; `answers`: the document answers another's items."""
    starts, stops = _Search.of(blocks, sentences, answers=answers).places()
    found: list[Mark] = []
    for n, mark in enumerate(starts):
        following = starts[n + 1].start if n + 1 < len(starts) else len(sentences)
        end = min([following, *(s for s in stops if s > mark.start)])
        if n + 1 == len(starts) or following > end:
            end = _conclusion(sentences, mark, end)
        found.append(_ended(mark, end, sentences))
    return found


@dataclass(frozen=True)
class _Search:
    """A document's sentences on their way to marks."""

    blocks: Sequence[Block]
    sentences: Sequence[Sentence]
    labelled: dict[int, Mark]  # by sentence
    quoted: dict[int, Quoted]
    answers: bool

    @classmethod
    def of(cls, blocks: Sequence[Block], sentences: Sequence[Sentence], *, answers: bool) -> _Search:
        labelled = labels_in(blocks, sentences)
        quoted = quoted_in(blocks, sentences) if answers and not labelled else {}
        return cls(blocks, sentences, labelled, quoted, answers)

    def places(self) -> tuple[list[Mark], list[int]]:
        """Where items begin, and where whatever is open ends: headings, farewells, lead-ins of the next list."""
        lead: Lead | None = None
        expected = 0  # the number that goes on the open list; 0: none is open
        starts: list[Mark] = []
        stops: list[int] = []
        for n, s in enumerate(self.sentences):
            block = self.blocks[s.block]
            mark = self.labelled.get(n) or _closing(s) or self._numbered(n) or self._headed(n)
            if mark is None and s.opens and not (block.kind is BlockKind.LIST_ITEM and self._lead(n)):
                mark, expected = _listed(s, block, self.blocks, lead, expected)
                last = self.sentences[starts[-1].start] if mark is not None and starts else None
                if last is not None and starts[-1].lead is lead and _ends(last) and not _ends(s):
                    mark, lead, expected = None, None, 0  # a heading numbered like the list it ends
                    stops.append(n)
                if mark is None and not self.labelled:
                    mark = _quoted(s, block, lead) or _recommending(s, block)
            if mark is not None:
                starts.append(_placed(mark, n, block, lead))
                continue
            if not s.opens:
                continue
            fresh = self._lead(n)
            if fresh:
                lead, expected = fresh, 0
                stops.append(n)
            elif _FAREWELL.match(s.words) or self._ends_item(n, starts):
                lead, expected = None, 0
                stops.append(n)
            elif n in self.quoted:
                stops.append(n)
        return starts, stops

    def _lead(self, n: int) -> Lead | None:
        return lead_at(self.blocks, self.sentences, n)

    def _numbered(self, n: int) -> Mark | None:
        """A quoted paragraph that asks something, known by its number, type or reference and not by a label."""
        quoted = self.quoted.get(n)
        if quoted is None or not quoted.asks:
            return None
        return Mark(ItemKind.RECOMMENDATION, "numbered", 0, number=quoted.number, skip=quoted.skip)

    def _headed(self, n: int) -> Mark | None:
        """A paragraph that asks, under "Areas for improvement", in a document that answers them."""
        s = self.sentences[n]
        block = self.blocks[s.block]
        above = _SEVERAL.fullmatch(block.section[-1]) if block.section and self.answers and s.opens else None
        if above is None or block.kind is not BlockKind.PARAGRAPH or block.style or not _ASKING.match(s.words):
            return None
        if (lead := self._lead(n)) and lead.is_heading and lead.timescale:
            return None
        kind = next(kind for kind, pattern in KINDS if pattern.search(above[0]))
        return Mark(kind, "numbered", 0)

    def _ends_item(self, n: int, starts: Sequence[Mark]) -> bool:
        """True of a heading that begins something new, not of a line inside the open item's answer."""
        s = self.sentences[n]
        if not _heads(s, self.blocks) or _INSIDE.match(s.words):
            return False
        if not starts or starts[-1].layout not in ("labelled", "numbered"):
            return True
        if _RESPONDENT.fullmatch(s.words):
            return False
        label = self.blocks[self.sentences[starts[-1].start].block]
        deeper = label.kind is BlockKind.HEADING and self.blocks[s.block].level > label.level
        return not deeper or n > max(self.labelled, default=0)  # below the last item nothing shows where it ends


def _heads(s: Sentence, blocks: Sequence[Block]) -> bool:
    """True of a heading, not of a line that leads in the list after it."""
    after = next((b for b in blocks[s.block + 1 :] if b.kind not in ASIDES), None)
    leads = s.words.endswith(":") and after is not None and after.kind is BlockKind.LIST_ITEM
    return blocks[s.block].kind is BlockKind.HEADING and not leads


def _closing(s: Sentence) -> Mark | None:
    found = _CLOSING.search(s.words)
    return (
        Mark(ItemKind.RECOMMENDATION, "closing", 0, number=found["number"])
        if found and _OUGHT.search(s.words)
        else None
    )


def _recommending(s: Sentence, block: Block) -> Mark | None:
    """An auditor's own recommendation, unnumbered, under the heading that announces it."""
    announced = bool(block.section) and re.match(r"recommendations?\b", block.section[-1], re.IGNORECASE)
    if announced and _WE_RECOMMEND.search(s.words):
        return Mark(ItemKind.RECOMMENDATION, "closing", 0)
    return None


def _listed(
    s: Sentence, block: Block, blocks: Sequence[Block], lead: Lead | None, expected: int
) -> tuple[Mark | None, int]:
    """A list item as a mark, and the number that would go on its list."""
    if block.kind is not BlockKind.LIST_ITEM or lead is None:
        return None, expected
    printed = re.fullmatch(r"\(?(\d{1,3})[.)]", block.marker)
    adjoins = not any(b.kind not in ASIDES for b in blocks[lead.after + 1 : s.block])
    number = int(printed[1]) if printed else 0
    goes_on = expected and (
        number == expected or (expected < 0 and not printed and blocks[-expected].kind is block.kind)
    )
    if not (adjoins or goes_on):
        return None, expected
    if is_asked_of_a_panel(s.words) or (
        lead.kind is not ItemKind.AGREED_ACTION and not (printed or _is_asked(s, lead))
    ):
        return None, expected
    following = number + 1 if printed else -s.block
    return Mark(lead.kind, "listed", 0, number=str(number) if printed else "", lead=lead), following


def _is_asked(s: Sentence, lead: Lead) -> bool:
    return lead.is_heading or bool(_OUGHT.search(s.words))


def _quoted(s: Sentence, block: Block, lead: Lead | None) -> Mark | None:
    """A whole paragraph in italics or bold that asks something, or stands under a timescale heading."""
    under = lead is not None and lead.is_heading
    fewest = 3 if under else _FEWEST_WORDS
    if not block.style or block.kind is BlockKind.LIST_ITEM or len(s.words.split()) < fewest:
        return None
    if not under and not (_OUGHT.search(s.words) and lead is not None and lead.kind is not ItemKind.AGREED_ACTION):
        return None
    if re.match(r"(?:subject|re)\s*:", s.words, re.I) or TIMESCALE_HEADING.fullmatch(s.words):
        return None
    kind = lead.kind if lead else ItemKind.RECOMMENDATION
    return Mark(kind, "quoted", 0, lead=lead)


def _placed(mark: Mark, n: int, block: Block, lead: Lead | None) -> Mark:
    """The mark at sentence `n`, with the list it stands in: its lead-in, or the last heading above it."""
    lead = mark.lead or (lead if lead is not None and lead.is_heading else None)
    above = [words for words in block.section if not _is_inside(words)]
    named = above[-1] if above and mark.kind is not ItemKind.AGREED_ACTION else ""
    return replace(mark, start=n, lead=lead, list=lead.words if lead else named)


def _is_inside(words: str) -> bool:
    """True of a heading above an item that belongs to the item before it, or to the item itself."""
    if label_of(words) or words.endswith(":") or _INSIDE.match(words) or _RESPONDENT.fullmatch(words):
        return True
    return _QUOTED.match(words) is not None


def _ended(mark: Mark, end: int, sentences: Sequence[Sentence]) -> Mark:
    if mark.layout == "closing":
        end = mark.start + 1
    elif mark.layout == "listed" and mark.kind is ItemKind.AGREED_ACTION:
        end = next((n for n in range(mark.start, end) if sentences[n].block != sentences[mark.start].block), end)
    elif mark.kind is ItemKind.AGREED_ACTION and mark.layout == "labelled":
        end = _report_on(mark, end, sentences)
    return replace(mark, end=end)


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


def _ends(s: Sentence) -> bool:
    return s.words[-1:] in ".;:!?"
