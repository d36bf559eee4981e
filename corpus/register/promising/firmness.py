"""How firmly something is undertaken: outright, as a plan, under a condition, or only to be looked into."""

from __future__ import annotations

import re

from corpus.models import Deadline, DueKind, Firmness, Status

_INTENDING = re.compile(
    r"\b(?:plan(?:s|ned|ning)?|intend(?:s|ed|ing)?|propos(?:es?|ed|ing)|hop(?:es?|ed|ing)|aim(?:s|ed|ing)?|"
    r"expect(?:s|ed)?|anticipat(?:es?|ed)|estimated|targeted|look(?:s|ing)? (?:forward|to)|seek|endeavour|strive|"
    r"aspir(?:es?|ing))\b"
)
_CONDITION = re.compile(
    r"^(?:provided|providing|assuming) (?!by\b|for\b)|, (?:provided|providing|assuming) (?:the|it|they|all|we)\b|"
    r"\b(?:subject to|provided (?:that|there)|conditional(?:ly)? on|unless|depend(?:s|ing|ent) (?:up)?on|pending|"
    r"in the event (?:of|that)|"
    r"where (?:it is )?(?:possible|feasible|appropriate|practicable|necessary|needed)|"
    r"where (?:resources|funding|capacity)|should (?:the|it|this|these)\b.{0,60}?\b(?:be|become|prove|arise)|"
    r"(?<!see )(?<!assess )(?<!determine )(?<!check )(?<!ask )(?<!decide )(?<!establish )(?<!consider )(?<!as )if)\b",
    re.IGNORECASE,
)
_OWING = (Status.PROMISED, Status.NOT_STARTED)


def firmness_of(clause: str, verbs: str, status: Status, due: Deadline | None) -> Firmness:
    """How firm the undertaking of `clause` is, which its `verbs` make."""
    if status is Status.CONSIDERING:
        return Firmness.TENTATIVE
    if status not in _OWING:
        return Firmness.FIRM
    if _CONDITION.search(clause) or (due is not None and due.kind is DueKind.CONDITIONAL):
        return Firmness.CONDITIONAL
    return Firmness.INTENDED if _INTENDING.search(verbs) else Firmness.FIRM
