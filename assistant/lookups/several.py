"""Whether words ask for several items: how many there are, which they are, or more of what the turn before listed."""

from __future__ import annotations

import re

from assistant.lookups.whom import NOUN

SEVERAL = rf"(?:areas for improvement|causes of concern|(?:{NOUN})(?<=s))"
_COUNTS = re.compile(
    rf"\bhow many (?:of (?:the|its|their|our|those|these) )?(?:[\w'’-]+ ){{0,3}}?(?:{NOUN})\b"
    rf"|\bnumber of (?:[\w-]+ )?(?:{NOUN})\b"
    r"|\bhow many (?:of (?:them|these|those) )?(?:did|does|do|was|were|is|are|has|have)\b"
    r".*\b(?:accept|agree|reject|refuse)(?:s|d|ed)?\b",
    re.IGNORECASE,
)
_COUNTS_MORE = re.compile(r"^(?:and |so )?how many\b", re.IGNORECASE)
_LISTS = re.compile(
    r"\b(?:what(?:['’]?s| are| were)?|name|show|give)\b (?:me )?(?:all )?(?:of )?(?:the )?"
    rf"(?:[\w'’-]+ ){{0,2}}?(?:{NOUN})\b|\b(?:list|which)\b (?:[\w'’-]+ ){{0,5}}?(?:{NOUN})\b"
    r"|^list (?:all|everything|what)\b.*\b(?:promised|committed|pledged)\b"
    r"|^(?:everything|all that)\b.{0,30}\b(?:promised|committed|pledged)\b"
    r"|^what(?:['’]?s| is| are)? (?:all )?(?:still )?(?:open|ongoing|outstanding|unfinished|not (?:yet )?\w+)"
    r" (?:in|on|of|from|with)\b"
    r"|^what (?:did|does|do|has|have|had) [\w'’.& -]{2,60}? (?:reject|refuse(?! to)|turn down|knock back|say no to"
    r"|disagree with|(?:not|only partly) (?:accept|agree))"
    r"|\bwhat (?:was|were|is|are|has been|have been) (?:(?:not|n['’]t) (?:agreed|accepted|supported)"
    r"|(?:only )?(?:partly|partially) \w+|rejected|refused|turned down|accepted in (?:part|principle))\b"
    r"|^(?:status|progress|state|where are we|how are we doing)\b.*? (?:of|on|with|against) "
    rf"(?:[\w-]+ ){{0,4}}?{SEVERAL}\b"
    rf"|^(?:(?:the|all) )*(?:[\w-]+ ){{0,2}}?{SEVERAL} (?:in|from|made in|set out in)\b",
    re.IGNORECASE,
)
_ANY = re.compile(
    rf"\b(?:any|all|some|none|every one|each) (?:of )?(?:(?:the|its|their|our) )?(?:[\w-]+['’]s? )?(?:{NOUN})\b",
    re.IGNORECASE,
)
ANY_OF_THEM = re.compile(
    r"\b(?:any|some|none|all|every one|each)(?: of (?:them|these|those|it))?(?: down| in (?:full|part|principle))?\W*$",
    re.IGNORECASE,
)
_FRAGMENT = re.compile(  # "board actions still open", "recommendations not accepted": nothing is asked but which
    r"^(?!(?:is|are|was|were|has|have|had|did|do|does|will|can|could|should)\b)"
    rf"(?!.*\b(?:wh(?:o|om|ose|en|y|ere|at|ich)|how)\b).*\b{SEVERAL}\b",
    re.IGNORECASE,
)
_OF_THEM = re.compile(  # "the audit recommendations: how many are open"
    rf"\b{SEVERAL}\b.*?[:,;–-] ?(?P<which>what|which|how many)\b(?! (?:is|was) the\b)", re.IGNORECASE
)
_MORE = re.compile(
    r"^(?:and |so |ok |but )?(?:(?:which|what) (?:ones?|are they|are those|of them)|list (?:them|those)"
    r"|show (?:me )?(?:them|those)|name them|who(?:se)?\b(?: \w+){0,3}|by who(?:m)?|who by|(?:by )?when(?: by)?"
    r"|which(?: one)?)\W*$",
    re.IGNORECASE,
)


def counts_in(words: str) -> bool:
    """Whether they ask how many items there are."""
    of_them = _OF_THEM.search(words)
    return bool(_COUNTS.search(words) or (of_them and of_them["which"].lower() == "how many"))


def lists_in(words: str, so: bool, taken: bool) -> bool:
    """Whether they ask which; `so`: they name a state or a position, `taken`: a position."""
    of_any = taken and (_ANY.search(words) or any_of_them(words))
    return bool(_LISTS.search(words) or of_any or (so and (_OF_THEM.search(words) or _FRAGMENT.search(words))))


def any_of_them(words: str) -> bool:
    """ "did they accept any", "were all agreed in full": of items that the words do not call by their kind."""
    return ANY_OF_THEM.search(words) is not None


def more_of_it(words: str) -> bool:
    """Whether a follow-up only asks to see what was counted, or who and when: "which ones", "and who by?"."""
    return _MORE.search(words) is not None


def follows(words: str) -> bool:
    """Whether a follow-up counts what the turn before listed: "so how many still open"."""
    return _COUNTS_MORE.search(words) is not None
