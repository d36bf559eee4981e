"""Items put together: what was asked, by when and of whom, the answer, and the commitments in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby

from corpus.models import BlockKind, Commitment, Deadline, Item, ItemKind, Spans, Status
from corpus.plain import words_of
from corpus.register.commitments import commitments_of, deadline_in, printed_deadline, printed_status
from corpus.register.labelled import Mark
from corpus.register.leads import timescale_in
from corpus.register.prose import Sentence, merged, prose_of
from corpus.register.quoting import within
from corpus.register.responses import parted, position
from corpus.register.sources import Source
from corpus.register.whom import is_actor

_SHOULD = re.compile(
    r"(?:^|[,;:.] |\b(?:days|weeks|months|years|[Ii]mmediately|\d{4}),? )(?P<who>(?:[Tt]he|[Ee]ach|[Ee]very|[Aa]ll|"
    r"[Aa]ny|[Cc]hief|[Ff]orces?|[A-Z])\b[\w’'& -]{0,80}?) (?:should|must)\b"
)
_EXPECTED = re.compile(
    r"\b(?:expect|urge|encourage|recommend that) (?:to see )?(?P<who>(?:the |all |"
    r"each )?(?:\d+ )?[\w’' -]{3,40}?) (?:to|get|should)\b"
)
_TO_DO = re.compile(r"^(?P<who>[A-Z][\w’'.-]*(?:(?:,| and| of| the| and the)? [A-Z][\w’'.-]*){0,9}) to (?!be )[a-z]")
_QUOTE_MARK = re.compile(r"[>\s]*")
_TARGET = re.compile(r"(?:(?:revised|original|new) )?target (?:implementation |completion )?date\b", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\((?P<who>[A-Z][^,;()]{2,40}?)(?:[,;] [^()]*)?\)\W*$")


def item_of_mark(source: Source, mark: Mark, said: Sequence[Sentence]) -> list[Item]:
    """The item in a segment of prose; none where its label has no words."""
    asked, answer = parted(said[mark.start : mark.end], source.blocks, mark)
    skip = mark.skip if asked[:1] == list(said[mark.start : mark.start + 1]) else 0
    spans = _asked_spans(asked, skip, source.text)
    words = words_of(spans, source.text)
    if len(words.split()) < 3:
        return []
    if mark.layout == "closing":
        answer = _agency_comment(said[mark.end :])
    is_action = mark.kind is ItemKind.AGREED_ACTION
    heading = mark.lead.words if mark.lead and mark.lead.is_heading else ""
    addressed = source.actors.named(_addressed([heading, *_cleared(asked, skip), words], is_action))
    due = deadline_in(spans, source.text, source.as_at) or _target(answer, source)
    item = Item(
        mark.kind,
        spans,
        number=mark.number,
        list=mark.list,
        timescale=due.text if due else mark.lead.timescale if mark.lead else timescale_in(words),
        due=due.due if due else None,
        addressed_to=addressed,
        position=position([s.words for s in answer]),
        response=merged([span for s in answer for span in s.spans], source.text),
        commitments=_made(source, answer, addressed or source.actors.usual),
    )
    if is_action and mark.layout == "labelled":  # what was done is told by the action's own status
        item = replace(item, commitments=tuple(c for c in item.commitments if c.status is not Status.DONE))
    return [_with_own(item, words, due, answer) if is_action else item]


def standalone_items(source: Source, said: Iterable[Sentence]) -> list[Item]:
    """One item for each block that commits somebody to something outside any response."""
    found = []
    for number, group in groupby(said, key=lambda s: s.block):
        if source.blocks[number].kind is BlockKind.HEADING:
            continue
        sentences = list(group)
        made = commitments_of([s.spans for s in sentences], source, source.actors.usual, notes=False)
        if made:
            own = [span for s in sentences for span in s.spans]
            spans = tuple(piece for c in made for piece in within(c.span, own) or (c.span,))
            found.append(Item(ItemKind.STANDALONE, spans, commitments=made, addressed_to=made[0].by_whom))
    return found


def _target(answer: Sequence[Sentence], source: Source) -> Deadline | None:
    """ "Target implementation date: Winter 2031", as answers print it; the last of several is in force."""
    found = [s for s in answer if _TARGET.match(s.words)]
    return printed_deadline(found[-1].spans, source.text, source.as_at) if found else None


def _asked_spans(asked: Sequence[Sentence], skip: int, text: str) -> Spans:
    """The spans of what was asked, without the label in front of it, `skip` characters long."""
    if not asked:
        return ()
    first, rest = asked[0], asked[1:]
    spans = tuple(replace(s, start=s.start + len(_QUOTE_MARK.match(s.of(text))[0])) for s in first.spans)  # type: ignore[index]
    words = first.words[skip:].strip()
    if skip and words:
        prose = prose_of(first.spans, text)
        at = prose.words.find(words[:12].replace("’", "'"))
        if at > 0:
            start = prose.span(at).start
            spans = tuple(replace(s, start=max(s.start, start)) for s in first.spans if s.end > start)
    return merged([*spans, *(span for s in rest for span in s.spans)], text)


def _cleared(asked: Sequence[Sentence], skip: int) -> list[str]:
    """The words of each sentence that asks, without the label: a title and a sentence do not run into one."""
    return [s.words[0 if n else skip :] for n, s in enumerate(asked)]


def _addressed(said: Sequence[str], is_action: bool) -> str:
    """Who was asked: the first of `said` to name somebody."""
    patterns = (_IN_BRACKETS, _TO_DO) if is_action else (_SHOULD, _EXPECTED)
    for given in said:
        found = next((m for m in (p.search(given) for p in patterns) if m), None)
        if found and (is_actor(found["who"]) or found.re is _IN_BRACKETS):
            return found["who"].strip()
    return ""


def _made(source: Source, answer: Sequence[Sentence], fallback: str) -> tuple[Commitment, ...]:
    return commitments_of([s.spans for s in answer], source, fallback)


def _with_own(item: Item, item_words: str, due: Deadline | None, answer: Sequence[Sentence]) -> Item:
    """The action itself as the first commitment, with the status that its report asserts."""
    reported = next((status for status in map(printed_status, (s.words for s in answer[:3])) if status), None)
    goes_on = re.match(r"(?:to )?continue\b", item_words, re.IGNORECASE)
    status = reported or (Status.IN_PROGRESS if goes_on else Status.PROMISED)
    own = Commitment(replace(item.spans[0], end=item.spans[-1].end), item.addressed_to, due, status)
    return replace(item, commitments=(own, *item.commitments))


def _agency_comment(after: Sequence[Sentence]) -> list[Sentence]:
    """An auditor's report says after its recommendations whether the body agreed with them."""
    found = next(
        (s for s in after[:40] if re.search(r"\b(?:agreed|concurred|disagreed)\b.{0,40}\brecommendation", s.words)),
        None,
    )
    return [found] if found else []
