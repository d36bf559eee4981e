"""What the columns of a register's table are for, told from their heads and from what stands under them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from corpus.dates.grammar import POINT
from corpus.models import ItemKind

_ASKED = (  # the first that a column with sentences under it answers to is the column of what was asked
    (ItemKind.AREA_FOR_IMPROVEMENT, r"areas? for improvement|\bAFIs?\b"),
    (ItemKind.RECOMMENDATION, r"^(?!.*\b(?:no|number|ref|by|owner|status)\b)(?:.*\b)?(?:recommendations?|recs?)\b"),
    (ItemKind.PRIORITY, r"you asked|you said|we asked"),
    (
        ItemKind.AGREED_ACTION,
        r"^(?:(?:agreed|key|management|proposed|outstanding|open|new|required|follow[- ]up|the) )*(?:actions?\b(?!"
        r" taken| by| owner| status| no\b| number| ref| plan owner| lead| date| log| update| for\b(?! follow| next))|"
        r"commitments?|tasks?|undertakings?|to do\b|what needs)|what was (?:promised|agreed|decided)|\bactions? "
        r"(?:agreed|required|needed|arising|point|to be taken|description|detail)s?|^we (?:said|will|promised)|"
        r"action (?:&|and) (?:owner|decision)|^(?:requests?|decisions?|items?) ?(?:/|&|and|or) ?actions?$|"
        r"(?:description|details?|summary) of (?:the )?(?:action|commitment|task)",
    ),
    (ItemKind.AGREED_ACTION, r"^decisions?\b(?! (?:by|date|no|ref|maker))"),
    (ItemKind.PRIORITY, r"^(?:our |key )?(?:priorit(?:y|ies)|objectives?|pledges?|ambitions?)$"),
    (ItemKind.AGREED_ACTION, r"^resolutions?$"),
    (ItemKind.RECOMMENDATION, r"^(?:inspection |audit |key )?findings?$"),  # where somebody is to see to it by a date
)
_WHAT = re.compile(
    r"^(?:what(?:\b.{0,20})|description|details?|item|matter|issue|subject|topic|summary|request)$", re.I
)
_OF_A_LOG = re.compile(r"\b(?:actions?|commitments?|matters arising|to[- ]do|tasks?)\b", re.I)
_NO_LOG = re.compile(r"\b(?:risks?|likelihood|impact|budget|cost|£|kpi|target value|baseline)\b", re.I)
_ROLES = (
    (
        "number",
        r"^(?:action |rec(?:ommendation)? |item |minute )?(?:no|nr|number|ref|reference|id|#)\b|^(?:item|minute|#)$|"
        r"\b(?:no|ref|number|reference|id)\.?$",
    ),
    (
        "completed",
        r"^(?:date )?(?:complete|completed|closed|closure|done|actioned|actual)\b(?!.*\bdue\b)|\(y ?/ ?n\)|"
        r"date (?:of )?(?:completed|closed|closure|done)|actual .*date",
    ),
    (
        "revised",
        r"\b(?:revised|new|current|latest|amended|updated|forecast|extended)\b.*(?:\bdue\b|\bdates?\b|deadline|target|"
        r"timescale|completion)|(?:\bdue\b|\bdate|target).*\b(?:revised|new|current)\b|^(?:revised|extended)(?: to)?$",
    ),
    (
        "due",
        r"\bdue\b|deadline|^agreed (?:completion |implementation |target )?date|^target|^by$|by when|completion|"
        r"time ?(?:scale|frame|line)|implementation date|delivery date|^(?!.*(?:raised|opened|added|agreed|meeting|set|"
        r"logged|identified|assigned|start|updated|review|reported|issued|created|received|entry)).*\bdates?\b|"
        r"^when\b",
    ),
    ("begun", r"^(?:agreed|raised|opened|added|minuted|logged|set) (?:on|at)\b"),
    (
        "owner",
        r"owners?\b|lead\b|responsib|by whom|\bwho\b|action(?:ed)?(?: to be taken)? by|assigned|officer|person|"
        r"accountab|allocated|assignee|^for(?: action)?$",
    ),
    (
        "status",
        r"^(?:current |overall |latest |implementation |action |progress )?(?:status|state)|\bb?rag(?:yb?|b)?\b|"
        r"^position$|"
        r"progress rating|\bstatus$|^open ?/ ?closed|^progress ?/ ?status",
    ),
    (
        "agreed",
        r"(?:agreed|management|proposed|planned|improvement) actions?|^actions?$|action plan|"
        r"actions? (?:agreed|proposed|planned|to be taken|required)",
    ),
    ("answer", r"^(?:current |latest )?position (?:at|as at|on|in|to date|following|\d)"),
    ("response", r"response|reply|^accepted|^agreed\b|decision|^position\b|accept(?:ed)? ?/"),
    (
        "answer",
        r"progress|update|highlights|comment|achieved|delivered|measured|evidence|issues|outcome|action taken|"
        r"next steps|\bnotes?\b|what (?:has been|is being|we have|we|was) (?:done|did)|we did|overseen|"
        r"governance|result|where (?:it|we|this|things|they) (?:stands?|are|is)\b|^(?:description|details?)$",
    ),
)
_ASKED_OF = tuple((kind, re.compile(pattern, re.I)) for kind, pattern in _ASKED)
_ROLE_OF = tuple((role, re.compile(pattern, re.I)) for role, pattern in _ROLES)
_NO_UPDATE = re.compile(
    r"priorit|categor|theme|source|cost|£|budget|resource|risk|measure|criteria|reason|type|location|area|ward|link|"
    r"strateg|objective|aim|support|report(?:ed|s)? to|\bdates?\b",
    re.I,
)  # a column of something else
_BARE_DATE = re.compile(r"dates?", re.I)
_WORD = re.compile(r"[^\W\d_]{2,}")
_MOST_HEAD_WORDS = 12
_MOSTLY = 0.8
_MOST_DATE_WORDS = 8
DAY = re.compile(rf"{POINT.pattern}|\b\d\d?[/.]\d\d?[/.]\d\d\b", re.X)
_BEGUN = re.compile(
    r"raised|opened|added|agreed|meeting|logged|identified|assigned|start|updated|review|report|issued|created|received|"
    r"entry|minuted|last|complet|closed|done on|from",
    re.I,
)  # days that are no limits
_SAID = (
    re.compile(r"\b(?:discussion|minutes?|notes?|business|details?|summary|key points)\b", re.I),
    re.compile(r"\b(?:item|matters?|subject|topic)\b", re.I),
)


@dataclass(frozen=True, slots=True)
class Roles:
    """Columns by role; `asked` is the column of what was asked, -1 in a table that is no register's.

    `headless`: the table prints no header.
    """

    kind: ItemKind = ItemKind.AGREED_ACTION
    asked: int = -1
    columns: dict[str, list[int]] = field(default_factory=dict)
    headless: bool = False


def roles_of(header: Sequence[str], body: Sequence[Sequence[str]], about: str) -> Roles:
    """The roles of columns with these heads; `body` are the rows below, `about` the heading over the table."""
    if any(len(head.split()) > _MOST_HEAD_WORDS for head in header):
        return Roles()
    spoken = [n for n in range(len(header)) if _is_spoken([row[n] for row in body if n < len(row)])]
    kind, asked = _asked(header, spoken, about)
    if asked < 0:
        return Roles()
    columns: dict[str, list[int]] = {}
    for n, head in enumerate(header):
        role = "" if n == asked or not head else _role(head, n, asked)
        if role == "agreed" and kind is ItemKind.AGREED_ACTION:
            role = "answer" if n in spoken else "owner"
        if role:
            columns.setdefault(role, []).append(n)
    _tell_dates(columns, header, body, asked)
    if kind is ItemKind.AGREED_ACTION:
        _tell_updates(columns, header, spoken)
    if _is_finding(header[asked]) and not {"due", "owner"} <= set(columns):
        return Roles()
    told = {"due", "owner", "status", "answer", "response", "agreed", "completed", "revised"}
    return Roles(kind, asked, columns) if told & set(columns) else Roles()


def minuted(header: Sequence[str]) -> tuple[int, int]:
    """(the column of what was said, the column of who acts) of minutes in a table with an action column; (-1, -1)."""
    said = next((n for pattern in _SAID for n, head in enumerate(header) if pattern.search(head)), -1)
    acts = next((n for n, head in enumerate(header) if re.match(r"(?:for )?action(?:ed|s)?\b", head, re.I)), -1)
    return (said, acts) if said >= 0 and acts >= 0 and said != acts else (-1, -1)


def _asked(header: Sequence[str], spoken: Sequence[int], about: str) -> tuple[ItemKind, int]:
    for kind, pattern in _ASKED_OF:
        for n in spoken:
            if pattern.search(header[n]):
                return kind, n
    heads = " ".join(header)
    what = next((n for n in spoken if _WHAT.match(header[n])), -1)
    who = any(_role(head, n, what) == "owner" for n, head in enumerate(header) if head and n != what)
    if (
        what < 0
        or not who
        or _NO_LOG.search(heads)
        or not (_OF_A_LOG.search(f"{heads} {about}") or _is_what_who_when(header) or _is_kept(header, what))
    ):
        return ItemKind.AGREED_ACTION, -1
    return ItemKind.AGREED_ACTION, what


def _is_what_who_when(header: Sequence[str]) -> bool:
    return {"what", "who", "when"} <= {word for head in header for word in head.lower().split()}


def _tell_dates(
    columns: dict[str, list[int]], header: Sequence[str], body: Sequence[Sequence[str]], asked: int
) -> None:
    """A column behind what is asked that mostly holds days is when it is due, where no other says so."""
    known = {n for own in columns.values() for n in own}
    if {"due", "revised"} & set(columns):
        return
    for n in range(asked + 1, len(header)):
        cells = [cell for row in body if n < len(row) and (cell := row[n])]
        if n not in known and not _BEGUN.search(header[n]) and len(cells) > 1:
            days = sum(len(cell.split()) <= _MOST_DATE_WORDS and DAY.search(cell) is not None for cell in cells)
            if 2 * days > len(cells):
                columns["due"] = [n]
                return


def _tell_updates(columns: dict[str, list[int]], header: Sequence[str], spoken: Sequence[int]) -> None:
    """What is said behind who is to act and by when is what became of it, whatever it is called."""
    last = max((n for role in ("owner", "due", "revised") for n in columns.get(role, ())), default=len(header))
    known = {n for own in columns.values() for n in own}
    more = [n for n in spoken if n > last and n not in known and not _NO_UPDATE.search(header[n])]
    if more:
        columns["answer"] = columns.get("answer", []) + more


def _taken(columns: dict[str, list[int]]) -> set[int]:
    return {n for role, own in columns.items() if role != "answer" for n in own}


def _is_kept(header: Sequence[str], what: int) -> bool:
    """Whether it is told of everything by whom, by when and how it stands."""
    return {"owner", "due", "status"} <= {_role(head, n, what) for n, head in enumerate(header) if head and n != what}


def _is_finding(head: str) -> bool:
    return head.lower().rstrip("s").endswith("finding")


def _role(head: str, n: int, asked: int) -> str:
    if _BARE_DATE.fullmatch(head):
        return "due" if n > asked else ""  # before it, the day of the meeting
    return next((role for role, pattern in _ROLE_OF if pattern.search(head)), "")


def _is_spoken(cells: Sequence[str]) -> bool:
    """Whether most of a column's cells say something: not numbers, initials or marks."""
    filled = [cell for cell in cells if cell]
    said = sum(len(_WORD.findall(cell)) > 1 for cell in filled)
    return not cells or 2 * said >= len(filled) > 0
