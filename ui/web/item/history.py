"""What analysts did to an item, with the way to take each of it back; and the item as it was read."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from assistant.entries import Entry, Row, commitments_of
from assistant.story import Story
from corpus.errors import BywhenError, EditConflict
from corpus.library.deeds import Signed
from corpus.library.edits import Deed
from corpus.plain import plain
from ui.exports import said
from ui.shown.escape import escape_html, escape_markdown
from ui.web import analyst, opened
from ui.web.item import fields, kept
from ui.web.listing import upper

_OUT = (Deed.REJECT.value, Deed.MERGE.value)


def show(story: Story, *, may_change: bool) -> None:
    """The last first; nothing where nothing was done."""
    if not story.edits:
        return
    st.html('<h2 class="step">What analysts did</h2>')
    for edit in story.edits:
        with st.container(horizontal=True, vertical_alignment="top", key=f"edit-{edit['number']}"):
            st.html(f'<p class="edit">{escape_html(told(edit, story.edits))}</p>')
            if (
                may_change
                and not edit["undone"]
                and st.button(
                    "Bring back" if edit["undoes"] else "Undo",
                    key=f"undo-{edit['number']}",
                    icon=":material/undo:",
                    type="tertiary",
                    help=f"Take this back: {escape_markdown(edit['what'])}",
                )
            ):
                _undo(story, edit["number"])
        _with_later(story, edit["number"])
    if story.machine:
        with st.expander("As it was read", icon=":material/visibility:"):
            st.html("".join(read_html(row) for row in story.machine))


def why_gone(story: Story) -> str:
    """What took it out of the register, where an analyst did: whatever was done to it afterwards."""
    standing = [one for one in story.edits if not one["undone"]]
    out = next((one for one in standing if one["what"] in _OUT), next(iter(standing), None))
    return told(out, story.edits) if out else ""


def told(edit: Row, every: Sequence[Row]) -> str:
    """ "Item edited by Ann, 2 May 2031: due: nothing → 4 June 2031 (the table says June)".

    Of one that undoes others of `every`: "Item split: taken back by Ann, 3 May 2031".
    """
    [line] = said.edits({"edits": [{**edit, "what": _what(edit, every)}]})
    gone = " (undone)" if edit["undone"] else " (it is read otherwise since)" if edit["lapsed"] else ""
    return f"{upper(line)}{gone}"


def _what(edit: Row, every: Sequence[Row]) -> str:
    """What was done; of what takes something back, what it takes back."""
    gone = [one for one in every if one["number"] in edit["undoes"]]
    back = [one for one in every if any(one["number"] in undo["undoes"] for undo in gone)]
    if not gone:
        return str(edit["what"])
    names = ", ".join(dict.fromkeys(str(one["what"]) for one in back or gone))
    return f"{names}: {'brought back' if back else 'taken back'}"


def read_html(row: Row) -> str:
    """A row as the machine read it: its words, response and commitments."""
    response = plain(row["response"]["quote"]) if row["response"] else said.NO_RESPONSE
    made = "".join(f"<li>{escape_html(_promise(one))}</li>" for one in commitments_of(row))
    facts = [(said.name(row), plain(row["text"])), ("Asked of", row["addressed_to"]), ("Due", said.due(Entry(row)))]
    facts += [("Response", response), ("Position", row["position"])]
    rows = "".join(
        f"<div><dt>{escape_html(name)}</dt><dd>{escape_html(value)}</dd></div>" for name, value in facts if value
    )
    return f'<dl class="facts read">{rows}</dl>' + (f'<ul class="changes">{made}</ul>' if made else "")


def _promise(entry: Entry) -> str:
    made = entry.commitment or {}
    about = ", ".join(filter(None, (made["by_whom"], said.due(entry), made["status"])))
    return f"“{plain(made['quote'])}” ({about})"


def _undo(story: Story, number: int, *, with_later: bool = False) -> None:
    """Take an edit back; where later ones build on it, ask first whether they are to go too."""
    try:
        with st.spinner("Saving…"), opened.change() as assistant:
            assistant.undo_edit(story.key, number, Signed(analyst.name()), with_later=with_later)
            kept.done("Taken back. It stands under “What analysts did”, and can be brought back.")
    except EditConflict as error:
        kept.open_form(story.key, f"undo-{number}", story.revision, fields.in_words(error))
    except BywhenError as error:
        st.error(escape_markdown(fields.in_words(error)), icon=":material/error:")
        return
    st.rerun()


def _with_later(story: Story, number: int) -> None:
    """The second question, under the edit."""
    form = kept.form(story.key)
    if not form or form.what != f"undo-{number}":
        return
    st.warning(escape_markdown(form.note), icon=":material/layers:")
    with st.container(horizontal=True, gap="small"):
        if st.button("Undo them all", key=f"undo-all-{number}", type="primary", icon=":material/undo:"):
            _undo(story, number, with_later=True)
        st.button("Keep them", key=f"keep-{number}", on_click=kept.close_form)
