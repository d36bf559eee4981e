"""A sentence cut into the things that it says, each with its dates, numbers and names."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from assistant.rewriting.deeds import (
    AUXILIARY,
    has_verb,
    in_meanings,
    infinitives_in,
    meanings_in,
    meant_by,
    subject_of,
    verbs_in,
)
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
    r"|,\s+(?=(?:[\w,.]+|none|half|some|most|all|many) of (?:it|them|these|those)\b)"
    r"|,\s+(?=(?:up|down) )|\s+(?=whether\b)"
    r"|,\s+(?=\d[\d,.]*%? (?:more|fewer|less|higher|lower)\b)|\s+(?=(?:than|compared (?:with|to)|against) )"
    r"|,?\s+(?=(?:and|but|because|which|whom|who|whose|whereas|while|although|though|"
    r"so that)\b)"
    r"|,\s+(?=(?:as|since) (?:the|this|these|it|they|we|I|he|she|there|its|their|our|my)\b)"
    rf"|,\s+(?!(?:as|if|when|where|once|unless)\b)(?=(?:[\w'’£%-]+\s+){{1,4}}(?:{AUXILIARY})\b)"
)
_BETWEEN = re.compile(r"(\bbetween [£$€]?\d[\d,.]*(?: [a-z]+)?) and (?=[£$€]?\d)", re.IGNORECASE)
_WHEN = re.compile(r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?|Easter|Christmas|Ramadan|Lent|New Year)\b")
_UNITS = {
    form: unit
    for unit, forms in {
        "hour": "hour hourly",
        "day": "day daily",
        "week": "week weekly",
        "fortnight": "fortnight fortnightly",
        "month": "month monthly",
        "quarter": "quarter quarterly",
        "year": "year yearly annual annually",
    }.items()
    for form in forms.split()
}
_PERIOD = re.compile(
    r"\b(?:(?:per|an?|each|every) (hour|day|week|fortnight|month|quarter|year)"
    r"|(hourly|daily|weekly|fortnightly|monthly|quarterly|yearly|annual|annually))\b(?! ago\b)",
    re.IGNORECASE,
)
_OF_WHICH = re.compile(r"(?:(?<=, )(\w+) )?\b(?:of|for|in|by|on|to|at|with|from) (which|whom)\b")
_GOES_ON = re.compile(r"(?:and|but|or)\b")
_DID_SO = re.compile(r"\b(?:do|does|did|done|doing) so\b", re.IGNORECASE)
_LED_IN = re.compile(  # "If the grant rises, I will pay": one thing, whatever the comma
    r"(?:^|(?<=[;:,]\s)|(?<=and\s))"
    r"((?:if|unless|should|subject to|provided|depending|once|when|while|during|by|in|of|at|on|from|before|after|"
    r"until)\b[^,;]{2,120}),(?=\s)",
    re.IGNORECASE,
)
_SPEAKS = re.compile(
    rf"^(?:and |but )?(?P<who>(?:(?!\b(?:{AUXILIARY}|to|been|be)\b)[^,;:]){{2,60}}?)\s+(?:\w+ly\s+)?"
    r"(?:says?|said|writes?|wrote|told \w+(?: \w+)?|explain(?:s|ed)|add(?:s|ed)|report(?:s|ed)|confirm(?:s|ed)|"
    r"f(?:ou|i)nds? that|concluded that) "
    r"(?!(?:to|about|on|in|by|from|with|of|for|at|as|back|under)\b)(?:that )?"
)
_SPOKE_LAST = re.compile(
    r"^(?P<what>.*), (?P<who>[^,;:]{2,60}?) (?P<verb>says?|said|writes?|wrote|report(?:s|ed)|confirm(?:s|ed))\.?$"
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
    subject: frozenset[str]  # terms of who or what it tells of; none where that is not seen
    order: tuple[str, ...]  # its own terms as they follow one another
    wished: frozenset[str]  # what is told of only as asked for, meant or decided on: "to end"

    @property
    def periods(self) -> frozenset[str]:
        """How often, by the unit: a week for "each week" and "weekly"."""
        return frozenset(_UNITS[(m[1] or m[2]).lower()] for m in _PERIOD.finditer(self.clause.words))

    @property
    def tells(self) -> frozenset[str]:
        """All that it may be taken to tell."""
        return self.meant | self.verbs | meanings_in(self.clause.words)


def _told_first(words: str) -> str:
    """ "It is shut, Jo Hart said." as "Jo Hart said that it is shut." """
    return _SPOKE_LAST.sub(r"\g<who> \g<verb> that \g<what>.", words)


def parts_of(words: str, as_at: AsAt | None = None, sentence: int = 0) -> list[Part]:
    """`as_at` is the day from which dates without a year are reckoned."""
    asides = [m["relative"] or m["bracket"] for m in _ASIDE.finditer(words)]
    words = _OF_WHICH.sub(r"\2 \1", words)
    told = _BETWEEN.sub(r"\1 to ", _LED_IN.sub(r"\1", _ASIDE.sub("", _told_first(words))))
    parts = list[Part]()
    for piece in (piece for piece in _PART.split(told) if re.search(r"\w", piece)):
        part = _part(piece, as_at, sentence)
        parts.append(_carried(part, parts[-1]) if parts else part)
    return parts + [_part(piece, as_at, sentence) for piece in asides if re.search(r"\w", piece)]


def _carried(part: Part, before: Part) -> Part:
    """A part with what it leaves unsaid and the one before it says."""
    if _DID_SO.search(part.clause.words):
        return replace(
            part,
            dates=(*part.dates, *before.dates),
            numbers=(*part.numbers, *before.numbers),
            own=part.own | before.own,
            matter=part.matter | before.matter,
            all=part.all | before.all,
            meant=part.meant | before.meant,
        )
    if _GOES_ON.match(part.clause.words) and not has_verb(before.clause.words):  # "Jo | and Sam will go"
        return replace(
            part,
            clause=Clause(f"{before.clause.words} {part.clause.words}"),
            names=(*before.names, *part.names),
            order=(*before.order, *part.order),
            own=part.own | before.own,
            matter=part.matter | before.matter,
            all=part.all | before.matter,
            meant=part.meant | before.meant,
            subject=part.subject | before.own,
        )
    return part


def _part(words: str, as_at: AsAt | None, sentence: int) -> Part:
    spoken = _SPEAKS.match(words)
    what = words[spoken.end() :] if spoken else words
    dates, rest = dates_in(what, as_at)
    numbers = numbers_in(rest)
    for number in reversed(numbers):
        rest = f"{rest[: number.start]} {rest[number.end :]}"
    names = names_in(rest)
    order = in_meanings(terms(_REPORTS.sub(" ", rest)))
    own = frozenset(order)
    inside = " ".join(names_in(rest, opening=False))  # what opens a sentence may be any word
    matter = own - frozenset(terms(inside))
    when = frozenset(terms(" ".join(_WHEN.findall(rest))))
    return Part(
        clause=Clause(what),
        speaker=spoken["who"] if spoken else "",
        sentence=sentence,
        dates=dates,
        numbers=tuple(numbers),
        names=names,
        own=own,
        matter=matter,
        all=matter | when | {number.value for number in numbers} | {f"{d.first}-{d.last}" for d in dates if d.first},
        reports=_REPORTS.search(words) is not None,
        verbs=verbs_in(rest),
        meant=meant_by(own),
        subject=meant_by(terms(subject_of(rest))),
        order=order,
        wished=infinitives_in(rest),
        bare=re.search(r"[^\W\d]", rest) is None,
    )
