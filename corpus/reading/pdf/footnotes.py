"""Footnotes of a page: small print at its foot that begins with the number of the note."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from corpus.reading.pdf.order import Paragraph, paragraph
from corpus.reading.pdf.printed import Line

_SMALLER = 0.93  # than the text of the page
_MARK = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]+|(\d{1,3})(?=\s)|[*†‡§]+(?=\s|\w)")
_FOOTER_LETTERS = 90  # of a line below the notes
_TOP = 0.3  # of the page: no note begins above


def with_notes_last(paragraphs: Sequence[Paragraph], height: float) -> tuple[list[Paragraph], list[Paragraph]]:
    """The paragraphs (in reading order) with the notes, one each, after the text and before what stands below them.

    Gives the whole list, and the notes in it.
    """
    usual = usual_size([line for p in paragraphs for line in p.lines])
    small = [p for p in paragraphs if p.lines and p.lines[0].size <= _SMALLER * usual]
    foot = [p for p in small if p.y0 > _TOP * height and not _has_text_below(p, paragraphs, usual)]
    first = next((n for n, p in enumerate(foot) if any(_MARK.match(line.text) for line in p.lines)), None)
    if first is None:
        return list(paragraphs), []
    taken = [p for n, p in enumerate(foot) if n >= first or _goes_on(p, foot[n + 1])]
    taken = [p for p in taken if not _is_footer(p, taken)]
    notes = [note for p in taken for note in _parted(p)]
    if not notes:
        return list(paragraphs), []
    gone = {id(p) for p in taken}
    lowest = max(p.y1 for p in taken)
    text = [p for p in paragraphs if id(p) not in gone]
    above = [p for p in text if p.y0 < lowest]
    return [*above, *notes, *(p for p in text if p.y0 >= lowest)], notes


def usual_size(lines: Sequence[Line]) -> float:
    """The size that most letters have; 0 where there are none."""
    letters = Counter[float]()
    for line in lines:
        letters[round(line.size * 4) / 4] += len(line.text)
    return max(letters, key=lambda size: (letters[size], size), default=0.0)


def _has_text_below(note: Paragraph, paragraphs: Sequence[Paragraph], usual: float) -> bool:
    """Whether text of the usual size, more than a footer is, stands below in the same column."""
    return any(
        p.y0 > note.y1 - note.slack
        and p.x0 < note.x1
        and note.x0 < p.x1
        and (p.table is not None or (p.lines[0].size > _SMALLER * usual and p.letters > _FOOTER_LETTERS))
        for p in paragraphs
    )


def _goes_on(p: Paragraph, after: Paragraph) -> bool:
    """Whether small print right above the first numbered note belongs to a note of the page before."""
    near = 0 <= after.y0 - p.y1 + after.slack < 2 * after.lines[0].size
    return near and abs(p.lines[0].size - after.lines[0].size) < 0.2 and _MARK.match(after.lines[0].text) is not None


def _is_footer(p: Paragraph, taken: Sequence[Paragraph]) -> bool:
    """Small print below the notes that is no note: a line or two well apart from them without a number in front."""
    if any(_MARK.match(line.text) and not line.text.isdigit() for line in p.lines):
        return False
    above = [other.y1 for other in taken if other is not p and other.y1 <= p.y0 + p.slack]
    below = any(other.y0 >= p.y1 - p.slack for other in taken if other is not p)
    return not below and len(p.lines) < 4 and (not above or p.y0 - max(above) > 1.2 * p.lines[0].size)


def _parted(p: Paragraph) -> list[Paragraph]:
    """A paragraph of notes as one each: a new one begins with a raised number, or the next plain one."""
    groups: list[list[Line]] = []
    number = 0
    for line in p.lines:
        mark = _MARK.match(line.text)
        plain = int(mark[1]) if mark and mark[1] else 0
        if not groups or (mark and (not plain or number < plain <= number + 2)):
            groups.append([line])
            number = plain or number
        else:
            groups[-1].append(line)
    return [paragraph(group) for group in groups]
