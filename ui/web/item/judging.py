"""What belongs with an item in other documents, for analysts to confirm, to reject, to add."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from assistant.chains import far
from assistant.entries import Row
from assistant.story import Story
from assistant.view import View
from assistant.wiring import Assistant
from corpus.library.deeds import Signed
from corpus.library.verdicts import Judgement, end_name
from corpus.models import Link, LinkEnd, LinkKind
from corpus.plain import words_of
from corpus.saying import counted, with_days_spoken
from ui.shown.escape import escape_html, shorten
from ui.web import listing
from ui.web.item import forms, kept
from ui.web.item.chain import likely
from ui.web.item.correcting import label
from ui.web.listing import upper

_GLANCE = 220  # characters
_TAKEN_BACK = "What was said of the link is taken back."
_ADDED = (LinkKind.SAME, LinkKind.PART, LinkKind.LATER, LinkKind.BESIDE)
KINDS = {
    LinkKind.SAME: "The same recommendation",
    LinkKind.PART: "The one is a part of the other",
    LinkKind.LATER: "The later one tells what became of it",
    LinkKind.CHANGED: "The same entry, changed",
    LinkKind.GONE: "No longer listed",
    LinkKind.BESIDE: "Alike, but possibly another programme",
}


def show(assistant: Assistant, story: Story) -> None:
    """Behind one button: every link of the item, rejected ones too, and a new one."""
    links = assistant.links(story.key, rejected=True)
    form = kept.form(story.key)
    is_open = form is not None and form.what.startswith("link")
    count = f" ({counted(len(links), 'link')})" if links else ""
    with st.expander(f"Check what was linked{count}", icon=":material/link:", expanded=is_open):
        st.caption("Links are found by their words. Say which hold; one that you reject is in no answer any more.")
        for n, one in enumerate(links):
            _link(assistant.view(), story, one, n)
        _add(assistant.view(), story)


def _link(view: View, story: Story, link: Link, n: int) -> None:
    with st.container(key=f"link-{n}", gap="xsmall", border=True):
        st.html(link_html(view, link, story.key))
        with st.container(horizontal=True, gap="small"):
            if link.verdict not in ("confirmed", "added"):
                _way("It holds", f"link-confirm-{n}", ":material/check:", story)
            if link.verdict not in ("rejected", "added"):
                _way("It does not", f"link-reject-{n}", ":material/block:", story)
            if link.verdict:
                _way("Take back what was said", f"link-undo-{n}", ":material/undo:", story)
        form = kept.form(story.key)
        if form and form.what in (f"link-confirm-{n}", f"link-reject-{n}", f"link-undo-{n}"):
            _judge(story, link, form.what)


def _way(words: str, what: str, icon: str, story: Story) -> None:
    args = (story.key, what, story.revision)
    st.button(words, key=f"open-{what}", icon=icon, type="tertiary", on_click=kept.open_form, args=args)


def link_html(view: View, link: Link, key: str) -> str:
    """What kind of link, how sure, what it rests on, and the words on both sides: the item's own first."""
    sure = f"{link.verdict} by {link.by}" if link.verdict else f"{likely(link.confidence)} ({link.confidence:.0%})"
    reason = f": {link.reason}" if link.reason else ""
    own = link.earlier if link.earlier.item == key else link.later
    sides = "".join(_end_html(view, end, name) for end, name in ((own, "Here"), (far(link, key), "There")))
    why = escape_html(upper(with_days_spoken(link.why).replace(" -> ", " → ")))
    return (
        f'<p class="label">{KINDS[link.kind]} <span class="sure">{escape_html(sure + reason)}</span></p>'
        f'<dl class="sides">{sides}</dl><p class="note">{why}</p>'
    )


def _end_html(view: View, end: LinkEnd, name: str) -> str:
    document = view.library.document(end.document)
    words = shorten(words_of(end.spans, view.text(end.document)), _GLANCE) if end.spans else "no longer listed"
    which = f"commitment {end.commitment + 1}, " if end.commitment >= 0 else ""
    about = f"{which}{listing.named(document)}"
    return f"<div><dt>{name}: {escape_html(about)}</dt><dd>“{escape_html(words)}”</dd></div>"


def _judge(story: Story, link: Link, what: str) -> None:
    key = f"{what}-{story.key}"
    rejects, takes_back = what.startswith("link-reject"), what.startswith("link-undo")
    save = "It does not hold" if rejects else "Take it back" if takes_back else "It holds"
    with st.form(key, border=False):
        signed = forms.signature(key)
        told = forms.buttons(save, key, icon=":material/gavel:")
    if told:
        ends = end_name(link.earlier), end_name(link.later)
        judgement = Judgement.REJECTED if rejects else Judgement.CONFIRMED

        def act(assistant: Assistant, signed: Signed) -> None:
            if takes_back:
                assistant.undo_verdict(*ends, signed, kind=link.kind)
            else:
                assistant.judge_link(*ends, judgement, signed, kind=link.kind)

        done = "Link rejected." if rejects else "Link confirmed."
        with told:
            forms.save(act, signed, _TAKEN_BACK if takes_back else done, needs_reason=rejects)


def _add(view: View, story: Story) -> None:
    _way("Link it to another item", "link-add", ":material/add_link:", story)
    form = kept.form(story.key)
    if form is None or form.what != "link-add":
        return
    key = f"link-add-{story.key}"
    others = {
        d.id: listing.named(d) for d in listing.newest_first(list(view.documents.values())) if view.items.get(d.id)
    }
    document = st.selectbox("In which document", list(others), key=f"{key}-document", format_func=others.__getitem__)
    rows = {row["id"]: row for row in view.rows if row["document"] == document and row["id"] != story.key}
    with st.form(key, border=False):
        other = st.selectbox("Which item", list(rows), key=f"{key}-item", format_func=lambda one: label(rows[one]))
        own = st.selectbox("What of this item", _own(story), key=f"{key}-own", format_func=_own_label)
        kind = st.selectbox("How they belong together", _ADDED, key=f"{key}-kind", format_func=KINDS.__getitem__)
        signed = forms.signature(key)
        told = forms.buttons("Link them", key, icon=":material/add_link:")
    if told and other:
        ends = ordered(story.row, f"{story.key}/{own}" if own else story.key, rows[other])
        with told:
            forms.save(lambda a, s: a.add_link(kind, *ends, s), signed, "Linked.")


def _own(story: Story) -> Sequence[int]:
    return [0, *(promise.number for promise in story.promises)]


def _own_label(number: int) -> str:
    return f"Its commitment {number}" if number else "The item itself"


def ordered(row: Row, own: str, other: Row) -> tuple[str, str]:
    """The names of both sides, the earlier document's first."""
    is_later = bool(other["as_at"]) and (row["as_at"] or "") > other["as_at"]
    return (other["id"], own) if is_later else (own, other["id"])
