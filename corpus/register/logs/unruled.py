"""Logs whose table a PDF reader left as lines of text: the names of its columns, then its cells, run together or not.

Ref Date Action Owner Due Update Status            No. / Action / Owner / Due  (a line each)
HB/61 4 March 2031 Mend the lamp. Clerk 3          1
June 2031 Mended on 2 June. Closed                 Mend the lamp / Clerk / 3 June 2031
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace
from itertools import pairwise

from corpus.models import ASIDES, Block, BlockKind, ItemKind, Span, Spans
from corpus.plain import words_of
from corpus.register.actors import is_actor
from corpus.register.logs.pieces import cut
from corpus.register.logs.printed import reported
from corpus.register.logs.roles import DAY
from corpus.register.logs.tables import Row
from corpus.register.prose import Prose, prose_of

_NO = r"(?:no|nr|number|ref|reference|id)\.?"
_HEADS = (
    ("number", rf"(?:(?:action|minute|agenda|item|rec|log) )?{_NO}|#|item|minute"),
    ("raised", r"(?:date (?:of )?(?:the )?)?(?:meeting|raised|agreed|added|opened)(?: date)?|date"),
    (
        "asked",
        r"(?:agreed |required |outstanding )?actions?(?: (?:required|agreed|point|description|to be taken|arising))?|"
        r"(?:description|details?) of action|tasks?|commitment|request(?: ?/ ?action)?|what",
    ),
    (
        "owner",
        r"(?:action |lead |responsible )?(?:owner|lead|officer|manager)s?|(?:action )?by whom|who|"
        r"responsible(?: person)?|responsibility|assigned to|accountable",
    ),
    (
        "due",
        r"(?:(?:original|revised|target|due|completion|agreed|current|implementation) ){1,2}(?:date|deadline)|"
        r"deadline|due|timescales?|by when|when|target|date due|completion|to be completed by",
    ),
    (
        "answer",
        r"(?:latest |current )?(?:update|progress|position|outcome|response)s?(?: ?(?:/|and|&) ?(?:update|progress|"
        r"comments?|outcome))?|(?:progress )?(?:update|report|notes?|comments?)|notes?",
    ),
    ("status", r"(?:current |action )?status|b?rag(?: rating| status)?|open ?/ ?closed"),
)
_HEAD_OF = tuple((role, re.compile(names, re.IGNORECASE)) for role, names in _HEADS)
_LONGEST_HEAD = 4  # words
_MOST_HEAD_WORDS = 24
_MOST_ALIKE = 3  # columns of one role: the dates of an action that slipped twice
_FEWEST_COLUMNS, _FEWEST_ROWS = 4, 2
_MOST_OWNER_WORDS = 9
_FEWEST_WORDS = 3
_SOUND = 0.6  # the share of the rows that must come apart
_CODE = re.compile(r"(?=\S*\d)[A-Za-z\d][\w./-]{0,15}(?=[\s.)]|$)")
_WHEN = re.compile(
    rf"(?P<point>{DAY.pattern})"
    r"|\b(?P<words>Immediate(?:ly)?|ASAP|Asap|As\ soon\ as\ possible|Ongoing|TBC|N/A|Next\ meeting)\b",
    re.VERBOSE,
)
_SENTENCE_END = re.compile(r"(?<!\b[MD]r)(?<!\bMrs)(?<!\bMs)(?<!\bCllr)(?<!\bSt)(?<!\bNo)[.?!)][’”\"']? (?=[A-Z])")
_NAMED = re.compile(r"(?<!\S)[A-Z][\w'’.&/-]*(?:,? (?:(?:of|for|and|the|to|&|/) )*[A-Z][\w'’.&/-]*)*$")
_BREAK_WORDS = 4  # of a status at the end


@dataclass(frozen=True, slots=True)
class _Line:
    span: Span
    words: str
    after_blank: bool
    aside: bool = False  # a number alone on its line, which may be the page's


def unruled_in(text: str, blocks: Sequence[Block], tabled: Set[int]) -> tuple[list[Row], set[int]]:
    """The actions of such logs, and the numbers of the blocks that they stand in."""
    lines = list(_lines(text, blocks, tabled))
    found: list[Row] = []
    used: set[int] = set()
    n = 0
    while n < len(lines):
        heads, below = _head(lines, n)
        rows, end = _rows(text, lines, below, heads) if heads else ([], n)
        if rows:
            whole = Span(lines[n].span.start, lines[end - 1].span.end)
            own = {b for b, block in enumerate(blocks) if any(whole.overlaps(span) for span in block.spans)}
            used |= {b for b in own if blocks[b].kind not in ASIDES}
            found += [replace(row, block=_block_of(row, own, blocks)) for row in rows]
        n = end if rows else n + 1
    return found, used


def _lines(text: str, blocks: Sequence[Block], tabled: Set[int]) -> Iterator[_Line]:
    aside = sorted(s for n, b in enumerate(blocks) for s in b.spans if b.kind in ASIDES or n in tabled or _is_row(b))
    at, blank = 0, True
    for line in text.splitlines(keepends=True):
        start = at + len(line) - len(line.lstrip())
        span = Span(start, at + len(line.rstrip()))
        at += len(line)
        if span.start >= span.end:
            blank = True
            continue
        near = bisect_left(aside, span)
        hidden = any(span.overlaps(one) for one in aside[max(0, near - 1) : near + 1])
        words = words_of((span,), text)
        if not hidden or _CODE.fullmatch(words):
            yield _Line(span, words, blank, hidden)
        blank = False


def _block_of(row: Row, own: Set[int], blocks: Sequence[Block]) -> int:
    return next((b for b in sorted(own) if any(row.asked[0].overlaps(span) for span in blocks[b].spans)), min(own))


def _is_row(block: Block) -> bool:
    return block.kind is BlockKind.TABLE_ROW and len(block.cells) > 1


def _head(lines: Sequence[_Line], n: int) -> tuple[tuple[str, ...], int]:
    """(the roles of the columns that the lines from `n` on name, the first line below them); none where they do not."""
    named = lines[n].words.split()
    one = next(filter(_is_log, _readings(named)), ()) if len(named) <= _MOST_HEAD_WORDS else ()
    if one:
        return one, n + 1
    each: list[str] = []
    for line in lines[n : n + _MOST_HEAD_WORDS]:
        if not (role := _role(line.words)):
            break
        each.append(role)
    return (tuple(each), n + len(each)) if _is_log(each) else ((), n)


def _is_log(roles: Sequence[str]) -> bool:
    told = {"owner", "due"} & set(roles)
    return len(roles) >= _FEWEST_COLUMNS and roles.count("asked") == 1 and "owner" in told and len(told) > 1


def _role(words: str) -> str:
    return next((role for role, names in _HEAD_OF if names.fullmatch(words)), "")


def _readings(words: Sequence[str], before: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The columns that the words may name one after another, the longest names first: "Action Owner" is one or two."""
    if not words:
        yield before
    elif words[0][0].isupper() or words[0] == "#":
        for size in range(min(_LONGEST_HEAD, len(words)), 0, -1):
            role = _role(" ".join(words[:size]))
            if role and before.count(role) < (1 if role == "asked" else _MOST_ALIKE):
                yield from _readings(words[size:], (*before, role))


def _rows(text: str, lines: Sequence[_Line], first: int, heads: Sequence[str]) -> tuple[list[Row], int]:
    """The rows below a header that ends before line `first`, and the line where they end; none where they are none."""
    starts, end = _starts(lines, first, heads)
    if len(starts) < _FEWEST_ROWS:
        return [], first
    ends = pairwise([*starts, end])
    pieces = [(lines[a].span, *(line.span for line in lines[a + 1 : b] if not line.aside)) for a, b in ends]
    rows = [row for spans in pieces if (row := _row(text, spans, heads))]
    return (rows, end) if len(rows) >= max(_FEWEST_ROWS, _SOUND * len(pieces)) else ([], first)


def _starts(lines: Sequence[_Line], first: int, heads: Sequence[str]) -> tuple[list[int], int]:
    """The lines that begin with what the first column holds, in the form of the first of them; the end of the last."""
    starts: list[int] = []
    form, n = "", first
    while n < len(lines):
        words = lines[n].words
        own = _form(words, heads[0])
        if own == form == "9" and not _counts_on(lines[starts[-1]].words, words):
            own = ""
        if own and (not form or own == form):
            form = own
            starts.append(n)
        elif not starts or (lines[n].after_blank and not lines[n].aside and not words[0].islower()):
            if _head(lines, n)[0] and starts:  # printed again at the head of a page
                n = _head(lines, n)[1]
                continue
            break
        n += 1
    return starts, n


def _counts_on(above: str, words: str) -> bool:
    """Whether a line begins with the number after the one that a row above it begins with."""
    return int(_CODE.match(words)[0]) - int(_CODE.match(above)[0]) == 1  # type: ignore[index]


def _form(words: str, role: str) -> str:
    """The shape of the number ("A9/9") or the date that a line begins with; empty where it begins with neither."""
    begins = {"number": _CODE, "raised": DAY}.get(role)
    found = begins.match(words) if begins else None
    return re.sub(r"\d+", "9", re.sub(r"[A-Za-z]+", "A", found[0])) if found else ""


def _row(text: str, spans: Spans, heads: Sequence[str]) -> Row | None:
    """The cells of one row, told apart by the date, by who stands before it, and by the status at its end."""
    prose = prose_of(spans, text)
    breaks = {bisect_left(prose.origin, span.start) for span in spans}
    asked = heads.index("asked")
    number, at = _leading(prose, heads[:asked])
    end = _status_at(prose.words, at, breaks) if heads[-1] == "status" else len(prose.words)
    told = _parted if heads.index("owner") < heads.index("due") else _parted_at_lines
    parts = told(prose.words, at, end, breaks)
    if parts is None:
        return None
    owner, due = parts

    def cell(start: int, stop: int) -> Spans:
        return cut(prose, start, stop, spans) if prose.words[start:stop].strip() else ()

    return Row(
        ItemKind.AGREED_ACTION,
        cell(at, min(owner[0], due[0])),
        0,
        cell(*number),
        owner=cell(*owner),
        due=tuple(one for one in [cell(*due)] if one),
        statuses=tuple(one for one in [cell(end, len(prose.words))] if one),
        answers=tuple(one for one in [cell(max(due[1], owner[1]), end)] if one),
    )


def _leading(prose: Prose, heads: Sequence[str]) -> tuple[tuple[int, int], int]:
    """(where the row's number stands, where the action begins)."""
    number, at = (0, 0), 0
    for head in heads:
        at += len(prose.words[at:]) - len(prose.words[at:].lstrip())
        found = (_CODE if head == "number" else DAY).match(prose.words, at)
        if found is None:
            continue
        number = found.span() if head == "number" and number == (0, 0) else number
        at = found.end() + (prose.words[found.end() : found.end() + 1] in (".", ")"))
    return number, at


def _parted(words: str, at: int, end: int, breaks: Set[int]) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """(who is to act, by when) of the words between the row's number and its status."""
    for when in _WHEN.finditer(words, at, end):
        owner = _owner_before(words, at, when.start(), breaks)
        if owner is not None and len(words[at:owner].split()) >= _FEWEST_WORDS:
            last = when.end()
            while more := _WHEN.match(words, last + len(words[last:end]) - len(words[last:end].lstrip(" /–-(")), end):
                last = more.end() + (words[more.end() : more.end() + 1] == ")")
            return (owner, when.start()), (when.start(), last)
    return None


def _parted_at_lines(words: str, at: int, end: int, breaks: Set[int]) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """The same where the date stands before who is to act, each on a line of its own."""
    for when in _WHEN.finditer(words, at, end):
        below = when.end() + 1
        after = min((b for b in breaks if b > below), default=len(words))
        if when.start() in breaks and below in breaks and is_actor(words[below:after]):
            return (below, after), when.span()
    return None


def _owner_before(words: str, at: int, when: int, breaks: Set[int]) -> int | None:
    """Where the name of who acts begins that stands right before the date: a line, a sentence's end, capitals."""
    said = words[at:when].rstrip()
    lined = max((b for b in breaks if at < b < when), default=at) if when in breaks else at
    ended = at + max((m.end() for m in _SENTENCE_END.finditer(said + " ")), default=0)
    named = _NAMED.search(said)
    for start in (lined, ended, at + named.start() if named else at):
        if start > at and is_actor(words[start:when]) and len(words[start:when].split()) <= _MOST_OWNER_WORDS:
            return start
    return None


def _status_at(words: str, at: int, breaks: Set[int]) -> int:
    """Where the status at the end of a row begins; its end where none does."""
    gaps = [m.end() for m in re.finditer(r" ", words) if m.end() > at][-_BREAK_WORDS:]
    fits = [gap for gap in gaps if reported(words[gap:]) and (gap in breaks or words[gap - 2] in ".?!);0123456789")]
    return min(fits, default=next((gap for gap in gaps[-1:] if reported(words[gap:])), len(words)))
