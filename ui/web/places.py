"""Addresses that last: a document, a passage in it, or a question, as query parameters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from assistant.models import Citation
from ui.web.lists.address import number_in


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


def place_of(citation: Citation) -> Place:
    return Place(citation.document, citation.start, citation.end)


def place_from(params: Mapping[str, str]) -> Place | None:
    """The place that an address names; a span that makes no sense is left out, so a mangled link still opens."""
    document = params.get("document", "").strip()
    if not document:
        return None
    start, end = number_in(params.get("start", "")), number_in(params.get("end", ""))
    return Place(document, start, end) if start < end else Place(document)
