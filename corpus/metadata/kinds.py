"""What kind of document a text is, from what its opening calls it, else from how it is built."""

from __future__ import annotations

import re

from corpus.metadata.paper import FAREWELL, HEAD, SALUTATION, Paper
from corpus.models import Fact, Span

_TITLES = 14  # lines of the opening in which a document says what it is
_TITLE = 260  # characters of a line: a page drawn as one line begins with its title
_NEAR = 60
_LONG = 220  # characters of a line: no title any more
_PAGE = 600  # characters of a line: a whole page drawn as one
_SALUTATION_WITHIN = 1_800  # characters
_EARLIER_MEETING = re.compile(
    r"\b(?:confirm|approv|agree|adopt|sign|receiv|previous|last|matters\s+arising|record|next|treasury)[^.;]{0,60}$",
    re.IGNORECASE,
)
_APPROVED = re.compile(
    r"\W*(?:approved|confirmed|agreed|adopted|signed)(?:\s+(?!the\b|of\b)\w+){0,4}\s+", re.IGNORECASE
)
_OF_THE_LAST = re.compile(r"\w*\s+(?:of|from)\s+(?:the\s+)?(?:\w+\s+)?(?:previous|last)\b", re.IGNORECASE)
_CALLED = (
    ("action log", re.compile(
        r"\baction\s+(?:log|tracker|register|list|sheet)\b|\b(?:summary\s+)?update\s+on\s+progress\s+against\b"
        r"|\b(?:commitments?|recommendations?|actions?)\s+(?:register|tracker|log)\b|\boutstanding\s+(?:actions|references)\b|\bactions\s+outstanding\b",
        re.IGNORECASE,
    )),
    ("government response", re.compile(
        r"\b(?:government|executive)(?:['’]s)?\s+(?:response|reply)\b"
        r"|\bresponse\s+(?:of|by|from)\s+(?:the\s+)?(?:[A-Z]\w+\s+)?government\b|\btreasury\s+minutes?\b",
        re.IGNORECASE,
    )),
    ("letter", re.compile(r"\b(?:open\s+)?letter\s+(?:to|from)\b|\bletter\s+to\s+\w+", re.IGNORECASE)),
    ("minutes", re.compile(
        r"\bminutes?\s+of\b|\bminutes\b|\bnotes?\s+(?:of|from)\s+(?:the|a|our)\s+(?:\w+['’]?\s+){0,2}meeting\b",
        re.IGNORECASE,
    )),
    ("panel paper", re.compile(
        r"\bA\s?G\s?E\s?N\s?D\s?A\b(?![ \t]+items?\b)|\breport\s+(?:of|to|by|from)\s*:"
        r"|\bnotice\s+of\s+(?:a\s+)?meeting\b"
        r"|^\W*agenda\s+item\s*(?:no\.?\s*)?:?\s*\d{1,2}[A-Za-z]?\W*$",
        re.IGNORECASE | re.MULTILINE,
    )),
    ("progress report", re.compile(
        r"\bprogress\s+(?:report|update)\b|\bhighlight\s+report\b|\bstatus\s+(?:report|update)\b"
        r"|\b(?:annual|quarterly|year\s+\d)\s+(?:progress|update|performance)\b",
        re.IGNORECASE,
    )),
)  # fmt: skip
_BUILT = (
    ("panel paper", re.compile(
        r"\bpurpose\s+of\s+(?:the\s+|this\s+)?report\b|\breport\s+(?:of|to|by)\s*:|\bto\s+consider\s+the\s+items\b"
        r"|\bmeeting\b[^.\n]{0,80}\bwill\s+be\s+held\b",
        re.IGNORECASE,
    )),
    ("government response", re.compile(
        r"\bThe\s+(?:\w+\s+)?Government\s+(?:is\s+grateful|welcomes|thanks)\b[^.]{0,120}\b(?:report|Committee|inquiry)\b"
    )),
    ("letter", re.compile(
        r"\bI\s+(?:am\s+writing|write|wrote)\s+(?:to\s+you|in\s+response|to\s+(?:inform|update|respond))\b|\bI\s+(?:would|should)\s+be\s+grateful\b"
        r"|\b[Tt]hank\s+you\s+for\s+your\s+letter\b"
    )),
    ("minutes", re.compile(
        r"^\W*minutes\s*:\W*$|\bChair\w*\s+welcomed\b|\bminutes\b[^.]{0,80}\bmeeting\b",
        re.IGNORECASE | re.MULTILINE,
    )),
    ("panel paper", re.compile(r"^\W*agenda\s+items?\W*$|\|\s*agenda\s+items?\s*\|", re.IGNORECASE | re.MULTILINE)),
)  # fmt: skip
_ITEM = re.compile(r"[\W_]*\d{1,2}[.)]?\s|\s*\|.*\|.*\|")  # of an agenda
_WITH_MINUTES = re.compile(r"\W*agenda\b.*\bminutes\b", re.IGNORECASE)
_REFERENCE = r"^\W*(?:[A-Z]{0,4}\d[\w./-]*\s+)?"  # of a minute
_PRESENT = re.compile(
    _REFERENCE + r"(?:(?:members\s+)?present\b|(?:there|attending|attendees|attendance)\W{0,3}:)",
    re.IGNORECASE | re.MULTILINE,
)
_NOTES = re.compile(
    r"^\W*(?:draft\s+|meeting\s+)?notes?\s+(?:of|from)\b|\A[^\n]{0,100}\bmeeting\b", re.IGNORECASE | re.MULTILINE
)
_APOLOGIES = re.compile(_REFERENCE + r"(?:apologies|absent|in\s+attendance)\b", re.IGNORECASE | re.MULTILINE)


def kind_of(paper: Paper) -> Fact:
    """One of the kinds that `corpus.models.Description` names, with the words that say so."""
    if paper.mail:
        return Fact("e-mail", paper.mail["from"].span)
    head, raw = paper.head(), paper.text[:HEAD]
    salutation = _found(SALUTATION, paper.masked_to(_SALUTATION_WITHIN))
    farewell = _found(FAREWELL, paper.text)
    if salutation and farewell:
        return Fact("letter", salutation)
    called = _called(paper)
    if salutation and not (called.span and called.span < salutation and called.value in ("minutes", "panel paper")):
        return Fact("letter", salutation)
    present = _found(_PRESENT, head)
    if called.value and not (called.value == "panel paper" and present and called.span and present < called.span):
        return called  # an agenda names nobody who was present
    if present and (_APOLOGIES.search(head) or _NOTES.search(head)):
        return Fact("minutes", present)
    for kind, pattern in _BUILT:
        found = _found(pattern, head) or (_found(pattern, raw) if kind == "panel paper" else None)
        if found and not (kind == "minutes" and _EARLIER_MEETING.search(head[max(0, found.start - 60) : found.start])):
            return Fact(kind, found)
    if farewell:
        return Fact("letter", farewell)
    return Fact("report", inferred=True, reason="nothing in its opening says what kind it is")


def _called(paper: Paper) -> Fact:
    """What the title lines call it: the first that says so."""
    title = paper.front.get("title")
    if title and title.span:
        found = _kind_in(title.span.of(paper.text), title.span.start)
        if found.value:
            return _minuted(paper, found)
    for n, line in enumerate(paper.opening[:_TITLES]):
        if (
            line.listed
            or (line.words.endswith((".", ";")) and _NEAR < len(line.words) < _PAGE)
            or _LONG < len(line.words) < _PAGE
        ):
            continue  # a list or prose
        after = paper.opening[n + 1 : n + 2]
        words = paper.masked_to(after[0].span.end if after else line.span.end)[line.span.start :]
        found = _kind_in(words, line.span.start)
        if found.value and found.span and found.span.start < line.span.end:
            return _minuted(paper, found)
    return Fact()


def _kind_in(words: str, start: int) -> Fact:
    hits = []
    for rank, (kind, pattern) in enumerate(_CALLED):
        for m in pattern.finditer(words[:_TITLE]):
            line = words[words.rfind("\n", 0, m.start()) + 1 : m.start()] + words[m.start() : _TITLE].split("\n", 1)[0]
            if kind == "minutes" and (_of_another_meeting(words, m) or _is_time(words, m)):
                continue
            if (kind == "letter" and m.start() > _NEAR) or (_ITEM.match(line) and len(line) < _TITLE - 20):
                continue
            hits.append((m.start(), rank, kind, m.end()))
    if not hits:
        return Fact()
    first = min(hits, key=lambda hit: (hit[1] > 1, hit[0], hit[1]))
    return Fact(first[2], Span(start + first[0], start + first[3]))


def _of_another_meeting(words: str, m: re.Match[str]) -> bool:
    """ "to confirm the minutes of ...", which an agenda says, and "minutes of the last meeting" """
    before = words[: m.start()].rsplit("\n", 1)[-1]
    if _APPROVED.fullmatch(before):
        return False
    return _EARLIER_MEETING.search(before) is not None or _OF_THE_LAST.match(words, m.end()) is not None


def _is_time(words: str, m: re.Match[str]) -> bool:
    """ "20 minutes" """
    return (
        re.search(r"(?:\d|\b(?:two|three|five|ten|fifteen|twenty|thirty|forty|few|several))\s*$", words[: m.start()])
        is not None
    )


def _minuted(paper: Paper, called: Fact) -> Fact:
    """A page called "Agenda and minutes" holds minutes."""
    if called.value != "panel paper" or called.span is None:
        return called
    line = paper.text[called.span.start : called.span.start + _TITLE].split("\n", 1)[0]
    return Fact("minutes", called.span) if _WITH_MINUTES.match(line) else called


def _found(pattern: re.Pattern[str], text: str) -> Span | None:
    found = pattern.search(text)
    return Span(*found.span()) if found else None
