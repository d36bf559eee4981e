"""A document in the list, as HTML: what it is, how well it was read, what to know before relying on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from corpus.models import Document
from corpus.saying import counted
from ui.shown.addresses import link, register_address
from ui.shown.escape import escape_html
from ui.shown.places import Place
from ui.shown.render import date_words
from ui.web import listing
from ui.web.documents.asked import SHOWN, Asked

_REMARKS = 3  # the rest are under Details


@dataclass(frozen=True, slots=True)
class Listed:
    """A document with its earlier versions, the newest first, and what the register has of it."""

    document: Document
    earlier: Sequence[Document] = ()
    items: int = 0
    commitments: int = 0


def summary_html(words: str, asked: Asked, counts: Mapping[str, int]) -> str:
    """How much is listed, and the ways to what else can be shown, each with how much there is of it."""
    others = [
        link(asked.but(show=show).address, f"{SHOWN[show]} ({counts[show]:,})")
        for show in SHOWN
        if show and counts[show] and show != asked.show
    ]
    ways = f" Show only: {', '.join(others)}." if others else ""
    return f"{escape_html(words)}{ways}"


def card_html(listed: Listed) -> str:
    document = listed.document
    where = escape_html(Place(document.id).address)
    title = f'<h3><a href="{where}" data-go>{escape_html(document.title)}</a></h3>'
    facts = "".join(f"<div><dt>{name}</dt><dd>{words}</dd></div>" for name, words in _facts(listed))
    return (
        f'<article class="held">{title}{_file(listed)}<dl class="facts">{facts}</dl>{_remarks_html(document)}</article>'
    )


def _file(listed: Listed) -> str:
    """The file's name, and which version it is where there are others."""
    parts = [escape_html(listed.document.source)]
    if listed.document.superseded_by:
        parts.append("an earlier version: a newer one has replaced it")
    elif listed.earlier:
        links = ", ".join(_earlier(one) for one in listed.earlier)
        parts.append(f"{counted(len(listed.earlier), 'earlier version')}: {links}")
    return f'<p class="note">{" · ".join(parts)}</p>'


def _facts(listed: Listed) -> Iterator[tuple[str, str]]:
    document, about = listed.document, listed.document.description
    inferred = " (inferred)" if about.date.inferred else ""
    yield "Date", escape_html(date_words(document.date) + inferred) if document.date else _quiet("No date found")
    yield "Kind", escape_html(listing.upper(about.kind.value)) or _quiet("Not told")
    yield "From", escape_html(listing.author(document)) or _quiet("Nobody is named")
    yield "Text", escape_html(listing.quality(document))
    yield "Register", _register(listed)


def _register(listed: Listed) -> str:
    """How much the register has of it, and the way there: of an earlier version, and one that waits, it has nothing."""
    if listed.document.superseded_by or not (listed.items or listed.commitments):
        return _quiet("Nothing in the register")
    words = listing.in_register(listed.items, listed.commitments)
    return link(register_address(listed.document.id), words, f"in {listed.document.title}")


def _earlier(document: Document) -> str:
    when = date_words(document.date) or f"added on {date_words(document.added[:10])}"
    where = escape_html(Place(document.id).address)
    return f'<a href="{where}" data-go>{escape_html(document.source)}, {when}</a>'


def _remarks_html(document: Document) -> str:
    lines = [line for _, line in listing.remarks(document)]
    shown = "".join(f"<li>{escape_html(line)}</li>" for line in lines[:_REMARKS])
    more = lines[_REMARKS:]
    last = f"<li>{counted(len(more), 'more thing')} to check, under Details.</li>" if more else ""
    return f'<ul class="remarks">{shown}{last}</ul>' if lines else ""


def _quiet(words: str) -> str:
    return f'<span class="none">{words}</span>'
