"""Follow-ups: whether a question leans on the turn before, what it takes from there, and the same asked outright.

What the turn before was about goes on, in brackets: "by when (the lamp room roof)?". "And the east pier?" is that turn
asked of something else, which takes the place of whatever it is most like there. A question that is whole by itself
and is answered elsewhere leans on nothing: its subject is another.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from assistant.kinds import Kind, kinds_of
from assistant.models import Answer
from assistant.replacing import CLAUSE, PREPOSITIONS, counterpart, of_the_same_kind, says_nothing
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
_IN_BRACKETS = re.compile(r"\s*\(([^()]+)\)\W*$")
_TAIL = re.compile(r"(?<=\w) (?:is|are|was|were|be|been|being|get|got|has|have|had)(?: \w+)?$", re.IGNORECASE)
_VERB_THE = re.compile(r"^(?:\w+ )?(?:the|an?|our|their|this|that)\s+", re.IGNORECASE)
_OBJECT = re.compile(
    rf"(?<!\bany )(?<!\ball )\b({PREPOSITIONS}|about) (?:it|them|(?:that|those|these|this)(?=\W*$| (?:{_VERB})\b))",
    re.IGNORECASE,
)
_THE_ONE = re.compile(r"^the\s+|\s+ones?$", re.IGNORECASE)
_PARTS = re.compile(rf"\s+(?=(?:{PREPOSITIONS})\b)", re.IGNORECASE)
_WHO_DOES = re.compile(
    r"^(?:and |so )?who(?:['’]?s|se)? (?:[\w'’-]+ ){1,3}?(?=(?:the|an?|our|their|this|that)\b)", re.IGNORECASE
)
_ASKS_OF = re.compile(r"^(?:who|what|where)(?:['’]?s| is| are| was| were)\s+(?P<whom>.+)$", re.IGNORECASE)
_SHE = re.compile(r"\b(?P<subject>she|he|him)\b|\b(?P<whose>his|hers|her)\b(?P<owned>(?= [a-z]))?", re.IGNORECASE)
_OF_HERS = re.compile(rf"^what\b(?!.*\b(?:{_POINTERS})\b)", re.IGNORECASE)  # all that she is to do, whatever was told
_HER_AS_OBJECT = re.compile(rf"^her (?:{_VERB}|{PREPOSITIONS}|and|or|now|yet|still)\b", re.IGNORECASE)
_IS_LATE = re.compile(r"^(?:is|are) .+ (?:late|overdue|behind)\b", re.IGNORECASE)
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
_ARTICLE = re.compile(r"^the ", re.IGNORECASE)
_ASKS_WHAT = re.compile(
    r"^(?:what|which)(?:['’]?s)? (?:is|are|was|were|has|have|had|did|do|does|will|should|must)\b", re.IGNORECASE
)
_ABOUT_ITS_OWN = re.compile(
    r"^what (?:is|are|was|were|has|have|had|did|do|does)\b[\w'’ -]*? (?:about|regarding|concerning"
    r"|(?:said|promised|pledged|agreed|decided) on) \w",
    re.IGNORECASE,
)
_WORD = re.compile(r"[A-Za-z]{3,}")
_BETWEEN = "; "
_SUBJECT_WORDS = 3
_NAMED_WORDS = 2
_MOST_NAMED = 7  # words of a topic that a sentence can hold
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
    before = _leant_on(previous)
    if named := _by_name(asked, previous):
        if _OF_HERS.match(named):
            return Turn(named, own=named)
        carried = _of_whom(before, previous)
        topics = _topics(carried, frozenset(terms(spelt_out(named))), named)
        if _IS_LATE.match(named):
            return Turn(_outright(named, topics) if topics else named, carried, own=named)
        typed = _OPENS.sub("", asked)  # what is told of her is told without her name
        told, searched = (_outright(one, topics) if topics else one for one in (named, typed))
        return Turn(told, carried, searched=searched)
    if _names_its_own(asked) or _is_whole(asked, ground.view) or _is_another_subject(asked, before, previous, ground):
        return Turn(asked)
    own = _OPENS.sub("", asked)
    if listed := _of_the_list(asked, previous):
        own = _ANY_OF_THEM.sub("it", own)
        return Turn(f"{own.rstrip('?. ')} ({listed})?", listed, own=own)
    if _of_something_else(asked):
        return _replaced(asked, previous, before, ground)
    carried = _of_whom(before, previous)
    topics = _topics(carried, frozenset(terms(spelt_out(own))), own)
    whom = previous.person if _is_among(previous.person, topics) else ""
    return Turn(_outright(own, topics) if topics else asked, before if whom else carried, whom=whom)


def leans(asked: str) -> bool:
    """Whether its words point at something said before, or are too few to be about anything."""
    return _points(asked) or len(terms(asked)) < _SUBJECT_WORDS


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


def _by_name(asked: str, previous: Answer) -> str:
    """The question with the name of whom the turns before were about for "she" and "her"; empty where none is known."""
    own = _OPENS.sub("", asked)
    if not previous.person or not _SHE.search(own):
        return ""

    def named(found: re.Match[str]) -> str:
        owned = found["whose"] and found["owned"] is not None and not _HER_AS_OBJECT.match(own[found.start() :])
        return f"{previous.person}’s" if owned else previous.person

    return _SHE.sub(named, own)


def _of_whom(before: str, previous: Answer) -> str:
    """The turn before without the name of whom it was about; that alone, where it asked for all that they are to do."""
    inner = _IN_BRACKETS.search(before)
    outer = before[: inner.start()] if inner else before
    person = re.compile(rf"(?:\bthe )?{re.escape(_ARTICLE.sub('', previous.person))}\b", re.IGNORECASE)
    if not previous.person or not person.search(outer):
        return before
    rest = person.sub(" ", outer, count=1)
    alone = len([t for t in terms(rest) if t not in ASKING]) < _NAMED_WORDS
    return f"{previous.person if alone else rest}{before[inner.start() :] if inner else ''}"


def _is_among(person: str, topics: str) -> bool:
    said = {_ARTICLE.sub("", topic).casefold() for topic in topics.split(_BETWEEN)}
    return bool(person) and _ARTICLE.sub("", person).casefold() in said


def _topics(before: str, own: frozenset[str], asked: str) -> str:
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


def _outright(own: str, topics: str) -> str:
    """The question with its topics: "who paid for the fog horns" for "who paid for them", or in brackets after it."""
    named = _TAIL.sub("", _VERB_THE.sub("", topics))
    if len(named.split()) <= _MOST_NAMED and not re.search(r"[,;]", topics) and _OBJECT.search(own):
        article = "the " if named != topics or " " in named or is_word(named.lower()) else ""  # not before a name
        return _OBJECT.sub(lambda m: f"{m[1]} {article}{named}", own, count=1)
    return f"{own.rstrip('?. ')} ({topics})?"


def _about(clause: str, own: frozenset[str]) -> str:
    """The clause without the words of asking that it begins and ends with; empty where nothing new is left."""
    words = _WHO_DOES.sub("", clause.strip(" ?.!,;:-")).split()
    while words and says_nothing(words[0]) and not (terms(words[0]) and words[1:2] in (["of"], ["to"], ["for"])):
        words.pop(0)
    while words and says_nothing(words[-1]):
        words.pop()
    said = " ".join(words)
    return said if set(terms(said)) - own else ""


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
