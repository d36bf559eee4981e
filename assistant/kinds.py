"""The kind of answer a question asks for, and whether a sentence has one."""

from __future__ import annotations

import re
from enum import StrEnum

from index.terms import terms


class Kind(StrEnum):
    BY_WHEN = "by when"
    WHO = "who"
    HOW_MANY = "how many"
    HOW_MUCH = "how much money"
    HOW_OFTEN = "how often"
    CONTACT = "contact"
    TIME = "time of day"
    STATUS = "status"
    WHY = "why"
    DECISION = "decision"
    LIST = "list"
    OPEN = "open"


_MONEY_WORDS = r"cost|costs|budget|price|fee|fees|spend|spent|spending|paid|pay|salary|salaries|invest\w*|funding|money|grant"
_ASKS: tuple[tuple[Kind, str], ...] = (
    (Kind.CONTACT, r"\b(phone|telephone|e-?mail|postal|web) ?(number|address|site)?\b.*\?*$|\bnumber to (ring|call|phone|text)\b|\bhow (do|can) \w+ (contact|ring|phone|call|reach)\b"),
    (Kind.TIME, r"\b(what|which) time\b|\bat what (time|hour)\b"),
    (Kind.DECISION, r"\basked to (decide|do|agree|approve|note|consider)\b|\b(decide|decided|decision|decisions)\b"),
    (Kind.HOW_OFTEN, r"\bhow (often|frequently|regularly|many times)\b"),
    (Kind.HOW_MUCH, rf"\bhow much\b.*\b({_MONEY_WORDS}|was|did|is)\b|\b(total|overall|what|whats|what's)\b.*\b(cost|budget|price|fee)\b|^(the )?(budget|cost|price|total cost)\b|\bhow expensive\b|\b(what|whats|what's)\b.*\b(worth|charged?|get paid|earns?)\b"),
    (Kind.HOW_MANY, r"\bhow (many|much|long|far|big|large|fast|quick\w*)\b|\b(number|percentage|percent|proportion|share|rate|total|figure|figures|numbers)\b(?! \d)"),
    (Kind.WHO, r"\b(who|whose|whom|who's|whos)\b|\bwhich (firm|company|body|organisation|agency|person|team|board|group|department|minister|force|council|councillor|member|officer)\b|\banyone\b|\b(chair|chairs|owner) of\b"),
    (Kind.BY_WHEN, r"^(and |so |but )?(by )?when\b|\bwhen(s|'s)? (is|are|was|were|will|did|do|does|has|have|can|must|should)\b|\b(by|since|until|and) when\b|\bwhen\?*$|\bwhens\b|\bwhat (date|day|month|year)\b|\b(deadline|due|by what date|how soon|timescale|target date|start date|launch date)\b|\b(start|begin|launch)\?*$"),
    (Kind.WHY, r"\bwhy\b|\b(reason|reasons)\b|\bhold(ing|s)? (\w+ )?up\b|\bheld up\b"),
    (Kind.LIST, r"\b(list|everything|which|what (are|were) the|name the|all (of )?the)\b"),
    (Kind.STATUS, r"^(so |and |but )?(has|have|had|is|are|was|were|did|does|do)\b|\b(yet|so far|status|progress|done|completed?|finished|update|happened|latest)\b"),
)
_COMPILED = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _ASKS)

_MONTH = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
_DATE = re.compile(
    rf"(?:\b\d{{1,2}}\s*(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}\b|\b{_MONTH}\s+(?:\d|'|’)|\b(?:in|by|during|until|since|from|for|end of|early|late|mid|before|after|and|to)\s+{_MONTH}\b"
    rf"|\b(?:19|20)\d\d\b|\b(?:spring|summer|autumn|winter|easter|christmas)\b|\b(?:within|in the next|over the next|next|last|coming)\s+(?:\w+\s+)?(?:days?|weeks?|months?|years?|quarter)\b"
    rf"|\b(?:later this|this|next|last) (?:year|month|week|quarter)\b|\bcoming (?:weeks|months)\b|\bimmediate(?:ly)?\b|\b(?:one|two|three|six|nine|twelve|\d+)[ -](?:days?|weeks?|months?|years?)\b|\b{_MONTH} (?:release|meeting|session)\b|\bonce\b|\b(?:yesterday|today|tomorrow)\b|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\d/\d)",
    re.IGNORECASE,
)
_NUMBER_WORD = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fifteen|twenty|thirty|forty|fifty|sixty|hundred|thousand|dozen|half|third|quarter|none|all|every|several|both|first|second)"
_NUMBER = re.compile(rf"(?<![\w/])£?\d[\d,.]*\s*(?:%|per cent|bn|m\b|k\b|million|billion)?|\b{_NUMBER_WORD}\b", re.IGNORECASE)
_MONEY = re.compile(r"[£$€]\s?\d|\b\d[\d,.]*\s?(?:p\b|pence|pounds|euros?|GBP)|\b(?:GBP|EUR|USD)\s?\d|\bfree of charge\b|\bno cost\b", re.IGNORECASE)
_OFTEN = re.compile(r"\b(?:bi-?|tri-?|half-?)?(?:daily|weekly|monthly|quarterly|yearly|annual(?:ly)?|fortnight(?:ly)?)\b|\b(?:every|each|twice|once|times) (?:a |per )?(?:\w+ )?(?:day|week|fortnight|month|quarter|year)s?\b|\bregular(?:ly)?\b", re.IGNORECASE)
_WHO = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Dr|Cllrs?|Sir|Dame|Lord|Lady|Baroness|Rt)\b|\b[A-Z][a-z]+ (?:[A-Z]\.? )?[A-Z][a-z]+|\b[A-Z]{2,6}s?\b"
    r"|\b(?:mayor|commissioner|constable|superintendent|inspector|sergeant|minister|secretary|chair(?:man|ed|s|person)?|director|officer|head|lead|leader|clerk|board|group|team|panel|committee|council|force|office|unit|branch|charity|service)s?\b"
)
_CONTACT = re.compile(r"\b(?:\+?\d[\d ()-]{6,}\d|\d{3} \d{3})\b|[\w.+-]+@[\w-]+\.\w+|\bwww\.|https?://|\bcall (?:on )?\d{3,}\b")
_TIME = re.compile(r"\b\d{1,2}[.:]\d\d\b|\b\d{1,2} ?[ap]\.?m\b|\bnoon\b|\bmidnight\b|\bo['’]clock\b", re.IGNORECASE)
_REASON = re.compile(r"\b(?:because|owing to|due to|as a result|in order to|so that|chiefly|reason|caused?|pressures?|short(?:age)? of|until|awaiting|issue|since)\b", re.IGNORECASE)
_DECIDED = re.compile(
    r"^(?:\W*(?:\d+[.)])?\s*)?(?:that|to) (?:the )?(?:\w+ )?(?:members? |panel |committee |board )?(?:be |is |are )?(?:asked to )?(?:notes?|approves?|agrees?|considers?|receives?|comments?|endorses?|decides?|supports?)\b"
    r"|\b(?:RESOLVED|AGREED)\b|\b(?:resolved|agreed) (?:that|to)\b|\bis (?:asked|invited|recommended) to\b",
)
_HAS = {
    Kind.BY_WHEN: _DATE, Kind.HOW_MANY: _NUMBER, Kind.HOW_MUCH: _MONEY, Kind.HOW_OFTEN: _OFTEN, Kind.WHO: _WHO, Kind.CONTACT: _CONTACT,
    Kind.TIME: _TIME, Kind.WHY: _REASON, Kind.DECISION: _DECIDED,
}  # fmt: skip
NOT_KNOWN = re.compile(
    r"\b(?:do not|don['’]t|does not|did not) (?:\w+ )?have\b|\bnot (?:yet )?(?:been )?(?:available|known|stated|confirmed|recorded|published)\b|\bno (?:figures?|data|date|information) (?:is|are|has|have|was|were)\b|\bto be confirmed\b|\btbc\b",
    re.IGNORECASE,
)


def kinds_of(question: str) -> tuple[Kind, ...]:
    """The kinds of answer asked for, the most telling first; (Kind.OPEN,) where the question names none."""
    found = [kind for kind, pattern in _COMPILED if pattern.search(question)]
    if Kind.HOW_MUCH in found and Kind.HOW_MANY in found:
        found.remove(Kind.HOW_MANY)
    return tuple(found) or (Kind.OPEN,)


def has_kind(kind: Kind, sentence: str) -> bool:
    """True where the sentence holds what such a question asks for; always true for kinds that any sentence may answer."""
    pattern = _HAS.get(kind)
    if pattern is None:
        return True
    sentence = _MARKED.sub("", sentence)
    if kind is Kind.HOW_MANY:
        return _NUMBER.search(_DATE.sub(" ", sentence)) is not None
    return pattern.search(sentence) is not None


_COUNTED = re.compile(r"\bhow many (?:of (?:the|their|our|its) )?((?:[\w&'’/-]+ ){0,3}?)(?:have|has|had|are|is|were|was|did|do|does|will|in|on|at|of|went|got|turned|to|took|asked|still|each|per|for)\b", re.IGNORECASE)
_NEAR = 4
_MARKED = re.compile(r"^\(?(?:\d{1,2}|[a-z])[.)]\s+")


def counted(question: str) -> str:
    """What "how many" counts: "999 calls" in "how many 999 calls went unanswered"; empty where the words do not say."""
    found = _COUNTED.search(question)
    return found[1].strip() if found else ""


def counts(sentence: str, of: frozenset[str]) -> bool:
    """True where a number stands within four words of one of the terms: "37 councillors", "devices fell to 704"."""
    said = [(word, set(terms(word))) for word in _DATE.sub(" ", _MARKED.sub("", sentence)).split()]
    numbers = [n for n, (word, _) in enumerate(said) if _NUMBER.search(word)]
    return any(found & of and any(abs(n - m) <= _NEAR for m in numbers) for n, (_, found) in enumerate(said))


def needs(kind: Kind) -> bool:
    """True for kinds of answer that a sentence either has or lacks."""
    return kind in _HAS and kind not in (Kind.WHY, Kind.DECISION)
