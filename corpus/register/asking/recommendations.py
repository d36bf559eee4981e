"""Where recommendations, areas for improvement and agreed actions stand in prose, and how far each one's segment runs.

Six layouts: labelled ("Recommendation 5", "Body Area for Improvement 2 - ...", "Action 3: ..."), quoted (a paragraph
in italics or bold under a timescale heading), numbered (as the report that is answered numbers them), listed (numbered
under a lead-in that says what the list is), titled (see corpus.register.asking.entitled) and closing ("...
(Recommendation 1)", or "We recommend that" under a heading). A reply ("Response to Recommendation 5: ...") that stands
apart from what it answers has a segment too.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from corpus.layout.labels import REPLY, label_of
from corpus.models import ASIDES, Block, BlockKind, ItemKind
from corpus.register.asking.answered import Quoted, announced_in, is_conclusion, quoted_in
from corpus.register.asking.ends import numbers_on, ruled_off
from corpus.register.asking.entitled import Series, parted_at, series_in, titles_in
from corpus.register.asking.fieldnames import begins_field
from corpus.register.asking.forms import SEVERAL, closing, listed, quoted, recommending, told
from corpus.register.asking.judged import judged_in
from corpus.register.asking.labelled import Mark, is_asked_of_a_panel, labels_in
from corpus.register.asking.leads import AGREED, KINDS, TO_BE_TAKEN, Lead, kind_of, lead_at
from corpus.register.asking.positions import NOT_STATED, answers_for, position
from corpus.register.asking.segments import INSIDE, begins_part, ended, is_farewell, without_title
from corpus.register.asking.titles import Title
from corpus.register.asking.voices import RESPONSE_LABEL
from corpus.register.prose import Sentence

_QUOTED = re.compile(r"\(?\d{1,3}(?:\.\d{1,3})*[a-z]?[.):]? .*[.)]$")  # "8.3 We conclude that lamps are dear."
_AGREED_TO = re.compile(
    r"(?:(?:Within|By|Before)\b[^.;:]{3,60}? )?(?:[Tt]he|[Ii]t|[Tt]hey)\b[^.;:]{0,60}? "
    r"(?:will|has agreed to|have agreed to) "
)  # "Within a month of my decision the Council will review ..."
_BRACKETED = re.compile(r"(?:\([^()]{1,40}\)\s+)?")  # what ends the line above: "(Regulation 12)"
_ASKING = re.compile(
    r"(?:(?:With|Within|By|Before|As soon)\b[^.;:]{0,60}?,? (?=the |each |every |all |both |chief |police |forces?\b))?"
    r"(?:[Tt]he|[Ee]ach|[Ee]very|[Aa]ll|[Bb]oth|[Cc]hief|[Pp]olice|[Ff]orces?)\b[^.;:]{0,80}?"
    r"\b(?:should|must|needs? to)\b"
)


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
    recurring: frozenset[str] = frozenset()  # headings that are printed more than once
    ends: frozenset[int] = frozenset()  # where series of titles end, and what ruled lines part

    @classmethod
    def of(cls, blocks: Sequence[Block], sentences: Sequence[Sentence], *, answers: bool) -> _Search:
        labelled = labels_in(blocks, sentences)
        quoted = quoted_in(blocks, sentences, labelled, answers=answers)
        reaches = {q.reach for q in quoted.values()}  # labels among quoted paragraphs are only their titles
        labelled = {n: m for n, m in labelled.items() if not any(one - 1 <= n <= two for one, two in reaches)}
        announced = announced_in(blocks, sentences, {*labelled, *quoted})
        quoted |= {n: Quoted("", 0, asks=True) for n in announced}
        quoted |= judged_in(blocks, sentences, {*labelled, *quoted})
        known = {*labelled, *(n for n, q in quoted.items() if q.asks)}
        titles = titles_in(blocks, sentences)
        series = series_in(titles, blocks, sentences, known, answers=answers)
        quoted |= {t.place: _quoted(one, t) for one in series for t in one.titles}
        ruled = ruled_off(blocks, sentences, labelled)
        ends = frozenset({*(one.end for one in series), *parted_at(titles, known), *ruled})
        headings = Counter(s.words for s in sentences if blocks[s.block].kind is BlockKind.HEADING)
        recurring = frozenset(words for words, count in headings.items() if count > 1)
        return cls(blocks, sentences, labelled, quoted, answers, recurring=recurring, ends=ends)

    def run(self) -> None:
        for n, s in enumerate(self.sentences):
            block = self.blocks[s.block]
            if mark := self._mark(n, s, block):
                self.starts.append(self._placed(mark, n, block))
            elif s.opens:
                self._pass(n, s, block)

    def _mark(self, n: int, s: Sentence, block: Block) -> Mark | None:
        said = told(self.blocks, self.sentences, n, answers=self.answers)
        mark = self._labelled(n) or said or self._reply(n) or closing(s) or self._numbered(n) or self._headed(n)
        if mark is not None or not s.opens or (block.kind is BlockKind.LIST_ITEM and self._lead(n)):
            return mark
        mark = self._listed(n, s, block)
        if mark is None and not self._is_labelled_below(n) and not self._leads(n):
            mark = quoted(s, block, self.lead) or recommending(s, block)
        return mark

    def _labelled(self, n: int) -> Mark | None:
        """The item that a label begins; an "Action:" below a recommendation is a part of the answer."""
        mark = self.labelled.get(n)
        if mark is None or mark.number or mark.kind is not ItemKind.AGREED_ACTION or not self.starts:
            return mark
        over = self.starts[-1]
        is_part = over.layout in ("labelled", "numbered", "titled") and over.kind is not ItemKind.AGREED_ACTION
        return None if is_part and not self._stopped() else mark

    def _leads(self, n: int) -> bool:
        lead = self._lead(n)
        return lead is not None and (lead.is_heading or lead.is_weak)

    def _pass(self, n: int, s: Sentence, block: Block) -> None:
        """Note what a block that begins no item does: it leads in a list, or ends what is open."""
        if n in self.ends:
            self.stops.append(n)
        if (fresh := self._lead(n)) and not self._belongs_to_label(n, fresh):
            self.lead, self.expected = fresh, 0
            self.stops.append(n)
        elif (
            is_farewell(s.words) or is_asked_of_a_panel(s.words) or self._ends_item(n) or self._announces_several(n, s)
        ):
            self.lead, self.expected = None, 0
            self.stops.append(n)
        elif n in self.quoted or is_conclusion(s, block) or begins_part(s, block) or self._numbers_on(n):
            self.stops.append(n)

    def _announces_several(self, n: int, s: Sentence) -> bool:
        """Whether the line "Recommendations" stands alone, below a label with words of its own."""
        after = self.sentences[n + 1 : n + 2]
        alone = after and after[0].block != s.block and SEVERAL.fullmatch(s.words) is not None
        return bool(alone and self.starts and self.starts[-1].start < n - 1)

    def _numbers_on(self, n: int) -> bool:
        return bool(self.starts) and numbers_on(self.starts[-1], self.sentences, n)

    def _lead(self, n: int) -> Lead | None:
        return lead_at(self.blocks, self.sentences, n)

    def _belongs_to_label(self, n: int, lead: Lead) -> bool:
        """Whether a lead-in only begins the words of the label above it, or goes on what it asks."""
        if not self.starts or self.starts[-1].layout not in ("labelled", "numbered", "titled") or self._stopped():
            return False
        mark = self.starts[-1]
        if mark.called and (lead.is_heading or lead.is_weak):
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
        return Mark(quoted.kind, quoted.layout, 0, number=quoted.number, skip=quoted.skip)

    def _headed(self, n: int) -> Mark | None:
        """A paragraph that asks under what must be done, agreed action, or, in an answer, "Areas for improvement"."""
        s = self.sentences[n]
        block = self.blocks[s.block]
        skip = len(_BRACKETED.match(s.words)[0])  # type: ignore[index]
        if block.section and TO_BE_TAKEN.fullmatch(block.section[-1]) and _ASKING.match(s.words, skip):
            return Mark(kind_of(" ".join(block.section)) or ItemKind.RECOMMENDATION, "closing", 0, skip=skip)
        if (
            any(map(AGREED.fullmatch, block.section[-2:]))
            and s.opens
            and _AGREED_TO.match(s.words)
            and s.words.endswith(".")
        ):
            return Mark(ItemKind.AGREED_ACTION, "closing", 0)
        above = SEVERAL.fullmatch(block.section[-1]) if block.section and self.answers and s.opens else None
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
        mark, self.expected = listed(s, block, self.blocks, self.lead, self.expected)
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
        lead = mark.lead or (self.lead if self.lead is not None and self._is_over(self.lead, mark, block) else None)
        above = [words for words in block.section if not _is_inside(words) and words not in self.recurring]
        named = above[-1] if above and mark.kind is not ItemKind.AGREED_ACTION else ""
        return replace(mark, start=n, lead=lead, list=lead.words if lead else named)

    def _is_over(self, lead: Lead, mark: Mark, block: Block) -> bool:
        """Whether a lead-in names the list of a mark that was not found by it: a heading, the one above a title."""
        above = block.section[-1] if block.section and mark.layout in ("titled", "set out") else ""
        return lead.is_heading or above.endswith(lead.words)

    def _ends_item(self, n: int) -> bool:
        """True of a heading that begins something new, not of a line inside the open item's answer."""
        s = self.sentences[n]
        if not _heads(s, self.blocks) or answers_for(s.words) or RESPONSE_LABEL.match(s.words) or begins_field(s.words):
            return False
        if position([s.words]) != NOT_STATED:  # "Agreed in principle"
            return False
        if not self.starts or self.starts[-1].layout not in ("labelled", "numbered", "titled", "reply"):
            return not INSIDE.match(s.words)
        if s.words in self.recurring:
            return False
        label = self.blocks[self.sentences[self.starts[-1].start].block]
        deeper = label.kind is BlockKind.HEADING and self.blocks[s.block].level > label.level
        is_last = n > max(self.labelled or self.quoted, default=0) and len(self.starts) > 1
        return is_last or not (INSIDE.match(s.words) or deeper)  # below the last item nothing else shows where it ends


def _quoted(series: Series, title: Title) -> Quoted:
    layout = "titled" if series.answered else "set out"
    return Quoted(title.number, title.skip, asks=True, kind=series.kind, layout=layout)


def _heads(s: Sentence, blocks: Sequence[Block]) -> bool:
    """True of a heading, not of a line that leads in the list after it."""
    after = next((b for b in blocks[s.block + 1 :] if b.kind not in ASIDES), None)
    leads = s.words.endswith(":") and after is not None and after.kind is BlockKind.LIST_ITEM
    return blocks[s.block].kind is BlockKind.HEADING and not leads


def _is_inside(words: str) -> bool:
    """True of a heading above an item that belongs to the item before it, or to the item itself."""
    if (
        label_of(words)
        or words.endswith(":")
        or position([words]) != NOT_STATED
        or INSIDE.match(words)
        or answers_for(words)
    ):
        return True
    return _QUOTED.match(words) is not None


def _ends(s: Sentence) -> bool:
    return s.words[-1:] in ".;:!?" or s.words.endswith((" and", " or"))
