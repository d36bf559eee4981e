"""The figure that answers "how many", "how much" or "how long", as it is printed: "31 of the 52 keepers"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

from assistant.asks import COMPARING, Ask
from assistant.clauses import clause_of
from assistant.kinds import Kind
from assistant.numerals import LABELLED, MONEY, NUMBER, OF_A_WHOLE, SHARE
from assistant.ordering import PAST
from corpus.dates import expressions
from corpus.models import Span
from index.terms import terms

_ABOUT = (
    r"(?:\b(?:about|around|over|nearly|almost|some|approximately|just (?:over|under)|more than|at least|up to"
    r"|fewer than|less than)\s)?"
)
_FIGURE = re.compile(rf"(?<![\w.,/:-]){_ABOUT}{NUMBER}{OF_A_WHOLE}(?![\w/:]|[-.,]\d)", re.IGNORECASE)
_LASTING = re.compile(
    rf"(?<![\w.,/:-]){_ABOUT}{NUMBER}(?:\s(?:to|or)\s{NUMBER})?[\s-](?:\w+\s)?"
    r"(?:second|minute|hour|day|week|month|year|decade)(?:s\b(?: late\b)?|\b(?:\s\w+)?)",
    re.IGNORECASE,
)
_LASTING_ASKED = re.compile(
    r"\b(?:how (?:long|late)|(?:how many|over what) (?:hours|days|weeks|months|years|period))\b", re.IGNORECASE
)
_PLURAL = re.compile(r"\b[A-Za-z-]{2,}s\d?\b")  # "lanterns3": the mark of a footnote
_PARAGRAPH = re.compile(r"\d+(?:\.\d+)*")
_OF_A_WHOLE = re.compile(r"one of\b", re.IGNORECASE)
_TWO_COUNTED = re.compile(r"\bhow many\b.*\b(?:and|or)\b|,", re.IGNORECASE)
_OF_THESE = re.compile(r" of (?:them|these|which|those|whom)\b")
_SHARE_ASKED = re.compile(r"\b(?:share|percentage|percent|per cent|proportion|rate)\b", re.IGNORECASE)
_MOST_BETWEEN = 20  # words
_AGAINST = re.compile(
    r"\b(?:compared (?:to|with)|against|instead of|(?:below|above) (?:the|a) [\w ]{1,40}? of|(?:up|down) from"
    r"|rather than)\b",
    re.IGNORECASE,
)
_COMPARES = frozenset(terms("share percentage proportion rate compare compared against versus vs before nationally"))
_IN_MONTH = re.compile(r" in [A-Z][a-z]+ \d{4}")
_HELD = 0.4  # of what was asked, in a sentence that compares
_TIME = r"(?:second|minute|hour|day|week|month|year)s?\b"
_SORTS = {"share": SHARE, "money": MONEY, "time": re.compile(rf"\b{_TIME}")}
_AND_MORE = re.compile(rf" and {NUMBER} {_TIME}")
_MARKS = " *_#|(["
_WHOLE = re.compile(rf"\b[Oo]f (?:the|all|our|their) (?P<all>{NUMBER} [A-Za-z]+)")
_PARTS = re.compile(rf"(?:, |\band )(?P<part>{NUMBER}) (?:is|are|was|were|has|have|had)\b")
_NO_UNIT = (
    "of to in and or have has had who that which were was are is be been on for at by from with will would the a an as "
    "into per across over under than when where this these those its their our so but out during since between not did "
    "do can could may instead before after"
)
_NO_THING = rf"(?:{_NO_UNIT.replace(' ', '|')}|[a-z]+ed(?!\s[\w-]+s\d?\b)|[a-z]+ing(?!\s[\w-]+s\b))\b"
_UNIT = re.compile(rf"(?:\s(?!{_NO_THING})[A-Za-z][\w’'-]*){{1,3}}")
# what is told as wanted or expected, and not as what it came to
_HAD_IN_MIND = re.compile(
    r"\b(?:(?:targets?|aims?|goals?|budgets?|estimates?|quotations?|quotes?) (?:of|for|to|was|were|is)"
    r"|exceed\w*|initially|originally|quoted|estimated|budgeted|aim(?:s|ed|ing)|includes)(?: [\w-]+){0,3}\s*$",
    re.IGNORECASE,
)
_CAME_TO = re.compile(r"\b(?:costs?|spen[dt]|paid|pay|came to|come to|final\w*|actual\w*)\b", re.IGNORECASE)
_IN_MIND_ASKED = re.compile(
    r"\b(?:target|aim|goal|budget|estimat\w*|quot\w*|expect\w*|original\w*|initial\w*)", re.IGNORECASE
)
_OF_WHICH_ONE = re.compile(r"\b(?:as|of|is|was|are|were|be|been|became) $")  # "one of 19 forces" counts none
_TO_COME = re.compile(r"\b(?:will|shall|to be)\b")

Figure = tuple[Span, str]  # where its number stands, and the figure with its unit


def figures_in(sentence: str, ask: Ask) -> list[str]:
    """The figure of a sentence that answers, with its unit: of what is counted, or the one amount of money or share.

    Of several, that of the clause which holds most of what was asked; none where nothing tells which it is.
    """
    if COMPARING.search(ask.question) and (compared := _compared(sentence, ask)):
        return compared
    if ask.kind is Kind.HOW_MANY and (part := _part_of_whole(sentence, ask)):
        return part
    found = _lasting(sentence) if _LASTING_ASKED.search(ask.words) else _answering(_printed(sentence, ask), ask)
    if len(found) > 1 and not _are_of_each(found, ask):
        found = _of_one_clause(found, sentence, ask)
    return [words for _, words in found] if len(found) == 1 or _are_of_each(found, ask) else []


def _compared(sentence: str, ask: Ask) -> list[str]:
    """Two figures of one kind set against each other, as they stand: "two weeks compared to five"."""
    pairs = []
    for (one, said), (other, there) in combinations(_printed(sentence, ask), 2):
        between = sentence[one.end : other.start]
        if _AGAINST.search(between) and len(between.split()) <= _MOST_BETWEEN and _sort(said) == _sort(there):
            end = other.start + len(there)
            month = _IN_MONTH.match(sentence, end)
            pairs.append(sentence[one.start : month.end() if month else end])
    held = [ask.held(clause_of(sentence.index(pair), sentence)) for pair in pairs]
    best = [pair for pair, share in zip(pairs, held, strict=True) if share == max(held)]
    about = replace(ask, about=ask.about - _COMPARES)
    return best if len(best) == 1 and about.held(sentence)[1] >= _HELD * len(about.about) else []


def _part_of_whole(sentence: str, ask: Ask) -> list[str]:
    """Of several parts of a whole that of which most is asked: "of the 9 boats, 4 are mended and 1 is not"."""
    if not (whole := _WHOLE.search(sentence)):
        return []
    parts = list(_PARTS.finditer(sentence, whole.end()))
    held = [ask.held(clause_of(m.start("part"), sentence)) for m in parts]
    best = [m["part"] for m, share in zip(parts, held, strict=True) if share == max(held) and any(share)]
    return [f"{best[0]} of the {whole['all']}"] if len(best) == 1 else []


def _sort(figure: str) -> str:
    return next((name for name, sort in _SORTS.items() if sort.search(figure)), "")


def _lasting(sentence: str) -> list[Figure]:
    """The lengths of time."""
    return [(Span(*found.span()), found[0]) for found in _LASTING.finditer(sentence)]


def _printed(sentence: str, ask: Ask) -> list[Figure]:
    """Every figure with its unit that is no date, no number of an item and nothing that the question says itself."""
    days = [e.span for e in expressions(sentence)]
    found: list[Figure] = []
    for figure in _FIGURE.finditer(sentence):
        at = Span(*figure.span())
        if any(day.overlaps(at) for day in days) or _numbers_an_item(figure) or _is_no_answer(figure, ask):
            continue
        words = figure[0] + _unit(sentence, at.end)
        more = _AND_MORE.match(sentence, at.start + len(words))
        if not (found and at.start < found[-1][0].start + len(found[-1][1])):  # "3 minutes and 20 seconds" is one
            found.append((at, words + (more[0] if more else "")))
    return found


def _numbers_an_item(figure: re.Match[str]) -> bool:
    before = figure.string[: figure.start()]
    if _OF_A_WHOLE.match(figure[0]) and _OF_WHICH_ONE.search(before):
        return True
    return bool(LABELLED.search(before) or (_PARAGRAPH.fullmatch(figure[0]) and not before.strip(_MARKS)))


def _is_no_answer(figure: re.Match[str], ask: Ask) -> bool:
    """Whether the question says it itself ("how many 999 calls"), it is a part of another figure, or of what is not,
    or of what is still to come where what was is asked."""
    repeated = re.search(rf"(?<![\w.,]){re.escape(figure[0])}(?![\w%]|[.,]\d)", ask.question)
    clause = clause_of(figure.start(), figure.string)
    to_come = PAST.search(ask.words) and _TO_COME.search(clause)
    if to_come or _is_expected(figure, clause, ask):
        return True
    return bool(repeated or ask.denied_in(clause) or _OF_THESE.match(figure.string, figure.end()))


def _is_expected(figure: re.Match[str], clause: str, ask: Ask) -> bool:
    """Whether it is a target, a quotation or a budget where what came of it is asked, and not that."""
    came = _CAME_TO.search(ask.words) or (ask.kind is Kind.HOW_MANY and PAST.search(ask.words))
    if not came or _IN_MIND_ASKED.search(ask.words):
        return False
    return _HAD_IN_MIND.search(clause[: clause.find(figure[0])]) is not None


def _unit(sentence: str, at: int) -> str:
    """The few words behind a figure that name what it counts: up to the last plural, where there is one."""
    unit = _UNIT.match(sentence, at)
    plurals = list(_PLURAL.finditer(unit[0])) if unit else []
    return unit[0][: plurals[-1].end()] if unit and plurals else unit[0] if unit else ""


def _answering(found: Sequence[Figure], ask: Ask) -> list[Figure]:
    if ask.kind is Kind.HOW_MUCH:
        return [one for one in found if MONEY.search(one[1])]
    if _SHARE_ASKED.search(ask.words):
        return [one for one in found if SHARE.search(one[1])]
    # a bare number beside it could be of the same: "37 boats were asked, 20 came"
    own = [one for one in found if ask.counted & frozenset(terms(one[1]))]
    return own if not any(_is_bare(words) for at, words in found if (at, words) not in own) else []


def _are_of_each(found: Sequence[Figure], ask: Ask) -> bool:
    """Whether each counts another of the things that are counted: "how many boats and keepers"."""
    counted = [ask.counted & frozenset(terms(words)) for _, words in found]
    if len(found) < 2 or not _TWO_COUNTED.search(ask.words):
        return False
    return len({one for one in counted if len(one) == 1}) == len(found)


def _of_one_clause(found: Sequence[Figure], sentence: str, ask: Ask) -> list[Figure]:
    held = [ask.held(clause_of(at.start, sentence)) for at, _ in found]
    best = max(held)
    return [one for one, share in zip(found, held, strict=True) if share == best and any(best)]


def _is_bare(words: str) -> bool:
    """Whether a figure names nothing that it counts, in the plural, and is no money or share."""
    return not (MONEY.search(words) or SHARE.search(words) or _PLURAL.search(words))
