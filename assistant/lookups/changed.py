"""What changed since a day, a letter or a version: what moved, what was told of later, what is gone and what is new."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.entries import Entry, Row
from assistant.evidence import Scored
from assistant.lookups.became import differences
from assistant.lookups.found import Looked, completeness, held_by, kinds_said, quote_of, topic
from assistant.lookups.told import cut, cut_line, name_of, quote_of_entry
from assistant.lookups.windows import window_in
from assistant.naming import named_in
from assistant.question import Understood
from assistant.view import View
from assistant.writers import Line, said_by, spoken, told_in
from corpus.models import Document, Link, LinkEnd, LinkKind
from corpus.plain import words_of

_CHANGED = re.compile(
    r"\bwhat(?:['’]?s| has| have| had| is)? (?:else )?(?:changed|new|moved|different|slipped|happened)\b|\bany(?:thing)? (?:changes?|changed|new|moved)\b"
    r"|\bchang(?:es?|ed)\b|\bwhat(?:['’]?s| is) new\b|\bslipped\b|\b(?:dates?|deadlines?) .*\bmoved\b|\bnew (?:commitments|actions|recommendations)\b",
    re.IGNORECASE,
)
_SINCE = re.compile(r"\b(?:since|after|from|compared (?:with|to)|between|on from)\b(?P<what>.*)", re.IGNORECASE)
_LAST = re.compile(
    r"\b(?:the |our |your )?(?:last|previous|earlier|prior)\b(?: \w+)? "
    r"(?P<kind>letter|minutes|meeting|log|paper|pack|report|response|update|version|issue|draft|edition|time)\b",
    re.IGNORECASE,
)
_VERSION = re.compile(r"\b(?:versions?|drafts?|edition)\b", re.IGNORECASE)
_SLIPPED = re.compile(r"\b(?:slipped|moved|put back|pushed back|delayed)\b", re.IGNORECASE)
_KINDS = {
    "meeting": ("minutes", "panel paper"),
    "pack": ("panel paper",),
    "paper": ("panel paper",),
    "log": ("action log",),
    "issue": ("action log",),
}
_MOST_NEW = 40


@dataclass(frozen=True, slots=True)
class Since:
    """From where changes are looked for: a day, what that day is, and the documents held against each other if named."""

    day: str
    words: str
    documents: frozenset[str] = frozenset()
    versions: bool = False


def changed_since(understood: Understood, found: Sequence[Scored], view: View) -> list[Looked]:
    """Every difference that later documents make, by kind, with both sides quoted."""
    asked = understood.question
    if not _CHANGED.search(asked):
        return []
    since = _since(understood, view)
    if since is None:
        return []
    only_dates = _SLIPPED.search(asked) is not None
    links = [link for link in view.chains.links if _is_since(link, since, view)]
    about = topic(understood, [], view) if not understood.named else frozenset()
    lines = [line for link in links for line in _told(link, only_dates, about, view)]
    new = [] if only_dates or since.versions else _new(since, links, about, understood, view)
    what = f"what changed since {since.words}" if not only_dates else f"dates that moved since {since.words}"
    documents = [d.id for d in view.within(understood.filters) if since.versions or d.date > since.day]
    if not lines and not new:
        return _nothing(since, documents, about, view)
    counted = f"{_many(len(lines), 'entry', 'entries')} told of again or changed" + (f", {len(new)} new" if new else "")
    first = (lines or new)[0].quotes[:1]
    head = Line(f"Since {since.words}: {counted}.", first, shown=False)
    note = completeness(len(lines) + len(new), what, documents, view)
    return [Looked((head, *lines, *new), (note,))]


def _since(understood: Understood, view: View) -> Since | None:
    asked = understood.question
    if _VERSION.search(asked) and not re.search(r"\bsince\b.*\b(?:19|20)\d\d\b", asked):
        return Since("", "the earlier version", versions=True)
    documents = sorted(view.within(understood.filters), key=lambda d: d.date)
    clause = _SINCE.search(asked)
    if last := _LAST.search(asked):
        return _last(last["kind"].lower(), documents, understood, view)
    if clause is None:
        return Since("", "the issues and versions before") if _SLIPPED.search(asked) else None
    words = clause["what"]
    if "between" in clause[0].lower() and (held := _named(words, understood, view)) and len(held) > 1:
        return Since("", " and ".join(said_by(view.documents[d]) for d in held), frozenset(held))
    if held := _named(words, understood, view):
        day = max(view.documents[d].date for d in held)
        return Since(day, told_of(view.documents[held[-1]])) if day else None
    window = window_in(f"since{words}", understood.today)
    if window and window.first:
        day = (window.first).isoformat()
        return Since(day, spoken(day)) if day <= understood.today.isoformat() else None
    return None


def _named(words: str, understood: Understood, view: View) -> list[str]:
    """The documents that the clause names, the oldest first."""
    allowed = {d.id for d in view.within(understood.filters)}
    months = (
        understood.month
        if re.search(r"\b(?:letter|paper|pack|report|minutes|meeting|log|response)s?\b", words, re.I)
        else None
    )
    held = [d for d, weight in named_in(words, months, view) if weight >= 0.99 and d in allowed]
    return sorted(held, key=lambda d: view.documents[d].date)


def _last(kind: str, documents: Sequence[Document], understood: Understood, view: View) -> Since | None:
    """The newest document of the kind; where nothing is newer than that, the one before it."""
    kinds = _KINDS.get(kind, (kind,))
    own = [
        d
        for d in documents
        if d.date and (kind in ("time", "update") or any(k in d.description.kind.value for k in kinds))
    ]
    own = [d for d in own if d.id in dict(understood.named)] or own
    if not own:
        return None
    newest = documents[-1].date
    before = [d for d in own if d.date < newest] if own[-1].date == newest else own
    return Since(before[-1].date, told_of(before[-1])) if before else None


def told_of(document: Document) -> str:
    kind = document.description.kind.value or "document"
    return f"the {kind} of {spoken(document.date)} ({said_by(document).rsplit(', ', 1)[0]})"


def _is_since(link: Link, since: Since, view: View) -> bool:
    if link.kind is LinkKind.BESIDE:
        return False
    if since.versions:
        return link.earlier.document not in view.documents and link.kind in (LinkKind.CHANGED, LinkKind.GONE)
    ends = {link.earlier.document, link.later.document}
    if not ends <= view.documents.keys() or len(ends) < 2:
        return False
    if since.documents:
        return ends <= since.documents
    return view.documents[link.later.document].date > since.day


def _told(link: Link, only_dates: bool, about: frozenset[str], view: View) -> Iterator[Line]:
    moved = [d for d in link.changes if d.field == "due"]
    row = _row(link.earlier, view)
    name = f"{name_of(row)} " if row and name_of(row) else ""
    text = _text(link.earlier, view)
    if about and held_by(f"{words_of(link.earlier.spans, text)} {row['text'] if row else ''}", about) <= 0:
        return
    words = cut(words_of(link.earlier.spans, text))
    if link.kind is LinkKind.GONE and not only_dates:
        yield Line(f"- No longer listed in {_where(link.later, view)}: {name}{words}", _quotes(link, view), shown=False)
    elif link.kind is LinkKind.CHANGED and (moved or not only_dates):
        said = differences(moved if only_dates else link.changes)
        after = f", now {cut(words_of(link.later.spans, _text(link.later, view)))}" if _reworded(link) else ""
        lead = f"- Changed in {_where(link.later, view)}: {name}{words}{after}"
        yield Line(f"{lead}{f' - {said}' if said else ''}.", _quotes(link, view), shown=False)
    elif link.kind is LinkKind.LATER and not only_dates:
        status = _status(link.later, view)
        yield Line(f"- As {_where(link.earlier, view)} had it: {name}{words}", _quotes(link, view)[:1], shown=False)
        yield cut_line(
            f"  Since then{status}, in {_where(link.later, view)}:", link.later.document, link.later.spans, view
        )


def _reworded(link: Link) -> bool:
    return any(d.field == "text" for d in link.changes)


def _new(since: Since, links: Sequence[Link], about: frozenset[str], understood: Understood, view: View) -> list[Line]:
    """What newer documents list that no earlier one does."""
    known = {
        link.later.item for link in view.chains.links if link.kind in (LinkKind.SAME, LinkKind.PART, LinkKind.CHANGED)
    }
    kinds = kinds_said(understood.question)
    allowed = {d.id for d in view.within(understood.filters)}
    rows = [
        row
        for row in view.rows
        if row["document"] in (since.documents or allowed)
        and row["id"] not in known
        and row["kind"] != "standalone"
        and (not kinds or row["kind"] in kinds)
        and (not about or held_by(row["text"], about) > 0)
        and (row["as_at"] or "") > (since.day or min((view.documents[d].date for d in since.documents), default="9"))
    ]
    return [_line(row, view) for row in rows[:_MOST_NEW]]


def _line(row: Row, view: View) -> Line:
    quote = quote_of_entry(Entry(row), view)
    where = told_in(row["document"], quote.spans[0], view)
    due = f", due {spoken(row['due'])}" if row["due"] else ""
    return Line(f"- New in {where}: {name_of(row)}{due}:".replace(": :", ":").replace(": ,", ":"), (quote,))


def _nothing(since: Since, documents: Sequence[str], about: frozenset[str], view: View) -> list[Looked]:
    if about:
        return []
    says = f"Nothing that changed since {since.words} was found in the {len(documents)} later documents."
    return [Looked((), answered=False, says=says)]


def _row(end: LinkEnd, view: View) -> Row | None:
    return next((row for row in view.rows if row["id"] == end.item), None)


def _text(end: LinkEnd, view: View) -> str:
    return view.text(end.document)


def _where(end: LinkEnd, view: View) -> str:
    document = view.documents.get(end.document)
    if document is None:
        return "the earlier version"
    return told_in(end.document, end.spans[0], view) if end.spans else told_of(document)


def _quotes(link: Link, view: View) -> tuple:  # type: ignore[type-arg]
    ends = [end for end in (link.earlier, link.later) if end.spans and end.document in view.documents]
    return tuple(quote_of(end.document, end.spans, view) for end in ends)


def _status(end: LinkEnd, view: View) -> str:
    item = view.by_key.get(end.item)
    if item and 0 <= end.commitment < len(item.commitments):
        return f" {item.commitments[end.commitment].status.value}"
    return ""


def _many(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"
