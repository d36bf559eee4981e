"""Sentences of minutes in which somebody agrees, is asked or says that they will: "The Clerk agreed to write"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.register.actors import is_actor, is_pronoun, subject
from corpus.register.logs.deeds import DEED, DEED_DONE, VERB
from corpus.register.verbs import DOING

_AGREED = re.compile(
    rf"\b(?:(?:has|have|had|also|kindly|duly|then|both|all) )*(?:agreed|undertook|offered|volunteered|promised|"
    rf"committed)(?: that (?:he|she|they|it|we) (?:would|will|should)| to)? {VERB}"
)
TASKED = re.compile(
    rf"\b(?:is|are|was|were|be|been)(?: also)? (?:asked|requested|instructed|directed|tasked|authori[sz]ed|required|"
    rf"mandated) to {VERB}"
)
_ASKS = re.compile(
    r"\b(?:asked|requests?|requested|instructs?|instructed|directs?|directed|tasked|authori[sz]es?) (?:that )?"
    rf"(?P<who>[^.;:,]{{2,60}}?) (?:to|should|would)? ?{VERB}"
)
_ASKS_FOR = re.compile(
    rf"\b(?:asked|requested)(?: that|for)? (?P<what>[^.;:]{{4,160}}?) (?:to |should |would )?be {DEED_DONE}"
)
_IN_CHARGE = re.compile(
    r"(?:[Cc]ommittee|[Pp]anel|[Bb]oard|[Cc]ouncil(?:lors)?|[Mm]embers|[Cc]hair\w*|[Gg]roup|[Ww]e|[Mm]eeting|"
    r"[Tt]rustees|[Gg]overnors|[Ll]eader|[Mm]ayor|[Cc]onvenor|[A-Z]{2,3})$"
)  # whom they ask must do it; anybody else's request is a question
_STAFF = re.compile(r"\b(?:clerk|officers?|secretar\w+|manager|director|administrator|treasurer|staff)$", re.IGNORECASE)
_TO_ANY = re.compile(r"(?P<who>[^.;:]{2,120}?) to (?:also |then |now )?(?!be\b|the\b)(?P<verb>[a-z-]{2,})")
TO_DO = re.compile(rf"(?P<who>[^.;:]{{2,120}}?) (?:(?:is|are) )?to (?:also |then |now )?(?P<verb>{DEED})")
_ASSIGNED = re.compile(
    rf"\W*(?P<who>[A-Z][\w'’/&,. -]{{1,60}}?)\W*\s(?:[–—-] ?|(?<=: ))(?:to )?(?P<verb>(?!action)(?i:{DEED}))"
    r"(?= (?:the|an?|all|any|to|with|on|and|his|her|their|our|its|it|this|that|these|those|whether|how|what|more|some|"
    r"each|every|up|out|into|[A-Z\d])\b)"
)
_SEVERAL_WORDS = re.compile(r"[A-Z]{2,3}$|\S+[ /&]+\S")  # a single word may be a label: "Agreed - write to the county"
_ONE_PERSON = re.compile(
    r"(?:[A-Z]{2,3}(?:(?:[/,&]| and) ?[A-Z]{2,3})*|"
    r"(?:[Tt]he )?(?:[A-Z][\w'-]+ ){0,3}(?:Clerk|Chair\w*|Officer|Secretary|Treasurer|Manager|Director|"
    r"Head|Engineer|Warden|Convenor|Headteacher)|(?:Cllr|Councillor|Mrs?|Ms|Miss|Dr|Prof|Rev)\.? [A-Z][\w' -]+|"
    r"[A-Z][a-z'-]+ [A-Z][\w'-]+)$"
)  # who is told to do whatever it is: of a body, a thing or an event the same words may be a title
WILL = re.compile(rf"\b(?:would|will|should|shall|must|needs? to) (?:also |then |now )*(?:be )?(?P<verb>{DEED})")
_TOLD = re.compile(
    r"\b(?:advised|stated|said|confirmed|reported|explained|added|noted|indicated|replied|responded|agreed|undertook|"
    r"expressed [\w ]{3,60}|(?:informed|assured) (?:\w+ ){1,4}?)(?: \w+ly)? ?(?:that|,) "
)
_IN_REPLY = re.compile(r"In (?:reply|response|answer)\b")  # to a question: what is said there is no action
_WOULD = re.compile(rf"\b(?:would|will|shall) (?:also |then |now |both |not only )*(?:be )?(?P<verb>{DEED}|{DOING})")
_WOULD_BE = re.compile(rf"\b(?:would|will) be (?:\w+ly )?{DEED_DONE}")
_OUGHT = re.compile(rf"\b(?:should|must|needs? to|would need to) (?P<verb>{DEED})")
ON_AGENDA = re.compile(
    r"\b(?:would|will|to|should|shall|must) be (?:placed |put |listed |included |added |brought |discussed |taken )?"
    r"(?:as an (?:agenda )?item |back )?(?:on|to|at|for) (?:the |a |an )?(?:\w+ ){0,4}?(?i:agenda|meeting)\b"
)
_GONE_BY = re.compile(r"\b(?:was|were|had been)\b[^,;]*$")
_REMITTED = re.compile(
    rf"\b(?:(?:was|were) (?:remitted|delegated|left|referred)|(?:gave|given) (?:a )?direction) to "
    rf"(?P<who>[^.;:,]{{2,60}}?) to {VERB}"
)
_DIRECTS = re.compile(r"(?:instruct|direct|task|requir)")
_AGREED_THAT = re.compile(
    r"\b(?:agreed|undertook|promised|offered)(?: (?!to\b)\w+){0,3} that [^.;]{3,100}? (?:would|will) "
    rf"(?:be {DEED_DONE}|{VERB})"
)


@dataclass(frozen=True, slots=True)
class Bound:
    """Words `start` to `end` bind the one named at `who` (start and end; equal ones: nobody is named)."""

    start: int
    end: int
    who: tuple[int, int]


def to_do(words: str, *, any_verb: bool = False) -> Bound | None:
    """ "Wren Calder and TR to mend the lamp": who and what; `any_verb`: the words are known to be an action."""
    found = TO_DO.match(words) or _TO_ANY.match(words)
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
    found = WILL.search(words)
    who = subject(words, found.start()) if found else (0, 0)
    return Bound(0, len(words), who) if is_actor(words[slice(*who)]) else None


def agreeing(words: str) -> Iterator[Bound]:
    for m in (*_AGREED.finditer(words), *TASKED.finditer(words)):
        who = subject(words, m.start())
        if is_actor(words[slice(*who)]):
            yield Bound(who[0], len(words), who)
    remitted, agreed = _REMITTED.search(words), _AGREED_THAT.search(words)
    if remitted and is_actor(remitted["who"]):
        yield Bound(0, len(words), remitted.span("who"))
    elif agreed and not _AGREED.search(words):
        who = subject(words, agreed.start())
        if is_actor(words[slice(*who)]) and not _IN_CHARGE.search(words[slice(*who)]):
            yield Bound(who[0], len(words), who)


def asking(words: str) -> Iterator[Bound]:
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


def reported(words: str) -> Bound | None:
    """ "The Clerk advised that she would write": what somebody of the meeting said that they would do."""
    told = None if _IN_REPLY.match(words) else _TOLD.search(words)
    speaker = subject(words, told.start()) if told else (0, 0)
    agenda = ON_AGENDA.search(words)
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
