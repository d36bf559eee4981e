"""Where items, bodies and documents' registers are shown, relative to the pages' own address."""

from __future__ import annotations

from urllib.parse import urlencode

from ui.web.escape import escape_html
from ui.web.places import Place


def item_address(key: str, place: Place | None = None) -> str:
    """The page of an item, with a source open beside it where there is a `place`."""
    return f"item?{urlencode({'item': key} | (place.params if place else {}))}"


def body_address(name: str) -> str:
    return f"body?{urlencode({'name': name})}"


def register_address(document: str) -> str:
    """The page of a document's own register."""
    return f"register?{urlencode({'document': document})}"


def link(address: str, words: str, unseen: str = "", *, current: bool = False) -> str:
    """A link to one of these as HTML; `unseen` is for those who hear links one after the other."""
    more = f'<span class="unseen"> {escape_html(unseen)}</span>' if unseen else ""
    now = ' aria-current="true"' if current else ""
    return f'<a href="{escape_html(address)}" data-go{now}>{escape_html(words)}{more}</a>'
