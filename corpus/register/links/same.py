"""The same recommendation in two documents: in other words, under other numbers, split or merged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from corpus.models import ItemKind, Link, LinkEnd, LinkKind
from corpus.register.links.aligning import STRONG, Match
from corpus.register.links.bonds import Pair
from corpus.register.links.likeness import Alike

_TELLING, _SEVERAL, _HALF = 1.2, 3, 0.5  # weight of the words in common; how many such, and what share of a list
_VERBATIM = 0.75  # score


def same_links(pair: Pair, matches: Iterable[Match]) -> Iterator[Link]:
    """A link a match."""
    for match in matches:
        one, other = pair.earlier.items[match.one], pair.later.items[match.other]
        why = f"{match.alike.held:.0%} of the telling words of the shorter are in the other; {pair.why}"
        yield Link(
            LinkKind.PART if match.part else LinkKind.SAME,
            LinkEnd(pair.earlier.id, one.item.key, one.item.spans),
            LinkEnd(pair.later.id, other.item.key, other.item.spans),
            confidence(match.alike, pair),
            why,
        )


def shown_one(pair: Pair, matches: Sequence[Match]) -> bool:
    """Whether so many items of the shorter list are in the other that both documents must tell of one programme.

    Documents of different bodies only where the one quotes the other, and not where each is told to do the same.
    """
    least = _VERBATIM if pair.strangers else STRONG
    likest = [m for m in matches if m.alike.score >= least and m.alike.words.shared >= _TELLING]
    sure = sum(not (pair.strangers and _asked_apart(pair, match)) for match in likest)
    return sure >= max(_SEVERAL, _HALF * min(len(pair.earlier.items), len(pair.later.items)))


def sure_actions(pair: Pair, matches: Iterable[Match]) -> list[Match]:
    """Those that are actions of one body in almost the same words: it has its minutes, its log and its papers."""
    bodies = {unit.document.description.body.value.casefold() for unit in (pair.earlier, pair.later)}
    if len(bodies) > 1 or bodies == {""}:
        return []
    return [match for match in matches if _is_action(pair, match) and match.alike.score >= _VERBATIM]


def _asked_apart(pair: Pair, match: Match) -> bool:
    """Whether each is asked of another: of its document's own body, or of whom it names."""
    ends = (pair.earlier, pair.earlier.items[match.one]), (pair.later, pair.later.items[match.other])
    bodies = [unit.document.description.body.value.casefold() for unit, _ in ends]
    if all(body in asked.said.words.casefold() for body, (_, asked) in zip(bodies, ends, strict=True)):
        return True
    named = [asked.item.addressed_to.casefold() for _, asked in ends]
    return all(named) and named[0] != named[1]


def _is_action(pair: Pair, match: Match) -> bool:
    kinds = {pair.earlier.items[match.one].item.kind, pair.later.items[match.other].item.kind}
    return kinds == {ItemKind.AGREED_ACTION} and match.alike.words.shared >= _TELLING


def confidence(alike: Alike, pair: Pair) -> float:
    """From 0 to 1: how alike the words are, and how near the documents."""
    return min(0.99, 0.45 + 0.4 * alike.score + 0.25 * min(1.0, pair.topic))
