"""What changed as HTML: counts that lead to their sections, and each change with the ways to its item and sources."""

from __future__ import annotations

from ui.exports.digest.lines import Digest, Line, Section, Shift, Source
from ui.shown.addresses import item_address
from ui.shown.escape import escape_html
from ui.web.changes.asked import Asked

FEW = 5
"""Lines of each section where all sections are shown."""
_ROLES = {"before": "Before", "now": "Now", "later": "Later", "": "Source"}


def contents_html(digest: Digest) -> str:
    """How much there is of what, each a way to its section on the same page."""
    rows = "".join(_count(section) for section in digest.sections)
    return f'<nav aria-label="In short"><ul class="counts">{rows}</ul></nav>'


def section_html(section: Section, asked: Asked) -> str:
    """A heading and the first lines, and where there are more the way to all of them."""
    heading = f'<h2 class="changes" id="{section.name}">{escape_html(section.title)}</h2>'
    more = ""
    if len(section.lines) > FEW:
        there = escape_html(asked.but(section=section.name).address)
        more = f'<p class="more"><a href="{there}" data-go>Show all: {escape_html(section.counted)}</a></p>'
    return f"{heading}{_note(section)}{lines_html(section.lines[:FEW])}{more}"


def whole_html(section: Section, first: int, count: int) -> str:
    """The lines of one page, under the section's heading."""
    heading = f'<h2 class="changes">{escape_html(section.title)}</h2>'
    shown = section.lines[first : first + count]
    where = f"{first + 1:,} to {first + len(shown):,} of {section.counted}" if len(section.lines) > count else ""
    told = f'<p class="note">{escape_html(where)}</p>' if where else ""
    return f"{heading}{_note(section)}{told}{lines_html(shown)}"


def lines_html(lines: tuple[Line, ...]) -> str:
    return f'<ul class="changes">{"".join(_line(line) for line in lines)}</ul>'


def _count(section: Section) -> str:
    number, _, words = section.counted.partition(" ")
    return f'<li><a href="#{section.name}"><b>{number}</b> {escape_html(words)}</a></li>'


def _note(section: Section) -> str:
    return f'<p class="note">{escape_html(section.note)}</p>' if section.note else ""


def _line(line: Line) -> str:
    lead = escape_html(line.lead)
    if line.item:
        lead = f'<a href="{escape_html(item_address(line.item))}" data-go>{lead}</a>'
    words = f'<blockquote class="quote">“{escape_html(line.words)}”</blockquote>' if line.words else ""
    shifts = "".join(map(_shift, line.shifts))
    facts = "".join(f"<p>{escape_html(fact)}</p>" for fact in line.facts)
    sources = "".join(f"<li>{_source(one)}</li>" for one in line.sources)
    return f'<li><p class="label">{lead}</p>{words}{shifts}{facts}<ul class="sources">{sources}</ul></li>'


def _shift(shift: Shift) -> str:
    before, after = escape_html(shift.before), escape_html(shift.after)
    return f'<p class="shift">{escape_html(shift.name)}: was {before}, <b>now {after}</b></p>'


def _source(one: Source) -> str:
    where = escape_html(one.place.address)
    return f'{_ROLES[one.role]}: <a href="{where}" data-go>{escape_html(one.label)}</a>'
