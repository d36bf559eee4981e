"""How a clause says what it says: whether it denies, how certain it is, and which way things went."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from assistant.rewriting.deeds import PAST


class Mode(StrEnum):
    """What a clause tells: what may be, what is asked for, what is to come, what has been, what stands."""

    POSSIBLE = "possible"
    ASKED = "asked"
    COMING = "coming"
    DONE = "done"
    STANDING = "standing"  # "is closed": come about, and still so
    WAS = "was"  # "was late"
    PLAIN = "plain"


_MODES = {
    Mode.POSSIBLE: re.compile(
        r"^(?:and |but |or )?Should (?=\w+ )|"
        r"\b(?:may|[Mm]ight|[Cc]ould|[Ww]ould|[Ii]f|[Uu]nless|[Ww]hether|[Ss]ubject to|"
        r"[Pp]rovided that|[Dd]epend\w*|[Cc]onsider\w*|[Ee]xplor(?:e|es|ed|ing)|[Ll]ook(?:s|ing)? (?:at|into)|"
        r"[Pp]ropos(?:e|es|ed|ing)|"
        r"[Pp]ossibl[ey]|[Hh]op(?:e|es|ed|ing)|[Aa]im(?:s|ed|ing)? to|[Ii]ntend(?:s|ed|ing)?|[Pp]lan(?:s|ned|ning)? to|"
        r"[Ee]xpect(?:s|ed|ing)?|[Ss]eek(?:s|ing)?|"
        r"[Dd]efer(?:s|red|ring)?|[Pp]ut off|[Uu]ncertain|not (?:certain|sure)|DEFERRED)\b"
    ),
    Mode.ASKED: re.compile(
        r"\b(?:should|must|ought|needs? to|recommend(?:s|ed|ing)?|asks?|asked|urges?|urged|calls? (?:on|for)|"
        r"invites?|invited)\b",
        re.IGNORECASE,
    ),
    Mode.COMING: re.compile(
        r"\b(?:will|shall|won['’]t|going to|(?:is|are|was|were) "
        r"(?:(?:due|set|meant|supposed|scheduled|about|still|now|not|asked|told|required|invited|agreed) )?to "
        r"(?!the\b|an?\b|\w+ of\b)|"
        r"(?<!found )(?<!known )(?<!seen )(?<!shown )(?<!thought )to be|due|deadline|target|"
        r"promis(?:e|es|ed|ing)|undert(?:ake|akes|ook|aken)|commit(?:s|ted|ting)? (?:\w+ )?to|"
        r"slipped|postponed|put back|delayed (?:to|until)|rescheduled|brought forward|moved (?:from|to)|"
        r"(?:agreed?|resolved|decided) (?:to (?!this|the\b)|that(?!.*\b(?:has|have|had|was|were)\b))|until)\b"
        r"|['’]ll\b",
        re.IGNORECASE,
    ),
    Mode.STANDING: re.compile(
        r"\b(?:is|are) (?:not |now |still |all |\w+ly )*"
        r"(?:\w{2,}ed|done|complete|in (?:place|post|use|force|progress)|under way|open|ready|held|run|made|known)\b",
        re.IGNORECASE,
    ),
    Mode.DONE: re.compile(
        r"\b(?:has|have|had|was|were|been) (?:\w+ly |not |now |all |also |since |already )*"
        r"(?!an?\b|the\b|to\b)[a-z]{3,}|"
        rf"(?<!\bbe )\b(?:did|{PAST})\b",
        re.IGNORECASE,
    ),
    Mode.WAS: re.compile(r"\b(?:was|were|had)\b", re.IGNORECASE),
}
"""The signs of each, the least certain first: "I have agreed to" is to come, "if it is agreed" only possible.

Who accepts something now has accepted it: such verbs are no sign of what has been done.
"""

_POSITION = re.compile(
    r"\b(?:(?:has|have|had|was|were|is|are|been) (?:\w+ly )?)*"
    r"(?:accept|reject|agree|refuse|decline|support(?!ed by)|endorse|welcome|recogni[sz]e|acknowledge|thank)e?d?\b"
    r"(?! (?:to [a-z]+(?!ing\b)\b|that)\b)",
    re.IGNORECASE,
)
_AGAINST = re.compile(r"\b(?:(?:not|n['’]t) (?:accept|agree|support|endorse)|reject\w*|refus\w*)\b", re.IGNORECASE)

_MAY_TELL = {
    Mode.POSSIBLE: {Mode.POSSIBLE},
    Mode.ASKED: {Mode.ASKED},
    Mode.COMING: {Mode.COMING, Mode.POSSIBLE, Mode.PLAIN},
    Mode.STANDING: {Mode.STANDING, Mode.DONE, Mode.WAS, Mode.COMING, Mode.PLAIN},
    Mode.DONE: {Mode.DONE, Mode.WAS, Mode.STANDING, Mode.PLAIN},
    Mode.WAS: {Mode.DONE, Mode.WAS, Mode.PLAIN},
    Mode.PLAIN: {Mode.PLAIN, Mode.WAS, Mode.COMING, Mode.POSSIBLE, Mode.ASKED},
}
"""As what each may be retold: never as more certain, and what has been never as to come."""

_PUT_OFF = re.compile(r"defer|put off", re.IGNORECASE)
_FIRMNESS: dict[Mode, int] = {Mode.POSSIBLE: 0, Mode.ASKED: 0, Mode.COMING: 1, Mode.PLAIN: 1}  # 2 for what is or was

_CONDITION = re.compile(
    r"\b(?:if|otherwise|failing that|unless|subject to|provided that|depend\w*|conditional)\b", re.IGNORECASE
)
_SET_PHRASE = re.compile(
    r"\b(?:no (?:later|more|fewer|less|earlier) than|not only|not (?:certain|sure))\b", re.IGNORECASE
)
_DENIES = re.compile(
    r"\b(?:not|no|never|none|nobody|nothing|neither|cannot|refus\w+|reject\w*|declin(?:e|es|ed|ing)|unable|"
    r"fail(?:s|ed|ing)? to|(?:yet|still) to|withdr[ae]w\w*|cancel\w*|abandon\w*)\b|n['’]t\b",
    re.IGNORECASE,
)
_OPPOSITES = [
    (re.compile(rf"\b(?:{one})\b", re.IGNORECASE), re.compile(rf"\b(?:{other})\b", re.IGNORECASE))
    for one, other in (
        (
            r"ris(?:e|es|en|ing)|rose|increas\w*|gr[eo]w\w*|up(?! to)|higher|more",
            r"f[ae]ll(?:s|en|ing)?|decreas\w*|reduc\w*|declin\w*|drop\w*|down|lower|fewer|less",
        ),
        (r"open(?:s|ed|ing)?", r"clos(?:e|es|ed|ing|ure)"),
        (r"support\w*|agree\w*|accept\w*", r"oppos\w*|disagree\w*|reject\w*|refus\w*"),
        (r"start\w*|beg[aiu]n\w*|launch\w*", r"stop\w*|end(?:s|ed|ing)|finish\w*|ceas\w*"),
        (r"before", r"after"),
        (r"improv\w*|better", r"worse\w*|deteriorat\w*"),
        (r"above|exceed\w*", r"below"),
        (r"carried|passed|won|succe\w+|approved", r"lost|defeated|fail\w*"),
        (r"earl(?:y|ier)|sooner", r"late(?:r)?"),
        (r"allow\w*|grant\w*|upheld", r"dismiss\w*|refus\w*"),
        (r"met|on time|on track", r"missed|late|delay\w*|behind"),
    )
]
_IN_PART = re.compile(r"\b(?:partial(?:ly)?|partly|in part|in principle|to some extent)\b", re.IGNORECASE)
_SWEEPING = [
    re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
    for words in (
        r"all|every\w*|always|both|each",
        r"only|solely|just",
        r"fully|entire(?:ly)?|completely|wholly|whole|in full",
        r"most|mainly|majority",
    )
]


@dataclass(frozen=True, slots=True)
class Clause:
    """A part of a sentence that says one thing."""

    words: str

    @property
    def mode(self) -> Mode:
        if _AGAINST.search(self.words):
            return Mode.PLAIN  # whoever is against it says so of what it asks for
        words = _POSITION.sub(" ", self.words)
        return next((mode for mode, signs in _MODES.items() if signs.search(words)), Mode.PLAIN)

    @property
    def conditional(self) -> bool:
        return self.mode is Mode.POSSIBLE or _CONDITION.search(self.words) is not None

    @property
    def denials(self) -> int:
        return len(_DENIES.findall(_SET_PHRASE.sub(" ", self.words)))


def tells_otherwise(clause: Clause, borne_by: Iterable[Clause]) -> bool:
    """Whether it denies what they affirm, affirms what they deny, or tells of the opposite."""
    borne = list(borne_by)
    words = " ".join(c.words for c in borne)
    denied = [c.denials % 2 == 1 for c in borne]  # twice denied is affirmed
    if (clause.denials % 2 == 1) is not denied[0] or (any(denied[1:]) and not denied[0]):
        return True
    return (
        any(
            ours.search(clause.words) and theirs.search(words) and not ours.search(words)
            for one, other in _OPPOSITES
            for ours, theirs in ((one, other), (other, one))
        )
        and not clause.denials
    )


def _less_sure(clause: Clause, borne: Clause) -> bool:
    """Whether it is more certain once what makes both of them only possible is left out: "will seek", "should seek"."""
    shared = set(_possible(clause)) & set(_possible(borne))
    mode, other = (_without(c, shared).mode for c in (clause, borne))
    return Mode.POSSIBLE not in (mode, other) and mode not in _MAY_TELL[other]


def _possible(clause: Clause) -> list[str]:
    found = (m.group().casefold() for m in _MODES[Mode.POSSIBLE].finditer(clause.words))
    return [sign for sign in found if not _PUT_OFF.match(sign)]


def _without(clause: Clause, signs: Iterable[str]) -> Clause:
    words = clause.words
    for sign in signs:
        words = re.sub(rf"\b{re.escape(sign)}\b", " ", words, flags=re.IGNORECASE)
    return Clause(words)


def overstates(clause: Clause, borne_by: Iterable[Clause]) -> bool:
    """Whether it is more certain or more sweeping than they are, the first of which bears it most, or drops an "if"."""
    borne = list(borne_by)
    words = " ".join(c.words for c in borne)
    modes: list[Mode] = [mode for c in borne if (mode := c.mode) is not Mode.PLAIN] or [Mode.PLAIN]
    if clause.mode not in _MAY_TELL[modes[0]]:
        return True
    if any(_FIRMNESS.get(clause.mode, 2) > _FIRMNESS.get(mode, 2) for mode in modes[1:]) and not clause.denials:
        return True
    if clause.mode is Mode.POSSIBLE and modes[0] is Mode.POSSIBLE and _less_sure(clause, borne[0]):
        return True
    if _CONDITION.search(words) and not clause.conditional:
        return True
    if _IN_PART.search(borne[0].words) and not _IN_PART.search(clause.words):
        return True
    return any(group.search(clause.words) and not group.search(words) for group in _SWEEPING)
