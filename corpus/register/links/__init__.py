"""Links between the registers of documents: the same recommendation, later evidence, what changed.

Documents are compared two by two, pack papers each for themselves: first whether both tell of one programme (bonds),
then which of their items are the same (same), what the later one says of the earlier one's commitments (later); what
is alike in documents on different programmes is set side by side and nothing more (beside). Versions of a document and
issues of an action log are held against the next one (changed).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from corpus.models import Link
from corpus.register.links.aligning import Match, matched
from corpus.register.links.beside import beside
from corpus.register.links.bonds import Bond, Pair, pairs_of
from corpus.register.links.changed import changes, entries, issues_of
from corpus.register.links.entries import Listed, Said, Unit, Vector, units_of
from corpus.register.links.later import later_links
from corpus.register.links.likeness import Likeness
from corpus.register.links.same import same_links, shown_one, sure_actions
from corpus.register.links.weighing import Terms

__all__ = ["Apart", "Listed", "Said", "Vector", "links_between"]

Apart = Collection[frozenset[str]]
"""Pairs of items, by their keys, that an analyst says are not the same."""


def links_between(listed: Sequence[Listed], terms: Terms, apart: Apart = frozenset()) -> tuple[Link, ...]:
    """Every link among these documents, earlier versions among them; where no vectors are known, by words alone.

    Those of `apart` too, as the rules find them, but nothing that would rest on them.
    """
    units, weighing = units_of(listed, terms)
    likeness = Likeness(weighing)
    current = [unit for unit in units if not unit.document.superseded_by]
    links = [link for pair in _versions(units) for link in changes(*pair, likeness, versions=True)]
    issues = list(issues_of(current, likeness))
    for pair in issues:
        links += changes(pair.earlier, pair.later, likeness, versions=False)
        links += later_links(pair, _kept(pair, entries(pair.earlier, pair.later, likeness), apart), likeness)
    series = _series(issues)
    pairs = (p for p in pairs_of(current, weighing, terms) if series.get(p.earlier.id, 0) != series.get(p.later.id, 1))
    return tuple(sorted([*links, *_compared(pairs, likeness, apart)], key=_place))


def _series(issues: Iterable[Pair]) -> dict[str, str]:
    """The id of the first issue of each log, by the ids of all its issues: they are held against the next one only."""
    first: dict[str, str] = {}
    for pair in issues:
        first[pair.later.id] = first.setdefault(pair.earlier.id, pair.earlier.id)
    return first


def _kept(pair: Pair, matches: Iterable[Match], apart: Apart) -> list[Match]:
    def keys(match: Match) -> frozenset[str]:
        return frozenset((pair.earlier.items[match.one].item.key, pair.later.items[match.other].item.key))

    return [match for match in matches if keys(match) not in apart]


def _compared(pairs: Iterable[Pair], likeness: Likeness, apart: Apart) -> Iterator[Link]:
    for pair in pairs:
        matches = matched(pair.earlier.items, pair.later.items, likeness) if pair.bond is not Bond.APART else []
        if pair.bond is Bond.PERHAPS and shown_one(pair, matches):
            pair = replace(pair, bond=Bond.ONE, why="half of the shorter list is in the other")
        if pair.bond is Bond.ONE:
            yield from same_links(pair, matches)
            yield from later_links(pair, _kept(pair, matches, apart), likeness)
        else:
            sure = sure_actions(pair, matches)
            yield from same_links(replace(pair, why="both are actions of one body"), sure)
            taken = {pair.earlier.items[match.one].item.key for match in sure}
            yield from (link for link in beside(pair, likeness) if link.earlier.item not in taken)


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
