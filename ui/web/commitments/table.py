"""The register as HTML: a table that reads as cards on a phone, every row with the ways to its item and source."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.entries import DONE_BELOW, Entry, Row, past
from assistant.register import Listing
from corpus.models import ItemKind, Status
from corpus.plain import plain
from corpus.saying import day_or_none
from ui.exports import said
from ui.shown.addresses import body_address, item_address, register_address
from ui.shown.escape import escape_html, shorten
from ui.shown.places import Place
from ui.web.commitments.arranged import Group, is_item
from ui.web.listing import upper

_OF_ONE_DOCUMENT = ("document", "item")  # what groups lines of one document, which the group's heading names
_HEADS = ("What", "Who", "Due", "Where it stands", "Source")
_GLANCE, _FIRST = 300, 60  # characters: the whole is a click away


def table_html(group: Group, listing: Listing, caption: str, *, within: str = "") -> str:
    """A heading where the group has one, and its entries; `caption` is for those who cannot see what stands above.

    `within`: the title of the document that the page is about, which its lines need not repeat.
    """
    above = group.entries[0].row["title"] if group.by in _OF_ONE_DOCUMENT else within
    heads = "".join(f'<th role="columnheader" scope="col">{head}</th>' for head in _HEADS)
    rows = "".join(_row_html(entry, listing, group.by, above) for entry in group.entries)
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
    if group.by == "item" and row["kind"] != ItemKind.STANDALONE:
        return item_address(row["id"])
    if group.by == "body" and row["body"]:
        return body_address(row["body"])
    return ""


def _row_html(entry: Entry, listing: Listing, grouped: str, above: str) -> str:
    cells = (_what(entry, grouped), _who(entry), _due(entry, listing), _stands(entry), _source(entry, above))
    shown = "".join(
        f'<td role="cell" data-label="{head}">{cell}</td>' for head, cell in zip(_HEADS, cells, strict=True)
    )
    under = ' class="under"' if above and not is_item(entry) else ""
    return f'<tr role="row"{under}>{shown}</tr>'


def _what(entry: Entry, grouped: str) -> str:
    row = entry.row
    words = plain((entry.commitment or {}).get("quote") or row["text"])
    quoted = f'<p class="words">“{escape_html(shorten(words, _GLANCE))}”</p>'
    asked = row["kind"] != ItemKind.STANDALONE
    if grouped == "item" and asked and is_item(entry):
        return quoted  # its name is the heading
    of = f'<span class="unseen"> of {escape_html(row["title"])}</span>'
    name = "Commitment" if grouped == "item" and asked else said.name(row)
    link = f'<a href="{escape_html(item_address(row["id"]))}" data-go>{escape_html(name)}{of}</a>'
    under = "Under " if entry.commitment and asked and grouped != "item" else ""
    return f'<p class="label">{under}{link}</p>{quoted}'


def _who(entry: Entry) -> str:
    name = (entry.commitment or {}).get("by_whom") or entry.row["addressed_to"]
    words = escape_html(upper(said.whom(entry)))
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
    if entry.is_done_in_its_commitments:
        yield upper(DONE_BELOW)
    for one in [e for e in entry.evidence if e["status"] == Status.DONE][-1:] or entry.evidence[-1:]:
        where = escape_html(Place(one["document"], one["start"], one["end"]).address)
        how = escape_html(f"{one['status'] or 'mentioned'}, {_by(one)}")
        yield f'Later: <a href="{where}" data-go>{how}</a>'


def _by(evidence: Row) -> str:
    """A status that an analyst gave is none as at the document's date."""
    who = evidence["given"].get("status")
    says = f"says {who} (an analyst), " if who else ""
    return f"{says}{said.stands(evidence['date'], by_hand=bool(who))}"


def _source(entry: Entry, above: str) -> str:
    """The way to the words: by the document's title, by the page alone where the title stands above."""
    row, quoted = entry.row, entry.commitment or entry.row
    where = escape_html(Place(row["document"], quoted["start"], quoted["end"]).address)
    page = f"page {quoted['page']}" if quoted["page"] is not None else ""
    if row["title"] and row["title"] == above:
        words = escape_html(shorten(plain(quoted["quote"] if entry.commitment else row["text"]), _FIRST))
        return f'<p><a href="{where}" data-go>{upper(page) or "Show"}<span class="unseen">: “{words}”</span></a></p>'
    title = escape_html(row["title"] or row["source"])
    about = ", ".join(filter(None, (page, day_or_none(row["as_at"]))))
    link = f'<a class="titled" href="{where}" data-go title="{title}">{title}</a>'
    return f'<p>{link}</p><p class="note">{upper(about)}</p>'


def _quiet(words: str) -> str:
    return f'<span class="none">{words}</span>'
