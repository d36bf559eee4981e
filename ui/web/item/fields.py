"""What an analyst can say of an item and of a commitment: each field in their words, as it stands, and what differs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from assistant.entries import Row
from corpus.errors import BywhenError, EditConflict, QuoteNotFound
from corpus.library.fields import values_of, values_of_commitment
from corpus.library.values import POSITIONS, VERIFIED
from corpus.models import Firmness, Item, ItemKind, Status
from corpus.plain import plain
from corpus.saying import with_days_spoken
from ui.web import typed
from ui.web.listing import upper


class Input(StrEnum):
    WORDS = "words"
    QUOTE = "quote"
    DAY = "day"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class Field:
    """`choices` are values with what each is called."""

    name: str
    label: str
    input: Input = Input.WORDS
    help: str = ""
    choices: Mapping[str, str] = field(default_factory=dict)


def _named(values: Iterable[str]) -> dict[str, str]:
    return {value: upper(value) for value in values}


_STATUSES = _named(status.value for status in Status)
_COPY = "Copied from the document, word for word. Words that it does not have are refused."
TEXT = Field("text", "Its words", Input.QUOTE, _COPY)
KIND = Field("kind", "What it is", Input.CHOICE, choices=_named(kind.value for kind in ItemKind))
NUMBER = Field("number", "Number as printed")
ITEM = (
    TEXT,
    Field(
        "response",
        "The response",
        Input.QUOTE,
        "Copied from the document. Of a long one the first words, three dots, and the last words do. Empty: none.",
    ),
    Field("position", "Position taken", Input.CHOICE, choices=_named(POSITIONS)),
    KIND,
    Field("called", "What the document calls it", help="Only where that is another word: “cause of concern”."),
    NUMBER,
    Field("list", "List it stands in", help=_COPY),
    Field("addressed_to", "Asked of", help="Who was asked; of an action, who is to do it."),
    Field("timescale", "By when, as printed", help=_COPY),
    Field("due", "Due date", Input.DAY),
    Field("status", "Status in the document", Input.CHOICE, choices=_STATUSES),
    Field(
        "verified",
        "Found by inspectorate or panel",
        Input.CHOICE,
        "What others found of it, whatever the document says.",
        {"": "Not stated"} | _named(VERIFIED),
    ),
)
COMMITMENT = (
    Field("quote", "Its words", Input.QUOTE, _COPY),
    Field("by_whom", "Who is to do it"),
    Field("due_text", "By when, as printed", help=f"{_COPY} The due date follows from it."),
    Field("due", "Due date", Input.DAY, "Only where the printed words do not say it."),
    Field("status", "Status in the document", Input.CHOICE, choices=_STATUSES),
    Field("firmness", "How firm", Input.CHOICE, choices=_named(one.value for one in Firmness)),
)
NEW = (TEXT, KIND, NUMBER, *(one for one in ITEM if one.name in ("response", "addressed_to", "due")))
"""Of an item that is added: the rest can be said of it afterwards."""
SECOND = (NUMBER, KIND)
"""Of the second one where an item is cut in two."""


def of_item(item: Item) -> tuple[Field, ...]:
    """Those that can be said of this one: only an action has a status of its own."""
    return tuple(one for one in ITEM if one.name != "status" or values_of(item)["status"])


def item_stands(item: Item, row: Row) -> dict[str, str]:
    """Each field as it stands, in the form in which it is given."""
    own = {name: row[name] or "" for name in ("due", "addressed_to")}
    quoted = {"text": _line(row["text"]), "response": _line((row["response"] or {}).get("quote", ""))}
    return {**values_of(item), **own, **quoted, "verified": item.verified}


def commitment_stands(item: Item, made: Row) -> dict[str, str]:
    """The same of a commitment."""
    return {**values_of_commitment(item.commitments[made["place"]]), "quote": _line(made["quote"])}


def changed(stands: Mapping[str, str], given: Mapping[str, str]) -> dict[str, str]:
    """What was given that does not stand already.

    A day that was not touched is left to follow from the printed words, where other ones were quoted.
    """
    return {name: value for name, value in given.items() if _line(value) != _line(stands.get(name, ""))}


def in_words(error: BywhenError) -> str:
    """A refusal as a page says it: what to do here in place of a command."""
    words = _ITEM.sub("this item", _COMMAND.sub("", str(error)).rstrip(" ;:,"))
    words = upper(with_days_spoken(typed.in_words(_CHARACTERS.sub("", words))))
    if isinstance(error, EditConflict) and "build on" in words:
        return f"{words}. Undo them with it, or keep them all."
    if isinstance(error, EditConflict):
        return f"{words}. This page shows it as it is now: choose Cancel, look again, then correct that."
    if isinstance(error, QuoteNotFound):
        more = "Quote more of the words, or choose the page." if "page" in words else "Quote more of the words."
        return f"{words}. {more if ' times in ' in words else 'Copy the words from the source.'}"
    return f"{words}."


_COMMAND = re.compile(
    r"(?:: quote (?:more of the words|them as they are printed).*"
    r"|[;:,]? (?:look at it again\b.*|undo those first.*)"
    r"|[;:,] bywhen .*)$",
    re.DOTALL,
)
"""What a refusal says for those who sit at a command line."""
_ITEM = re.compile(r"^[0-9a-f]{12}-\d+\b")
_CHARACTERS = re.compile(r" at character \d+| \(at characters [\d, ]+\)")
"""How it names what a page shows otherwise: this item, and places in a document without pages."""


def _line(words: str) -> str:
    return " ".join(plain(words).split())
