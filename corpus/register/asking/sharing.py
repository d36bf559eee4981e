"""An answer that several items share: given to each, or parted among them by number, by body or by what it tells."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from corpus.layout.labels import numbers_of
from corpus.models import Span
from corpus.register.asking.entry import BY_NUMBER, BY_POSITION, Entry
from corpus.register.asking.judged import is_verdict
from corpus.register.asking.outline import bare, last_step, named_in, outlined
from corpus.register.asking.positions import NOT_STATED, answers_for, position
from corpus.register.asking.voices import ANSWERS_FOR, RESPONSE_LABEL
from corpus.register.prose import Sentence

_TOGETHER = re.compile(
    r"\b(?:these|both|all(?: of)?(?: the| these)?|the above|our|your|the two|the three) (?:\w+ )?recommendations\b",
    re.IGNORECASE,
)
_ON = re.compile(
    r"(?:(?:on|as (?:to|for|regards)|regarding|in (?:relation|response|respect|answer) (?:to|of)|for|turning to) )?"
    r"(?:(?:recommendation|point|part|item) )?\(?(?P<number>[A-Za-z]|\d{1,2}[a-z]?)[):,]",
    re.IGNORECASE,
)  # "On (b), the policy has been rewritten"
_LEAD_IN = 2  # sentences: "Recommendations", "Within six months, the force should:"
_OPENING = 3  # sentences of an answer
_WORD = re.compile(r"[^\W\d_]{4,}")


def are_listed(one: Entry, two: Entry) -> bool:
    return one.mark.layout == two.mark.layout == "listed" and one.mark.lead is two.mark.lead


def shared(entries: Sequence[Entry], said: Sequence[Sentence], places: Mapping[Span, int]) -> list[Entry]:
    """The items with the answer that is given below the last of several that stand together.

    What an answer says "On (b), ..." is b's alone; what it undertakes hangs from the one of them that it fits best.
    """
    found = list(entries)
    end = len(found)
    while end:
        start = end - 1
        announced = _announced(found[end - 1], said, places)
        while start and _is_answered_below(found[start - 1], found[start], found[end - 1], announced=announced):
            start -= 1
        if end - start > 1:
            found[start:end] = _dealt(_divided(found[start:end]))
        end = start
    return found


def severally(entry: Entry) -> list[Entry]:
    """The item, or one for each paragraph under a label of as many numbers ("Recommendations 1 and 2")."""
    numbers = numbers_of(entry.mark.number)
    asked = [tuple(own) for _, own in groupby(entry.asked, key=lambda s: s.block)]
    if len(numbers) < 2 or len(numbers) != len(asked) or entry.skip:
        return [entry]
    pairs = zip(numbers, asked, strict=True)
    return _dealt([replace(entry, mark=replace(entry.mark, number=n), asked=own) for n, own in pairs])


def _is_answered_below(this: Entry, following: Entry, last: Entry, *, announced: bool) -> bool:
    """Whether the answer to the last of several is the answer to the one before them too."""
    if this.answer or not last.answer or following.mark.start - this.mark.end > _LEAD_IN:
        return False
    if last.asked and last.answer[0].block == last.asked[-1].block:  # told beside the last one, of it alone
        return False
    opening = " ".join(s.words for s in last.answer[:_OPENING])
    numbered = this.mark.layout == last.mark.layout == "numbered"
    named = bare(this.mark.number) in named_in(opening)
    one_label = this.mark.together and this.mark.together == last.mark.together
    together = named or numbered or one_label or are_listed(this, last) or _TOGETHER.search(opening)
    return bool(together or announced)


def _divided(group: Sequence[Entry]) -> list[Entry]:
    """The items of a group, each with what of their answer names it, else with what stands before such words.

    A verdict that names its recommendations is that of those alone.
    """
    numbers = {e.mark.number for e in group if e.mark.number}
    parts: dict[str, list[Sentence]] = {}
    number = ""
    for s in group[-1].answer:
        if s.opens and answers_for(s.words):
            number = ""
        number = (_number_on(s, numbers) if s.opens else "") or number
        parts.setdefault(number, []).append(s)
    return [_with_its_part(e, parts) for e in group]


def _with_its_part(entry: Entry, parts: Mapping[str, Sequence[Sentence]]) -> Entry:
    number = bare(entry.mark.number)
    general = [s for s in parts.get("", ()) if not _is_on_others(s.words, number)]
    own = parts.get(entry.mark.number, ()) if entry.mark.number else ()
    judged = [s for s in general if is_verdict(s.words)]
    if own:
        return replace(entry, answer=(*judged, *own), paired=BY_NUMBER)
    return replace(entry, answer=tuple(general or entry.answer), paired=BY_POSITION)


def _is_on_others(words: str, number: str) -> bool:
    """Whether a sentence takes a position on other recommendations by name."""
    named = named_in(words)
    return bool(named) and number not in named and position([words]) != NOT_STATED


def _number_on(s: Sentence, numbers: Collection[str]) -> str:
    """Which of the numbers a paragraph begins with: "On (b), ...", "4a) iv. On 6 May, ..."; empty where none."""
    on = _ON.match(s.words)
    named = {bare(on["number"]) if on else "", bare(outlined(s.words)[0])} - {""}
    whole = next((number for number in numbers if bare(number) in named), "")
    part = outlined(s.words, "-")[0].rpartition(" ")[2]  # "v. ..." where a list's marker holds the rest
    ending = [number for number in numbers if part and last_step(number) == part]
    return whole or (ending[0] if len(ending) == 1 else "")


def by_body(entries: Sequence[Entry]) -> list[Entry]:
    """The items with the sections of the bodies that their verdicts name, where all stand below the last of several."""
    found = list(entries)
    for n, last in enumerate(entries):
        sections = _sections(last.answer)
        for m in range(n - 1, -1, -1) if sections else ():
            if not found[m].answer or not all(is_verdict(s.words) for s in found[m].answer):
                break
            verdict = " ".join(s.words for s in found[m].answer)
            own: list[Sentence] = []
            for body in [body for body in sections if body in verdict and body not in _verdict(last)]:
                own += sections.pop(body)
            taken = set(own)
            found[m] = replace(found[m], answer=(*found[m].answer, *own))
            found[n] = replace(found[n], answer=tuple(s for s in found[n].answer if s not in taken))
    return found


def _verdict(entry: Entry) -> str:
    return " ".join(s.words for s in entry.answer if is_verdict(s.words))


def _sections(answer: Sequence[Sentence]) -> dict[str, list[Sentence]]:
    """What stands below each line that only says whose answer follows."""
    found: dict[str, list[Sentence]] = {}
    body = ""
    for s in answer:
        body = answers_for(s.words) if s.opens and ANSWERS_FOR.fullmatch(s.words) else body
        if body:
            found.setdefault(body, []).append(s)
    return found


def _dealt(group: Sequence[Entry]) -> list[Entry]:
    """The items of a group with each sentence of the answer that they share as the deed of one."""
    words = [set(_WORD.findall(e.words.lower())) for e in group]
    deeds: list[list[Sentence]] = [[] for _ in group]
    for s in dict.fromkeys(s for e in group for s in e.answer):
        own = set(_WORD.findall(s.words.lower()))
        sharing = [n for n, e in enumerate(group) if s in e.answer]
        if answers_for(s.words):  # whose voice what follows is said in
            for n in sharing:
                deeds[n].append(s)
            continue
        deeds[max(sharing, key=lambda n: (len(own & words[n]), n))].append(s)
    return [replace(e, deeds=tuple(own)) for e, own in zip(group, deeds, strict=True)]


def _announced(entry: Entry, said: Sequence[Sentence], places: Mapping[Span, int]) -> bool:
    """Whether a line of its own says that the answer begins: "Government response"."""
    first = places.get(entry.answer[0].spans[0], 0) if entry.answer else 0
    return first > 0 and RESPONSE_LABEL.match(said[first - 1].words) is not None
