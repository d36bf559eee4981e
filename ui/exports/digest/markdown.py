"""What changed as Markdown, to be mailed or put into a paper."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.saying import printable
from ui.exports.digest.lines import Digest, Line, Section, Source, item_link
from ui.shown.places import Places

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~&])")
_BEGINS = re.compile(r"^(\d*)([.)#+=-])")  # would begin a list or a heading, or make one of the line before
_ROLES = {"before": "Before: ", "now": "Now: ", "later": "Later: "}


def markdown_of(digest: Digest, places: Places) -> str:
    """The whole of it; words of documents are shown as they are, never obeyed."""
    return printable("\n".join(_lines(digest, places))) + "\n"


def _lines(digest: Digest, places: Places) -> Iterator[str]:
    yield f"# {_plain(digest.title)}"
    yield f"\nAs at {digest.day}. {digest.basis} {_plain(digest.rests)}"
    yield f"\n**{_plain(digest.summary[:1].upper() + digest.summary[1:])}.**"
    for note in digest.notes:
        yield f"\n{_plain(note)}"
    for section in digest.sections:
        yield from _section(section, places)


def _section(section: Section, places: Places) -> Iterator[str]:
    yield f"\n## {section.title} ({len(section.lines)})"
    if section.note:
        yield f"\n{_plain(section.note)}"
    for line in section.lines:
        yield from _line(line, places)


def _line(line: Line, places: Places) -> Iterator[str]:
    lead = _plain(line.lead)
    yield f"\n- **[{lead}]({item_link(line.item, places)})**" if line.item else f"\n- **{lead}**"
    if line.words:
        yield f"  “{_plain(line.words)}”  "
    for shift in line.shifts:
        yield f"  {shift.name}: was {_plain(shift.before)}, **now {_plain(shift.after)}**  "
    for fact in line.facts:
        yield f"  {_plain(fact)}  "
    for source in line.sources:
        yield f"  {_source(source, places)}  "


def _source(source: Source, places: Places) -> str:
    return f"{_ROLES.get(source.role, 'Source: ')}[{_plain(source.label)}]({places.at(source.place)})"


def _plain(words: str) -> str:
    """On one line, with a backslash before what Markdown would obey: the rest is read as plain text too."""
    line = _SPECIAL.sub(r"\\\1", " ".join(words.split()))
    return _BEGINS.sub(lambda found: f"{found[1]}\\{found[2]}", line)
