"""The register of a small text, for the tests of its parts."""

from __future__ import annotations

from corpus.layout import blocks_of
from corpus.models import Description, Fact, Item, Reading
from corpus.register.reading import register_of

LETTER = Description(
    kind=Fact("letter"),
    date=Fact("2031-02-03"),
    author=Fact("Orla Fenn"),
    role=Fact("Mayor of Saltmarsh"),
    body=Fact("Mayor's Office"),
)


def read_register(text: str, description: Description = LETTER) -> tuple[Item, ...]:
    return register_of(text, blocks_of(Reading(text, "md")), description)


def words(text: str, item: Item) -> str:
    return " ".join(" ".join(span.of(text) for span in item.spans).split())


def response(text: str, item: Item) -> str:
    return " ".join(" ".join(span.of(text) for span in item.response).split())
