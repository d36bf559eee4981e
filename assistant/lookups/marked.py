"""What documents mark their items with beside their words, a rating, a colour or how they stand; and what is asked.

"Which are rated high", "what's red", "how many high risk actions": the mark stands in a cell, in a heading over the
item or in a word of its own, and the key of a table may say what it means.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.entries import Row
from assistant.lookups.found import ONE_RECORD
from assistant.lookups.whom import NOUN
from assistant.view import View
from index.terms import terms

_GRADE = (
    r"(?:red|amber|green|blue|yellow|high(?:est)?|medium|low(?:est)?|critical|major|moderate|minor|essential|urgent"
    r"|important|significant)"
)
_GRADES = rf"{_GRADE}(?:(?:,|,? (?:and|or)) {_GRADE})*"  # "amber or red" takes both
_MEASURE = r"(?:priority|risk|rated|rating|graded?|level|importance)"
_ASKED = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?:rated|graded|marked|ranked|flagged|coloured|classed|scored)(?: as| at)? (?:an? )?(?P<so>{_GRADES})\b",
        rf"\b(?P<so>{_GRADES})(?:[ -]{_MEASURE})+(?= (?:[\w-]+ ){{0,2}}?(?:{NOUN}|ones)\b|\W*$)",
        rf"^(?!(?:who|when|why|where|how (?!many))\b).*\b(?P<so>{_GRADES}) (?:[\w-]+ )?(?:{NOUN}|ones)\b",
        rf"^(?:(?:and|so|ok|what about|how about) )*(?:the )?(?P<so>{_GRADES})(?: ones)?\W*$",
        rf"\b(?:which|what(?:['’]?s)?|how many|any(?:thing)?)\b.*?\b(?:is|are|was|were|(?<=what['’])s|(?<=what)s|at|on)"
        rf"(?: still| now| not)* (?P<so>{_GRADES})(?: (?:in|on|at|for|now)\b.*)?\W*$",
        # "which findings are closed by the board", "what was carried forward at the July meeting"
        r"\b(?:which|what|how many)\b.*?\b(?:is|are|was|were|have|has|been|got|marked|rated)(?: still| now| not)*"
        r" (?!(?:in|on|at)\b(?! (?:hand|course|track|hold|time|risk|danger|target|schedule)\b)|there\b"
        r"|due\b|the\b|(?:about|for|to do with)\b|(?:related|relating|addressed|directed|aimed|relevant) )"
        r"(?P<so>[\w' -]+?)(?: (?:in|on|at|by|as|from|since|this|last)\b(?! (?:risk|danger)\b).*)?\W*$",
    )
)
_GRADED = _ASKED[:-1]
_GRADE_TERMS = frozenset(
    terms("red amber green blue yellow high highest medium low lowest critical major moderate minor essential urgent")
    + terms("important significant")
)
_SHORT = ((re.compile(r"\bc/?f\b|\bc/fwd\b", re.IGNORECASE), "carried forward"),)  # as tables write it
_NOT = re.compile(r"\b(?:not|never|no longer)\b|n['’]t\b", re.IGNORECASE)
_DENIED = "not"  # stands beside the terms of a mark, which leave such words out
_FIELD = re.compile(r"[|\t\n*_]+| {2,}")
_MOST_WORDS = 6  # of a mark
_BEFORE = 200  # characters between the number of an item and its words
_KEY = r" ?(?:[-–—=:] |\()(?P<meaning>[^;\n|()]{3,80})"
_KEY_OF_ANY = re.compile(rf"\b[A-Z][a-z]+{_KEY}")
_AROUND = 120  # characters of a key, either side of one meaning


def marks_in(words: str, otherwise_said: bool) -> frozenset[str]:
    """The terms of the mark that the words ask for; where they name a state of items as well, only a grade is one."""
    found = (pattern.search(words) for pattern in (_GRADED if otherwise_said else _ASKED))
    return next((mark_of(words[one.start() : one.end("so")], one["so"]) for one in found if one), frozenset())


def mark_of(words: str, said: str = "") -> frozenset[str]:
    """The terms of a mark, or of the part of the words that says it, with whether they say it is not so."""
    denied = frozenset({_DENIED}) if _NOT.search(words) else frozenset[str]()
    return frozenset(terms(said or words)) | denied


def grade_cues(words: str) -> frozenset[str]:
    """The terms of a grade that the words ask for and of what it measures: they are no topic."""
    found = next((one for pattern in _GRADED if (one := pattern.search(words))), None)
    measures = re.findall(rf"\b{_MEASURE}\b", words, re.IGNORECASE)
    return frozenset(terms(f"{found['so']} {' '.join(measures)}")) if found else frozenset()


def fits(asked: frozenset[str], mark: frozenset[str]) -> bool:
    """Whether the mark is what is asked for: any of several grades, or all the words of anything else."""
    if _DENIED in mark and _DENIED not in asked:  # "not yet due" is not "due"
        return False
    return bool(asked & mark) if len(asked) > 1 and asked <= _GRADE_TERMS else asked <= mark


def marked_with(row: Row, view: View, graded: bool) -> list[frozenset[str]]:
    """The terms of the word for how it stands, or of every mark beside its words, with what the key says of each."""
    printed = list(_printed(row, view)) if graded else _state(row, view)
    said = (f"{mark} {_meaning(mark, row['document'], view)} {_written_out(mark)}" for mark in printed)
    return [mark_of(one) for one in said]


def _written_out(mark: str) -> str:
    """What a mark is short for."""
    return " ".join(long for short, long in _SHORT if short.search(mark))


def _printed(row: Row, view: View) -> Iterator[str]:
    text, item = view.text(row["document"]), view.by_key[row["id"]]
    yield from _state(row, view)
    at, last = _record(row, view)
    taken = sorted((*item.spans, *item.response), key=lambda span: span.start)
    for span in taken:
        yield from _fields(text[at : span.start])
        at = max(at, span.end)
    yield from _fields(text[at:last])


def _state(row: Row, view: View) -> list[str]:
    if not row["said"].get("status"):
        return []
    own = next(iter(view.by_key[row["id"]].commitments), None)
    text, first = view.text(row["document"]), row["said"]["status"]
    beside = [span.of(text) for field, span in own.said if field == "status"] if own else []
    return list(dict.fromkeys([text[first["start"] : first["end"]], *beside]))


def _fields(words: str) -> list[str]:
    return [field for field in _FIELD.split(words) if field.strip() and len(field.split()) <= _MOST_WORDS]


def _record(row: Row, view: View) -> tuple[int, int]:
    """Where what is printed of an item begins and ends: its number is before its words, often with its rating."""
    text, item = view.text(row["document"]), view.by_key[row["id"]]
    first, last = item.spans[0].start, item.spans[-1].end
    fields = [span for name, span in item.said if name not in ("list", "position")]
    near = [span.start for span in fields if first - _BEFORE <= span.start < first]
    start = min([first, *near])
    start = text.rfind("\n", 0, start) + 1
    others = [o.spans[-1].end for o in view.items[row["document"]] if o is not item and o.spans[-1].end <= first]
    start = max([start, *others])
    if item.paired == ONE_RECORD:
        after = [o.spans[0].start for o in view.items[row["document"]] if o.spans[0].start > last]
        last = min([max([last, *(span.end for span in (*item.response, *fields))]), *after])
    return start, last


def _meaning(mark: str, document: str, view: View) -> str:
    """What the document's key says of a mark that is one word: "Amber - in danger; Red - will be late"."""
    if not (mark.strip().isalpha() and mark.strip().istitle()):
        return ""
    text = view.text(document)
    for found in re.finditer(rf"\b{mark.strip()}{_KEY}", text):
        around = text[max(0, found.start() - _AROUND) : found.end() + _AROUND]
        if len(_KEY_OF_ANY.findall(around)) > 1:
            return found["meaning"]
    return ""
