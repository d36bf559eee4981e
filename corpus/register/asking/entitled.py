"""Items told by a series of titles: "(a) A map of the wells" under "What the inspectors wanted, and how far we are".

A series is known by what stands above it, which says that the titles were asked, or by what stands below each title,
which takes a position on it. What follows a title is its answer, but in a document that only sets out what it asks.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.layout.labels import is_listed
from corpus.models import Block, BlockKind, ItemKind
from corpus.register.asking.answered import ASKS
from corpus.register.asking.labelled import is_asked_of_a_panel
from corpus.register.asking.leads import kind_of
from corpus.register.asking.positions import NOT_STATED, position
from corpus.register.asking.segments import begins_part, is_farewell
from corpus.register.asking.titles import Title, title_at
from corpus.register.promising.telegrams import is_finite
from corpus.register.prose import Sentence
from corpus.register.verbs import BASE

_COUNTED = "two three four five six seven eight nine ten eleven twelve".split()
_MATTERS = (
    r"(?:recommendations?|areas? for improvement|causes? of concern|matters? of concern|concerns|requests|asks|"
    r"suggestions|challenges|findings)"
)
_ASKED = re.compile(
    rf"\bwhat\b.{{0,40}}\b(?:asked|recommended|required|requested|wanted|raised|told us|said)\b|"
    rf"\b(?:progress|update|responses?|repl(?:y|ies)|answers?|action taken|actions?|where we are|delivery)\b.{{0,50}}"
    rf"\b{_MATTERS}\b|\b{_MATTERS}\b.{{0,50}}\b(?:progress|update|responses?|answers?|action taken|where we are)\b",
    re.IGNORECASE,
)
_NAMED = re.compile(
    rf"(?:(?:key|our|the|main|summary of|list of|[\w’']+[’']s?)\s+){{0,3}}(?:\w+ )?{_MATTERS}"
    r"(?: (?:for|to) .{3,60})?",
    re.IGNORECASE,
)
_TOLD = re.compile(
    rf"\b(?:raised|made|makes|identified|put|listed|set out|had|sent|contained|contains)\b[^.]{{0,40}}?"
    rf"\b(?P<count>{'|'.join(_COUNTED)})\b[^.]{{0,30}}\b(?:{_MATTERS}|points|issues|proposals|areas)\b",
    re.IGNORECASE,
)
_OF_YOU = re.compile(r"\byou (?:asked|told|said)\b", re.IGNORECASE)
_ORDERS = re.compile(rf"\W*{BASE}", re.IGNORECASE)
_ASKS_ON = re.compile(rf"\W*(?:{BASE}|bring\b)|.*\b(?:should|must|needs? to)\b", re.IGNORECASE)
_ANSWERS = re.compile(r"(?:[\w’'&-]+ ){0,4}(?:response|reply|decision|position|comments?)\b\s*[:–—-]?", re.IGNORECASE)
_PRIORITY = re.compile(r"\W*Priority\b")
_NEAR = 6  # sentences between a lead and the first title
_LEAD_WORDS = 16
_MOST = 0.6  # of a series, the share that shows what it is


@dataclass(frozen=True, slots=True)
class Series:
    """Titles of one series and the sentence at which the last one's segment ends; `answered`: answers follow them."""

    titles: tuple[Title, ...]
    end: int
    kind: ItemKind = ItemKind.RECOMMENDATION
    answered: bool = True


@dataclass(frozen=True, slots=True)
class _Lead:
    """A line above a series: how many it says there are (0: not told), and whether what was done follows each."""

    at: int
    kind: ItemKind
    count: int = 0
    answered: bool = True


def titles_in(blocks: Sequence[Block], sentences: Sequence[Sentence]) -> list[Title]:
    return [t for n in range(len(sentences)) if (t := title_at(blocks, sentences, n))]


def series_in(
    titles: Sequence[Title],
    blocks: Sequence[Block],
    sentences: Sequence[Sentence],
    known: Collection[int],
    *,
    answers: bool,
) -> list[Series]:
    """The series of a document, none of them about a sentence that begins an item `known` otherwise."""
    found: list[Series] = []
    for lead in _leads(blocks, sentences, answers=answers):
        own = _under(lead, titles, blocks, sentences)
        if own and not _holds(lead.at, own.end, {*known, *_places(found)}):
            found.append(own)
    runs = sorted(_runs(titles), key=lambda run: not _is_coded(run, sentences))
    for run in runs:
        if _holds(run[0].place - 1, run[-1].after + 1, {*known, *_places(found)}):
            continue
        kind = _kind(run, sentences, ItemKind.RECOMMENDATION)
        if _is_coded(run, sentences):
            found.append(Series(run, run[-1].after + 1, ItemKind.AGREED_ACTION))
        elif kind is ItemKind.PRIORITY or _is_answered(run, sentences, answers=answers):
            found.append(Series(run, 0, kind))
    return [*found, *_labelled(titles, sentences, {*known, *_places(found)})]


def _labelled(titles: Sequence[Title], sentences: Sequence[Sentence], known: Collection[int]) -> list[Series]:
    """What is asked under any other label, an answer's label below it: "Requirement 3: ..." over "Response: ..."."""
    own = [t for t in titles if t.skip > 1 and t.place not in known and t.after < len(sentences)]
    asking = [t for t in own if t.is_named and ASKS.search(sentences[t.place].words)]
    found = [t for t in asking if _announces(sentences[t.after].words)]
    return [Series((t,), 0) for t in found] if len(found) > 1 else []


def parted_at(titles: Sequence[Title], known: Collection[int]) -> set[int]:
    """The places of numbered titles that each have an item below them: "2. Spare keys" ends what stands above it."""
    runs = [[t.place for t in run] for run in _runs(titles) if run[0].steps]
    return {n for run in runs for n in run if all(_holds(one, two, known) for one, two in pairwise(run))} - {*known}


def _holds(start: int, end: int, places: Collection[int]) -> bool:
    return any(start < n < end for n in places)


def _places(found: Iterable[Series]) -> set[int]:
    return {title.place for series in found for title in series.titles}


def _leads(blocks: Sequence[Block], sentences: Sequence[Sentence], *, answers: bool) -> Iterator[_Lead]:
    for n, s in enumerate(sentences):
        kind = ItemKind.PRIORITY if _OF_YOU.search(s.words) else kind_of(s.words) or ItemKind.RECOMMENDATION
        told = _TOLD.search(s.words)
        alone = s.opens and (n + 1 == len(sentences) or sentences[n + 1].block != s.block)
        heads = alone and s.words[-1:] not in ".;" and len(s.words.split()) <= _LEAD_WORDS and not is_listed(s.words)
        if heads and _ASKED.search(s.words):
            yield _Lead(n, kind)
        elif heads and _NAMED.fullmatch(re.sub(r"^[\d.]+\s+|\W+$", "", s.words)):
            yield _Lead(n, kind, answered=answers)
        elif told and blocks[s.block].kind is not BlockKind.HEADING:
            yield _Lead(n, kind, 2 + _COUNTED.index(told["count"].lower()))


def _under(
    lead: _Lead, titles: Sequence[Title], blocks: Sequence[Block], sentences: Sequence[Sentence]
) -> Series | None:
    """The series that begins below a lead, where its titles are as many as it says and each has something below."""
    first = next((t for t in titles if t.place > lead.at), None)
    if first is None or first.place > lead.at + _NEAR:
        return None
    end = _end(lead, first, blocks, sentences)
    run = _run([t for t in titles if first.place <= t.place < end and t.shape == first.shape])
    if len(run) < 2 or (lead.count and lead.count != len(run)):
        return None
    if sum(t.after >= below for t, below in _up_to(run, end)) > 1:
        return None
    said = [sentences[n].words for t in run for n in range(t.place, min(t.after + 1, len(sentences)))]
    if any(map(is_asked_of_a_panel, said)) or any(is_listed(sentences[t.place].words) for t in run):
        return None
    asks = [t for t in run if t.after < end and _ASKS_ON.match(sentences[t.after].words)]
    answered = lead.answered or len(asks) < len(run) / 2
    if answered and not lead.answered and not all(t.steps for t in run):
        return None  # the chapters of a guide
    return Series(run, end, _kind(run, sentences, lead.kind), answered)


def _up_to(run: Sequence[Title], end: int) -> Iterator[tuple[Title, int]]:
    """Each title with the place of the next one, the last with `end`."""
    yield from zip(run, [*(t.place for t in run[1:]), end], strict=True)


def _end(lead: _Lead, first: Title, blocks: Sequence[Block], sentences: Sequence[Sentence]) -> int:
    """Where the section of the lead ends: at a heading as high, or a number that goes on none of the lists inside."""
    head = blocks[sentences[lead.at].block]
    level = head.level if head.kind is BlockKind.HEADING else 0
    highest = first.shape[1] if first.shape[0] == "heading" and isinstance(first.shape[1], int) else 99
    outer, inner = _outer(lead, blocks, sentences), 0
    for n in (n for n in range(first.after, len(sentences)) if sentences[n].opens):
        s = sentences[n]
        block = blocks[s.block]
        if block.kind is BlockKind.HEADING and (block.level <= level or block.level < highest):
            return n
        counts = block.kind is BlockKind.LIST_ITEM and not first.number.isdigit()
        place = int(found[0]) if counts and (found := re.search(r"^\d{1,2}(?!\.\d)", block.marker)) else 0
        if block.marker == outer != "" or place > inner + 1 or is_farewell(s.words) or begins_part(s, block):
            return n
        inner = place or inner
    return len(sentences)


def _outer(lead: _Lead, blocks: Sequence[Block], sentences: Sequence[Sentence]) -> str:
    """The marker that goes on the numbering in which the lead stands: "4." below "3."; empty where there is none."""
    for block in reversed(blocks[: sentences[lead.at].block + 1]):
        if block.kind is BlockKind.LIST_ITEM and (found := re.fullmatch(r"(\(?)(\d{1,2})([.)]*)", block.marker)):
            return f"{found[1]}{int(found[2]) + 1}{found[3]}"
    return ""


def _run(titles: Sequence[Title]) -> tuple[Title, ...]:
    """Those of one shape whose numbers rise by one from the first place; all of them where none has a number."""
    if not titles or not titles[0].steps:
        return tuple(titles)
    run: list[Title] = []
    for title in titles:
        if len(run) + 1 in title.steps:
            run.append(title)
    return tuple(run)


def _runs(titles: Sequence[Title]) -> Iterator[tuple[Title, ...]]:
    """The numbered series of a document, and its headings of each level."""
    alike: dict[tuple[object, ...], list[Title]] = {}
    for title in titles:
        alike.setdefault(title.shape, []).append(title)
    for own in alike.values():
        starts = [n for n, t in enumerate(own) if 1 in t.steps]
        pieces = [own[a:b] for a, b in pairwise([*starts, len(own)])] if own[0].steps else [own]
        yield from (run for piece in pieces if len(run := _run(piece)) > 1)


def _is_coded(run: Sequence[Title], sentences: Sequence[Sentence]) -> bool:
    """Whether each has a code and orders something that the rest of its paragraph tells of."""
    said = [sentences[t.place].words[t.skip :] for t in run if t.is_coded]
    told = [t for t in run if t.after < len(sentences) and not sentences[t.after].opens]
    orders = any(map(_ORDERS.match, said)) and not any(map(is_finite, said))
    return orders and len(said) == len(told) == len(run)


def _is_answered(run: Sequence[Title], sentences: Sequence[Sentence], *, answers: bool) -> bool:
    """Whether most are followed by words that take a position; elsewhere than in an answer, by a label that says so."""
    if sum(t.skip == 0 and sentences[t.place].words.endswith(".") for t in run) > len(run) / 2:
        return False  # a report's conclusions, quoted in full
    speaking = 0
    for title, below in _up_to(run, len(sentences)):
        own = [s.words for s in sentences[title.after : below]]
        labels = [n for n, words in enumerate(own) if _announces(words)]
        begins = labels[0] if labels else 0 if answers else len(own)
        asks = bool(labels) and ASKS.search(sentences[title.place].words) is not None
        speaking += asks or position(own[begins : begins + 2]) != NOT_STATED
    return speaking >= max(2, _MOST * len(run))


def _announces(words: str) -> bool:
    return _ANSWERS.match(words) is not None


def _kind(run: Sequence[Title], sentences: Sequence[Sentence], otherwise: ItemKind) -> ItemKind:
    named = all(_PRIORITY.match(sentences[t.place].words) for t in run)
    return ItemKind.PRIORITY if named else otherwise
