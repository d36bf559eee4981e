"""The position an answer takes on what was asked, and each one's where several governments or bodies answer."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.models import Position
from corpus.register.asking.voices import ANSWERS_FOR, RESPONSE_START
from corpus.register.prose import Sentence

NOT_STATED = "not stated"
_ALONE = r"(?=\s*(?:[.,:;!?|–—(-]|$))"
_TAKES = r"(?:accept|agree|concur|support|endorse)"
_ASKED = r"(?:recommendation|finding|conclusion|proposal|observation|cause of concern|area for improvement)"
_THIS = (
    rf"(?:(?:with )?(?:this|the|our|both|all|these|that|each|those|its|your)\b(?: [\w'’‘]+){{0,5}}? {_ASKED}"
    r"|with recommendations? \d)"
)
_SPIRIT = r"(?:principles?|intent(?:ion)?s?|aims?|spirit|thrust|sentiment|objectives?)"
_REFUSED = (  # a victim who does not support a prosecution has refused nothing that was asked
    r"(?:(?:accept|agree|concur|endorse)(?:d|ed|red)?\b|"
    rf"support(?:ed)?(?=\s*(?:[.,:;]|$)| (?:it|this|that|these)\b| {_THIS}))"
)
_POSITIONS = (  # of two in one sentence the first of these is meant
    (
        "not accepted",
        rf"\b(?:do|does|did|is|are|has|have|can|was|were) ?not (?:been )?(?:fully )?{_REFUSED}|"
        rf"\b(?:cannot|un(?:able|willing) to) (?:fully )?{_REFUSED}|"
        rf"\breject(?:s|ed)?\b|\bnot (?:accept(?:ed)?|agreed?|supported)\b|\bdisagree[sd]?\b|"
        rf"\bdeclines? (?:to|this|that|the|it)\b|"
        rf"^\W*no{_ALONE}",
    ),
    (
        "accepted in principle",
        rf"\b{_TAKES}\w*\b.{{0,60}}\bin[- ]principle\b|\bin[- ]principle\b.{{0,20}}\b{_TAKES}|"
        rf"\b{_TAKES}(?:e?s|e?d|red)?,? (?:with )?(?:the|its|this) (?:\w+ )?{_SPIRIT} (?:of|behind|underlying)\b",
    ),
    (
        "accepted in part",
        rf"\bpart(?:ial|ially|ly)?[- ]{_TAKES}|\b{_TAKES}\w*\b.{{0,60}}(?:\bin[- ]part\b|\bpartially\b|\bpartly\b)|"
        rf"\b{_TAKES}(?:s|ed|d)? (?:with )?(?:parts?|some|elements) of\b",
    ),
    (
        "accepted",
        rf"\b{_TAKES}(?:e?s|e?d|red)?\b,? {_THIS}|\b(?:accept|support)s?(?:ed)?\b.{{0,40}}\b{_ASKED}|"
        rf"\b{_ASKED}s?\b.{{0,30}}\b(?:is|are|has been|have been|was|were) (?:fully |also )?"
        rf"(?:accepted|agreed|supported|endorsed)|\b(?:fully |wholly )?(?:accept|agree|support)(?:ed|d|s)? in full\b"
        rf"|^\W*(?:fully )?(?:accept|agree|support)(?:ed|d)?{_ALONE}|^\W*yes{_ALONE}"
        rf"|^\W*(?:accept|agree|support)(?:ed|d)? (?:subject to|with (?:amendment|modification)s?|"
        rf"and (?:\w+ )?(?:complete|implement|done|already|in hand|closed))"
        rf"|\b{_TAKES}(?:e?s|e?d|red)? (?:with )?(?:this|them)(?: in full)?{_ALONE}"
        rf"|^(?:the |this |our )?(?:[\w’'&-]+ ){{0,5}}(?:accept|agree|concur)(?:s|ed|d)?{_ALONE}"
        rf"|^(?:the |our )?(?:[\w’'&-]+ ){{1,5}}agrees? with the (?:need|case) (?:to|for)\b",
    ),
)
_POSITION = tuple((name, re.compile(pattern, re.IGNORECASE)) for name, pattern in _POSITIONS)
_ACCEPTED_BY = re.compile(
    r"\b(?:is|are|has been|have been) (?:\w+ )?(?:accepted|agreed|supported|rejected|not (?:accepted|agreed|supported))"
    r"[\w ]{0,20}? by (?P<by>[^.;:]{5,200})"
)
_SENTENCES = 4  # how far into an answer its position is told
_LABEL = re.compile(
    r"^(?!\W*not\b)(?:(?:[\w’'&/ -]{0,60}\b)?(?:response|reply|position|decision|status)(?: \([^()]{1,30}\))?\s*"
    r"[:?–—-]+|(?:accepted|agreed) ?\?)\s*",
    re.IGNORECASE,
)
# "Scottish Government: Accepted"
_INLINE = re.compile(rf"{ANSWERS_FOR.pattern[:-2]}[:–—] *(?=(?-i:[A-Z]))", re.IGNORECASE)
_INITIALS = re.compile(r"(?:(?:, | and |The |the )?[A-Z]\w*[A-Z]\w*)+ ?[:–—] *(?=[A-Z])")  # "DfL: Agreed"


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
    judged = _judged(answer)
    own = [_position(by, said) for by, said in found.items() if said]
    stated = [p for p in own if p.position != NOT_STATED or p.by not in {verdict.by for verdict in judged}]
    return (*(v for v in judged if v.by not in {p.by for p in stated}), *stated)


def _judged(answer: Sequence[Sentence]) -> list[Position]:
    """The positions of one verdict by several: "This recommendation is accepted by the North Government and ..."."""
    verdicts = [(s, found["by"]) for s in answer[:_SENTENCES] if (found := _ACCEPTED_BY.search(s.words))]
    return [Position(name, _taken(s.words), s.spans[0]) for s, names in verdicts for name in _named(names)]


def _named(names: str) -> list[str]:
    each = [re.sub(r"^(?:and )?the ", "", name.strip()) for name in re.split(r", (?:and )?| and (?=the )", names)]
    return each if all(ANSWERS_FOR.fullmatch(name) for name in each) else []


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
    by = _INLINE.match(words) or _INITIALS.match(words)
    words = words[by.end() :] if by else words
    if words.endswith("?"):  # "Do you accept the recommendation?"
        return NOT_STATED
    return next((name for name, pattern in _POSITION if pattern.search(words)), NOT_STATED)
