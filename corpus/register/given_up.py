"""The word by which a document prints that it gives an item up, where its status says less: "Withdrawn"."""

from __future__ import annotations

import re

_GIVEN_UP = (
    r"withdrawn|superseded|dropped|cancelled|abandoned|discontinued|rescinded|lapsed"
    r"|no longer (?:required|needed|pursued|relevant|applicable)|closed\W{1,3}(?:but )?not implemented"
)
_ALONE = re.compile(rf"\W*(?:now |action |item )?(?P<word>{_GIVEN_UP})\b", re.IGNORECASE)
_TOLD = re.compile(  # "it was agreed that this be withdrawn", but of no funds that were
    rf"\b(?:this|it|(?:the )?(?:action|item|recommendation|entry)(?: [\w./-]+)?)"
    rf" (?:is|was|be|has been|have been|should be|to be)(?: now)? (?P<word>{_GIVEN_UP})\b",
    re.IGNORECASE,
)


def given_up(printed: str) -> str:
    """ "withdrawn": neither done nor still to do, as the words of a status say; empty where they do not."""
    found = _ALONE.match(printed) or _TOLD.search(printed)
    return found["word"].lower() if found else ""
