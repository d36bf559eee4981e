"""Names of persons and bodies in a sentence; where it is asked who has a role, only those that stand beside it."""

from __future__ import annotations

import re

from index.terms import terms

_NAME = re.compile(r"[A-Z][\w&'’.-]*(?:(?: (?:of|for|and|the|&))* [A-Z][\w&'’.-]*)*")
_NO_NAME = frozenset(
    "action actions due status owner update lead agreed resolved closed open complete completed new date january "
    "february march april may june july august september october november december monday tuesday wednesday thursday "
    "friday saturday sunday jan feb mar apr jun jul aug sep sept oct nov dec recommendation the a an it this that "
    "these those they we i he she in on at of for to as by with from and but all there following however".split()
)
_ROLE_ASKED = re.compile(
    r"\b(?:who(?:['’]?s| is| are| was| were)|name of|what(?:['’]s| is| was)(?= .*\bcalled))\s+"
    r"(?:(?:the|our|their|its|acting|new|current)\s+)*"
    r"(?P<role>[\w'’-]+(?:\s+[\w'’-]+){0,3}?)\s*(?:\?*$|\b(?:at|of|in|for|from|now|when|called)\b)",
    re.IGNORECASE,
)
_IS_ROLE = re.compile(
    r"(?:er|or|ist|ant|man|ect|ian|chair|head|clerk|lead|secretary|mayor|constable)s?$", re.IGNORECASE
)
_RANKS = frozenset(
    terms("acting deputy assistant chief senior constable officer manager director head secretary office commissioner")
)
_OF = re.compile(r" (?:of|for) ")
_BESIDE = 3  # words


def role_asked(question: str) -> str:
    """The role whose holder is asked for, as a term: "who is the harbour master"; empty where there is none."""
    asked = _ROLE_ASKED.search(question)
    return terms(asked["role"])[-1] if asked and _IS_ROLE.search(asked["role"]) and terms(asked["role"]) else ""


def names_in(sentence: str, said: frozenset[str], role: str = "") -> list[str]:
    """The names that are not wholly `said` in the question; with a `role`, those beside it that are more than ranks."""
    found = []
    for name in _NAME.finditer(sentence):
        own = " ".join(word for word in re.findall(r"[\w'’]+", name[0]) if word.lower() not in _NO_NAME)
        holder = frozenset(terms(_OF.split(name[0])[0]))  # "Master of the Harbour" is an office, and nobody's name
        begins = " " not in own and not sentence[: name.start()].rstrip(" .-–*_#|(0123456789)")
        if not own or begins or sentence[name.end() : name.end() + 1] == ":" or frozenset(terms(own)) <= said:
            continue
        if not role or (_stands_beside(name, role, sentence) and not holder <= said | _RANKS):
            found.append(own)
    return found


def _stands_beside(name: re.Match[str], role: str, sentence: str) -> bool:
    """Whether a name of several words, or initials, stands beside the role or holds it."""
    before, after = sentence[: name.start()].split()[-_BESIDE:], sentence[name.end() :].split()[:_BESIDE]
    return (" " in name[0] or name[0].isupper()) and role in terms(" ".join((*before, name[0], *after)))
