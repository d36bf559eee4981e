"""What of the turn before goes on: the things that it was about, and whom, put into the question that leans on it."""

from __future__ import annotations

import re

from assistant.replacing import CLAUSE, PREPOSITIONS, says_nothing
from assistant.spelling import is_word
from assistant.wording import ASKING
from index.terms import terms

_VERB = "is|are|was|were|has|have|had|do|does|did|not"
_IN_BRACKETS = re.compile(r"\s*\(([^()]+)\)\W*$")
_TAIL = re.compile(r"(?<=\w) (?:is|are|was|were|be|been|being|get|got|has|have|had)(?: \w+)?$", re.IGNORECASE)
_VERB_THE = re.compile(r"^(?:\w+ )?(?:the|an?|our|their|this|that)\s+", re.IGNORECASE)
_OBJECT = re.compile(
    rf"(?<!\bany )(?<!\ball )\b({PREPOSITIONS}|about) (?:it|them|(?:that|those|these|this)(?=\W*$| (?:{_VERB})\b))",
    re.IGNORECASE,
)
_WHO_DOES = re.compile(
    r"^(?:and |so )?who(?:['’]?s|se)? (?:[\w'’-]+ ){1,3}?(?=(?:the|an?|our|their|this|that)\b)", re.IGNORECASE
)
_SHE = re.compile(r"\b(?P<subject>she|he|him)\b|\b(?P<whose>his|hers|her)\b(?P<owned>(?= [a-z]))?", re.IGNORECASE)
_HER_AS_OBJECT = re.compile(rf"^her (?:{_VERB}|{PREPOSITIONS}|and|or|now|yet|still)\b", re.IGNORECASE)
_WHO_SAID = re.compile(  # of "what did the inspectors recommend on fog" the fog goes on
    r"^what (?:did|does|do|has|have|had|is|are) (?:[\w'’-]+ ){1,5}?(?:say|said|recommend(?:ed)?|ask(?:ed)?"
    r"(?: for)?|want(?:ed)?|find|found|promised?|pledged?|doing|do|done) (?:on|about|regarding) (?=\w)",
    re.IGNORECASE,
)
_ASKED_OF_IT = re.compile(
    r"\b(?:did|does|do|is|are|was|were|has|have|had|will|would|can) (?:it|they|she|he)\b", re.IGNORECASE
)
_PLURAL = re.compile(r"\b(?:they|them|their|those|these)\b", re.IGNORECASE)
_NAMES = r"(?:the|an?|any|our|their|its|his|her|this|that|of|for|in|on|at|with|about|to|by|from)\s+"
_FULL_NAME = re.compile(r"\b[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)+")
_ARTICLE = re.compile(r"^the ", re.IGNORECASE)
_BETWEEN = "; "
_MOST_NAMED = 7  # words of a topic that a sentence can hold
_NAMED_WORDS = 2


def by_name(own: str, person: str) -> str:
    """The question with the person's name for "she" and "her"; empty where none is known, or it names its own."""
    found = _SHE.search(own)
    if not person or not found or len([t for t in terms(own[: found.start()]) if t not in ASKING]) >= _NAMED_WORDS:
        return ""

    def named(found: re.Match[str]) -> str:
        owned = found["whose"] and found["owned"] is not None and not _HER_AS_OBJECT.match(own[found.start() :])
        return f"{person}’s" if owned else person

    return _SHE.sub(named, own)


def names_her(asked: str) -> bool:
    """Whether it names somebody before it says "she"."""
    found = _SHE.search(asked)
    return found is not None and _FULL_NAME.search(asked[: found.start()]) is not None


def of_another(before: str, person: str, new: str) -> str:
    """The turn before asked of another person; empty where it was of none, or that is none."""
    if not person or not _FULL_NAME.fullmatch(new) or person.casefold() not in before.casefold():
        return ""
    inner = _IN_BRACKETS.search(before)
    outer = before[: inner.start()] if inner else before.rstrip(" ?.")
    if person.casefold() not in outer.casefold():
        return f"{outer} for {new}?"
    return f"{re.sub(re.escape(person), new, outer, count=1, flags=re.IGNORECASE)}?"


def of_whom(before: str, person: str) -> str:
    """The turn before without the name of whom it was about; that alone, where it asked for all that they are to do."""
    inner = _IN_BRACKETS.search(before)
    outer = before[: inner.start()] if inner else before
    name = re.compile(rf"(?:\bthe )?{re.escape(_ARTICLE.sub('', person))}\b", re.IGNORECASE)
    if not person or not name.search(outer):
        return before
    rest = name.sub(" ", outer, count=1)
    alone = len([t for t in terms(rest) if t not in ASKING]) < _NAMED_WORDS
    return f"{person if alone else rest}{before[inner.start() :] if inner else ''}"


def is_among(person: str, said: str) -> bool:
    """Whether the person is one of the topics."""
    told = {_ARTICLE.sub("", topic).casefold() for topic in said.split(_BETWEEN)}
    return bool(person) and _ARTICLE.sub("", person).casefold() in told


def topics(before: str, own: frozenset[str], asked: str) -> str:
    """What the words were about, less what is said again, as they were typed; at most two things.

    What was only asked of it, "who leads it", "was it accepted", is no topic.
    """
    inner = _IN_BRACKETS.search(before)
    outer = _WHO_SAID.sub("", before[: inner.start()] if inner else before)
    parts = [part for part in CLAUSE.split(outer) if not (inner and _is_only_asked(part, asked))]
    clauses = list(filter(None, (_about(clause, own) for clause in parts)))
    telling = [clause for clause in clauses[1:] if " " in clause or not is_word(clause.lower())]
    said = [", ".join(clauses[:1] + telling)]
    said += [part for part in inner[1].split(_BETWEEN) if set(terms(part)) - own][-1:] if inner else []
    return _BETWEEN.join(filter(None, said))


def _is_only_asked(clause: str, asked: str) -> bool:
    """Whether it names nothing that could be asked about: "who is responsible", "how many calls did it take"."""
    if found := _ASKED_OF_IT.search(clause):
        counted = [t for t in terms(clause[: found.start()]) if t not in ASKING]
        return len(terms(clause[found.end() :])) < _NAMED_WORDS and not (counted and _PLURAL.search(asked))
    about = _about(clause, frozenset())
    return len(terms(about)) < _NAMED_WORDS and not re.search(rf"\b{_NAMES}{re.escape(about)}", clause, re.IGNORECASE)


def outright(own: str, said: str) -> str:
    """The question with its topics: "who paid for the fog horns" for "who paid for them", or in brackets after it."""
    if not said:
        return own
    named = _TAIL.sub("", _VERB_THE.sub("", said))
    if len(named.split()) <= _MOST_NAMED and not re.search(r"[,;]", said) and _OBJECT.search(own):
        article = "the " if named != said or " " in named or is_word(named.lower()) else ""  # not before a name
        return _OBJECT.sub(lambda m: f"{m[1]} {article}{named}", own, count=1)
    return f"{own.rstrip('?. ')} ({said})?"


def _about(clause: str, own: frozenset[str]) -> str:
    """The clause without the words of asking that it begins and ends with; empty where nothing new is left."""
    words = _WHO_DOES.sub("", clause.strip(" ?.!,;:-")).split()
    while words and says_nothing(words[0]) and not (terms(words[0]) and words[1:2] in (["of"], ["to"], ["for"])):
        words.pop(0)
    while words and says_nothing(words[-1]):
        words.pop()
    said = " ".join(words)
    return said if set(terms(said)) - own else ""
