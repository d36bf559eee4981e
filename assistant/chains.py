"""The register's chains: what of one document belongs with what of another, by the keys of the items.

`View.chains` has those of a view. Each link has its evidence on both sides; nothing is asserted beyond its kind.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from corpus.models import Link, LinkEnd, LinkKind
from corpus.plain import words_of
from corpus.register.links import Listed, Meaning, links_between
from corpus.register.quoting import printed
from index.terms import terms

if TYPE_CHECKING:
    from assistant.view import View

_SAME = (LinkKind.SAME, LinkKind.PART)
_CHANGES = (LinkKind.CHANGED, LinkKind.GONE)


class Chains:
    """The links of a view; one that an analyst rejected stands in `rejected` alone."""

    def __init__(self, links: Iterable[Link]) -> None:
        every = tuple(links)
        self.links = tuple(link for link in every if link.verdict != "rejected")
        self.rejected = tuple(link for link in every if link.verdict == "rejected")
        self._at: dict[str, list[Link]] = defaultdict(list)
        for link in self.links:
            for key in {link.earlier.item, link.later.item} - {""}:
                self._at[key].append(link)

    def of(self, key: str, *kinds: LinkKind) -> tuple[Link, ...]:
        """The links of an item and of its commitments, of these kinds or of all; the surest first."""
        own = (link for link in self._at.get(key, ()) if not kinds or link.kind in kinds)
        return tuple(sorted(own, key=lambda link: -link.confidence))

    def same_as(self, key: str) -> tuple[Link, ...]:
        """Where the same recommendation, a part of it or a whole that it is part of stands elsewhere."""
        return self.of(key, *_SAME)

    def beside(self, key: str) -> tuple[Link, ...]:
        """What is alike but perhaps another programme's: to be shown side by side, never as the same."""
        return self.of(key, LinkKind.BESIDE)

    def later_evidence(self, key: str, commitment: int | None = None) -> tuple[Link, ...]:
        """What later documents say of an item, or of one of its commitments by its place (-1: the item itself)."""
        found = [link for link in self.of(key, LinkKind.LATER) if link.earlier.item == key]
        return tuple(link for link in found if commitment is None or link.earlier.commitment == commitment)

    def changes(self, key: str) -> tuple[Link, ...]:
        """How an entry differs from, or in, another version or issue, and whether the next one has it no more."""
        return self.of(key, *_CHANGES)


def chains_of(view: View, meaning: Meaning | None = None) -> Chains:
    """The chains of the view's documents; without `meaning` by words alone."""
    return Chains(links_between(list(_listed(view)), terms, meaning))


def far(link: Link, key: str) -> LinkEnd:
    """The end of the link that is not the item's."""
    return link.later if link.earlier.item == key else link.earlier


def same_as_rows(key: str, view: View) -> list[dict[str, Any]]:
    """`same_as` of an item as `bywhen register --json` prints it; what stands beside it comes last, by its kind."""
    links = (*view.chains.same_as(key), *view.chains.beside(key))
    return [_same_as_row(link, far(link, key), view) for link in links]


def later_rows(key: str, view: View) -> list[dict[str, Any]]:
    """`later_evidence` of an item, printed: `commitment` is its place among the item's commitments, None: the item."""
    return [_later_row(link, view) for link in view.chains.later_evidence(key)]


def _same_as_row(link: Link, end: LinkEnd, view: View) -> dict[str, Any]:
    item = view.by_key[end.item]
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
    made = view.by_key[end.item].commitments if end.item else ()
    return {
        "document": end.document,
        "source": view.documents[end.document].source,
        "date": view.part(end.document, kept[0]).date or None,
        "quote": "\n".join(span.of(text) for span in kept),
        "start": kept[0].start,
        "end": kept[-1].end,
        "spans": [[span.start, span.end] for span in kept],
        "page": view.page(end.document, kept[0].start),
        "status": made[end.commitment].status.value if 0 <= end.commitment < len(made) else None,
        "commitment": link.earlier.commitment if link.earlier.commitment >= 0 else None,
        **_about(link),
    }


def _about(link: Link) -> dict[str, Any]:
    return {
        "kind": link.kind.value,
        "confidence": round(link.confidence, 2),
        "why": link.why,
        "verdict": link.verdict or None,
    }


def _listed(view: View) -> Iterator[Listed]:
    for document in view.documents.values():
        own = view.passages_of.get(document.id, ())
        yield Listed(
            document,
            view.items.get(document.id, ()),
            view.text(document.id),
            view.papers.get(document.id, ()),
            [spans for passage in own for spans in passage.sentences],
        )
