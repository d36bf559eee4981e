"""What changed since a day, a letter or a version: what moved, what was told of later, what is gone and what is new."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from assistant.chains import asserted
from assistant.entries import Entry, Row
from assistant.evidence import Scored
from assistant.lookups.asked import Asked
from assistant.lookups.became import differences
from assistant.lookups.found import Looked, completeness, held_by, kinds_said, quote_of, topic
from assistant.lookups.given import giver, later_as, standing_as
from assistant.lookups.scope import scope_of
from assistant.lookups.since import SLIPPED, Since, since_in, told_of
from assistant.lookups.slipped import Slip, put_back
from assistant.lookups.told import capital, cut, cut_line, name_of, quote_of_entry
from assistant.lookups.topical import OTHER_WORDS, in_quotes
from assistant.question import Understood
from assistant.quotes import Quote
from assistant.view import View
from assistant.writers import Line, told_in
from corpus.models import Link, LinkEnd, LinkKind, Status
from corpus.plain import words_of
from corpus.saying import counted, spoken
from index.terms import terms

_CHANGED = re.compile(
    r"\bwhat(?:['’]?s| has| have| had| is)? (?:else )?(?:changed|new|moved|different|slipped|happened)\b"
    r"|\bany(?:thing)? (?:changes?|changed|new|moved)\b"
    r"|\bchang(?:es?|ed)\b|\bwhat(?:['’]?s| is) new\b|\bslipped\b"
    r"|\b(?:dates?|deadlines?) .*\bmoved\b|\bnew (?:commitments|actions|recommendations)\b",
    re.IGNORECASE,
)
_ON = re.compile(r"\b(?:on|about|regarding) (?P<topic>.*?) (?:since|after|from|compared|between)\b", re.IGNORECASE)
_MOST_NEW = 40
_MOST_TOLD = 4
_ALIKE_TOPIC = 0.5
_MOVED, _GONE, _TOLD, _NEW = "changed", "no longer listed", "mentioned again", "new"


def changed_since(understood: Understood, found: Sequence[Scored], view: View) -> list[Looked]:
    """Every difference that later documents make: what moved, what is gone, what was told of since, what is new."""
    asked = understood.question
    since = since_in(understood, view) if _CHANGED.search(asked) else None
    if since is None:
        return []
    only_dates = SLIPPED.search(asked) is not None
    about, called = _subject(understood, view)
    links = [link for link in view.chains.links if _is_since(link, since, view) and _is_about(link, about, view)]
    links = [link for link in links if link.later.document in called]
    slips = [slip for link in links if (slip := _moved(link, only_dates, view))]
    slips += put_back(_later(called, since, view), about, view) if only_dates and not since.versions else []
    moved = [line for _, line in slips]
    gone = [] if only_dates else [_gone(link, view) for link in links if link.kind is LinkKind.GONE]
    told = [] if only_dates else _told(links, view)
    new = [] if only_dates or since.versions else _new(since, about, called, understood, view)
    documents = [d for d in called if d in view.documents] if since.versions else _later(called, since, view)
    changed = f"{'date' if len(slips) == 1 else 'dates'} {_MOVED}" if only_dates else _MOVED
    counts = [
        f"{len(own)} {what}" for own, what in ((moved, changed), (gone, _GONE), (told, _TOLD), (new, _NEW)) if own
    ]
    if not counts:
        return _nothing(since, documents, topic(understood, [], view))
    lines = [*moved, *gone, *(line for own in told for line in own), *new[:_MOST_NEW]]
    of = f"Of what names {in_quotes(about, understood.standalone)}, {since}" if about else capital(str(since))
    told_first = f"{', '.join(counts)}{_dates_in(slips) if only_dates else ''}"
    head = Line(f"{of}: {told_first}.", lines[0].quotes[:1], shown=False)
    count = len(moved) + len(gone) + len(told) + len(new)
    what = ("date" if count == 1 else "dates") if only_dates else ("entry" if count == 1 else "entries")
    notes = [completeness(count, f"{what} that changed {since}", documents, view)]
    notes += [OTHER_WORDS] * bool(about)
    if len(new) > _MOST_NEW:
        notes.append(f"The first {_MOST_NEW} of what is new are shown.")
    return [Looked((head, *lines), tuple(notes))]


def _later(called: Sequence[str], since: Since, view: View) -> list[str]:
    """The documents that may tell of it: those of a later day, of those named where some are."""
    own = [d for d in called if d in view.documents and (d in since.documents or not since.documents)]
    first = since.day or min((view.documents[d].date for d in since.documents), default="")
    return [d for d in own if not first or view.documents[d].date > first]


def _dates_in(slips: Sequence[Slip]) -> str:
    """The first of the dates that moved, in few words."""
    return f": {'; '.join(words for words, _ in slips[:_MOST_TOLD])}{' …' * (len(slips) > _MOST_TOLD)}"


def _subject(understood: Understood, view: View) -> tuple[frozenset[str], Sequence[str]]:
    """What it asks of, and the documents that it calls by a name beside those from which on it asks."""
    documents = [document.id for document in view.within(understood.filters)]
    scope = scope_of(replace(understood, named=()), Asked(), documents, view)
    whole = [*scope.documents, *(d for d in view.every if d not in view.documents)]
    if not understood.named:
        return scope.about, whole
    said = _ON.search(understood.question)
    return (scope.about & frozenset(terms(said["topic"])) if said else frozenset()), whole


def _is_since(link: Link, since: Since, view: View) -> bool:
    if link.kind is LinkKind.BESIDE:
        return False
    if since.versions:
        return link.earlier.document not in view.documents and link.kind in (LinkKind.CHANGED, LinkKind.GONE)
    ends = {link.earlier.document, link.later.document}
    if not ends <= view.documents.keys() or len(ends) < 2:
        return False
    if since.documents and (link.later.document not in since.documents or not (since.day or ends <= since.documents)):
        return False
    return view.documents[link.later.document].date > since.day


def _is_about(link: Link, about: frozenset[str], view: View) -> bool:
    item = view.chains.items.get(link.earlier.item)
    spans = (*link.earlier.spans, *(item.spans if item else ()))
    return not about or held_by(words_of(spans, _text(link.earlier, view)), about) >= _ALIKE_TOPIC


def _moved(link: Link, only_dates: bool, view: View) -> Slip | None:
    """An entry of another version or issue that differs."""
    changes = [d for d in link.changes if d.field == "due" or not only_dates]
    if link.kind is not LinkKind.CHANGED or not changes:
        return None
    words = f"- Changed in {_where(link.later, view)}: {_entry(link.earlier, view)}"
    if any(d.field == "text" for d in changes):
        words += f", now {cut(words_of(link.later.spans, _text(link.later, view)))}"
    said = differences(replace(link, changes=tuple(changes)), view)
    row = _row(link.later, view) or _row(link.earlier, view)
    line = Line(f"{words}{f' - {said}' if said else ''}.", _quotes(link, view), shown=False)
    return f"{name_of(row) if row else ''} {said}".lstrip(), line


def _gone(link: Link, view: View) -> Line:
    words = f"- No longer listed in {_where(link.later, view)}: {_entry(link.earlier, view)}"
    return Line(f"{words}; what became of it is not said there.", _quotes(link, view), shown=False)


def _told(links: Sequence[Link], view: View) -> list[list[Line]]:
    """What was promised or in progress, with all that later documents say of it below."""
    by_entry: dict[tuple[str, int], list[Link]] = defaultdict(list)
    for link in links:
        if link.kind is LinkKind.LATER and _status(link.earlier, view)[0] != Status.DONE:
            by_entry[link.earlier.item, link.earlier.commitment].append(link)
    found = []
    for own in by_entry.values():
        said = standing_as(*_status(own[0].earlier, view), _where(own[0].earlier, view))
        first = Line(f"- {_entry(own[0].earlier, view)}, {said}", _quotes(own[0], view)[:1], shown=False)
        found.append([first, *(_since_then(link, view) for link in own)])
    return found


def _since_then(link: Link, view: View) -> Line:
    lead = f"  {capital(later_as(*_asserted(link, view), _where(link.later, view)))}"
    return cut_line(lead, link.later.document, link.later.spans, view)


def _entry(end: LinkEnd, view: View) -> str:
    """ "action 7: “Write to ...”"."""
    row = _row(end, view)
    name = name_of(row) if row else ""
    return f"{f'{name}: ' if name else ''}{cut(words_of(end.spans, _text(end, view)))}"


def _new(since: Since, about: frozenset[str], called: Sequence[str], understood: Understood, view: View) -> list[Line]:
    """What newer documents list that no earlier one does."""
    known = {
        link.later.item for link in view.chains.links if link.kind in (LinkKind.SAME, LinkKind.PART, LinkKind.CHANGED)
    }
    kinds = kinds_said(understood.question)
    rows = [
        row
        for row in view.rows
        if row["document"] in (since.documents or called)
        and row["id"] not in known
        and row["kind"] != "standalone"
        and (not kinds or row["kind"] in kinds)
        and (not about or held_by(row["text"], about) > 0)
        and (row["as_at"] or "") > (since.day or min((view.documents[d].date for d in since.documents), default="9"))
    ]
    return [_line(row, view) for row in rows]


def _line(row: Row, view: View) -> Line:
    quote = quote_of_entry(Entry(row), view)
    where = told_in(row["document"], quote.spans[0], view)
    due = f", due {spoken(row['due'])}" if row["due"] else ""
    return Line(f"- New in {where}: {name_of(row)}{due}:".replace(": :", ":").replace(": ,", ":"), (quote,))


def _nothing(since: Since, documents: Sequence[str], about: frozenset[str]) -> list[Looked]:
    if about:
        return []
    says = f"No document here is later than {since.words}."
    if documents:
        says = f"Nothing that changed {since} was found in {counted(len(documents), 'later document')}."
    return [Looked((), answered=False, says=says)]


def _row(end: LinkEnd, view: View) -> Row | None:
    return next((row for row in view.rows if row["id"] == end.item), None)


def _text(end: LinkEnd, view: View) -> str:
    return view.text(end.document)


def _where(end: LinkEnd, view: View) -> str:
    return told_in(end.document, end.spans[0], view) if end.spans else told_of(view.every[end.document])


def _quotes(link: Link, view: View) -> tuple[Quote, ...]:
    """Of both sides; what is gone has one only."""
    ends = [end for end in (link.earlier, link.later) if end.spans]
    return tuple(quote_of(end.document, end.spans, view) for end in ends)


def _asserted(link: Link, view: View) -> tuple[str, str]:
    """What the later side asserts of the earlier one, and the analyst who gave it."""
    item, place = view.chains.items.get(link.later.item), link.later.commitment
    if item is None or not 0 <= place < len(item.commitments):
        return _status(link.later, view)
    made = item.commitments[place]
    return asserted(link, made, view), giver(dict(made.given), "status")


def _status(end: LinkEnd, view: View) -> tuple[str, str]:
    """As asserted there, of the commitment or of the item itself where it has a status; and the analyst who gave it."""
    item = view.chains.items.get(end.item)
    if item is None:
        return "", ""
    if 0 <= end.commitment < len(item.commitments):
        made = item.commitments[end.commitment]
        return made.status.value, giver(dict(made.given), "status")
    row = _row(end, view)
    return (row["status"] or "", giver(row["given"], "status")) if row else ("", "")
