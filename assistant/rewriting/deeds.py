"""What a clause says is, was or will be done: its verbs, those of one meaning as one."""

from __future__ import annotations

import re
from collections.abc import Iterable

from index.terms import terms

AUXILIARY = "is|are|was|were|has|have|had|will|shall|would|can|cannot|could|may|might|should|must|do|does|did"
PAST = (
    r"(?!(?:need|speed|feed|indeed|exceed|proceed|succeed|hundred)\b)\w{2,}ed|found|fell|rose|began|begun|went|came|made|met|held|upheld|gave|took|undertook|wrote|told|paid|spent|sent|"
    r"said|got|left|lost|won|built|bought|brought|kept|led|ran|saw|grew|knew|became|chose|drew|drove|felt|fought|"
    r"heard|laid|meant|sought|sold|spoke|stood|taught|thought|threw|withheld|overcame|wore"
)
_GROUPS = """\
accept agree support endorse welcome approve reject refuse decline disagree oppose
recruit hire appoint employ
fit install
pay paid fund finance
finish complete conclude
start begin began begun launch commence open
increase rise rose grow grew climb
fall fell decrease reduce drop decline
repair mend fix
publish issue release printed
receive get got obtain
ask request invite
give gave provide supply offer
create establish
stop end cease
lose lost defeat
explore examine study
remove removed
need require
help assist
worry concern
find found identify
build built construct
buy bought purchase
delay slip postpone defer adjourn
meet met
keep kept retain
send sent
hold held
speak spoke
run ran
lead led owner
take took
"""
_OF_ONE_MEANING = {term: line.split()[0] for line in _GROUPS.splitlines() for term in terms(line)}
_PHRASES = [
    (re.compile(rf"\b(?:{phrase})\b", re.IGNORECASE), word)
    for phrase, word in (
        (r"put(?:ting|s)? (?:off|back)", "postponed"),
        (r"put(?:ting|s)? in(?! (?:place|force|charge))", "installed"),
        (r"look(?:s|ed|ing)? (?:at|into)", "explored"),
        (r"t(?:ake|akes|ook|aken|aking) away", "removed"),
        (r"t(?:ake|akes|ook|aken|aking) place|found to", ""),
        (r"(?:is|are|was|were) responsible for|(?:is|was) the owner of|own(?:s|ed)?", "leads"),
        (r"turn(?:s|ed|ing)? down", "rejected"),
        (r"brought in|bring(?:s|ing)? in", "introduced"),
        (r"cut|cuts|cutting", "reduced"),
    )
]
_CHANGE = {
    "increase": re.compile(r"\b(?:up|more|higher)\b", re.IGNORECASE),
    "fall": re.compile(r"\b(?:down|fewer|less|lower)\b", re.IGNORECASE),
}
LIGHT = frozenset(
    terms(
        "be have take took make made become became remain expect due plan aim intend able likely now still yet go "
        "went gone come came do done carry carried order place include set know known think "
        "possible certain likely unlikely able less instead soon also fewer more"
    )
)
_AFTER_AUXILIARY = re.compile(
    rf"\b(?:{AUXILIARY}|been|be)\b\s+(?:(?:not|now|all|also|then|instead|already|yet|\w+ly|be|been|being)\s+)*"
    rf"(?!(?:to|in|of|on|at|for|from|with|by|{AUXILIARY})\b)(?P<verb>[a-z]+)"
)
_PAST_TENSE = re.compile(rf"(?<!\bbe )\b(?:{PAST})\b", re.IGNORECASE)
_INFINITIVE = re.compile(r"\bto (?:\w+ly )?([a-z]{2,})\b")
_PRESENT = (
    r"(?:accept|agree|aim|ask|consider|cost|decline|expect|face|hope|intend|lack|lead|need|oppose|own|plan|propose|"
    r"provide|receive|recommend|refuse|reject|remain|require|run|show|stay|support|take|use|want|welcome|work)s?"
)
_NO_INFINITIVE = "us|the|an?|our|its|their|my|his|her|him|them|me|you|this|that|each|all|both"
_FIRST_VERB = re.compile(rf"\b(?:{AUXILIARY}|{PAST}|{_PRESENT}|to (?!(?:{_NO_INFINITIVE})\b)[a-z]+)\b", re.IGNORECASE)
_NO_VERB = re.compile(r"\b(?:provided that|given that|compared (?:with|to)|as well|according to)\b", re.IGNORECASE)


def verbs_in(words: str) -> frozenset[str]:
    """The verbs told in some words, those that say little by themselves left out."""
    words = _plain(_NO_VERB.sub(" ", words))
    found = [m["verb"] for m in _AFTER_AUXILIARY.finditer(words)] + _PAST_TENSE.findall(words)
    return meant_by(term for term in terms(" ".join(found)) if term not in LIGHT)


def _plain(words: str) -> str:
    """Some words, those of several that mean what one verb means as that verb."""
    for phrase, verb in _PHRASES:
        words = phrase.sub(verb, words)
    return words


def infinitives_in(words: str) -> frozenset[str]:
    """What is told as asked for, meant or decided on: "end" in "a motion to end the contract was lost"."""
    return meant_by(terms(" ".join(_INFINITIVE.findall(words))))


def subject_of(words: str) -> str:
    """What stands before the first verb of a clause; nothing where none is seen."""
    verb = _FIRST_VERB.search(words)
    return words[: verb.start()] if verb else ""


def has_verb(words: str) -> bool:
    return _FIRST_VERB.search(words) is not None


def meanings_in(words: str) -> frozenset[str]:
    """The meanings of all terms of some words, and whether more or less is told of."""
    words = _plain(words)
    change = {meaning for meaning, signs in _CHANGE.items() if signs.search(words)}
    return meant_by(terms(words)) | change


def meant_by(found: Iterable[str]) -> frozenset[str]:
    """Terms, those that mean the same as one."""
    return frozenset(in_meanings(found))


def in_meanings(found: Iterable[str]) -> tuple[str, ...]:
    """Terms in their order, each as the one that stands for all of its meaning."""
    return tuple(_OF_ONE_MEANING.get(term, term) for term in found)
