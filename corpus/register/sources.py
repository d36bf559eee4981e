"""Who speaks in a document and as at when: of the whole, and of each paper inside a pack."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from corpus.dates import AsAt, dates_in
from corpus.metadata.bodynames import WHOLE
from corpus.metadata.packs import described_at, paper_at
from corpus.metadata.years import latest_told, names_day
from corpus.models import Block, Description, PackPaper, Span
from corpus.plain import words_of
from corpus.register.promising.initials import names_by_initials, people_present
from corpus.register.promising.quoted import Quoted, quotations
from corpus.register.promising.speakers import UNNAMED, Actors, actors_of

_YEAR_ALONE = re.compile(r"^[^\S\n]*((?:19|20)\d\d)[^\S\n]*$", re.MULTILINE)
_HEAD = 2_000  # characters: a title page
_NEAR = 60  # characters before a day
_AHEAD = re.compile(
    r"\b(?:by|before|until|till|to|due|from|deadline)\W+(?:the )?(?:\w+day,? )?$|\b(?:will|next)\b[^\n]*$",
    re.IGNORECASE,
)
_OF_A_FORCE = re.compile(r"\bConstable\b")


@dataclass(frozen=True, slots=True)
class Source:
    """The document, or the paper of a pack, that items are read from.

    `as_at` is its date, or the latest day that it tells of where it has none: what missing years are reckoned from.
    `quoted`: what others are quoted with in it. `reported`: it tells in the past what was said ("She would write").
    """

    text: str
    blocks: Sequence[Block]
    actors: Actors
    as_at: AsAt | None
    quoted: Sequence[Quoted] = ()
    reported: bool = False


@dataclass(frozen=True, slots=True)
class Sources:
    """The document's own source, and one for each of its papers."""

    whole: Source
    papers: tuple[tuple[PackPaper, Source], ...] = ()

    def at(self, span: Span) -> Source:
        """The source of what stands at `span`."""
        paper = paper_at([paper for paper, _ in self.papers], span)
        return next((source for one, source in self.papers if one is paper), self.whole)

    def reporting(self) -> Sources:
        """The same of minutes, which tell in the past what was said."""
        return Sources(
            replace(self.whole, reported=True), tuple((paper, replace(s, reported=True)) for paper, s in self.papers)
        )


def sources_of(
    text: str, blocks: Sequence[Block], description: Description, papers: Sequence[PackPaper] = ()
) -> Sources:
    """What a paper does not say of itself holds as the pack says it."""
    whole = replace(_source(text, blocks, description, Span(0, len(text))), quoted=quotations(text, blocks))
    return Sources(whole, tuple((paper, _of_paper(whole, description, papers, paper)) for paper in papers))


def _source(text: str, blocks: Sequence[Block], description: Description, span: Span) -> Source:
    printed = description.date.value
    as_at = AsAt(date.fromisoformat(printed)) if printed else _told(text) or _year_printed(text)
    actors, own = actors_of(description, words_of((span,), text)), span.of(text)
    return Source(text, blocks, replace(actors, names=names_by_initials(own), people=people_present(own)), as_at)


def _told(text: str) -> AsAt | None:
    """The latest of the days told of as past and the first day in the head, which is no day ahead."""
    head = text[:_HEAD]
    first = next(((span, day) for span, day, words in dates_in(head) if names_day(words)), None)
    told = latest_told(text)
    if first is None or _AHEAD.search(head[max(0, first[0].start - _NEAR) : first[0].start]):
        return told
    return told if told and told.day >= first[1] else AsAt(first[1], "the first day that the document prints")


def _year_printed(text: str) -> AsAt | None:
    """A year that stands alone on one of the first lines: all that some responses print of their date."""
    year = _YEAR_ALONE.search(text[:_HEAD])
    return AsAt(date(int(year[1]), 1, 1), "the year that the document prints") if year else None


def _of_paper(whole: Source, pack: Description, papers: Sequence[PackPaper], paper: PackPaper) -> Source:
    own = _source(whole.text, whole.blocks, described_at(papers, paper.span, pack), paper.span)
    same = whole.actors.force.startswith(f"{own.actors.force} (")  # its short form is printed once in a pack
    actors = replace(own.actors, force=whole.actors.force) if same or own.actors.force in ("", UNNAMED) else own.actors
    if paper.author.value or paper.role.value:  # the body that a pack is laid before does not speak in it
        actors = replace(actors, body=_body(paper.role.value, actors.force) or actors.signatory)
    return replace(own, actors=actors, quoted=whole.quoted)


def _body(role: str, force: str) -> str:
    """Whom "we" means in an officer's paper: of "Head of Wicks, Saltmarsh Council"; empty where the role tells none."""
    named = WHOLE.fullmatch(role.rpartition(", ")[2]) if ", " in role else None
    if named:
        return named["org"]
    short = re.search(r"\((\w+)\)$", force)
    return force if _OF_A_FORCE.search(role) or (short and short[1] in role.split()) else ""
