"""A document's own register in words and as HTML: figures, what was taken out, corrections without a place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from assistant.anomalies import anomalies
from assistant.entries import entries_of, is_unanswered, past
from assistant.register import Listing
from assistant.view import View
from corpus.library.edits import edit_json
from corpus.library.replaying import Edited
from corpus.models import Document, ItemKind
from corpus.plain import words_of
from corpus.saying import counted, with_days_spoken
from ui.exports import said
from ui.shown.addresses import body_address, item_address, link
from ui.shown.escape import escape_html, shorten
from ui.web.commitments.asked import OVERDUE, UNANSWERED, Asked
from ui.web.listing import upper

_GLANCE = 120  # characters


def figures_html(listing: Listing, document: Document, day: date) -> str:
    """How much there is of what, each a way to the same on the Commitments page."""
    asked = [row for row in listing.rows if row["kind"] != ItemKind.STANDALONE]
    made = sum(len(row["commitments"]) for row in listing.rows)
    late = sum(past(entry, day) for entry in entries_of(listing.rows))
    silent = sum(is_unanswered(row) for row in listing.rows)
    its = Asked(document=(document.id,))
    told = [link(its.address, f"{_requests(len(asked))} and {counted(made, 'commitment')}")]
    if late:
        told.append(link(its.but(show=OVERDUE).address, f"{late} past {'its' if late == 1 else 'their'} date"))
    if silent:
        told.append(link(its.but(show=UNANSWERED).address, f"{silent} without a response in these documents"))
    return f'<p class="ways">{"; ".join(told)}.</p>'


def by_html(document: Document) -> str:
    """The way to the body that issued it; empty where none was found."""
    body = document.description.body.value
    return f'<p class="ways">Issued by {link(body_address(body), body)}.</p>' if body else ""


def queries(view: View, listing: Listing) -> list[tuple[str, str, str]]:
    """Of every item what does not fit: its id, what it is called, the words."""
    items = view.by_key
    return [
        (row["id"], said.name(row), one.sentence)
        for row in listing.rows
        if row["id"] in items
        for one in anomalies(row, items[row["id"]])
    ]


def queries_html(found: Sequence[tuple[str, str, str]]) -> str:
    rows = "".join(
        f"<li>{link(item_address(key), name, words)}: {escape_html(with_days_spoken(words))}.</li>"
        for key, name, words in found
    )
    return f'<ul class="queries">{rows}</ul>' if rows else ""


def changes_html(listing: Listing) -> str:
    """Item by item how it differs from the version or issue before, or in the one after; empty where nothing does."""
    rows = "".join(
        f"<li>{link(item_address(row['id']), said.name(row))}: {escape_html(told.rstrip('.'))}.</li>"
        for row in listing.rows
        for told in dict.fromkeys(said.changes(row))  # an action and the commitment that it is change alike
    )
    return f'<ul class="changes">{rows}</ul>' if rows else ""


def taken_out_html(view: View, document: Document) -> str:
    """What analysts took out of the register, each with the way to its page, which brings it back."""
    gone = [one for one in view.library.edited(document.id, superseded=True).values() if not one.counts]
    rows = "".join(f"<li>{_gone(one, view, document)}</li>" for one in gone)
    return f'<ul class="changes">{rows}</ul>' if rows else ""


def _gone(one: Edited, view: View, document: Document) -> str:
    words = shorten(words_of(one.item.spans, view.text(document.id)), _GLANCE)
    became = "merged into another" if one.merged_into else "taken out"
    return f"{link(item_address(one.item.key), words)}: {became}"


def unplaced_html(view: View, document: Document) -> str:
    """The corrections that change nothing now, since their words are in the document no more."""
    lines: Iterable[str] = said.edits({"edits": [edit_json(edit) for edit in view.library.unplaced(document.id)]})
    rows = "".join(f"<li>{escape_html(upper(line))}</li>" for line in lines)
    return f'<ul class="changes">{rows}</ul>' if rows else ""


def _requests(number: int) -> str:
    """Recommendations, questions, actions and whatever else somebody is asked for."""
    return "1 request or action" if number == 1 else f"{number:,} requests or actions"
