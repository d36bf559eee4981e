"""A line of a list as a reader scans it: when and whose lead, then what was said, and under it how it stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

SHOWN = 10  # of a long list: the others open below

_LINE = re.compile(
    r"(?P<lead>[^“”;]+?)(?:; (?P<facts>[^“”]+?))?: (?P<said>“[^”]*”(?: “[^”]*”)*(?: …)?)"
    r"(?: - (?P<later>later[^“”]*:) (?P<told>“[^”]*”(?: …)?))?(?P<sources> ?(?:\[\d+\])*\.?)"
)
_WHEN = re.compile(r"By \d{1,2} \w+ \d{4}|No date printed|'[^']+'(?=, no date printed)")
_NUMBERED = re.compile(r"(?P<number>[^\s()]*) ?\((?P<facts>.+)\)")  # "QH-1 (accepted; due 31 May 2031)"

Linked = Callable[[str], str]
"""Words as HTML, each "[n]" a link to its source."""


def list_html(lines: Sequence[str], linked: Linked) -> str:
    """The lines as a list, those after the first `SHOWN` behind a line that opens them."""
    items = [f"<li>{_entry(line, linked)}</li>" for line in lines]
    if len(items) <= SHOWN + 2:
        return _list(items)
    more = f"<summary>Show the other {len(items) - SHOWN}</summary>{_list(items[SHOWN:])}"
    return f"{_list(items[:SHOWN])}<details>{more}</details>"


def _list(items: Sequence[str]) -> str:
    return f'<ul role="list">{"".join(items)}</ul>'


def _entry(line: str, linked: Linked) -> str:
    found = _LINE.fullmatch(line)
    if not found:
        return linked(line)
    own, told, sources = found["said"], found["told"], found["sources"]
    facts = f"; {found['facts']}" if found["facts"] else ""
    if numbered := _NUMBERED.fullmatch(f"{found['lead']}{facts}"):
        lead, facts = f"<strong>{linked(numbered['number'])}</strong> {linked(_upper(numbered['facts']))}", ""
    else:
        lead, facts = _lead(found["lead"], linked), _upper(facts.removeprefix("; "))
    pieces = [f'<p class="lead">{lead}</p>', _quote(linked(own if told else f"{own}{sources}"))]
    pieces += [_said(linked(f"{facts}."))] if facts else []
    pieces += [_said(linked(_upper(found["later"]))), _quote(linked(f"{told}{sources}"))] if told else []
    return "".join(pieces)


def _lead(words: str, linked: Linked) -> str:
    """The day in bold, whose it is beside it."""
    when = _WHEN.match(words)
    end = when.end() if when else len(words)
    return f"<strong>{linked(words[:end])}</strong>{linked(words[end:])}"


def _said(html: str) -> str:
    return f'<p class="said">{html}</p>'


def _quote(html: str) -> str:
    return f"<blockquote>{html}</blockquote>"


def _upper(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"
