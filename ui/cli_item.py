"""`bywhen item`: what analysts say of the register's items, with the machine's reading beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from ui.cli_session import Session, json_option, pass_session, print_json
from ui.item_options import (
    COMMITMENT_FIELDS,
    FIELDS,
    Fields,
    field_options,
    given,
    needs_reason,
    place_options,
    signed,
    signed_options,
)

if TYPE_CHECKING:
    from assistant.wiring import Assistant
    from corpus.library.deeds import Signed


@click.group()
def item() -> None:
    """Correct the register: add, edit, merge, split, confirm or reject its items.

    ITEM is an id as `bywhen register --json` prints it (1f2e3d4c5b6a-120); the document may be named by its file or
    the beginning of its id: letter.pdf-120. Words are quoted from the document, and refused where it does not have
    them. What was read is kept beside every change, and every change can be undone.
    """


@item.command()
@click.argument("item")
@json_option
@pass_session
def show(session: Session, item: str, as_json: bool) -> None:
    """Show ITEM as it counts, what was read beside it, and what analysts did."""
    from ui.item_shown import item_json, print_item

    shown = item_json(session.assistant(), item)
    print_json(shown) if as_json else print_item(shown)


@item.command()
@click.argument("document")
@field_options(FIELDS)
@place_options
@signed_options
@json_option
@pass_session
def add(session: Session, /, document: str, as_json: bool, **options: Any) -> None:
    """Add an item that was not found in DOCUMENT: quote its words, and say what it is."""
    if not options["text"] or not options["kind"]:
        raise click.UsageError("Give its words and what it is: --text WORDS --kind KIND")
    assistant = session.assistant()
    before = assistant.library.revision
    key = assistant.add_item(document, given(options, FIELDS), signed(assistant, document, options))
    _tell(assistant, key, before, as_json)


@item.command()
@click.argument("item")
@field_options(FIELDS)
@click.option("--commitment", type=click.IntRange(1), metavar="N", help="What follows is of its Nth commitment.")
@click.option("--add-commitment", "added", metavar="WORDS", help="Add a commitment: quote it.")
@click.option("--remove-commitment", "removed", type=click.IntRange(1), metavar="N", help="Its Nth one is none.")
@field_options(COMMITMENT_FIELDS, "due", "status")
@place_options
@signed_options
@json_option
@pass_session
def edit(session: Session, /, item: str, as_json: bool, **options: Any) -> None:
    """Say what is right of ITEM, or with --commitment N of one of its commitments.

    '' says that there is none: --response '' of an item that nothing answers.
    """
    number, added, removed = options["commitment"], options["added"], options["removed"]
    of_commitment = number is not None or added is not None
    fields = COMMITMENT_FIELDS if of_commitment else FIELDS
    said = given(options, fields)
    _check_edit(options, said, fields)
    assistant = session.assistant()
    key, before = assistant.item_key(item), assistant.library.revision
    word = signed(assistant, key.rpartition("-")[0], options)
    if removed is not None:
        assistant.remove_commitment(key, removed, word)
    elif added is not None:
        assistant.add_commitment(key, {**said, "quote": added}, word)
    elif number is not None:
        assistant.edit_commitment(key, number, said, word)
    else:
        assistant.edit_item(key, said, word)
    _tell(assistant, key, before, as_json)


@item.command()
@click.argument("item")
@click.argument("others", nargs=-1, required=True)
@signed_options
@json_option
@pass_session
def merge(session: Session, item: str, others: tuple[str, ...], reason: str, by: str, as_json: bool) -> None:
    """Make one item of ITEM and OTHERS, which are of the same document; where they differ, ITEM counts."""
    assistant, before, signed = _opened(session, reason, by)
    assistant.merge_items(item, others, signed)
    _tell(assistant, assistant.item_key(item), before, as_json)


@item.command()
@click.argument("item")
@click.option("--at", "words", required=True, metavar="WORDS", help="The words that the second item begins with.")
@field_options(FIELDS)
@place_options
@signed_options
@json_option
@pass_session
def split(session: Session, /, item: str, words: str, as_json: bool, **options: Any) -> None:
    """Cut ITEM in two before WORDS of it, or of its response; the other options are of the second item.

    Words of what was asked: both have the response, and the first the commitments, unless its answer stands between.
    Words of the response: they are what the second one asks (or --text is), and what follows answers it.
    """
    needs_reason(options["reason"])
    assistant = session.assistant()
    key, before = assistant.item_key(item), assistant.library.revision
    word = signed(assistant, key.rpartition("-")[0], options)
    made = assistant.split_item(key, words, given(options, FIELDS), word)
    _tell(assistant, made, before, as_json)


@item.command()
@click.argument("items", nargs=-1, required=True, metavar="ITEM...")
@signed_options
@json_option
@pass_session
def confirm(session: Session, items: tuple[str, ...], reason: str, by: str, as_json: bool) -> None:
    """Say that items are right as they stand."""
    from corpus.library.deeds import Signed

    assistant = session.assistant()
    before = assistant.library.revision
    assistant.confirm_items(items, Signed(by, reason))
    _tell_all(assistant, items, before, as_json)


@item.command()
@click.argument("items", nargs=-1, required=True, metavar="ITEM...")
@signed_options
@json_option
@pass_session
def reject(session: Session, items: tuple[str, ...], reason: str, by: str, as_json: bool) -> None:
    """Say that these are no items: they leave the register, and can be brought back."""
    assistant, before, signed = _opened(session, reason, by)
    assistant.reject_items(items, signed)
    _tell_all(assistant, items, before, as_json)


@item.command()
@click.argument("item")
@click.option("--edit", "number", type=int, metavar="N", help="Not its last edit but this one (see item history).")
@click.option("--with-later", is_flag=True, help="And those later edits that build on it.")
@signed_options
@json_option
@pass_session
def undo(session: Session, /, item: str, number: int | None, with_later: bool, as_json: bool, **why: str) -> None:
    """Take back the last edit of ITEM; of an undo: bring back what was undone."""
    from corpus.library.deeds import Signed

    assistant = session.assistant()
    before = assistant.library.revision
    assistant.undo_edit(item, number, Signed(why["by"], why["reason"]), with_later=with_later)
    _tell(assistant, assistant.item_key(item), before, as_json)


@item.command()
@click.argument("ref", required=False, metavar="[ITEM|DOCUMENT]")
@click.option("--unplaced", is_flag=True, help="Only what has no place in the text or the register as read now.")
@json_option
@pass_session
def history(session: Session, ref: str | None, unplaced: bool, as_json: bool) -> None:
    """Show what analysts did to the register, to ITEM or to DOCUMENT: what, when, by whom and why."""
    from ui.item_shown import history_json, print_history

    found = history_json(session.assistant(), ref, unplaced=unplaced)
    print_json(found) if as_json else print_history(found)


def _check_edit(options: dict[str, Any], said: dict[str, str], fields: Fields) -> None:
    chosen = [options[name] is not None for name in ("commitment", "added", "removed")]
    if sum(chosen) > 1:
        raise click.UsageError("Give one of --commitment, --add-commitment and --remove-commitment.")
    strange = {*given(options, FIELDS), *given(options, COMMITMENT_FIELDS)} - set(said)
    if strange or (options["removed"] is not None and said):
        named = f"--{min(strange or said).replace('_', '-')}"
        what = "an item" if fields is FIELDS else "a commitment"
        way = " (--commitment N says of which commitment)" if fields is FIELDS else ""
        raise click.UsageError(f"{named} cannot be said of {what}{way}.")
    if not said and options["added"] is None and options["removed"] is None:
        raise click.UsageError("Give what is right: --due, --position, --response ...")
    needs_reason(options["reason"])


def _opened(session: Session, reason: str, by: str) -> tuple[Assistant, int, Signed]:
    """The assistant, the revision that it begins at, and who says what follows."""
    from corpus.library.deeds import Signed

    needs_reason(reason)
    assistant = session.assistant()
    return assistant, assistant.library.revision, Signed(by, reason)


def _tell(assistant: Assistant, key: str, before: int, as_json: bool) -> None:
    """What was changed, and how the item stands now."""
    from ui.item_shown import changes_since, item_json

    changes = changes_since(assistant, before)
    if as_json:
        print_json({**item_json(assistant, key), "changes": changes})
        return
    for change in changes:
        click.echo(f"{change['source']}: {change['what']}" + (f", {change['detail']}" if change["detail"] else ""))
    if not changes:
        click.echo(f"{key}: nothing is changed, that is what it says already")


def _tell_all(assistant: Assistant, items: Sequence[str], before: int, as_json: bool) -> None:
    from ui.item_shown import item_json

    if as_json:
        print_json([item_json(assistant, item) for item in items])
    else:
        _tell(assistant, "", before, False)
