"""Labels of recommendations as documents print them: "Recommendation 4(d)", "Holme Board Area for Improvement 2 - ...".

A label opens a block; its number is kept as printed, brackets at its edges left out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_WORDS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
)
_SUB = r"(?: ?\((?:[a-z]|[ivx]{1,5}|\d{1,2})\)){1,2}|[a-z](?: ?\([ivx]{1,5}\))?(?![\w’'-])"
_ONE = rf"(?:[A-Z]{{0,2}}\d{{1,3}}(?:\.\d{{1,3}}){{0,3}}(?:{_SUB})?|[IVX]{{1,5}}|[A-Z]|[ivx]{{1,5}})(?![\w’']|\.\d)"
_COUNTED = rf"(?:(?i:{'|'.join(_WORDS.split())})\b)"
_AND = r"(?: ?[,&/–-] ?| (?i:and|to|or) |, and )(?!A )"  # the dash of "2 - A lamp" is none of a range
NUMBER = rf"(?:{_ONE}(?:{_AND}{_ONE}){{0,8}}|{_COUNTED})"
_REFERENCE = r"(?: ?\([^()]{2,90}\))?"  # "(paragraph 32)", "(high priority)"
_KINDS = (
    r"(?i:recommendations?|(?:areas?|actions?) for (?:further )?improvement(?: \(AFIs?\))?|"
    r"areas? for development|improvement actions?|(?:accelerated )?causes? of concern)"
    r"|(?i:(?:agreed )?actions?(?: points?)?)|AFIs?(?=\b|\d)|CoC(?=\b|\d)|R(?:ec|EC)s?\b\.?|R(?=\d)"
)
_PREFIX = r"(?:[A-Z][\w&'’.-]*(?: [\w&'’.-]+){0,5}? )??"
_LABEL = re.compile(
    rf"(?P<prefix>{_PREFIX})(?P<kind>{_KINDS})"
    rf"(?:(?: ?(?i:no|number|ref)\.?)? ?[#(]?(?P<number>{NUMBER})\)?(?: of \d{{1,3}}\b)?{_REFERENCE})?"
    r"(?:(?P<sep> *(?:[:.–—]|-(?= )))|(?= *$)|(?P<bare> +(?=[A-Z‘“\"'(*])))[ *]*"
)
_NUMBER_FIRST = re.compile(
    r"\(?(?P<number>\d{1,3}(?:\.\d{1,3})?[a-z]?)[:.)]* ?(?:[A-Z][\w&’']*[A-Z]\w* |Committee )?"
    r"(?P<kind>(?i:recommendation))(?P<sep>[:.]) *"
)
_PARAGRAPH = re.compile(r"\d{1,2}(?:\.\d{1,3}){1,2}\.? +")
_NO_ITEM = re.compile(
    r"(?:(?:the |our )?[\w’'&-]+ ){0,4}(?:response|reply|replies|progress|update|comments?|answers?|position|see|under|"
    r"of|from|against|regarding|following|table|annex|appendix|figure)\b",
    re.IGNORECASE,
)
_PAGE_AFTER = re.compile(r"(?:[.…·]{2,}|\s{2,}|\t| )\s*\d{1,3}$")
ITEM_HEADING = re.compile(
    rf"(?i:recommendation|area for improvement|cause of concern)s?\s+\(?{NUMBER}\)?{_REFERENCE}\W*$"
)
OPENS_ITEM = re.compile(
    rf"(?:(?i:recommendation|area for improvement|cause of concern)|AFI|Rec) ?(?:(?i:no)\.? )?\(?{NUMBER}\)?"
    rf"{_REFERENCE} ?(?:[:–—]|-(?= ))"
)


@dataclass(frozen=True, slots=True)
class Label:
    """`kind` as printed, in small letters; `length` of the label in characters; `said`: a mark or nothing ends it."""

    kind: str
    number: str
    length: int
    separator: str
    bare: bool  # a title follows the number with only a space between


def label_of(words: str, marker: str = "") -> Label | None:
    """The label that `words` begin with; None where they have none or are about an item's answer.

    `marker` is that of a list item before them: the number of "1. PAC recommendation: ...".
    """
    numbered = f"{marker} {words}" if marker else words
    paragraph = _PARAGRAPH.match(words)  # "2.1 Recommendation 1"
    found = _NUMBER_FIRST.match(numbered) or _LABEL.match(words, paragraph.end() if paragraph else 0)
    if found is None:
        return None
    given = found.groupdict()
    before = len(numbered) - len(words) if found.string is numbered else 0
    if _NO_ITEM.match(given.get("prefix") or ""):
        return None
    number = given["number"] or ""
    says_so = given.get("prefix") and found.end() == len(words) and words.endswith(".")
    if says_so or (given.get("bare") and not number):  # "The agency agreed with recommendation 1."
        return None
    if given["kind"] == "R":
        number = f"R{number}"
    bare = given.get("bare") is not None
    return Label(given["kind"].lower(), number, found.end() - before, (given["sep"] or "").strip(), bare)


REPLY = re.compile(
    rf"(?:[\w’' ]{{0,40}}\b)?(?:response|reply|answer|comments?)s? (?:to|on) (?:the )?(?:committee['’]s )?"
    rf"(?:(?:recommendations?|areas? for improvement|conclusions?(?: and recommendations?)?) (?:nos?\.? )?|(?=\d))"
    rf"(?P<number>{NUMBER})(?: (?:and|to) (?:recommendations? )?{NUMBER})?(?: ?[:.–—-]|(?=\W*$))\s*",
    re.IGNORECASE,
)


def numbers_of(number: str) -> list[str]:
    """Each of the numbers that a label prints together: "3 and 4", "5-7", "R2, R3"."""
    found = re.fullmatch(r"([A-Z]{0,2})(\d{1,3}) ?(?:-|–|to|TO) ?\1(\d{1,3})", number)
    if found and int(found[2]) < int(found[3]) <= int(found[2]) + 40:
        return [f"{found[1]}{n}" for n in range(int(found[2]), int(found[3]) + 1)]
    return [part for part in re.split(r" ?[,&/] ?| (?:and|or|AND) ", number) if part]


def is_listed(words: str) -> bool:
    """Whether a label's line is an entry of a contents list: a page number stands at its end."""
    return _PAGE_AFTER.search(words) is not None and not words.endswith(")")
