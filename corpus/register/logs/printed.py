"""What logs print beside an entry: its status ("Complete", "80%", "Amber") and its date ("30/04/31", "Apr-31")."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

from corpus.dates import AsAt, expressions
from corpus.dates.grammar import MONTHS
from corpus.dates.parts import last_of_month
from corpus.models import Block, BlockKind, Deadline, DueKind, Span, Spans, Status
from corpus.plain import words_of
from corpus.register.promising.steps import is_part
from corpus.register.prose import prose_of

_STATUSES = (
    (
        Status.NOT_STARTED,
        r"closed\W{1,3}(?:but )?not implemented|not (?:yet )?(?:complete|started|done|begun|met|commenced|actioned|"
        r"implemented|delivered|achieved)|no (?:progress|longer|further action)|outstanding|on hold|deferred|"
        r"paused|withdrawn|superseded|cancelled|rejected|abandoned|dropped|discontinued|incomplete|yet to|"
        r"not (?:to be|going)",
    ),
    (
        Status.IN_PROGRESS,
        r"partial|partly|part[- ](?:complete|implemented|done)|(?:substantially|mostly|nearly|largely|almost|"
        r"not fully) (?:complete|implemented)|in part\b|(?!100)\d{1,2} ?%|(?:partially |part )?completed? in part",
    ),
    (
        Status.PROMISED,
        r"to be (?:complete|done|start|implement|deliver)|not (?:yet )?due|to (?:do|start)\b|to follow|overdue",
    ),
    (
        Status.DONE,
        r"(?:now |fully |action |item |all |propos(?:e|ed) (?:for )?)?"
        r"(?:complete|done|closed?\b|closure\b|implemented|delivered|discharged|achieved|"
        r"actioned|resolved|finished|fulfilled|cleared|met\b|100 ?%|blue)|yes\b|[✓✔☑✅]",
    ),
    (
        Status.IN_PROGRESS,
        r"late\b|on-?going|in[- ]progress|in hand|on course|on (?:track|target|schedule)|off track|commenced|started|"
        r"under-?way|under way|carried[- ]forward|c/f(?:wd)?\b|continuing|amber|yellow|green|red\b|open\b|live\b|"
        r"active\b|delayed|slipped|slipping|extended|behind|at risk|awaiting|progressing|work in progress|wip\b|"
        r"being progressed|[🟠🟡🟢🔴]",
    ),
    (Status.CONSIDERING, r"under (?:consideration|review)|being considered"),
    (Status.PROMISED, r"new\b|planned|agreed|scheduled|to do|pending|accepted|raised"),
)
_STATUS = tuple((status, re.compile(rf"\W*(?:{pattern})", re.I)) for status, pattern in _STATUSES)
_ALONE = re.compile(r"[A-Za-z%\d][\w %-]*")
_HEAD_END = re.compile(r"[.;:,(–—]| - |(?<=[a-z]) (?:on|in|at|as) ")
_BESIDES = re.compile(
    r"\w*\W*(?:(?:and|but|by|to|for|with|since|from|this|last|next|until|subject|because|due|owing|pending|following|early|late|taken|\d)\b.*|\w+)?\W*"
)
_NOT_WHOLLY = re.compile(
    r"[^.;\n]{0,30}?\b(?:subject to|pending|except(?:ing)?|apart from|with the exception of|in part|partially|"
    r"partly)\b",
    re.IGNORECASE,
)
_ON_CONDITION = re.compile(r"\w*\W{0,3}(?:if|once|unless)\b(?!.*\b(?:had|was|were)\b)", re.IGNORECASE)
_OF_A_STEP = re.compile(r"\w*[^\w.;]{0,3}(?:(?:for|of) )?(?:the )?[^.;,\n]{0,30}")
_FEW_WORDS = 6
_LONGEST_LEGEND = 400  # characters
_COLOURS = "red|amber|yellow|green|blue|grey|black"
_COLOUR = re.compile(rf"\W*({_COLOURS})\b\W*", re.I)
_LETTERED = {"R": "red", "A": "amber", "G": "green", "B": "blue"}
_LEGEND = re.compile(rf"\b({_COLOURS}|[RAGB])\s*(?:[=:–-]|\|)\s*([A-Za-z][A-Za-z /-]{{2,40}})", re.I)
_EITHER = re.compile(r"\bor\b|/", re.I)
_FROM_WEAKEST = (Status.NOT_STARTED, Status.CONSIDERING, Status.PROMISED, Status.IN_PROGRESS, Status.DONE)
_OF_ACTIONS = re.compile(r"(?:the )?(?:action|item)s? (?:is |are |has |have )?(?:been )?", re.I)
_FORMER = re.compile(
    r"\b(?:was|were|original(?:ly)?|previous(?:ly)?|formerly|first|initial(?:ly)?|old|instead of|"
    r"done|completed?|closed|"
    r"(?:revised|moved|slipped|extended|brought forward|deferred) from)\W*(?:\w+\W+)?$",
    re.I,
)
_PUT_OFF = re.compile(
    r"\b(?:(?:deferred|moved|postponed|extended|put (?:off|back)|slipped|rescheduled|carried (?:over|forward)|delayed|"
    r"(?:revised|new|extended) (?:date|deadline|target)(?: (?:of|is))?)(?: (?:to|until|till|by))?|"
    r"\bnow (?:due|expected|planned|to be \w+)(?: (?:by|in|on|for))?)\W{1,2}(?:the )?(?:end (?:of )?)?$",
    re.I,
)
_YEAR_ALONE = re.compile(r"\W*(?:(?:by |in |during )?(?:the )?end (?:of )?)?(?P<y>20\d\d)\W*", re.I)
_IN_FORCE = re.compile(r"\b(?:due|revis|extend|now|new|current|moved|slipped|deferred|agreed)", re.I)
_MONTH = "|".join(f"{m[:3]}(?:{m[3:]})?" for m in MONTHS)
_Dated = tuple[int, int, DueKind, date | None, str]
"""Where a date is printed, its kind, its last day, and why it has none."""
_SHORT_DAY = re.compile(r"(?<![\d/.])(?P<d>\d{1,2})[/.](?P<m>\d{1,2})[/.](?P<y>\d\d)(?![\d/.])")
_SHORT_MONTH = re.compile(rf"(?:(?P<d>\b\d{{1,2}})[- /])?\b(?P<m>{_MONTH})[- /'’]{{1,2}}(?P<y>\d\d(?:\d\d)?)\b", re.I)


_WHEN = re.compile(
    rf"\W*(?:(?:by|end|early|late|mid|the|of|in|from|before|until|week|beginning|w/[bc]|due)[ -])*"
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)? )?(?:(?:{_MONTH})\b\.?|spring|summer|autumn|winter|q[1-4]|christmas|easter)"
    rf"(?:[ ,]*\d{{2,4}}(?:[-/]\d{{2,4}})?)?\W*|\W*(?:by )?(?:the )?next (?:meeting|month|week|year)\W*|"
    r"asap|immediate(?:ly)?|ongoing|tbc|tba|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|\d{4}-\d\d-\d\d",
    re.IGNORECASE,
)


def printed_status(words: str, legend: Mapping[str, Status] | None = None) -> Status | None:
    """The status that a log prints ("Complete", "On course"), None where the words are of another kind.

    `legend` is what the document says of its colours.
    """
    if legend and (colour := _COLOUR.fullmatch(words)) and colour[1].lower() in legend:
        return legend[colour[1].lower()]
    if words.strip() in _LETTERED:
        colour_name = _LETTERED[words.strip()]
        return (legend or {}).get(colour_name) or printed_status(colour_name)
    found = next(((status, m) for status, pattern in _STATUS if (m := pattern.match(words))), None)
    return _so_far(found[0], words[found[1].end() :]) if found else None


def status_said(words: str) -> Status | None:
    """The status at the head of an update or at its end ("CLOSED"), where a mark parts it from what it tells."""
    return reported(words) or _short_status(re.split(r"[.;:–—] *|\n", words.rstrip(" .*])"))[-1])


def reported(words: str) -> Status | None:
    """The status that a report on an action begins with: "Complete. They were painted in May."."""
    words = words.strip(" .*[](){}")
    part = _HEAD_END.split(words, maxsplit=1)[0]
    status = _short_status(part)
    return _so_far(status, words[len(part) :]) if status else None


def _short_status(part: str) -> Status | None:
    """The status that a few words are, with hardly a word besides: "Overdue work began" is none."""
    part = part.strip()
    if len(part.split()) > _FEW_WORDS or not _ALONE.match(part):
        return None
    found = next(((status, m) for status, pattern in _STATUS if (m := pattern.match(part))), None)
    told = found is not None and _BESIDES.fullmatch(part, found[1].end()) is not None
    return _so_far(found[0], part[found[1].end() :]) if found and told else None


def _so_far(status: Status, beside: str) -> Status:
    """The status, less what stands `beside` it: "complete" is not done "subject to approval", nor where a step is."""
    if status is not Status.DONE:
        return status
    if _ON_CONDITION.match(beside):
        return Status.PROMISED
    step = _OF_A_STEP.match(beside)
    return Status.IN_PROGRESS if _NOT_WHOLLY.match(beside) or (step and is_part(step[0])) else status


def says_when(words: str) -> bool:
    """Whether the words are a date, or words of time, and hardly more: "by end of June", "next meeting"."""
    short = 0 < len(words.split()) <= _FEW_WORDS
    return short and (_WHEN.fullmatch(words) is not None or any(p.fullmatch(words) for p in (_SHORT_DAY, _SHORT_MONTH)))


def is_status(words: str) -> bool:
    """Whether the words are a status and nothing else."""
    return 0 < len(words.split()) <= _FEW_WORDS and printed_status(words) is not None


def legend_of(words: str) -> dict[str, Status]:
    """What a document says that its colours mean: "Key: green = complete"; of "complete or on track" the lesser."""
    found: dict[str, Status] = {}
    for m in _LEGEND.finditer(words):
        meant = [s for part in _EITHER.split(m[2]) if (s := printed_status(_OF_ACTIONS.sub("", part.strip())))]
        if meant and not _COLOUR.match(m[2]):
            found.setdefault(_LETTERED.get(m[1], m[1].lower()), min(meant, key=_FROM_WEAKEST.index))
    return found


def legends_in(text: str, blocks: Sequence[Block]) -> set[int]:
    """The numbers of the paragraphs that say what several colours mean: nobody is to do what stands there."""
    prose = ((n, words_of(b.spans, text)) for n, b in enumerate(blocks) if b.kind is BlockKind.PARAGRAPH)
    return {n for n, words in prose if len(words) < _LONGEST_LEGEND and len(legend_of(words)) > 1}


def printed_deadline(spans: Spans, text: str, as_at: AsAt | None) -> Deadline | None:
    """What a "due" column prints: its last date, which is the revised one, else its first words of time."""
    prose = prose_of(spans, text)
    found = [(e.span.start, e.span.end, e.kind, e.last, e.reason) for e in expressions(prose.words, as_at)]
    vague = [Span(one[0], one[1]) for one in found if one[2] is DueKind.VAGUE]
    found += [
        (m.start(), m.end(), DueKind.EXPLICIT, day, "")
        for pattern in (_SHORT_DAY, _SHORT_MONTH)
        for m in pattern.finditer(prose.words)
        if (day := _short(m)) and not any(Span(*m.span()).overlaps(span) for span in vague)
    ]
    if year := _YEAR_ALONE.fullmatch(prose.words):
        found.append((*year.span("y"), DueKind.EXPLICIT, date(int(year["y"]), 12, 31), ""))
    dated = [one for one in found if one[3]]
    dated = [one for one in dated if not _is_former(prose.words, one[0])] or dated
    chosen = _in_force(dated, prose.words) if dated else found[0] if found else None
    if chosen is None:
        return None
    start, end, kind, last, reason = chosen
    return Deadline(prose.words[start:end], prose.span(start, end), kind, last, reason)


def moved_deadline(spans: Spans, text: str, as_at: AsAt | None) -> Deadline | None:
    """The day to which an update says that the action was put off: "Deferred to July 2031"."""
    prose = prose_of(spans, text)
    found = [e for e in expressions(prose.words, as_at) if e.last and _PUT_OFF.search(prose.words[: e.span.start])]
    if not found:
        return None
    e = found[-1]
    return Deadline(e.span.of(prose.words), prose.span(e.span.start, e.span.end), e.kind, e.last, e.reason)


def _in_force(dated: Sequence[_Dated], words: str) -> _Dated:
    """The last printed, but no earlier one that stands in brackets behind it: "Mar 2031 (Sept 2030)"."""
    last = max(dated, key=lambda one: one[1])
    plain = [one for one in dated if words.count("(", 0, one[0]) == words.count(")", 0, one[0])]
    latest = max(plain, key=lambda one: one[1], default=last)
    return latest if latest[3] and last[3] and latest[3] > last[3] else last


def _is_former(words: str, at: int) -> bool:
    """Whether the date at a place is one that was given up: "(was 1 December)", "Mar 2033 (Sept 2032)"."""
    if _FORMER.search(words[:at]):
        return True
    bracket = words.rfind("(", 0, at)
    inside = bracket > words.rfind(")", 0, at)
    return inside and re.search(r"\d", words[:bracket]) is not None and not _IN_FORCE.search(words[bracket:at])


def _short(m: re.Match[str]) -> date | None:
    """ "30/04/31", "30-Apr-31", "Apr-31": the day, or the last of the month."""
    year = int(m["y"]) + (2000 if len(m["y"]) == 2 else 0)
    month = int(m["m"]) if m["m"].isdigit() else [n[:3].lower() for n in MONTHS].index(m["m"][:3].lower()) + 1
    try:
        return date(year, month, int(m["d"])) if m["d"] else last_of_month(year, month)
    except ValueError:
        return None
