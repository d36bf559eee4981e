"""Where a quote can be opened: its words, highlighted, on the Source page of the web pages."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.entries import Row
from ui.web.places import Place

HERE = "http://127.0.0.1:8501"
"""Where `bywhen serve` shows the web pages unless told otherwise."""


@dataclass(frozen=True, slots=True)
class Places:
    """Addresses under the one where the web pages are shown."""

    pages: str = HERE

    def of(self, row: Row, quoted: Row | None = None) -> str:
        """Of the item, or of something quoted in it: a response, a commitment."""
        words = quoted or row
        return self.at(Place(row["document"], words["start"], words["end"]))

    def document(self, ident: str) -> str:
        return self.at(Place(ident))

    def at(self, place: Place) -> str:
        return f"{self.pages.rstrip('/')}/{place.address}"
