"""The report as a Word file, the same in content as the HTML one but for the picture of the dates."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from docx.blkcntnr import BlockItemContainer as Part
from docx.document import Document as WordDocument
from docx.shared import Cm, Pt, RGBColor

from assistant.register import Listing
from corpus.saying import counted, day_or_none, printable
from ui.exports import about
from ui.exports.report import NOTHING_PAST, NOTHING_TO_COME, Promise, Quote, Report, Told, report_of
from ui.exports.word_parts import DEEP, add_heading, add_link, add_table, blank, part_of, put, quiet
from ui.shown.places import Places

_PAST = RGBColor(0xA3, 0x29, 0x0F)
_WIDE, _NARROW = (3.2, 5.3, 2.4, 4.4, 2.3), (8.2, 3.2, 3.6, 2.6)  # centimetres, 17.6 in all
_GLANCE = (4.2, 9.4, 4.0)
_HEADS = ("What is said", "By whom", "By when", "Status asserted")
Fill = Callable[[Any], None]
"""Writes into an empty paragraph or cell."""


def write_docx(path: Path, listing: Listing, places: Places) -> None:
    report = report_of(listing, places)
    day = day_or_none(report.day.isoformat())
    document = blank(f"{report.title}: {report.subject}", f"Listed by Bywhen on {day}. Page ")
    end = document.element.body.sectPr
    for written in _parts(document, report):
        put(written, end)
    document.save(str(path))


def _parts(document: WordDocument, report: Report) -> Iterator[Part]:
    yield _front(part_of(document), report)
    yield _contents(part_of(document), report)
    yield _dated(part_of(document), "Past its date", report.past, NOTHING_PAST)
    yield _unanswered(part_of(document), report)
    yield _dated(part_of(document), "Still to come", report.to_come, NOTHING_TO_COME)
    for section in report.sections:
        head = part_of(document)
        add_heading(head, printable(section.title), 1, anchor=section.anchor)
        quiet(head.add_paragraph(), section.facts)
        yield head
        for item in section.items:
            yield _item(part_of(document), item)
        if section.outside:
            name = "Commitments outside any recommendation" if section.items else "Commitments"
            yield _outside(part_of(document), name, section.outside)
    yield _about(part_of(document), report)


def _front(part: Part, report: Report) -> Part:
    part.add_paragraph(printable(report.title), "Title")
    part.add_paragraph(printable(report.subject), "Subtitle")
    part.add_paragraph(printable(f"{report.covers}."))
    day = day_or_none(report.day.isoformat())
    part.add_paragraph(f"Listed on {day}. Each status is what a document asserts, as at its own date.")
    for figures in report.figures:
        add_table(part, (), [[_large(*figure) for figure in figures]], [17.6 / len(figures)] * len(figures))
    return part


def _large(figure: str, name: str) -> Fill:
    def fill(cell: Any) -> None:
        run = cell.add_run(figure)
        run.bold, run.font.size, run.font.color.rgb = True, Pt(15), DEEP
        run.add_break()
        quiet(cell, name)

    return fill


def _contents(part: Part, report: Report) -> Part:
    add_heading(part, "Contents", 1)
    for section in report.sections:
        add_link(part.add_paragraph(), printable(section.title), anchor=section.anchor)
        quiet(part.add_paragraph(), section.facts)
        rows = [(_to(item.name, item.anchor), item.brief, item.answer) for item in section.items]
        if rows:
            add_table(part, ("What", "Words", "Response"), [_filled(row) for row in rows], _GLANCE)
        if section.outside:
            quiet(part.add_paragraph(), f"{counted(len(section.outside), 'commitment')} outside any recommendation")
    return part


def _unanswered(part: Part, report: Report) -> Part:
    add_heading(part, "No response found in these documents", 1)
    rows = [(_to(i.name, i.anchor), i.quote.words, _to(i.quote.place, link=i.quote.link)) for i in report.unanswered]
    if rows:
        add_table(part, ("What", "Words", "Where"), [_filled(row) for row in rows], _GLANCE)
    else:
        part.add_paragraph("A response was found to everything that was asked.")
    return part


def _item(part: Part, item: Told) -> Part:
    add_heading(part, printable(item.name), 2, anchor=item.anchor)
    asked = part.add_paragraph()
    asked.paragraph_format.left_indent = Cm(0.6)
    _cite(asked, item.quote)
    for name, value in item.facts:
        fact = part.add_paragraph()
        fact.paragraph_format.space_after = Pt(0)
        quiet(fact, f"{name}: ")
        fact.add_run(printable(value)).font.size = Pt(9)
    _answer(part.add_paragraph(), item)
    _promises(part, item.promises)
    for note in item.notes:
        part.add_paragraph(printable(note), "List Bullet")
    return part


def _answer(paragraph: Any, item: Told) -> None:
    paragraph.paragraph_format.space_before = Pt(4)
    run = paragraph.add_run(printable(f"Response: {item.answer}. "))
    run.bold = True
    if item.unanswered:
        run.font.color.rgb = _PAST
    if item.response:
        _cite(paragraph, item.response)


def _outside(part: Part, name: str, promises: Sequence[Promise]) -> Part:
    add_heading(part, name, 2)
    _promises(part, promises)
    return part


def _dated(part: Part, name: str, promises: Sequence[Promise], nothing: str) -> Part:
    add_heading(part, name, 1)
    if promises:
        add_table(part, ("Of", *_HEADS), [_row(promise) for promise in promises], _WIDE)
    else:
        part.add_paragraph(nothing)
    return part


def _promises(part: Part, promises: Sequence[Promise]) -> None:
    if promises:
        add_table(part, _HEADS, [_row(promise)[1:] for promise in promises], _NARROW)


def _row(promise: Promise) -> tuple[Fill, ...]:
    def words(cell: Any) -> None:
        _cite(cell, promise.quote)
        for later in promise.later:
            cell.add_run().add_break()
            quiet(cell, f"Later evidence: {later}")

    def when(cell: Any) -> None:
        cell.add_run(printable(promise.due))
        if promise.past:
            cell.add_run().add_break()
            run = cell.add_run(printable(promise.past))
            run.font.color.rgb, run.font.size = _PAST, Pt(8.5)

    def status(cell: Any) -> None:
        if promise.status:
            cell.add_run(promise.status).add_break()
            quiet(cell, promise.asserter)

    item = _to(promise.item, promise.anchor) if promise.item else _words("")
    return item, words, _words(promise.by_whom), when, status


def _about(part: Part, report: Report) -> Part:
    add_heading(part, "What this rests on", 1)
    for name, value in report.about:
        line = part.add_paragraph()
        if name:
            quiet(line, f"{name}: ")
        line.add_run(printable(value))
    rows = [_filled(["" if v is None else str(v) for v in about.document_cells(d)]) for d in report.documents]
    add_table(part, about.DOCUMENT_COLUMNS, rows, (3.2, 4.4, 2.1, 2.2, 2.2, 3.5))
    return part


def _cite(paragraph: Any, quote: Quote) -> None:
    paragraph.add_run(printable(f"“{quote.words}{' …' * bool(quote.more)}” "))
    add_link(paragraph, printable(quote.place), address=quote.link)
    if quote.more:
        quiet(paragraph, f" ({counted(quote.more, 'more word')} there)")


def _filled(values: Iterable[str | Fill]) -> tuple[Fill, ...]:
    return tuple(_words(value) if isinstance(value, str) else value for value in values)


def _words(words: str) -> Fill:
    return lambda cell: cell.add_run(printable(words))


def _to(words: str, anchor: str = "", *, link: str = "") -> Fill:
    return lambda cell: add_link(cell, printable(words), anchor=anchor, address=link)
