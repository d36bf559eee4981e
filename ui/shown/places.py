"""Where a document or a passage in it is shown, as an address that lasts: on the pages, and from a file to them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from assistant.entries import Row
from assistant.models import Citation
from ui.shown.params import number_in

HERE = "http://127.0.0.1:8501"
"""Where `bywhen serve` shows the web pages unless told otherwise."""


@dataclass(frozen=True, slots=True)
class Place:
    """A document and the span in it to show; an empty span (0, 0) is the document from its beginning."""

    document: str
    start: int = 0
    end: int = 0

    @property
    def params(self) -> dict[str, str]:
        if self.end <= self.start:
            return {"document": self.document}
        return {"document": self.document, "start": str(self.start), "end": str(self.end)}

    @property
    def address(self) -> str:
        """Relative to the pages' own address."""
        return f"source?{urlencode(self.params)}"


@dataclass(frozen=True, slots=True)
class Places:
    """Addresses under the one where the web pages are shown: whose words are highlighted there."""

    pages: str = HERE

    def of(self, row: Row, quoted: Row | None = None) -> str:
        """Of the item, or of something quoted in it: a response, a commitment."""
        words = quoted or row
        return self.at(Place(row["document"], words["start"], words["end"]))

    def document(self, ident: str) -> str:
        return self.at(Place(ident))

    def at(self, place: Place) -> str:
        return f"{self.pages.rstrip('/')}/{place.address}"


def place_of(citation: Citation) -> Place:
    """Of the words of it that the answer shows."""
    return Place(citation.document, citation.told.start, citation.told.end)


def place_from(params: Mapping[str, str]) -> Place | None:
    """The place that an address names; a span that makes no sense is left out, so a mangled link still opens."""
    document = params.get("document", "").strip()
    if not document:
        return None
    start, end = number_in(params.get("start", "")), number_in(params.get("end", ""))
    return Place(document, start, end) if start < end else Place(document)
