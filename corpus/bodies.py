"""Which body issues a paper: its letterhead, the panel that met, the department that answers, who reports."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from corpus.bodynames import BODY_WORD, NAMED, WHOLE
from corpus.models import Block, BlockKind, Fact, Span
from corpus.paper import SALUTATION, Line, Paper, trimmed
from corpus.plain import masked, plain

_GENERIC = re.compile(
    r"^(?:(?:draft|unconfirmed|confirmed|final|minutes?|agenda|notes?|report|record|of|a|the|an|from|by|for|special|ordinary|"
    r"regular|monthly|annual|extraordinary|inaugural|public|meeting|proceedings|at|supplementary|adjourned|published)\s+)+",
    re.IGNORECASE,
)
_DATE_PART = re.compile(
    r"\s*(?:[-–—:,|(]\s*)?(?:held\s+on\s+|on\s+)?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+)?"
    r"(?:\d{1,2}(?:st|nd|rd|th)?\s+)?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?,?\s+(?:\d{1,2},\s+)?(?:19|20)\d\d.*$"
    r"|\s*[-–—:,|(]?\s*\d{1,2}[/.]\d{1,2}[/.](?:19|20)\d\d.*$|^\W*meeting\W+\d{1,2}[/.]\d{1,2}[/.]\d{4}\s*[-–—:]\s*",
    re.IGNORECASE,
)
_CALLED = re.compile(
    r"\s*(?:[-–—:|]\s*)?(?:draft\s+|unconfirmed\s+)?(?:(?:(?:special|ordinary|regular|monthly|annual|general|full)\s+){0,2}meeting\s+)?\b(?:minutes|agenda|action\s+(?:log|tracker|register)|"
    r"meeting|annual\s+report|progress\s+report)\b.*$",
    re.IGNORECASE,
)
_MEETING_OF = re.compile(
    r"\b(?:minutes|meeting|proceedings)\s+(?:of|at)\s+(?:(?:a|the|an|special|ordinary|regular|monthly|annual|full|meeting|of)\s+)*"
    r"(?P<org>[^.\n:]{4,90}?)(?=\s*(?:\s(?:meeting|held|dated|on|at|will|was|is|that|took|v\d|in)\b|[,–-]\s|\n|$))",
    re.IGNORECASE,
)
_LOG_OF = re.compile(
    r"\b(?:log|tracker|register)\s+(?:for|of)\s+(?:the\s+)?(?P<org>[A-Z][^.\n:–-]{4,80}?)(?=\s+(?:V\d|v\d|[-–])|\n|$)"
)
_MADE_BY = re.compile(
    r"\b(?i:report|response|comments|submission|evidence|reply)\s+(?i:of|by|from)\s+(?i:the\s+)?(?P<org>"
    + NAMED.pattern
    + r")"
)
_RESPONDS = re.compile(
    r"(?:^|\n)\W*(?:[Tt]he\s+)?(?P<org>" + NAMED.pattern + r")(?:['’]s)?\s+(?i:response|reply)\s+to\b"
)
_AS_OFFICE = re.compile(
    r"\bAs\s+(?:the\s+)?(?:elected\s+)?(?P<org>(?:Deputy\s+)?(?:Police(?:,\s+Fire)?\s+and\s+Crime\s+Commissioner|Mayor)\s+"
    r"(?:for|of)\s+[A-Z]\w+(?:\s+(?:and\s+)?[A-Z]\w+)*)"
)
_ITSELF = re.compile(
    rf"\bThe\s+(?P<org>{NAMED.pattern})(?:\s+\([A-Z]\w+\))?(?:\s+of\s+the\s+House\s+of\s+\w+)?\s+(?:carries\s+out|follows\s+up|regulates|"
    r"believes|publishes|inspects|has\s+(?:today\s+)?published|took\s+evidence|is\s+pleased|conducts)\b"
)
_MINISTRIES = (
    (re.compile(r"\bHome\s+Secretary\b|\bSecretary\s+of\s+State\s+for\s+the\s+Home\s+Department\b"), "Home Office"),
    (re.compile(r"\bChancellor\s+of\s+the\s+Exchequer\b"), "HM Treasury"),
    (re.compile(r"\bLord\s+Chancellor\b"), "Ministry of Justice"),
    (re.compile(r"\bForeign\s+Secretary\b"), "Foreign Office"),
)
_MINISTER_FOR = re.compile(
    r"\b(?:Minister(?:\s+of\s+State)?|Secretary)\s+(?:for|to|at)\s+(?:the\s+)?"
    r"(?P<org>(?:Cabinet\s+Office|(?:HM\s+)?Treasury|Home\s+Office|Ministry\s+of\s+\w+|"
    r"Department\s+(?:of|for)\s+[A-Z][\w, ]+))"
)
_OFFICE = re.compile(
    r"\s*(?:[A-Z]\w+\s+){0,3}(?:Chair\w*|Clerk|Secretary|Director|Leader|Head|Executive|Officer|Manager|President|Convener)"
    r"\s*(?:,|of|to|for)\s+(?:the\s+)?"
)
_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b")
_DEPARTMENT = re.compile(r"\b(?:Department|Ministry|Office|Treasury|Government|Executive|Agency)\b")
_PUBLISHER = re.compile(
    r"\b(?:Source|Published\s+by|Publisher|Issued\s+by|Organisation|Department)\s*:\s*(?P<org>[^|\n]{4,90})"
)
_DECIDED = re.compile(
    r"^\W*[Tt]he\s+(?P<org>Ombudsman|Adjudicator|Commissioner)['’]s\s+(?:final\s+)?decision\b", re.MULTILINE
)
_SAID_FOR = re.compile(
    r"\b(?P<org>[A-Z]\w+(?:\s[A-Z]\w+)?['’]s\s+(?:Police(?:,\s+Fire)?\s+and\s+Crime\s+Commissioner|Mayor))\b"
)
_ITEM = re.compile(r"(?:declarations?|apologies|public\s+questions|matters\s+arising)\b", re.IGNORECASE)
_LAST = re.compile(r"(?i:last|previous|next|this|that|its|our)\b|[a-z]")
_NAMES = re.compile(r"(?:members\s+)?(?:present|attendance|in\s+(?:the\s+chair|attendance)|apologies)\b", re.IGNORECASE)
_PERSON = re.compile(
    r"(?:The\s+)?(?:Prof(?:essor)?|Dr|Mrs?|Ms|Miss|Cllr|Councillor|Sir|Dame|Lord|Lady|Baroness|Rt\.?\s+Hon)\b"
)
_MEETING_KINDS = ("minutes", "panel paper", "action log")
_LINES = 14
_LONGEST = 200  # characters of a line
_FEW = 8
_TITLE_PART = 700  # characters


def body_of(paper: Paper, blocks: Sequence[Block], kind: str, role: Fact, title: Fact) -> Fact:
    """The body that issues the paper, with the words that name it; inferred from a minister's or signatory's office."""
    if kind in ("letter", "e-mail"):
        return _of_letter(paper, blocks, role)
    if kind == "government response":
        return _of_government(paper, role) or _front(paper) or Fact()
    if kind in _MEETING_KINDS:
        found = _in_title(paper, title) or _met(paper) or _lined(paper) or _before_minutes(title, paper)
    else:
        found = _reporter(paper) or _published(paper) or _lined(paper)
    return found or _front(paper) or _published(paper) or _made_by(paper) or _itself(paper) or Fact()


def _of_letter(paper: Paper, blocks: Sequence[Block], role: Fact) -> Fact:
    """Its letterhead or address footer, its signatory's body or office."""
    for block in blocks:
        words = plain(" ".join(s.of(paper.text) for s in block.spans))
        if block.kind is BlockKind.FURNITURE and _POSTCODE.search(words) and "," in words:
            start = block.spans[0].start
            return trimmed(paper.text, Span(start, start + paper.text[start : block.spans[0].end].index(",")))
    minister = _minister(paper, role)
    if minister:
        return minister
    if role.value and role.span:
        words = masked(role.span.of(paper.text))
        office = _OFFICE.match(words)
        org = NAMED.search(words, office.end() if office else 0)
        if org and not re.match(r"(?:Chief|Police|Deputy)", org.group()):
            return trimmed(paper.text, Span(role.span.start + org.start(), role.span.start + org.end()))
    held = _AS_OFFICE.search(masked(paper.text))
    if held:
        return trimmed(paper.text, Span(*held.span("org")))
    sender = _sender(paper)
    if sender or role.value:
        return sender or Fact(role.value, role.span, True, "the signatory's office")
    return _itself(paper) or _first_org(paper) or Fact()


def _sender(paper: Paper) -> Fact | None:
    """The first of two addresses above the salutation is the sender's."""
    at = next((n for n, b in enumerate(paper.blocks[:20]) if SALUTATION.match(paper.words(b))), 0)
    addressed = [b for b in paper.blocks[:at] if _POSTCODE.search(paper.words(b))]
    if len(addressed) < 2:
        return None
    block = addressed[0]
    return _minister(paper, trimmed(paper.text, Span(block.spans[0].start, block.spans[-1].end)))


def _of_government(paper: Paper, role: Fact) -> Fact | None:
    """The department that answers: named on a line of the title page, or the one of the minister who presents it."""
    for line in paper.opening:
        org = _whole(paper, line)
        if org and _DEPARTMENT.search(org.value) and not re.match(r"Government\b", org.value):
            return org
    minister = _minister(paper, role)
    if minister:
        return minister
    named = re.search(
        r"\b(?:Department|Ministry) (?:for|of) [A-Z]\w+(?:,? (?:and )?[A-Z]\w+)*|\bHM Treasury\b|\bHome Office\b",
        paper.head(),
    )
    if named:
        return trimmed(paper.text, Span(*named.span()))
    found = _MINISTER_FOR.search(paper.head()) or _RESPONDS.search(paper.head())
    if found and found["org"] != "Government":
        return trimmed(paper.text, Span(*found.span("org")))
    return _committee(paper)


def _committee(paper: Paper) -> Fact | None:
    """A committee that publishes the government's answer to its own report."""
    found = re.search(r"\bThe\s+(?P<org>[A-Z][\w ,]{4,80}?Committee)\s+published\s+its\b", paper.head())
    return trimmed(paper.text, Span(*found.span("org"))) if found else None


def _minister(paper: Paper, role: Fact) -> Fact | None:
    if not role.span:
        return None
    words = masked(role.span.of(paper.text))
    found = _MINISTER_FOR.search(words)
    if found:
        span = Span(role.span.start + found.start("org"), role.span.start + found.end("org"))
        named = trimmed(paper.text, span)
        return Fact(named.value, named.span, True, "the department of the minister named")
    for office, body in _MINISTRIES:
        if office.search(words):
            return Fact(body, role.span, True, f"the department of the {plain(office.search(words).group())}")  # type: ignore[union-attr]
    return None


def _in_title(paper: Paper, title: Fact) -> Fact | None:
    if not title.span or title.inferred:
        return None
    words = masked(title.span.of(paper.text))
    for pattern in (_LOG_OF, _MEETING_OF):
        found = pattern.search(words)
        if found and _is_body(found["org"]) and not _LAST.match(found["org"]):
            return trimmed(paper.text, Span(title.span.start + found.start("org"), title.span.start + found.end("org")))
    return _line_body(paper, Line(plain(title.span.of(paper.text)), title.span))


def _before_minutes(title: Fact, paper: Paper) -> Fact | None:
    """ "Lamps and Buoys minutes from 3 August": who met has none of the names that bodies go by."""
    if not title.span or title.inferred:
        return None
    words = masked(title.span.of(paper.text))
    called = _CALLED.search(words, 1)
    name = words[: called.start()].strip(" -–—:,") if called else ""
    small = ("of", "and", "the", "for", "&", "on")
    named = all(w[:1].isupper() or w in small for w in name.split())
    if len(name.split()) < 2 or not named or _GENERIC.match(name + " ") or _ITEM.match(name):
        return None
    return trimmed(paper.text, Span(title.span.start, title.span.start + len(name)))


def _met(paper: Paper) -> Fact | None:
    """ "A meeting of the Lamp Committee was held ..." in the first lines."""
    for line in paper.opening[: _FEW + 4]:
        found = _MEETING_OF.search(masked(line.span.of(paper.text))[:_LONGEST])
        if found and _is_body(found["org"]) and not _LAST.match(found["org"]):
            return trimmed(paper.text, Span(line.span.start + found.start("org"), line.span.start + found.end("org")))
    return None


def _is_body(words: str) -> bool:
    return (
        re.search(rf"\b{BODY_WORD}\b", words) is not None or re.search(rf"\b{BODY_WORD}\b", words.title()) is not None
    )


def _lined(paper: Paper) -> Fact | None:
    """A line that is a body's name, or begins with one before a date, "minutes" or the like."""
    return next((org for line in _near(paper) if (org := _line_body(paper, line))), None)


def _near(paper: Paper) -> Sequence[Line]:
    """The lines of the opening above the names of those present."""
    lines = list(takewhile(lambda line: not _NAMES.match(line.words), paper.opening[:_LINES]))
    return [line for line in lines if len(line.words) <= _LONGEST and not _PERSON.match(line.words)]


def _line_body(paper: Paper, line: Line) -> Fact | None:
    whole = _whole(paper, line)
    if whole or _LAST.match(line.words):
        return whole
    words = masked(line.span.of(paper.text))
    head = _GENERIC.match(words)
    start = head.end() if head else 0
    if start == 0 and (m := re.match(_DATE_PART, words)) and m.end() < len(words):
        start = m.end()
    for pattern in (_DATE_PART, _CALLED, re.compile(r"\s*[-–—:(]\s.*$"), re.compile(r"\s*\(.*$")):
        cut = pattern.search(words, start + 3)
        for end in (cut.start() if cut else len(words),):
            org = WHOLE.fullmatch(words[start:end].strip(" \t-–—:,*_"))
            if org:
                return trimmed(paper.text, Span(line.span.start + start, line.span.start + end))
    return None


def _whole(paper: Paper, line: Line) -> Fact | None:
    words = " ".join(line.words.split())
    if len(words) > _LONGEST or not WHOLE.fullmatch(words) or _GENERIC.match(words):
        return None
    if re.search(r"\b(?:Chief|Senior|Assistant|Deputy)\s+(?:Executive|Police)\b|^(?:Report|Response|Letter)\b", words):
        return None
    return trimmed(paper.text, line.span)


def _front(paper: Paper) -> Fact | None:
    return next((paper.front[n] for n in ("body", "organisation", "department", "publisher") if n in paper.front), None)


def _published(paper: Paper) -> Fact | None:
    found = _PUBLISHER.search(paper.head())
    if not found:
        return None
    start = found.start("org")  # the words of a link, without where it leads
    return trimmed(paper.text, Span(start, start + len(found["org"].rstrip())))


def _made_by(paper: Paper) -> Fact | None:
    """ "Annual report of the Lamp Board", "the response of the Lamp Inspectorate" """
    head = paper.masked_to(_TITLE_PART)
    found = _RESPONDS.search(head) or _MADE_BY.search(head)
    return trimmed(paper.text, Span(*found.span("org"))) if found else None


def _reporter(paper: Paper) -> Fact | None:
    """Whoever decides, where the first line names the body that is complained of."""
    found = _DECIDED.search(paper.head())
    return trimmed(paper.text, Span(*found.span("org"))) if found else None


def _itself(paper: Paper) -> Fact | None:
    """The body that tells what it does: "The Audit Office follows up ..." """
    found = _ITSELF.search(paper.head()) or _SAID_FOR.search(paper.head())
    if not found:
        return None
    named = trimmed(paper.text, Span(*found.span("org")))
    return Fact(named.value, named.span, True, "it tells what it does itself")


def _first_org(paper: Paper) -> Fact | None:
    """A letter printed as one line begins with its letterhead."""
    found = WHOLE.match(paper.head().lstrip()[:_LONGEST])
    return trimmed(paper.text, Span(*found.span("org"))) if found and paper.text[:1].strip() else None
