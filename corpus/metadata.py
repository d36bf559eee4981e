"""What a document says of itself: title, kind, date, author and role, addressee, body, subject, and doubts.

Read from where letters, packs and reports print it: front matter, `Date:` and `Subject:` lines, the address before the
salutation, the block after "Yours sincerely".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.dating import date_of, doubts_of
from corpus.models import Block, BlockKind, Description, Fact, Reading, Span
from corpus.paper import FAREWELL, HEAD, NOT_A_TITLE, SALUTATION, Paper, fact
from corpus.parties import addressee_of, author_of, body_of
from corpus.plain import masked, plain

_SUBJECT = re.compile(r"(?:SUBJECT|Subject|RE|Re)\s*:\s*(?=\S)")
_KINDS = (
    ("minutes", re.compile(r"\bminutes\s+of\b|\bminutes\b.{0,60}\bmeeting\b|^minutes\b", re.I | re.S)),
    (
        "action log",
        re.compile(
            r"\baction\s+(?:log|tracker|register)\b|\b(?:summary\s+)?update\s+on\s+progress\s+against\b|"
            r"\bcommitments?\s+register\b",
            re.I,
        ),
    ),
    (
        "government response",
        re.compile(
            r"\bgovernment(?:'s)?\s+(?:response|reply)\s+to\b|\bresponse\s+of\s+the\s+government\b|"
            r"\btreasury\s+minutes?\b",
            re.I,
        ),
    ),
    (
        "panel paper",
        re.compile(
            r"^\W*AGENDA\b|\breport\s+of\s*:|\bpurpose\s+of\s+(?:the\s+)?report\b|\bagenda\s+item\b", re.I | re.M
        ),
    ),
    (
        "progress report",
        re.compile(
            r"\bprogress\s+(?:report|update)\b|\bhighlight\s+report\b|\b(?:annual|quarterly|"
            r"year\s+\d)\s+(?:progress|update|performance)\b",
            re.I,
        ),
    ),
)
_AGENDA = re.compile(r"^\W*AGENDA\b", re.M)
_QUOTED = re.compile(r"['‘\"“*]{1,3}(?P<name>[A-Z][^'‘’\"“”*]{12,}?)['’\"”*]{1,3}")
_ANSWERED = re.compile(
    r"\b(?:in\s+response\s+to|response\s+to|publication\s+of|respond\s+to)\s+(?P<name>.{10,220}?)(?:\.|$)", re.S
)
_TITLE_WORDS = 45


def describe(reading: Reading, blocks: Sequence[Block], source: str) -> Description:
    """The facts of a document, each with its span, or empty where the document does not give it.

    `source` is the file's name: the title of a document that has none.
    """
    paper = Paper(reading.text, [b for b in blocks if b.kind is not BlockKind.FURNITURE])
    kind = _kind(paper)
    author, role = author_of(paper, kind.value)
    title = _title(paper, kind, source)
    date = date_of(reading.text, kind.value)
    return Description(
        title=title,
        kind=kind,
        date=date,
        author=author,
        role=role,
        addressee=addressee_of(paper),
        body=body_of(paper, blocks, kind.value, role, title),
        answers=_answers(paper),
        doubts=doubts_of(reading.text, date.value),
    )


def _kind(paper: Paper) -> Fact:
    salutation, farewell = _find(SALUTATION, paper.head()), _find(FAREWELL, paper.text)
    if salutation and farewell:
        return Fact("letter", salutation)
    agenda = _find(_AGENDA, paper.head())
    for kind, pattern in _KINDS:
        found = _find(pattern, paper.head())
        if found and not (agenda and agenda < found):
            return Fact(kind, found)
    if agenda:
        return Fact("panel paper", agenda)
    if salutation or farewell:
        return Fact("letter", salutation or farewell)
    return Fact("report", inferred=True, reason="nothing in its opening says what kind it is")


def _title(paper: Paper, kind: Fact, source: str) -> Fact:
    """A letter's subject line, the line that calls minutes or a response so, or the first heading (two lines of it)."""
    opening = paper.blocks[:25]
    salutation = next((n for n, b in enumerate(opening) if SALUTATION.match(paper.words(b))), None)
    front = re.match(r"---\s*\n.*?^title:\s*[\"']?(?P<title>[^\n\"']+)", paper.text[:HEAD], re.S | re.M)
    if front:
        return Fact(plain(front["title"]), Span(*front.span("title")))
    if salutation is not None:
        return _letter_title(paper, opening[salutation + 1 :]) or Fact(
            source, inferred=True, reason="no subject line: the file's name"
        )
    named = next(
        (
            b
            for b in opening
            if kind.value in ("minutes", "government response") and _holds(b, kind) and _may_be_title(paper.words(b))
        ),
        None,
    )
    if named:
        return _closed(paper, named)
    found = [b for b in opening if _may_be_title(paper.words(b))]
    heading = next((b for b in found if b.kind is BlockKind.HEADING), None)
    first = found[0] if found else None
    best = heading if heading and first and opening.index(heading) - opening.index(first) <= 4 else first
    if best is None or not best.spans:
        return Fact(source, inferred=True, reason="no heading: the file's name")
    after = opening[opening.index(best) + 1 : opening.index(best) + 2]
    if (
        after
        and after[0].kind is BlockKind.HEADING
        and after[0].level == best.level
        and len(paper.words(best).split()) <= 6
        and _may_be_title(paper.words(after[0]))
    ):
        return fact(paper, Span(best.spans[0].start, after[0].spans[-1].end), join=": ")
    return fact(paper, Span(best.spans[0].start, best.spans[-1].end))


def _holds(block: Block, fact: Fact) -> bool:
    return fact.span is not None and any(span.overlaps(fact.span) for span in block.spans)


def _closed(paper: Paper, block: Block) -> Fact:
    """The block as a title, with the rest of a quoted name that goes on in the next."""
    span = Span(block.spans[0].start, block.spans[-1].end)
    if paper.text.count("‘", span.start, span.end) > paper.text.count("’", span.start, span.end):
        end = paper.text.find("’", span.end, span.end + 200)
        span = Span(span.start, end + 1) if end > 0 else span
    return fact(paper, span)


def _letter_title(paper: Paper, after: Sequence[Block]) -> Fact | None:
    for block in after[:4]:
        found = _SUBJECT.match(paper.words(block))
        span = Span(block.spans[0].start, block.spans[-1].end)
        if found:
            raw = _SUBJECT.search(masked(span.of(paper.text)))
            return fact(paper, Span(span.start + (raw.end() if raw else 0), span.end))
        if block.kind is BlockKind.HEADING or (block.style and len(paper.words(block).split()) <= _TITLE_WORDS):
            return fact(paper, span)
    return None


def _may_be_title(words: str) -> bool:
    return 2 <= len(words.split()) <= _TITLE_WORDS and not NOT_A_TITLE.search(words)


def _answers(paper: Paper) -> Fact:
    """The report that is answered: its quoted title, or the words after "in response to"."""
    head = paper.text[:HEAD]
    subject = _SUBJECT.search(head)
    answered = _ANSWERED.search(head)
    if not subject and not answered:
        return Fact()
    quoted = _QUOTED.search(head, subject.end() if subject else answered.start() if answered else 0)
    if quoted and quoted.start() < (subject or answered).end() + 400:  # type: ignore[union-attr]
        return fact(paper, Span(*quoted.span("name")))
    if answered:
        return fact(paper, Span(*answered.span("name")))
    end = re.search(r"\n\s*\n|$", head[subject.end() :])  # type: ignore[union-attr]
    return fact(paper, Span(subject.end(), subject.end() + end.start())) if subject and end else Fact()


def _find(pattern: re.Pattern[str], text: str) -> Span | None:
    found = pattern.search(text)
    return Span(*found.span()) if found else None
