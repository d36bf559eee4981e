"""Lead-ins: the headings and sentences that say what the list or the quotes after them are, and their timescale."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.models import ASIDES, Block, BlockKind, ItemKind
from corpus.register.prose import Sentence

KINDS = (
    (ItemKind.AGREED_ACTION, re.compile(r"(?<!improvement )action(?!s? for (?:further )?improvement)", re.I)),
    (
        ItemKind.AREA_FOR_IMPROVEMENT,
        re.compile(r"for (?:further )?(?:improvement|development)|improvement actions?|\bAFIs?(?:\b|\d)", re.I),
    ),
    (ItemKind.RECOMMENDATION, re.compile(r"recommendation|cause|^coc\b|^recs?\b|^r$", re.I)),
)
_MONTH = r"(?:january|february|march|april|may|june|july|august|september|october|november|december)"
_WHEN = (
    r"(?:(?:with )?immediate(?:ly)?(?: effect)?|within (?:the next )?\w+ (?:working )?(?:days|weeks|months|years)|"
    rf"by (?:the end of )?(?:\d{{1,2}}(?:st|nd|rd|th)? )?{_MONTH} \d{{4}}|by the end of (?:the |this )?(?:\w+ )?year|"
    r"(?:in the )?(?:short|medium|long)(?:er)?[ -]?term|"
    r"no (?:timescale|deadline|date)s?(?: (?:is |was |has been )?(?:given|set|stated))?)"
)
TIMESCALE_HEADING = re.compile(
    r"(?:.{0,40}|(?:the|all|each|every|chief|within|by|immediately)\b.{0,80})\bshould(?: immediately| now)?"
    rf"(?:,? (?:{_WHEN}|as soon as [^,]{{3,20}}|(?:within|by) .{{3,40}}),?)?:?",
    re.IGNORECASE,
)
_BARE_TIMESCALE = re.compile(
    rf"(?:(?:for |to be (?:met|completed|implemented) )?{_WHEN}(?: (?P<ofa>recommendations?|actions?))?|"
    rf"(?P<ofb>recommendations?|actions?)(?: for| to be (?:met|completed|implemented))?(?: completion)? {_WHEN}):?",
    re.IGNORECASE,
)  # "Within three months", "Recommendations for completion within six months"
_NUMBERED = re.compile(r"^(?:\d{1,2}(?:\.\d{1,2})*|[A-Z])[.)]?\s+(?=[A-Z])")  # "2. Recommendations"
_REC = r"\b(?:recommendations?|areas? for improvement|AFIs)\b"
REC_LEAD = re.compile(
    rf"\b(?:following|these|below)\b[^.]*{_REC}|{_REC}[^.]*\b(?:as follows|below|following)\b|{_REC}[^.]*:$"
    rf"|^(?:our |the |key |summary of )?{_REC}(?: (?:and|to|for|requiring)\b.{{0,60}})?$",
    re.IGNORECASE,
)
_TO_IMPROVE = r"what\b.{0,40}\b(?:needs? to|must|should|could) (?:be done|do|improve)\b[^.]{0,40}"
TO_BE_TAKEN = re.compile(
    rf"(?:{_TO_IMPROVE}|"
    r"(?:actions?|steps)\b.{0,60}\b(?:must|should|needs? to)\b(?: be)? (?:take|taken|do)\b.{0,30})\W*",
    re.IGNORECASE,
)  # "Action the trust MUST take to improve"
_ACTION_LEAD = re.compile(
    r"\bactions?\b[^.]*\b(?:agreed|as follows|to be taken|will be taken|committed)|\bagreed\b[^.]*\bactions?\b|"
    r"^(?:agreed )?actions?(?: agreed)?:?$|^(?:what\b.{0,50}\b(?:decided|agreed|resolved)\b.{0,30}|"
    r"decisions?(?: of .{0,40})?:?)$",
    re.IGNORECASE,
)
_ASKS_BELOW = re.compile(
    r"\b(?:(?:should|must)|(?P<will>will)|recommend(?:s|ed)?(?: that)?[^:]{0,80}|"
    r"(?P<agreed>(?:has|have) (?:now )?agreed (?:to|that it will)))\b[^.:]{0,100}:$",
    re.IGNORECASE,
)  # "To remedy the injustice caused, the Council should, within one month of this report:"
AGREED = re.compile(r"(?:\d+\.? )?(?:agreed (?:actions?|remed(?:y|ies))|remed(?:y|ies))\W*", re.IGNORECASE)
_OF_A_REMEDY = re.compile(r"recommend|remed(?:y|ies)|put (?:things|matters) right|agreed action|injustice", re.I)
_TIMESCALE = re.compile(
    r"\b(?:immediately|with immediate effect|(?:for )?immediate (?:implementation|action)|"
    r"within (?:the next )?\w+ (?:days|weeks|months|years)|"
    r"(?:by|before|no later than) (?:the end of )?(?:\d{1,2}(?:st|nd|rd|th)? )?(?:[A-Z][a-z]+ )?\d{4})\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Lead:
    """What a list or a timescale heading says of the items under it."""

    kind: ItemKind
    words: str
    timescale: str
    after: int  # its block
    is_heading: bool  # a timescale heading: quoted paragraphs under it are items
    is_weak: bool = False  # a sentence, which may go on what a label asks
    until: int = 0  # the last block before its list: an aside in brackets may stand between


def timescale_in(words: str) -> str:
    found = _TIMESCALE.search(words)
    return found[0] if found else ""


def lead_at(blocks: Sequence[Block], sentences: Sequence[Sentence], n: int) -> Lead | None:
    """The block that sentence `n` opens as a lead-in, where it says what the list or the quotes after it are."""
    number = sentences[n].block
    block = blocks[number]
    own = [t.words for t in sentences[n : n + 30] if t.block == number]
    own[0] = _NUMBERED.sub("", own[0]) if block.kind is BlockKind.HEADING else own[0]
    whole = " ".join(own)
    heading = block.kind is BlockKind.HEADING or bool(block.style) or whole.endswith(":")
    if heading and len(whole.split()) <= 25 and TIMESCALE_HEADING.fullmatch(whole):
        return Lead(kind_of(whole) or ItemKind.RECOMMENDATION, whole, timescale_in(whole), number, True)
    if heading and (when := _BARE_TIMESCALE.fullmatch(whole)) and _is_quoted_below(blocks, number):
        said = f"{when['ofa'] or ''}{when['ofb'] or ''}".lower()
        kind = ItemKind.AGREED_ACTION if said.startswith("action") else ItemKind.RECOMMENDATION
        return Lead(kind, whole, timescale_in(whole) or whole.rstrip(":"), number, is_heading=True)
    until = _until(sentences, n)
    after = next((b for b in blocks[until + 1 :] if b.kind not in ASIDES), None)
    if weak := _asking_below(block, own[-1], after, number):
        return weak
    if TO_BE_TAKEN.fullmatch(whole) and after is not None and after.kind is BlockKind.LIST_ITEM:
        return Lead(kind_of(whole) or ItemKind.RECOMMENDATION, whole, "", number, False, is_weak=True, until=until)
    if block.kind is BlockKind.LIST_ITEM and not (len(whole.split()) <= 9 and REC_LEAD.search(whole)):
        return None
    if after is None or not (after.kind is BlockKind.LIST_ITEM or after.style):
        return None
    if _ACTION_LEAD.search(" ".join(own[-2:])):
        return Lead(ItemKind.AGREED_ACTION, own[-1], timescale_in(" ".join(own[-2:])), number, False)
    if REC_LEAD.search(own[-1]):
        return Lead(kind_of(own[-1]) or ItemKind.RECOMMENDATION, own[-1], timescale_in(own[-1]), number, False)
    return None


def _until(sentences: Sequence[Sentence], n: int) -> int:
    """The block of the lead-in at sentence `n`, or of an aside in brackets below it: "(Information for keepers)"."""
    below = next((s for s in sentences[n + 1 : n + 4] if s.block != sentences[n].block), sentences[n])
    aside = below.words.startswith("(") and below.words.endswith(")")
    return below.block if aside else sentences[n].block


def _asking_below(block: Block, words: str, after: Block | None, number: int) -> Lead | None:
    """A sentence that asks each thing in the list below it, where remedies or recommendations are told of."""
    if after is None or after.kind is not BlockKind.LIST_ITEM or after.marker == block.marker:
        return None
    found = _ASKS_BELOW.search(words)
    if found is None or not any(_OF_A_REMEDY.search(said) for said in (words, *block.section[-1:])):
        return None
    under = bool(block.section) and AGREED.fullmatch(block.section[-1]) is not None
    if found["will"] and not under:
        return None
    kind = ItemKind.AGREED_ACTION if found["agreed"] or found["will"] else ItemKind.RECOMMENDATION
    return Lead(kind, words, timescale_in(words), number, is_heading=False, is_weak=True)


def _is_quoted_below(blocks: Sequence[Block], number: int) -> bool:
    """Whether a list or a paragraph in italics or bold follows."""
    after = next((b for b in blocks[number + 1 :] if b.kind not in ASIDES), None)
    return after is not None and (after.kind is BlockKind.LIST_ITEM or bool(after.style))


def kind_of(words: str) -> ItemKind | None:
    return next((kind for kind, pattern in KINDS[1:] if pattern.search(words)), None)
