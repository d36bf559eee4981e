"""What there is to choose from in the register: its kinds, and the names of bodies and people as they are printed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.entries import Row
from corpus.register import ASKED_FROM_OUTSIDE

_IN_BRACKETS = re.compile(r"\s*\([^()]*\)\s*$")
_ARTICLE = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)
_NOBODY = frozenset("we i they it he she you all both each this that who".split())


@dataclass(frozen=True, slots=True)
class Choices:
    """Each by how often it is printed, the most frequent first; `kinds` as the documents call them."""

    bodies: tuple[str, ...]
    people: tuple[str, ...]
    kinds: tuple[str, ...]


def choices_in(rows: Sequence[Row]) -> Choices:
    """`bodies` wrote, or were asked from outside; `people` (teams, posts, bodies too) were asked or are to do it."""
    asked = [row["addressed_to"] for row in rows]
    outside = [row["addressed_to"] for row in rows if row["kind"] in ASKED_FROM_OUTSIDE]
    doing = [commitment["by_whom"] for row in rows for commitment in row["commitments"]]
    wrote = [row["body"] for row in rows]
    return Choices(
        _names([*wrote, *outside]), _names([*asked, *doing]), _frequent(row["called"] or row["kind"] for row in rows)
    )


def _frequent(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(value for value, _ in Counter(values).most_common())


def _names(printed: Iterable[str | None]) -> tuple[str, ...]:
    """Each name once, in its most frequent form, capitals throughout being the last to be chosen.

    What stands in brackets behind it, an article and capitals make no other name.
    """
    forms: dict[str, Counter[str]] = {}
    for name in filter(None, printed):
        bare = _IN_BRACKETS.sub("", name).strip() or name
        key = _ARTICLE.sub("", bare).casefold()
        if key not in _NOBODY:
            forms.setdefault(key, Counter())[bare] += 1
    often = sorted(forms.values(), key=lambda form: -form.total())
    return tuple(max(form, key=lambda name: (not name.isupper(), form[name])) for form in often)
