"""What a clause says is, was or will be done: its verbs, those of one meaning as one."""

from __future__ import annotations

import re
from collections.abc import Iterable

from index.terms import terms

AUXILIARY = "is|are|was|were|has|have|had|will|shall|would|can|cannot|could|may|might|should|must|do|does|did"
PAST = (
    r"\w{2,}ed|found|fell|rose|began|begun|went|came|made|met|held|upheld|gave|took|undertook|wrote|told|paid|spent|sent|"
    r"said|got|left|lost|won|built|bought|brought|kept|led|ran|saw|grew|knew|became|chose|drew|drove|felt|fought|"
    r"heard|laid|meant|sought|sold|spoke|stood|taught|thought|threw|withheld|overcame|wore"
)
_GROUPS = """\
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
need require
help assist
worry concern
find found identify
build built construct
buy bought purchase
delay slip postpone
meet met
keep kept retain
send sent
hold held
speak spoke
run ran operate
lead led
take took
"""
_OF_ONE_MEANING = {term: line.split()[0] for line in _GROUPS.splitlines() for term in terms(line)}
_CHANGE = {
    "increase": re.compile(r"\b(?:up|more|higher)\b", re.IGNORECASE),
    "fall": re.compile(r"\b(?:down|fewer|less|lower)\b", re.IGNORECASE),
}
_LIGHT = frozenset(
    terms(
        "be have take took make made become became remain expect due plan aim intend able likely now still yet go "
        "went gone come came do done carry carried order place include set know known think "
        "accept reject refuse decline agree disagree support oppose welcome endorse"  # which way is looked at apart
    )
)
_AFTER_AUXILIARY = re.compile(
    rf"\b(?:{AUXILIARY}|been|be)\b\s+(?:not\s+|now\s+|all\s+|also\s+|\w+ly\s+|be\s+|been\s+|being\s+)*"
    rf"(?!(?:to|in|of|on|at|for|from|with|by|{AUXILIARY})\b)(?P<verb>[a-z]+)"
)
_PAST_TENSE = re.compile(rf"\b(?:{PAST})\b")


def verbs_in(words: str) -> frozenset[str]:
    """The verbs told in some words, those that say little by themselves left out."""
    found = [m["verb"] for m in _AFTER_AUXILIARY.finditer(words)] + _PAST_TENSE.findall(words)
    return meant_by(term for term in terms(" ".join(found)) if term not in _LIGHT)


def meanings_in(words: str) -> frozenset[str]:
    """The meanings of all terms of some words, and whether more or less is told of."""
    change = {meaning for meaning, signs in _CHANGE.items() if signs.search(words)}
    return meant_by(terms(words)) | change


def meant_by(found: Iterable[str]) -> frozenset[str]:
    """Terms, those that mean the same as one."""
    return frozenset(_OF_ONE_MEANING.get(term, term) for term in found)
