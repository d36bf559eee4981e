"""The position an answer takes on what was asked, and each one's where several governments or bodies answer."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.models import Position
from corpus.register.prose import Sentence
from corpus.register.voices import ANSWERS_FOR, RESPONSE_START

NOT_STATED = "not stated"
_ALONE = r"(?=\s*(?:[.,:;!?–—(-]|$))"
_TAKES = r"(?:accept|agree|concur|support)"
_THIS = (
    r"(?:(?:with )?(?:this|the|our|both|all|these|that|each|those)\b(?: [\w'’]+){0,5}? "
    r"(?:recommendation|finding|conclusion)|with recommendations? \d)"
)
_POSITIONS = (  # of two in one sentence the first of these is meant
    (
        "not accepted",
        rf"\b(?:do|does|did|is|are|has|have|cannot|can|was|were) ?not (?:been )?(?:fully )?{_TAKES}(?:e?d|red)?\b|"
        rf"\breject(?:s|ed)?\b|\bnot (?:accepted|agreed|supported)\b|\bdisagree[sd]?\b|\bdeclines?\b|^\W*no{_ALONE}",
    ),
    (
        "accepted in principle",
        rf"\b{_TAKES}\w*\b.{{0,60}}\bin[- ]principle\b|\bin[- ]principle\b.{{0,20}}\b{_TAKES}",
    ),
    (
        "accepted in part",
        rf"\bpart(?:ial|ially|ly)?[- ]{_TAKES}|\b{_TAKES}\w*\b.{{0,60}}(?:\bin[- ]part\b|\bpartially\b|\bpartly\b)",
    ),
    (
        "accepted",
        rf"\b{_TAKES}(?:e?s|e?d|red)?\b,? {_THIS}|\b(?:accept|support)s?(?:ed)?\b.{{0,40}}\b(?:recommendation|finding|"
        rf"conclusion)|\brecommendations?\b.{{0,30}}\b(?:is|are|has been|have been|was|were) (?:fully )?"
        rf"(?:accepted|agreed|supported)|\b(?:fully |wholly )?(?:accept|agree|support)(?:ed|d|s)? in full\b"
        rf"|^\W*(?:fully )?(?:accept|agree|support)(?:ed|d)?{_ALONE}|^\W*yes{_ALONE}"
        rf"|\b{_TAKES}(?:e?s|e?d|red)? (?:with )?this{_ALONE}"
        rf"|^(?:the |this |our )?(?:[\w’'&-]+ ){{0,5}}(?:accept|agree|concur)(?:s|ed|d)?{_ALONE}",
    ),
)
_POSITION = tuple((name, re.compile(pattern, re.IGNORECASE)) for name, pattern in _POSITIONS)
_SENTENCES = 4  # how far into an answer its position is told
_LABEL = re.compile(
    r"^(?!\W*not\b)(?:(?:[\w’'&/ -]{0,60}\b)?(?:response|reply|position|decision|status)(?: \([^()]{1,30}\))?\s*"
    r"[:?–—-]+|(?:accepted|agreed) ?\?)\s*",
    re.IGNORECASE,
)
# "Scottish Government: Accepted"
_INLINE = re.compile(rf"{ANSWERS_FOR.pattern[:-2]}[:–—] *(?=(?-i:[A-Z]))", re.IGNORECASE)


def position(answer: Sequence[str]) -> str:
    """The position that the first sentences of an answer take, or "not stated"."""
    at = _first(answer[:_SENTENCES])
    return _taken(answer[at]) if at >= 0 else NOT_STATED


def position_at(answer: Sequence[Sentence]) -> Sentence | None:
    """The sentence that takes it."""
    at = _first([s.words for s in answer[:_SENTENCES]])
    return answer[at] if at >= 0 else None


def positions_in(answer: Sequence[Sentence]) -> tuple[Position, ...]:
    """Each one's position where the answer says whose it is ("Scottish Government"); none where it does not."""
    found: dict[str, list[Sentence]] = {}
    open_: list[str] = []
    for s in answer:
        if by := answers_for(s.words):
            open_ = _each(by)
        for name in open_:
            found.setdefault(name, []).extend([] if ANSWERS_FOR.fullmatch(s.words) else [s])
    return tuple(_position(by, said) for by, said in found.items() if said)


def _each(by: str) -> list[str]:
    """The bodies that answer together: "UK Government, Scottish Government and Welsh Government"."""
    names = re.split(r", | and ", by)
    return names if all(ANSWERS_FOR.fullmatch(name) for name in names) else [by]


def answers_for(words: str) -> str:
    """Whose answer a line announces ("Response from the Scottish Government:"); empty where it announces none."""
    found = ANSWERS_FOR.fullmatch(words) or _INLINE.match(words)
    return re.sub(r"^the ", "", found["who"].strip(), flags=re.IGNORECASE) if found else ""


def _position(by: str, said: Sequence[Sentence]) -> Position:
    at = position_at(said) or said[0]
    return Position(by, _taken(at.words), at.spans[0])


def _first(answer: Sequence[str]) -> int:
    return next((n for n, words in enumerate(answer) if _taken(words) != NOT_STATED), -1)


def _taken(words: str) -> str:
    words = _LABEL.sub("", RESPONSE_START.sub("", words))
    return next((name for name, pattern in _POSITION if pattern.search(words)), NOT_STATED)
