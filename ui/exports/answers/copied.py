"""An answer as it is copied: as text for anywhere, and as HTML for where letters are written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from ui.exports.answers.handed import Source, Told
from ui.exports.answers.shown import Block, Kind, Runs
from ui.shown.escape import escape_html

_TAGS = {Kind.SAID: "p", Kind.PARAGRAPH: "p", Kind.QUOTE: "blockquote", Kind.LEAD: "p"}


def text_of(told: Told) -> str:
    """Without the related passages, as `html_of`: what is copied is the answer."""
    return "\n\n".join(_paragraphs(told)) + "\n"


def html_of(told: Told) -> str:
    grounding = f"<p><b>{escape_html(told.question)}</b><br>{escape_html(told.grounding)}</p>"
    notes = "".join(f"<p>{escape_html(note)}</p>" for note in told.notes)
    sources = "".join(f"<li>{_source_html(source)}</li>" for source in told.sources)
    listed = f'<p><b>Sources</b></p><ul style="list-style: none">{sources}</ul>' if sources else ""
    asked = f'<p>{_searched(told)} <a href="{escape_html(told.address)}">Ask it again in Bywhen</a></p>'
    return "".join((grounding, *_blocks_html(told.text), notes, listed, asked))


def _paragraphs(told: Told) -> Iterator[str]:
    yield f"{told.question}\n{told.grounding}"
    yield "\n".join(_line(block) for block in told.text)
    yield from told.notes
    if told.sources:
        yield "Sources"
        yield from map(_source_text, told.sources)
    yield f"{_searched(told)}\n{told.address}"


def _searched(told: Told) -> str:
    return " ".join(("Searched:", *told.searched, f"{told.asked}." if told.asked else ""))


def _line(block: Block) -> str:
    return f"- {block.words}" if block.kind is Kind.ITEM else block.words


def _source_text(source: Source) -> str:
    quote = "\n".join(_line(block) for block in source.quote)
    section = f"\n{source.section}" if source.section else ""
    return f"[{source.n}] {source.place} ({source.file}){section}\n“{quote}”\n{source.address}"


def _source_html(source: Source) -> str:
    link = f'<a href="{escape_html(source.address)}">{escape_html(source.place)}</a>'
    section = f"<br>{escape_html(source.section)}" if source.section else ""
    quote = "".join(_blocks_html(source.quote))
    return f"<p>[{source.n}] {link} ({escape_html(source.file)}){section}</p><blockquote>{quote}</blockquote>"


def _blocks_html(blocks: Sequence[Block]) -> Iterator[str]:
    for kind, group in groupby(blocks, key=lambda block: Kind.ROW if block.kind is Kind.HEAD else block.kind):
        if kind is Kind.ROW:
            yield f'<table border="1" cellspacing="0" cellpadding="4">{"".join(map(_row_html, group))}</table>'
        elif kind is Kind.ITEM:
            yield f"<ul>{''.join(f'<li>{_runs_html(block.runs)}</li>' for block in group)}</ul>"
        else:
            yield from (f'<{_TAGS[kind]} dir="auto">{_whole_html(block)}</{_TAGS[kind]}>' for block in group)


def _whole_html(block: Block) -> str:
    words = _runs_html(block.runs)
    return f"<b>{words}</b>" if block.kind is Kind.LEAD else words


def _row_html(row: Block) -> str:
    tag = "th" if row.kind is Kind.HEAD else "td"
    return f"<tr>{''.join(f'<{tag}>{_runs_html(cell)}</{tag}>' for cell in row.cells)}</tr>"


def _runs_html(runs: Runs) -> str:
    return "".join(_run_html(run.words, run.script, bold=run.bold) for run in runs)


def _run_html(words: str, script: str, *, bold: bool) -> str:
    shown = escape_html(words).replace("\n", "<br>")
    shown = f"<{script}>{shown}</{script}>" if script else shown
    return f"<b>{shown}</b>" if bold else shown
