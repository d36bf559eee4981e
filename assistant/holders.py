"""Names of persons and bodies in a sentence; where it is asked who has a role or does a thing, only those that do."""

from __future__ import annotations

import re

from assistant.roles import Role, done_to
from index.terms import terms

_WORD = r"(?:(?:Mrs?|Ms|Dr|Prof|Cllr|Rt|Hon|St|[A-Z])\.|[A-Z][\w&'’-]*)"
_NAME = re.compile(rf"{_WORD}(?:(?: (?:of|for|and|the|&))* {_WORD})*")
_NO_NAME = frozenset(
    "action actions due status owner update lead agreed resolved closed open complete completed new date january "
    "february march april may june july august september october november december monday tuesday wednesday thursday "
    "friday saturday sunday jan feb mar apr jun jul aug sep sept oct nov dec recommendation the a an it this that "
    "these those they we i he she in on at of for to as by with from and but all there following however".split()
)
_RANKS = frozenset(
    terms("acting deputy assistant chief senior constable officer manager director head secretary office commissioner")
)
_BELOW = frozenset(terms("deputy assistant vice former"))
_OF = re.compile(r" (?:of|for) ")
_BESIDE = 3  # words
_APART = re.compile(r"[.;]\s|\b(?:and|or|with|to|from|that|which)\b")
_ASKS = re.compile(r"\bask(?:s|ed)?\b")
_BY = re.compile(r"(?:^|\s)(?P<deed>\S+)(?: (?:for|out|off|over|up|on))?(?: by|, through) (?:the )?$")
_ACTS = re.compile(r"(?: \([^)]*\))?,? (?:to|will|would|shall|has|have|had|is|are|was|were)\b(?! (?:been|being)\b)")
_THE = re.compile(r"\bthe $", re.IGNORECASE)
_HELD = 0.5  # of what is asked


def names_in(sentence: str, said: frozenset[str], role: Role | None = None) -> list[str]:
    """The names that are not wholly `said` in the question; with a `role`, those that hold it."""
    found = []
    for name in _NAME.finditer(sentence):
        own = " ".join(word for word in re.findall(r"[\w'’]+", name[0]) if word.lower() not in _NO_NAME)
        labels = sentence[name.end() : name.end() + 1] == ":"
        if not own or labels or _only_begins(name, own, sentence, role) or frozenset(terms(own)) <= said:
            continue
        if role is None or _holds(name, role, sentence, said):
            found.append(own)
    return found


def _only_begins(name: re.Match[str], own: str, sentence: str, role: Role | None) -> bool:
    """Whether it is one word that may have its capital because a sentence begins with it."""
    if role and role.deed and (name[0].isupper() or name[0].startswith("The ")):
        return False
    return " " not in own and not sentence[: name.start()].rstrip(" .-–*_#|(0123456789)")


def _holds(name: re.Match[str], role: Role, sentence: str, said: frozenset[str]) -> bool:
    holder = frozenset(terms(_OF.split(name[0])[0]))  # "Master of the Harbour" is an office, and nobody's name
    if holder <= (said if role.deed else said | _RANKS) or (not role.deed and holder & _BELOW - said):
        return False
    before, after = sentence[: name.start()], sentence[name.end() :]
    if role.undertaken and _undertakes(name[0], before, after, role, said):
        return True
    return (" " in name[0] or name[0].isupper()) and _beside(name[0], before, after, role)


def _undertakes(name: str, before: str, after: str, role: Role, said: frozenset[str]) -> bool:
    """Whether it does most of what was asked: "the Crew will mend the bell"."""
    whole = " " in name or name.isupper() or _THE.search(before)
    if not whole or not _ACTS.match(after):
        return False
    shared = len(said & frozenset(terms(after)))
    return shared >= _HELD * len(said) or (shared > 0 and role.told_in(after))


def _beside(name: str, before: str, after: str, role: Role) -> bool:
    """Whether it stands within a few words of what tells of the role, and is not what the deed is done to."""
    ahead, behind = before.split()[-_BESIDE:], after.split()[:_BESIDE]
    if role.deed and (by := _BY.search(before)):
        return role.told_in(by["deed"]) or not by["deed"].isalpha()  # "(The Ferry) by the Crew"
    if role.told_in(name) and not role.deed:
        return True
    for n, word in enumerate(behind, 1):
        if role.told_in(word):
            between = " ".join(behind[:n])
            return not (done_to(between) or _ASKS.search(between) if role.deed else _APART.search(between))
    told = [n for n, word in enumerate(ahead) if role.told_in(word)]
    return any(role.deed or not _APART.search(" ".join(ahead[n:]) + " ") for n in told)
