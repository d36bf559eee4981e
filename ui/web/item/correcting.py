"""Correcting an item in place: what analysts can do to it and to its commitments, each behind a button at its step."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from assistant.entries import Row
from assistant.story import Promise, Story
from assistant.view import View
from corpus.library.deeds import Signed
from corpus.plain import plain
from ui.exports import said
from ui.shown.escape import escape_markdown, shorten
from ui.web import changing
from ui.web.item import fields, forms, kept

_GLANCE = 90  # characters
_NOTHING = "Nothing was changed: type over what is wrong, or choose Cancel."
ITEM, ADD, MERGE, SPLIT, REJECT, CONFIRM = "item", "add-commitment", "merge", "split", "reject", "confirm"


def of_item(story: Story, view: View) -> None:
    """At the step of what was asked: correct it, confirm it, cut it in two, make one of several, take it out."""
    ways = [(ITEM, "Correct", ":material/edit:"), (CONFIRM, "Confirm", ":material/check:")]
    ways += [(SPLIT, "Split", ":material/content_cut:"), (MERGE, "Merge", ":material/merge:")]
    _ways(story, [*ways, (REJECT, "Not an item", ":material/block:")])
    drawn = {ITEM: _edit, SPLIT: _split, REJECT: _reject, CONFIRM: _confirm}
    form = kept.form(story.key)
    if form and form.what == MERGE:
        _merge(story, form.seen, view)
    elif form and form.what in drawn:
        drawn[form.what](story, form.seen)


def of_promise(story: Story, promise: Promise) -> None:
    """Under a commitment: correct it, or say that it is none."""
    what = f"commitment-{promise.number}"
    _ways(story, [(what, "Correct", ":material/edit:"), (f"no-{what}", "Not a commitment", ":material/block:")])
    form = kept.form(story.key)
    if form and form.what == what:
        _edit_commitment(story, promise, form.seen)
    elif form and form.what == f"no-{what}":
        _remove_commitment(story, promise, form.seen)


def adding(story: Story) -> None:
    """Under the commitments: add one."""
    _ways(story, [(ADD, "Add a commitment", ":material/add:")])
    form = kept.form(story.key)
    if form and form.what == ADD:
        _add_commitment(story, form.seen)


def _ways(story: Story, ways: list[tuple[str, str, str]]) -> None:
    open_ = kept.form(story.key)
    with st.container(horizontal=True, gap="small", key=f"ways-{ways[0][0]}"):
        for what, words, icon in ways:
            st.button(
                words,
                key=f"open-{what}",
                icon=icon,
                type="tertiary",
                disabled=open_ is not None and open_.what == what,
                on_click=kept.open_form,
                args=(story.key, what, story.revision),
            )


def _edit(story: Story, seen: int) -> None:
    own, stands, key = fields.of_item(story.item), fields.item_stands(story.item, story.row), f"item-{story.key}"
    with st.form(key):
        st.markdown("**Correct this item.** What was read is kept beside it; an emptied field says that there is none.")
        given = forms.inputs(own, stands, key)
        signed = forms.signature(key, story.document, quoting=True)
        told = forms.buttons("Save", key)
    if told:
        with told:
            _edited(story, fields.changed(stands, given), replace(signed, seen=seen))


def _edited(story: Story, given: dict[str, str], signed: Signed) -> None:
    if given:
        forms.save(lambda a, s: a.edit_item(story.key, given, s), signed, f"Corrected: {_labels(given)}.")
    else:
        changing.refuse(_NOTHING)


def _confirm(story: Story, seen: int) -> None:
    key = f"confirm-{story.key}"
    with st.form(key):
        st.markdown("**Say that it is right as it stands**, its response and its commitments with it.")
        signed = forms.signature(key)
        told = forms.buttons("Confirm", key, icon=":material/check:")
    if told:
        act = replace(signed, seen=seen)
        with told:
            forms.save(lambda a, s: a.confirm_items([story.key], s), act, "Confirmed.", needs_reason=False)


def _reject(story: Story, seen: int) -> None:
    key = f"reject-{story.key}"
    with st.form(key):
        st.markdown("**Take it out of the register.** It is kept, and this page brings it back.")
        signed = forms.signature(key)
        told = forms.buttons("Take it out", key, icon=":material/block:")
    if told:
        act = replace(signed, seen=seen)
        with told:
            forms.save(lambda a, s: a.reject_items([story.key], s), act, "Taken out of the register.")


def _split(story: Story, seen: int) -> None:
    key = f"split-{story.key}"
    with st.form(key):
        st.markdown("**Cut it in two.** The second one begins with words of this one, or of its response.")
        at = st.text_input("First words of the second one", key=f"{key}-at", help="Copied from the document.")
        given = forms.inputs(fields.SECOND, {"kind": story.item.kind.value}, key)
        signed = forms.signature(key, story.document, quoting=True)
        told = forms.buttons("Split", key, icon=":material/content_cut:")
    if told:
        other = fields.changed({"number": "", "kind": story.item.kind.value}, given)
        with told:
            _cut(story, at, other, replace(signed, seen=seen))


def _cut(story: Story, at: str, given: dict[str, str], signed: Signed) -> None:
    if at.strip():
        forms.save(lambda a, s: a.split_item(story.key, at, given, s), signed, "Cut in two: the second one follows it.")
    else:
        changing.refuse("Copy the words that the second one begins with.")


def _merge(story: Story, seen: int, view: View) -> None:
    key = f"merge-{story.key}"
    others = {row["id"]: label(row) for row in view.rows if row["document"] == story.row["document"]}
    others.pop(story.key, None)
    with st.form(key):
        st.markdown("**Make one item of several of this document.** Where they differ, what this one says counts.")
        chosen = st.multiselect(
            "Those that go into it", list(others), key=f"{key}-others", format_func=others.__getitem__, select_all=False
        )
        signed = forms.signature(key)
        told = forms.buttons("Merge", key, icon=":material/merge:")
    if told:
        act = replace(signed, seen=seen)
        with told:
            if chosen:
                forms.save(lambda a, s: a.merge_items(story.key, chosen, s), act, "Made one item of them.")
            else:
                changing.refuse("Choose at least one other item.")


def _edit_commitment(story: Story, promise: Promise, seen: int) -> None:
    key, stands = f"commitment-{promise.number}-{story.key}", fields.commitment_stands(story.item, promise.made)
    with st.form(key):
        st.markdown(f"**Correct commitment {promise.number}.** An emptied field says that there is none.")
        given = forms.inputs(fields.COMMITMENT, stands, key)
        signed = forms.signature(key, story.document, quoting=True)
        told = forms.buttons("Save", key)
    if told:
        with told:
            _edited_commitment(story, promise, fields.changed(stands, given), replace(signed, seen=seen))


def _edited_commitment(story: Story, promise: Promise, given: dict[str, str], signed: Signed) -> None:
    if given:
        done = f"Commitment {promise.number} corrected: {_labels(given)}."
        forms.save(lambda a, s: a.edit_commitment(story.key, promise.number, given, s), signed, done)
    else:
        changing.refuse(_NOTHING)


def _remove_commitment(story: Story, promise: Promise, seen: int) -> None:
    key = f"no-commitment-{promise.number}-{story.key}"
    with st.form(key):
        st.markdown("**Say that these words are no commitment.** They leave the register, and can be brought back.")
        signed = forms.signature(key)
        told = forms.buttons("Take it out", key, icon=":material/block:")
    if told:
        act = replace(signed, seen=seen)
        done = f"Commitment {promise.number} taken out of the register."
        with told:
            forms.save(lambda a, s: a.remove_commitment(story.key, promise.number, s), act, done)


def _add_commitment(story: Story, seen: int) -> None:
    key = f"add-{story.key}"
    stands = {"status": "promised", "firmness": "firm"}
    with st.form(key):
        st.markdown("**Add a commitment that was not found.** Copy its words from the document.")
        given = forms.inputs(fields.COMMITMENT, stands, key)
        signed = forms.signature(key, story.document, quoting=True)
        told = forms.buttons("Add", key, icon=":material/add:")
    if told:
        with told:
            _added(story, fields.changed(stands, given), replace(signed, seen=seen))


def _added(story: Story, given: dict[str, str], signed: Signed) -> None:
    if given.get("quote", "").strip():
        forms.save(lambda a, s: a.add_commitment(story.key, given, s), signed, "Commitment added.")
    else:
        changing.refuse("Copy the words of the commitment from the document.")


def label(row: Row) -> str:
    """An item in a list to choose from."""
    return f"{said.name(row)}: {shorten(plain(row['text']), _GLANCE)}"


def _labels(told: dict[str, str]) -> str:
    every = {one.name: one.label for one in (*fields.COMMITMENT, *fields.ITEM)}
    return escape_markdown(", ".join(every[name].lower() for name in told))
