"""What the update of an action leaves to be done without a finite verb: "Clerk to chase", "the third to be checked"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.models import Commitment, Span, Spans, Status
from corpus.register.logs.bound import to_do
from corpus.register.logs.deeds import DEED_DONE
from corpus.register.logs.pieces import cut
from corpus.register.promising.commitments import deadline_in
from corpus.register.prose import Prose, prose_of
from corpus.register.sources import Source

_EDGE = re.compile(r"[;,.] +(?=(?:the |an? )?[\w'’ ]{2,60}? to (?:be )?[a-z])|$")
_NO_DEED = r"(?:noted|received|approved|confirmed|decided|determined|expected|needed|required)\b"
_TO_BE = re.compile(
    rf"(?:(?:[Tt]he|An?|a) )?[\w'’ -]{{2,60}}? to be (?:\w+ly )?(?:{DEED_DONE}|(?!{_NO_DEED})\w+ed|held|met|agreed|"
    r"given|put|made|bought|brought|found|taken)\b"
)
_ITSELF = re.compile(
    r"\bto (?:complete|produce|do|finish|deliver|action)(?: (?:this|it|by|in|before|on|at)\b|$)"
)  # what is asked
_NOT = re.compile(
    r"\b(?:need|needs|needed|have|has|had|is|are|was|were|not|going|due|likely|yet|ought|used|hopes?|that|which)\b"
)


def still_owed(
    sentences: Sequence[Spans], source: Source, owner: str, made: Sequence[Commitment]
) -> Iterator[Commitment]:
    """`owner` is who is meant where nobody is named; `made` is what the sentences are known to undertake."""
    for spans in sentences:
        prose = prose_of(spans, source.text)
        for start, end in _clauses(prose):
            words = prose.words[start:end]
            order = to_do(words)
            if _ITSELF.search(words) or (
                order is None and not ((found := _TO_BE.match(words)) and not _NOT.search(found[0]))
            ):
                continue
            pieces = cut(prose, start, end, spans)
            whole = Span(pieces[0].start, pieces[-1].end)
            if any(whole.overlaps(one.span) for one in made):
                continue
            who = words[slice(*order.who)] if order else ""
            due = deadline_in(pieces, source.text, source.as_at)
            yield Commitment(whole, source.actors.named(who) or owner, due, Status.PROMISED)


def _clauses(prose: Prose) -> Iterator[tuple[int, int]]:
    start = 0
    for edge in _EDGE.finditer(prose.words.rstrip(" .;")):
        yield start, edge.start()
        start = edge.end()
