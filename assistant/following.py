"""Follow-ups: whether a question leans on the turn before, what it takes from there, and the same asked outright.

What the turn before was about goes on, in brackets: "by when (the lamp room roof)?". "And the east pier?" is that turn
asked of something else, which takes the place of whatever it is most like there. A question that is whole by itself
and is answered elsewhere leans on nothing: its subject is another.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from assistant.carried import by_name, is_among, names_her, of_another, of_whom, outright, topics
from assistant.kinds import Kind, kinds_of
from assistant.models import Answer
from assistant.replacing import CLAUSE, PREPOSITIONS, counterpart, of_the_same_kind
from assistant.spelling import is_word
from assistant.view import View
from assistant.wording import ASKING, spelt_out
from index.embed import Embedder
from index.hybrid import Filters
from index.local import LocalIndex
from index.terms import terms

_OPENS = re.compile(r"^(?:(?:and|so|but|or|ok(?:ay)?|then|also|same for|what about|how about)\b[\s,]*)+", re.IGNORECASE)
_VERB = "is|are|was|were|has|have|had|do|does|did|not"
# "how many fires were there in 2031" points at nothing
_THERE = r"there\b(?! (?:is|are|was|were|has|have|will|be)\b)(?!(?<=(?:are|ere|was) there) \w)(?!(?<=is there) \w)"
_THAT_ONE = rf"the (?:%s)(?: one\b|(?=\W*$|,| (?:{_VERB})\b))"
_PLACES = ("first|1st", "second|2nd", "third|3rd", "fourth|4th", "fifth|5th", "sixth|6th")
_POINTS = re.compile(
    rf"\b(?:it|its|that|they|them|their|theirs|this|these|those|{_THERE}|she|he|her|hers|his|him"
    rf"|the (?:rest|others?|same)(?: one)?|{_THAT_ONE % '|'.join((*_PLACES, 'last'))}|ones?|else|instead|others?)\b"
    r"|\bwhich (?:one|part|of)\b|\bany(?:thing|one)? (?:else|more)\b",
    re.IGNORECASE,
)
_POINTERS = rf"it|that|this|they|them|these|those|{_THERE}|she|he|him"
_POINTER = re.compile(rf"\b(?:{_POINTERS})\b", re.IGNORECASE)
_ANY_OF_THEM = re.compile(rf"\b{_THAT_ONE % '|'.join((*_PLACES, 'last'))}", re.IGNORECASE)
_NTH = tuple(re.compile(rf"\b{_THAT_ONE % place}", re.IGNORECASE) for place in _PLACES)
_LAST = re.compile(rf"\b{_THAT_ONE % 'last'}", re.IGNORECASE)
_LISTED = re.compile(r"^- (.+?)(?: \[\d+\])*$", re.MULTILINE)
_QUOTED = re.compile(r"“([^”]+)”")
_VERB_FIRST = re.compile(
    r"^(?:is|are|was|were|has|have|had|do|does|did|will|would|can|could|should|shall|may|might|must|any\w*)\b",
    re.IGNORECASE,
)
_THE_ONE = re.compile(r"^the\s+|\s+ones?$", re.IGNORECASE)
_PARTS = re.compile(rf"\s+(?=(?:{PREPOSITIONS})\b)", re.IGNORECASE)
_ASKS_OF = re.compile(r"^(?:who|what|where)(?:['’]?s| is| are| was| were)\s+(?P<whom>.+)$", re.IGNORECASE)
_OF_HERS = re.compile(rf"^what\b(?!.*\b(?:{_POINTERS})\b)", re.IGNORECASE)  # all that she is to do, whatever was told
_IS_LATE = re.compile(r"^(?:is|are) .+ (?:late|overdue|behind)\b", re.IGNORECASE)
_ASKS_WHAT = re.compile(
    r"^(?:what|which)(?:['’]?s)? (?:is|are|was|were|has|have|had|did|do|does|will|should|must)\b", re.IGNORECASE
)
_ABOUT_ITS_OWN = re.compile(
    r"^what (?:is|are|was|were|has|have|had|did|do|does)\b[\w'’ -]*? (?:about|regarding|concerning"
    r"|(?:said|promised|pledged|agreed|decided) on) \w",
    re.IGNORECASE,
)
_OF_EVERYTHING = re.compile(
    r"^(?:which|what|how many|list|show(?: me)?|are there)(?: all| any)?(?: the| of the)? "
    r"(?:recommendations|recs|areas for improvement|afis|actions|priorities|commitments|promises|pledges|items|dates"
    r"|deadlines)\b|^what(?:['’]?s| is| falls| fell)? (?:over)?due\b|^(?:what|which)\b.*n(?:o|['’])t add up\b"
    r"|^what should (?:i|we|the panel) ask\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[A-Za-z]{3,}")
_SUBJECT_WORDS = 3
_NAMED_WORDS = 2
_MOST_REPLACING = 6  # words of "and the east pier?"
_HELD, _WHOLE = 0.45, 0.9
_NEAR = 8  # passages looked at for either side


@dataclass(frozen=True, slots=True)
class Turn:
    """A question beside the turn before: `before` are the words it takes from there, none where it stands alone.

    `replaces`: whether it is that turn asked of something else. `own`: its words where they differ from those typed.
    `whom`: the person, where what goes on is all of theirs. `searched`: what is compared with passages, where that is
    not `standalone`.
    """

    standalone: str
    before: str = ""
    replaces: bool = False
    own: str = ""
    whom: str = ""
    searched: str = ""


@dataclass(frozen=True, slots=True)
class Ground:
    """Where a change of subject is looked for."""

    view: View
    index: LocalIndex
    filters: Filters
    embedder: Embedder | None = None


def following(asked: str, previous: Answer | None, followup: bool | None, ground: Ground) -> Turn:
    """How `asked` leans on `previous`. `followup` says that it does, or does not; None lets the words decide."""
    if previous is None or followup is False or not (followup or leans(asked)):
        return Turn(asked)
    if names_her(asked) or (followup is None and _both_of_everything(asked, previous)):
        return Turn(asked)
    before = _leant_on(previous)
    if named := by_name(_OPENS.sub("", asked), previous.person):
        if _OF_HERS.match(named):
            return Turn(named, own=named)
        carried = of_whom(before, previous.person)
        goes_on = topics(carried, frozenset(terms(spelt_out(named))), named)
        if _IS_LATE.match(named):
            return Turn(outright(named, goes_on), carried, own=named)
        typed = _OPENS.sub("", asked)  # what is told of her is told without her name
        return Turn(outright(named, goes_on), carried, searched=outright(typed, goes_on))
    if _names_its_own(asked) or _is_whole(asked, ground.view) or _is_another_subject(asked, before, previous, ground):
        return Turn(asked)
    own = _OPENS.sub("", asked)
    if listed := _of_the_list(asked, previous):
        own = _ANY_OF_THEM.sub("it", own)
        return Turn(f"{own.rstrip('?. ')} ({listed})?", listed, own=own)
    if _of_something_else(asked):
        return _replaced(asked, previous, before, ground)
    carried = of_whom(before, previous.person)
    goes_on = topics(carried, frozenset(terms(spelt_out(own))), own)
    whom = previous.person if is_among(previous.person, goes_on) else ""
    return Turn(outright(own, goes_on) if goes_on else asked, before if whom else carried, whom=whom)


def leans(asked: str) -> bool:
    """Whether its words point at something said before, or are too few to be about anything."""
    return _points(asked) or len(terms(asked)) < _SUBJECT_WORDS


def asks_of_everything(asked: str) -> bool:
    """Whether it may be meant of the whole register, though it is as short as a question that leans."""
    return _OF_EVERYTHING.match(asked) is not None and not _points(asked)


def _both_of_everything(asked: str, previous: Answer) -> bool:
    """Whether it and the turn before are both of the whole register: the one narrows nothing of the other."""
    before = previous.question
    outright = previous.standalone_question.rstrip("? ") == before.rstrip("? ")
    return outright and asks_of_everything(before) and asks_of_everything(asked)


def _points(asked: str) -> bool:
    if _OPENS.match(asked):
        return True
    clauses = CLAUSE.split(asked)
    at = next((n for n, clause in enumerate(clauses) if _POINTS.search(clause)), None)
    # "the bus shelter, who mends it" says itself what it means
    return at is not None and len(terms(" ".join(clauses[:at]))) < 2


def _names_its_own(asked: str) -> bool:
    """Whether what it points at stands before in it: "the harbour clinic, when does it open"."""
    first, *rest = CLAUSE.split(asked)
    told = [t for t in terms(first) if t not in ASKING and not t.isdigit()]
    if _OPENS.match(asked) or _POINTS.search(first) or len(told) < _NAMED_WORDS:
        return False
    return kinds_of(first) == (Kind.OPEN,) and any(_POINTER.search(clause) for clause in rest)


def _is_whole(asked: str, view: View) -> bool:
    """Whether it is short and whole: "what was said about fog", "who is Edda Roe", of a name that the documents use."""
    if _points(asked):
        return False
    found = _ASKS_OF.match(asked)
    words = [word.lower() for word in _WORD.findall(found["whom"])] if found else []
    named = any(word in view.words and not is_word(word) for word in words)
    return named or _ABOUT_ITS_OWN.match(asked) is not None


def _of_the_list(asked: str, previous: Answer) -> str:
    """What "the second one" was in the list that the turn before was answered with; empty where it points at none."""
    listed = _LISTED.findall(previous.text)
    at = [n for n, place in enumerate(_NTH) if place.search(asked)] or ([-1] if _LAST.search(asked) else [])
    if not at or len(listed) < 2 or at[0] >= len(listed):
        return ""
    said = _QUOTED.search(listed[at[0]])
    return (said[1] if said else listed[at[0]]).strip(" .…")


def _leant_on(previous: Answer) -> str:
    """The one turn to carry: the question before, or that asked outright where it leans on others itself."""
    return previous.standalone_question if leans(previous.question) else previous.question


def _of_something_else(asked: str) -> str:
    """What takes the place of something in the turn before: "the east pier" in "and the east pier?"; or nothing."""
    new = _OPENS.sub("", asked).strip(" ?.!")
    most = _MOST_REPLACING if _OPENS.match(asked) else _SUBJECT_WORDS
    short = bool(terms(new)) and len(new.split()) <= most
    whole = (
        kinds_of(new) != (Kind.OPEN,)
        or _VERB_FIRST.match(new)
        or _ASKS_WHAT.match(new)
        or _POINTS.search(re.sub(r"\bone\b", "", new))
    )
    return new if short and not whole else ""


def _replaced(asked: str, previous: Answer, before: str, ground: Ground) -> Turn:
    """The turn before asked of something else."""
    new = _of_something_else(asked)
    if another := of_another(before, previous.person, new):
        return Turn(another, replaces=True, own=another)
    own = previous.question
    if leans(own) and not of_the_same_kind(new, own) and (pointer := _POINTER.search(own)):
        left, right = own[: pointer.start()], own[pointer.end() :]
        return Turn(f"{left}{new}{right}", left + right, True)
    standalone = kept = before.rstrip("?. ")
    parts = list(filter(None, _PARTS.split(new)))
    leant = previous.standalone_question != own
    anything = _OPENS.match(asked) is not None and not leant and len(parts) == 1
    for part in parts:
        if not (old := counterpart(part, kept, ground.embedder, anything=anything)):
            frame = _OPENS.sub("", own).rstrip("?. ") if leans(own) else kept
            return Turn(f"{frame}, {new}?", frame, True)
        inner = _THE_ONE.sub("", part) if f"the {old}".lower() in standalone.lower() else part
        standalone, kept = standalone.replace(old, inner, 1), kept.replace(old, "", 1)
    return Turn(standalone, replaces=True, own=standalone)


def _is_another_subject(asked: str, before: str, previous: Answer, ground: Ground) -> bool:
    """Whether it points at nothing before, and its words stand together elsewhere than where that was answered."""
    own = frozenset(t for t in terms(spelt_out(asked)) if t not in ASKING and ground.index.frequency(t))
    if _points(asked) or len(own) < _SUBJECT_WORDS:
        return False
    cited = frozenset(c.document for c in (previous.citations or previous.related)[:3])
    everywhere = _found(own, ground.filters, ground)
    there = _found(own, replace(ground.filters, documents=cited), ground) if cited else []
    carried = frozenset(t for t in terms(spelt_out(before)) if t not in ASKING) - own
    held = max((_share(own, place, ground) for place in everywhere if place[0] not in cited), default=0.0)
    if cited and held >= max(_HELD, 2 * max((_share(own, place, ground) for place in there), default=0.0)):
        return True
    whole = [p for p in everywhere if _share(own, p, ground) >= _WHOLE]
    return bool(whole) and not any(carried & _terms_at(place, ground.view) for place in whole)


def _found(own: frozenset[str], filters: Filters, ground: Ground) -> list[tuple[str, int]]:
    return ground.index.with_words(sorted(own), filters, _NEAR)


def _share(own: frozenset[str], place: tuple[str, int], ground: Ground) -> float:
    """How much of these terms stands in a passage or over it, by rarity."""
    held = _terms_at(place, ground.view)
    return sum(ground.index.idf(t) for t in own & held) / sum(ground.index.idf(t) for t in own)


def _terms_at(place: tuple[str, int], view: View) -> frozenset[str]:
    return view.context(*place).union(*(s.terms for s in view.sentences(*place)))
