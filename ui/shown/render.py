"""Answers in the user's words: dates, grounding, citations, and the answer itself as HTML."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Literal

from assistant.checking import shown_in
from assistant.models import Answer, Citation, Grounding, Searched
from corpus.layout import paging
from corpus.plain import plain
from corpus.saying import counted, spoken
from ui.shown.escape import escape_html, escape_markdown, shorten
from ui.shown.listed import later_html, list_html
from ui.shown.markup import quote_html, table_html
from ui.shown.places import place_of

Colour = Literal["green", "orange", "violet", "gray"]

GROUNDING: dict[Grounding, tuple[str, str, Colour]] = {
    Grounding.GROUNDED: ("Found in the documents", ":material/check_circle:", "green"),
    Grounding.PARTLY: ("Partly found in the documents", ":material/contrast:", "orange"),
    Grounding.CONFLICTING: ("The documents disagree", ":material/compare_arrows:", "violet"),
    Grounding.NOT_FOUND: ("Not in these documents", ":material/search_off:", "gray"),
}
"""What the reader sees of each state: words, an icon and, only besides, a colour."""

_CITED = re.compile(r"\[(\d{1,3})\]")
_MARKS = re.compile(r"\s*\[\d{1,3}\]")
_SAID = re.compile(r"(?P<who>[^“”]+:) (?P<quote>“[^”]*”(?: “[^”]*”)*\s*(?:\[\d+\])*\.?)$")
_STANDS = re.compile(r", (?=(?:as at|in) (?:the |[A-Z]))")  # what was asked for, then where it stands
_BY = re.compile(r"^(By (?:[^;“”()]|\([^()“”]*\))+); ")  # an item's date and owner, then how it stands
_LEANS = re.compile(r"(?P<own>[^()]+)\((?P<before>[^()]+)\)\?")
_SENTENCE = re.compile(r"(?<=[\w)”’%]{2}[.!?])\s+(?!\[)")  # not behind "U.S."
_LONG = 140
_HEARD = 400  # characters of an answer that are read out
_PEEK = 320  # characters of the cited words that are shown where its number is pointed at
_ROW = re.compile(r"^\|.+\|\s*(?:\[\d+\])*$")
_TABLE, _LIST = "table", "list"
_BULLET = re.compile(r"^\s*(?:[-•*]|\d{1,3}[.)])\s+")


def date_words(iso: str) -> str:
    """ "2031-02-03" as "3 February 2031"; anything else as it stands."""
    try:
        return spoken(iso)
    except ValueError:
        return iso


def pages_words(pages: Sequence[int]) -> str:
    """`page 3`, `pages 3, 5–9`."""
    return paging.pages_words(pages, dash="–")


def citation_place(citation: Citation) -> str:
    """Where the words stand: the document, its date, the page."""
    page = f"page {citation.page}" if citation.page is not None else ""
    return ", ".join(filter(None, (shorten(citation.title, 90), date_words(citation.date), page)))


def citation_label(citation: Citation) -> str:
    """A citation's button, as Streamlit Markdown."""
    return escape_markdown(f"[{citation.n}] {citation_place(citation)}")


def section_words(citation: Citation) -> str:
    """The headings that it stands under, but for the document's own title, which is said of it already."""
    title = plain(citation.title).casefold()
    headings = [plain(heading).rstrip(" :") for heading in citation.section]
    return " › ".join(shorten(one, 80) for one in headings if not (title and one.casefold().endswith(title)))


def is_quoted(citation: Citation, text: str) -> bool:
    """Whether the answer's text already shows the citation's words, or some of them."""
    return shown_in(text, citation)


def answer_html(text: str, citations: Sequence[Citation], turn: int) -> str:
    """The answer's text as HTML: its first line leads, quotes stand out, every known "[n]" is a link to its source."""
    cited = {citation.n: citation for citation in citations}
    lines = _led(list(filter(None, map(str.strip, text.splitlines()))))
    blocks = []
    for kind, group in groupby(lines, key=_kind):
        if kind == _TABLE:
            rows = [_row_html(line, cited, turn, "td" if n else "th") for n, line in enumerate(group)]
            blocks.append(table_html("".join(rows)))
        elif kind == _LIST:
            entries = [_BULLET.sub("", line) for line in group]
            blocks.append(list_html(entries, lambda words: _linked(words, cited, turn)))
        else:
            blocks += [_line_html(line, cited, turn) for line in group]
    return f'<div class="answer">{"".join(blocks)}</div>'


def quote_block(citation: Citation) -> str:
    """The quoted words as a block of their own."""
    return f'<blockquote class="quote">{quote_html(citation.quote)}</blockquote>'


def searched_words(searched: Searched) -> list[str]:
    """What was looked through, a line each."""
    lines = [f"{counted(searched.documents, 'document')}, {counted(searched.passages, 'passage')}."]
    if searched.latest:
        lines.append(f"The latest document is dated {date_words(searched.latest)}.")
    lines += [f"Restricted to {name}: {value}." for name, value in searched.filters.items()]
    if searched.pages_without_text:
        lines.append(f"{counted(searched.pages_without_text, 'page')} without readable text could not be searched.")
    return lines


def heard(answer: Answer) -> str:
    """An answer as it is read out when it comes: how it is grounded, what leads, and that there are sources."""
    first = _MARKS.sub("", next(filter(None, map(str.strip, answer.text.splitlines())), ""))
    state = GROUNDING[answer.grounding][0]
    words = first if first.startswith(state) else f"{state}. {first}"
    sources = f" {counted(len(answer.citations), 'source')}." if answer.citations else ""
    return f"Answer: {shorten(words, _HEARD)}{sources}"


def understood(answer: Answer) -> str:
    """The question as it was understood, where that differs from what was typed.

    What a follow-up took from the turn before is in brackets behind it, and told as what was asked about.
    """
    words, typed = answer.standalone_question.strip(), answer.question.strip()
    if words.casefold() == typed.casefold():
        return ""
    leans = _LEANS.fullmatch(words)
    if not leans or leans["before"] in typed:
        return words
    own = leans["own"].strip()
    about = " and ".join(f"“{one.strip()}”" for one in leans["before"].split(";"))
    return f"“{own[:1].upper()}{own[1:]}?”, asked about {about}"


def _led(lines: list[str]) -> list[str]:
    """A long first line cut after its first sentence, which then leads."""
    if not lines or len(lines[0]) < _LONG or _SAID.match(lines[0]) or later_html(lines[0], escape_html):
        return lines
    first = lines[0]
    ends = (end for end in _SENTENCE.finditer(first) if _is_whole(first[: end.start()]))
    end = next(ends, None)
    return [first[: end.start()], first[end.end() :], *lines[1:]] if end else lines


def _is_whole(words: str) -> bool:
    """Whether no bracket is open at their end."""
    return words.count("(") == words.count(")")


def _kind(line: str) -> str:
    return _TABLE if _ROW.match(line) else _LIST if _BULLET.match(line) else ""


def _row_html(line: str, cited: Mapping[int, Citation], turn: int, cell: str) -> str:
    """A row of a table, "| one | other | [1][2]"; its sources are the last cell."""
    *cells, sources = line.removeprefix("| ").split(" | ")
    pieces = [*cells, sources.removeprefix("| ")]
    return f"<tr>{''.join(f'<{cell}>{_linked(piece, cited, turn)}</{cell}>' for piece in pieces)}</tr>"


def _line_html(line: str, cited: Mapping[int, Citation], turn: int) -> str:
    """A line as a paragraph, or as the fact asked for, who said it, and then the quote."""
    if later := later_html(line, lambda words: _linked(words, cited, turn)):
        return later
    said = _SAID.match(line)
    if not said:
        return f"<p>{_linked(line, cited, turn)}</p>"
    quote = f"<blockquote>{_linked(said['quote'], cited, turn)}</blockquote>"
    fact, *where = _BY.split(said["who"])[1:] or _STANDS.split(said["who"])
    if not where:
        return f'<p class="said">{_linked(fact, cited, turn)}</p>{quote}'
    if len(where) > 1:  # facts of two places, each with its own
        return f"<p>{_linked(said['who'], cited, turn)}</p>{quote}"
    place = where[0][0].upper() + where[0][1:]
    return f'<p>{_linked(fact, cited, turn)}</p><p class="said">{_linked(place, cited, turn)}</p>{quote}'


def _linked(words: str, cited: Mapping[int, Citation], turn: int) -> str:
    pieces, at = [], 0
    for found in _CITED.finditer(words):
        citation = cited.get(int(found[1]))
        if citation is not None:
            pieces += [escape_html(words[at : found.start()]), _link(citation, turn)]
            at = found.end()
    return "".join([*pieces, escape_html(words[at:])])


def _link(citation: Citation, turn: int) -> str:
    label = escape_html(f"Source {citation.n}: {citation_place(citation)}")
    address = escape_html(place_of(citation).address)
    cells = filter(None, map(plain, citation.words.split("|")))  # of a table's row; of other words there is one
    words = escape_html(shorten(" · ".join(cells), _PEEK))
    return (
        f'<a class="cite" href="{address}" data-cite="{turn}:{citation.n}" data-words="{words}" aria-label="{label}">'
        f"[{citation.n}]</a>"
    )
