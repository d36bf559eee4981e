"""Whether a sentence of minutes leaves somebody with something to do, and does not only tell what is or may be."""

from __future__ import annotations

import re

from corpus.register.actors import is_actor, subject
from corpus.register.promising.pieces import NOUN_OF_WORK
from corpus.register.verbs import DEED_DONE

_MODAL = re.compile(r"\b(?:will|would|shall)\b(?! (?:not|never|have|like|appear|seem|suggest|cost|mean|need|want)\b)")
_BE = re.compile(r"(?: (?!be\b)(?:\w+ly|also|then|now|both))* be(?: \w+ly)? (?P<what>[\w-]+)")
_DONE = re.compile(
    rf"{DEED_DONE}|\w+ing\b|\w+(?:ought|aught|ealt|orne|ilt|iven|awn|own|poken|aken)\b|(?:put|set|let|cut|met|held|made)\b|(?!interest|need|pleas|delight|concern|limit|excit|disappoint|tir|worri)\w+ed\b"
)
_UNSURE = re.compile(
    r"(?:^|\b(?:where|if|whether|what|when|how|why|which|who|asked|felt|feared|thought) )(?:that )?$", re.I
)
_ONLY_IF = re.compile(r" (?:if|unless|provided that)\b")
_BOUND = re.compile(
    r"\b(?:undertook|undertakes|agreed|offered|volunteered|promised|committed|plans?|planned|intends?|intended|aims?|"
    r"(?:is|are|was|were) (?:(?:due |about |going |expected |hoped )?to|due for)|hop(?:es?|ed) to)\b"
)
_DOING = re.compile(
    r"\b(?:(?:is|are|was|were) (?:currently |now |also |still )?(?!going|being)\w+ing|continues? to \w+)\b"
)
_BEING_DONE = re.compile(
    rf"\b(?:is|are|was|were) (?:currently |now |also |still )?being (?:\w+ly )?(?:{DEED_DONE}|looked)"
)
_UNDER_WAY = re.compile(
    rf"\b{NOUN_OF_WORK}\b(?: \w+){{0,4}} (?:is|are|was|were) (?:\w+ )?(?:ongoing|under ?way|in progress|in hand)\b"
)
_ONESELF = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|[Ll]et (?:me|us))\b")
_CHAIRING = re.compile(
    r"\b(?:will|'ll|shall|can|could) (?:just |now |then |also )*(?:leave it|suspend|adjourn|resume|break|"
    r"move (?:on|to)|(?:come|go|turn|get)(?: on)? to (?:you|that|it|this|the next|item|Mr|Ms|Mrs|Dr)|"
    r"hear (?:from|that)|be brief|finish (?:there|on)|take (?:one|a|that as) |say|be (?:honest|clear|frank)|answer|"
    r"start|begin|repeat|read)\b"
)  # what is said to get a meeting on
_MEETING = re.compile(
    r"\bmeetings?\b[^.;]{0,60}\b(?:(?:will|would) (?:be held|take place|be on|commence|begin|start)|is on)\b"
)


def undertakes(words: str) -> bool:
    """Somebody is said to be going to do something, or something to be going to be done."""
    if _MEETING.search(words):
        return False
    modals = list(_MODAL.finditer(words))
    if modals:
        return any(_is_deed(words, modal) for modal in modals) or _BOUND.search(words) is not None
    if _BOUND.search(words):
        return True
    if _BEING_DONE.search(words) or _UNDER_WAY.search(words):
        return True
    doing = _DOING.search(words)
    return doing is not None and is_actor(words[slice(*subject(words, doing.start()))])


def undertakes_oneself(words: str, *, dated: bool) -> bool:
    """Who speaks says what they will do, or by when something will be done, and not what comes next in the meeting."""
    return (dated or _ONESELF.search(words) is not None) and not _CHAIRING.search(words)


def _is_deed(words: str, modal: re.Match[str]) -> bool:
    start, end = subject(words, modal.start())
    if (_UNSURE.search(words[:start]) and start) or _ONLY_IF.search(words, modal.end()):
        return False
    be = _BE.match(words, modal.end())
    if be:
        return _DONE.fullmatch(be["what"]) is not None
    return is_actor(words[start:end]) or words[: modal.start()].endswith(
        (" and ", " but ")
    )  # "had met him and would write"
