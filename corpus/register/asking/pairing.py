"""What was asked beside its answer: by position, or by number where the answers are gathered in another place."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from corpus.layout.labels import NUMBER, numbers_of
from corpus.models import Block, Span
from corpus.register.asking.answered import ASKS
from corpus.register.asking.entry import BY_NUMBER, BY_POSITION, BY_WORDS, Entry
from corpus.register.asking.labelled import Mark
from corpus.register.asking.outline import bare
from corpus.register.asking.positions import NOT_STATED, position
from corpus.register.asking.responses import parted
from corpus.register.asking.sharing import are_listed, by_body, severally, shared
from corpus.register.asking.voices import RESPONDER, RESPONSE_LABEL, RESPONSE_START
from corpus.register.prose import Sentence

_AGREED = re.compile(r"\b(?:agreed?|concur(?:red)?|disagreed?)\b.{0,40}\brecommendation")
_NAMED = re.compile(rf"\brecommendations? (?P<number>{NUMBER})")
_FAR = 40  # sentences below an auditor's recommendation
_FIRST_WORDS = 6
_QUOTED_WORDS = 9  # the first of what was asked, by which a quotation of it is known
_ALIKE = 0.8  # of the shorter's words, from which two askings are one
_OPENING = 3  # sentences of an answer
_WORD = re.compile(r"[^\W\d_]{4,}")


def entries_of(
    marks: Sequence[Mark], said: Sequence[Sentence], blocks: Sequence[Block], text: str, *, answers: bool = True
) -> list[Entry]:
    """The items of one document, or of one paper in a pack, each with its answer where there is one.

    `answers`: the document is one that answers what it lists; elsewhere what follows a list is mostly no answer to it.
    """
    places = {s.spans[0]: n for n, s in enumerate(said)}
    entries = _once(_replied([_entry(mark, said, blocks, text) for mark in _asking(marks, said)]))
    entries = shared(by_body(entries if answers else _unanswered(entries)), said, places)
    return [own for entry in _by_quoted_words(entries, said, places) for own in severally(entry)]


def _asking(marks: Sequence[Mark], said: Sequence[Sentence]) -> list[Mark]:
    """The marks, a reply that stands above what it answers ("Response to Recommendation 1") as its label."""
    numbers = {number for m in marks if m.layout != "reply" for number in numbers_of(m.number)}
    return [_as_label(m, said) if m.layout == "reply" and m.number not in numbers else m for m in marks]


def _as_label(mark: Mark, said: Sequence[Sentence]) -> Mark:
    below = [s for s in said[mark.start : mark.end] if s.words[mark.skip if s is said[mark.start] else 0 :].strip()]
    asks = below and ASKS.search(below[0].words) and not _speaks(below)
    return replace(mark, layout="labelled") if asks else mark


def _unanswered(entries: Sequence[Entry]) -> list[Entry]:
    """The items without what only follows the last of a list, none of which is answered."""
    found = list(entries)
    for n, (above, last) in enumerate(pairwise(entries), 1):
        ends = n + 1 == len(entries) or entries[n + 1].mark.lead is not last.mark.lead
        if ends and are_listed(above, last) and not above.answer and not _speaks(last.answer):
            found[n] = replace(last, answer=(), paired="")
    return found


def _entry(mark: Mark, said: Sequence[Sentence], blocks: Sequence[Block], text: str) -> Entry:
    asked, answer = parted(said[mark.start : mark.end], blocks, mark, text)
    at = said[mark.start]
    if mark.layout == "closing" and (comments := _agency_comments(mark, said)):
        return Entry(mark, tuple(asked), tuple(comments), BY_NUMBER if mark.number else BY_POSITION, at)
    return Entry(mark, tuple(asked), tuple(answer), BY_POSITION if answer else "", at)


def _agency_comments(mark: Mark, said: Sequence[Sentence]) -> list[Sentence]:
    """An auditor's report says after its recommendations whether the body agreed with them, with each or with all."""
    after = [s for s in said[mark.end : mark.end + _FAR] if _AGREED.search(s.words)]
    own = [s for s in after if mark.number in _numbers_named(s.words)]
    general = [s for s in after if not _numbers_named(s.words)]
    return (own or general)[:1]


def _numbers_named(words: str) -> list[str]:
    return [number for m in _NAMED.finditer(words) for number in numbers_of(m["number"])]


def _replied(entries: Sequence[Entry]) -> list[Entry]:
    """The items with the answers that name them by number; such an answer is no item."""
    found = [e for e in entries if e.mark.layout != "reply" and not _answers_again(e, entries)]
    items = {e.mark.start for e in found}
    for reply in (e for e in entries if e.mark.start not in items):
        answer = reply.answer if reply.mark.layout == "reply" else (*_cleared(reply), *reply.answer)
        for number in numbers_of(reply.mark.number):
            at = _open_item(found, number, reply)
            if at >= 0 and answer:
                found[at] = replace(found[at], answer=answer, paired=BY_NUMBER)
    return found


def _open_item(entries: Sequence[Entry], number: str, reply: Entry) -> int:
    """The place of the last item before the reply that has its number and no answer of its own; -1: there is none."""
    above = [n for n, e in enumerate(entries) if e.mark.start < reply.mark.start]
    own = [n for n in above if bare(number) in map(bare, numbers_of(entries[n].mark.number))]
    waiting = [n for n in own if not _is_answered(entries[n])]
    return waiting[-1] if waiting else -1


def _is_answered(entry: Entry) -> bool:
    return (bool(entry.answer) and entry.paired == BY_NUMBER) or _speaks(entry.answer)


def _speaks(answer: Sequence[Sentence]) -> bool:
    """Whether words that follow an item begin as answers do; what follows the last of a list often is none."""
    opening = [s.words for s in answer[:_OPENING]]
    return position(opening) != NOT_STATED or any(
        p.match(words) for words in opening[:1] for p in (RESPONDER, RESPONSE_LABEL, RESPONSE_START)
    )


def _answers_again(entry: Entry, entries: Sequence[Entry]) -> bool:
    """Whether a label that has stood before is followed by its answer alone: "R1. Accepted. ..."."""
    mark = entry.mark
    if mark.layout != "labelled" or not mark.number or not entry.asked or not _speaks(_cleared(entry)):
        return False
    return not ASKS.search(entry.words) and any(
        (e.mark.number, e.mark.kind, e.mark.called) == (mark.number, mark.kind, mark.called)
        and e.mark.start < mark.start
        and e.asked
        for e in entries
    )


def _cleared(entry: Entry) -> list[Sentence]:
    first = entry.asked[0]
    return [replace(first, words=first.words[entry.skip :]), *entry.asked[1:]]


def _once(entries: Sequence[Entry]) -> list[Entry]:
    """The items without those that stand in the document twice, in a summary too: the one with the answer is kept."""
    kept: dict[tuple[object, ...], list[Entry]] = defaultdict(list)
    for entry in entries:
        alike = kept[_key(entry)]
        at = next((n for n, e in enumerate(alike) if _is_same(e, entry)), -1)
        if at < 0:
            alike.append(entry)
        elif (_speaks(entry.answer), bool(entry.answer)) > (_speaks(alike[at].answer), bool(alike[at].answer)):
            alike[at] = entry
    return sorted((e for alike in kept.values() for e in alike), key=lambda e: e.mark.start)


def _key(entry: Entry) -> tuple[object, ...]:
    """What two askings have in common where they are one: the number, or the first words where there is none."""
    words = () if entry.mark.number else tuple(_WORD.findall(entry.words.lower())[:_FIRST_WORDS])
    return (entry.mark.kind, entry.mark.number, words)


def _is_same(one: Entry, two: Entry) -> bool:
    if _speaks(one.answer) and _speaks(two.answer):
        return False
    a, b = (Counter(re.findall(r"\w+", e.words.lower())) for e in (one, two))
    shorter = min(a.total(), b.total())
    fewest = 1 if one.mark.number else _FIRST_WORDS
    return shorter >= fewest and (a & b).total() >= _ALIKE * shorter


def _by_quoted_words(entries: Sequence[Entry], said: Sequence[Sentence], places: Mapping[Span, int]) -> list[Entry]:
    """The items with answers that stand elsewhere in the document below or behind words of theirs, quoted."""
    held = {n for e in entries for n in range(e.mark.start, e.mark.end)}
    held.update(places[s.spans[0]] for e in entries for s in e.answer)
    outside = [n for n in range(len(said)) if n not in held]
    found = []
    for entry in entries:
        opening = " ".join(entry.words.lower().split()[:_QUOTED_WORDS]).strip(" .;:")
        at = -1
        if not entry.answer and len(opening.split()) >= _FIRST_WORDS:
            at = next((n for n in outside if n >= entry.mark.end and opening in said[n].words.lower()), -1)
        answer = _below(said, at) if at >= 0 else ()
        found.append(replace(entry, answer=answer, paired=BY_WORDS) if _speaks(answer) else entry)
    return found


def _below(said: Sequence[Sentence], at: int) -> tuple[Sentence, ...]:
    """The rest of a sentence's paragraph, or the paragraph after it."""
    rest = [s for s in said[at + 1 : at + 1 + _FAR] if s.block == said[at].block]
    after = said[at + 1].block if at + 1 < len(said) else -1
    return tuple(rest or [s for s in said[at + 1 : at + 1 + _FAR] if s.block == after])
