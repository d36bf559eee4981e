"""The register's rows in a reader's words, as every export says them; quotes without their markup, never reworded."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.entries import Entry, Row
from assistant.writers import spoken
from corpus.models import ItemKind, LinkKind
from corpus.plain import plain

NO_RESPONSE = "no response found in these documents"
NO_UPDATE = "no update found in this document"
_HOW = {
    LinkKind.BESIDE.value: "possibly another programme, side by side",
    LinkKind.CHANGED.value: "the same in another issue, changed",
}
_CONTROLS = dict.fromkeys(code for code in (*range(32), *range(127, 160), 0xFFFE, 0xFFFF) if chr(code) not in "\n\t")
_NUMBERED = re.compile(r"\d|[ivxlc]+$|[a-z]$", re.IGNORECASE)


def day(iso: str | None) -> str:
    """ "31 May 2031", or "no date"."""
    return spoken(iso) if iso else "no date"


def printable(words: str) -> str:
    """Without control characters, which no file may hold and no reader sees."""
    return words.translate(_CONTROLS)


def count(number: int, noun: str) -> str:
    return f"{number} {noun}{'s' * (number != 1)}"


def name(row: Row) -> str:
    """ "Recommendation 3", "Area for improvement", "Commitment" where nobody asked."""
    kind = row["called"] or ("commitment" if row["kind"] == "standalone" else row["kind"])
    number = row["number"] or ""
    if number and not _NUMBERED.search(number):
        number = f"“{number}”"
    return f"{kind[0].upper()}{kind[1:]} {number}".rstrip()


def place(source: str, page: int | None) -> str:
    return f"{source}, page {page}" if page is not None else source


def asserted(entry: Entry) -> str:
    """ "promised, as at 2 May 2031": what the document says, at its date."""
    return f"{entry.status}, as at {day(entry.as_at)}" if entry.status else ""


def due(entry: Entry) -> str:
    """The day, and the printed words where they say more; the words alone where they name no day."""
    printed = plain((entry.commitment["due_text"] if entry.commitment else entry.row["timescale"]) or "")
    when = day(entry.due) if entry.due else ""
    if not when or not printed or when in printed:
        return when or printed
    inferred = "inferred: " if (entry.commitment or {}).get("due_kind") == "inferred" else ""
    return f"{when} ({inferred}“{printed}”)"


def response(row: Row) -> str:
    """The position, or that there is an answer, or that none was found; of an action, what was reported on it."""
    if row["kind"] == ItemKind.STANDALONE and not row["called"]:
        return ""  # nobody asked
    if row["kind"] == ItemKind.AGREED_ACTION:
        return NO_UPDATE if row["response"] is None else "reported on"
    if row["response"] is None:
        elsewhere = [one for one in row["same_as"] if one["answered"]]
        return f"answered in {elsewhere[0]['source']}" if elsewhere else NO_RESPONSE
    stated = row["position"] != "not stated"
    return row["position"] if stated else "answered, position not stated"


def positions(row: Row) -> str:
    """Each one's where several answer."""
    return "; ".join(f"{one['by']}: {one['position']}" for one in row["positions"])


def elsewhere(row: Row) -> list[str]:
    """The same recommendation in other documents, and apart what may be another programme's."""
    return [f"{_HOW.get(one['kind'], one['kind'])}: {_there(one)}" for one in (*row["same_as"], *row["beside"])]


def _there(one: Row) -> str:
    return f"{place(one['source'], one['page'])} ({day(one['date'])}), “{plain(one['text'])}”"


def changes(row: Row) -> list[str]:
    """How it differs from what the version or issue before said, or in the one after."""
    return [_change(one) for one in row["changes"]]


def _change(one: Row) -> str:
    where = f"{one['source']}, {day(one['date'])}"
    if one["kind"] == LinkKind.GONE:
        return f"no longer listed in a later one ({where})"
    told = "; ".join(f"{c['field']}: {c['before'] or 'nothing'} → {c['after'] or 'nothing'}" for c in one["changes"])
    return f"{'changed since' if one['earlier'] else 'changed in'} {where}: {told}"


def edits(row: Row) -> list[str]:
    """What analysts did to the row."""
    return [_edit(edit) for edit in row["edits"]]


def _edit(edit: Row) -> str:
    reason = f": {edit['reason']}" if edit["reason"] else ""
    return f"{edit['what']} by {edit['by'] or 'an analyst'}, {day(edit['when'][:10])}{reason}"


def later(entry: Entry) -> list[str]:
    """What later documents say of it, each as at its date."""
    return told(entry.evidence)


def told(evidence: Iterable[Row]) -> list[str]:
    return [_evidence(one) for one in evidence]


def _evidence(one: Row) -> str:
    status = f"{one['status']}, " if one["status"] else ""
    words = plain(one["quote"])
    return f"{status}as at {day(one['date'])}: “{words}” ({place(one['source'], one['page'])})"
