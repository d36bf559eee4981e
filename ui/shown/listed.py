"""A line of a list as a reader scans it: when and whose lead, then what was said, and under it how it stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

SHOWN = 10  # of a long list: the others open below

_LINE = re.compile(
    r"(?P<lead>(?:[^“”;(]|\([^()“”]*\))+?)(?:; (?P<facts>[^“”]+?))?: (?P<said>“[^”]*”(?: “[^”]*”)*(?: …)?)"
    r"(?: - (?P<later>later[^“”]*:) (?P<told>“[^”]*”(?: …)?))?(?P<sources> ?(?:\[\d+\])*\.?)"
)
_WHEN = re.compile(
    r"(?P<day>By \d{1,2} \w+ \d{4}|No date printed|'[^']+'(?=, no date printed))(?: \((?P<why>[^()“”]+)\))?"
)
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


def later_html(line: str, linked: Linked) -> str:
    """A line that stands alone and tells what came later, drawn as one of a list; of any other line empty."""
    found = _LINE.fullmatch(line)
    return _entry(line, linked) if found and found["told"] else ""


def _list(items: Sequence[str]) -> str:
    return f'<ul role="list">{"".join(items)}</ul>'


def _entry(line: str, linked: Linked) -> str:
    found = _LINE.fullmatch(line)
    if not found:
        return linked(line)
    own, told, sources = found["said"], found["told"], found["sources"]
    lead, facts = _headed(found["lead"], found["facts"] or "", linked)
    pieces = [f'<p class="lead">{lead}</p>', _quote(linked(own if told else f"{own}{sources}"))]
    pieces += [_said(linked(f"{_upper(facts)}."))] if facts else []
    pieces += [_said(linked(_upper(found["later"]))), _quote(linked(f"{told}{sources}"))] if told else []
    return "".join(pieces)


def _headed(words: str, facts: str, linked: Linked) -> tuple[str, str]:
    """The head as HTML, and what stands under the quote: the day in bold and whose it is, or a number and its facts."""
    if numbered := _NUMBERED.fullmatch("; ".join(filter(None, (words, facts)))):
        return f"<strong>{linked(numbered['number'])}</strong> {linked(_upper(numbered['facts']))}", ""
    when = _WHEN.match(words)
    if not when:
        return f"<strong>{linked(words)}</strong>", facts
    why = when["why"] or ""  # how the day was had
    return f"<strong>{linked(when['day'])}</strong>{linked(words[when.end() :])}", "; ".join(filter(None, (why, facts)))


def _said(html: str) -> str:
    return f'<p class="said">{html}</p>'


def _quote(html: str) -> str:
    return f"<blockquote>{html}</blockquote>"


def _upper(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"
