"""Who undertakes something: "I", "my office", "we" and "the force" turned into the person, office or body meant."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.register.promising.pieces import BODY
from corpus.register.promising.speakers import Actors
from corpus.register.promising.status import THING, Signal, clause_of, subject_of
from corpus.register.verbs import PAST

_AGENT = re.compile(
    r"\b(?:by|through) ((?:the |our |an? )?[A-Z][\w&'-]*(?:(?: of| and| for| the)? [A-Z][\w&'-]*)*|"
    r"(?:the|our|my|an?) (?:[a-z-]+ ){0,3}?[a-z-]+?s?\b(?= (?:in|on|by|at|before|from|to|during|for|every|each|"
    r"within|and|"
    r"of|who|which|that|as|with|this|next|when|once)\b| *[.,;]| *$))"
)
_TIME = re.compile(
    r"^(?:the )?(?:end|start|January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Spring|Autumn)\b"
)
_ADVERBIAL = re.compile(
    r"^(?:(?:\d+(?:\.\d+)+\.?|And|But|So|In addition|However|Additionally|Further|Furthermore|Therefore|Finally|"
    r"Alongside this|As a result|"
    r"Also|Already|Moreover|Similarly|"
    r"I can confirm that|I am pleased to (?:state|say|report|confirm) that|I understand that|"
    r"it is acknowledged that)\b[, ]*)+",
    re.I,
)
_ACTOR = re.compile(
    r"\b(?:force|constabulary|government|office|department|ministry|agency|team|board|group|panel|unit|"
    r"commissioner|mayor|constables?|officers?|"
    r"officials?|ministers?|secretary|council|authority|committee|directorate|trust|partners|supervisors|staff|"
    r"chair|bank|executive|centre|"
    r"assessors?|auditors?|inspectors?|university|society|union|company|contractor|supplier|provider|visitors?|"
    r"sergeants?|inspectors?|supervisor|handlers?|detectives?|charity|firm|laboratory|teams?|"
    r"branch|college|secretariat|clerk|leaders|registrar|partnership|director|specialists|members|police|"
    r"commission|service|division|head|manager|inspectorate|regulator|body)s?\b",
    re.I,
)
_ACRONYM = re.compile(r"^(?:the )?[A-Z][\w&]*[A-Z]\w*(?: (?:and )?[A-Z][\w&]*)*$")
_NAME = re.compile(r"(?!This |These |That |Our |Such )[A-Z][\w'.-]+(?: [A-Z][\w'.-]+)+")
_PASSIVE = re.compile(
    r"\b(?:be|been|being) (?:\w+ly )?(?!\w+ing\b|\w+ly\b|(?:commissioned|appointed|tasked|asked|instructed|"
    r"contracted) to)\w+|\b(?:is|are|was|were)(?: \w+ly)? \w*(?:ed|en|ought|uilt|held|made)\b"
)
_IMPERSONAL = re.compile(  # of what becomes of a thing: "The service is under consideration"
    r"(?:is|are|was|were|has been|have been) (?:\w+ )?(?:under|in (?:place|progress|hand|train|the process of being)|"
    r"complete|ongoing|due)\b|under (?:active )?consideration\b|went (?:live|out|to)\b"
)
_OURS = re.compile(r"\b(?:our|we)\b", re.IGNORECASE)  # "The terms will be settled at our next meeting"
_NO_SUBJECT = re.compile(r"[a-z]+s (?:an?|the)\b|an? (?:[\w-]+ ){0,4}service$", re.IGNORECASE)  # "includes a service"
_AND_THEN = re.compile(r"\b(?:and|but)(?: then| also| now)? $")
_SENTENCE_PARTS = re.compile(r"[;:] |[.!?] (?=[A-Z])")
_JOINED = re.compile(r"\b(?:and|but) (?P<who>(?:the |our |my )?[A-Z][\w'&-]*(?:(?: of| for| the)? [A-Z][\w'&-]*)*)$")
_NEAREST = re.compile(r"\b([Ww]e|[Mm]y office|I)(?: (?:also |have |are |now )*)?$")
_PREPOSITION = re.compile(r"(?:Under|In|From|At|During|Through|With|By|Since|On|For|As|To|Within|Over|After|Before)\b")
_LAST_NOUN_PHRASE = re.compile(r"\b(?:the|an?|our|each) (?!.*\b(?:the|an?|our|each) )[\w'-]+(?: [\w'-]+){0,3}$")
_PRONOUN = re.compile(r"[Ii]t|[Tt]hey|[Hh]e|[Ss]he")
_NAMED_LAST = re.compile(r"(?P<who>(?:[A-Z][\w'.-]* )*(?P<last>[A-Z][\w'-]*)) (?:also |then |now )?$")
_APPOSED = re.compile(  # "Wren Calder, who keeps the stores, has ..."; "Wren Calder, my deputy, will ..."
    r"(?P<who>[A-Z][\w'.-]+(?: (?:of |for )?[A-Z][\w'.-]+)*), (?:who|which|my|our|the|"
    r"an?)\b[^,;]{2,80}, (?:also |now |then )?$"
)
_OWN_PAPER = re.compile(  # what a body's paper will set out, the body will
    rf"(?P<who>(?:[Tt]he |[Oo]ur )?(?:[\w-]+ ){{0,4}}?(?i:{BODY}))'s? (?:[\w-]+ ){{0,5}}(?i:white paper|paper|"
    rf"plan|strategy|"
    r"report|publication|review|response|statement)"
)
_BODY_NAMED = re.compile(
    rf"\b(?:[Tt]he|[Oo]ur|[Mm]y)(?: [\w'-]+){{0,4}}? {BODY}\b(?:(?: of| for| and| the){{0,2}} [A-Z][\w'-]*){{0,6}}|"
    rf"\b(?:[A-Z][\w'-]+ ){{1,5}}{BODY}\b|\b[A-Z]{{2,}}\b|"
    r"\b(?:Department|Ministry|Office) (?:of|for)(?:(?: and| the)? [A-Z]\w+){1,6}"
)
_ASKED_TO_ACT = re.compile(
    r"\b(?:commissioned|asked|engaged|appointed|instructed|invited|tasked|contracted) (?P<who>(?:the )?[A-Z][\w'&.-]*"
    r"(?:(?: of| for| and| the| &){0,2} [A-Z][\w'&.-]*)*)"
)
_ACTS = re.compile(
    rf"(?: \([A-Z]+\))?,? (?:also |now |then )?(?:(?:has|have|will|is|are|did|does|\w+[^s\W]s)\b|{PAST})"
)
_LEADING = (
    re.compile(  # the subject of a verb that stands before another of its verbs: "The council owns a quay and will"
        rf"(?:(?:and|but|so) )?(?P<who>(?:[Tt]he|[Tt]his|[Oo]ur)? ?(?:[\w'-]+ ){{0,4}}?(?i:{BODY})(?:(?: (?:of|"
        rf"for)(?: the)?|"
        rf" and) [A-Z][\w'-]*)*|[A-Z]{{2,}})(?: \([A-Z]+\))? (?!{BODY})(?:[a-z]+[^s\W](?:s|ed)|do(?:es)?|did)\b.*"
    )
)
_LED_BY = re.compile(
    r"\b(?:led by|[Ll]ead:) (?P<who>(?:the |our )?[A-Z][\w'&-]*(?:(?: of| and| for| the)? [A-Z][\w'&-]*)*)"
)
_TELLER = re.compile(
    r"(?:^|, )(?P<who>(?:[Tt]he |[Oo]ur )?(?:[\w'-]+ ){0,4}?[\w'-]+) (?:has |have |had |also )*(?:said|told|confirmed|"
    r"advised|reported|explained|assured|replied)\b"
)
_VERB = re.compile(
    r"\b(?:has|have|had|is|are|am|was|were|will|shall|remain|remains|also|currently|now|being|to(?= *$))\b"
)
_LONGEST = 12
_SHORT = 7


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody who undertakes something, and the place of the words that say who: None where that was inferred."""

    name: str
    at: tuple[int, int] | None = None


def by_whom(words: str, signal: Signal, actors: Actors, fallback: str) -> Who:
    """Who undertakes what the signal says: the agent or the subject, or `fallback` where that is a thing or passive."""
    signal = _with_its_verb(words, signal)
    if _PASSIVE.search(words[signal.start : signal.end]) or _IMPERSONAL.match(words, signal.start):
        agents = (m for m in _AGENT.finditer(words, signal.end) if not _TIME.match(m[1]) and is_actor(m[1]))
        agent = next(agents, None)
        if agent is None:
            return _behind(words, signal, actors) or Who(
                (actors.body if _OURS.search(words, signal.end) else "") or fallback
            )
        return Who(actors.named(agent[1]), agent.span(1))
    before = words[: signal.start] + _subject_within(words[signal.start : signal.end])
    name, printed = _subject(before, actors)
    at = words.rfind(printed, 0, signal.end)
    return Who(name, (at, at + len(printed))) if name and printed else Who(name or fallback)


def _behind(words: str, signal: Signal, actors: Actors) -> Who | None:
    """Who leads what is done by nobody named, or tells of it: "The keeper said that the lamps would be lit"."""
    told = _TELLER.search(words, 0, signal.start)
    for found in (_LED_BY.search(words), told):
        if found and is_actor(found["who"]):
            return Who(actors.named(found["who"]), found.span("who"))
    return None


def _with_its_verb(words: str, signal: Signal) -> Signal:
    """A signal that is only a day ("opened on 6 May") with the verb in front of it."""
    if not re.match(r"(?:on|by) ", words[signal.start : signal.end]):
        return signal
    verb = next(iter(re.finditer(rf"\b{PAST}", words[: signal.start])), None)
    return Signal(verb.start(), signal.end, signal.status) if verb else signal


def _subject(before: str, actors: Actors) -> tuple[str, str]:
    """(who is meant by the subject that ends `before`, its own words); empty where it is a thing."""
    nearest = _NEAREST.search(before)
    if nearest:
        first = _speaking(before[: nearest.end(1)]) if nearest[1] == "I" else nearest[1]
        return _person(first, actors), first
    if apposed := _APPOSED.search(before):
        return actors.named(apposed["who"]), apposed["who"]
    if _AND_THEN.search(before):  # "Wren Calder is looking at lamps that have gone out and will ..."
        first = _noun_phrase(_ADVERBIAL.sub("", _SENTENCE_PARTS.split(before)[-1].strip())).split(", ")[0]
        if is_actor(first) and not _AND_THEN.search(first + " ") and not _NO_SUBJECT.match(first):
            return _person(first, actors) or actors.named(first), first
    clause = _ADVERBIAL.sub("", clause_of(before).strip())
    whole = _noun_phrase(clause)
    joined = _JOINED.search(clause)
    if joined and whole != clause and is_actor(joined["who"]):  # "The lamps are lit and the Harbour Board has ..."
        return actors.named(joined["who"]), joined["who"]
    subject = _noun_phrase(_ADVERBIAL.sub("", subject_of(before).strip()))
    if _PREPOSITION.match(whole):  # "Under the new plan an officer now ..."
        last = _LAST_NOUN_PHRASE.search(whole)
        whole = subject = last[0] if last else ""
    if leading := _LEADING.fullmatch(whole):
        return actors.named(leading["who"]), leading["who"]
    if owned := _OWN_PAPER.fullmatch(whole):
        return actors.named(owned["who"]), owned["who"]
    if (named := _NAMED_LAST.search(before)) and named["last"] in actors.people:
        return named["who"], named["who"]
    if _PRONOUN.fullmatch(subject):
        return last_named(before[: -len(subject)]) or actors.last, subject
    person = _person(subject, actors)
    if person or not is_actor(subject) or _NO_SUBJECT.match(subject):
        return person, subject
    printed = whole if len(whole.split()) <= _SHORT else subject
    return actors.named(printed), printed


def _speaking(before: str) -> str:
    """ "The Chief Keeper and I", but "I" alone of "The lamps are lit and I"."""
    clause = _ADVERBIAL.sub("", clause_of(before).strip())
    return clause if clause.endswith("and I") and _noun_phrase(clause) == clause else "I"


def last_named(words: str) -> str:
    """The body that a following "it" or "they" stands for: the last that acts in `words`; empty where none does."""
    asked = [(m.start("who"), m["who"]) for m in _ASKED_TO_ACT.finditer(words)]
    acting = [(m.start(), m[0]) for m in _BODY_NAMED.finditer(words) if _ACTS.match(words, m.end())]
    return max(asked + acting, default=(0, ""))[1]


def _subject_within(group: str) -> str:
    """The subject that some patterns take in with the verb: "We" of "We established"."""
    if not re.match(r"(?:I|we|the|our|my)\b|[A-Z]", group):
        return ""
    if speaking := re.match(r"(?:I|[Ww]e)\b", group):
        return speaking[0]
    phrase = _noun_phrase(group)
    return phrase if len(phrase) < len(group.strip()) else group.strip().rsplit(" ", 1)[0]


def _noun_phrase(words: str) -> str:
    return _VERB.split(words)[0].strip()


def is_actor(words: str) -> bool:
    """True of somebody who can undertake something, told from the words: an office, a body, a name, an acronym."""
    if not words or len(words.split()) > _LONGEST or THING.search(words):
        return False
    return bool(_ACRONYM.match(words) or _ACTOR.search(words) or _NAME.fullmatch(words))


def _person(subject: str, actors: Actors) -> str:
    if re.search(r"\bI$", subject):
        others = re.sub(r"^and\b|(?:,? and)? *\bI$", "", subject).strip()
        both = is_actor(others) and not _PREPOSITION.match(others)  # not "Before the summer I"
        return f"{others} and {actors.signatory}" if both and actors.signatory else actors.signatory or "I"
    if re.search(r"\bmy office$", subject, re.I):
        return actors.office or "my office"
    if re.search(r"\b(?:we|our \w+)$", subject, re.I):
        return actors.body or actors.last or "we"  # a paper that no body signs: whose work it has just told
    return ""
