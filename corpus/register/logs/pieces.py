"""Blocks cut into pieces, none of which holds a label, a code or the title of a matter but at its beginning."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from corpus.models import Span, Spans
from corpus.register.prose import Prose, prose_of
from corpus.sentences import sentences_of

MINUTE = r"(?:\d{1,3}(?:\.\d{1,2}){0,2}[.)]? )?"  # the number of a minute before its label
_CUT = re.compile(
    rf"(?:(?<=[.;:!?)\]] )|(?<= )(?=\d{{1,2}}\.\d{{1,2}} ))(?={MINUTE}(?:ACTIONS?|Actions?|"
    r"Action points?|AP|DECISIONS?|Decisions?|RESOLVED|NOTED|AGREED)\b"
    r"[^.:–—-]{0,90}[:–—-])"
    r"|(?<= )(?=(?:Q|A|Question|Answer|Reply|Response)(?: ?\d{1,3})? ?: )"
    r"|(?<=[.;!?] )(?=\d{1,2}\.\d{1,2} [A-Z])"
    r"|(?<= )(?=[A-Z]{1,2}\d{1,3} +[A-Z][a-z])"
    r"|(?<=[–—-] )(?=[A-Z]{2,3} to [a-z])"
    r"|(?<=; )(?=[A-Z][\w'’&/ ]{1,40} to (?!the\b|an?\b)[a-z])"
    r"|(?<=[.;] )(?<! [A-Z][.)] )(?=(?:\(?[A-Za-z\d]{1,2}[.)] )?[A-Z]{0,5}/?\d[\w/.-]{0,12} \([^()]{3,90}\)\s*[:–—])"
)
_MAY_CUT = re.compile(
    r"; [A-Z]|[–—-] [A-Z]{2,3} to |\n[^\S\n]*[A-Z]{1,2}\d{1,3} +[A-Z]|\d\.\d{1,2}\s+[A-Z]|"
    r"\b(?:Q|A|Question|Answer|Reply|Response)"
    r"(?: ?\d{1,3})? ?:|\)\s*[:–—]|action|\bAP\b|DECISION|Decision|RESOLVED|NOTED|AGREED",
    re.IGNORECASE,
)
_MATTER = re.compile(r"[\s*]*\d{1,3}(?:\.\d{1,2})?[.)]?[\s*]*")
_TITLE = re.compile(r"[A-Z][^.,:;!?]*[^\W_)]")
_CODE = re.compile(r"[A-Z]{1,2}\d{1,3} ")
_LABELS_LINE = re.compile(r"(?:Q|A|Question|Answer|Reply|Response)\b")


def cut(prose: Prose, start: int, end: int, spans: Spans) -> Spans:
    """What `prose.words[start:end]` covers of the spans that the prose was made of."""
    whole = prose.span(start, end)
    kept = [replace(s, start=max(s.start, whole.start), end=min(s.end, whole.end)) for s in spans]
    return tuple(s for s in kept if s.start < s.end)


def pieces(unit: Spans, text: str) -> Iterator[Spans]:
    """The sentences, none of which holds the label of an action or a decision but at its beginning."""
    first = unit[0]
    title = _title(unit, text)
    if title:
        yield (Span(first.start, title),)
        rest = first.end - len(text[title : first.end].lstrip())
        unit = (replace(first, start=rest), *unit[1:])
    prose = prose_of(unit, text) if any(_MAY_CUT.search(text, s.start, s.end) for s in unit) else None
    edges = [m.start() for m in _CUT.finditer(prose.words) if _is_edge(prose, m.start(), text)] if prose else []
    if prose is None or not edges:
        yield from sentences_of(unit, text)
        return
    for start, end in zip([0, *edges], [*edges, len(prose.words)], strict=True):
        yield from sentences_of(_joined(cut(prose, start, end, unit)), text)


def _title(unit: Spans, text: str) -> int:
    """Where the title of a numbered matter ends, that stands on its first line alone; 0: it has none."""
    first = unit[0]
    lines = first.of(text).split("\n")
    title, below = lines[0].rstrip(), lines[1].split() if len(lines) > 1 else []
    before = text[text.rfind("\n", 0, first.start) + 1 : first.start]
    if not below or not _MATTER.fullmatch(before) or not _TITLE.fullmatch(title) or below[0][0].islower():
        return 0
    room = max(map(len, lines[1:])) - len(title) - len(before.strip()) - 2
    return first.start + len(title) if room > len(below[0]) else 0


def _is_edge(prose: Prose, at: int, text: str) -> bool:
    """A code begins a line, the label of a question or an answer a line or a sentence: "Plan A: ..." has none."""
    before = text[: prose.origin[at]].rstrip(" \t*_")[-1:]
    if _CODE.match(prose.words, at):
        return before == "\n"
    return not _LABELS_LINE.match(prose.words, at) or before in "\n.?!"


def _joined(spans: Spans) -> Spans:
    return tuple(Span(s.start, s.end) for s in spans)
