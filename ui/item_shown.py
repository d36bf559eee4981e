"""An item of the register as `bywhen item` shows it: as it counts, as it was read, and what analysts did."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from corpus.errors import UnknownItem
from corpus.library.edits import edit_json, undone
from corpus.library.replaying import Edited
from corpus.models import Item
from corpus.plain import plain
from corpus.register.ids import document_of_key
from corpus.register.rows import rows_of
from ui.terminal import say, table

if TYPE_CHECKING:
    from assistant.wiring import Assistant
    from corpus.library import Library
    from corpus.library.edits import Edit

_SHOWN = {
    "kind": "Kind",
    "called": "Called",
    "number": "Number",
    "list": "List",
    "addressed_to": "To",
    "timescale": "Timescale",
    "due": "Due",
    "position": "Position",
    "status": "Status",
    "verified": "Verified",
}


def item_json(assistant: Assistant, ref: str) -> dict[str, Any]:
    """The row of the register, with `machine` (the rows as they were read), `edits`, and whether it counts.

    `revision` is the library's: what --seen is given. Raises UnknownItem.
    """
    library, key = assistant.library, assistant.item_key(ref)
    document = document_of_key(key)
    known = library.edited(document, superseded=True).get(key)
    item = known.item if known else next((item for _, item in library.items(document) if item.key == key), None)
    if item is None:
        raise UnknownItem(f"there is no item {key} in the register: bywhen register --json has the ids")
    one = known or Edited(item, (item,))
    confirmed = one.confirmed
    return {
        **_row(library, one.item),
        "rejected": one.rejected,
        "merged_into": one.merged_into or None,
        "confirmed": {"by": confirmed.who, "when": confirmed.when} if confirmed else None,
        "machine": [_row(library, read) for read in one.read],
        "edits": [edit_json(edit) for edit in one.edits],
        "revision": library.revision,
    }


def _row(library: Library, item: Item) -> dict[str, Any]:
    document = library.document(document_of_key(item.key))
    papers = library.papers(document.id)
    (row,) = rows_of(document, [item], library.text(document.id), document.pages, papers)
    return row


def print_item(shown: dict[str, Any]) -> None:
    """Everything that is known of an item."""
    say((shown["text"], "bold"))
    page = f", page {shown['page']}" if shown["page"] is not None else ""
    say(f"{shown['source']}{page}, {shown['id']}")
    if shown["rejected"] or shown["merged_into"]:
        became = f"merged into {shown['merged_into']}" if shown["merged_into"] else "rejected"
        say((f"Not in the register: {became}", "yellow"))
    read = shown["machine"][0] if len(shown["machine"]) == 1 else {}
    for field, name in _SHOWN.items():
        if shown[field] or read.get(field):
            say((f"{name:<10}", "bold"), _value(shown, read, field))
    _print_words("Response", shown, read)
    _print_commitments(shown)
    for row in shown["machine"] if shown["edits"] else ():
        say((f"{'Read as':<10}", "bold"), row["text"])
    if not shown["machine"]:
        say((f"{'Read as':<10}", "bold"), "nothing: an analyst added it")
    for edit in shown["edits"]:
        say((f"{'Edit ' + str(edit['number']):<10}", "bold"), _told(edit))
    if shown["confirmed"]:
        say((f"Confirmed by {shown['confirmed']['by']} on {shown['confirmed']['when'][:10]}", "green"))


def _value(shown: dict[str, Any], read: dict[str, Any], field: str) -> str:
    """What it says now; of what an analyst gave, who that was and what was read."""
    value = str(shown[field] or "not stated")
    who = shown["given"].get(field)
    how = [f"given by {who}"] if who else []
    if read and read[field] != shown[field]:
        how.append(f"read as {read[field] or 'not stated'}")
    return f"{value} ({'; '.join(how)})" if how else value


def _print_commitments(shown: dict[str, Any]) -> None:
    """Those that count, each beside the one that was read there, and those that were read and are none."""
    known = [one for row in shown["machine"] for one in row["commitments"]]
    for made in shown["commitments"]:
        there = (one for one in known if one["start"] < made["end"] and made["start"] < one["end"])
        read: dict[str, Any] = next(there, {})
        known = [one for one in known if one is not read]
        fields = ["by_whom", "due" if made["due"] or not made["due_text"] else "due_text", "status"]
        values = [_value(made, read, field) for field in fields if made[field] or read.get(field)]
        say((f"Commitment {made['place'] + 1} ", "bold"), f"{_folded(made['quote'])} [{', '.join(values)}]")
    for one in known if shown["edits"] else ():
        say(("Read as a commitment ", "bold"), _folded(one["quote"]))


def _print_words(name: str, shown: dict[str, Any], read: dict[str, Any]) -> None:
    words = _folded(shown["response"]["quote"]) if shown["response"] else "no response found in these documents"
    how = f" [{shown['paired']}]" if shown["paired"] else ""
    say((f"{name:<10}", "bold"), words + how)
    if read and read["response"] != shown["response"]:
        was = _folded(read["response"]["quote"]) if read["response"] else "none"
        say((f"{'':<10}", "bold"), f"(read as: {was})")


def _told(edit: dict[str, Any]) -> str:
    reason = f": {edit['reason']}" if edit["reason"] else ""
    values = ", ".join(
        f"{name.replace('_', ' ')} {' '.join(value.split()) or 'none'}" for name, value in edit["values"].items()
    )
    lapsed = " (it is read otherwise since)" if edit["lapsed"] else ""
    return f"{edit['what']} by {edit['by']} on {edit['when'][:10]}{reason}{lapsed}" + (f" [{values}]" if values else "")


def changes_since(assistant: Assistant, revision: int) -> list[dict[str, Any]]:
    """What the history says of the time since."""
    return [asdict(change) for change in assistant.library.history() if change.revision > revision]


def history_json(assistant: Assistant, ref: str | None, *, unplaced: bool = False) -> list[dict[str, Any]]:
    """Every edit of the library, of a document or of an item, the first one first."""
    library = assistant.library
    key, document = _meant(assistant, ref)
    lost = {(edit.document, edit.number) for edit in library.unplaced(document)}
    found = []
    for own in _by_document(library.edits(document)).values():
        gone = undone(own)
        for edit in own:
            is_lost = (edit.document, edit.number) in lost
            if (not key or key in edit.keys) and (is_lost or not unplaced):
                source = library.document(edit.document).source
                shown = {"document": edit.document, "source": source, **edit_json(edit, edit.number in gone)}
                found.append({**shown, "unplaced": is_lost})
    return sorted(found, key=lambda one: (one["number"], one["document"]))


def _meant(assistant: Assistant, ref: str | None) -> tuple[str, str | None]:
    """The key of the item that is named, and the id of its document; of a document that is named, no key."""
    if ref is None:
        return "", None
    known = {d.id for d in assistant.library.documents(superseded=True, waiting=True) if ref in (d.id, d.source)}
    if known:
        return "", assistant.library.document(ref).id
    place = ref.rpartition("-")[2]
    if place[:1].isdigit() and place != ref:
        key = assistant.item_key(ref)
        return key, document_of_key(key)
    return "", assistant.library.document(ref).id


def _by_document(edits: list[Edit]) -> dict[str, list[Edit]]:
    found: dict[str, list[Edit]] = {}
    for edit in edits:
        found.setdefault(edit.document, []).append(edit)
    return found


def print_history(found: list[dict[str, Any]]) -> None:
    if not found:
        click.echo("Nothing was done to it.")
        return
    rows = [
        (e["number"], _minute(e), e["by"], e["what"], e["item"] or e["words"], _state(e), e["reason"]) for e in found
    ]
    table(["Edit", "When (UTC)", "By", "What", "Item", "State", "Why"], rows, numbers=["Edit"])


def _minute(edit: dict[str, Any]) -> str:
    return str(edit["when"])[:16].replace("T", " ")


def _state(edit: dict[str, Any]) -> str:
    if edit["undone"]:
        return "undone"
    return "no place now" if edit["unplaced"] else "read otherwise since" if edit["lapsed"] else ""


def _folded(words: str) -> str:
    """A quote on one line, without its markup."""
    return " ".join(plain(words).split())
