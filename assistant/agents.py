"""Who does what was asked, where a sentence says so: "chaired by the Harbour Master", "Jo Hart to paint it"."""

from __future__ import annotations

import re

from assistant.question import Understood
from assistant.quotes import Quote
from assistant.view import View
from corpus.models import ItemKind, meet
from corpus.plain import plain
from index.terms import terms

_ASKED = re.compile(
    r"\bwho(?:['’]?s)?\s+(?:(?:is|are|was|were|has|have|had|will|would|be|been|to|going|meant|supposed)\s+)*(\w+)",
    re.IGNORECASE,
)
_NAME = r"(?:[Tt]he )?(?:[A-Z][\w&'’.-]*)(?:(?: (?:of|for|and|the|&))* [A-Z][\w&'’.-]*)*"
_BY = re.compile(rf"\b(?P<verb>\w+(?: \w+)?) (?:by|through) (?P<name>{_NAME})")
_NOBODY = re.compile(r"(?:I|We|It|They|He|She|This|That|These|Those|You|Who|My \w+|Our \w+|The \w+)", re.IGNORECASE)


def agents_in(sentence: str, understood: Understood) -> list[str]:
    """Who is named behind "by" after the very verb that was asked: "who chairs": "chaired by the Harbour Master"."""
    asked = _ASKED.search(understood.standalone)
    wanted = frozenset(terms(asked[1])) if asked else frozenset()
    found = [m["name"].rstrip(".'’") for m in _BY.finditer(sentence) if wanted & frozenset(terms(m["verb"]))]
    return found if len(found) == 1 else []


def owners_in(quote: Quote, sentence: str, view: View) -> list[str]:
    """Whose action or undertaking the quote prints, by the register."""
    every = view.items.get(quote.document, ())
    items = [i for i in every if i.kind is ItemKind.AGREED_ACTION and meet(i.spans, quote.spans)]
    named = [i.addressed_to for i in items if i.addressed_to and plain(i.addressed_to) in sentence]
    made = [c for i in every for c in i.commitments if meet((c.span,), quote.spans)]
    named += [c.by_whom for c in made if c.by_whom and plain(c.by_whom) in sentence and not items]
    found = [plain(name) for name in dict.fromkeys(named) if not _NOBODY.fullmatch(plain(name))]
    return found if len(found) == 1 else []
