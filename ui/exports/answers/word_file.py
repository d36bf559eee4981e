"""Answers as a Word file: headings to go by, quotes as quotes, every source a link to its highlighted words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from io import BytesIO
from itertools import groupby
from typing import Any

from docx.blkcntnr import BlockItemContainer as Part
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from ui.exports.answers.handed import ABOUT_QUOTES, Handed, Rests, Source, Told
from ui.exports.answers.shown import Block, Kind, Runs
from ui.exports.word_parts import DEEP, add_heading, add_link, add_table, blank, bookmark, part_of, put, quiet

_WIDTH = 17.0  # centimetres


def docx_of(handed: Handed) -> bytes:
    document = blank(handed.title, f"Handed on from Bywhen on {handed.day}. Page ")
    end = document.element.body.sectPr
    head = part_of(document)
    head.add_paragraph(handed.title, "Title")
    put(head, end)
    for number, told in enumerate(handed.told):
        part = part_of(document)
        if not handed.alone:
            add_heading(part, told.question, 1)
        _told(part, told, f"turn{number}", 1 if handed.alone else 2)
        put(part, end)
    foot = part_of(document)
    _documents(foot, handed)
    put(foot, end)
    kept = BytesIO()
    document.save(kept)
    return kept.getvalue()


def _told(part: Part, told: Told, turn: str, level: int) -> None:
    if told.refused:
        part.add_paragraph(told.refused)
        return
    if told.understood:
        quiet(part.add_paragraph(), f"Understood as: {told.understood}")
    part.add_paragraph().add_run(told.grounding).bold = True
    _blocks(part, told.text, turn)
    for note in told.notes:
        quiet(part.add_paragraph(), note)
    for name, sources in (("Sources", told.sources), ("Related passages, not an answer", told.related)):
        if sources:
            add_heading(part, name, level)
            for source in sources:
                _source(part, source, turn if name == "Sources" else "")
    add_heading(part, "Why this answer", level)
    for line in told.why:
        part.add_paragraph(line, "List Bullet")
    if told.asked:
        asked = part.add_paragraph(f"{told.asked}. ", "List Bullet")
        add_link(asked, "Ask it again", address=told.address, small=False)


def _source(part: Part, source: Source, turn: str) -> None:
    """`turn`: what citations lead there; empty: none do."""
    place = part.add_paragraph()
    place.paragraph_format.space_before, place.paragraph_format.keep_with_next = Pt(8), True
    if turn:
        bookmark(place, f"{turn}-{source.n}")
    place.add_run(f"[{source.n}] ").bold = True
    add_link(place, source.place, address=source.address, small=False)
    if source.section:
        section = part.add_paragraph()
        section.paragraph_format.keep_with_next = True
        quiet(section, source.section)
    _blocks(part, source.quote, "", quoted=True)
    quiet(part.add_paragraph(), f"File: {source.file}")


def _blocks(part: Part, blocks: Sequence[Block], turn: str, *, quoted: bool = False) -> None:
    for kind, group in groupby(blocks, key=lambda block: Kind.ROW if block.kind is Kind.HEAD else block.kind):
        if kind is Kind.ROW:
            _table(part, list(group), turn)
            continue
        for block in group:
            paragraph = part.add_paragraph(style="List Bullet" if kind is Kind.ITEM else None)
            _write(paragraph, block.runs, turn, rtl=block.rtl, strong=kind is Kind.LEAD)
            if quoted or kind is Kind.QUOTE:
                _as_quote(paragraph, rtl=block.rtl)
            if kind is Kind.SAID:
                paragraph.paragraph_format.keep_with_next = True
            if kind is Kind.LEAD:
                _lead(paragraph)


def _table(part: Part, rows: Sequence[Block], turn: str) -> None:
    width = max(len(row.cells) for row in rows)
    fills = [[_fill(row, n, turn) for n in range(width)] for row in rows]
    add_table(part, (), fills, [_WIDTH / width] * width)


def _fill(row: Block, number: int, turn: str) -> Callable[[Any], None]:
    cell = row.cells[number] if number < len(row.cells) else ()
    return partial(_write, runs=cell, turn=turn, rtl=row.rtl, strong=row.kind is Kind.HEAD)


def _write(paragraph: Any, runs: Runs, turn: str, *, rtl: bool = False, strong: bool = False) -> None:
    for run in runs:
        if run.cites and turn:
            add_link(paragraph, run.words, anchor=f"{turn}-{run.cites}")
            continue
        written = paragraph.add_run(run.words)
        written.bold = run.bold or strong or None
        if run.script == "sup":
            written.font.superscript = True
        elif run.script == "sub":
            written.font.subscript = True
        if rtl:
            written.font.rtl = True
    if rtl:
        _add(paragraph._p.get_or_add_pPr(), "w:bidi")


def _lead(paragraph: Any) -> None:
    for run in paragraph.runs:
        run.font.size, run.font.color.rgb = Pt(12), DEEP


def _as_quote(paragraph: Any, *, rtl: bool) -> None:
    """Set in, with a line on the side where it begins."""
    paragraph.paragraph_format.left_indent = Cm(0.6)
    borders = OxmlElement("w:pBdr")
    line = OxmlElement("w:right" if rtl else "w:left")
    for key, value in (("w:val", "single"), ("w:sz", "12"), ("w:space", "8"), ("w:color", "C9D3DA")):
        line.set(qn(key), value)
    borders.append(line)
    paragraph._p.get_or_add_pPr().insert_element_before(borders, *_AFTER_BORDERS)


_AFTER_BORDERS = tuple(
    f"w:{name}"
    for name in (
        "shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi "
        "adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection "
        "textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange"
    ).split()
)
"""What the format wants behind a paragraph's borders, in its order."""


def _add(properties: Any, name: str) -> None:
    properties.insert_element_before(OxmlElement(name), *_AFTER_BORDERS[_AFTER_BORDERS.index(name) + 1 :])


def _documents(part: Part, handed: Handed) -> None:
    if handed.documents:
        add_heading(part, "The documents quoted", 1)
    for document in handed.documents:
        _document(part, document)
    quiet(part.add_paragraph(), ABOUT_QUOTES)
    last = part.add_paragraph()
    quiet(last, f"Handed on from Bywhen on {handed.day}. ")
    if handed.address:
        add_link(last, "Open it in Bywhen", address=handed.address)


def _document(part: Part, document: Rests) -> None:
    title = part.add_paragraph()
    title.add_run(document.title).bold = True
    title.paragraph_format.keep_with_next = True
    title.paragraph_format.space_after = Pt(0)
    for line in filter(None, (document.facts, f"File: {document.file}", f"SHA-256: {document.sha256}")):
        fact = part.add_paragraph()
        fact.paragraph_format.space_after = Pt(5 if line.startswith("SHA") else 0)
        quiet(fact, line)
