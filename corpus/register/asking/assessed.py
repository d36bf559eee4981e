"""How a recommendation stands as its own record prints it: "Our assessment: Closed", "Recommendation implemented"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.models import Span, Status
from corpus.register.logs.printed import printed_status, reported
from corpus.register.prose import Sentence, prose_of

_LABEL = re.compile(
    r"(?:(?:[Oo]ur|[Tt]he|[A-Z][\w'-]*(?: [A-Z][\w'-]*)?'s?) )?"
    r"(?:(?:[Ff]inal|[Oo]verall|[Cc]urrent|[Aa]udit|[Ff]ollow-up|[Ii]mplementation) )?"
    r"(?:[Ss]tatus|[Aa]ssessment|[Cc]onclusion|[Jj]udgement|[Oo]pinion|[Vv]erdict)"
    r"(?: (?:at|in|as at|on) [\w ]{4,20})? ?: +"
)
_ALONE = re.compile(
    r"(?:The |This )?[Rr]ecommendation (?:(?:is|has been) )?(?:now )?"
    r"(?P<so>(?:not |partly |partially |fully )?(?:implemented|complete[d]?|closed|discharged|met))\W*"
)


def assessed(answer: Sequence[Sentence], text: str) -> tuple[Status, Span] | None:
    """The last status that stands behind such a label, or on a line that says nothing else, and where."""
    found = (_assessed(s, text) for s in answer)
    return next((one for one in reversed([*found]) if one), None)


def _assessed(s: Sentence, text: str) -> tuple[Status, Span] | None:
    prose = prose_of(s.spans, text)
    if s.opens and (alone := _ALONE.fullmatch(prose.words.rstrip())):
        status = printed_status(alone["so"])
        return (status, prose.span()) if status else None
    label = _LABEL.match(prose.words)
    if label is None:
        return None
    said = prose.words[label.end() :]
    status = printed_status(said) if reported(said) else None
    return (status, prose.span(label.end())) if status else None
