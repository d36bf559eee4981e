"""What a term means, where a document says so beside it: "grade 3 (where nobody need attend)", "a surge is ..."."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.evidence import Scored
from assistant.lookups.found import Looked, quote_of
from assistant.question import Understood
from assistant.view import View
from assistant.writers import Line, told_in
from corpus.models import Span

_ASKS = re.compile(
    r"^(?:so |and )?(?:what (?:does|do|did) (?P<does>.{3,60}?) (?:actually )?mean"
    r"|what(?:['’]?s| is) meant by (?P<by>.{3,60}?)"
    r"|(?:what(?:['’]?s| is) the )?(?:meaning|definition) of (?P<of>.{3,60}?)"
    r"|what(?:['’]?s| is| are) (?:an? )?(?P<term>(?!the\b|being\b)[\w'’-]+(?: [\w'’-]+){0,2}))\W*$",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"^(?:an?|the|by) ", re.IGNORECASE)
_OPENING = r"(?:[\w-]+ )?(?:where|when|which|who)|that is|i\.?e|those|in which|meaning|an?|the"
_SAID = (
    r"s?['’\")]*(?:(?: (?:and|or) [\w-]+)?(?: [\w-]+)? ?\((?P<bracket>(?:" + _OPENING + r")\b[^()]{12,300})\)"
    r"|,? (?:means?|refers? to|is defined as|are defined as)\s(?P<said>[^.;]{12,300}))"
)
_MOST = 2


def defined(understood: Understood, found: Sequence[Scored], view: View) -> list[Looked]:
    """The words that say it, of the newest documents first; what the documents only use is left to the passages."""
    asked = _ASKS.match(" ".join(understood.question.split()))
    if not asked or understood.before:
        return []
    term = _ARTICLE.sub("", next(group for group in asked.groups() if group))
    lines = [line for d in view.within(understood.filters) for line in _lines(term, d.id, view)]
    return [Looked(tuple(lines[:_MOST]))] if lines else []


def _lines(term: str, document: str, view: View) -> Iterator[Line]:
    """The first place of a document that says what it means."""
    words = r"\s+".join(map(re.escape, term.removesuffix("s").split()))
    if said := re.search(rf"(?<!\w){words}{_SAID}", view.text(document), re.IGNORECASE):
        span = Span(said.start(), said.end())
        yield Line(f"As {told_in(document, span, view)} has it:", (quote_of(document, (span,), view),))
