"""The kind of answer a question asks for, and whether a sentence has one."""

from __future__ import annotations

import re
from enum import StrEnum


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


def _any(*patterns: str) -> str:
    return "|".join(patterns)


_MONEY_WORDS = (
    r"cost|costs|budget|price|fee|fees|spend|spent|spending|paid|pay|salary|salaries|wages?|rent|tax|invest\w*|funding"
    r"|money|grant"
)
_MOVED = (
    r"(?:fall\w*|fell|ris\w+|rose|dropp?\w*|(?:in|de)crease\w*|improv\w+|reduc\w+|chang\w+|gr[eo]w\w*|longer|slower"
    r"|faster)"
)
_BODIES = (
    r"firm|company|body|organisation|agency|person|team|board|group|department|minister|force"
    r"|council|councillor|member|officer"
)
_YES_OR_NO = r"(?:so |and |but |or )?(?:is|are|was|were|has|have|had|do|does|did|will|would|can|could|should|must)\b"
# "number of wrecks" asks for it; "who publishes the number" and "was the number published" do not
_OF_ITSELF = rf"^(?!{_YES_OR_NO}|.*\b(?:who|whose|when|why)\b).*?"
_ASKS = {
    Kind.CONTACT: _any(
        # "is it on the website?" is not asked to get in touch
        rf"^(?!{_YES_OR_NO}(?! there\b))"
        r".*\b(?:(?:phone|telephone|e-?mail|postal|web) ?(?:number|no|address)"
        r"|(?<!on the )(?:phone|telephone|e-?mail|website)(?= (?:for|of|to)\b|\W*$))\b",
        r"\bnumber to (ring|call|phone|text)\b",
        r"\bhow (do|can) \w+ (contact|ring|phone|call|reach)\b",
    ),
    Kind.TIME: _any(r"\b(what|which) time\b", r"\bat what (time|hour)\b"),
    Kind.DECISION: _any(
        r"\basked to (decide|do|agree|approve|note|consider)\b",
        r"\b(decide|decided|decision|decisions)\b",
    ),
    Kind.HOW_OFTEN: r"\bhow (often|frequently|regularly|many times (a|an|per|each|every))\b",
    Kind.HOW_MUCH: _any(
        rf"\bhow much\b.*\b({_MONEY_WORDS})\b",
        rf"\bhow much(?: (?:was|did|is|will|would|does|do|are|were|has|have|each|per)\b|\W*$|,? and\b)(?!.*\b{_MOVED})",
        rf"{_OF_ITSELF}\b(?:salary|wages?|rent|fees?|price|cost|budget|grant|precept|bill) (?:of|for|per)\b",
        r"\bwhat (?:did|does|will|would)\b.*\b(?:come to|cost|raise|fetch)\b",
        r"\b(total|overall|what|whats|what's)\b.*\b(cost|budget|price|fee)\b",
        r"^(the )?(budget|cost|price|total cost)\b",
        r"\bhow expensive\b",
        r"\b(what|whats|what's)\b(?! (?:share|percentage|percent|per cent|proportion|number)\b).*"
        r"\b(worth|charged?(?! with\b)|get paid|earns?)\b",
    ),
    Kind.HOW_MANY: _any(
        r"\bhow (many|much|long|far|big|large|small|fast|slow\w*|quick\w*|late|old|high|low|tall|wide|deep)\b",
        rf"{_OF_ITSELF}\b(number|percentage|percent|proportion|share|rate|total|figure|figures|numbers|(?:answer\w*|waiting"
        r"|response) times?)\b(?! \d)",
    ),
    Kind.WHO: _any(
        r"\b(who|whose|whom|who's|whos)\b",
        rf"\bwhich ({_BODIES})\b",
        r"\banyone\b",
        r"\b(chair|chairs|owner) of\b",
        r"\bnames? of\b",
        r"^(?:the )?(?:\w+ )?(?:chair|owner|author|officer|leader|lead|clerk|secretary|manager|head) (?:of|for|on)\b",
    ),
    Kind.BY_WHEN: _any(
        r"^(and |so |but )?(by )?when\b",
        r"\bwhen(s|'s)? (is|are|was|were|will|did|do|does|has|have|can|must|should)\b",
        r"\b(by|since|until|and) when\b",
        r"\bwhen\?*$",
        r"\bwhen['’]?s\b",
        r"\bwhat(?:['’]?s| is| was)?(?: the)? (date|day|month|year)\b",
        r"^(?:the )?(?:\w+ )?dates? (?:of|for)\b",
        r"\bdates\W*$",
        r"\b(?:until|till)\W*$",
        r"\b(deadline|due|by what date|how soon|timescale|target date|start date|launch date)\b",
        r"\b(start|begin|launch)\?*$",
    ),
    Kind.WHY: _any(r"\bwhy\b", r"\b(reason|reasons)\b", r"\bhold(ing|s)? (\w+ )?up\b", r"\bheld up\b"),
    Kind.LIST: r"\b(list|everything|which|what (are|were) the|name the|all (of )?the)\b",
    Kind.STATUS: _any(
        r"(?:^|[,:;] |\s[-–—] )(so |and |but )?(has|have|had|is|are|was|were|did|does|do)\b",
        r"\bwhere (?:has|have|is|are)\b.*\bgot(?: up)? to\b",
        r"\bwhat (?:became|become|has become) of\b",
        r"\bany (?:news|word|movement)\b",
        r"\b(yet|so far|status|progress|done|completed?|finished|update|happened|latest)\b",
    ),
}
"""How each kind is asked for, the most telling kind first."""

_COMPILED = {kind: re.compile(pattern, re.IGNORECASE) for kind, pattern in _ASKS.items()}

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_BEFORE_A_MONTH = r"in|by|during|until|since|from|for|of|early|late|mid|before|after|and|to"
_DATE = re.compile(
    _any(
        rf"\b\d{{1,2}}\s*(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}\b",
        rf"\b{_MONTH}\s+(?:\d|'|’)",
        rf"\b(?:{_BEFORE_A_MONTH})\s+{_MONTH}\b",
        r"\b(?:19|20)\d\d\b",
        r"\b(?:spring|summer|autumn|winter|easter|christmas)\b",
        r"\b(?:within|in the next|over the next|next|last|coming)\s+(?:\w+\s+)?"
        r"(?:days?|weeks?|months?|years?|quarter)\b",
        r"\b(?:later this|this|next|last) (?:year|month|week|quarter)\b",
        r"\bcoming (?:weeks|months)\b",
        r"\bimmediate(?:ly)?\b"
        r"(?! (?:access|risk|danger|threat|harm|help|support|family|vicinity|manager|supervisor)s?\b)",
        r"\b(?:one|two|three|six|nine|twelve|\d+)[ -](?:days?|weeks?|months?|years?)\b",
        rf"\b{_MONTH} (?:release|meeting|session)\b",
        r"\bonce\b",
        r"\b(?:yesterday|today|tomorrow)\b",
        r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b",
        r"\d/\d",
    ),
    re.IGNORECASE,
)
_NUMBER_WORD = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fifteen|twenty|thirty|forty|fifty"
    r"|sixty|hundred|thousand|dozen|half|third|quarter|none|all|every|several|both|first|second|twice)"
)
_NUMBER = re.compile(
    _any(r"(?<![\w/])£?\d[\d,.]*\s*(?:%|per cent|bn|m\b|k\b|million|billion)?", rf"\b{_NUMBER_WORD}\b"), re.IGNORECASE
)
_MONEY = re.compile(
    _any(
        r"[£$€]\s?\d",
        r"\b\d[\d,.]*\s?(?:p\b|pence|pounds|euros?|GBP)",
        r"\b(?:GBP|EUR|USD)\s?\d",
        r"\bfree of charge\b",
        r"\bno cost\b",
    ),
    re.IGNORECASE,
)
_OFTEN = re.compile(
    _any(
        r"\b(?:bi-?|tri-?|half-?)?(?:daily|weekly|monthly|quarterly|yearly|annual(?:ly)?|fortnight(?:ly)?)\b",
        r"\b(?:every|each|twice|once|times) (?:a |per )?(?:\w+ )?(?:day|week|fortnight|month|quarter|year)s?\b",
        r"\bregular(?:ly)?\b",
    ),
    re.IGNORECASE,
)
_OFFICES = (
    r"mayor|commissioner|constable|superintendent|inspector|sergeant|minister|secretary|chair(?:man|ed|s|person)?"
    r"|director|officer|head|lead|leader|clerk|board|group|team|panel|committee|council|force|office|unit|branch"
    r"|charity|service"
)
_WHO = re.compile(
    _any(
        r"\b(?:Mr|Mrs|Ms|Miss|Dr|Cllrs?|Sir|Dame|Lord|Lady|Baroness|Rt)\b",
        r"\b[A-Z][a-z]+ (?:[A-Z]\.? )?[A-Z][a-z]+",
        r"\b[A-Z]{2,6}s?\b",
        rf"\b(?:{_OFFICES})s?\b",
    )
)
_CONTACT = re.compile(
    _any(
        r"\b(?:\+?\d[\d ()-]{6,}\d|\d{3} \d{3})\b",
        r"[\w.+-]+@[\w-]+\.\w+",
        r"\bwww\.",
        r"https?://",
        r"\bcall (?:on )?\d{3,}\b",
    )
)
_TIME = re.compile(
    _any(r"\b\d{1,2}[.:]\d\d\b", r"\b\d{1,2} ?[ap]\.?m\b", r"\bnoon\b", r"\bmidnight\b", r"\bo['’]clock\b"),
    re.IGNORECASE,
)
_REASON = re.compile(
    r"\b(?:because|owing to|due to|as a result|in order to|so that|chiefly|reason|caused?|pressures?"
    r"|short(?:age)? of|until|awaiting|issue|since)\b",
    re.IGNORECASE,
)
_DECIDED = re.compile(
    _any(
        r"^(?:\W*(?:\d+[.)])?\s*)?(?:[Tt]hat|[Tt]o) (?:the )?(?:\w+ )?(?:members? |panel |committee |board )?"
        r"(?:be |is |are )?(?:asked to )?"
        r"(?:notes?|approves?|agrees?|considers?|receives?|comments?|endorses?|decides?|supports?)\b",
        r"\b(?:RESOLVED|AGREED)\b",
        r"\b(?:resolved|agreed) (?:that|to)\b",
        r"\bis (?:asked|invited|recommended) to\b",
    )
)
_HAS = {
    Kind.BY_WHEN: _DATE,
    Kind.HOW_MANY: _NUMBER,
    Kind.HOW_MUCH: _MONEY,
    Kind.HOW_OFTEN: _OFTEN,
    Kind.WHO: _WHO,
    Kind.CONTACT: _CONTACT,
    Kind.TIME: _TIME,
    Kind.WHY: _REASON,
    Kind.DECISION: _DECIDED,
}
NOT_KNOWN = re.compile(
    _any(
        r"\b(?:do|does|did)(?: not|n['’]t) (?:\w+ )?have\b(?: [\w’'-]+){0,3} (?:figures?|numbers?|data|dates?"
        r"|information|details?|totals?|breakdowns?|records?|answers?)\b",
        r"\bnot (?:yet )?(?:been )?(?:available|known|stated|confirmed|recorded|published)\b",
        r"\bno (?:figures?|data|date|information) (?:is|are|has|have|was|were)\b",
        r"\bto be confirmed\b",
        r"\btbc\b",
    ),
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\bhow many (?:of (?:the|their|our|its) )?((?:[\w&'’/-]+ ){0,3}?)"
    r"(?:have|has|had|are|is|were|was|did|do|does|will|in|on|at|of|went|got|turned|to|took|asked|still|each|per|for)\b",
    re.IGNORECASE,
)
_MARKED = re.compile(r"^\(?(?:\d{1,2}|[a-z])[.)]\s+")


def kinds_of(question: str) -> tuple[Kind, ...]:
    """The kinds of answer asked for, the most telling first; (Kind.OPEN,) where the question names none."""
    found = [kind for kind, pattern in _COMPILED.items() if pattern.search(question)]
    if Kind.HOW_MUCH in found and Kind.HOW_MANY in found:
        found.remove(Kind.HOW_MANY)
    return tuple(found) or (Kind.OPEN,)


def needs(kind: Kind) -> bool:
    """True for kinds of answer that a sentence either has or lacks."""
    return kind in _HAS and kind not in (Kind.WHY, Kind.DECISION)


def has_kind(kind: Kind, sentence: str) -> bool:
    """Whether the sentence holds what such a question asks for; always so for kinds that any sentence may answer."""
    pattern = _HAS.get(kind)
    if pattern is None:
        return True
    sentence = _MARKED.sub("", sentence)
    if kind is Kind.HOW_MANY:
        return _NUMBER.search(_DATE.sub(" ", sentence)) is not None
    return pattern.search(sentence) is not None


def held_of(kind: Kind, words: str) -> list[str]:
    """The dates, figures, names or the like that the words hold of what such a question asks for."""
    pattern = _HAS.get(kind)
    if pattern is None:
        return []
    words = _MARKED.sub("", words)
    if kind is Kind.HOW_MANY:
        words = _DATE.sub(" ", words)
    return [found[0] for found in pattern.finditer(words)]


def counted(question: str) -> str:
    """What "how many" counts: "red flares" in "how many red flares went unseen"; empty where the words do not say."""
    found = _COUNTED.search(question)
    return found[1].strip() if found else ""
