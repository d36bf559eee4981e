"""Analysts' edits found their places again, when a document was read anew or its items follow a corrected fact."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from hashlib import sha256

from corpus.library.anchors import length, refound, shared
from corpus.library.edits import Deed, Edit, Gaps, Target, standing
from corpus.library.finding import Wording
from corpus.library.replaying import Edited, Entries, applied, as_read, parted
from corpus.models import Item, Spans
from corpus.plain import words_of
from corpus.register.ids import free_key

_HALF = 0.5
_BLANKS = re.compile(r"[\s•*_>|-]*")


def placed(edits: Iterable[Edit], items: Iterable[Item], wording: Wording, document_id: str) -> list[Edit]:
    """The edits as they stand over these items, which have their keys: each with the keys that its items have now.

    What has no place keeps its words, and is looked for again the next time.
    """
    every = sorted(edits, key=lambda one: one.number)
    counted = {edit.number for edit in standing(every)}
    entries = as_read(items)
    found = []
    for edit in every:
        edit = _keyed(_anchored(edit, wording), entries, document_id, wording.text)
        if edit.number in counted:
            entries.update(applied(entries, edit))
        found.append(edit)
    return found


def _anchored(edit: Edit, wording: Wording) -> Edit:
    """With every quote where it stands now."""
    quotes = {name: refound(anchor, wording) for name, anchor in edit.quotes.items()}
    return replace(
        edit,
        item=_seen(edit.item, wording),
        others=tuple(_seen(other, wording) for other in edit.others),
        commitment=refound(edit.commitment, wording) if edit.commitment else None,
        quotes=quotes,
        gaps=gaps_of([anchor.spans for anchor in quotes.values()], wording.text) if edit.deed is Deed.SPLIT else (),
    )


def _seen(target: Target, wording: Wording) -> Target:
    return replace(target, at=refound(target.at, wording))


def gaps_of(quotes: Iterable[Spans], text: str) -> Gaps:
    """The blanks before and behind words at which an item is cut."""
    found = []
    for spans in filter(None, quotes):
        start, end = spans[0].start, spans[-1].end
        before = text[max(0, start - 80) : start]
        blank = len(before) - len(before.rstrip(" \t\n\r\f•*_>|-"))
        behind = _BLANKS.match(text, end)
        found += [(start - blank, start), (end, behind.end() if behind else end)]
    return tuple(found)


def _keyed(edit: Edit, entries: Entries, document_id: str, text: str) -> Edit:
    if edit.deed is Deed.ADD:
        return _added(edit, entries, document_id)
    parts = edit.deed in (Deed.MERGE, Deed.SPLIT)
    item, *others = (_placed(target, entries, parts) for target in (edit.item, *edit.others))
    edit = replace(edit, item=item, others=tuple(others))
    if edit.deed is Deed.SPLIT:
        return replace(edit, made=_made(edit, entries, document_id))
    if edit.deed is Deed.CONFIRM and edit.item.key:
        return replace(edit, lapsed=fingerprint(entries[edit.item.key], text) != edit.read)
    return edit


def _placed(target: Target, entries: Mapping[str, Edited], parts: bool) -> Target:
    return replace(target, key=key_at(entries, target.at.spans, target.key, parts=parts))


def key_at(entries: Mapping[str, Edited], spans: Spans, key: str = "", *, parts: bool = False) -> str:
    """The item that these words are of: the one that has the key, if it shares any of them, or has most of them.

    `parts`: also one that is a part of them, or that they are a part of. Empty where none is.
    """
    if key in entries and shared(entries[key].item.spans, spans):
        return key
    scored = [(one.counts, *_overlap(one.item.spans, spans, parts=parts), own) for own, one in entries.items()]
    best = max((one for one in scored if one[1] > _HALF), default=None)
    return best[-1] if best else ""


def _overlap(one: Spans, other: Spans, *, parts: bool) -> tuple[float, int]:
    """The share of the longer's characters that both have, of the shorter's where parts count; how many those are."""
    both, lengths = shared(one, other), (length(one), length(other))
    return both / max(1, min(lengths) if parts else max(lengths)), both


def same_words(entries: Mapping[str, Edited], spans: Spans) -> str:
    """The item that has these words and few others; empty: none has."""
    for key, one in entries.items():
        if _overlap(one.item.spans, spans, parts=False)[0] > _HALF:
            return key
    return ""


def _added(edit: Edit, entries: Entries, document_id: str) -> Edit:
    """With the key that it had, that of the item which the machine reads there by now, or a new one."""
    spans = edit.quotes["text"].spans
    if not spans:
        return replace(edit, item=Target("", edit.quotes["text"]))
    key = same_words(entries, spans) or _kept(edit.item.key, spans[0].start, entries, document_id)
    return replace(edit, item=Target(key, edit.quotes["text"]))


def _made(edit: Edit, entries: Entries, document_id: str) -> str:
    """The key of a split's second part: its own, or that of the item which the machine reads there by now."""
    at, own = edit.quotes["at"].spans, entries.get(edit.item.key)
    if own is None or not at:
        return ""
    asked = edit.quotes.get("text", edit.quotes["at"]).spans
    if asked and parted(own.item, edit):
        return _kept(edit.made, asked[0].start, entries, document_id)
    others = {key: one for key, one in entries.items() if key != edit.item.key}
    return key_at(others, asked, parts=True)


def _kept(key: str, start: int, entries: Entries, document_id: str) -> str:
    """The key, where an item that starts there can have it."""
    fits = re.fullmatch(rf"{document_id}-{start}[a-z]*\d*", key) and key not in entries
    return key if fits else free_key(document_id, start, entries)


def fingerprint(entry: Edited, text: str) -> str:
    """What the machine read of an item, in short: it changes where any word or value of it does."""
    return sha256("\n".join(_read(item, text) for item in entry.read).encode()).hexdigest()[:16]


def _read(item: Item, text: str) -> str:
    promised = [
        (words_of((c.span,), text), c.by_whom, c.status.value, str(c.deadline.due if c.deadline else ""))
        for c in item.commitments
    ]
    values = (item.kind.value, item.number, item.list, item.timescale, str(item.due), item.addressed_to, item.position)
    return repr((*values, words_of(item.spans, text), words_of(item.response, text), promised))
