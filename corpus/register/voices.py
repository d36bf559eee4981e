"""Who speaks: the labels that announce an answer, and how sentences begin that speak for whoever answers."""

from __future__ import annotations

import re

RESPONSE_LABEL = re.compile(
    r"^(?:[\w’' &-]{0,45}\b)?(?:response|reply|comments?|update|position)(?: to (?:recommendation|"
    r"the recommendation) ?\w*)?\W*:?\W*$",
    re.I,
)
RESPONSE_START = re.compile(r"^(?:[A-Z][\w’' &-]{0,45}\b)?(?:[Rr]esponse|[Rr]eply|[Cc]omments?) ?[:–—-] *")
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
