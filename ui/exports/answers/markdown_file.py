"""Answers as Markdown (CommonMark): whatever reads it shows the documents' words and never takes them for markup."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from ui.exports.answers.handed import ABOUT_QUOTES, Handed, Rests, Source, Told
from ui.exports.answers.shown import Block, Kind, Run, Runs

_SPECIAL = re.compile(
    r"(\[\d{1,3}\](?![(:]))"  # a citation: nothing is defined that it could be a link to
    r"|([\\`*\[\]|~$]|(?<![^\W_])_|_(?![^\W_])|<(?=[A-Za-z/!?])|&(?=#?\w+;))"
)
_STARTS = re.compile(r"^(\s*)([#+\-=>]|\d{1,9}(?=[.)]))")
_EDGES = re.compile(r"^(\s*)(.*?)(\s*)$", re.DOTALL)


def markdown_of(handed: Handed) -> str:
    return "\n\n".join(_parts(handed)) + "\n"


def escaped(words: str) -> str:
    """Words such that Markdown shows them as they are."""
    return "\\\n".join(_start(_inline(line)) for line in words.split("\n"))


def _inline(words: str) -> str:
    return _SPECIAL.sub(lambda m: m[1] or f"\\{m[2]}", words)


def _parts(handed: Handed) -> Iterator[str]:
    yield f"# {escaped(handed.title)}"
    for told in handed.told:
        if not handed.alone:
            yield f"## {escaped(told.question)}"
        yield from _told(told, "##" if handed.alone else "###")
    if handed.documents:
        yield "## The documents quoted"
        yield "\n".join(map(_document, handed.documents))
    yield "---"
    yield escaped(ABOUT_QUOTES)
    link = f" {_link('Open it in Bywhen', handed.address)}." if handed.address else ""
    yield f"Handed on from Bywhen on {escaped(handed.day)}.{link}"


def _told(told: Told, level: str) -> Iterator[str]:
    if told.refused:
        yield escaped(told.refused)
        return
    if told.understood:
        yield f"*Understood as:* {escaped(told.understood)}"
    yield f"**{escaped(told.grounding)}**"
    yield from _blocks(told.text)
    yield from map(escaped, told.notes)
    for name, sources in (("Sources", told.sources), ("Related passages, not an answer", told.related)):
        if sources:
            yield f"{level} {name}"
            for source in sources:
                yield from _source(source)
    yield f"{level} Why this answer"
    asked = [f"- {escaped(told.asked)}. {_link('Ask it again', told.address)}"] if told.asked else []
    yield "\n".join([*(f"- {escaped(line)}" for line in told.why), *asked])


def _source(source: Source) -> Iterator[str]:
    yield f"**[{source.n}] {_link(source.place, source.address)}**"
    if source.section:
        yield escaped(source.section)
    yield _quoted("\n\n".join(_blocks(source.quote)))
    yield f"File: {escaped(source.file)}"


def _document(document: Rests) -> str:
    facts = (escaped(document.facts), f"File: {escaped(document.file)}", f"SHA-256: `{document.sha256}`")
    return "\n".join([f"- **{escaped(document.title)}**", *(f"  - {fact}" for fact in facts if fact)])


def _blocks(blocks: Sequence[Block]) -> Iterator[str]:
    for kind, group in groupby(blocks, key=_together):
        if kind is Kind.ITEM:
            yield "\n".join(f"- {_indented(_words(block.runs))}" for block in group)
        elif kind is Kind.ROW:
            yield _table(list(group))
        else:
            yield from (_paragraph(block) for block in group)


def _together(block: Block) -> Kind:
    return Kind.ROW if block.kind is Kind.HEAD else block.kind


def _paragraph(block: Block) -> str:
    if block.kind is Kind.LEAD:
        return f"**{_words(tuple(replace(run, bold=False) for run in block.runs))}**"
    return _quoted(_words(block.runs)) if block.kind is Kind.QUOTE else _words(block.runs)


def _table(rows: Sequence[Block]) -> str:
    """With a head: a table of Markdown must have one, if an empty one."""
    width = max(len(row.cells) for row in rows)
    headed = rows[0].kind is Kind.HEAD
    lines = [_row(row.cells, width) for row in rows]
    head = [lines.pop(0)] if headed else [_row((), width)]
    return "\n".join([*head, "|" + " --- |" * width, *lines])


def _row(cells: Iterable[Runs], width: int) -> str:
    words = [_words(cell).replace("\\\n", "<br>") for cell in cells]
    return f"| {' | '.join([*words, *([''] * (width - len(words)))])} |"


def _words(runs: Runs) -> str:
    """Inline: escaped, and bold and raised again."""
    whole = "".join(_bold(list(group)) if bold else _plain(group) for bold, group in groupby(runs, key=_is_bold))
    return "\\\n".join(_start(line.strip()) for line in whole.strip().split("\n"))


def _is_bold(run: Run) -> bool:
    return run.bold


def _bold(runs: Sequence[Run]) -> str:
    """Two stars count as bold only next to a letter or a figure, and on one line."""
    whole = _plain(runs)
    before, inner, after = _EDGES.findall(whole)[0]
    if not inner:
        return whole
    stars = inner[0].isalnum() and inner[-1].isalnum() and "\n" not in inner
    return f"{before}**{inner}**{after}" if stars else f"{before}<b>{inner}</b>{after}"


def _plain(runs: Iterable[Run]) -> str:
    return "".join(_run(run) for run in runs)


def _run(run: Run) -> str:
    words = _inline(run.words)
    return f"<{run.script}>{words}</{run.script}>" if run.script else words


def _start(line: str) -> str:
    """What would make a heading, a list or a rule of the line is taken for a letter."""
    return _STARTS.sub(lambda m: f"{m[1]}{m[2]}\\" if m[2].isdigit() else f"{m[1]}\\{m[2]}", line)


def _quoted(words: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in words.split("\n"))


def _indented(words: str) -> str:
    return words.replace("\n", "\n  ")


def _link(words: str, address: str) -> str:
    return f"[{escaped(words)}]({address})"
