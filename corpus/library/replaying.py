"""The register with what analysts did to it: their edits, in order, over the items that were read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from corpus.library.anchors import length, shared
from corpus.library.edits import Deed, Edit, Gaps, standing
from corpus.library.fields import commitment_with, item_with, new_commitment, new_item
from corpus.models import Commitment, Item, Span, Spans


@dataclass(frozen=True, slots=True)
class Edited:
    """An item as it counts, and the machine's reading beside it: no item where an analyst added it.

    `edits` are those that made it so. One that was rejected or `merged_into` another is not in the register.
    """

    item: Item
    read: tuple[Item, ...] = ()
    edits: tuple[Edit, ...] = ()
    rejected: bool = False
    merged_into: str = ""

    @property
    def counts(self) -> bool:
        return not (self.rejected or self.merged_into)

    @property
    def confirmed(self) -> Edit | None:
        """Who said that it is right as it stands; None where nobody did, or it is read or edited otherwise since."""
        last = self.edits[-1] if self.edits else None
        return last if last and last.deed is Deed.CONFIRM and not last.lapsed else None


_SAME = 0.3  # of the longer one's characters: a sentence and a clause of it are the same commitment
NO_NEWS = 0.75  # where one is to be added: a clause of the sentence may be a second one

Entries = dict[str, Edited]
"""Every item by its key, those that count no more among them."""


def replayed(items: Iterable[Item], edits: Iterable[Edit]) -> tuple[Entries, list[Edit]]:
    """The items as they stand after the edits, and the edits that have no place in them. `items` have their keys."""
    entries = as_read(items)
    unplaced = []
    for edit in standing(edits):
        if changes := applied(entries, edit):
            entries.update(changes)
        else:
            unplaced.append(edit)
    return entries, unplaced


def as_read(items: Iterable[Item]) -> Entries:
    return {item.key: Edited(item, (item,)) for item in items}


def counting(entries: Mapping[str, Edited]) -> list[Item]:
    """What is in the register, in the order of the text."""
    return sorted((one.item for one in entries.values() if one.counts), key=lambda item: item.spans[:1])


def applied(entries: Mapping[str, Edited], edit: Edit) -> Entries:
    """What one edit changes; nothing where it has no place."""
    if edit.is_lost or not edit.item.key:
        return {}
    return _DEEDS[edit.deed](entries, edit)


def _add(entries: Mapping[str, Edited], edit: Edit) -> Entries:
    """A new item; where the machine reads one there by now, that one with what the analyst says of it."""
    if edit.item.key in entries:
        return _edit(entries, edit)
    return {edit.item.key: Edited(new_item(edit), (), (edit,))}


def _edit(entries: Mapping[str, Edited], edit: Edit) -> Entries:
    return _changed(entries, edit, lambda item: item_with(item, edit))


def _merge(entries: Mapping[str, Edited], edit: Edit) -> Entries:
    own = entries.get(edit.item.key)
    others = [entries[o.key] for o in edit.others if o.key in entries and o.key != edit.item.key]
    if own is None or len(edit.others) > len([o for o in edit.others if o.key in entries]):
        return {}
    item, read, edits = own.item, own.read, own.edits
    for other in others:
        item, read = joined(item, other.item), (*read, *other.read)
        edits = tuple(sorted({e.number: e for e in (*edits, *other.edits)}.values(), key=lambda one: one.number))
    merged = replace(own, item=item, read=read, edits=(*edits, edit))
    gone = {o.item.key: replace(o, merged_into=own.item.key, edits=(*o.edits, edit)) for o in others}
    return {own.item.key: merged, **gone}


def joined(one: Item, other: Item) -> Item:
    """Two items as one, with what the first says where both say something."""
    empty = Item(one.kind, ())
    kept = {
        name: getattr(other, name)
        for name in ("number", "list", "timescale", "due", "addressed_to", "position", "called", "verified", "paired")
        if getattr(one, name) == getattr(empty, name)
    }
    told, by_hand = {name for name, _ in one.said}, {name for name, _ in one.given}
    theirs = [c for c in other.commitments if not any(shared((c.span,), (own.span,)) for own in one.commitments)]
    return replace(
        one,
        **kept,
        spans=_united(one.spans, other.spans),
        response=_united(one.response, other.response),
        commitments=tuple(sorted((*one.commitments, *theirs), key=lambda c: c.span)),
        positions=one.positions or other.positions,
        said=(*one.said, *(entry for entry in other.said if entry[0] in kept and entry[0] not in told)),
        given=(*one.given, *(entry for entry in other.given if entry[0] in kept and entry[0] not in by_hand)),
    )


def _split(entries: Mapping[str, Edited], edit: Edit) -> Entries:
    own = entries.get(edit.item.key)
    if own is None or not edit.made:
        return {}
    if edit.made in entries:  # it is read as two by now
        return {edit.item.key: replace(own, edits=(*own.edits, edit))}
    parts = parted(own.item, edit)
    if parts is None:
        return {}
    first, second = parts
    second = replace(item_with(second, edit), key=edit.made)
    return {
        edit.item.key: replace(own, item=first, edits=(*own.edits, edit)),
        edit.made: Edited(second, own.read, (edit,)),
    }


def parted(item: Item, edit: Edit) -> tuple[Item, Item] | None:
    """An item cut in two before words of it; None where it does not hold them, or begins with them.

    Words of what was asked: both parts have the response, and the first one the commitments, unless an answer to the
    first part stands before the words of the second. Words of the response: they are what the second part asks, and
    what follows them answers it.
    """
    at = edit.quotes["at"].spans
    asks = bool(shared(at, item.spans))
    if not asks and not shared(at, item.response):
        return None
    place, end = at[0].start, max(edit.quotes.get("text", edit.quotes["at"]).frame.end, at[-1].end)
    asked, later = _cut(item.spans, place, edit.gaps) if asks else (item.spans, at)
    if not asked or not later:
        return None
    answer, reply = _cut(item.response, place, edit.gaps)
    if asks and not answer:
        return _parts(item, (asked, later), (item.response, item.response), item.commitments)
    own = tuple(c for c in item.commitments if c.span.start < place)
    return _parts(item, (asked, later), (answer, _cut(reply, end, edit.gaps)[1]), own)


def _parts(
    item: Item, asked: tuple[Spans, Spans], answers: tuple[Spans, Spans], own: Sequence[Commitment]
) -> tuple[Item, Item]:
    """The two parts; `own` are the first one's commitments. Of what the item says, only what both share is repeated."""
    place = asked[1][0].start
    first = replace(
        item, spans=asked[0], response=answers[0], commitments=tuple(_up_to(c, place, asked[0]) for c in own)
    )
    second = replace(
        item,
        spans=asked[1],
        response=answers[1],
        commitments=tuple(c for c in item.commitments if c not in own),
        number="",
        verified="",
        said=tuple(one for one in item.said if one[0] != "number"),
        given=tuple(one for one in item.given if one[0] not in ("number", "verified", "text")),
    )
    if answers[0] == answers[1]:
        return first, second
    positions = tuple(one for one in item.positions if one.span.start < place)
    unknown = {"position": "not stated", "positions": (), "due": None, "timescale": "", "paired": item.paired}
    return replace(first, positions=positions), replace(second, **unknown, said=(), given=())  # type: ignore[arg-type]


def _up_to(commitment: Commitment, place: int, asked: Spans) -> Commitment:
    """An action's own commitment ends where its words do."""
    cut = commitment.span.start < place < commitment.span.end
    return replace(commitment, span=Span(commitment.span.start, asked[-1].end)) if cut else commitment


def _confirm(entries: Mapping[str, Edited], edit: Edit) -> Entries:
    return _changed(entries, edit, lambda item: item)


def _reject(entries: Mapping[str, Edited], edit: Edit) -> Entries:
    own = entries.get(edit.item.key)
    return {edit.item.key: replace(own, rejected=True, edits=(*own.edits, edit))} if own else {}


def _add_commitment(entries: Mapping[str, Edited], edit: Edit) -> Entries:
    """Where the machine reads it by now, that one with what the analyst says of it."""

    def change(item: Item) -> Item:
        place = commitment_at(item, edit.quotes["quote"].spans, NO_NEWS)
        known = item.commitments[place] if place is not None else None
        made = commitment_with(known, edit) if known else new_commitment(edit)
        others = [c for c in item.commitments if c is not known]
        return replace(item, commitments=tuple(sorted((*others, made), key=lambda c: c.span)))

    return _changed(entries, edit, change)


def _edit_commitment(entries: Mapping[str, Edited], edit: Edit) -> Entries:
    return _on_commitment(entries, edit, lambda known: [commitment_with(known, edit)])


def _remove_commitment(entries: Mapping[str, Edited], edit: Edit) -> Entries:
    return _on_commitment(entries, edit, lambda _known: [])


def _on_commitment(
    entries: Mapping[str, Edited], edit: Edit, change: Callable[[Commitment], list[Commitment]]
) -> Entries:
    own = entries.get(edit.item.key)
    place = commitment_at(own.item, edit.commitment.spans) if own and edit.commitment else None
    if own is None or place is None:
        return {}
    made = list(own.item.commitments)
    made[place : place + 1] = change(made[place])
    return _changed(entries, edit, lambda item: replace(item, commitments=tuple(made)))


def commitment_at(item: Item, spans: Spans, least: float = _SAME) -> int | None:
    """The place of the commitment that has the most of these words in common, at `least` so much of the longer one."""
    best = max(range(len(item.commitments)), key=lambda n: _likeness(item.commitments[n], spans), default=None)
    return best if best is not None and _likeness(item.commitments[best], spans) >= least else None


def _likeness(commitment: Commitment, spans: Sequence[Span]) -> float:
    """The share of the longer one that both have."""
    own = (commitment.span,)
    return shared(own, spans) / max(1, length(own), length(spans))


def _changed(entries: Mapping[str, Edited], edit: Edit, change: Callable[[Item], Item]) -> Entries:
    own = entries.get(edit.item.key)
    return {edit.item.key: replace(own, item=change(own.item), edits=(*own.edits, edit))} if own else {}


def _united(one: Spans, other: Spans) -> Spans:
    """In order, those that meet as one."""
    found: list[Span] = []
    for span in sorted((*one, *other)):
        if found and span.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return tuple(found)


def _cut(spans: Spans, place: int, gaps: Gaps) -> tuple[Spans, Spans]:
    """Before a place and behind it, without the blanks at the cut."""
    start, end = next((gap for gap in gaps if gap[0] <= place <= gap[1]), (place, place))
    before = tuple(Span(s.start, min(s.end, start)) for s in spans if s.start < start)
    behind = tuple(Span(max(s.start, end), s.end) for s in spans if s.end > end)
    return before, behind


_DEEDS: Mapping[Deed, Callable[[Mapping[str, Edited], Edit], Entries]] = {
    Deed.ADD: _add,
    Deed.EDIT: _edit,
    Deed.MERGE: _merge,
    Deed.SPLIT: _split,
    Deed.CONFIRM: _confirm,
    Deed.REJECT: _reject,
    Deed.ADD_COMMITMENT: _add_commitment,
    Deed.EDIT_COMMITMENT: _edit_commitment,
    Deed.REMOVE_COMMITMENT: _remove_commitment,
}
