"""Which body issues a paper: its letterhead, the panel that met, the department that answers, who reports."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from corpus.metadata.bodylines import ANOTHER, CALLED, GENERIC, LONGEST, line_body
from corpus.metadata.bodynames import BODY_WORD, NAMED, WHOLE
from corpus.metadata.lineletters import writing_body_of
from corpus.metadata.ministries import RESPONDS, minister_of, of_government
from corpus.metadata.paper import SALUTATION, Line, Paper, trimmed
from corpus.models import Block, BlockKind, Fact, Span
from corpus.plain import masked, plain

_MEETING_OF = re.compile(
    r"\b(?:minutes|meeting|proceedings)\s+(?:of|at)\s+(?:(?:a|the|an|special|ordinary|regular|monthly|annual|full|meeting|of)\s+)*"
    r"(?P<org>[^.\n:]{4,90}?)(?=\s*(?:\s(?:meeting|held|dated|on|at|will|was|is|that|took|v\d|in)\b|[,–-]\s|\n|$))",
    re.IGNORECASE,
)
_LOG_OF = re.compile(
    r"\b(?:log|tracker|register)\s+(?:for|of)\s+(?:the\s+)?(?P<org>[A-Z][^.\n:–-]{4,80}?)(?=\s+(?:V\d|v\d|[-–])|\n|$)"
)
_HELD_IT = re.compile(rf"\W*(?:[Tt]he\s+)?(?P<org>{NAMED.pattern})\s+(?:held|met\b|convened)")
_ASKED = re.compile(rf"^\W*Question\s+(?:to|for)\s+(?:the\s+)?(?P<org>{NAMED.pattern})\s*:", re.MULTILINE)
_BEFORE_REPORT = re.compile(
    rf"(?P<org>{NAMED.pattern}?)\s+(?:(?:Annual|Semi-?annual|Quarterly|Biennial|Final|Interim|Audit|Performance)\s+)*Report\b"
)
_MADE_BY = re.compile(
    r"\b(?i:report|response|comments|submission|evidence|reply)\s+(?i:of|by|from)\s+(?i:the\s+)?(?P<org>"
    + NAMED.pattern
    + r")"
)
_ANSWERED = re.compile(r"\b(?:response|reply|responding)\s+to\s+(?:the\s+)?(?:\w+\s+)?$", re.IGNORECASE)
_AS_OFFICE = re.compile(
    r"\bAs\s+(?:the\s+)?(?:elected\s+)?(?P<org>(?:Deputy\s+)?(?:Police(?:,\s+Fire)?\s+and\s+Crime\s+Commissioner|Mayor)\s+"
    r"(?:for|of)\s+[A-Z]\w+(?:\s+(?:and\s+)?[A-Z]\w+)*)"
)
_ITSELF = re.compile(
    rf"\bThe\s+(?P<org>{NAMED.pattern})(?:\s+\([A-Z]\w+\))?(?:\s+of\s+the\s+House\s+of\s+\w+)?\s+(?:carries\s+out|follows\s+up|regulates|"
    r"believes|publishes|inspects|has\s+(?:today\s+)?published|took\s+evidence|is\s+pleased|conducts)\b"
)
_OFFICE = re.compile(
    r"\s*(?:[A-Z]\w+\s+){0,3}(?:Chair\w*|Clerk|Secretary|Director|Leader|Head|Executive|Officer|Manager|President|Convener)"
    r"\s*(?:,|of|to|for)\s+(?:the\s+)?"
)
_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b")
_PUBLISHER = re.compile(
    r"\b(?:Source|Published\s+by|Publisher|Issued\s+by|Organisation|Department)\s*:\s*(?P<org>[^|\n]{4,90})"
)
_DECIDED = re.compile(
    r"^\W*[Tt]he\s+(?P<org>Ombudsman|Adjudicator|Commissioner)['’]s\s+(?:final\s+)?decision\b", re.MULTILINE
)
_RESOLVED = re.compile(
    rf"\b[Tt]hat\s+the\s+(?P<org>{NAMED.pattern})\s+(?:notes?|agrees?|approves?|receives?|endorses?|recommends?|supports?)\b"
)
_REPORTED_TO = re.compile(
    rf"^[\W_]*Report\s+to\s*:?[\W_]*(?P<org>{NAMED.pattern})[\W_]*$", re.MULTILINE | re.IGNORECASE
)
_PREPARED = re.compile(
    rf"\b(?:This|It)\b[^.]{{0,80}}\b(?:prepared|produced|published|issued|formatted)\s+by\s+(?:the\s+)?(?P<org>{NAMED.pattern})",
    re.MULTILINE,
)
_SAID_FOR = re.compile(
    r"\b(?P<org>[A-Z]\w+(?:\s[A-Z]\w+)?['’]s\s+(?:Police(?:,\s+Fire)?\s+and\s+Crime\s+Commissioner|Mayor))\b"
)
_ITEM = re.compile(r"(?:declarations?|apologies|public\s+questions|matters\s+arising)\b", re.IGNORECASE)
_NAMES = re.compile(r"(?:members\s+)?(?:present|attendance|in\s+(?:the\s+chair|attendance)|apologies)\b", re.IGNORECASE)
_PERSON = re.compile(
    r"(?:The\s+)?(?:Prof(?:essor)?|Dr|Mrs?|Ms|Miss|Cllr|Councillor|Sir|Dame|Lord|Lady|Baroness|Rt\.?\s+Hon)\b"
)
_MEETING_KINDS = ("minutes", "panel paper", "action log")
_LINES = 14
_FEW = 8
_TITLE_PART = 700  # characters
_PROSE_LINE = 60  # characters


def body_of(paper: Paper, blocks: Sequence[Block], kind: str, role: Fact, title: Fact) -> Fact:
    """The body that issues the paper, with the words that name it; inferred from a minister's or signatory's office."""
    if kind in ("letter", "e-mail"):
        return _of_letter(paper, blocks, role)
    if kind == "government response":
        return of_government(paper, role) or _front(paper) or Fact()
    if kind in _MEETING_KINDS:
        found = (
            _in_title(paper, title)
            or _met(paper)
            or _lined(paper)
            or _before_minutes(title, paper)
            or _resolved(paper)
            or _reported_to(paper)
        )
    else:
        found = _reporter(paper) or _published(paper) or _lined(paper)
    reports = () if kind in _MEETING_KINDS else (_made_by,)  # a report of somebody to those who meet
    further = (_front, _published, *reports, _itself, _prepared, _in_one_line)
    return found or next((body for read in further if (body := read(paper))), None) or Fact()


def _of_letter(paper: Paper, blocks: Sequence[Block], role: Fact) -> Fact:
    """Its letterhead or address footer, its signatory's body or office."""
    for block in blocks:
        words = plain(" ".join(s.of(paper.text) for s in block.spans))
        if block.kind is BlockKind.FURNITURE and _POSTCODE.search(words) and "," in words:
            start = block.spans[0].start
            return trimmed(paper.text, Span(start, start + paper.text[start : block.spans[0].end].index(",")))
    minister = minister_of(paper, role)
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
    return writing_body_of(paper) or _itself(paper) or _first_org(paper) or Fact()


def _sender(paper: Paper) -> Fact | None:
    """The first of two addresses above the salutation is the sender's."""
    at = next((n for n, b in enumerate(paper.blocks[:20]) if SALUTATION.match(paper.words(b))), 0)
    addressed = [b for b in paper.blocks[:at] if _POSTCODE.search(paper.words(b))]
    if len(addressed) < 2:
        return None
    block = addressed[0]
    return minister_of(paper, trimmed(paper.text, Span(block.spans[0].start, block.spans[-1].end)))


def _in_title(paper: Paper, title: Fact) -> Fact | None:
    if not title.span or title.inferred:
        return None
    words = masked(title.span.of(paper.text))
    for pattern in (_LOG_OF, _MEETING_OF):
        found = pattern.search(words)
        if found and _is_body(found["org"]) and not ANOTHER.match(found["org"]):
            return trimmed(paper.text, Span(title.span.start + found.start("org"), title.span.start + found.end("org")))
    return line_body(paper, Line(plain(title.span.of(paper.text)), title.span))


def _before_minutes(title: Fact, paper: Paper) -> Fact | None:
    """ "Lamps and Buoys minutes from 3 August": who met has none of the names that bodies go by."""
    if not title.span or title.inferred:
        return None
    words = masked(title.span.of(paper.text))
    called = CALLED.search(words, 1)
    name = words[: called.start()].strip(" -–—:,") if called else ""
    small = ("of", "and", "the", "for", "&", "on")
    named = all(w[:1].isupper() or w in small for w in name.split())
    if len(name.split()) < 2 or not named or GENERIC.match(name + " ") or _ITEM.match(name):
        return None
    return trimmed(paper.text, Span(title.span.start, title.span.start + len(name)))


def _met(paper: Paper) -> Fact | None:
    """ "A meeting of the Lamp Committee was held ..." in the first lines."""
    for line in paper.opening[: _FEW + 4]:
        words = masked(line.span.of(paper.text))[:LONGEST]
        found = _MEETING_OF.search(words) or _HELD_IT.match(words)
        if found and _is_body(found["org"]) and " " in found["org"] and not ANOTHER.match(found["org"]):
            return trimmed(paper.text, Span(line.span.start + found.start("org"), line.span.start + found.end("org")))
    return None


def _is_body(words: str) -> bool:
    return (
        re.search(rf"\b{BODY_WORD}\b", words) is not None or re.search(rf"\b{BODY_WORD}\b", words.title()) is not None
    )


def _lined(paper: Paper) -> Fact | None:
    """A line that is a body's name, or begins with one before a date, "minutes" or the like."""
    return next((org for line in _near(paper) if (org := line_body(paper, line))), None)


def _near(paper: Paper) -> Sequence[Line]:
    """The lines of the opening above the names of those present."""
    lines = list(takewhile(lambda line: not _NAMES.match(line.words), paper.opening[:_LINES]))
    return [
        line
        for n, line in enumerate(lines)
        if len(line.words) <= LONGEST
        and not _PERSON.match(line.words)
        and not (n and _runs_on(paper, lines[n - 1], line))
    ]


def _runs_on(paper: Paper, above: Line, line: Line) -> bool:
    """Whether a line of prose goes on from the one above: the body that it happens to begin with is told of."""
    both = min(len(above.words), len(line.words)) >= _PROSE_LINE
    return both and above.words[-1] not in ".:;!?" and paper.text.count("\n", above.span.end, line.span.start) == 1


def _front(paper: Paper) -> Fact | None:
    return next((paper.front[n] for n in ("body", "organisation", "department", "publisher") if n in paper.front), None)


def _published(paper: Paper) -> Fact | None:
    found = _PUBLISHER.search(paper.head()) or _ASKED.search(paper.head())
    if not found:
        return None
    start = found.start("org")  # the words of a link, without where it leads
    return trimmed(paper.text, Span(start, start + len(found["org"].rstrip())))


def _made_by(paper: Paper) -> Fact | None:
    """ "Annual report of the Lamp Board", "the response of the Lamp Inspectorate" """
    head = paper.masked_to(_TITLE_PART)
    made = (m for m in _MADE_BY.finditer(head) if not _ANSWERED.search(head, max(0, m.start() - 40), m.start()))
    found = RESPONDS.search(head) or next(made, None)
    return trimmed(paper.text, Span(*found.span("org"))) if found else None


def _resolved(paper: Paper) -> Fact | None:
    """ "Resolved: That the Lamp Panel notes ..." """
    found = _RESOLVED.search(paper.head())
    return trimmed(paper.text, Span(*found.span("org"))) if found else None


def _reported_to(paper: Paper) -> Fact | None:
    """ "Report to: Lamp Panel" """
    found = _REPORTED_TO.search(paper.head())
    return trimmed(paper.text, Span(*found.span("org"))) if found else None


def _prepared(paper: Paper) -> Fact | None:
    """ "This report was prepared by the Lamp Audit Office" """
    found = _PREPARED.search(paper.head())
    return trimmed(paper.text, Span(*found.span("org"))) if found else None


def _in_one_line(paper: Paper) -> Fact | None:
    """A page drawn as one line: the body's name before "Annual Report" """
    long = next((line for line in paper.opening[:1] if len(line.words) > LONGEST), None)
    found = _BEFORE_REPORT.search(masked(long.span.of(paper.text))[:_TITLE_PART]) if long else None
    if not long or not found:
        return None
    return trimmed(paper.text, Span(long.span.start + found.start("org"), long.span.start + found.end("org")))


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
    head = paper.head()
    at = len(head) - len(head.lstrip())
    found = WHOLE.match(head[at : at + LONGEST])
    if not found or not paper.text[:1].strip():
        return None
    return trimmed(paper.text, Span(at + found.start("org"), at + found.end("org")))
