"""The register's chains: what of one document belongs with what of another, by the keys of the items.

`View.chains` has those of a view. Each link has its evidence on both sides; nothing is asserted beyond its kind.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from assistant.linked import linked
from corpus.library.verdicts import End, Judgement, Verdict, in_force, judged
from corpus.models import Commitment, Document, Item, Link, LinkEnd, LinkKind, Status
from corpus.passages import sentence_texts
from corpus.plain import words_of
from corpus.register.links import Listed, Said, Vector, links_between
from corpus.register.links.parts import tells_of_a_part
from corpus.register.quoting import printed
from index.terms import terms

if TYPE_CHECKING:
    from assistant.view import View

_SAME = (LinkKind.SAME, LinkKind.PART)
_CHANGES = (LinkKind.CHANGED, LinkKind.GONE)


class Chains:
    """The links of a view; one that an analyst rejected stands in `rejected` alone.

    `items` are by their keys and `dates` by the documents' ids, of earlier versions too. `before` are the ids of those
    that the view does not have: analysts may have linked what stands in one while it counted.
    """

    def __init__(
        self,
        links: Iterable[Link],
        items: Mapping[str, Item],
        dates: Mapping[str, str],
        before: Container[str] = frozenset(),
    ) -> None:
        every = tuple(links)
        self.links = tuple(link for link in every if link.verdict != "rejected")
        self.rejected = tuple(link for link in every if link.verdict == "rejected")
        self.items, self._dates, self._before = items, dates, before
        self._at: dict[str, list[Link]] = defaultdict(list)
        for link in self.links:
            for key in {link.earlier.item, link.later.item} - {""}:
                self._at[key].append(link)

    def of(self, key: str, *kinds: LinkKind) -> tuple[Link, ...]:
        """The links of an item and of its commitments, of these kinds or of all; the surest first."""
        own = (link for link in self._at.get(key, ()) if not kinds or link.kind in kinds)
        return tuple(sorted(own, key=lambda link: -link.confidence))

    def same_as(self, key: str) -> tuple[Link, ...]:
        """Where the same recommendation, a part of it or a whole that it is part of stands elsewhere.

        So does the same entry of another issue of a log, changed or not.
        """
        return tuple(link for link in self.of(key, *_SAME, LinkKind.CHANGED) if _of_items(link))

    def beside(self, key: str) -> tuple[Link, ...]:
        """What is alike but perhaps another programme's: to be shown side by side, never as the same."""
        return self.of(key, LinkKind.BESIDE)

    def later_evidence(self, key: str, commitment: int | None = None) -> tuple[Link, ...]:
        """What later documents say of an item, or of one of its commitments by its place (-1: the item itself).

        Of the item itself, what is answered to it where it stands again. An earlier version says nothing any more.
        """
        found = [link for link in self.of(key, LinkKind.LATER) if link.earlier.item == key]
        found += [told for link in self.same_as(key) if (told := self._told(link, key))]
        found = [link for link in found if link.later.document not in self._before]
        return tuple(link for link in found if commitment is None or link.earlier.commitment == commitment)

    def changes(self, key: str) -> tuple[Link, ...]:
        """How an entry differs from, or in, another version or issue, and whether the next one has it no more."""
        return self.of(key, *_CHANGES)

    def _told(self, link: Link, key: str) -> Link | None:
        """The same as later evidence, where the far end stands in a later document that answers it."""
        other = self.items.get(link.later.item)
        days = self._dates.get(link.earlier.document, ""), self._dates.get(link.later.document, "")
        if link.earlier.item != key or other is None or not "" < days[0] < days[1]:
            return None
        if not other.response and not other.commitments:
            return None
        end = replace(link.later, spans=other.response or other.spans)
        why = f"what is said there of {'a part of ' if link.kind is LinkKind.PART else ''}the same"
        return replace(link, kind=LinkKind.LATER, later=end, why=why, changes=())


Vectors = Callable[[str], Mapping[int, Vector]]
"""A document's id to the vectors of the sentences of its passages, by the passages' numbers, a row each."""


def chains_of(view: View) -> Chains:
    """The chains of the view's documents and of their earlier versions, with what analysts said of them in them."""
    before = _replaced(view)
    dates = {document.id: document.date for document in (*view.documents.values(), *before)}
    items = view.by_key | {item.key: item for one in before for _, item in view.library.items(one.id)}
    said = [v for v in view.library.verdicts() if all(_is_there(end, dates, items) for end in (v.earlier, v.later))]
    found = linked(view, lambda: links_between(list(_listed(view)), terms, _apart(said)))
    return Chains(judged(found, said), items, dates, frozenset(document.id for document in before))


def _apart(verdicts: Iterable[Verdict]) -> set[frozenset[str]]:
    """What an analyst says is not the same: what would rest on that goes too."""
    rejected = (one for one in in_force(verdicts) if one.judgement is Judgement.REJECTED and not one.is_lost)
    same = (one for one in rejected if one.kind in (*_SAME, LinkKind.CHANGED) and one.earlier.commitment < 0)
    return {frozenset((one.earlier.item.key, one.later.item.key)) for one in same}


def _is_there(end: End, documents: Container[str], items: Container[str]) -> bool:
    """An item may have been rejected since, or merged into another."""
    return end.document in documents and (not end.item.key or end.item.key in items)


def far(link: Link, key: str) -> LinkEnd:
    """The end of the link that is not the item's."""
    return link.later if link.earlier.item == key else link.earlier


def same_as_rows(key: str, view: View) -> list[dict[str, Any]]:
    """`same_as` of an item as `bywhen register --json` prints it."""
    return _rows(view.chains.same_as(key), key, view)


def beside_rows(key: str, view: View) -> list[dict[str, Any]]:
    """In the same form, what is alike but perhaps another programme's."""
    return _rows((link for link in view.chains.beside(key) if _of_items(link)), key, view)


def later_rows(key: str, view: View) -> list[dict[str, Any]]:
    """`later_evidence` of an item, printed: `commitment` is its place among the item's commitments, None: the item."""
    return [_later_row(link, view) for link in view.chains.later_evidence(key)]


def change_rows(key: str, view: View) -> list[dict[str, Any]]:
    """How an entry changed from the version or issue before, and into the next one, printed."""
    return [_change_row(link, view) for link in view.chains.changes(key)]


def _rows(links: Iterable[Link], key: str, view: View) -> list[dict[str, Any]]:
    """Only of what the view has: an earlier version is no other document."""
    ends = ((link, far(link, key)) for link in links)
    return [_same_as_row(link, end, view) for link, end in ends if end.document in view.documents]


def _same_as_row(link: Link, end: LinkEnd, view: View) -> dict[str, Any]:
    item = view.chains.items[end.item]
    return {
        "id": end.item,
        "document": end.document,
        "source": view.documents[end.document].source,
        "number": item.number or None,
        "text": words_of(item.spans, view.text(end.document)),
        "start": item.spans[0].start,
        "end": item.spans[-1].end,
        "page": view.page(end.document, item.spans[0].start),
        **_about(link),
    }


def _later_row(link: Link, view: View) -> dict[str, Any]:
    end, text = link.later, view.text(link.later.document)
    kept = printed(end.spans, text)
    made = view.chains.items[end.item].commitments if end.item in view.chains.items else ()
    told = made[end.commitment] if 0 <= end.commitment < len(made) else None
    return {
        "document": end.document,
        "source": view.documents[end.document].source,
        "date": view.part(end.document, kept[0]).date or None,
        "quote": "\n".join(span.of(text) for span in kept),
        "start": kept[0].start,
        "end": kept[-1].end,
        "spans": [[span.start, span.end] for span in kept],
        "page": view.page(end.document, kept[0].start),
        "status": asserted(link, told, view) if told else None,
        "given": dict(told.given) if told else {},
        "commitment": link.earlier.commitment if link.earlier.commitment >= 0 else None,
        **_about(link),
    }


def asserted(link: Link, told: Commitment, view: View) -> str:
    """The status that the far end asserts of the near one: of several things promised, one done is not the whole."""
    if told.status is not Status.DONE or "status" in dict(told.given):
        return told.status.value
    promised, done = (words_of(end.spans, view.text(end.document)) for end in (link.earlier, link.later))
    return (Status.IN_PROGRESS if tells_of_a_part(promised, done, terms) else Status.DONE).value


def _change_row(link: Link, view: View) -> dict[str, Any]:
    """`from` and `to` are the documents' ids; `to_id` is empty where the entry is gone."""
    return {
        "from": link.earlier.document,
        "from_id": link.earlier.item,
        "to": link.later.document,
        "to_id": link.later.item or None,
        "commitment": link.earlier.commitment if link.earlier.commitment >= 0 else None,
        "changes": [{"field": d.field, "before": d.before, "after": d.after} for d in link.changes],
        **_about(link),
    }


def _about(link: Link) -> dict[str, Any]:
    return {
        "kind": link.kind.value,
        "confidence": round(link.confidence, 2),
        "why": link.why,
        "verdict": link.verdict or None,
    }


def _of_items(link: Link) -> bool:
    return link.earlier.commitment < 0 and link.later.commitment < 0


def _listed(view: View) -> Iterator[Listed]:
    for document in view.documents.values():
        papers = view.papers.get(document.id, ())
        yield Listed(
            document, view.items.get(document.id, ()), view.text(document.id), papers, _said(document.id, view)
        )
    for document in _replaced(view):
        yield _earlier(document, view)


def _said(document: str, view: View) -> list[Said]:
    vectors = view.vectors(document) if view.vectors else {}
    found = []
    for passage in view.passages_of.get(document, ()):
        known = vectors.get(passage.number, ())
        for n, sentence in enumerate(view.sentences(document, passage.number)):
            vector = known[n] if n < len(known) else None
            found.append(Said(sentence.spans, sentence.words, sentence.terms, vector))
    return found


def _replaced(view: View) -> list[Document]:
    """The earlier versions of the view's documents that are not in it themselves."""
    return [d for d in view.library.documents(superseded=True) if d.superseded_by and d.id not in view.documents]


def _earlier(document: Document, view: View) -> Listed:
    library, text = view.library, view.library.text(document.id)
    items = [item for _, item in library.items(document.id)]
    passages = [passage for _, passage in library.passages(document.id)]
    said = [
        Said(spans, words, frozenset(terms(words)))
        for passage in passages
        for spans, words in zip(passage.sentences, sentence_texts(passage, text), strict=True)
    ]
    return Listed(document, items, text, library.papers(document.id), said)
