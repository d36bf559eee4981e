"""Answers looked up in the register and in what documents say of themselves: a few passages would not do (law 3)."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.evidence import Scored
from assistant.lookups.acronyms import meaning_of
from assistant.lookups.became import became_of, which_one
from assistant.lookups.changed import changed_since
from assistant.lookups.compared import compared
from assistant.lookups.defined import defined
from assistant.lookups.found import Looked
from assistant.lookups.holdings import held
from assistant.lookups.labelled import labelled
from assistant.lookups.letters import signed_and_sent
from assistant.lookups.numbered import of_number
from assistant.lookups.outright import outright
from assistant.lookups.position import position_on, why_so
from assistant.lookups.presence import set_out
from assistant.lookups.querying import to_ask
from assistant.lookups.registered import from_register
from assistant.question import Understood
from assistant.view import View

__all__ = ["Looked", "looked_up"]

_LOOKUPS = (
    meaning_of,
    defined,
    held,
    labelled,
    signed_and_sent,
    compared,
    set_out,
    to_ask,
    changed_since,
    why_so,
    became_of,
    which_one,
    outright,
    from_register,
    of_number,
    position_on,
)


def looked_up(understood: Understood, found: Sequence[Scored], view: View) -> list[Looked]:
    """The first lookup that knows the question answers it: one Looked, or none where passages must be searched."""
    for lookup in _LOOKUPS:
        if looked := lookup(understood, found, view):
            return looked
    return []
