"""What sentences of minutes bind somebody to, resolutions among them: "RESOLVED that quotes be obtained".

A decision that is carried out by being made ("that the report be noted", "to adopt the policy") binds nobody.
"""

from __future__ import annotations

import re

from corpus.register.actors import is_actor, subject
from corpus.register.logs.bound import ON_AGENDA, TASKED, TO_DO, WILL, Bound, agreeing, asking, reported, to_do
from corpus.register.logs.deeds import DEED, DEED_DONE, VERB

_TO_ASK = re.compile(
    r"(?i:to )?(?:request|ask|instruct|direct|invite|require) (?:that )?"
    rf"(?P<who>[^.;:,]{{2,60}}?) (?:to|should)? ?{VERB}"
)
_IN_PRINCIPLE = re.compile(r"in principle\b", re.IGNORECASE)
_PASSIVE = re.compile(rf"\b(?:be|would be|should be|will be|to be) (?:\w+ly )?(?P<verb>{DEED_DONE})")
_BY = re.compile(r"\bby (?P<who>(?:the )?[A-Z][\w'’. ]{2,50}?)(?=[.,;]|$)")
_SUBJUNCTIVE = re.compile(rf"(?P<who>(?:the |all |our )?[A-Za-z][\w'’& -]{{2,50}}?) (?P<verb>{DEED})")
_BODY = (
    r"(?:[Ii]t (?:was|is)|[Mm]embers|[Cc]ouncil(?:lors)?|(?:[Tt]he )?(?:[\w']+ ){0,3}(?i:council|committee|panel|board|"
    r"group|meeting|trustees|governors|authority)|and|[Ww]e|[Aa]ll)"
)
_LEAD = re.compile(
    rf"(?:{_BODY}\s+)?(?:(?:unanimously|further|also|then|duly|therefore|THEREFORE|BE IT|be it|NOW) )*"
    r"(?:(?P<lead>(?i:resolved|agreed|decided|decision))\b|(?:On a )?[Mm]otion (?:was )?(?:made )?by [\w' ]{3,40}?,? "
    r"(?:and )?second(?:ed)? by [\w' ]{3,40}?,? (?=to |that )|[\w' ]{2,60}\bproposed\b[\w' ,]{0,60}\bseconded\b"
    r"(?:(?: by [\w' ]{3,40}?)?,? (?:and )?(?:it was )?(?:unanimously )?(?i:resolved|agreed|carried)\b)?)"
    r"(?: unanimously| further| by [^.:;]{3,40}?)?[\s:–—,.-]*(?P<that>(?i:that|to)\b)?[\s:–—,-]*"
)
_AND_DECIDED = re.compile(rf"{_BODY} [^.;:]{{3,120}}?,? and (?:also )?(?i:resolved|agreed) (?P<that>that|to) ")
_SHOUTED = re.compile(r"(?<=[a-z'] )(?:AGREED|ASKED|REQUESTED|DIRECTED|INSTRUCTED|TASKED|INVITED|UNDERTOOK|OFFERED)\b")
_THAT = re.compile(r"(?i:that) +")
_AND_THAT = re.compile(r"[,;]? and (?=that )|; (?=that )")
_TO = re.compile(rf"(?i:to) {DEED}")
_TO_BARE = re.compile(DEED)
_MARKER = re.compile(r"\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)] +")


def decided(words: str) -> tuple[str, int]:
    """("that" or "to", where what was decided begins) of "It was RESOLVED that ..."; ("", 0) of other words."""
    found = _LEAD.match(words)
    if (found is None or not found["that"]) and (second := _AND_DECIDED.match(words)):
        return second["that"], second.end()
    if found is None:
        return "", 0
    announced = (found["lead"] or "").isupper() or found[0].rstrip().endswith(":")
    return ((found["that"] or "that").lower(), found.end()) if found["that"] or announced else ("", 0)


def resolved(words: str, that: str = "that") -> list[Bound]:
    """What words that follow "RESOLVED that" or "RESOLVED to" bind people to: every part that "and that" begins."""
    edges = [0, *(m.end() for m in _AND_THAT.finditer(words))]
    ends = [*(m.start() for m in _AND_THAT.finditer(words)), len(words)]
    found = [_part(words, start, end, that if not start else "that") for start, end in zip(edges, ends, strict=True)]
    return [one for one in found if one]


def _part(words: str, at: int, end: int, that: str) -> Bound | None:
    marker = _MARKER.match(words, at, end)
    at = marker.end() if marker else at
    opened = _THAT.match(words, at, end)
    start = opened.end() if opened else at
    if (asks := _TO_ASK.match(words, start, end)) and is_actor(asks["who"]):
        return Bound(at, end, asks.span("who"))
    if (_TO_BARE if that == "to" else _TO).match(words, start, end):
        return Bound(at, end, (at, at))
    for found in (TASKED.search(words, start, end), WILL.search(words, start, end)):
        if found and is_actor(words[slice(*(who := subject(words, found.start())))]):
            return Bound(at, end, (max(who[0], start), who[1]))
    for found in (TO_DO.match(words, start, end), _SUBJUNCTIVE.match(words, start, end)):
        if found and is_actor(found["who"]):
            return Bound(at, end, found.span("who"))
    passive = None if _IN_PRINCIPLE.match(words, start) else _PASSIVE.search(words, start, end)
    if passive is None and not ON_AGENDA.search(words, start, end):
        return None
    agent = _BY.search(words, passive.end(), end) if passive else None
    return Bound(at, end, agent.span("who") if agent and is_actor(agent["who"]) else (at, at))


def bound_in(words: str) -> list[Bound]:
    """What a sentence of minutes binds people to, in order."""
    words = _SHOUTED.sub(lambda shouted: shouted[0].lower(), words)
    that, at = decided(words)
    if at and (parts := resolved(words[at:], that)):
        moved = [Bound(at + p.start, at + p.end, (at + p.who[0], at + p.who[1])) for p in parts]
        return [Bound(0, one.end, one.who) if n == 0 and parts[0].start == 0 else one for n, one in enumerate(moved)]
    found = [*agreeing(words), *asking(words)]
    if not found:
        found = [one for one in (to_do(words), reported(words)) if one][:1]
    found.sort(key=lambda bound: bound.start)
    ends = [*(bound.start for bound in found[1:]), len(words)][: len(found)]
    return [Bound(bound.start, max(end, bound.who[1]), bound.who) for bound, end in zip(found, ends, strict=True)]


def only_told(words: str) -> bool:
    """Whether a sentence binds by what somebody says alone, and nobody agrees, is asked or resolves."""
    return not (decided(words)[1] or to_do(words) or [*agreeing(words), *asking(words)])
