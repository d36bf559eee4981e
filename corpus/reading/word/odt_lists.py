"""The markers of an OpenDocument text's lists and headings: it stores how to count, not the numbers printed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from odf.namespaces import STYLENS, TEXTNS

from corpus.reading.writing import letters, roman

_XML_ID = ("http://www.w3.org/XML/1998/namespace", "id")
_MOST_DEEP = 10


@dataclass(frozen=True, slots=True)
class _Level:
    """How one level of a list is marked; `kind` is "" for no number and "bullet"."""

    kind: str = "bullet"
    prefix: str = ""
    suffix: str = ""
    start: int = 1
    shown: int = 1  # levels whose numbers are printed


@dataclass
class _Open:
    """A list that is being read: its style and the counts of its levels, shared with the lists that continue it."""

    style: str
    counts: dict[int, int] = field(default_factory=dict)


class Lists:
    """The counters of a document's lists, moved on by every item shown to `marker`."""

    def __init__(self, document: Any) -> None:
        self._styles: dict[str, dict[int, _Level]] = {}
        self._outline: dict[int, _Level] = {}
        self._headings: dict[int, int] = {}
        self._by_id: dict[str, _Open] = {}
        self._last: dict[str, _Open] = {}  # of each style
        self._stack: list[_Open] = []
        for group in (document.styles, document.automaticstyles):
            for node in group.childNodes:
                if node.nodeType == node.ELEMENT_NODE and node.qname == (TEXTNS, "list-style"):
                    self._styles[str(node.attributes.get((STYLENS, "name"), ""))] = _levels(node)
                elif node.nodeType == node.ELEMENT_NODE and node.qname == (TEXTNS, "outline-style"):
                    self._outline = _levels(node)

    @contextmanager
    def entered(self, node: Any) -> Iterator[int]:
        """While the items of this list are read; its depth, from 0."""
        if self._stack:
            self._stack.append(self._stack[-1])
        else:
            self._stack.append(self._opened(node))
        try:
            yield len(self._stack) - 1
        finally:
            self._stack.pop()

    def _opened(self, node: Any) -> _Open:
        style = str(node.attributes.get((TEXTNS, "style-name"), ""))
        continued = self._by_id.get(str(node.attributes.get((TEXTNS, "continue-list"), "")))
        if continued is None and node.attributes.get((TEXTNS, "continue-numbering")) == "true":
            continued = self._last.get(style)
        opened = _Open(style, continued.counts) if continued else _Open(style)
        self._last[style] = opened
        if own := str(node.attributes.get(_XML_ID, "")):
            self._by_id[own] = opened
        return opened

    def marker(self, item: Any) -> str:
        """The marker as printed, "-" for any bullet and where none is printed."""
        depth = min(len(self._stack), _MOST_DEEP)
        here = self._stack[-1]
        levels = self._styles.get(here.style, {})
        level = levels.get(depth, _Level())
        if level.kind in ("bullet", ""):
            return "-"
        started = str(item.attributes.get((TEXTNS, "start-value"), ""))
        here.counts[depth] = int(started[:6]) if started.isdigit() else here.counts.get(depth, level.start - 1) + 1
        for deeper in [one for one in here.counts if one > depth]:
            del here.counts[deeper]
        return _printed(levels, here.counts, depth) or "-"

    def heading(self, level: int, node: Any) -> str:
        """The number of a heading outside any list, empty where headings have none."""
        own = self._outline.get(level, _Level(""))
        if own.kind in ("", "bullet") or node.attributes.get((TEXTNS, "is-list-header")) == "true":
            return ""
        self._headings[level] = self._headings.get(level, own.start - 1) + 1
        for deeper in [one for one in self._headings if one > level]:
            del self._headings[deeper]
        return _printed(self._outline, self._headings, level)


def _levels(node: Any) -> dict[int, _Level]:
    found: dict[int, _Level] = {}
    for child in node.childNodes:
        if child.nodeType != child.ELEMENT_NODE:
            continue
        at = child.attributes
        depth = str(at.get((TEXTNS, "level"), "1"))
        kind = str(at.get((STYLENS, "num-format"), "")) if "bullet" not in child.qname[1] else "bullet"
        start, shown = str(at.get((TEXTNS, "start-value"), "1")), str(at.get((TEXTNS, "display-levels"), "1"))
        found[int(depth) if depth.isdigit() else 1] = _Level(
            kind,
            str(at.get((STYLENS, "num-prefix"), "")),
            str(at.get((STYLENS, "num-suffix"), "")),
            int(start[:6]) if start.isdigit() else 1,
            int(shown[:2]) if shown.isdigit() else 1,
        )
    return found


def _printed(levels: dict[int, _Level], counts: dict[int, int], depth: int) -> str:
    level = levels[depth]
    numbers = []
    for n in range(max(1, depth - level.shown + 1), depth + 1):
        kind = levels.get(n, _Level("1")).kind
        count = counts.get(n, levels.get(n, _Level()).start)
        write = {"a": letters, "i": roman}.get(kind.lower(), str)
        numbers.append(write(count).upper() if kind in ("A", "I") else write(count))
    return f"{level.prefix}{'.'.join(numbers)}{level.suffix}".strip()
