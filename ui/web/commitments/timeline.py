"""The picture of what falls due: a column for each month, drawn in HTML so that every column is a link with words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from assistant.entries import past
from assistant.falling_due import DONE, OPEN, PAST, Stretch, follows
from assistant.register import Listing
from corpus.saying import counted, spoken
from ui.shown.escape import escape_html
from ui.web.commitments.asked import EVERYTHING, Asked

_FEW = 16  # columns under which there is room for a month's name
KINDS = {
    PAST: "past its date, no later evidence that it is done",
    OPEN: "still to come, or carried on in a later document",
    DONE: "said to be done",
}
"""What is told apart in the picture, in the order in which it is stacked."""


def timeline_html(stretches: Sequence[Stretch], asked: Asked, day: date) -> str:
    """Empty where nothing is due on a day. Each column leads to the list of what falls due in it."""
    if not stretches:
        return ""
    columns = "".join(_column(one, n, stretches, asked, day) for n, one in enumerate(stretches))
    legend = "".join(f'<li><i class="{kind}"></i>{words}</li>' for kind, words in KINDS.items())
    return (
        f'<figure class="due" aria-label="{escape_html(summary(stretches))}">'
        f'<ol class="columns">{columns}</ol><ul class="legend">{legend}</ul></figure>'
    )


def summary(stretches: Sequence[Stretch]) -> str:
    """The picture in a sentence."""
    dated = [one for one in stretches if one.total]
    if not dated:
        return ""
    past, still, done = (sum(getattr(one, kind) for one in dated) for kind in (PAST, OPEN, DONE))
    when = dated[0].label if len(dated) == 1 else f"{dated[0].label} to {dated[-1].label}"
    return (
        f"{counted(past + still + done, 'date')}, {when}: {past} past with no later evidence that it is done, "
        f"{still} still to come or carried on, {done} said to be done."
    )


def rests_on(listing: Listing) -> str:
    """How much is listed of what, and up to when anything later could be told of it."""
    latest = f"Later evidence was looked for up to {spoken(listing.latest)}." if listing.latest else ""
    return " ".join(filter(None, (f"{listing.line}.", latest, unheard(listing))))


def unheard(listing: Listing) -> str:
    """That what fell due after the newest document could not be told of in any; empty where nothing did."""
    late = [e for e in listing.entries if past(e, listing.day) and not e.evidence and e.due > listing.latest]
    if not late or not listing.latest:
        return ""
    are = "One of those past their date" if len(late) == 1 else f"{len(late):,} of those past their date"
    return f"{are} fell due after that: no document here can tell of {'it' if len(late) == 1 else 'them'}."


def words_of(one: Stretch) -> str:
    """ "August 2031: 3 due; 2 past, 1 said to be done"."""
    parts = [(one.past, "past its date"), (one.open, "still to come"), (one.done, "said to be done")]
    told = ", ".join(f"{count} {words}" for count, words in parts if count)
    return f"{one.label}: {one.total} due" + (f"; {told}" if told else "")


def in_words_html(stretches: Sequence[Stretch], asked: Asked) -> str:
    """The same as a table."""
    heads = ("When", "Past its date, no later evidence", "Still to come", "Said to be done")
    head = "".join(f'<th scope="col">{words}</th>' for words in heads)
    rows = "".join(
        f'<tr><th scope="row">{_link(one, asked, one.label)}</th>'
        f"<td>{one.past or '–'}</td><td>{one.open or '–'}</td><td>{one.done or '–'}</td></tr>"
        for one in stretches
        if one.total
    )
    return f'<table class="months"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'


def _column(one: Stretch, n: int, stretches: Sequence[Stretch], asked: Asked, day: date) -> str:
    highest = max(other.total for other in stretches)
    bars = "".join(
        f'<i class="{kind}" style="height:{getattr(one, kind) / highest:.2%}"></i>'
        for kind in reversed(KINDS)
        if getattr(one, kind)
    )
    is_now = one.first <= day <= one.last
    now, today = (' class="now"', '<span class="today">Today</span>') if is_now else ("", "")
    gap = '<li class="gap" aria-hidden="true">⋯</li>' if n and not follows(one, stretches[n - 1]) else ""
    foot = _foot(one, n, stretches)
    if not one.total:
        return f'{gap}<li{now} aria-hidden="true">{today}<span class="bars"></span>{foot}</li>'
    count = f'<b aria-hidden="true">{one.total}</b>'
    return (
        f"{gap}<li{now}>{today}{_link(one, asked, f'<span class=bars>{count}{bars}</span>', words_of(one))}{foot}</li>"
    )


def _link(one: Stretch, asked: Asked, shown: str, label: str = "") -> str:
    there = replace(asked, show=EVERYTHING, due_from=one.first, due_to=one.last, page=1).address
    named = f' aria-label="{escape_html(label)}" title="{escape_html(label)}"' if label else ""
    return f'<a href="{escape_html(there)}" data-go{named}>{shown}</a>'


def _foot(one: Stretch, n: int, stretches: Sequence[Stretch]) -> str:
    """The month where there are few, and the year where one begins."""
    by_year = one.first.year != one.last.year or (one.first.month, one.last.month) == (1, 12)
    last = f"–{one.last:%b}" if one.last.month != one.first.month else ""
    month = "" if by_year or len(stretches) > _FEW else f"<span>{one.first:%b}{last}</span>"
    begins = n == 0 or stretches[n - 1].first.year != one.first.year
    if len(stretches) > _FEW and any(later.first.year != one.first.year for later in stretches[n + 1 : n + 3]):
        begins = False  # two years side by side would stand on one another
    year = f'<span class="year">{one.first.year}</span>' if begins else ""
    return f'<span class="when" aria-hidden="true">{month}{year}</span>'
