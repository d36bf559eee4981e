"""Actions in the prose of minutes and logs, and the rows of tables that print the same actions again.

Where a document labels or lists its actions, only those are actions: its discussion tells of the same deeds.
"""

from __future__ import annotations

import re
from bisect import bisect, insort
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from corpus.models import ItemKind, Span, Spans
from corpus.plain import words_of
from corpus.register.actors import is_actor
from corpus.register.logs.beneath import with_facts
from corpus.register.logs.bound import to_do
from corpus.register.logs.decisions import beside, bound, columned, listed
from corpus.register.logs.entries import cut_from, entry, titled
from corpus.register.logs.meetings import TITLED, ActionLabel, Meeting, action_label, ends_with_label, to_action
from corpus.register.logs.pieces import cut
from corpus.register.logs.printed import says_when
from corpus.register.logs.rolling import rolling
from corpus.register.logs.tables import Row
from corpus.register.logs.ticked import ticked
from corpus.register.prose import Prose

_REGARDING = re.compile(
    r"(?:Regarding|Concerning|With (?:regard|reference|respect) to|In (?:relation|respect|regard) (?:to|of)|As to|On)"
    r" (?P<title>(?:the )?[Aa]ction (?P<number>\d{1,4}(?:[/.-]\d{1,4})?)\b[^,:]{0,160})[,:] "
)
_WHO_WHEN = re.compile(r"(?P<who>[A-Z][^(),;]{1,60}?)\s*[(,;–-]+\s*(?P<when>[^()]{2,40}?)\)?\W*")
_OF_EARLIER = re.compile(r"\b(?:progress|arising|earlier|previous|last|outstanding|actions?|updates?|review)\b", re.I)
_WORD = re.compile(r"[^\W\d_]{3,}|\d+")
_SMALL = frozenset("the and for that this with from its their has have was were are will would".split())
_FEWEST_LABELS = 2
_MOST_OWNER_WORDS = 8
_ALIKE = 0.6  # the share of the shorter one's words, where two have no number


def actions_in(meeting: Meeting) -> list[Row]:
    """The actions, in the order of the text."""
    found = rolling(meeting) or _first([*ticked(meeting), *_labelled(meeting)])
    found = found or columned(meeting) or beside(meeting)
    found = _first([*found, *listed(meeting)])
    if meeting.minuted:
        found = _first([*found, *bound(meeting, ordered=_are_labelled(found, meeting))])
    return with_facts(sorted(found, key=lambda row: row.asked[0]), meeting)


def without_repeats(rows: Sequence[Row], told: Sequence[Row], text: str) -> tuple[list[Row], list[Row]]:
    """(rows of tables, actions of the prose) with each action once: what a summary adds goes to the minute's own."""
    left, full = [], list(told)
    contents = [_content(own.asked, text) for own in told]
    for row in rows:
        mine = _content(row.asked, text)
        at = next((n for n, own in enumerate(told) if _same((row, mine), (own, contents[n]), text)), -1)
        if at < 0 or row.kind is not ItemKind.AGREED_ACTION:
            left.append(row)
            continue
        own = full[at]
        full[at] = replace(
            own,
            number=own.number or row.number,
            owner=own.owner or row.owner,
            due=own.due or row.due,
            statuses=(*own.statuses, *row.statuses),
            completed=own.completed or row.completed,
        )
    return left, full


def _labelled(meeting: Meeting) -> Iterator[Row]:
    for n in range(len(meeting.said)):
        prose = meeting.prose(n)
        label = action_label(prose.words)
        if label is not None:
            titles = (
                meeting.is_heading(n) and label.number == (0, 0) and not to_do(prose.words[label.end :], any_verb=True)
            )
            row = None if titles else _of_label(meeting, n, label, prose)
            if row:
                yield row
        elif meeting.minuted and (told := _REGARDING.match(prose.words)):
            title = (prose.span(*told.span("title")),)
            yield titled(meeting, n, title, told.end(), (prose.span(*told.span("number")),))
        elif (told := TITLED.match(prose.words)) and _OF_EARLIER.search(_over(meeting, n)):
            title = (prose.span(told.start("number"), told.end("title") + 1),)
            yield titled(meeting, n, title, told.end(), (prose.span(*told.span("number")),))
        elif (who := to_action(prose.words)) != (0, 0) and n and not meeting.is_heading(n - 1):
            yield replace(entry(meeting, n - 1, alone=True), owner=_spans(prose, who))
        elif ends_with_label(prose.words, meeting.known):
            yield entry(meeting, n, alone=True)


def _over(meeting: Meeting, n: int) -> str:
    """The heading over sentence `n`."""
    return next((meeting.said[m].words for m in range(n, -1, -1) if meeting.is_heading(m)), "")


def _of_label(meeting: Meeting, n: int, label: ActionLabel, prose: Prose) -> Row | None:
    rest = prose.words[label.end :].strip()
    number = _spans(prose, label.number)
    title = prose.words[slice(*label.title)]
    if title and not is_actor(title) and re.search(r"\w", rest):
        start = prose.words.lower().find("action")
        return titled(meeting, n, (prose.span(max(0, start), label.title[1] + 1),), label.end, number)
    owner = _spans(prose, label.who) or (_spans(prose, label.title) if title else ())
    if not re.search(r"\w", rest):
        below = n + 1 < len(meeting.said) and bool(number) and not meeting.is_heading(n + 1)
        row = entry(meeting, n + 1, 0, number) if below else None
    elif is_actor(rest.rstrip(". ")) and len(rest.split()) <= _MOST_OWNER_WORDS:
        above = n > 0 and not meeting.is_heading(n - 1) and not action_label(meeting.said[n - 1].words)
        row = entry(meeting, n - 1, 0, number, alone=True) if above else None
        owner = cut_from(meeting, n, label.end)
    elif (told := _WHO_WHEN.fullmatch(rest)) and is_actor(told["who"]) and says_when(told["when"]) and n:
        at = prose.words.index(rest, label.end)
        who, due = ((at + told.start(name), at + told.end(name)) for name in ("who", "when"))
        row = replace(entry(meeting, n - 1, 0, number, alone=True), due=(_spans(prose, due),))
        owner = _spans(prose, who)
    else:
        row = entry(meeting, n, label.end, number)
    return replace(row, owner=owner or row.owner) if row else None


def _spans(prose: Prose, at: tuple[int, int]) -> Spans:
    return cut(prose, *at, (prose.span(),)) if at[0] < at[1] else ()


def _are_labelled(found: Iterable[Row], meeting: Meeting) -> bool:
    """Whether the document labels its new actions or lists them under a heading."""
    new = [row for row in found if not (row.answers or row.statuses)]
    return sum(bool(row.list) or _label_before(row, meeting) for row in new) >= _FEWEST_LABELS


def _label_before(row: Row, meeting: Meeting) -> bool:
    return (
        re.search(r"(?i:action|\bAP)", meeting.text[max(0, row.asked[0].start - 60) : row.asked[0].start + 8])
        is not None
    )


def _first(rows: Iterable[Row]) -> list[Row]:
    """Those of the rows that none before them holds, in its words or in the report on it."""
    kept: list[Row] = []
    held: list[Span] = []  # in order
    for row in rows:
        if row.asked and not any(_is_held(span, held) for span in row.asked):
            kept.append(row)
            for span in (*row.asked, *row.number, *(s for cell in (*row.answers, *row.statuses) for s in cell)):
                insort(held, span)
    return kept


def _is_held(span: Span, held: Sequence[Span]) -> bool:
    at = bisect(held, span)
    return any(span.overlaps(one) for one in held[max(0, at - 1) : at + 1])


def _same(row: tuple[Row, set[str]], own: tuple[Row, set[str]], text: str) -> bool:
    """Whether two rows, each with its words, are one action: by number and a word, or by most of their words."""
    shared = len(row[1] & own[1])
    if not shared:
        return False
    one, two = (words_of(one.number, text).strip("(). ") for one in (row[0], own[0]))
    return one == two if one and two else shared >= _ALIKE * max(2, min(len(row[1]), len(own[1])))


def _content(spans: Spans, text: str) -> set[str]:
    return {w[:6] for w in _WORD.findall(words_of(spans, text).lower()) if w not in _SMALL}
