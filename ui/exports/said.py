"""The register's rows in a reader's words, as every export says them; quotes without their markup, never reworded."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.entries import Entry, Row
from corpus.library.fields import BY_NOBODY as NOBODY
from corpus.models import ItemKind, LinkKind
from corpus.plain import plain
from corpus.saying import day_or_none, spoken, with_days_spoken

NO_RESPONSE = "no response found in these documents"
NO_UPDATE = "no update found in this document"
_HOW = {
    LinkKind.BESIDE.value: "possibly another programme, side by side",
    LinkKind.CHANGED.value: "the same in another issue, changed",
}
_BRIEFEST = 60  # characters of words that an edit took the place of
_INNER = ("due_kind", "at")  # values of an edit that nobody gave as such
_NUMBERED = re.compile(r"\d|[ivxlc]+$|[a-z]$", re.IGNORECASE)


def name(row: Row) -> str:
    """ "Recommendation 3", "Area for improvement", "Commitment" where nobody asked, and what of it analysts gave."""
    called = kind(row)
    number = row["number"] or ""
    if number and not _NUMBERED.search(number):
        number = f"“{number}”"
    by_hand = {"kind": _by(row, "kind", "called"), "number": _by(row, "number")}
    by = [
        f"{' and '.join(w for w in by_hand if by_hand[w] == one)} {one}"
        for one in dict.fromkeys(by_hand.values())
        if one
    ]
    return _marked(f"{called[0].upper()}{called[1:]} {number}".rstrip(), *by)


def kind(row: Row) -> str:
    """What the document calls it, else what it is: "commitment" where nobody asked."""
    return str(row["called"] or ("commitment" if row["kind"] == ItemKind.STANDALONE else row["kind"]))


def giver(entry: Entry, *fields: str) -> str:
    """The analyst who gave one of these fields of it; empty where they are the document's."""
    return _giver(entry.commitment or entry.row, fields)


def given(row: Row) -> str:
    """Of an item or a commitment, the fields that analysts gave: "due: Ann; status: Ann"."""
    return "; ".join(f"{_field(field)}: {who}" for field, who in row["given"].items())


def whom(entry: Entry) -> str:
    """Who is to do it, else who was asked."""
    made = entry.commitment
    return by_whom(made) if made and by_whom(made) else owner(entry.row)


def by_whom(commitment: Row) -> str:
    return _marked(commitment["by_whom"] or "", _by(commitment, "by_whom"))


def owner(row: Row) -> str:
    """Who was asked; of an entry of a log also who is to do it."""
    return _marked(row["addressed_to"] or "", _by(row, "addressed_to", "by_whom"))


def verified(row: Row) -> str:
    """What the inspectorate or the panel found, which an analyst alone can say."""
    return _marked(row["verified"] or "", _by(row, "verified"))


def _marked(words: str, *by: str) -> str:
    """With how it is not the document's own; what an analyst took out is told too."""
    told = " and ".join(filter(None, by))
    return f"{words or 'none'} ({told})" if told else words


def _by(row: Row, *fields: str) -> str:
    who = _giver(row, fields)
    return f"given by {who}" if who else ""


def _giver(row: Row, fields: Iterable[str]) -> str:
    return next((row["given"][field] for field in fields if field in row["given"]), "")


def place(source: str, page: int | None) -> str:
    return f"{source}, page {page}" if page is not None else source


def asserted(entry: Entry) -> str:
    """ "promised, as at 2 May 2031": what the document says, at its date; else "done, says Ann (an analyst)"."""
    return f"{entry.status}, {asserter(entry)}" if entry.status else ""


def asserter(entry: Entry) -> str:
    """ "as at 2 May 2031" of what the document asserts, "says Ann (an analyst)" of what it does not."""
    who = giver(entry, "status")
    return _says(who) if who else stands(entry.as_at)


def stands(day: str | None, *, by_hand: bool = False) -> str:
    """Of when a document says so, or holds the words of which an analyst says it: "as at 2 May 2031"."""
    if not day:
        return "in an undated document"
    return f"{'in a document of' if by_hand else 'as at'} {spoken(day)}"


def due(entry: Entry) -> str:
    """The day, and the printed words where they say more; the words alone where they name no day.

    Of a day that an analyst gave, that, and what is printed.
    """
    printed = plain((entry.commitment["due_text"] if entry.commitment else entry.row["timescale"]) or "")
    when = day_or_none(entry.due) if entry.due else ""
    if who := giver(entry, "due"):
        return f"{when or 'no day'} (given by {who}{f'; printed: “{printed}”' if printed else ''})"
    if not when or not printed or when in printed:
        return when or printed
    inferred = "inferred: " if (entry.commitment or {}).get("due_kind") == "inferred" else ""
    return f"{when} ({inferred}“{printed}”)"


def answer(row: Row) -> str:
    """Each one's position where several answer, unless an analyst gave one for all; else as `response`."""
    every = positions(row)
    if every and "position" in row["given"]:
        return f"{position(row)}; printed: {every}"
    return every or response(row)


def position(row: Row) -> str:
    return _marked(row["position"], _by(row, "position"))


def response(row: Row) -> str:
    """The position, or that there is an answer, or that none was found; of an action, what was reported on it."""
    if row["kind"] == ItemKind.STANDALONE and not row["called"]:
        return ""  # nobody asked
    found = _found(row)
    if "position" not in row["given"]:
        return found
    return position(row) if row["response"] is not None else f"{found}; position: {position(row)}"


def _found(row: Row) -> str:
    if row["kind"] == ItemKind.AGREED_ACTION:
        return NO_UPDATE if row["response"] is None else "reported on"
    if row["response"] is None:
        elsewhere = [one for one in row["same_as"] if one["answered"]]
        return f"answered in another document ({day_or_none(elsewhere[0]['date'])})" if elsewhere else NO_RESPONSE
    stated = row["position"] != "not stated"
    return row["position"] if stated else "answered, position not stated"


def positions(row: Row) -> str:
    """Each one's where several answer."""
    return "; ".join(f"{one['by']}: {one['position']}" for one in row["positions"])


def elsewhere(row: Row) -> list[str]:
    """The same recommendation in other documents, and apart what may be another programme's."""
    return [f"{_HOW.get(one['kind'], one['kind'])}: {_there(one)}" for one in (*row["same_as"], *row["beside"])]


def _there(one: Row) -> str:
    return f"{place(one['source'], one['page'])} ({day_or_none(one['date'])}), “{plain(one['text'])}”"


def changes(row: Row) -> list[str]:
    """How it differs from what the version or issue before said, or in the one after."""
    return [_change(one) for one in row["changes"]]


def _change(one: Row) -> str:
    which = f"the one of {day_or_none(one['date'])}" if one["date"] else "an undated one"
    if one["kind"] == LinkKind.GONE:
        return f"no longer listed in {which}"
    told = "; ".join(
        f"{_field(c['field'])}: {_side(c['before'], c['before_by'])} → {_side(c['after'], c['after_by'])}"
        for c in one["changes"]
    )
    return f"{'changed since' if one['earlier'] else 'changed in'} {which}: {told}"


def _side(value: str, who: str | None) -> str:
    return _marked(with_days_spoken(value) or "nothing", f"given by {who}" if who else "")


def edits(row: Row) -> list[str]:
    """What analysts did to the row."""
    return [_edit(edit) for edit in row["edits"]]


def _edit(edit: Row) -> str:
    """ "item edited by Ann, 2 May 2031: due: nothing → 4 June 2031 (the table says June)"."""
    whose = f" (“{_short(edit['commitment'])}”)" if edit["commitment"] else ""
    changed = [
        f"{_field(field)}: {_valued(field, edit['before'].get(field))} → {_valued(field, value)}"
        for field, value in edit["values"].items()
        if field not in _INNER
    ]
    told = f": {'; '.join(changed)}" if changed else ""
    reason = f" ({edit['reason']})" if edit["reason"] else ""
    return f"{edit['what']}{whose} by {edit['by'] or NOBODY}, {day_or_none(edit['when'][:10])}{told}{reason}"


def _field(name: str) -> str:
    return name.replace("_", " ")


def _valued(field: str, value: str | None) -> str:
    return (day_or_none(value) if field == "due" else _short(value)) if value else "nothing"


def _short(words: str) -> str:
    folded = plain(words)
    return folded if len(folded) <= _BRIEFEST else folded[:_BRIEFEST].rsplit(" ", 1)[0] + " …"


def later(entry: Entry) -> list[str]:
    """What later documents say of it, each as at its date."""
    return told(entry.evidence)


def told(evidence: Iterable[Row]) -> list[str]:
    return [_evidence(one) for one in evidence]


def _evidence(one: Row) -> str:
    """ "done, as at 3 October 2031: “...” (panel.md)"; a status that an analyst gave is theirs."""
    who = _giver(one, ("status",)) if one["status"] else ""
    status = f"{one['status']}, {_says(who)}, " if who else f"{one['status']}, " if one["status"] else ""
    where = place(one["source"], one["page"])
    return f"{status}{stands(one['date'], by_hand=bool(who))}: “{plain(one['quote'])}” ({where})"


def _says(who: str) -> str:
    return f"says {who}" if who == NOBODY else f"says {who} (an analyst)"
