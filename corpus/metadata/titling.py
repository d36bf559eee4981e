"""What a document is called: its subject line, the line that says what it is, or its first heading."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.metadata.bodylines import whole_line
from corpus.metadata.bodynames import WHOLE
from corpus.metadata.lineletters import subject_of
from corpus.metadata.paper import NOT_A_TITLE, SALUTATION, Line, Paper, fact, trimmed
from corpus.models import Block, BlockKind, Fact, Span
from corpus.plain import masked

_SUBJECT = re.compile(r"(?:SUBJECT|Subject|RE|Re)\s*:\s*(?=\S)")
_ANSWERING = re.compile(r"^(?:(?:re|fw|fwd)\s*:\s*)+", re.IGNORECASE)
_TITLE_WORDS = 45
_SENTENCE_WORDS = 14
_SHORT = 6  # words: a title that goes on in the next block
_OPENING = 25  # blocks
_REACH = 8
_TITLE_LEVEL = 2
_PROSE = re.compile(
    r"^(?:I|We|The|This|These|Thank|As|On|In|At|It|My|Our|Please|Following)\b.*\b(?:is|are|was|were|has|have|will|am|you)\b"
)
_PART = re.compile(
    r"(?:\d+\.?\s+)?(?:introduction|summary|background|foreword|overview|purpose|executive\s+summary|report)\b", re.I
)
_DATE = re.compile(
    r"(?:\w+day,?\s+)?(?:the\s+)?(?:\d{1,2}(?:st|nd|rd|th)?\s+)?[A-Z]\w{2,8}\.?(?:\s+\d{1,2})?,?\s+(?:19|20)\d\d\W*",
    re.I,
)
_ENTITLED = re.compile(
    r"\s*This\s+is\b[^.]{0,160}?\b(?:entitled|titled|called)\s+['‘\"“](?P<name>[A-Z].{6,200}?)['’\"”](?=[\s.,])",
    re.DOTALL,
)
_ENDS_IN_DATE = re.compile(r"[\s,(–-]+(?:\w+day,?\s+)?\d{1,2}(?:st|nd|rd|th)?\s+[A-Z][a-z]{2,8},?\s+(?:19|20)\d\d\W*$")
_LETTERHEAD = re.compile(
    r"\b(?:Rt\.?\s+Hon|MP|Mrs?|Ms|Dr|Sir|Dame|Cllr|Minister|Secretary|Tel(?:ephone)?|House|Street|Road|Square)\b|\b\d+\s+[A-Z]"
)
_QUOTED = re.compile(r"['‘\"“][^'’\"”]{6,160}['’\"”]")
_LEADS_IN = re.compile(r"(?:\S+\s+){6,}\S+:$")  # "Commenting on lamps, the Keeper of the long quay said:"
_FIRST_LINES = 4
_MEETING = re.compile(r"meeting\W+\d", re.IGNORECASE)
_NAVIGATION = 2  # blocks
_NAMED_KINDS = ("minutes", "government response", "action log", "progress report", "panel paper")


def title_of(paper: Paper, kind: Fact, source: str, top: Sequence[Block] = ()) -> Fact:
    """The title; `source`, the file's name, where there is none.

    `top` is furniture above the first words: the running header of a paper may be all that names it.
    """
    if paper.mail:
        subject = paper.mail.get("subject")
        if subject:
            return Fact(_ANSWERING.sub("", subject.value), subject.span)
        return Fact(source, inferred=True, reason="no subject line: the file's name")
    if "title" in paper.front:
        return paper.front["title"]
    if "subject" in paper.memo and kind.value in ("report", "progress report", "letter"):
        return paper.memo["subject"]
    opening = [b for b in paper.blocks[:_OPENING] if b.spans and b.spans[0].start >= paper.body_start]
    if kind.value == "letter":
        found = _of_letter(paper, opening)
        if found:
            return found
    named = next((b for b in opening if kind.value in _NAMED_KINDS and _holds(b, kind) and _names_it(paper, b)), None)
    best = named or _first(paper, [*top, *(_without_letterhead(paper, opening) if kind.value == "letter" else opening)])
    if (best is None or best.kind is BlockKind.LIST_ITEM) and kind.value != "letter":
        line = _called_itself(paper) or _first_line(paper)
        if line.value:
            return line
    if best is None:
        reason = "no subject line" if kind.value == "letter" else "no heading"
        return Fact(source, inferred=True, reason=f"{reason}: the file's name")
    return _whole(paper, best, opening) if best in opening else fact(paper, _span(best))


def may_be_title(words: str) -> bool:
    count = len(words.split())
    if not 1 <= count <= _TITLE_WORDS or NOT_A_TITLE.search(words) or _DATE.fullmatch(words):
        return False
    if count == 1:
        return words.isupper() and len(words) > 3
    return not (count > _SENTENCE_WORDS and words.endswith(".")) and not (count > _SHORT and _PROSE.match(words))


def _names_it(paper: Paper, block: Block) -> bool:
    """Whether a block that says what kind of paper this is may be its title: it may end in a full stop."""
    words = paper.words(block)
    aside = re.match(r"\(|\d{1,2}[.)]?\s", words)  # in brackets, or an item of the agenda
    return may_be_title(words.rstrip(".")) and block.kind is not BlockKind.TABLE_ROW and not aside


def _of_letter(paper: Paper, opening: Sequence[Block]) -> Fact | None:
    """The subject line after the salutation; without one, the title-like line above the letter's first sentence."""
    at = next((n for n, b in enumerate(opening) if SALUTATION.match(paper.words(b))), None)
    if at is not None:
        for block in opening[at + 1 : at + 5]:
            found = _subject(paper, block)
            if found:
                return found
        above = [b for b in opening[: min(at, 3)] if may_be_title(paper.words(b)) and ":" in paper.words(b)]
        return fact(paper, _span(above[0])) if above else None
    by_line = subject_of(paper)
    if by_line:
        return by_line
    prose = next((n for n, b in enumerate(opening) if len(paper.words(b).split()) > _SENTENCE_WORDS), None)
    if prose and may_be_title(paper.words(opening[prose - 1])):
        return fact(paper, _span(opening[prose - 1]))
    called = [
        b for b in opening if re.search(r"\bletter\b", paper.words(b), re.IGNORECASE) and may_be_title(paper.words(b))
    ]
    return fact(paper, _span(called[0])) if called else None


def _without_letterhead(paper: Paper, opening: Sequence[Block]) -> Sequence[Block]:
    """A letter's blocks without those that name the office and where it is: short, or a body's name."""
    return [
        b
        for b in opening
        if len(paper.words(b).split()) >= _SHORT
        and not paper.words(b).endswith((".", ",", ":"))
        and not _names_body(paper, b)
        and not _LETTERHEAD.search(paper.words(b))
    ]


def _subject(paper: Paper, block: Block) -> Fact | None:
    words, span = paper.words(block), _span(block)
    found = _SUBJECT.match(words)
    if found:
        raw = _SUBJECT.search(masked(span.of(paper.text)))
        return fact(paper, Span(span.start + (raw.end() if raw else 0), span.end))
    count = len(words.split())
    marked = block.kind is BlockKind.HEADING or block.style
    if count <= _TITLE_WORDS and (marked or (count > 2 and words[:1].isupper() and words[-1:] not in ".,;:")):
        return fact(paper, span)
    return None


def _first(paper: Paper, opening: Sequence[Block]) -> Block | None:
    """The first block that reads like a title; a heading of the highest level a little further down goes before it."""
    found = [
        b
        for b in opening
        if may_be_title(paper.words(b)) and b.kind is not BlockKind.TABLE_ROW and not _LEADS_IN.search(paper.words(b))
    ]
    if not found:
        return None
    start = opening.index(found[0])
    met = [b for b in found if _named_and_dated(paper, b) and opening.index(b) - start <= _NAVIGATION]
    if met and not _named_and_dated(paper, found[0]) and found[0].level in (0, met[0].level):
        return met[0]  # below the name of a web site's section
    near = [
        b
        for b in found
        if b.kind is BlockKind.HEADING and b.level <= _TITLE_LEVEL and opening.index(b) - start <= _REACH
    ]
    return min(near, key=lambda b: b.level) if near else found[0]


def _first_line(paper: Paper) -> Fact:
    """A first line that the text follows without a blank one; the one below where it only names the body.

    A body's name on the second line does for the first, where that is a sentence about the page.
    """
    lines = paper.opening[:_FIRST_LINES]
    named = next((n for n, line in enumerate(lines[:2]) if whole_line(paper, line)), None)
    if named is not None and len(lines) > named + 1 and _is_line_title(lines[named + 1]):
        return trimmed(paper.text, lines[named + 1].span)
    if len(lines) < 2 or not may_be_title(lines[0].words) or lines[0].words.endswith("."):
        return Fact()
    return trimmed(paper.text, lines[0].span)


def _is_line_title(line: Line) -> bool:
    return may_be_title(line.words) and 2 < len(line.words.split()) <= _SENTENCE_WORDS and line.words[-1] not in ".:;,"


def _called_itself(paper: Paper) -> Fact | None:
    """ "This is the text of the report entitled 'Lamps that last'." """
    found = _ENTITLED.match(paper.head(), paper.body_start)
    return trimmed(paper.text, Span(*found.span("name"))) if found else None


def _whole(paper: Paper, block: Block, opening: Sequence[Block]) -> Fact:
    """The title with what it goes on to: a second line of its own rank, or the rest of a quoted name."""
    span = _from_above(paper, block, opening)
    after = next(iter(opening[opening.index(block) + 1 :]), None)
    words = paper.words(block)
    count = len(words.split())
    joins = count <= 2 or (count <= _SHORT and _headings(block, after)) or _names_body(paper, block) if after else False
    if after is not None and joins and _goes_on(paper, after):
        return fact(paper, Span(span.start, after.spans[-1].end), join=": ")
    if after is not None and _QUOTED.fullmatch(paper.words(after)) and after.spans[0].start - span.end < _SHORT:
        return fact(paper, Span(span.start, after.spans[-1].end), join=": ")  # the name of what is answered
    if paper.text.count("‘", span.start, span.end) > paper.text.count("’", span.start, span.end):
        end = paper.text.find("’", span.end, span.end + 200)
        span = Span(span.start, end + 1) if end > 0 else span
    return fact(paper, span, join=": " if span.start < block.spans[0].start else " ")


def _named_and_dated(paper: Paper, block: Block) -> bool:
    """ "Lamp Committee, 11 May 2031" """
    words = paper.words(block)
    dated = _ENDS_IN_DATE.search(words)
    return dated is not None and WHOLE.fullmatch(words[: dated.start()]) is not None


def _names_body(paper: Paper, block: Block) -> bool:
    return whole_line(paper, Line(paper.words(block), _span(block))) is not None


def _goes_on(paper: Paper, after: Block) -> bool:
    words = paper.words(after)
    return may_be_title(words) and not _dated(paper, after) and not _PART.match(words) and not _MEETING.match(words)


def _from_above(paper: Paper, block: Block, opening: Sequence[Block]) -> Span:
    """A title in capitals that was cut at a line's end begins with the line above."""
    span, at = _span(block), opening.index(block)
    words = paper.words(block)
    if at and _headings(block, opening[at - 1]) and len(paper.words(opening[at - 1]).split()) <= _SHORT:
        above = opening[at - 1]
        if may_be_title(paper.words(above)):
            return Span(_span(above).start, span.end)
    while at and words.isupper() and paper.words(opening[at - 1]).isupper():
        line = _span(opening[at - 1])
        if paper.text[line.end : span.start].strip(" \t") != "\n":
            break
        span, at = Span(line.start, span.end), at - 1
    return span


def _headings(one: Block, other: Block) -> bool:
    return one.kind is other.kind is BlockKind.HEADING and one.level == other.level


def _dated(paper: Paper, block: Block) -> bool:
    return _DATE.fullmatch(paper.words(block)) is not None


def _holds(block: Block, fact: Fact) -> bool:
    return fact.span is not None and any(span.overlaps(fact.span) for span in block.spans)


def _span(block: Block) -> Span:
    return Span(block.spans[0].start, block.spans[-1].end)
