"""Which documents a question to the register means, though it calls none a letter or a report; and its topic."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.lookups.asked import Asked
from assistant.lookups.found import topic, words_of_item
from assistant.persons import is_named
from assistant.question import Understood
from assistant.view import View
from index.terms import terms

_BEFORE = re.compile(r"^(?P<lead>[^:?]{3,70}?)(?::| [-–—] |, (?=how|wh|list|show))")
_ABOUT = re.compile(
    r"\b(?:about|regarding|concern(?:s|ing)|relat\w+ to|mention\w*|to do with|cover(?:s|ing)?)\b.*", re.IGNORECASE
)
_NAME = r"[A-Za-z]{4,}"
_FEW = 2  # documents
_OFFICES = frozenset(  # whom something may be for, wherever that is printed
    terms("chief constable mayor deputy commissioner minister secretary director officer chair council force police")
    + terms("government department board panel committee councils forces governments departments constables ministers")
)


@dataclass(frozen=True, slots=True)
class Scope:
    """The documents looked through, the newest first; whether the question names them; what it is about.

    `in_text`: it names them by what they speak of alone, so that the rest of it may be of a part of them.
    """

    documents: tuple[str, ...]
    named: bool
    about: frozenset[str]
    in_text: bool = False


def scope_of(understood: Understood, asked: Asked, documents: Sequence[str], view: View) -> Scope:
    """`about` is what is left of the question when its people and its documents are taken out."""
    whose = [d for d in documents if (asked.body or asked.maker) and _is_whose(d, asked, view)]
    names = (*asked.people, asked.who, asked.by, asked.taker, asked.body, asked.maker if whose else "")
    people = frozenset(t for name in names for t in terms(name))
    documents = whose or documents
    aside = people | asked.cues
    if understood.named:
        return Scope(tuple(documents), True, topic(understood, documents, view) - aside - heads_of(documents, view))
    about = topic(understood, [], view) - aside
    called, names_said = _called(understood.standalone, about, documents, view)
    if called:
        in_text = bool(names_said) and not names_said & heads_of(called, view)
        return Scope(tuple(called), True, about - names_said, in_text)
    return Scope(tuple(documents), bool(whose), about)


def called_by_name(asked: str, documents: Sequence[str], view: View) -> list[str]:
    """The documents that the words call by a name, though they say none of its title's words besides."""
    return _called(asked, frozenset(terms(asked)), documents, view)[0]


def _called(
    asked: str, about: frozenset[str], documents: Sequence[str], view: View
) -> tuple[list[str], frozenset[str]]:
    """The documents that the question calls by what is printed at their heads, and the terms that it does so by.

    It does where all that it is about stands there ("the orchard review", though no report is said), where what stands
    before a colon does, or by a name: a word that no document ever writes small.
    """
    lead = _BEFORE.match(asked)
    if len(about - _OFFICES) > 0 and len(about) > 1 and (held := [d for d in documents if about <= view.head_terms[d]]):
        return held, about
    said = about & frozenset(terms(lead["lead"])) if lead else frozenset()
    if said and (held := [d for d in documents if said <= view.head_terms[d] | _sections(d, view)]):
        return held, said
    holders = {t: d for t, d in _names_in(_ABOUT.sub("", asked), documents, view).items() if t in about}
    holding = {d: sum(d in own for own in holders.values()) for d in documents}
    most = max(holding.values(), default=0)
    held = [d for d in documents if most and holding[d] == most]
    names = (t for t, own in holders.items() if own & set(held))
    return held, frozenset(t for t in names if t in heads_of(held, view) or not _is_of_items(t, held, view))


def heads_of(documents: Iterable[str], view: View) -> frozenset[str]:
    """The terms that are printed at the heads of any of the documents."""
    return frozenset(t for d in documents for t in view.head_terms[d])


def _names_in(words: str, documents: Sequence[str], view: View) -> dict[str, set[str]]:
    """The terms of the words that documents only ever write with a capital, each with those it calls.

    At whose heads it stands; one that stands at none calls the few that speak of it.
    """
    found = {}
    for word in re.findall(_NAME, words):
        term, small = next(iter(terms(word)), ""), word.lower()
        if not term or not {small, small.removesuffix("s")} & view.words.keys() or _is_written_small(small, view):
            continue
        name = re.compile(rf"\b(?:{word.capitalize().removesuffix('s')}|{word.upper()})")
        speaking = {d for d in documents if name.search(view.text(d))}
        holders = {d for d in speaking if term in view.head_terms[d]}
        found[term] = holders or (speaking if len(speaking) <= _FEW else set())
    return found


def _is_of_items(term: str, documents: Iterable[str], view: View) -> bool:
    """Whether what is asked or answered there speaks of it, and not only their headings."""
    return any(term in terms(words_of_item(d, item, view)) for d in documents for item in view.items[d])


def _sections(document: str, view: View) -> frozenset[str]:
    """The terms of its headings."""
    paths = {passage.section for passage in view.passages_of.get(document, ())}
    return frozenset(terms(" ".join(heading for path in paths for heading in path)))


def _is_written_small(word: str, view: View) -> bool:
    small = re.compile(rf"(?<![@./\w-]){re.escape(word.removesuffix('s'))}(?![\w.-]*[@.-]\w)")
    return any(small.search(view.text(document)) for document in view.documents)


def _is_whose(document: str, asked: Asked, view: View) -> bool:
    """Whether it is the body's whose actions are asked for, or of, or about, whoever made the recommendations."""
    if is_named(asked.body or asked.maker, view.documents[document].description.body.value):
        return True
    made = frozenset(terms(asked.maker))
    called = (view.head_terms[document], *view.paper_terms.get(document, ()))
    return bool(made) and any(made <= own for own in called)
