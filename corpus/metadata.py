"""What a document says of itself: title, kind, date, author and role, addressee, body, subject, and doubts.

Read from where letters, packs and reports print it: front matter, `Date:` and `Subject:` lines, the address before the
salutation, the block after "Yours sincerely".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from corpus.bodies import body_of
from corpus.dating import date_of
from corpus.doubts import doubts_of
from corpus.kinds import kind_of
from corpus.language import language_of
from corpus.models import Block, BlockKind, Description, Fact, Reading, Span
from corpus.paper import HEAD, Paper, fact
from corpus.parties import addressee_of, author_of, signatory_of
from corpus.titling import title_of

_SUBJECT = re.compile(r"(?:SUBJECT|Subject|RE|Re)\s*:\s*(?=\S)")
_QUOTED = re.compile(r"['‘\"“*]{1,3}(?P<name>[A-Z][^'‘’\"“”*]{6,}?)['’\"”*]{1,3}")
_ANSWERED = re.compile(
    r"\b(?:in\s+(?:response|reply)\s+to|(?:response|reply)\s+to|publication\s+of|respond\s+to)\s+"
    r"(?:the\s+)?(?P<name>.{10,220}?)(?:\.\s|\n\s*\n|$)",
    re.DOTALL | re.IGNORECASE,
)
_QUOTED_WITHIN = 400  # characters of a letter in which its subject is quoted
_JUST_AFTER = 10


def describe(reading: Reading, blocks: Sequence[Block], source: str) -> Description:
    """The facts of a document, each with its span, or empty where the document does not give it.

    `source` is the file's name: the title of a document that has none.
    """
    paper = Paper(reading.text, [b for b in blocks if b.kind is not BlockKind.FURNITURE])
    kind = kind_of(paper)
    author, role = author_of(paper, kind.value)
    top = list(takewhile(lambda block: block.kind is BlockKind.FURNITURE, blocks))
    title = title_of(paper, kind, source, top)
    date = date_of(paper, kind.value)
    return Description(
        title=title,
        kind=kind,
        date=date,
        author=author,
        role=role,
        signatory=signatory_of(paper, kind.value),
        addressee=addressee_of(paper),
        body=body_of(paper, blocks, kind.value, role, title),
        answers=_answers(paper),
        language=language_of(reading.text),
        doubts=doubts_of(reading.text, date.value),
    )


def _answers(paper: Paper) -> Fact:
    """The report that is answered: its quoted title, or the words after "in response to"."""
    head = paper.text[:HEAD]
    subject = _SUBJECT.search(head)
    if subject:
        end = re.search(r"\n\s*\n|$", head[subject.end() :])
        span = Span(subject.end(), subject.end() + (end.start() if end else 0))
        answered = _ANSWERED.search(head)
        quoted = _quoted(head, span.start, span.start + _QUOTED_WITHIN)
        if quoted or answered:
            return fact(paper, quoted or Span(*answered.span("name")))  # type: ignore[union-attr]
        return fact(paper, span)
    answered = _ANSWERED.search(head)
    if not answered:
        return Fact()
    return fact(paper, _quoted(head, answered.start(), answered.end() + _JUST_AFTER) or Span(*answered.span("name")))


def _quoted(head: str, start: int, within: int) -> Span | None:
    quoted = _QUOTED.search(head, start)
    return Span(*quoted.span("name")) if quoted and quoted.start() < within else None
