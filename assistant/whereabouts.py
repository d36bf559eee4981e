"""A question restricted to the places that it names, and what is told where nothing that is said of them answers."""

from __future__ import annotations

from copy import copy
from dataclasses import replace

from assistant.entries import Row
from assistant.models import Citation
from assistant.places import Place, is_whole, said_as
from assistant.question import Understood
from assistant.view import View
from corpus.models import Span, meet
from index.terms import terms


def there(understood: Understood) -> Understood:
    """The question restricted to what is said of all the places that it names."""
    if not understood.places:
        return understood
    held = frozenset.intersection(*(place.passages for place in understood.places))
    documents, chosen = frozenset(document for document, _ in held), understood.filters.documents
    documents = documents if chosen is None else documents & chosen
    names = frozenset(t for place in understood.places for t in terms(str(place)))
    return replace(
        understood,
        filters=replace(understood.filters, passages=held, documents=documents),
        said=(*understood.said, ("place", names_of(understood))),
        about=understood.about - names or understood.about,  # all that is looked through is of them
    )


def names_of(understood: Understood) -> str:
    """ "Oldmarket or Fosse": the places as they are told."""
    return " and ".join(str(place) for place in understood.places)


def as_called(understood: Understood, view: View) -> Understood:
    """The same with those names of places that documents are called by: the register is asked by document."""
    if understood.filters.passages is None:
        return understood
    called = (t for place in understood.places for t in terms(str(place)) if t in understood.terms)
    titles = frozenset().union(*view.title_terms.values())
    return replace(understood, about=understood.about.union(t for t in called if t in titles))


def narrowed(view: View, understood: Understood) -> View:
    """The view with those rows of the register alone that are of the places to which the question is restricted."""
    if understood.filters.passages is None:
        return view
    of_them = copy(view)
    of_them.__dict__["rows"] = [r for r in view.rows if all(_stands_there(r, p, view) for p in understood.places)]
    return of_them


def is_of(understood: Understood, cited: Citation, view: View) -> bool:
    """Whether what is cited is said of all the places."""
    span = Span(cited.start, cited.end)
    at = [(cited.document, p.number) for p in view.passages_of[cited.document] if meet((span,), p.spans)]
    return all(any(key in place.passages for key in at) for place in understood.places)


def elsewhere(understood: Understood, cited: Citation, view: View) -> str:
    """Which other place the cited words, or else their document, are of; empty where that speaks of these too."""
    if any(cited.document == document for place in understood.places for document, _ in place.passages):
        return ""
    own = {name for place in understood.places for name in place.names}
    about = view.documents[cited.document]
    for words in (*cited.section, cited.quote, about.title, about.description.body.value):
        found = [(m.start(), n) for n in view.places.values() if n not in own and (m := said_as(n).search(words))]
        if found:
            return min(found)[1]
    return ""


def _stands_there(row: Row, place: Place, view: View) -> bool:
    """Whether an item or what came of it names the place, or stands under what does."""
    document, item = row["document"], view.by_key[row["id"]]
    spans, text = (*item.spans, *item.response, *(span for _, span in item.said)), view.text(document)
    holding = (p for p in view.passages_of.get(document, ()) if meet(p.spans, spans))
    over = (words for p in holding for words in (*p.section, *(span.of(text) for span in p.context)))
    words = "\n".join((row["list"] or "", *(span.of(text) for span in spans), *over))
    return any(said.search(words) or is_whole(document, said, view) for said in map(said_as, place.names))
