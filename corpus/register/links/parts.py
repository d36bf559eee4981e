"""What was promised in one breath, "X by May, and Y by June": that X was done does not tell that the whole was."""

from __future__ import annotations

import re
from itertools import pairwise

from corpus.dates.grammar import MONTHS
from corpus.register.links.weighing import Terms
from corpus.register.verbs import BASE

_AHEAD = re.compile(r"\b(?:will|shall|to)\b")
_AND_DO = re.compile(rf"(?:[,;] ?)?\b(?:and|then)(?: then| also| to| will| shall)* (?={BASE})|[,;] (?={BASE})")
_AND = re.compile(r"[,;] (?:and|with|then)\b")
_LIMIT = re.compile(r"\b(?:by|before|in|from|until) (?:the )?(?:[\w-]+ ){0,3}?(?:20\d\d|" + "|".join(MONTHS) + r")\b")
_TIMES = re.compile(r"\b(?:\d[\w,.%]*|" + "|".join(MONTHS) + r")\b", re.IGNORECASE)


def tells_of_a_part(promised: str, told: str, terms: Terms) -> bool:
    """Whether what is told has words of one of several things promised, and none that another alone has."""
    each = [frozenset(terms(_TIMES.sub(" ", one))) for one in _parts(promised)]
    others = [frozenset[str]().union(*(two for two in each if two is not one)) for one in each]
    own = [one - rest for one, rest in zip(each, others, strict=True) if one - rest]
    said = frozenset(terms(told))
    met = [bool(one & said) for one in own]
    return len(own) > 1 and any(met) and not all(met)


def _parts(words: str) -> list[str]:
    """The words cut where a second verb begins, or what has a date of its own."""
    ahead = _AHEAD.search(words)
    if ahead is None:
        return [words]
    cuts = [m.end() for m in _AND_DO.finditer(words, ahead.end())]
    dated = (m.end() for m in _AND.finditer(words, ahead.end()))
    cuts += [at for at in dated if _LIMIT.search(words[:at]) and _LIMIT.search(words[at:])]
    places = sorted({0, len(words), *cuts})
    return [words[a:b] for a, b in pairwise(places)]
