"""What changed as one HTML file that needs no other, to be mailed or printed."""

from __future__ import annotations

from jinja2 import Environment, PackageLoader, StrictUndefined

from corpus.saying import printable
from ui.exports.digest.lines import Digest, item_link
from ui.shown.places import Places

_ROLES = {"before": "Before", "now": "Now", "later": "Later", "": "Source"}


def html_of(digest: Digest, places: Places) -> str:
    loader = PackageLoader("ui.exports.digest", "")
    drawing = Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, finalize=_shown
    )
    return drawing.get_template("digest.html").render(
        digest=digest,
        roles=_ROLES,
        item=lambda key: item_link(key, places),
        source=lambda one: places.at(one.place),
    )


def _shown(value: object) -> object:
    return printable(value) if isinstance(value, str) and not hasattr(value, "__html__") else value
