"""What can be wrong in a sentence word for word: its dates, its numbers and its names."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from assistant.rewriting.numbers import Number, numbers_in
from corpus.dates import AsAt, Expression, expressions
from corpus.models import DueKind
from index.terms import STOP_WORDS, terms

_LIMIT = re.compile(r"\b(?:by|before|until|till|no later than)(?: the)?(?: end of)?(?: \w+day,?)? ?$", re.IGNORECASE)
_START = re.compile(r"\b(?:from|since|after|starting|beginning)(?: the)?(?: end of)?(?: \w+day,?)? ?$", re.IGNORECASE)
_MOVED = re.compile(
    r"\b(?:slip\w*|postpon\w*|put back|delay\w*|rescheduled?|brought forward|mov(?:e|ed|es)|changed?|revised)\b",
    re.IGNORECASE,
)
_FORMER = re.compile(
    r"\b(?:instead of|rather than|originally|previously|had been (?:due|planned|expected|meant|set)|no longer)\b"
    r"[^,;]{0,20}$",
    re.IGNORECASE,
)
_PERIOD_LEAD = re.compile(r"^(?:within|in|over|for|during|the|next|a|of)\b\s*", re.IGNORECASE)
_YEAR = re.compile(
    r"(?<=\b(?:from|till|than|with) )(?:19|20)\d\d\b(?![/%-]|[\w.,]*\d| [a-z])"
    r"|(?<=\b(?:for|and) )(?:19|20)\d\d\b(?![/%-]|[\w.,]*\d| [a-z])"
    r"|(?<=\b(?:since|until|after) )(?:19|20)\d\d\b(?![/%-]|[\w.,]*\d| [a-z])"
    r"|(?<=\b(?:by|on|in|to|of) )(?:19|20)\d\d\b(?![/%-]|[\w.,]*\d| [a-z])"
)
_CAPITAL = re.compile(r"(?<![\w'’])(?:[A-Z][\w&'’-]*[\w&]|[A-Z](?=\.))")
_OPENS = re.compile(
    rf"{'|'.join(STOP_WORDS)}|\w+ly|around|almost|according|overall|later|earlier|following|instead|meanwhile|yes|new|several|work|people|staff",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"^\W*$|[.!?:]\W*$")
_ADDRESS = re.compile(
    r"\bhttps?://\S+|\bwww\.\S+|\S+@\S+\.\w+|\b[\w-]+\.(?:com|org|net|uk|gov|example)\b\S*", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Dated:
    """A date or period as printed, its first and last day (None: only words), and which way it limits."""

    printed: str
    first: date | None
    last: date | None
    limit: str  # "by", "from" or neither
    former: bool = False  # given up for another: "from May" in "has slipped from May to June"


def dates_in(words: str, as_at: AsAt | None = None) -> tuple[tuple[Dated, ...], str]:
    """The dates of some words, and the words with blanks for them; `as_at`: from when those without a year count."""
    found = [e for e in expressions(words, as_at) if e.kind is not DueKind.CONDITIONAL]
    rest = words
    for e in found:
        rest = f"{rest[: e.span.start]}{' ' * (e.span.end - e.span.start)}{rest[e.span.end :]}"
    years = list(_YEAR.finditer(rest))
    for year in years:
        rest = f"{rest[: year.start()]}    {rest[year.end() :]}"
    told = [dated for e in found for dated in _dated(e, words, as_at)] + [_year(m, words) for m in years]
    return tuple(told), rest


def addresses_in(words: str) -> list[str]:
    """Web and e-mail addresses."""
    return [address.rstrip(".,;:!?)") for address in _ADDRESS.findall(words)]


def _dated(found: Expression, words: str, as_at: AsAt | None) -> list[Dated]:
    printed, before = found.span.of(words), words[: found.span.start]
    if found.ranged and _MOVED.search(words):
        old, _, new = printed.partition(" to ")
        ends = [(e, end) for end in (old, new) for e in expressions(end, as_at)]
        return [Dated(_period(end), e.first, e.last, "", former=end == old) for e, end in ends]
    limit = "by" if _LIMIT.search(before) else "from" if _START.search(before) else ""
    former = _FORMER.search(before) is not None
    return [Dated(_period(printed), found.first, found.last, "" if former else limit, former)]


def _year(found: re.Match[str], words: str) -> Dated:
    """A year by itself: "until 2041"."""
    before, year = words[: found.start()], int(found.group())
    limit = "by" if _LIMIT.search(before) else "from" if _START.search(before) else ""
    former = _FORMER.search(before) is not None
    return Dated(found.group(), date(year, 1, 1), date(year, 12, 31), "" if former else limit, former)


def _period(printed: str) -> str:
    """ "within the next six months" as "6 month": however it is led in to, it is as long."""
    bare = printed.strip(" .,;").casefold()
    while (shorter := _PERIOD_LEAD.sub("", bare)) != bare:
        bare = shorter
    return " ".join(n.value for n in numbers_in(bare)) + " ".join(t for t in terms(bare) if t.isalpha())


def names_in(words: str, *, opening: bool = True) -> tuple[str, ...]:
    """Words with a capital; with `opening` those that open a sentence too, unless every sentence could begin so."""
    found = []
    for m in _CAPITAL.finditer(words):
        begins = _SENTENCE.search(words[: m.start()]) is not None
        if m.group() == "I" or (
            begins and (_OPENS.fullmatch(m.group()) or not (opening or _CAPITAL.match(words, m.end() + 1)))
        ):
            continue
        found.append(m.group())
    return tuple(found)


def same_date(told: Dated, printed: Sequence[Dated]) -> bool:
    """Whether one of those printed is the one told, or lies in it: "in May" may be told of the fourth of May."""
    return any(
        _holds(told, p) and told.former >= p.former and not (told.limit and p.limit and told.limit != p.limit)
        for p in printed
    )


def _holds(told: Dated, printed: Dated) -> bool:
    if told.printed == printed.printed:
        return True
    if told.first is None or told.last is None or printed.first is None or printed.last is None:
        return False
    if told.limit == printed.limit == "by" and told.first == printed.last:
        return True  # a printed month means its last day
    return told.first <= printed.first and printed.last <= told.last


def same_number(told: Number, printed: Sequence[Number]) -> bool:
    """Whether one of those printed is as much, of the same thing, and as exact."""
    return any(
        (told.value, told.label) == (p.value, p.label)
        and told.roughly >= p.roughly
        and told.whole >= p.whole
        and not (told.lead and p.lead and told.lead != p.lead)
        and not (told.named and p.named and told.counts and not told.counts & p.counts)
        for p in printed
    )


def is_year(told: Number, printed: Sequence[Dated]) -> bool:
    """Whether a number that does not read as a date is the year of one of those printed: "up 9% on 2031"."""
    years = {str(day.year) for p in printed for day in (p.first, p.last) if day}
    return told.value in years and not (told.named or told.label)


def is_named(name: str, held: Collection[str]) -> bool:
    """Whether the words of a name are among the terms `held`, as they stand or in another form."""
    return all(term in held for term in terms(name))
