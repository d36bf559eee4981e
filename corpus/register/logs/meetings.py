"""The sentences of minutes and logs as actions are looked for in them: cut at labels, those of cells among them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.layout.labels import NUMBER
from corpus.models import ASIDES, Block, BlockKind, Span, Spans
from corpus.plain import words_of
from corpus.register.actors import acts_first
from corpus.register.logs.pieces import MINUTE, pieces
from corpus.register.promising.initials import names_by_initials, people_present
from corpus.register.prose import Prose, Sentence, prose_of

_LABEL = re.compile(
    rf"\W*{MINUTE}(?:(?i:agreed|new|further|follow[- ]up|urgent|carried forward) )?"
    r"(?:(?i:actions?(?: points?| items?| required| agreed| to be taken)?|task)|AP)(?: (?i:no|number|ref)\.?)?"
    rf" ?(?P<number>\(?(?:\d{{1,4}}[/.-]\d{{1,4}}|{NUMBER})\)?)?(?: ?\((?P<title>[^()]{{2,80}})\))?"
    r"(?: (?i:for|by|on) (?!(?i:further )?[Ii]mprovement)(?P<who>[A-Z][^:–—]{1,60}?))?"
    r"\s*(?:[:–—]|-(?= )|\.(?= [A-Z]))[\s*]*"
)
_SHOUTED = re.compile(rf"\W*{MINUTE}ACTIONS?(?: (?P<number>\d{{1,3}}))? +(?=[A-Z])")
_NONE = re.compile(r"\W*(?i:next|any|no)\b")
_MARGIN_HEAD = re.compile(r"^[ \t]{20,}(?:ACTIONS?|Actions?)(?: (?:BY|by))?[ \t]*$", re.MULTILINE)
_MARGIN = re.compile(
    r"(?<=\S)[ \t]{3,}(?P<who>[A-Z]{2,3}(?:[/,&] ?[A-Z]{2,3})*|All|ALL|Clerk|Chair|Secretary|"
    r"(?:Cllr|Mrs?|Miss|Ms|Dr|[A-Z])\.? [A-Z][a-z]+)[ \t]*$",
    re.MULTILINE,
)
_INITIALS = re.compile(r"AP\s*[–—-]")  # "AP - Ama Pell"
TITLED = re.compile(
    r"(?:\(?[A-Za-z\d]{1,3}[.)] )?(?P<number>[A-Z]{0,5}[/ ]?\d[\w/.-]{0,12}) "
    r"\((?P<title>[^()]{3,90})\)\s*(?:[:–—]|-(?= ))\s*"
)  # "B. AB/31/4 (north lamp): mended"
_ENDS = re.compile(r"[\[(]\s*(?i:action)(?: by| for)?\b[\s:–-]*[A-Z][^()\[\]]{1,60}[\])]\W*$")
_NAMED_AT_END = re.compile(
    r"\b(?:will|to|would|should|needs?|must)\b.{8,}\((?P<who>[A-Z][\w'-]*(?:[/,&] ?[A-Z][\w'-]*)*)\)\W*$"
)
NUMBERED = re.compile(r"(?:\d{1,2}\.\d{1,2}|[A-Z]{1,2}\d{1,3}) +[A-Z]")  # one entry of several in a paragraph
_ACTION_BY = re.compile(r"\W*(?i:actions?)(?: by| for| on)? (?P<who>[A-Z]{2,3}(?:(?:[/,&]| and) ?[A-Z]{2,3})*)\W*")
_TO_ACTION = re.compile(r"(?P<who>[A-Z][^.;:]{1,60}?) to action[\W\d]*")
_OTHER = re.compile(r"\W*(?:DECISIONS?|Decisions?|RESOLVED|Resolved|NOTED|Noted|AGREED|Agreed)\b\s*[:–—-]")


@dataclass(frozen=True, slots=True)
class Meeting:
    """A text with its sentences; `minuted`: it is minutes, whose sentences may bind somebody without a label."""

    text: str
    blocks: Sequence[Block]
    said: Sequence[Sentence]
    proses: Sequence[Prose]  # those of the sentences
    minuted: bool
    margins: tuple[Span, ...] = ()  # the initials of who acts, printed beside the text
    known: frozenset[str] = frozenset()  # the initials and the names, each word alone, of those present

    def prose(self, n: int) -> Prose:
        return self.proses[n]

    def is_heading(self, n: int) -> bool:
        return self.blocks[self.said[n].block].kind is BlockKind.HEADING

    def begins_line(self, n: int) -> bool:
        at = self.said[n].spans[0].start
        return self.said[n].opens or not self.text[self.text.rfind("\n", 0, at) + 1 : at].strip()


@dataclass(frozen=True, slots=True)
class ActionLabel:
    """The label of an action in a sentence's prose: its end, and where its number, title and owner are printed."""

    end: int
    number: tuple[int, int] = (0, 0)
    title: tuple[int, int] = (0, 0)
    who: tuple[int, int] = (0, 0)


def meeting_of(text: str, blocks: Sequence[Block], tabled: Collection[int], *, minuted: bool) -> Meeting:
    """`tabled` are the blocks of tables that are registers; the cells of other tables are read as prose."""
    known = frozenset(names_by_initials(text)) | people_present(text) if minuted else frozenset[str]()
    headed = _MARGIN_HEAD.search(text) is not None
    margins = tuple(Span(*m.span("who")) for m in _MARGIN.finditer(text) if headed or _are_known(m["who"], known))
    said = [
        Sentence(spans, words_of(spans, text), n, m == 0)
        for n, block in enumerate(blocks)
        if block.kind not in ASIDES and n not in tabled and not (block.kind is BlockKind.TABLE_ROW and block.level)
        for unit in _units(block)
        for m, spans in enumerate(pieces(_without(unit, margins), text))
    ]
    return Meeting(text, blocks, said, [prose_of(s.spans, text) for s in said], minuted, margins, known)


def action_label(words: str) -> ActionLabel | None:
    """The label of an action that the words begin with ("Action 3 (WC):", "AP2 -", "ACTION"); None: they have none."""
    found = _LABEL.match(words) or _SHOUTED.match(words)
    if found is None or _NONE.match(words) or _INITIALS.match(words):
        return None
    groups = found.re.groupindex
    spans = {
        name: found.span(name) if name in groups and found[name] else (0, 0) for name in ("number", "title", "who")
    }
    return ActionLabel(found.end(), **spans)


def ends_with_label(words: str, known: Collection[str] = ()) -> bool:
    """Whether the words end with "(Action: WC)", or tell of a deed and end with somebody `known`: "(WC)"."""
    named = _NAMED_AT_END.search(words)
    return _ENDS.search(words) is not None or (named is not None and _are_known(named["who"], known))


def _are_known(who: str, known: Collection[str]) -> bool:
    return all(one in known for one in re.split(r"[/,&] ?", who))


def to_action(words: str) -> tuple[int, int]:
    """Where one is named in "Wren Calder to action" or "Action WC", said of the sentence before; (0, 0): nowhere."""
    found = _TO_ACTION.fullmatch(words) or _ACTION_BY.fullmatch(words)
    return found.span("who") if found else (0, 0)


def meant(meeting: Meeting, n: int) -> Spans:
    """Whom "she" means in sentence `n`: who acts in the one before it, or in an earlier one of the paragraph."""
    while n and meeting.said[n - 1].block == meeting.said[n].block:
        n -= 1
        who = acts_first(meeting.prose(n).words)
        if who[0] < who[1]:
            return (meeting.prose(n).span(*who),)
    return ()


def begins_other(words: str) -> bool:
    """Whether the words begin with the label of a decision or a note: they belong to no action before them."""
    return _OTHER.match(words) is not None


def _without(unit: Spans, margins: Sequence[Span]) -> Spans:
    """The spans less the initials in the margin that stand inside them."""
    for margin in margins:
        if margin.overlaps(Span(unit[0].start, unit[-1].end)):
            before = (replace(span, end=min(span.end, margin.start)) for span in unit)
            after = (replace(span, start=max(span.start, margin.end)) for span in unit)
            unit = tuple(sorted(span for span in (*before, *after) if span.start < span.end))
    return unit


def _units(block: Block) -> Iterator[Spans]:
    if block.kind is BlockKind.TABLE_ROW and block.header:
        yield from (cell for cell in block.cells if cell)
    else:
        yield block.spans
