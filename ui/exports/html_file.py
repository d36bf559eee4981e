"""The report as one HTML file that needs no other, made to be printed."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined

from assistant.register import Listing
from corpus.saying import day_or_none, printable
from ui.exports import about
from ui.exports.report import report_of
from ui.exports.timeline import timeline
from ui.shown.places import Places


def write_html(path: Path, listing: Listing, places: Places) -> None:
    report = report_of(listing, places)
    loader = PackageLoader("ui.exports", "")
    drawing = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, finalize=_shown)
    html = drawing.get_template("report.html").render(
        report=report,
        picture=timeline(report.dated, report.day),
        day=day_or_none,
        columns=about.DOCUMENT_COLUMNS,
        documents=[about.document_cells(document) for document in report.documents],
    )
    path.write_text(html, encoding="utf-8")


def _shown(value: object) -> object:
    return printable(value) if isinstance(value, str) and not hasattr(value, "__html__") else value
