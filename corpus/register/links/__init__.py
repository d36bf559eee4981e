"""Links between the registers of documents: the same recommendation, later evidence, what changed.

Documents are compared two by two, pack papers each for themselves: first whether both tell of one programme (bonds),
then which of their items are the same (same), what the later one says of the earlier one's commitments (later); what
is alike in documents on different programmes is set side by side and nothing more (beside). Versions of a document and
issues of an action log are held against the next one (changed).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from corpus.models import Link
from corpus.register.links.beside import beside
from corpus.register.links.bonds import Bond, Pair, pairs_of
from corpus.register.links.changed import changes, in_order
from corpus.register.links.entries import Listed, Meaning, Said, Unit, units_of
from corpus.register.links.later import later_links
from corpus.register.links.likeness import Likeness
from corpus.register.links.same import matched, same_links, shown_one
from corpus.register.links.weighing import Terms

__all__ = ["Listed", "Meaning", "Said", "links_between"]


def links_between(listed: Sequence[Listed], terms: Terms, meaning: Meaning | None = None) -> tuple[Link, ...]:
    """Every link among these documents, earlier versions among them; without `meaning` by words alone."""
    units, weighing = units_of(listed, terms)
    likeness = Likeness(weighing, meaning, (asked.said for unit in units for asked in unit.items))
    versions = list(_versions(units))
    current = [unit for unit in units if not unit.document.superseded_by]
    issues = list(in_order(current, likeness))
    links = [link for one, other in versions for link in changes(one, other, likeness, versions=True)]
    links += [link for one, other in issues for link in changes(one, other, likeness, versions=False)]
    logs = {unit.id for pair in issues for unit in pair}
    pairs = [p for p in pairs_of(current, weighing, terms) if not {p.earlier.id, p.later.id} <= logs]
    return tuple(sorted([*links, *_compared(pairs, likeness)], key=_place))


def _compared(pairs: Iterable[Pair], likeness: Likeness) -> Iterator[Link]:
    for pair in pairs:
        if pair.bond is Bond.ONE or (pair.bond is Bond.PERHAPS and shown_one(pair, likeness)):
            matches = matched(pair.earlier.items, pair.later.items, likeness)
            yield from same_links(pair, matches)
            yield from later_links(pair, matches, likeness)
        else:
            yield from beside(pair, likeness)


def _versions(units: Sequence[Unit]) -> Iterator[tuple[Unit, Unit]]:
    """Each earlier version with the next one, paper by paper of a pack."""
    for unit in units:
        following = [other for other in units if other.id == unit.document.superseded_by]
        if following:
            own = [other for other in units if other.id == unit.id]
            at = own.index(unit)
            yield unit, following[min(at, len(following) - 1)]


def _place(link: Link) -> tuple[str, tuple[int, ...], str, tuple[int, ...]]:
    ends = link.earlier, link.later
    (a, b), (c, d) = ((end.document, tuple(span.start for span in end.spans)) for end in ends)
    return a, b, c, d
