"""What a clause undertakes, told from its verbs: done, in progress, promised, under consideration, not started."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.models import Status
from corpus.register.promising.phrases import PATTERNS
from corpus.register.promising.pieces import BODY, NOUN_OF_WORK
from corpus.register.promising.steps import is_step
from corpus.register.supposed import is_subject_to, is_supposed
from corpus.register.verbs import PAST

_SIGNALS = tuple((status, re.compile(pattern)) for status, pattern in PATTERNS)

_STATIVE = re.compile(
    r"\b(?:will|shall) (?:\w+ly |also |then |now )*(?:have(?! (?:\w+ed|done|begun)\b)|remain|need|require|mean|"
    r"become|depend|vary|face|see|grow|go(?! (?:to|before|out|live) )|"
    r"come(?! (?:to|before) (?:the|a|my|our)\b| back\b| when\b| into\b| out\b)|"
    r"know|recall|notice|appreciate|miss|lead to|increase|fall|rise|benefit|contain|cover|play|allow|exist|"
    r"apply(?! from\b)|last|cost|conform|be (?:able|"
    r"available(?! (?:from|by|in|on)\b)|subject|required|needed|"
    r"expected|affected|based|aware|known|seen|limited|interested))\b"
)
_OUTCOME = re.compile(
    r"\b(?:will|shall) (?:\w+ly |also |then |now )*(?:enable|help|include|ensure|enhance|improve|bring|reduce|"
    r"offer|address|provide|support|"
    r"contribute|strengthen|inform|give|make|underpin|protect|spare|cut)\b"
)
_EFFECT = re.compile(
    r"(?:will|shall) (?:\w+ly |also |then |now )*(?:enable|help|ensure|enhance|improve|reduce|strengthen)\b"
)
_ACTING = re.compile(
    rf"\b(?:I|[Ww]e|[Tt]hey|{BODY}|\w+'s office|{NOUN_OF_WORK}|audits|outcomes|findings|plan|campaign|"
    rf"publication|report|strategy|[Tt]his|panels|boards|teams|groups|units|"
    r"ministers|members|[A-Z][\w&]*[A-Z]\w*|Action [\w ]+)\b"
)
_GENERAL = re.compile(
    r"\bcommitted (?:to|in) (?:\w+ly )?(?:ensuring|securing|driving|developing|sharpening|supporting|improving|"
    r"promoting|"
    r"providing|delivering|"
    r"maintaining|working|seeing|see|protecting|ensure|improve|support|deliver)\b"
)
_PAST_COMMITMENT = re.compile(r"\b(?:has|have) (?:\w+ )?committed\b")
_RELATIVE = re.compile(r"\b(?:which|that|who|where)(?:,[^,;]{1,80},)? (?:\w+ly |also |in turn )?$")
_EMBEDDED = re.compile(
    r"\b(?:steps|actions?|measures|work)(?: that)? (?:it|they|we|he|she) $|"
    r"\b(?:say|know|tell|decide|see|asked?) when (?:[\w'-]+ ){1,4}$|\b(?:how|whether|what|why)(?: [\w'-]+){0,4} $"
)
_WHY = re.compile(r"\b(?:why|whether)\b|\bhow [\w' -]+ (?:is|are|has|have)\b")
_EXAMPLE = re.compile(r"\b(?:where|whereby|in which|in one case),? [^;]{0,80}$", re.IGNORECASE)
THING = re.compile(  # what does something by itself: an outcome, not a deed
    r"\b(?:programme|scheme|fund|funding|grant|investment|review|plan|strategy|framework|act|bill|report|paper|survey|"
    r"project|initiative|pilot|model|approach|policy|accelerator|campaign|system|platform|tool|guidance|standards?|"
    r"letter|statement|evaluation)s?$",
    re.IGNORECASE,
)
_MERE_EVENT = re.compile(
    r"\b(?:met|stood at|wrote to (?:you|me|him|her|them)|received|retired|visited|spoke|asked|died)\b[^.;]*$"
)
_TELLING = re.compile(
    r"\b(?:I|[Ww]e) (?:wrote to you|set (?:(?:that|this|it|them) )?out)\b|\bput it(?= *[,:“\"])|\bas follows\b"
)
_LONG_SINCE = re.compile(r" (?:nothing|no|little)\b|[^.;]* since (?:19|20)\d\d\b")
_NOT_YET_SO = re.compile(r"\b(?:ensur\w+|until|once|when|if|whether|after|before)\b[^.;]*$", re.IGNORECASE)
_ONCE = re.compile(r"\b(?:until|once|when|if)(?: (?!has\b|have\b)[\w'-]+){1,5} $")
_TOWARDS = re.compile(  # an aim, and nothing that could be held against anybody
    r"\b(?:is|are|am|been) (?:\w+ )?(?:(?:working|seeking|investing|looking) (?:\w+ )?to (?:\w+ly )?(?:ensure|"
    r"understand|simplify|improve|support|make|help|enhance|maximise|promote|strengthen|reduce|increase|address)|"
    r"working (?:\w+ )?closely|progressing towards?|exploring opportunities)\b"
)
_BY_ITSELF = re.compile(r"\b(?:commenced|started|begun|began|completed|closed|been|was|were|is|are)\b")
_NOT_OURS = re.compile(
    r"\b(?:report|inspection|inquiry|inspectorate|(?<!\w )(?:the |our )?inspectors?|committee|recommendations?|"
    r"HMIC\w*|auditors?|evaluation)(?: \w+){0,3}$",
    re.IGNORECASE,
)
_SUPPOSED = re.compile(
    r"^ *(?:Please note|It is (?:usual|common|customary|normal)\b|VENUE|Venue|Key:)|"
    r"\b[Tt]his (?:meeting|agenda)\b|\bmeeting will be (?:filmed|recorded|webcast|"
    r"live|held virtually)|\b(?:encouraging|pleasing|good|heartening) to (?:see|note)\b|^ *(?:If|Should|Were|"
    r"Unless)\b(?!.*(?:,[^,]*|\b(?:I|we|they)) (?:will|shall)\b)|\? *$|\b(?:it is|is it|is)(?: also)?(?: of)? "
    r"(?:essential|important|vital|critical|imperative|hoped|(?<=it is )expected) (?:that|to(?! note\b))\b|"
    r"^ *Had (?:we|I|it|they|the|this|these)\b|^ *I (?:am (?:very )?grateful|(?:also )?comment|respond|reply)\b|"
    r"\binvited [^.;]{3,80}? (?:to (?:give|offer|share)|for) (?:his|her|their|its) (?:views|comments|response)\b|"
    r"\b(?:respond|set out|detail|outline|address|summaris)\w* .{0,40}\b(?:below|in turn|in this (?:letter|report|"
    r"paper|response))\b",
)
_REPORTED = re.compile(r"\b(?:show|indicate|suggest|reveal|demonstrate|find|found)(?:s|ed)? that\b[^.;]*$")
_DENIED = re.compile(r"\b(?:no|nor|not|never|as|neither|ensuring|ensure|ensures)(?: [\w'-]+){0,3} ?$")
_PAST = re.compile(rf"\b{PAST}")
_AHEAD = re.compile(
    r"\b(?:will|shall|to be|should|must|would|to have|expect\w*|there (?:was|were))\b|: *$", re.IGNORECASE
)
_ASIDE = re.compile(r"\([^)]*$")
_BESIDE = re.compile(rf", (?:(?:which|who|that)(?: [\w'-]+){{0,5}} )?{PAST}[^,;]*$")  # "..., launched on 6 May"
_PARENTHESIS = re.compile(  # "The third, in the harbour, opened on 6 May"
    r" *(?:The|An?|Our|My|Its|One) (?:(?!\b(?:is|are|was|were|has|have|had)\b)[^,;])*, [^,;]*,"
    r"(?! (?:which|who)\b)[^,;]*"
)
_PURPOSE = re.compile(r"\b(?:is|are|was|were) (?:\w+ )?intended to\b")
_TO_THE_READER = re.compile(
    r"\byou will (?!be (?:sent|given|told)|receive|get|have)|\bwill be [\w ]{3,30} as follows *: *$"
)
_USUAL = re.compile(
    r"(?:will|shall) (?:always|usually|normally|often|sometimes|generally|typically|inevitably|likely|undoubtedly|"
    r"no doubt)\b"
)
_COUNTED = re.compile(r"\d(?:%| per ?cent)[^.;,]*$")
_DATED = re.compile(r"\b(?:by|in|before|from|until) (?:the end of )?(?:\d{1,2} )?(?:[A-Z][a-z]+ )?20\d\d\b")
_BY_A_DAY = re.compile(
    r"\b[Bb]y (?:the |early |late |next )?(?:(?:end|start|beginning|middle|close) of|\d|January|February|March|April|"
    r"May|"
    r"June|July|August|"
    r"September|October|November|December|Christmas|Easter|[Ss]pring|[Ss]ummer|[Aa]utumn)"
)
_MADE_POSSIBLE = re.compile(
    r"\b(?:enabl|allow|requir|need|expect|want|wait|await)(?:e|es|s|ed|ing)?(?: [\w'()-]+){0,6} $|\brecommendations? $"
)
_A_PLAN = re.compile(r"\b(?:an?|the|no|any|their|our|its|considered)(?: [\w'-]+){0,3} $", re.IGNORECASE)
_AT_FIRST = re.compile(r"(?:\binitially |\boriginally |\()$")
_NAME = re.compile(
    r" *(?!This|These|That|Those|It|Such|Support|Training|[A-Z]\w+ing\b)[A-Z]\w+(?: (?:and )?[A-Z]\w+)* *$"
)

_ASSERTED = (Status.DONE, Status.IN_PROGRESS)
_NEAR = 90  # characters behind a verb in which its deadline stands
_REACH = 400  # characters around a verb that tell what it is about: more than any subject takes


@dataclass(frozen=True, slots=True)
class Signal:
    """A verb group that undertakes something: where it stands in the words, and the status it asserts."""

    start: int
    end: int
    status: Status


def signals(words: str) -> list[Signal]:
    """The verb groups of a sentence that undertake something, in order; empty for one that undertakes nothing."""
    if _SUPPOSED.search(words) or (words.rstrip().endswith(":") and len(words.split()) < 6):
        return []
    found: list[Signal] = []
    for status, pattern in _SIGNALS:
        for m in pattern.finditer(words):
            signal = Signal(m.start(), m.end(), status)
            if not any(s.start < signal.end and signal.start < s.end for s in found) and _undertakes(words, signal):
                found.append(in_part(words, signal))
    return sorted(found, key=lambda s: s.start)


def in_part(words: str, signal: Signal) -> Signal:
    """ "Three of 12 have been mended", "The first phase is complete": not done yet."""
    if signal.status is not Status.DONE:
        return signal
    clause = clause_of(words[max(0, signal.start - _REACH) : signal.start])
    if is_step(words, signal.start, signal.end, clause) or is_subject_to(words, signal.start, signal.end):
        return Signal(signal.start, signal.end, Status.IN_PROGRESS)
    return signal


@dataclass(frozen=True, slots=True)
class _Said:
    """A verb group with what stands around it, and its subject."""

    words: str
    signal: Signal
    before: str
    group: str
    tail: str  # the group and what follows it
    subject: str

    @classmethod
    def of(cls, words: str, signal: Signal) -> _Said:
        start, end = signal.start, signal.end
        before = words[max(0, start - _REACH) : start]
        return cls(words, signal, before, words[start:end], words[start : start + _REACH], subject_of(before))


def _undertakes(words: str, signal: Signal) -> bool:
    said = _Said.of(words, signal)
    if re.match(r"(?:on|by) ", said.group):
        return _came_about(said)
    if _is_background(said) or (signal.status in _ASSERTED and is_supposed(words, signal.start, signal.end)):
        return False
    if re.match(r"(?:will|shall)\b", said.group):
        return _will_act(said)
    if _GENERAL.search(said.group) and not _PAST_COMMITMENT.search(said.group):
        return bool(re.search(r"\bI\b", said.subject) or re.search(r"\bI (?:\w+ )?$", said.before))
    if _is_denied(said) or _is_no_plan_of_theirs(said):
        return False
    return signal.status is not Status.DONE or _was_done(said)


def _came_about(said: _Said) -> bool:
    """Whether a past verb with its day, "opened on 6 May", tells of something done."""
    return (
        bool(_PAST.search(said.before))
        and not _MERE_EVENT.search(said.before)
        and not _AHEAD.search(said.words)
        and not _ASIDE.search(said.before)
        and not (_BESIDE.search(said.before) and not _PARENTHESIS.fullmatch(said.before))
        and not _NOT_OURS.search(subject_of(_PAST.split(said.before)[0]).strip())
    )


def _is_background(said: _Said) -> bool:
    """Whether it tells what something is for, what is usual, or an aim that could be held against nobody."""
    before, group, status = said.before, said.group, said.signal.status
    if _PURPOSE.search(before[-_NEAR // 2 :] + group) and not re.search(r"\b[Ii]t (?:is|was)\b", before + group):
        return True
    if _USUAL.match(said.tail) or _COUNTED.search(before) or _EMBEDDED.search(before):
        return True
    if status is Status.IN_PROGRESS and _TOWARDS.search(said.tail, 0, len(group) + _NEAR // 2):
        return True
    if status is Status.IN_PROGRESS and _RELATIVE.search(before) and re.search(r"\w+ing\b", group):
        return True
    return status is not Status.CONSIDERING and _WHY.search(group) is not None


def _will_act(said: _Said) -> bool:
    """Whether "will" says what somebody does: not what a thing is, brings about, or means for the reader."""
    before, tail = said.before, said.tail
    if _RELATIVE.search(before) and not _DATED.search(tail[:_NEAR]):
        return False
    if _STATIVE.match(tail) and not _BY_A_DAY.search(before[-_NEAR // 2 :] + tail[:_NEAR]):
        return False
    if _TO_THE_READER.search(before[-_NEAR:] + tail):
        return False
    if _EFFECT.match(tail) and said.subject.strip() in ("This", "It"):
        return False
    return not _OUTCOME.match(tail) or bool(_ACTING.search(said.subject) or _NAME.match(said.subject))


def _is_denied(said: _Said) -> bool:
    """Whether a report shows it, a "not" denies it, or it only makes something else possible."""
    group = said.group
    if said.signal.status in _ASSERTED and _REPORTED.search(said.before):
        return True
    if _DENIED.search(said.before) and not group.startswith(("to be", "has not", "have not", "is not", "are not")):
        return True
    return re.match(r"to be\b", group) is not None and _MADE_POSSIBLE.search(said.before) is not None


def _is_no_plan_of_theirs(said: _Said) -> bool:
    """Whether "plan" is a noun without an actor, or "targeted" a target since given up."""
    if said.group.startswith("plan"):
        return _A_PLAN.search(said.before) is not None and not _ACTING.search(_head(said.subject))
    return said.group.startswith("targeted") and _AT_FIRST.search(said.before) is not None


def _was_done(said: _Said) -> bool:
    """Whether somebody here did it, by now: it is no example, nothing long since so, and no one else's doing."""
    before, group = said.before, said.group
    having = group.startswith(("has", "have"))
    if _TELLING.search(said.words, said.signal.start, said.signal.end + _NEAR // 2):
        return False
    doer = said.subject if having else _doer(group)
    if said.words.rstrip().endswith(":") or (THING.search(doer.strip()) and not _BY_ITSELF.search(group)):
        return False
    if _EXAMPLE.search(before) or _ONCE.search(before) or _LONG_SINCE.match(said.tail, len(group)):
        return False
    if group.startswith(("is", "are")) and _NOT_YET_SO.search(before):
        return False
    who = said.subject if group[:3] in ("has", "hav") else f"{said.subject} {doer}"
    return not _NOT_OURS.search(who.strip()) and not _RELATIVE.search(before)


def _doer(group: str) -> str:
    """The subject that some patterns take in with the verb: "We" of "We moved the stores in May"."""
    told = _PAST.search(group)
    return group[: told.start()] if told else re.sub(r" \S+$", "", group.strip())


def _head(subject: str) -> str:
    return subject.split()[-1] if subject.split() else ""


def subject_of(before: str) -> str:
    """The head of the noun phrase in front of a verb, roughly: its clause up to the first preposition."""
    return re.split(r"\b(?:of|in|for|with|between|to|by|across|on|within|under)\b", clause_of(before))[0]


def clause_of(before: str) -> str:
    """The clause that a verb after `before` stands in."""
    clauses = re.split(r"[;:,“”\"]|[.!?] |\b(?:but|that|which|while|whilst|however|where)\b", before)
    return next((c for c in reversed(clauses) if re.search(r"\w", c)), "")
