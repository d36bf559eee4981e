"""Numbers in prose: what each amounts to, and what it counts. "Two dozen", "24" and "twenty-four" are one number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.rewriting.deeds import AUXILIARY, PAST
from index.terms import terms

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_SCALES = {
    "dozen": 12,
    "hundred": 100,
    "thousand": 1_000,
    "k": 1_000,
    "million": 10**6,
    "m": 10**6,
    "billion": 10**9,
    "bn": 10**9,
}
_VALUES = {w: n for n, w in enumerate(_UNITS)} | {w: 10 * n for n, w in enumerate(_TENS, 2)}
_WORD = "|".join([*_UNITS, *_TENS])
_SCALE = "dozen|hundred|thousand|million|billion"
_ORDINALS = {w: n for n, w in enumerate("second third fourth fifth sixth seventh eighth ninth tenth".split(), 2)}
_PARTS = "half halves quarters? thirds twice double[ds]? doubling halved halving treble[ds]? triple[ds]?".split()
_ROUGHLY = (
    r"about|around|approximately|approx\.?|roughly|nearly|almost|circa|some|at least|at most|up to|"
    r"more than|over|fewer than|less than|under|no more than|no fewer than|(?:a )?minimum of|(?:a )?maximum of"
)
_NUMBER = re.compile(
    rf"""(?P<digits>(?:(?P<sign>[£$€])\s?)?(?P<number>\d+(?:,\d{{3}})*(?:\.\d+)?)
             (?:\s?(?P<scale>thousand|million|billion|bn|[km](?![a-z²]))\b)?(?P<rate>\s?%|\s?per\s?cent\b)?
             (?P<code>(?:st|nd|rd|th)\b|[\w/]*(?:[./:-]\w+)*))
       |\b(?P<words>(?:a|half\ a|{_WORD})[\s-](?:(?:and|{_WORD}|{_SCALE})[\s-])*(?:{_WORD}|{_SCALE})
             |(?<!no\ )(?:{_WORD})(?!\ another)|{_SCALE})(?P<worded_rate>\s?per\s?cent)?\b
       |\b(?P<ordinal>{"|".join(_ORDINALS)})\b
       |\b(?P<part>{"|".join(_PARTS)})\b""",
    re.VERBOSE | re.IGNORECASE,
)
_ROUGH = re.compile(rf"\b(?:{_ROUGHLY}|between|between \S+(?: [a-z]+)? to)\s+(?:the |a |an )?$", re.IGNORECASE)
_OF_THEM = re.compile(r"^\s+of (?:them|these|those|which|whom)\b", re.IGNORECASE)
_OF_THE = re.compile(
    rf"(?:^|[\d%]|\b(?:{_WORD}|half|some|most|many|none|few|all))\W*of (?:the |its |our |their |those |these )?"
    r"(?:(?!the\b)[a-z]+ )?$",
    re.IGNORECASE,
)
_LEAD = re.compile(r"\b(from|to) (?:about |around |over |under |nearly |some )?$", re.IGNORECASE)
_LABEL = re.compile(
    r"\b((?i:recommendation|action|item|paragraph|section|page|priority|question|appendix|objective|phase|stage|"
    r"route|chapter|annex|number|no\.?)|(?<=\w )[A-Z][a-z]+) $"
)
_FIRST = re.compile(r"\s*([\w'’-]+)")
_ENDS = re.compile(
    r"[.,;:!?()|“”]|\b(?:and|but|or|while|which|who|that|compared|against|than|"
    rf"{AUXILIARY})\b",
    re.IGNORECASE,
)
_DEED = re.compile(PAST)
_COMPARES = re.compile(r"more|fewer|less|higher|lower|up|down|later|earlier", re.IGNORECASE)
_FOLLOWING, _BEFORE = 3, 6  # terms that may name what a number counts


@dataclass(frozen=True, slots=True)
class Number:
    """What it amounts to, as one word for all spellings, and the terms of what it counts.

    `named`: these stand right after it ("six bells"). `label`: what it numbers and does not count ("Route 6").
    `whole`: it is what others are part of ("two of the six"). `roughly`: it is hedged.
    """

    value: str
    counts: frozenset[str]
    named: bool
    label: str
    whole: bool
    roughly: bool
    lead: str  # "from" or "to", where it is one end of a change
    start: int
    end: int

    @property
    def labels(self) -> bool:
        """Whether it tells which one, and not how many."""
        return bool(self.label) or self.value.endswith("th")


def numbers_in(words: str) -> list[Number]:
    """Every number of a text, dates are left out by whoever calls."""
    found = list(_NUMBER.finditer(words))
    return [_number(words, found, n) for n in range(len(found))]


def _number(words: str, found: Sequence[re.Match[str]], n: int) -> Number:
    before, start = words[: found[n].start()], found[n - 1].end() if n else 0
    to_next = words[found[n].end() : found[n + 1].start() if n + 1 < len(found) else len(words)]
    after = _OF_THEM.sub("", to_next)
    following = terms(_ENDS.split(after, maxsplit=1)[0])[:_FOLLOWING]
    first, label = _FIRST.match(after), _LABEL.search(before)
    return Number(
        _value(found[n]),
        frozenset(following or terms(before[start:])[-_BEFORE:]),
        named=bool(following)
        and first is not None
        and bool(terms(first[1]))
        and not _COMPARES.fullmatch(first[1])
        and not (after == to_next and _DEED.fullmatch(first[1])),
        label="".join(terms(label[1])[:1]) if label and found[n]["digits"] else "",
        whole=_OF_THE.search(before) is not None,
        roughly=_ROUGH.search(before) is not None,
        lead=lead[1].lower() if (lead := _LEAD.search(before)) else "",
        start=found[n].start(),
        end=found[n].end(),
    )


def _value(found: re.Match[str]) -> str:
    if found["part"]:
        return "".join(terms(found["part"]))
    if found["ordinal"]:
        return f"{_ORDINALS[found['ordinal'].lower()]}th"
    if found["words"]:
        return f"{_of_words(found['words'].lower())}{'%' if found['worded_rate'] else ''}"
    if found["code"]:
        code = found["code"].lower()
        return f"{found['number']}th" if code in ("st", "nd", "rd", "th") else f"{found['number']}{code}".lower()
    amount = Decimal(found["number"].replace(",", "")) * _SCALES.get((found["scale"] or "").lower(), 1)
    return f"{found['sign'] or ''}{_plain(amount)}{'%' if found['rate'] else ''}"


def _of_words(words: str) -> str:
    """The amount of a number in words: "one hundred and twenty-four" is "124"."""
    whole, part = Decimal(0), Decimal(0)
    for word in re.split(r"[\s-]+", words):
        if word in _VALUES:
            part += _VALUES[word]
        elif word == "half":
            part = Decimal("0.5")
        elif word in _SCALES:
            part = (part or Decimal(1)) * _SCALES[word]
            if _SCALES[word] >= 1_000:
                whole, part = whole + part, Decimal(0)
    return _plain(whole + part)


def _plain(amount: Decimal) -> str:
    return f"{amount:f}".rstrip("0").rstrip(".") if "." in f"{amount:f}" else f"{amount:f}"
