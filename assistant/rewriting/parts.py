"""A sentence cut into the things that it says, each with its dates, numbers and names."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.rewriting.deeds import AUXILIARY, meant_by, verbs_in
from assistant.rewriting.facts import Dated, dates_in, names_in
from assistant.rewriting.manner import Clause
from assistant.rewriting.numbers import Number, numbers_in
from corpus.dates import AsAt
from index.terms import terms

_ASIDE = re.compile(
    r"(?:,\s+(?P<relative>(?:which|who|whose|where)\b(?:[^,;]|(?<=\d),(?=\d))*),|\s\((?P<bracket>[^()]*)\))"
)
_PART = re.compile(
    r"[;:!?]\s+|(?<!\b[A-Z])\.\s+(?=[A-Z])"
    r"|,\s+(?=(?:up|down) )"
    r"|,\s+(?=\d[\d,.]*%? (?:more|fewer|less|higher|lower)\b)|\s+(?=(?:than|compared (?:with|to)|against) )"
    r"|,?\s+(?=(?:and|but|because|which|who|whose|whereas|while|although|though|so that)\b)"
    rf"|,\s+(?!(?:as|if|when|where|once|unless)\b)(?=(?:[\w'’£%-]+\s+){{1,4}}(?:{AUXILIARY})\b)"
)
_LED_IN = re.compile(  # "If the grant rises, I will pay": one thing, whatever the comma
    r"(?:^|(?<=[;:,]\s)|(?<=and\s))"
    r"((?:if|unless|should|subject to|provided|depending|once|when|while|during|by|in|of|at|on|from|before|after|"
    r"until)\b[^,;]{2,120}),(?=\s)",
    re.IGNORECASE,
)
_SPEAKS = re.compile(
    r"^(?:and |but )?(?P<who>[^,;:]{2,60}?)\s+(?:\w+ly\s+)?"
    r"(?:says?|said|writes?|wrote|told \w+(?: \w+)?|explain(?:s|ed)|add(?:s|ed)|report(?:s|ed)|confirm(?:s|ed)|"
    r"f(?:ou|i)nds? that|concluded that) "
    r"(?:that )?"
)
_REPORTS = re.compile(
    r"\b(?:says?|said|writes?|wrote|written|stat(?:es|ed)|report(?:s|ed)?|tells?|told|explain(?:s|ed)|not(?:es|ed)|"
    r"confirm(?:s|ed)|add(?:s|ed)|according to|sets? out|letter|minutes|meeting|dated|as at|published|paper|response|"
    r"update)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Part:
    """One of the things that a sentence says; `sentence` counts the sentences of a source from 0.

    `speaker` is who says it, where the sentence tells. `own` are its terms but for dates, numbers and words of telling;
    `matter` those of them that do not name; `all` has dates and numbers too.
    """

    clause: Clause
    speaker: str
    sentence: int
    dates: tuple[Dated, ...]
    numbers: tuple[Number, ...]
    names: tuple[str, ...]
    own: frozenset[str]
    matter: frozenset[str]
    all: frozenset[str]
    reports: bool  # tells of what a document says, or of a document
    bare: bool  # nothing but dates and numbers, as a cell of a table
    verbs: frozenset[str]  # what is, was or will be done
    meant: frozenset[str]  # its own terms, those of one meaning as one


def parts_of(words: str, as_at: AsAt | None = None, sentence: int = 0) -> list[Part]:
    """`as_at` is the day from which dates without a year are reckoned."""
    asides = [m["relative"] or m["bracket"] for m in _ASIDE.finditer(words)]
    pieces = [*_PART.split(_LED_IN.sub(r"\1", _ASIDE.sub("", words))), *asides]
    return [_part(piece, as_at, sentence) for piece in pieces if re.search(r"\w", piece)]


def _part(words: str, as_at: AsAt | None, sentence: int) -> Part:
    spoken = _SPEAKS.match(words)
    what = words[spoken.end() :] if spoken else words
    dates, rest = dates_in(what, as_at)
    numbers = numbers_in(rest)
    for number in reversed(numbers):
        rest = f"{rest[: number.start]} {rest[number.end :]}"
    names = names_in(rest)
    own = frozenset(terms(_REPORTS.sub(" ", rest)))
    inside = " ".join(names_in(rest, opening=False))  # what opens a sentence may be any word
    matter = own - frozenset(terms(inside))
    return Part(
        clause=Clause(what),
        speaker=spoken["who"] if spoken else "",
        sentence=sentence,
        dates=dates,
        numbers=tuple(numbers),
        names=names,
        own=own,
        matter=matter,
        all=matter | (frozenset(terms(what)) - frozenset(terms(rest))),
        reports=_REPORTS.search(words) is not None,
        verbs=verbs_in(rest),
        meant=meant_by(own),
        bare=re.search(r"[^\W\d]", rest) is None,
    )
