"""Whose words stand in quotation marks: "we" there is whoever is quoted, never who signs the letter around them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.models import ASIDES, Block, BlockKind, Span, Spans
from corpus.plain import words_of
from corpus.register.actors import acts_first, is_actor, subject
from corpus.register.asking.voices import announces_answer
from corpus.register.promising.pieces import BODY
from corpus.register.promising.whom import last_named
from corpus.register.prose import prose_of

_SAY = (
    r"(?:sa(?:id|ys?|ying)|t(?:old|ells?)|wr(?:ote|ites?|itten)|reads?|put it|promise[sd]|undert(?:ook|aken)|found|"
    r"(?:stat|confirm|report|repl|respond|answer|advis|assur|add|explain|note?|comment|argu|claim|pledg|warn|conclud|"
    r"recommend|announc|continu|observ|stress|emphasis|acknowledg|agree|accept|declar|quot|ask|insist)(?:ied|ies|e?d|e?s)|"
    r"(?:gave|given|provided|provides|made|makes|sent|is|was|are|were) (?:\w+ ){0,3}(?:as follows|follow(?:s|ing)|"
    r"response|reply|answer|statement|comments?|assurance|update|this|these))"
)
_VERB = re.compile(rf"\b(?:(?:has|have|had|also|then|now|since|recently|previously|(?!reply )\w+ly) )*{_SAY}\b")
_LEADS = re.compile(r"[^;:]{0,90}[:,–—-]* *(?:that )?")  # between the verb and the words quoted: "me in May that "
_PAPER = (
    r"(?:white paper|paper|plan|strategy|report|publication|review|letter|e-?mail|reply|response|answer|statement|"
    r"comments?|words|message|update|submission|leaflet|website|notice|minutes|motto|promise|pledge|commitment)s?"
)
_WHOSE = re.compile(rf"(?P<who>.+?)'s? (?:[\w-]+ ){{0,4}}?{_PAPER}\b", re.IGNORECASE)
_FROM = re.compile(
    rf"(?:\b(?i:{_PAPER}) (?:of|from|by)|\b(?:[Ii]n the words of|[Aa]ccording to|[Aa]s)) (?P<who>(?:[Tt]he |our |my )?"
    r"[A-Z][\w'&.-]*(?: (?:(?:of|for|and|the) )*[A-Z][\w'&.-]*)*)"
)
_LABEL = re.compile(r"(?P<who>(?:The )?[A-Z][\w' &-]{1,50}?) ?: *$")
_BEHIND = re.compile(
    rf"[\s,.]*(?:(?:I|[Ww]e)\b|{_SAY} (?P<second>[^,.;:]{{2,60}})|(?P<first>[^,.;:“\"]{{2,60}}?)"
    rf"(?= (?:(?:has|have|had|also|then|later) )*{_SAY}\b))"
)
_APPOSED = re.compile(r"(?P<who>(?:[Tt]he |[Oo]ur |[Mm]y )?[A-Z][\w'.-]*(?: [\w'.&-]+){0,6}), [^,;:]{2,60}, *$")
_OURS = re.compile(r"\b(?:I|[Ww]e)$|^(?:[Oo]ur|[Mm]y)\b")
_OUR_PAPER = re.compile(rf"(?:\w+ )?(?:[Oo]ur|[Mm]y) (?:[\w-]+ ){{0,3}}?(?i:{_PAPER})\b")
_INSIDE = re.compile(r", |\b(?:in|from) ")
_SOMEBODY = re.compile(
    r"(?:[Tt]he |[Mm]y |[Oo]ur )[A-Z][\w'-]*(?: (?:of |for )?[A-Z][\w'-]+)*|[A-Z][\w'-]+(?: [A-Z][\w'-]+)+"
)
_OWN_OFFICE = re.compile(r"(?:[Mm]y|[Oo]ur)(?: (?:own )?(?:office|team|staff))?")
_PRONOUN = re.compile(r"he|she|it|they", re.IGNORECASE)
_BODY = re.compile(rf"(?:[Tt]he )?(?:[\w'-]+ ){{0,4}}{BODY}")
_NAMED = re.compile(r"(?:[Tt]he|[Oo]ur|[Mm]y) |[A-Z]")
_MARKED = re.compile(r"[“”\"‘']")
_PARTED = re.compile(r"[.!?][”\"')]* (?=[A-Z“\"‘])")
_DOUBLE = re.compile(r"[“\"](?=\S)")
_CLOSES = re.compile(r"(?<=\S)[”\"](?!\w)")
_SINGLE = re.compile(r"(?<!\w)[‘'](?=(?:We|we|I|Our|our|My|my)\b)")
_SINGLE_CLOSES = re.compile(r"(?<=[.,!?;])'(?!\w)|'(?= *(?:[.,;:)]|$))|(?<!s)'(?!\w)")
_ENDS = re.compile(r"[”\"]\W*$")
_LEADING = re.compile(r"(?::| (?:follows|below|in full)\.)\W*$")
_LAST = 20  # characters of a paragraph that tell whether it leads in to the next
_MOST = 12  # paragraphs of one quotation
_NEAR = 300  # characters before and behind a quotation that may tell whose it is


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words that somebody else is quoted with; `who` is empty where the text does not say whose they are."""

    span: Span
    who: str


@dataclass(frozen=True, slots=True)
class _Piece:
    """A paragraph or a cell; `lead` are the words above it, where they lead in to it."""

    spans: Spans
    lead: str
    marked: bool  # with ">" in front of it


def quotations(text: str, blocks: Sequence[Block]) -> tuple[Quoted, ...]:
    """What others than the writer are quoted with, in order: not what stands in marks on its own and unexplained."""
    pieces = list(_pieces(text, blocks))
    found = (one for n, piece in enumerate(pieces) for one in _in_piece(piece, pieces[n + 1 : n + _MOST], text))
    return tuple(sorted(found, key=lambda one: one.span))


def _pieces(text: str, blocks: Sequence[Block]) -> Iterator[_Piece]:
    above = ""
    for block in blocks:
        if block.kind in ASIDES:
            continue
        for spans in block.cells if block.kind is BlockKind.TABLE_ROW else (block.spans,):
            if spans:
                start = spans[0].start
                yield _Piece(spans, above, ">" in text[max(0, start - 2) : start])
        leads = block.kind is BlockKind.HEADING or (block.spans and _LEADING.search(block.spans[-1].of(text)[-_LAST:]))
        above = words_of(block.spans, text).strip() if leads else ""


def _in_piece(piece: _Piece, following: Sequence[_Piece], text: str) -> Iterator[Quoted]:
    if piece.marked and piece.lead.endswith(":"):
        yield from _told(Span(piece.spans[0].start, piece.spans[-1].end), _who(piece.lead, ""))
        return
    if not any(_MARKED.search(text, span.start, span.end) for span in piece.spans):
        return
    prose = prose_of(piece.spans, text)
    for start, end in _marks(prose.words):
        before = _PARTED.split(prose.words[max(0, start - _NEAR) : start])[-1].strip(" (")
        labelled = announces_answer(before)
        alone = labelled or re.search(r"\w", before) is None
        behind = prose.words[end : end + _NEAR] if end else ""
        who = _who(before if labelled or not alone else piece.lead, behind, alone=alone)
        if end:
            yield from _told(prose.span(start, end), who)
        elif closed := _closed(following, text):
            yield from _told(Span(prose.span(start).start, closed), who)


def _told(span: Span, who: str | None) -> Iterator[Quoted]:
    if who is not None:
        yield Quoted(span, who)


def _marks(words: str) -> Iterator[tuple[int, int]]:
    """The places between marks; an end of 0 where the mark is not closed."""
    at = 0
    while opens := _DOUBLE.search(words, at):
        closes = _CLOSES.search(words, opens.end() + 1)
        yield opens.start(), closes.end() if closes else 0
        if closes is None:
            break
        at = closes.end()
    for opens in _SINGLE.finditer(words):
        if closes := _SINGLE_CLOSES.search(words, opens.end()):
            yield opens.start(), closes.end()


def _closed(following: Sequence[_Piece], text: str) -> int | None:
    """Where a quotation that goes on over the next paragraphs ends; None where it is not closed."""
    for piece in following:
        if _ENDS.search(text[piece.spans[-1].start : piece.spans[-1].end]):
            return piece.spans[-1].end
    return None


def _who(before: str, behind: str, *, alone: bool = True) -> str | None:
    """Whose words are quoted; empty: not told; None: the writer's own, or words that stand `alone`, unexplained."""
    before = before.replace("’", "'")
    verbs = [m for m in _VERB.finditer(before) if _LEADS.fullmatch(before, m.end())]
    for verb in reversed(verbs):
        said = _subject(before, verb.start())
        if name := _name(said):
            return name
        if _OURS.search(said) or _PRONOUN.fullmatch(said):
            return "" if _PRONOUN.fullmatch(said) else None
    if told := next((m for m in _FROM.finditer(before) if _is_somebody(m["who"])), None):
        return told["who"].strip()
    if (label := _LABEL.fullmatch(before)) and _is_somebody(label["who"]):
        return label["who"]
    if _OUR_PAPER.match(before):
        return None
    if whose := _WHOSE.match(_INSIDE.split(before)[-1]) or _WHOSE.match(before):
        return _name(whose[0])
    if (after := _BEHIND.match(behind)) and (said := after["second"] or after["first"]):
        return _name(said.strip()) or (None if alone else "")
    return None if alone and not verbs else ""


def _subject(words: str, at: int) -> str:
    """Who says it: of "he says" and of "welcomed this and told me" whoever was named before."""
    if apposed := _APPOSED.search(words[:at]):
        return apposed["who"]
    said = words[slice(*subject(words, at))].strip(" ,")
    if _OURS.search(said) or (_is_somebody(said) and not _PRONOUN.fullmatch(said)):
        return said
    named = [m[0] for m in _SOMEBODY.finditer(words[:at]) if is_actor(m[0])] if _PRONOUN.fullmatch(said) else []
    return words[slice(*acts_first(words[:at]))] or next(reversed(named), "") or last_named(words[:at]) or said


def _name(words: str) -> str:
    """Who is meant, of "the Harbour Board's letter" the board; empty where that is nobody who can undertake a thing."""
    whose = _WHOSE.fullmatch(words) or _FROM.search(words)
    who = re.sub(r"'s?$", "", (whose["who"] if whose else words).strip())
    return who if _is_somebody(who) and _NAMED.match(who) and not _OWN_OFFICE.fullmatch(who) else ""


def _is_somebody(who: str) -> bool:
    return is_actor(who) or _BODY.fullmatch(who.strip()) is not None
