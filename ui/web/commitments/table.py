"""The register as HTML: a table that reads as cards on a phone, every row with the ways to its item and source."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.entries import Entry, Row, past
from assistant.register import Listing
from corpus.models import ItemKind, Status
from corpus.plain import plain
from corpus.saying import day_or_none
from ui.exports import said
from ui.web.commitments.arranged import Group
from ui.web.escape import escape_html, shorten
from ui.web.item.addresses import body_address, item_address, register_address
from ui.web.listing import upper
from ui.web.places import Place

_HEADS = ("What", "Who", "Due", "Where it stands", "Source")
_GLANCE, _TITLE = 300, 70  # characters: the whole is a click away


def table_html(group: Group, listing: Listing, caption: str) -> str:
    """A heading where the group has one, and its entries; `caption` is for those who cannot see what stands above."""
    heads = "".join(f'<th role="columnheader" scope="col">{head}</th>' for head in _HEADS)
    rows = "".join(_row_html(entry, listing, grouped=group.by) for entry in group.entries)
    named = escape_html(group.title or caption)
    return (
        f'{_heading(group)}<table class="register" role="table" aria-label="{named}"><thead role="rowgroup">'
        f'<tr role="row">{heads}</tr></thead><tbody role="rowgroup">{rows}</tbody></table>'
    )


def _heading(group: Group) -> str:
    """With the way to the page that the group has of its own."""
    if not group.title:
        return ""
    note = f'<p class="note">{escape_html(group.note)}</p>' if group.note else ""
    title = escape_html(group.title)
    if where := _page(group):
        title = f'<a href="{escape_html(where)}" data-go>{title}</a>'
    return f'<h3 class="group">{title}</h3>{note}'


def _page(group: Group) -> str:
    row = group.entries[0].row
    if group.by == "document":
        return register_address(row["document"])
    if group.by == "body" and row["body"]:
        return body_address(row["body"])
    return ""


def _row_html(entry: Entry, listing: Listing, grouped: str) -> str:
    cells = (_what(entry, grouped), _who(entry), _due(entry, listing), _stands(entry), _source(entry))
    shown = "".join(
        f'<td role="cell" data-label="{head}">{cell}</td>' for head, cell in zip(_HEADS, cells, strict=True)
    )
    return f'<tr role="row">{shown}</tr>'


def _what(entry: Entry, grouped: str) -> str:
    row = entry.row
    words = plain((entry.commitment or {}).get("quote") or row["text"])
    of = f'<span class="unseen"> of {escape_html(row["title"])}</span>'
    link = f'<a href="{escape_html(item_address(row["id"]))}" data-go>{escape_html(said.name(row))}{of}</a>'
    under = "Under " if entry.commitment and row["kind"] != ItemKind.STANDALONE and grouped != "item" else ""
    return f'<p class="label">{under}{link}</p><p class="words">“{escape_html(shorten(words, _GLANCE))}”</p>'


def _who(entry: Entry) -> str:
    name = (entry.commitment or {}).get("by_whom") or entry.row["addressed_to"]
    words = escape_html(said.whom(entry))
    shown = f'<a href="{escape_html(body_address(name))}" data-go>{words}</a>' if name else words
    return f"<p>{shown or _quiet('Nobody is named')}</p>"


def _due(entry: Entry, listing: Listing) -> str:
    due = escape_html(said.due(entry))
    if not past(entry, listing.day):
        return f"<p>{due or _quiet('No date')}</p>"
    words = (
        "Past its date; a later document tells of it" if entry.evidence else "Past its date; no later evidence found"
    )
    return f'<p>{due}</p><p class="past">{words}</p>'


def _stands(entry: Entry) -> str:
    """What its document asserts, what was answered, and what was told later: that it is done, or else the last."""
    return "".join(f"<p>{words}</p>" for words in _told(entry)) or f"<p>{_quiet('Not stated')}</p>"


def _told(entry: Entry) -> Iterator[str]:
    if entry.status:
        yield escape_html(upper(said.asserted(entry)))
    logged = entry.status and entry.row["kind"] == ItemKind.AGREED_ACTION  # its status is what was answered
    if entry.commitment is None and not logged and (answer := said.answer(entry.row)):
        yield escape_html(upper(answer))
    for one in [e for e in entry.evidence if e["status"] == Status.DONE][-1:] or entry.evidence[-1:]:
        where = escape_html(Place(one["document"], one["start"], one["end"]).address)
        how = escape_html(f"{one['status'] or 'told of'}, {_by(one)}{day_or_none(one['date'])}")
        yield f'Later: <a href="{where}" data-go>{how}<span class="unseen"> ({escape_html(one["source"])})</span></a>'


def _by(evidence: Row) -> str:
    """A status that an analyst gave is none as at the document's date."""
    who = evidence["given"].get("status")
    return f"says {who} (an analyst), in a document of " if who else "as at "


def _source(entry: Entry) -> str:
    row, quoted = entry.row, entry.commitment or entry.row
    where = escape_html(Place(row["document"], quoted["start"], quoted["end"]).address)
    page = f", page {quoted['page']}" if quoted["page"] is not None else ""
    label = escape_html(shorten(row["title"] or row["source"], _TITLE))
    return f'<p><a href="{where}" data-go>{label}{page}</a></p><p class="note">{day_or_none(row["as_at"])}</p>'


def _quiet(words: str) -> str:
    return f'<span class="none">{words}</span>'
