"""The figure that answers "how many" or "how much", as it is printed: "47 of the 59 recipients", "£1.7bn"."""

from __future__ import annotations

import re

from assistant.kinds import Kind
from assistant.question import Understood
from corpus.dates import expressions
from index.terms import terms

_WORDS = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
    r"|eighteen|nineteen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-[a-z]+)?|half|none)"
)
_SCALE = r"(?:\s?(?:%|(?:per ?cent|bn|m|k|million|billion|pence|p)\b))?"
_NUMBER = rf"(?:[£$€]\s?)?(?:\d[\d,]*(?:\.\d+)?|\b{_WORDS}\b){_SCALE}"
_FIGURE = re.compile(
    rf"(?<![\w.,/:-]){_NUMBER}(?:\s(?:out\s)?of\s(?:the\s|its\s|their\s)?{_NUMBER})?(?![\w/:]|[-.,]\d)", re.IGNORECASE
)
_MONEY = re.compile(r"[£$€]|\b(?:pence|pounds?|euros?|dollars?)\b")
_COUNTED = re.compile(r"\bhow many (?:of (?:the|their|our|its) )?([\w’'-]+)", re.IGNORECASE)
_PLURAL = re.compile(r"\b[A-Za-z]{2,}s\b")
_SHARE_ASKED = re.compile(r"\b(?:share|percentage|percent|per cent|proportion|rate)\b", re.IGNORECASE)
_SHARE = re.compile(r"%|\bper ?cent\b")
_MARKS = " *_#|(["
_LABEL = re.compile(
    r"(?:\b(?:recommendation|action|item|section|part|page|paragraph|phase|stage|tier|grade|table|annex|appendix|step"
    r"|week|minute|no|number|outcome|priority|level|version|round|quarter|type)s?\.?\s*)$",
    re.IGNORECASE,
)
_NO_UNIT = (
    "of to in and or have has had who that which were was are is be been on for at by from with will would the a an as "
    "into per across over under than when where this these those its their our so but out during since between not did "
    "do can could may"
)
_UNIT = re.compile(rf"(?:\s(?!(?:{_NO_UNIT.replace(' ', '|')}|[a-z]+ed)\b)[A-Za-z][\w’'-]*){{1,3}}")


def figures_in(sentence: str, understood: Understood) -> list[str]:
    """The figure of a sentence that answers, with its unit: of what is counted, or the one amount of money or share.

    None where there are several, and where nothing tells that it is of what was asked.
    """
    days = [e.span for e in expressions(sentence)]
    found = []
    for figure in _FIGURE.finditer(sentence):
        at = figure.start()
        numbers_it = _LABEL.search(sentence[:at]) or (figure[0].isdigit() and not sentence[:at].strip(_MARKS))
        repeated = figure[0] in understood.question  # "how many 999 calls": a name
        if numbers_it or repeated or any(d.start < figure.end() and at < d.end for d in days):
            continue
        unit = _UNIT.match(sentence, figure.end())
        found.append(figure[0] + (unit[0] if unit else ""))
    if understood.kind is Kind.HOW_MUCH:
        found = [words for words in found if _MONEY.search(words)]
    elif _SHARE_ASKED.search(understood.question):
        found = [words for words in found if _SHARE.search(words)]
    else:  # a bare number beside it could be of the same: "37 boats were asked, 20 came"
        wanted = understood.counted or frozenset(
            t for word in _COUNTED.findall(understood.question) for t in terms(word)
        )
        own = [words for words in found if wanted & frozenset(terms(words))]
        found = own if not any(_is_bare(words) for words in found if words not in own) else []
    return found if len(found) == 1 else []


def _is_bare(words: str) -> bool:
    """Whether a figure names nothing that it counts, in the plural, and is no money or share."""
    return not (_MONEY.search(words) or _SHARE.search(words) or _PLURAL.search(words))
