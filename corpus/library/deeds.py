"""What an analyst says, made into an edit of a document's register: the item found, the quotes found, both checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from corpus.errors import CorrectionError
from corpus.library.anchors import Anchor, anchored
from corpus.library.drafting import Draft
from corpus.library.edits import Deed, Edit, Target
from corpus.library.fields import PRINTED, values_of, values_of_commitment
from corpus.library.placing import fingerprint, gaps_of, same_words
from corpus.library.replaying import NO_NEWS, commitment_at, parted
from corpus.library.values import of_commitment, of_item
from corpus.models import Commitment, Item, Span, Spans
from corpus.plain import words_of
from corpus.register.ids import document_of_key, free_key

_KEPT = 200  # characters of the words that others take the place of

Said = Mapping[str, str]
"""What an analyst says, by field: see corpus.library.values. An empty value or quote says that there is none."""


@dataclass(frozen=True, slots=True)
class Signed:
    """Who says it and why.

    `seen` is the revision at which they looked at the item: what another has changed since is not overwritten.
    `within` is where the words that they quote stand, for a document that has them more than once.
    """

    who: str = ""
    reason: str = ""
    seen: int | None = None
    within: Span | None = None


def adding(draft: Draft, said: Said, signed: Signed) -> Edit:
    quotes, values = of_item(said)
    if "text" not in quotes or "kind" not in values:
        raise CorrectionError("an item needs its words and its kind")
    text = draft.sentence(quotes["text"], within=signed.within)
    _must_be_new(text.spans, draft)
    target = Target(free_key(draft.document.id, text.spans[0].start, draft.entries), text)
    edit = _with_quotes(_blank(Deed.ADD, target, values), draft, _without(quotes, "text"))
    return replace(edit, quotes={"text": text, **edit.quotes})


def editing(draft: Draft, key: str, said: Said, signed: Signed) -> Edit:
    quotes, values = of_item(said)
    item = draft.entry(key).item
    draft.unseen(key, signed.seen, said)
    stands = values_of(item)
    if "status" in values and not stands["status"]:
        raise CorrectionError(f"{key} has no status of its own: say which of its commitments is meant")
    edit = _with_quotes(_blank(Deed.EDIT, draft.target(key), values), draft, quotes, item, signed.within)
    words = {"text": _head(item.spans, draft), "response": _head(item.response, draft)}
    return _told(edit, {**stands, **words})


def merging(draft: Draft, key: str, others: tuple[str, ...], signed: Signed) -> Edit:
    if not others or key in others or len(set(others)) < len(others):
        raise CorrectionError("name the item that stays, and then, once, each one that goes into it")
    strangers = [other for other in others if document_of_key(other) != document_of_key(key)]
    if strangers:
        raise CorrectionError(
            f"{strangers[0]} and {key} stand in different documents: bywhen link add says that they are the same"
        )
    for one in (key, *others):
        draft.unseen(one, signed.seen, ())
    return replace(_blank(Deed.MERGE, draft.target(key)), others=tuple(map(draft.target, others)))


def splitting(draft: Draft, key: str, at: str, said: Said, signed: Signed) -> Edit:
    quotes, values = of_item(said)
    item = draft.entry(key).item
    draft.unseen(key, signed.seen, ())
    edit = _with_quotes(_blank(Deed.SPLIT, draft.target(key), values), draft, quotes, item)
    place = draft.anchor(" ".join(at.split()), within=signed.within, beside=(item.spans, item.response))
    asked = edit.quotes.get("text", place)
    if not place.spans or not asked.spans:
        raise CorrectionError("say at which words the second item begins")
    cuts = {"at": place, **edit.quotes}
    gaps = gaps_of([anchor.spans for anchor in cuts.values()], draft.wording.text)
    made = free_key(draft.document.id, asked.spans[0].start, draft.entries)
    edit = replace(edit, quotes=cuts, gaps=gaps, made=made)
    if parts := parted(item, edit):
        _must_be_new(edit.quotes["text"].spans if "text" in edit.quotes else parts[1].spans, draft, key)
    return edit


def _must_be_new(spans: Spans, draft: Draft, own: str = "") -> None:
    """Raises CorrectionError where another item than `own` has these words, UnknownItem where that counts no more."""
    if known := same_words({key: one for key, one in draft.entries.items() if key != own}, spans):
        draft.entry(known)
        ways = f"bywhen item edit {known}, or bywhen item split where it is more than one"
        raise CorrectionError(f"these words are in the register already, as {known}: {ways}")


def confirming(draft: Draft, key: str, signed: Signed) -> Edit:
    entry = draft.entry(key)
    draft.unseen(key, signed.seen, (), whole=True)
    return replace(_blank(Deed.CONFIRM, draft.target(key)), read=fingerprint(entry, draft.wording.text))


def rejecting(draft: Draft, key: str, signed: Signed) -> Edit:
    target = draft.target(key)
    draft.unseen(key, signed.seen, (), whole=True)
    return _blank(Deed.REJECT, target)


def adding_commitment(draft: Draft, key: str, said: Said, signed: Signed) -> Edit:
    quotes, values = of_commitment(said)
    if "quote" not in quotes:
        raise CorrectionError("a commitment needs its words: quote them")
    item = draft.entry(key).item
    draft.unseen(key, signed.seen, ())
    edit = _promising(_blank(Deed.ADD_COMMITMENT, draft.target(key), values), draft, quotes, signed.within)
    if commitment_at(item, edit.quotes["quote"].spans, NO_NEWS) is not None:
        raise CorrectionError(f"{key} has this commitment already: bywhen item show {key}")
    return edit


def editing_commitment(draft: Draft, key: str, number: int, said: Said, signed: Signed) -> Edit:
    quotes, values = of_commitment(said)
    one = _commitment(draft, key, number)
    draft.unseen(key, signed.seen, said)
    edit = _promising(_blank(Deed.EDIT_COMMITMENT, draft.target(key), values), draft, quotes, signed.within, one)
    edit = _told(edit, {**values_of_commitment(one), "quote": _head((one.span,), draft)})
    return replace(edit, commitment=anchored((one.span,), draft.wording))


def removing_commitment(draft: Draft, key: str, number: int, signed: Signed) -> Edit:
    one = _commitment(draft, key, number)
    draft.unseen(key, signed.seen, ("quote",))
    target = draft.target(key)
    return replace(_blank(Deed.REMOVE_COMMITMENT, target), commitment=anchored((one.span,), draft.wording))


def _blank(deed: Deed, target: Target, values: Mapping[str, str] | None = None) -> Edit:
    return Edit("", 0, deed, target, values=values or {})


def _with_quotes(
    edit: Edit, draft: Draft, quotes: Mapping[str, str], item: Item | None = None, within: Span | None = None
) -> Edit:
    """With a pointer for each quote, and the words of those that the register keeps as values too.

    Of several places one in the item is meant, or in its response; of words of the response, the other way round.
    """
    own = (item.spans, item.response) if item else ()
    found = {
        name: draft.anchor(quote, within=within, beside=own[::-1] if name == "response" else own)
        for name, quote in quotes.items()
    }
    words = {name: _words(anchor, draft) for name, anchor in found.items() if name in PRINTED}
    return replace(edit, quotes=found, values={**edit.values, **words})


def _promising(
    edit: Edit, draft: Draft, quotes: Mapping[str, str], within: Span | None, one: Commitment | None = None
) -> Edit:
    """The same of a commitment: its words stand in the response, mostly, and those of its deadline in its own."""
    item = draft.entry(edit.item.key).item
    found: dict[str, Anchor] = {}
    if "quote" in quotes:
        found["quote"] = draft.sentence(quotes["quote"], within=within, beside=(item.response, item.spans))
    own = found["quote"].spans if "quote" in found else (one.span,) if one else ()
    values = dict(edit.values)
    if "due_text" in quotes:
        found["due_text"] = draft.anchor(quotes["due_text"], beside=(own, item.response, item.spans))
        values |= draft.due(found["due_text"], values.get("due")) if found["due_text"].spans else {}
    return replace(edit, quotes=found, values=values)


def _commitment(draft: Draft, key: str, number: int) -> Commitment:
    made = draft.entry(key).item.commitments
    if not 1 <= number <= len(made):
        has = f"its commitments are 1 to {len(made)}" if made else "it has none"
        raise CorrectionError(f"{key} has no commitment {number}: {has}")
    return made[number - 1]


def _told(edit: Edit, stands: Mapping[str, str]) -> Edit:
    """Without the values that stand already, and with those that the others take the place of."""
    values = {name: value for name, value in edit.values.items() if name in edit.quotes or value != stands.get(name)}
    before = {name: stands[name] for name in (*edit.quotes, *values) if stands.get(name)}
    return replace(edit, values=values, before=before)


def _words(anchor: Anchor, draft: Draft) -> str:
    return words_of(anchor.spans, draft.wording.text) if anchor.spans else ""


def _head(spans: Spans, draft: Draft) -> str:
    return words_of(spans, draft.wording.text)[:_KEPT] if spans else ""


def _without(quotes: Mapping[str, str], name: str) -> dict[str, str]:
    return {field: quote for field, quote in quotes.items() if field != name}
