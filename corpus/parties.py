"""Who wrote a paper, in what office, to whom, and which body issues it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.models import Block, BlockKind, Fact, Span
from corpus.paper import FAREWELL, NOT_A_TITLE, SALUTATION, Paper, fact, trimmed
from corpus.plain import masked, plain

_REPORT_OF = re.compile(
    r"(?:Report\s+(?:of|by|from)|Author|From|Presented\s+by|Lead\s+officer)\s*:\s*(?=\S)", re.IGNORECASE
)
_PRESENTED = re.compile(
    r"[Pp]resented\s+to\s+Parliament\s+by\s+(?:the\s+)?(?P<role>[A-Z].{5,120}?)(?=\s+by\s+Command|\s+pursuant|\.|$)",
    re.S,
)
_ROLE = re.compile(
    r"\b(?:(?:Acting|Deputy|Interim|Assistant|Lead|Joint|Temporary|Parliamentary|Permanent|Vice|Lord|Chief|HM|"
    r"His Majesty's|Her Majesty's)[ -])*"
    r"(?:Mayor|Police(?:, Fire)? and Crime Commissioner|Commissioner|Constable|Executive|Minister|"
    r"Under-Secretary of State|Secretary of State|Secretary|"
    r"Director|Chair(?:man|woman|person)?|Inspector|Superintendent|Officer|Leader|Clerk|Treasurer|Auditor|"
    r"Ombudsman|President|Head of)\b"
)
_HONOURS = re.compile(r"(?:(?:The )?(?:Rt|Right)\.? ?Hon(?:ourable)?\.? )?")
_MEETING_OF = re.compile(
    r"(?P<a>[^-–—]{6,90}?)\s+[-–—:]\s.*\bminutes\b|"
    r"\bminutes\s+of\s+(?!the\s+meeting\s+held)(?:the\s+)?(?:meeting\s+of\s+)?(?:the\s+)?(?P<b>.{6,90}?)(?=\s+(?:meeting|held|dated|on)\b|$)",
    re.I | re.S,
)
_BODY_WORDS = re.compile(
    r"\b(?:Panel|Committee|Council|Board|Authority|Department|Ministry|Office|Agency|Inspectorate|"
    r"Commission(?:er)?|Constabulary|Police|Trust|Service|Government)\b",
    re.I,
)
_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b")
_PERSON = re.compile(
    r"(?:The )?(?:Rt|Right|Hon|Sir|Dame|Mr|Mrs|Ms|Dr|Lord|Lady|Baroness|Councillor|Cllr|Professor)\b\.?|"
    r"(?:Minister|Secretary of State|Home Secretary)\b"
)
_STREET = re.compile(
    r"[\s,]+(?:\d+[a-z]?\s+[A-Z]|[A-Z]\w+ (?:House|Street|Road|Square|Building|Place|Avenue)\b|PO Box)"
)


def author_of(paper: Paper, kind: str) -> tuple[Fact, Fact]:
    """(name, role) of the signatory of a letter, or of whoever a report is of."""
    if kind == "letter":
        for n, block in enumerate(paper.blocks):
            if FAREWELL.match(paper.words(block)):
                own = masked(paper.text[block.spans[0].start : block.spans[-1].end])
                rest = FAREWELL.sub("", own, count=1).strip(" ,\n")
                after = [b for b in paper.blocks[n + 1 : n + 4] if paper.words(b)]
                if rest or after:
                    start = block.spans[-1].end - len(rest) if rest else after[0].spans[0].start
                    ends = (
                        after[1]
                        if not rest and len(after) > 1 and len(paper.words(after[0]).split()) <= 5
                        else (after[0] if not rest else block)
                    )
                    return _name_and_role(paper.text, Span(start, ends.spans[-1].end))
    found = _REPORT_OF.search(paper.head())
    if found:
        end = paper.text.find("\n", found.end())
        return _name_and_role(paper.text, Span(found.end(), end if end > 0 else len(paper.text)))
    presented = _PRESENTED.search(paper.head())
    if presented:
        return Fact(), fact(paper, Span(*presented.span("role")))
    return Fact(), Fact()


def _name_and_role(text: str, span: Span) -> tuple[Fact, Fact]:
    """A signature parted where its first line ends, a dash or comma stands, or the role's own words begin."""
    words = masked(span.of(text))
    left = len(words) - len(words.lstrip())
    line = re.search(r"\S[^\S\n]*\n", words[left:])
    role = _ROLE.search(words, left)
    mark = re.search(r"\s[-–—]\s|,\s", words[left:])
    cuts = [left + line.end() - 1 if line else 0, role.start() if role else 0, left + mark.start() if mark else 0]
    cut = min((c for c in cuts if c > left), default=0)
    name = trimmed(text, Span(span.start, span.start + cut if cut else span.end))
    title = trimmed(text, Span(span.start + cut, span.end)) if cut else Fact()
    honours = _HONOURS.match(name.value)
    if name.span and honours and honours.group():
        name = trimmed(text, Span(name.span.start + len(honours.group()), name.span.end))
    if role and role.start() == left:
        return Fact(), trimmed(text, span)
    return name, title


def addressee_of(paper: Paper) -> Fact:
    """The address block before the salutation, up to the street; else the salutation's own words."""
    for n, block in enumerate(paper.blocks[:20]):
        words = paper.words(block)
        if SALUTATION.match(words):
            above = paper.blocks[max(0, n - 9) : n]
            named = next((b for b in above if _PERSON.match(paper.words(b)) and not b.style), None)
            if named:
                return _address(paper, named)
            for before in reversed(above):
                if _POSTCODE.search(paper.words(before)) or _STREET.search(paper.words(before)):
                    return _address(paper, before)
            span = block.spans[0]
            return trimmed(paper.text, Span(span.start + 4, span.end))
    to = re.search(r"^\s*To\s*:\s*(?P<to>\S[^\n]{2,80})", paper.head(), re.M)
    return trimmed(paper.text, Span(*to.span("to"))) if to else Fact()


def _address(paper: Paper, block: Block) -> Fact:
    span = Span(block.spans[0].start, block.spans[-1].end)
    street = _STREET.search(masked(span.of(paper.text)))
    return trimmed(paper.text, Span(span.start, span.start + street.start() if street else span.end))


def body_of(paper: Paper, blocks: Sequence[Block], kind: str, role: Fact, title: Fact) -> Fact:
    """The body that issues the paper: its letterhead's or footer's name, its heading, its department."""
    if kind == "letter":
        for block in blocks:
            words = plain(" ".join(s.of(paper.text) for s in block.spans))
            if block.kind is BlockKind.FURNITURE and _POSTCODE.search(words) and "," in words:
                start = block.spans[0].start
                return trimmed(paper.text, Span(start, start + paper.text[start : block.spans[0].end].index(",")))
    if kind == "government response":
        department = re.search(
            r"^\s*(?P<name>(?:Department|Ministry|Office)\s+(?:for|of)[^\n]{3,70}|HM Treasury|Home Office|"
            r"Cabinet Office)\s*$",
            paper.head(),
            re.M,
        )
        department = department or re.search(
            r"\b(?P<name>(?:Department|Ministry) (?:for|of) [A-Z]\w+(?:,? (?:and )?[A-Z]\w+)*)", paper.head()
        )
        return trimmed(paper.text, Span(*department.span("name"))) if department else Fact()
    met = _MEETING_OF.search(title.span.of(paper.text)) if title.span and kind == "minutes" else None
    if met and title.span:
        start, end = met.span("a" if met["a"] else "b")
        return trimmed(paper.text, Span(title.span.start + start, title.span.start + end))
    for block in paper.blocks[:6]:
        words = paper.words(block)
        if (
            kind != "letter"
            and (block.kind is BlockKind.HEADING or words.isupper())
            and len(words.split()) <= 12
            and _BODY_WORDS.search(words)
            and not NOT_A_TITLE.search(words)
            and words[-1:] not in ".:"
        ):
            span = Span(block.spans[0].start, block.spans[-1].end)
            part = re.search(r":\s|[,–—-]\s+(?:\d{1,2}\s+)?[A-Z][a-z]+\s+\d{4}", span.of(paper.text))
            return trimmed(paper.text, Span(span.start, span.start + part.start() if part else span.end))
    return Fact(role.value, role.span, True, "the signatory's office") if role.value and kind == "letter" else Fact()
