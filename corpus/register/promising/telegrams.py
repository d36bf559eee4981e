"""Undertakings without a finite verb: items of a list that "we will:" leads in to, and notes in cells of tables."""

from __future__ import annotations

import re

from corpus.models import Status
from corpus.register.promising.status import Signal, in_part
from corpus.register.verbs import BASE, DEED_DONE, DOING, DONE

_EDGE = r"\W*(?:\(?[a-z0-9]{1,3}[.)] +)?(?:(?:and|then|also|jointly|closely|successfully) )?"
_NOUNS = (  # that are verbs too: "Progress in training", "Review of lamps"
    r"(?:audit|change|contact|design|draft|increase|issue|map|measure|pilot|plan|progress|report|request|review|"
    r"support|target|task|test|trial|update|upgrade|use|work) (?:at|for|from|in(?! partnership)|of|on|to date)\b|"
    r"draft (?:with|figures|letter|list|paper|plan|policy|report|text|version)\b"
)
_ORDERED = re.compile(
    rf"{_EDGE}(?!(?i:{_NOUNS})|Second [A-Z])(?P<verb>(?i:continue to|{BASE}))\b"
    r"(?! (?:of|is|are|was|were|has|have|will|to be|also|remains|shows)\b)"
)
_HAVING_DONE = re.compile(
    rf"{_EDGE}(?!(?i:closed)\b)(?P<verb>(?i:{DONE}))\b (?!(?:by|on|through|via|under|as|from|at)\b|in (?:\d|[A-Z]))"
)
_TO_ACT = re.compile(  # "Captain Rook to hold a clinic each week"
    r"\W*[A-Z][\w'.&-]*(?: (?:and |of |for |the )?[A-Z][\w'.&-]*){0,4} to (?P<verb>"
    rf"(?i:{BASE}|be [a-z]+(?:ed|en|ilt|ade|eld)))\b"
)
_AT_ITS_END = re.compile(
    rf"\W*(?!(?:I|We|It|They|He|She|An?|The|This|These|That|In|On|At)\b)[A-Z][^,;:.]{{3,90}}? (?P<verb>in place|"
    rf"held|issued|considered|reported|{DEED_DONE})"
    r"(?= *[.,;]| *$| \d| (?:in|to|with|across|for|at|and|since|alongside)\b| by [^.;]{3,60} (?:on|in) )"
)
_OFTEN = re.compile(r"\b(?:(?:each|every) \w+|weekly|monthly|quarterly|annually)\b")
_DOING = re.compile(rf"{_EDGE}(?P<verb>(?i:{DOING}))\b")
_NOUN = re.compile(
    rf"{_EDGE}(?P<verb>(?i:an? |the )?(?i:launch|introduction|establishment|development|creation|delivery|roll-?out|"
    r"implementation|recruitment|appointment|publication|completion|expansion|provision|increase))\b(?= (?:of|in)\b)"
)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|should|must|may|might|can|could|does|do|did|cannot)\b"
)
_CLAUSE = re.compile(r"\b(?:that|which|who|where|so|when|once|if)\b")
_FEWEST = 3  # words: fewer are a heading or a label

_SMALL_WORD = 3  # letters: "of", "the", which headings print small

_FORMS = {
    Status.PROMISED: (_ORDERED, _DOING, _NOUN),
    Status.IN_PROGRESS: (_DOING, _ORDERED, _NOUN),
    Status.DONE: (_HAVING_DONE, _DOING, _NOUN),
}
LISTED = tuple(_FORMS)


def is_finite(words: str) -> bool:
    """Whether the main clause has a verb with a tense."""
    return _FINITE.search(_CLAUSE.split(words, maxsplit=1)[0]) is not None


def listed(words: str, lead: Status) -> Signal | None:
    """What an item of a list says is to be done or has been, by what the list's lead-in asserts."""
    return (
        next((_signal(m, lead) for m in (form.match(words) for form in _FORMS[lead]) if m), None)
        if _terse(words)
        else None
    )


def noted(words: str) -> Signal | None:
    """What a note in an answer says is to be done ("Buy a boat.") or has been ("Two talks held in Gullport.")."""
    if not _terse(words):
        return None
    if ordered := _ORDERED.match(words) or _TO_ACT.match(words):
        return _signal(ordered, Status.PROMISED)
    done = _HAVING_DONE.match(words) or _AT_ITS_END.match(_CLAUSE.split(words, maxsplit=1)[0])
    return in_part(words, _signal(done, Status.IN_PROGRESS if _OFTEN.search(words) else Status.DONE)) if done else None


def _terse(words: str) -> bool:
    """Whether the words are a note: not a label, a heading or a sentence."""
    if len(words.split()) < _FEWEST or words.rstrip().endswith((":", "?")) or is_finite(words):
        return False
    later = [word for word in words.split()[1:] if len(word) > _SMALL_WORD]
    titled = sum(word[0].isupper() for word in later)
    return words.rstrip().endswith((".", ";", ",")) or titled * 2 <= len(later)


def _signal(found: re.Match[str], status: Status) -> Signal:
    goes_on = found["verb"].lower().startswith("continu")
    return Signal(found.start("verb"), found.end("verb"), Status.IN_PROGRESS if goes_on else status)
