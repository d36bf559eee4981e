"""What differs between two versions of a document, or two issues of one action log."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from corpus.models import Commitment, Difference, Item, ItemKind, Link, LinkEnd, LinkKind
from corpus.register.links.aligning import Match
from corpus.register.links.bonds import Bond, Pair
from corpus.register.links.entries import Asked, Said, Unit
from corpus.register.links.likeness import Likeness
from corpus.register.links.weighing import product

_ENTRY, _NUMBERED, _COMMITMENT = 0.65, 0.45, 0.4  # scores: of one entry, of one with the same number in a log
_LOGS = ("action log", "minutes")
_ABOUT = 0.3  # of two issues' topics
_ISSUES = 0.3  # of two logs' entries that both have, of the one with fewer


def changes(earlier: Unit, later: Unit, likeness: Likeness, *, versions: bool) -> Iterator[Link]:
    """Every entry that differs or is gone; of issues, what is unchanged too; of versions, their commitments as well."""
    matches = entries(earlier, later, likeness)
    for match in matches:
        entry = earlier.items[match.one], later.items[match.other]
        yield from _entry(earlier, later, entry, versions=versions)
        if versions:
            yield from _commitments(earlier, later, entry, likeness)
    if versions:
        alone = _aligned([a.said for a in earlier.alone], [a.said for a in later.alone], likeness)
        for n, m in alone:
            yield from _commitments(earlier, later, (earlier.alone[n], later.alone[m]), likeness)
    there = {match.one for match in matches}
    for n, asked in enumerate(earlier.items):
        if n not in there and (versions or asked.item.kind is not ItemKind.STANDALONE):
            yield _gone(earlier, later, asked, versions=versions)


def issues_of(units: Sequence[Unit], likeness: Likeness) -> Iterator[Pair]:
    """Each action log, or minutes that go through the actions of the last meeting, with the next issue."""
    kinds = {unit: unit.document.description.kind.value for unit in units}
    logs = sorted((u for u in units if kinds[u] in _LOGS and u.document.date), key=lambda unit: unit.document.date)
    for n, unit in enumerate(logs):
        for after in logs[n + 1 :]:
            topic = product(unit.topic, after.topic)
            follows = kinds[after] == kinds[unit] and after.document.date > unit.document.date
            if follows and topic >= _ABOUT and _goes_on(unit, after, likeness):
                yield Pair(unit, after, Bond.ONE, topic, "they are issues of one log")
                break


def _goes_on(earlier: Unit, later: Unit, likeness: Likeness) -> bool:
    fewer = min(len(earlier.items), len(later.items))
    return bool(fewer) and len(entries(earlier, later, likeness)) >= _ISSUES * fewer


def entries(earlier: Unit, later: Unit, likeness: Likeness) -> list[Match]:
    """The same entries: alike in words, or a little less and of one number in a log, which keeps its numbers."""
    by_number = "minutes" not in (earlier.document.description.kind.value, later.document.description.kind.value)
    scores, alike = {}, {}
    for n, one in enumerate(earlier.items):
        for m, other in enumerate(later.items):
            numbered = by_number and bool(one.item.number) and one.item.number == other.item.number
            alike[n, m] = likeness.of(one.said, other.said)
            if alike[n, m].score >= (_NUMBERED if numbered else _ENTRY):
                scores[n, m] = alike[n, m].score + 0.2 * numbered
    return [Match(n, m, alike[n, m]) for n, m in _pairs(scores)]


def _aligned(ones: Sequence[Said], others: Sequence[Said], likeness: Likeness) -> list[tuple[int, int]]:
    every = {(n, m): likeness.of(one, other).score for n, one in enumerate(ones) for m, other in enumerate(others)}
    return _pairs({place: score for place, score in every.items() if score >= _COMMITMENT})


def _pairs(scores: dict[tuple[int, int], float]) -> list[tuple[int, int]]:
    """Each at most once, the most alike first."""
    found: list[tuple[int, int]] = []
    for n, m in sorted(scores, key=lambda place: (-scores[place], place)):
        if all(n != one and m != other for one, other in found):
            found.append((n, m))
    return sorted(found)


def _entry(earlier: Unit, later: Unit, entry: tuple[Asked, Asked], *, versions: bool) -> Iterator[Link]:
    one, other = entry
    before, after = _fields(one.item), _fields(other.item)
    if not versions:  # the minutes of each meeting number anew
        before.pop("number")
    differences = [*_differences(before, after), *_reworded(one.said, other.said)]
    ends = LinkEnd(earlier.id, one.item.key, one.item.spans), LinkEnd(later.id, other.item.key, other.item.spans)
    if differences:
        yield Link(LinkKind.CHANGED, *ends, 0.95, _told(differences), tuple(differences))
    elif not versions:
        yield Link(LinkKind.SAME, *ends, 0.95, "the entry stands unchanged in the next issue")


def _commitments(earlier: Unit, later: Unit, entry: tuple[Asked, Asked], likeness: Likeness) -> Iterator[Link]:
    one, other = entry
    for n, m in _aligned([said for _, said in one.made], [said for _, said in other.made], likeness):
        (was, before), (now, after) = one.made[n], other.made[m]
        differences = [*_differences(_promised(was), _promised(now)), *_reworded(before, after)]
        if differences:
            start = LinkEnd(earlier.id, one.item.key, before.spans, n)
            end = LinkEnd(later.id, other.item.key, after.spans, m)
            yield Link(LinkKind.CHANGED, start, end, 0.9, _told(differences), tuple(differences))


def _gone(earlier: Unit, later: Unit, asked: Asked, *, versions: bool) -> Link:
    item = asked.item
    done = any(c.status.value == "done" for c in item.commitments[:1])
    why = f"the next {'version' if versions else 'issue'} has no such entry"
    if done and not versions:
        why += "; it was complete before"
    return Link(LinkKind.GONE, LinkEnd(earlier.id, item.key, item.spans), LinkEnd(later.id, "", ()), 0.85, why)


def _fields(item: Item) -> dict[str, str]:
    own = item.commitments[0] if item.kind.value == "agreed action" and item.commitments else None
    return {
        "number": item.number,
        "due": item.due.isoformat() if item.due else item.timescale,
        "by_whom": item.addressed_to,
        "position": item.position,
        "status": own.status.value if own else "",
    }


def _promised(made: Commitment) -> dict[str, str]:
    due = made.deadline
    return {
        "due": (due.due.isoformat() if due.due else due.text) if due else "",
        "by_whom": made.by_whom,
        "status": made.status.value,
    }


def _differences(before: dict[str, str], after: dict[str, str]) -> list[Difference]:
    return [Difference(name, before[name], after[name]) for name in before if before[name] != after[name]]


def _reworded(before: Said, after: Said) -> list[Difference]:
    return [Difference("text", before.words, after.words)] if before.words != after.words else []


_NAMES = {"by_whom": "by whom", "due": "due", "text": "words"}


def _told(differences: Iterable[Difference]) -> str:
    return "; ".join(
        _NAMES.get(d.field, d.field) + (f": {d.before or 'none'} -> {d.after or 'none'}" if d.field != "text" else "")
        for d in differences
    )
