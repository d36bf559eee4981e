"""Which documents a question to the register means, though it calls none a letter or a report; and its topic."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.lookups.asked import Asked
from assistant.lookups.found import topic
from assistant.persons import is_named
from assistant.question import Understood
from assistant.view import View
from index.terms import terms

_BEFORE = re.compile(r"^(?P<lead>[^:?]{3,70}?)(?::| [-–—] |, (?=how|wh|list|show))")
_ABOUT = re.compile(
    r"\b(?:about|regarding|concern(?:s|ing)|relat\w+ to|mention\w*|to do with|cover(?:s|ing)?)\b.*", re.IGNORECASE
)
_NAME = r"[A-Za-z]{4,}"


@dataclass(frozen=True, slots=True)
class Scope:
    """The documents looked through, the newest first; whether the question names them; what it is about."""

    documents: tuple[str, ...]
    named: bool
    about: frozenset[str]


def scope_of(understood: Understood, asked: Asked, documents: Sequence[str], view: View) -> Scope:
    """`about` is what is left of the question when its people and its documents are taken out."""
    names = (*asked.people, asked.who, asked.by, asked.taker, asked.body, asked.maker)
    people = frozenset(t for name in names for t in terms(name))
    if asked.body or asked.maker:
        documents = [d for d in documents if _is_whose(d, asked, view)] or documents
    aside = people | asked.cues
    if understood.named:
        heads = frozenset(t for d in documents for t in view.head_terms[d])
        return Scope(tuple(documents), True, topic(understood, documents, view) - aside - heads)
    about = topic(understood, [], view) - aside
    called, names_said = _called(understood.question, about, documents, view)
    if called:
        return Scope(tuple(called), True, about - names_said)
    return Scope(tuple(documents), False, about)


def _called(
    asked: str, about: frozenset[str], documents: Sequence[str], view: View
) -> tuple[list[str], frozenset[str]]:
    """The documents that the question calls by what is printed at their heads, and the terms that it does so by.

    It does where all that it is about stands there ("the orchard review", though no report is said), where what stands
    before a colon does, or by a name: a word that no document ever writes small.
    """
    lead = _BEFORE.match(asked)
    if len(about) > 1 and (held := [d for d in documents if about <= view.head_terms[d]]):
        return held, about
    said = about & frozenset(terms(lead["lead"])) if lead else frozenset()
    if said and (held := [d for d in documents if said <= view.head_terms[d] | _sections(d, view)]):
        return held, said
    names = about & frozenset(_names_in(_ABOUT.sub("", asked), view))
    holding = {d: len(names & view.head_terms[d]) for d in documents}
    most = max(holding.values(), default=0)
    held = [d for d in documents if most and holding[d] == most]
    return held, frozenset(t for d in held for t in names & view.head_terms[d])


def _names_in(words: str, view: View) -> list[str]:
    """The terms of the words that documents only ever write with a capital."""
    heads = frozenset().union(*view.head_terms.values())
    typed = {word.lower(): terms(word) for word in re.findall(_NAME, words)}
    return [own[0] for word, own in typed.items() if own and own[0] in heads and not _is_written_small(word, view)]


def _sections(document: str, view: View) -> frozenset[str]:
    """The terms of its headings."""
    paths = {passage.section for passage in view.passages_of.get(document, ())}
    return frozenset(terms(" ".join(heading for path in paths for heading in path)))


def _is_written_small(word: str, view: View) -> bool:
    small = re.compile(rf"(?<![@./\w-]){re.escape(word.removesuffix('s'))}(?![\w.-]*[@.-]\w)")
    return any(small.search(view.text(document)) for document in view.documents)


def _is_whose(document: str, asked: Asked, view: View) -> bool:
    """Whether the body's actions are listed there, or the recommendations of whoever made them are what it is about."""
    if asked.body:
        return is_named(asked.body, view.documents[document].description.body.value)
    made = frozenset(terms(asked.maker))
    return any(made <= called for called in (view.title_terms[document], *view.paper_terms.get(document, ())))
