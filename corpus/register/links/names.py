"""Names in a saying: that both name somebody, or some place, does not yet make two sayings tell of one deed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

# Not what only begins its sentence.
_NAME = re.compile(r"(?<=[^.!?] )[A-Z][\w’']*|^[A-Z][\w’']*(?= [A-Z])|\b[A-Z]{2,}\b")
_PLAIN = re.compile(r"\b[a-z][\w’']*")
_STEM = 5  # letters by which a term is known again in the words


@lru_cache(maxsize=50_000)
def _names_in(words: str) -> frozenset[str]:
    """What is written as a name and not as a plain word too."""
    return frozenset({name.lower() for name in _NAME.findall(words)} - set(_PLAIN.findall(words)))


def beside_names(terms: Iterable[str], one: str, other: str) -> frozenset[str]:
    """Those of the terms that are no name in either saying."""
    names = _names_in(one) | _names_in(other)
    return frozenset(term for term in terms if not any(name.startswith(term[:_STEM]) for name in names))
