"""A number as the register prints it, where a question gives one: "recommendation 4", "action 22.3", "HI-05"."""

from __future__ import annotations

import re

from assistant.lookups.found import KIND_WORD, kinds_said
from assistant.naming import numbers_in
from assistant.question import Understood
from assistant.view import View

_ALONE = re.compile(
    r"[a-z]{2,}.*\d|[a-z][./-]\d|\d+[a-z] [ivx]+|(?:19|20)\d\d/\d", re.IGNORECASE
)  # that can be nothing but a number of an item
_SHORT = re.compile(r"[A-Z]\d{1,3}")
_NUMBER = re.compile(r"\b(?:number|no\.?|num) ?(\d+[a-z]?)\b|#(\d+)", re.IGNORECASE)
_KIND = re.compile(rf"\b(?:{KIND_WORD})\b", re.IGNORECASE)

Number = tuple[str, str] | tuple[()]
"""The word for the kind of item, empty where none is said, and the number in lower case."""


def number_in(understood: Understood, view: View) -> Number:
    """The number that the question itself gives."""
    if printed := _printed(understood.question, view):
        return printed
    if understood.numbers:
        return understood.numbers[0]
    if understood.before and (alone := _NUMBER.search(understood.question)):
        kind = _KIND.search(understood.before)
        return (kind[0] if kind else "recommendation", alone[1] or alone[2])
    return ()


def number_before(understood: Understood, view: View) -> Number:
    """The number that the turn before gave, which a follow-up leans on."""
    before = numbers_in(understood.before)
    return _printed(understood.before, view) or (before[0] if before else ())


def _printed(words: str, view: View) -> Number:
    """The longest number of the register that stands in the words as it is printed."""
    folded = words.lower()
    numbers = {clean(row["number"]): row["number"].strip(".()") for row in view.rows if row["number"]}
    for number in sorted((n for n in numbers if n and n in folded), key=len, reverse=True):
        edges = rf"(?<![\w/-]){re.escape(number)}(?![\w/-]|\.\w)"
        led = re.search(rf"\b({KIND_WORD}|number|no\.?)s?\.?,? (?:no\.? ?|number |#)?{edges}", folded)
        said = led and words[led.end() - len(number) : led.end()]
        if led and (len(number) > 1 or number.isdigit() or said != number):  # "action a year" gives none
            return (led[1] if kinds_said(led[1]) else "", number)
        if _ALONE.match(number) and re.search(edges, folded):
            return ("", number)
        if _SHORT.fullmatch(numbers[number]) and re.search(rf"\b{numbers[number]}\b", words):
            return ("", number)
    return ()


def clean(number: str) -> str:
    return number.lower().strip(".()")
