"""Who speaks: the labels that announce an answer, and how sentences begin that speak for whoever answers."""

from __future__ import annotations

import re

_BODY = (
    r"(?:government|executive|assembly|department|ministry|office|force|constabulary|police|council|board|authority|"
    r"service|trust|agency|commissioner|mayor|england|scotland|wales|northern ireland|college|administration|"
    r"inspectorate|regulator)s?"
)
_ANSWER = r"(?:response|reply|answer|comments?|update|position)"
RESPONSE_LABEL = re.compile(
    rf"^(?:[\w’' &-]{{0,45}}\b)?{_ANSWER}(?: to (?:recommendations?|the (?:committee['’]s )?recommendation|"
    r"areas? for improvement|conclusion) ?[\w., &()-]{0,20}| to \d[\w., &()-]{0,12}"
    r"| (?:of|from|by) (?:the )?(?-i:[A-Z])[\w’' -]{2,50})?\W*:?\W*$",
    re.I,
)
RESPONSE_START = re.compile(
    r"^(?:[A-Z][\w’' &-]{0,45}\b)?(?:[Rr]esponse|[Rr]eply|[Cc]omments?|[Pp]osition|[Dd]ecision)(?: to "
    r"[Rr]ecommendations?(?: [\w.()]{1,8})?| of (?:the )?[\w’' ]{3,40}| in \d{4})? ?[:–—-] *"
    r"|^(?:Agreed|Accepted)\? *"
    r"|^(?:The )?[\w’' &-]{0,45}[’']s? [Rr]esponse\. (?=[A-Z])"
)
_NAMED = r"(?:(?-i:[A-Z])[\w’'&,-]*|of|and|for|the)"
ANSWERS_FOR = re.compile(
    rf"(?!In |On |At |For |From |With |By |Under )(?:{_ANSWER} (?:from|by|of|for) )?"
    rf"(?P<who>(?:the )?(?:{_NAMED} ){{0,7}}{_BODY}"
    rf"(?: (?:of|for)(?: {_NAMED}){{1,5}})?)(?:’s|'s)?(?: {_ANSWER})?:?",
    re.IGNORECASE,
)  # whose answer follows: "Scottish Government"
_TAKEN = re.compile(
    r"(?:[A-Z][\w’' &-]{0,45}\b)?(?:response|reply|position|decision|accepted) ?[:?–—-] *(?:fully |partially |not )?"
    r"(?:accept|agree|reject|support|note|yes|no)\w*"
    r"(?:[- ]in[- ](?:full|part|principle)| with \w+| subject to [\w ]{3,40})?",
    re.IGNORECASE,
)  # "Cabinet response: Accepted" on a line of its own
_SIGNS = re.compile(r"\b(?:commissioner|mayor|ombudsman)\b", re.IGNORECASE)  # their names end letters too
RESPONDER = re.compile(
    r"^(?:(?:the|this|his majesty's|her majesty's|HM|our)? ?(?:[\w&'’-]+ ){0,4}(?:government|department|ministry|"
    r"force|constabulary|council|board|agency|"
    r"office|commissioner|mayor|service|trust|authority|UK|bank|committee)(?: \([A-Z]+\))? (?:\w+ly |also |"
    r"now )?(?:\w+[^s]s|is|are|has|have|will|partially|spent|agreed|accepted)\b"
    r"|we (?:are|have|will|agree|accept|partially|do not|also|remain|share)\b|I (?:am|can|have|will|accept|agree|"
    r"welcome)\b"
    r"|(?:fully |partially |not )?(?:accepted|agreed)\b|in response\b|these (?:suggestions|recommendations|"
    r"concerns|points)\b|this (?:recommendation|ambition|suggestion)\b)",
    re.I,
)


def announces_answer(words: str) -> bool:
    """Whether a line only says that an answer follows, or whose: "Management response", "Scottish Government"."""
    if RESPONSE_LABEL.match(words) or _TAKEN.fullmatch(words):
        return True
    return ANSWERS_FOR.fullmatch(words) is not None and not _SIGNS.search(words)
