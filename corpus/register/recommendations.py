"""Where recommendations, areas for improvement and agreed actions stand in prose, and how far each one's segment runs.

Five layouts: labelled ("Recommendation 5", "Body Area for Improvement 2 - ...", "Action 3: ..."), quoted (a paragraph
in italics or bold under a timescale heading), numbered (as the report that is answered numbers them), listed (numbered
under a lead-in that says what the list is) and closing ("... (Recommendation 1)", or "We recommend that" under a
heading). A reply ("Response to Recommendation 5: ...") that stands apart from what it answers has a segment too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from corpus.layout.labels import REPLY, label_of
from corpus.models import ASIDES, Block, BlockKind, ItemKind
from corpus.register.answered import Quoted, is_conclusion, quoted_in
from corpus.register.fields import begins_field
from corpus.register.labelled import Mark, is_asked_of_a_panel, labels_in
from corpus.register.leads import KINDS, TIMESCALE_HEADING, Lead, lead_at
from corpus.register.positions import answers_for
from corpus.register.prose import Sentence
from corpus.register.segments import INSIDE, begins_part, ended, is_farewell, without_title
from corpus.register.voices import RESPONSE_LABEL

_CLOSING = re.compile(r"\(Recommendations? (?P<number>\d{1,3})\)[.\s]*$")
_WE_RECOMMEND = re.compile(r"\b[Ww]e (?:are )?(?:therefore |also )*recommend(?:ing)?\b")
_OUGHT = re.compile(r"\b(?:should|must|recommends?|needs? to|ought to)\b")
_QUOTED = re.compile(r"\(?\d{1,3}(?:\.\d{1,3})*[a-z]?[.):]? .*[.)]$")  # "8.3 We conclude that lamps are dear."
_SEVERAL = re.compile(r"(?:the |our )?(?:areas? for improvement|recommendations|causes? of concern)\W*", re.IGNORECASE)
_ASKING = re.compile(
    r"(?:(?:With|Within|By|Before|As soon)\b[^.;:]{0,60}?,? (?=the |each |every |all |both |chief |police |forces?\b))?"
    r"(?:[Tt]he|[Ee]ach|[Ee]very|[Aa]ll|[Bb]oth|[Cc]hief|[Pp]olice|[Ff]orces?)\b[^.;:]{0,80}?\b(?:should|must|needs? to)\b"
)
_FEWEST_WORDS = 6
_ROMAN = "i ii iii iv v vi vii viii ix x xi xii".split()


def marks_in(blocks: Sequence[Block], sentences: Sequence[Sentence], *, answers: bool = False) -> list[Mark]:
    """The items' places, in order, each with its segment's end; `answers`: the document answers another's items."""
    search = _Search.of(blocks, sentences, answers=answers)
    search.run()
    found: list[Mark] = []
    for n, mark in enumerate(search.starts, 1):
        following = search.starts[n].start if n < len(search.starts) else len(sentences)
        end = min([following, *(stop for stop in search.stops if stop > mark.start)])
        is_last = n == len(search.starts) or following > end
        end = end if is_last else without_title(blocks, sentences, mark.start, end)
        found.append(ended(mark, end, sentences, is_last=is_last))
    return found


@dataclass
class _Search:
    """A document's sentences on their way to marks; `stops` are where whatever is open ends."""

    blocks: Sequence[Block]
    sentences: Sequence[Sentence]
    labelled: dict[int, Mark]  # by sentence
    quoted: dict[int, Quoted]
    answers: bool
    lead: Lead | None = None
    expected: int = 0  # the place that goes on the open list; 0: none is open
    starts: list[Mark] = field(default_factory=list)
    stops: list[int] = field(default_factory=list)
    inside: set[str] = field(default_factory=set)  # headings that stood inside items

    @classmethod
    def of(cls, blocks: Sequence[Block], sentences: Sequence[Sentence], *, answers: bool) -> _Search:
        labelled = labels_in(blocks, sentences)
        quoted = quoted_in(blocks, sentences, labelled, answers=answers)
        if len(quoted) > len(labelled):  # labels among them are only their titles
            first, last = min(quoted), max(quoted)
            labelled = {n: mark for n, mark in labelled.items() if not first - 1 <= n <= last}
        return cls(blocks, sentences, labelled, quoted, answers)

    def run(self) -> None:
        for n, s in enumerate(self.sentences):
            block = self.blocks[s.block]
            if mark := self._mark(n, s, block):
                self.starts.append(self._placed(mark, n, block))
            elif s.opens:
                self._pass(n, s, block)

    def _mark(self, n: int, s: Sentence, block: Block) -> Mark | None:
        mark = self.labelled.get(n) or self._reply(n) or _closing(s) or self._numbered(n) or self._headed(n)
        if mark is not None or not s.opens or (block.kind is BlockKind.LIST_ITEM and self._lead(n)):
            return mark
        mark = self._listed(n, s, block)
        if mark is None and not self._is_labelled_below(n):
            mark = _quoted(s, block, self.lead) or _recommending(s, block)
        return mark

    def _pass(self, n: int, s: Sentence, block: Block) -> None:
        """Note what a block that begins no item does: it leads in a list, or ends what is open."""
        if (fresh := self._lead(n)) and not self._belongs_to_label(n, fresh):
            self.lead, self.expected = fresh, 0
            self.stops.append(n)
        elif is_farewell(s.words) or self._ends_item(n) or self._announces_several(n, s):
            self.lead, self.expected = None, 0
            self.stops.append(n)
        elif n in self.quoted or is_conclusion(s, block) or begins_part(s, block):
            self.stops.append(n)

    def _announces_several(self, n: int, s: Sentence) -> bool:
        """Whether the line "Recommendations" stands alone, below a label with words of its own."""
        after = self.sentences[n + 1 : n + 2]
        alone = after and after[0].block != s.block and _SEVERAL.fullmatch(s.words) is not None
        return bool(alone and self.starts and self.starts[-1].start < n - 1)

    def _lead(self, n: int) -> Lead | None:
        return lead_at(self.blocks, self.sentences, n)

    def _belongs_to_label(self, n: int, lead: Lead) -> bool:
        """Whether a lead-in only begins the words of the label above it, or goes on what it asks."""
        if not self.starts or self.starts[-1].layout not in ("labelled", "numbered") or self._stopped():
            return False
        mark = self.starts[-1]
        if mark.called and lead.is_heading:
            return False  # the recommendations of a cause of concern
        alone = n == mark.start + 1 and not self.sentences[mark.start].words[mark.skip :].strip()
        return alone or lead.is_weak

    def _stopped(self) -> bool:
        return bool(self.stops) and self.stops[-1] > self.starts[-1].start

    def _is_labelled_below(self, n: int) -> bool:
        """Whether labels are how items are told here: under the open lead-in, or in all of the document."""
        if self.lead is None or not self.lead.is_heading:
            return bool(self.labelled)
        return any(self.sentences[m].block > self.lead.after for m in self.labelled if m < n)

    def _reply(self, n: int) -> Mark | None:
        """An answer that names what it answers by number, away from it."""
        s = self.sentences[n]
        found = REPLY.match(s.words) if s.opens else None
        if found is None:
            return None
        open_ = self.starts[-1].number if self.starts and not self._stopped() else ""
        if open_ == found["number"]:
            return None
        return Mark(ItemKind.RECOMMENDATION, "reply", 0, number=found["number"], skip=found.end())

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
        if self._is_open_in(block.section):
            return None
        kind = next(kind for kind, pattern in KINDS if pattern.search(above[0]))
        return Mark(kind, "numbered", 0)

    def _is_open_in(self, section: tuple[str, ...]) -> bool:
        """Whether a labelled item is open that stands under the same headings: its answer goes on."""
        if not self.starts or self.starts[-1].layout != "labelled" or self._stopped():
            return False
        return self.blocks[self.sentences[self.starts[-1].start].block].section == section

    def _listed(self, n: int, s: Sentence, block: Block) -> Mark | None:
        """A list item under a lead-in, unless it is a heading numbered like the list that it ends."""
        mark, self.expected = _listed(s, block, self.blocks, self.lead, self.expected)
        last = self.sentences[self.starts[-1].start] if mark is not None and self.starts else None
        if last is not None and self.starts[-1].lead is self.lead and _ends(last) and not _ends(s):
            self.lead, self.expected = None, 0
            self.stops.append(n)
            return None
        return mark

    def _placed(self, mark: Mark, n: int, block: Block) -> Mark:
        """The mark at sentence `n`, with the list it stands in: its lead-in, or the last heading above it."""
        other = self.lead is not None and (mark.kind is not self.lead.kind or bool(mark.called))
        if other and mark.layout == "labelled":
            self.lead, self.expected = None, 0
        lead = mark.lead or (self.lead if self.lead is not None and self.lead.is_heading else None)
        above = [words for words in block.section if not _is_inside(words)]
        named = above[-1] if above and mark.kind is not ItemKind.AGREED_ACTION else ""
        return replace(mark, start=n, lead=lead, list=lead.words if lead else named)

    def _ends_item(self, n: int) -> bool:
        """True of a heading that begins something new, not of a line inside the open item's answer."""
        s = self.sentences[n]
        if not _heads(s, self.blocks) or answers_for(s.words) or RESPONSE_LABEL.match(s.words) or begins_field(s.words):
            return False
        if not self.starts or self.starts[-1].layout not in ("labelled", "numbered", "reply"):
            return not INSIDE.match(s.words)
        label = self.blocks[self.sentences[self.starts[-1].start].block]
        deeper = label.kind is BlockKind.HEADING and self.blocks[s.block].level > label.level
        if not (INSIDE.match(s.words) or deeper):
            return True
        if n < max(self.labelled or self.quoted, default=0) or len(self.starts) == 1:
            self.inside.add(s.words)
            return False
        return s.words not in self.inside  # below the last item nothing else shows where it ends


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
    printed = _place(block.marker)
    adjoins = not any(b.kind not in ASIDES for b in blocks[lead.after + 1 : s.block])
    goes_on = expected and (
        expected in printed or (expected < 0 and not printed and blocks[-expected].kind is block.kind)
    )
    if not (adjoins or goes_on):
        return None, expected
    if is_asked_of_a_panel(s.words) or (
        lead.kind is not ItemKind.AGREED_ACTION and not (printed or _is_asked(s, lead))
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


def _quoted(s: Sentence, block: Block, lead: Lead | None) -> Mark | None:
    """A whole paragraph in italics or bold that asks something, or stands under a timescale heading."""
    under = lead is not None and lead.is_heading
    fewest = 3 if under else _FEWEST_WORDS
    if not block.style or block.kind is BlockKind.LIST_ITEM or len(s.words.split()) < fewest:
        return None
    if not under and not (_OUGHT.search(s.words) and lead is not None and lead.kind is not ItemKind.AGREED_ACTION):
        return None
    if re.match(r"(?:subject|re)\s*:", s.words, re.I) or any(p.fullmatch(s.words) for p in (TIMESCALE_HEADING, _SEVERAL)):
        return None
    kind = lead.kind if lead else ItemKind.RECOMMENDATION
    return Mark(kind, "quoted", 0, lead=lead)


def _is_inside(words: str) -> bool:
    """True of a heading above an item that belongs to the item before it, or to the item itself."""
    if label_of(words) or words.endswith(":") or INSIDE.match(words) or answers_for(words):
        return True
    return _QUOTED.match(words) is not None


def _ends(s: Sentence) -> bool:
    return s.words[-1:] in ".;:!?" or s.words.endswith((" and", " or"))
