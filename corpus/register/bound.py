"""Sentences of minutes that bind somebody to a deed: "The Clerk agreed to write", "RESOLVED that quotes be obtained".

A decision that is carried out by being made ("that the report be noted", "to adopt the policy") binds nobody.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.register.verbs import BASE, DONE

_DECIDED = (
    r"(?:not(?:e|ed)|approved?|adopt(?:ed)?|receiv(?:e|ed)|accept(?:ed)?|endorsed?|ratif(?:y|ied)|elect(?:ed)?|appoint(?:ed)?|"
    r"co-opt(?:ed)?|nominated?|adjourn(?:ed)?|deferr?(?:ed)?|closed?|confirm(?:ed)?|support(?:ed)?|object(?:ed)?|"
    r"opposed?|agreed?|amend(?:ed)?|sign(?:ed)?|grant(?:ed)?|refused?|reject(?:ed)?|award(?:ed)?|suspend(?:ed)?|"
    r"exclud(?:e|ed)|waived?|moved?|second(?:ed)?|record(?:ed)?|take|taken|h[eo]ld|thank(?:ed)?|welcomed?|"
    r"congratulat(?:e|ed)|commend(?:ed)?|delegat(?:e|ed)|authori[sz]ed?|allow(?:ed)?|permit(?:ted)?|continued?|remain|"
    r"acknowledged?|recognised?|leave|left|keep|kept|paid|pay|proceed|retain(?:ed)?|recommend(?:ed)?|carried|passed?|"
    r"read|re-elected|enter(?:ed)?|given|thanked|declared?|dispensed|considered|made|required|needed|best|able|more|the|"
    r"an?|this|that|these|his|her|their|our|all|it|any|some|be|have|become|do|stay|see|mean|include|like)\b"
)
VERB = rf"(?P<verb>(?!{_DECIDED})[a-z][a-z-]+)\b"
_DEED = (
    rf"(?!{_DECIDED}|use\b)(?:{BASE}|(?:add|advise|apply|ask|attend|book|bring|buy|call|chase|check|circulate|clear|come back|confirm|copy|"
    r"count|discuss|do|e-?mail|enquire|facilitate|feed|file|find|fix|follow|forward|get|give|help|inquire|inspect|invite|"
    r"list|look|make|mend|meet|obtain|order|paint|pass|phone|place|post|print|raise|remind|remove|repair|reply|research|"
    r"resolve|respond|return|send|set|sort|speak|survey|table|talk|tell|try|visit|write)\b)"
)
_DEED_DONE = (
    rf"(?!{_DECIDED}|used\b)(?:{DONE}|(?:added|asked|bought|brought|checked|circulated|cleared|copied|e-?mailed|fixed|followed|forwarded|"
    r"found|listed|mended|obtained|ordered|painted|placed|posted|raised|removed|repaired|returned|sent|told|written|"
    r"consulted|investigated)\b)"
)
_OFFICE = (
    r"(?i:clerk|chair(?:man|woman|person)?|secretary|secretariat|treasurer|officers?|manager|director|members?|"
    r"councillors?|cllrs?|council|committee|panel|board|group|party|trust|officials?|staff|team|administrator|engineer|"
    r"surveyor|superintendent|warden|vice[- ]chair|deputy|head|co-?ordinator|solicitor|auditor|department|mayor|"
    r"commissioner|representatives?|administration|executive|constable|everyone|all|trustees|governors|convenor|"
    r"president|leader|holder|authority|service|agency|office|association|forum|partnership|lead|police|force|owners?)"
)
_PRONOUN = re.compile(r"(?:[Hh]e|[Ss]he|[Tt]hey|[Ww]e|I)$")
_PERSON = re.compile(r"(?:[A-Z][\w'’.-]*)(?:(?: (?:of|for|van|de|to|on)(?: the)?)? [A-Z(][\w'’.()-]*){0,6}$")
_HOLDS_OFFICE = re.compile(
    rf"(?:[Tt]he |[Aa]ll |[Bb]oth |[Oo]ur )*(?:(?!the\b)[\w'’&/-]+ ){{0,6}}{_OFFICE}(?: (?:of|for|on) (?:the )?[\w'’ &-]{{2,50}})?$"
)
_AND = re.compile(r",? and |, |/| & |; ")
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|could|should|may|might|did|does|stated|said|added|asked)\b"
)
_NO_ACTOR = re.compile(r"(?:It|This|That|There|These|Those|Which|What|Letter|Meeting|Report|Paper|Item|Thanks|Apologies|Welcome|"
                       r"Amendments?|Subject|According|Due|In|Following|Having|Changes|Response|Reply|Discussion|Presentation)\b")  # fmt: skip
_EDGE = re.compile(
    r"[.;:] | [–—-] |^\(?[a-z]\) |, (?:and |but )?|\b(?:that|but|while|whilst|which|who|because|so|as)\b "
)
_NAMES = re.compile(r"(?<= )(?:the|The|Cllrs?|Councillors?|Mrs?|Ms|Dr|he|she|they)\b")
_AGREED = re.compile(
    rf"\b(?:(?:has|have|had|also|kindly|duly|then|both|all) )*(?:agreed|undertook|offered|volunteered|promised|"
    rf"committed)(?: that (?:he|she|they|it|we) (?:would|will|should)| to)? {VERB}"
)
_TASKED = re.compile(
    rf"\b(?:is|are|was|were|be|been)(?: also)? (?:asked|requested|instructed|directed|tasked|authori[sz]ed|"
    rf"required|mandated) to (?:\w+ly )?{VERB}"
)
_ASKS = re.compile(
    rf"\b(?:[Cc]ommittee|[Pp]anel|[Bb]oard|[Cc]ouncil|[Mm]embers|[Cc]hair\w*|[Gg]roup|[Ww]e|[Mm]eeting|[Tt]rustees|"
    rf"[Gg]overnors)(?: also| hereby| unanimously)? (?:asked|requests?|requested|instructs?|instructed|directs?|directed|"
    rf"tasked|authori[sz]es?) (?:that )?(?P<who>[^.;:]{{2,80}}?) (?:to (?:\w+ly )?|(?:should )?){VERB}"
)
_TO_ANY = re.compile(r"(?P<who>[^.;:]{2,120}?) to (?:also |then |now )?(?!be\b|the\b)(?P<verb>[a-z-]{2,})")
_TO_DO = re.compile(rf"(?P<who>[^.;:]{{2,120}}?) to (?:also |then |now )?(?P<verb>{_DEED})")
_TOLD = re.compile(r"\b(?:advised|stated|said|confirmed|reported|explained|added|noted|indicated|replied|responded|agreed|"
                   r"informed (?:\w+ ){1,4}?|undertook|assured (?:\w+ ){1,4}?)(?: \w+ly)? ?(?:that|,) ")  # fmt: skip
_WOULD = re.compile(
    rf"\b(?:would|will|shall) (?:also |then |now |both |not only )*(?:be )?(?P<verb>{_DEED}|[a-z]+ing\b)"
)
_ON_AGENDA = re.compile(
    r"\b(?:would|will|to|should|shall|must) be (?:placed |put |listed |included |added |brought |discussed |taken )?"
    r"(?:as an (?:agenda )?item |back )?(?:on|to|at|for|as an item at) (?:the |a |an )?(?:\w+ ){0,4}?(?i:agenda|meeting)\b"
)
_PASSIVE = re.compile(rf"\b(?:be|would be|should be|will be|to be) (?:\w+ly )?(?P<verb>{_DEED_DONE})")
_LEAD = re.compile(
    r"(?:(?:[Ii]t was|[Ii]t is|[Mm]embers|[Cc]ouncil(?:lors)?|(?:[Tt]he )?(?:[\w']+ ){0,3}(?i:council|committee|panel|board|group|meeting|trustees|"
    r"governors|authority)|and|[Ww]e|[Aa]ll)\s+)?(?:(?:unanimously|further|also|then|duly|"
    r"therefore|THEREFORE|BE IT|be it|NOW) )*(?P<lead>RESOLVED|AGREED|Resolved|resolved|Agreed|agreed|DECIDED|decided|"
    r"DECISION|Decision)\b(?: unanimously| further| by [^.:;]{3,40}?)?[\s:–—,.-]*(?P<that>(?:[Tt]hat|THAT|[Tt]o|TO)\b)?[\s:–—,-]*"
)
_NUMBER = re.compile(r"\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)] +")
_SUBJUNCTIVE = re.compile(rf"(?P<who>(?:the |all |our )?[A-Za-z][\w'’& -]{{2,50}}?) (?P<verb>{_DEED})")


@dataclass(frozen=True, slots=True)
class Bound:
    """Words `start` to `end` bind the one named at `who` (start and end; equal ones: nobody is named)."""

    start: int
    end: int
    who: tuple[int, int]


def is_actor(words: str) -> bool:
    """Whether the words name somebody who can act: a person, initials, an office, a body."""
    words = words.strip()
    if not words or len(words.split()) > 16 or _FINITE.search(words) or _NO_ACTOR.match(words):
        return False
    return all(_PRONOUN.match(one) or _PERSON.match(one) or _HOLDS_OFFICE.match(one) for one in _AND.split(words))


def to_do(words: str, *, any_verb: bool = False) -> Bound | None:
    """ "Wren Calder and TR to mend the lamp": who, and that they are to; `any_verb`: the words are known as an action."""
    found = (_TO_ANY if any_verb else _TO_DO).match(words)
    if found and is_actor(found["who"]):
        return Bound(0, len(words), found.span("who"))
    return None


def will(words: str) -> list[Bound]:
    """ "The Clerk will draft one": where an action is known to stand, what is said to be done."""
    found = _WILL.search(words)
    who = _subject(words, found.start()) if found else (0, 0)
    return [Bound(0, len(words), who)] if is_actor(words[slice(*who)]) else []


def decided(words: str) -> tuple[str, int]:
    """("that", "to" or "", where what was decided begins) of "It was RESOLVED that ..."; ("", 0) of other words."""
    found = _LEAD.match(words)
    if found is None or not (found["that"] or found["lead"].isupper() or found[0].rstrip().endswith(":")):
        return "", 0
    return (found["that"] or "that").lower(), found.end()


def resolved(words: str, that: str = "that") -> Bound | None:
    """What words that follow "RESOLVED that" or "RESOLVED to" bind somebody to."""
    at = found.end() if (found := _NUMBER.match(words)) else 0
    rest = words[at:]
    if that == "to":
        return Bound(at, len(words), (at, at)) if re.match(_DEED, rest) else None
    rest_at = at + (len(m[0]) if (m := re.match(r"(?i:that) +", rest)) else 0)
    rest = words[rest_at:]
    if m := re.match(rf"(?i:to) (?={_DEED})", rest):
        return Bound(at, len(words), (at, at))
    for pattern in (_TASKED, _WILL, _TO_DO, _SUBJUNCTIVE):
        found = pattern.search(rest) if pattern is not _SUBJUNCTIVE else pattern.match(rest)
        if found is None:
            continue
        who = found.span("who") if "who" in found.re.groupindex else _subject(rest, found.start())
        if who[0] < who[1] and is_actor(rest[slice(*who)]):
            return Bound(at, len(words), (rest_at + who[0], rest_at + who[1]))
    passive = _PASSIVE.search(rest)
    if passive or _ON_AGENDA.search(rest):
        agent = re.search(
            r"\bby (?P<who>(?:the )?[A-Z][\w'’. ]{2,50}?)(?=[.,;]|$)", rest[passive.end() if passive else 0 :]
        )
        base = rest_at + (passive.end() if passive else 0)
        who = (base + agent.start("who"), base + agent.end("who")) if agent and is_actor(agent["who"]) else (at, at)
        return Bound(at, len(words), who)
    return None


_WILL = re.compile(rf"\b(?:would|will|should|shall|must|needs? to) (?:also |then |now )*(?:be )?(?P<verb>{_DEED})")


def bound_in(words: str) -> list[Bound]:
    """What a sentence of minutes binds people to, in order."""
    that, at = decided(words)
    if at:
        one = resolved(words[at:], that)
        if one:
            return [Bound(0, len(words), (at + one.who[0], at + one.who[1]) if one.who[0] < one.who[1] else (0, 0))]
    found = [b for m in (*_AGREED.finditer(words), *_TASKED.finditer(words)) if (b := _by_subject(words, m))]
    found += [Bound(m.start(), len(words), m.span("who")) for m in _ASKS.finditer(words) if is_actor(m["who"])]
    if not found and (one := to_do(words)):
        found = [one]
    if not found:
        found = _reported(words)
    found.sort(key=lambda b: b.start)
    ends = [*(b.start for b in found[1:]), len(words)][: len(found)]
    return [Bound(b.start, max(end, b.who[1]), b.who) for b, end in zip(found, ends, strict=True)]


def _by_subject(words: str, m: re.Match[str]) -> Bound | None:
    who = _subject(words, m.start())
    return Bound(who[0], len(words), who) if is_actor(words[slice(*who)]) else None


def _subject(words: str, at: int) -> tuple[int, int]:
    """The noun phrase before a verb: from the last edge of a clause, or the last words of it that name an actor."""
    edges = [m.end() for m in _EDGE.finditer(words, 0, at)]
    start, end = edges[-1] if edges else 0, len(words[:at].rstrip())
    whole = (start + 4, end) if words.startswith("and ", start) else (start, end)
    later = [(m.start() + start, end) for m in _NAMES.finditer(words[start:end])]
    return next((one for one in (whole, *later) if is_actor(words[slice(*one)])), whole)


def _reported(words: str) -> list[Bound]:
    """ "The Clerk advised that she would write": what somebody of the meeting said that they would do."""
    told = _TOLD.search(words)
    if agenda := _ON_AGENDA.search(words):
        return (
            [Bound(0, len(words), _subject(words, told.start()) if told else (0, 0))]
            if not _PAST_ITEM.search(words[: agenda.start()])
            else []
        )
    if told is None:
        return []
    speaker = _subject(words, told.start())
    if not is_actor(words[slice(*speaker)]):
        return []
    would = _WOULD.search(words, told.end())
    if would:
        who = _subject(words, would.start())
        name = words[slice(*who)]
        if is_actor(name):
            return [Bound(0, len(words), speaker if _PRONOUN.match(name) else who)]
    passive = re.compile(rf"\b(?:would|will) be (?:\w+ly )?{_DEED_DONE}").search(words, told.end())
    return [Bound(0, len(words), speaker)] if passive else []


_PAST_ITEM = re.compile(r"\b(?:was|were|had been)\b[^,;]*$")
