"""What a clause undertakes, told from its verbs: done, in progress, promised, under consideration, not started."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.models import Status
from corpus.register.phrases import BODY, NOUN_OF_WORK, PATTERNS
from corpus.register.verbs import PAST

_SIGNALS = tuple((status, re.compile(pattern)) for status, pattern in PATTERNS)

_STATIVE = re.compile(
    r"\b(?:will|shall) (?:\w+ly |also |then |now )*(?:have(?! (?:\w+ed|done|begun)\b)|remain|need|require|mean|"
    r"become|depend|vary|face|see|grow|go|come|"
    r"know|lead to|increase|fall|rise|benefit|contain|cover|play|allow|exist|apply|last|cost|conform|be (?:able|"
    r"available|subject|required|needed|"
    r"expected|affected|based|aware|known|seen|limited|interested))\b"
)
_OUTCOME = re.compile(
    r"\b(?:will|shall) (?:\w+ly |also |then |now )*(?:enable|help|include|ensure|enhance|improve|bring|reduce|"
    r"offer|address|provide|support|"
    r"contribute|strengthen|inform|give|make|underpin|protect|spare|cut)\b"
)
_ACTING = re.compile(
    rf"\b(?:I|[Ww]e|[Tt]hey|{BODY}|\w+'s office|{NOUN_OF_WORK}|audits|outcomes|findings|plan|campaign|"
    rf"publication|report|strategy|[Tt]his|panels|boards|teams|groups|units|"
    r"ministers|members|[A-Z][\w&]*[A-Z]\w*|Action [\w ]+)\b"
)
_GENERAL = re.compile(
    r"\bcommitted (?:to|in) (?:\w+ly )?(?:ensuring|securing|driving|developing|sharpening|supporting|improving|promoting|"
    r"providing|delivering|"
    r"maintaining|working|seeing|see|protecting|ensure|improve|support|deliver)\b"
)
_PAST_COMMITMENT = re.compile(r"\b(?:has|have) (?:\w+ )?committed\b")
_RELATIVE = re.compile(r"\b(?:which|that|who|where) (?:\w+ly |also |in turn )?$")
_NOT_OURS = re.compile(
    r"\b(?:report|inspection|inspectorate|inspectors?|committee|recommendations?|HMIC\w*|auditors?|"
    r"evaluation)(?: \w+){0,3}$",
    re.IGNORECASE,
)
_SUPPOSED = re.compile(
    r"^ *(?:Please note|VENUE|Venue)\b|\b[Tt]his (?:meeting|agenda)\b|\bmeeting will be (?:filmed|recorded|webcast|"
    r"live|held virtually)|\b(?:encouraging|pleasing|good|heartening) to (?:see|note)\b|^ *(?:If|Should|Were|"
    r"Unless)\b(?!.*, (?:I|we|the \w+) will\b)|\? *$|\b(?:it is|is it|is)(?: also)?(?: of)? (?:essential|important|"
    r"vital|critical|imperative|hoped|expected) (?:that|to)\b|"
    r"\b(?:respond|set out|detail|outline|address|summaris)\w* .{0,40}\b(?:below|in turn|in this (?:letter|report|"
    r"paper|response))\b",
)
_REPORTED = re.compile(r"\b(?:show|indicate|suggest|reveal|demonstrate|find|found|confirm)(?:s|ed)? that\b[^.;]*$")
_DENIED = re.compile(r"\b(?:no|nor|not|never|as|neither|ensuring|ensure|ensures)(?: [\w'-]+){0,3} ?$")
_PAST = re.compile(rf"\b{PAST}")
_AHEAD = re.compile(r"\b(?:will|shall|to be|should|must|would|there (?:was|were))\b|: *$", re.IGNORECASE)
_ASIDE = re.compile(r"\([^)]*$")
_DATED = re.compile(r"\b(?:by|in|before|from|until) (?:the end of )?(?:\d{1,2} )?(?:[A-Z][a-z]+ )?20\d\d\b")
_MADE_POSSIBLE = re.compile(
    r"\b(?:enabl|allow|requir|need|expect|want|wait|await)(?:e|es|s|ed|ing)?(?: [\w'()-]+){0,6} $|\brecommendations? $"
)
_A_PLAN = re.compile(r"\b(?:an?|the|no|any|their|our|its)(?: [\w'-]+){0,3} $", re.IGNORECASE)
_AT_FIRST = re.compile(r"(?:\binitially |\boriginally |\()$")
_NAME = re.compile(r" *(?!This|These|That|Those|It|Such|Support|Training)[A-Z]\w+(?: (?:and )?[A-Z]\w+)* *$")

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
                found.append(signal)
    return sorted(found, key=lambda s: s.start)


def _undertakes(words: str, signal: Signal) -> bool:
    before = words[max(0, signal.start - _REACH) : signal.start]
    group, tail = words[signal.start : signal.end], words[signal.start : signal.start + _REACH]
    subject = subject_of(before)
    if re.match(r"(?:on|by) ", group):
        return (
            bool(_PAST.search(before))
            and not _AHEAD.search(words)
            and not _ASIDE.search(before)
            and not _NOT_OURS.search(subject_of(_PAST.split(before)[0]).strip())
        )
    if re.match(r"(?:will|shall)\b", group):
        if (_RELATIVE.search(before) and not _DATED.search(tail[:90])) or _STATIVE.match(tail):
            return False
        return not _OUTCOME.match(tail) or bool(_ACTING.search(subject) or _NAME.match(subject))
    if _GENERAL.search(group) and not _PAST_COMMITMENT.search(group):
        return bool(re.search(r"\bI\b", subject))
    if _DENIED.search(before) and not group.startswith(("to be", "has not", "have not", "is not", "are not")):
        return False
    if re.match(r"to be\b", group) and _MADE_POSSIBLE.search(before):
        return False
    if (group.startswith("plan") and _A_PLAN.search(before)) or (
        group.startswith("targeted") and _AT_FIRST.search(before)
    ):
        return False
    if signal.status is Status.DONE:
        if words.rstrip().endswith(":"):
            return False
        return not _NOT_OURS.search(
            f"{subject} {group}".strip() if group[:3] not in ("has", "hav") else subject.strip()
        ) and not _RELATIVE.search(before)
    return True


def subject_of(before: str) -> str:
    """The head of the noun phrase in front of a verb, roughly: its clause up to the first preposition."""
    return re.split(r"\b(?:of|in|for|with|between|to|by|across|on|within|under)\b", clause_of(before))[0]


def clause_of(before: str) -> str:
    """The clause that a verb after `before` stands in."""
    clauses = re.split(r"[;:,]|[.!?] |\b(?:but|that|which|while|whilst|however|where)\b", before)
    return next((c for c in reversed(clauses) if re.search(r"\w", c)), "")
