"""Who undertakes something: "I", "my office", "we" and "the force" turned into the person, office or body meant."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from corpus.models import Description
from corpus.register.promising.initials import spelt_out
from corpus.register.promising.phrases import BODY
from corpus.register.promising.status import THING, Signal, clause_of, subject_of
from corpus.register.promising.verbs import PAST

_FORCE = re.compile(
    r"\b((?!Chief|Constable)(?:[A-Z][\w'-]+ (?:and )?){1,3}(?:Police(?: Service)?|Constabulary|"
    r"Fire and Rescue Service))\b"
    r"(?! (?:and Crime|Chiefs|Federation|Fire and Crime|National|Act|[A-Z]\w+ (?:Team|Board|Paper|Programme|"
    r"Group)))(?: \(([A-Z]{2,6})\))?"
)
UNNAMED = "the force"
_THE_FORCE = re.compile(r"\b[Tt]he force\b(?! of\b)")
_NATIONAL = re.compile(r"\b(?:College|National|Chief|Crime|Majesty's|The)\b")
_ANY_FORCE = re.compile(
    r"(?:(?:the|each|every|all|our|my|this)\b *)?(?:\d+ )?(?:chief constables|(?<=each )chief constable|"
    r"(?<=every )chief constable|forces?|constabulary|police)"
    r"(?: (?:where|that|which|in|of)\b.*)?",
    re.I,
)
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
_NEAREST = re.compile(r"\b([Ww]e|[Mm]y office) (?:also |have |are |now )*$")
_PREPOSITION = re.compile(r"(?:Under|In|From|At|During|Through|With|By|Since|On|For|As|To|Within|Over|After|Before)\b")
_LAST_NOUN_PHRASE = re.compile(r"\b(?:the|an?|our|each) (?!.*\b(?:the|an?|our|each) )[\w'-]+(?: [\w'-]+){0,3}$")
_PRONOUN = re.compile(r"[Ii]t|[Tt]hey|[Hh]e|[Ss]he")
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
_GOVERNMENT = re.compile(r"(?<!Scottish )(?<!Welsh )(?<!Local )\b(?:[Tt]he|This|HM|UK) Government\b(?!'s? [Rr]esponse)")
_OFTEN = 3  # mentions, where the document itself names a body that answers
_LONGEST = 12
_SHORT = 7


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody who undertakes something, and the place of the words that say who: None where that was inferred."""

    name: str
    at: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Actors:
    """Who speaks in a document and whose deeds it tells: what pronouns and "the force" stand for.

    `last` is the body that was named last: "it" and "they" at the beginning of a sentence. `names` are those
    behind initials.
    """

    signatory: str = ""
    office: str = ""
    body: str = ""
    force: str = ""
    answers_for_force: bool = False
    last: str = ""
    names: Mapping[str, str] = field(default_factory=dict)

    @property
    def usual(self) -> str:
        """Who is meant where nobody is named: the force in papers about one."""
        return (self.force if self.answers_for_force else "") or self.body

    def named(self, words: str) -> str:
        """`words` with a generic force replaced by the one the document is about, and initials by the name."""
        generic = _ANY_FORCE.fullmatch(words) and len(words.split()) <= 8
        return (
            self.force
            if self.force and (generic or self.force.endswith(f" ({words})"))
            else spelt_out(words, self.names)
        )


def actors_of(description: Description, words: str) -> Actors:
    name, role, body = description.author.value, description.role.value, description.body.value
    signatory = f"{name} ({role})" if name and role else name or role
    return Actors(
        signatory,
        f"office of the {role}" if role else "",
        _answering(description, words) or body or signatory,
        "" if description.kind.value == "government response" else _force(words),
        description.kind.value in ("letter", "panel paper"),
    )


def _answering(description: Description, words: str) -> str:
    """Who "we" is in a government's response: the government, whichever department of it signs."""
    if description.kind.value != "government response":
        return ""
    needed = _OFTEN if description.body.value else 1
    return "the Government" if len(_GOVERNMENT.findall(words)) >= needed else ""


def by_whom(words: str, signal: Signal, actors: Actors, fallback: str) -> Who:
    """Who undertakes what the signal says: the agent or the subject, or `fallback` where that is a thing or passive."""
    signal = _with_its_verb(words, signal)
    if _PASSIVE.search(words[signal.start : signal.end]) or _IMPERSONAL.match(words, signal.start):
        agents = (m for m in _AGENT.finditer(words, signal.end) if not _TIME.match(m[1]) and is_actor(m[1]))
        agent = next(agents, None)
        if agent is None:
            return Who((actors.body if _OURS.search(words, signal.end) else "") or fallback)
        return Who(actors.named(agent[1]), agent.span(1))
    before = words[: signal.start] + _subject_within(words[signal.start : signal.end])
    name, printed = _subject(before, actors)
    at = words.rfind(printed, 0, signal.end)
    return Who(name, (at, at + len(printed))) if name and printed else Who(name or fallback)


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
        return _person(nearest[1], actors), nearest[1]
    if apposed := _APPOSED.search(before):
        return actors.named(apposed["who"]), apposed["who"]
    whole = _noun_phrase(_ADVERBIAL.sub("", clause_of(before).strip()))
    subject = _noun_phrase(_ADVERBIAL.sub("", subject_of(before).strip()))
    if _PREPOSITION.match(whole):  # "Under the new plan an officer now ..."
        last = _LAST_NOUN_PHRASE.search(whole)
        whole = subject = last[0] if last else ""
    if leading := _LEADING.fullmatch(whole):
        return actors.named(leading["who"]), leading["who"]
    if owned := _OWN_PAPER.fullmatch(whole):
        return actors.named(owned["who"]), owned["who"]
    if _PRONOUN.fullmatch(subject):
        return last_named(before[: -len(subject)]) or actors.last, subject
    person = _person(subject, actors)
    if person or not is_actor(subject) or _NO_SUBJECT.match(subject):
        return person, subject
    printed = whole if len(whole.split()) <= _SHORT else subject
    return actors.named(printed), printed


def last_named(words: str) -> str:
    """The body that a following "it" or "they" stands for: the last that acts in `words`; empty where none does."""
    asked = [(m.start("who"), m["who"]) for m in _ASKED_TO_ACT.finditer(words)]
    acting = [(m.start(), m[0]) for m in _BODY_NAMED.finditer(words) if _ACTS.match(words, m.end())]
    return max(asked + acting, default=(0, ""))[1]


def _subject_within(group: str) -> str:
    """The subject that some patterns take in with the verb: "We" of "We established"."""
    if not re.match(r"(?:I|we|the|our|my)\b|[A-Z]", group):
        return ""
    phrase = _noun_phrase(group)
    return phrase if len(phrase) < len(group.strip()) else group.strip().rsplit(" ", 1)[0]


def _noun_phrase(words: str) -> str:
    return re.split(r"\b(?:has|have|had|is|are|am|was|were|will|shall|remain|remains|also|currently|now)\b", words)[
        0
    ].strip()


def is_actor(words: str) -> bool:
    """True of somebody who can undertake something, told from the words: an office, a body, a name, an acronym."""
    if not words or len(words.split()) > _LONGEST or THING.search(words):
        return False
    return bool(_ACRONYM.match(words) or _ACTOR.search(words) or _NAME.fullmatch(words))


def _person(subject: str, actors: Actors) -> str:
    if re.search(r"\bI$", subject):
        others = re.sub(r"^and\b|(?:,? and)? *\bI$", "", subject).strip()
        return f"{others} and {actors.signatory}" if others and actors.signatory else actors.signatory or "I"
    if re.search(r"\bmy office$", subject, re.I):
        return actors.office or "my office"
    if re.search(r"\b(?:we|our \w+)$", subject, re.I):
        return actors.body or actors.last or "we"  # a paper that no body signs: whose work it has just told
    return ""


def _force(words: str) -> str:
    """The police force or fire service the text names most, with its short form."""
    counts: Counter[str] = Counter()
    short: dict[str, str] = {}
    for m in _FORCE.finditer(words):
        name = re.sub(r"^(?:(?:The|Each|All|In|For|Both|And|by|Constable) )+", "", m[1])
        if _NATIONAL.search(name):
            continue
        counts[name] += 1
        short.setdefault(name, m[2] or "")
        short[name] = short[name] or m[2] or ""
    if not counts:
        return UNNAMED if _THE_FORCE.search(words) else ""
    name = counts.most_common(1)[0][0]
    return f"{name} ({short[name]})" if short[name] else name
