"""Where the pages are, and where items, bodies and documents' registers are shown relative to them."""

from __future__ import annotations

import re
from urllib.parse import urlencode, urlsplit

from corpus.saying import with_days_spoken
from ui.shown.escape import escape_html
from ui.shown.places import HERE, Place

_ITEM = re.compile(r"\b([0-9a-f]{12}-\d+)(?:/(\d+))?\b")


def pages_address(url: str | None, page: str = "") -> str:
    """Where the pages are shown, for the links in a file: the page of that path is at `url`, maybe behind a proxy."""
    parts = urlsplit(url or "")
    if not parts.netloc:
        return HERE
    return f"{parts.scheme}://{parts.netloc}{parts.path.rstrip('/').removesuffix(f'/{page}').rstrip('/')}"


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


def told_html(detail: str) -> str:
    """What the history says of a change, for readers: days as they are told, an item as the way to its page."""
    words = escape_html(with_days_spoken(detail).replace(" -> ", " → "))
    return _ITEM.sub(
        lambda found: link(item_address(found[1]), f"commitment {found[2]}" if found[2] else "item"), words
    )
