"""The links of a view, found once for each revision of its library and then kept with it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.models import Link

if TYPE_CHECKING:
    from assistant.view import View

_PACKAGES = ("assistant", "corpus", "index")


def linked(view: View, find: Callable[[], tuple[Link, ...]]) -> tuple[Link, ...]:
    """The links that were kept of this revision, else those that `find` gives, which are kept."""
    basis = f"{_rules()} {view.linked_by or 'words alone'}{' every version' if view.earlier else ''}"
    if (kept := view.library.kept_links(view.revision, basis)) is not None:
        return kept
    found = find()
    view.library.keep_links(found, view.revision, basis)
    return found


@cache
def _rules() -> str:
    """What tells one state of our own rules from another: no version number that somebody has to remember to raise."""
    whole = hashlib.sha256()
    for package in _PACKAGES:
        for file in sorted((Path(__file__).parents[1] / package).rglob("*.py")):
            whole.update(file.read_bytes())
    return whole.hexdigest()[:16]
