"""Sentences of minutes that bind somebody to a deed: "The Clerk agreed to write", "RESOLVED that quotes be obtained".

A decision that is carried out by being made ("that the report be noted", "to adopt the policy") binds nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.register.logs.actors import is_actor, is_pronoun, subject
from corpus.register.logs.deeds import DEED, DEED_DONE, VERB
from corpus.register.promising.verbs import DOING

_AGREED = re.compile(
    rf"\b(?:(?:has|have|had|also|kindly|duly|then|both|all) )*(?:agreed|undertook|offered|volunteered|promised|"
    rf"committed)(?: that (?:he|she|they|it|we) (?:would|will|should)| to)? {VERB}"
)
_TASKED = re.compile(
    rf"\b(?:is|are|was|were|be|been)(?: also)? (?:asked|requested|instructed|directed|tasked|authori[sz]ed|required|"
    rf"mandated) to {VERB}"
)
_ASKS = re.compile(
    r"\b(?:asked|requests?|requested|instructs?|instructed|directs?|directed|tasked|authori[sz]es?) (?:that )?"
    rf"(?P<who>[^.;:,]{{2,60}}?) (?:to|should|would)? ?{VERB}"
)
_TO_ASK = re.compile(
    r"(?i:to )?(?:request|ask|instruct|direct|invite|require) (?:that )?"
    rf"(?P<who>[^.;:,]{{2,60}}?) (?:to|should)? ?{VERB}"
)
_ASKS_FOR = re.compile(
    rf"\b(?:asked|requested)(?: that|for)? (?P<what>[^.;:]{{4,160}}?) (?:to |should |would )?be {DEED_DONE}"
)
_IN_CHARGE = re.compile(
    r"(?:[Cc]ommittee|[Pp]anel|[Bb]oard|[Cc]ouncil(?:lors)?|[Mm]embers|[Cc]hair\w*|[Gg]roup|[Ww]e|[Mm]eeting|[Tt]rustees|"
    r"[Gg]overnors|[Ll]eader|[Mm]ayor|[Cc]onvenor|[A-Z]{2,3})$"
)  # whom they ask must do it; anybody else's request is a question
_STAFF = re.compile(r"\b(?:clerk|officers?|secretar\w+|manager|director|administrator|treasurer|staff)$", re.IGNORECASE)
_TO_ANY = re.compile(r"(?P<who>[^.;:]{2,120}?) to (?:also |then |now )?(?!be\b|the\b)(?P<verb>[a-z-]{2,})")
_TO_DO = re.compile(rf"(?P<who>[^.;:]{{2,120}}?) (?:(?:is|are) )?to (?:also |then |now )?(?P<verb>{DEED})")
_ASSIGNED = re.compile(rf"\W*(?P<who>[A-Z][\w'’/&,. -]{{1,60}}?)\W*\s(?:[–—-] ?|(?<=: ))(?:to )?(?P<verb>(?i:{DEED}))")
_SEVERAL_WORDS = re.compile(r"[A-Z]{2,3}$|\S+[ /&]+\S")  # a single word may be a label: "Agreed - write to the county"
_ONE_PERSON = re.compile(
    r"(?:[A-Z]{2,3}|(?:[Tt]he )?(?:[A-Z][\w'-]+ ){0,3}(?:Clerk|Chair\w*|Officer|Secretary|Treasurer|Manager|Director|Head|"
    r"Engineer|Warden|Convenor|Headteacher)|(?:Cllr|Councillor|Mrs?|Ms|Miss|Dr|Prof|Rev)\.? [A-Z][\w' -]+|"
    r"[A-Z][a-z'-]+ [A-Z][\w'-]+)$"
)  # who is told to do whatever it is: of a body, a thing or an event the same words may be a title
_WILL = re.compile(rf"\b(?:would|will|should|shall|must|needs? to) (?:also |then |now )*(?:be )?(?P<verb>{DEED})")
_TOLD = re.compile(
    r"\b(?:advised|stated|said|confirmed|reported|explained|added|noted|indicated|replied|responded|agreed|undertook|"
    r"expressed [\w ]{3,60}|(?:informed|assured) (?:\w+ ){1,4}?)(?: \w+ly)? ?(?:that|,) "
)
_IN_REPLY = re.compile(r"In (?:reply|response|answer)\b")  # to a question: what is said there is no action
_WOULD = re.compile(rf"\b(?:would|will|shall) (?:also |then |now |both |not only )*(?:be )?(?P<verb>{DEED}|{DOING})")
_WOULD_BE = re.compile(rf"\b(?:would|will) be (?:\w+ly )?{DEED_DONE}")
_OUGHT = re.compile(rf"\b(?:should|must|needs? to|would need to) (?P<verb>{DEED})")
_ON_AGENDA = re.compile(
    r"\b(?:would|will|to|should|shall|must) be (?:placed |put |listed |included |added |brought |discussed |taken )?"
    r"(?:as an (?:agenda )?item |back )?(?:on|to|at|for) (?:the |a |an )?(?:\w+ ){0,4}?(?i:agenda|meeting)\b"
)
_IN_PRINCIPLE = re.compile(r"in principle\b", re.IGNORECASE)
_GONE_BY = re.compile(r"\b(?:was|were|had been)\b[^,;]*$")
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
_REMITTED = re.compile(
    rf"\b(?:(?:was|were) (?:remitted|delegated|left|referred)|(?:gave|given) (?:a )?direction) to (?P<who>[^.;:,]{{2,60}}?) to {VERB}"
)
_DIRECTS = re.compile(r"(?:instruct|direct|task|requir)")
_AGREED_THAT = re.compile(
    r"\b(?:agreed|undertook|promised|offered)(?: (?!to\b)\w+){0,3} that [^.;]{3,100}? (?:would|will) "
    rf"(?:be {DEED_DONE}|{VERB})"
)
_THAT = re.compile(
    r"\b(?:agreed|undertook|promised|offered)(?: (?!to\b)\w+){0,3} that (?P<what>[^.;]{3,100}?) (?:would|will|should) (?!not\b)\w"
)
_THAT = re.compile(r"(?i:that) +")
_AND_THAT = re.compile(r"[,;]? and (?=that )|; (?=that )")
_TO = re.compile(rf"(?i:to) {DEED}")
_TO_BARE = re.compile(DEED)
_MARKER = re.compile(r"\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)] +")


@dataclass(frozen=True, slots=True)
class Bound:
    """Words `start` to `end` bind the one named at `who` (start and end; equal ones: nobody is named)."""

    start: int
    end: int
    who: tuple[int, int]


def to_do(words: str, *, any_verb: bool = False) -> Bound | None:
    """ "Wren Calder and TR to mend the lamp": who and what; `any_verb`: the words are known to be an action."""
    found = _TO_DO.match(words) or _TO_ANY.match(words)
    if found and not any_verb and found.re is _TO_ANY and not _ONE_PERSON.match(found["who"]):
        return None
    return Bound(0, len(words), found.span("who")) if found and is_actor(found["who"]) else None


def assigned(words: str) -> Bound | None:
    """ "Wren Calder - mend the lamp": who and what."""
    found = _ASSIGNED.match(words)
    if found is None or not (_SEVERAL_WORDS.match(found["who"]) and is_actor(found["who"])):
        return None
    return Bound(found.start("verb"), len(words), found.span("who"))


def will(words: str) -> Bound | None:
    """ "The Clerk will draft one": for where an action is known to stand."""
    found = _WILL.search(words)
    who = subject(words, found.start()) if found else (0, 0)
    return Bound(0, len(words), who) if is_actor(words[slice(*who)]) else None


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
    for found in (_TASKED.search(words, start, end), _WILL.search(words, start, end)):
        if found and is_actor(words[slice(*(who := subject(words, found.start())))]):
            return Bound(at, end, (max(who[0], start), who[1]))
    for found in (_TO_DO.match(words, start, end), _SUBJUNCTIVE.match(words, start, end)):
        if found and is_actor(found["who"]):
            return Bound(at, end, found.span("who"))
    passive = None if _IN_PRINCIPLE.match(words, start) else _PASSIVE.search(words, start, end)
    if passive is None and not _ON_AGENDA.search(words, start, end):
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
    found = [*_agreeing(words), *_asking(words)]
    if not found:
        found = [one for one in (to_do(words), _reported(words)) if one][:1]
    found.sort(key=lambda bound: bound.start)
    ends = [*(bound.start for bound in found[1:]), len(words)][: len(found)]
    return [Bound(bound.start, max(end, bound.who[1]), bound.who) for bound, end in zip(found, ends, strict=True)]


def only_told(words: str) -> bool:
    """Whether a sentence binds by what somebody says alone, and nobody agrees, is asked or resolves."""
    return not (decided(words)[1] or to_do(words) or [*_agreeing(words), *_asking(words)])


def _agreeing(words: str) -> Iterator[Bound]:
    for m in (*_AGREED.finditer(words), *_TASKED.finditer(words)):
        who = subject(words, m.start())
        if is_actor(words[slice(*who)]):
            yield Bound(who[0], len(words), who)
    if (m := _REMITTED.search(words)) and is_actor(m["who"]):
        yield Bound(0, len(words), m.span("who"))
    elif (m := _AGREED_THAT.search(words)) and not _AGREED.search(words):
        who = subject(words, m.start())
        if is_actor(words[slice(*who)]) and not _IN_CHARGE.search(words[slice(*who)]):
            yield Bound(who[0], len(words), who)


def _asking(words: str) -> Iterator[Bound]:
    """ "The Panel asked the Clerk to write", "The Chair requested that the map be published"."""
    for m in (*_ASKS.finditer(words), *_ASKS_FOR.finditer(words)):
        asker = subject(words, m.start())
        if not is_actor(words[slice(*asker)]):
            continue
        named = "who" in m.re.groupindex
        in_charge = _IN_CHARGE.search(words[slice(*asker)])
        bidden = in_charge or _STAFF.search(m["who"]) or _DIRECTS.match(m[0]) if named else None
        if bidden and is_actor(m["who"]):
            yield Bound(asker[0], len(words), m.span("who"))
            return
        if not named and in_charge:
            yield Bound(asker[0], len(words), (0, 0))
            return


def _reported(words: str) -> Bound | None:
    """ "The Clerk advised that she would write": what somebody of the meeting said that they would do."""
    told = None if _IN_REPLY.match(words) else _TOLD.search(words)
    speaker = subject(words, told.start()) if told else (0, 0)
    agenda = _ON_AGENDA.search(words)
    if agenda and not _GONE_BY.search(words[: agenda.start()]):
        return Bound(0, len(words), speaker if is_actor(words[slice(*speaker)]) else (0, 0))
    if told is None or not is_actor(words[slice(*speaker)]):
        return None
    if would := _WOULD.search(words, told.end()):
        who = subject(words, would.start())
        name = words[slice(*who)]
        if is_actor(name):
            return Bound(0, len(words), speaker if is_pronoun(name) else who)
    if ought := _OUGHT.search(words, told.end()):
        who = subject(words, ought.start())
        if _STAFF.search(words[slice(*who)]):
            return Bound(0, len(words), who)
    return Bound(0, len(words), speaker) if _WOULD_BE.search(words, told.end()) else None
