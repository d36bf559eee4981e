"""A library with one letter whose register analysts correct, and its register in plain words."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

from corpus.library import Library
from corpus.library.deeds import Signed
from corpus.models import Description, Document, Fact, Item, ItemKind, Parsed, Passage, Reading, Span
from corpus.plain import words_of

ANN = Signed("Ann Lyst", "the table says so")
BEN = Signed("Ben Check", "the annex says so")


def register(library: Library, document: str) -> list[str]:
    """Each item as "kind number: words" in the order of the register."""
    text = library.text(document)
    return [
        f"{item.kind.value} {item.number}: {words_of(item.spans, text)}".replace(" :", ":")
        for _, item in library.items(document)
    ]


def item_of(library: Library, document: str, number: str) -> Item:
    """The item with this number."""
    return next(item for _, item in library.items(document) if item.number == number)


def key_of(library: Library, document: str, number: str) -> str:
    return item_of(library, document, number).key


def promises(library: Library, item: Item) -> list[str]:
    """The words of an item's commitments."""
    text = library.text(item.key.rpartition("-")[0])
    return [words_of((commitment.span,), text) for commitment in item.commitments]


def words(library: Library, item: Item, what: str = "spans") -> str:
    return words_of(getattr(item, what), library.text(item.key.rpartition("-")[0]))


def put_items(library: Library, text: str, *asked: str | Item, source: str = "log.txt") -> str:
    """Store a text whose register holds these words, as recommendations or as they are given; without layout."""
    digest = sha256(source.encode()).hexdigest()
    items = tuple(one if isinstance(one, Item) else recommended(text, one) for one in asked)
    whole = (Span(0, len(text)),)
    about = Description(Fact("A log"), Fact("action log"), Fact("2031-03-03"))
    document = Document(digest[:12], source, "txt", digest, about, length=len(text), rules=1)
    parsed = Parsed(Reading(text, "txt"), about, (), (Passage(0, "paragraph", whole, (whole,)),), items)
    if any(one.id == document.id for one in library.documents()):
        library.reread(document.id, parsed, rules=2)
    else:
        library.put(document, parsed)
    return document.id


def recommended(text: str, asked: str, answer: str = "", **given: object) -> Item:
    """A recommendation with these words, and these for an answer."""
    made = Item(ItemKind.RECOMMENDATION, (span(text, asked),), response=(span(text, answer),) if answer else ())
    return replace(made, **given)  # type: ignore[arg-type]


def span(text: str, quote: str) -> Span:
    return Span(text.index(quote), text.index(quote) + len(quote))
