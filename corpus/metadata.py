"""What a document says of itself: title, kind, date, author and role, addressee, body, subject; and what an analyst should query.

Read from where letters, packs and reports print it: front matter, `Date:` and `Subject:` lines, the address before the
salutation, the block after "Yours sincerely".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.dating import date_of, doubts_of
from corpus.models import Block, BlockKind, Description, Fact, Reading, Span
from corpus.plain import masked, plain

_SALUTATION = re.compile(r"Dear\s+[A-Z]\S*")
_FAREWELL = re.compile(r"(?:Yours\s+(?:sincerely|faithfully|truly)|(?:Kind|Best|With kind)\s+regards)\b", re.IGNORECASE)
_SUBJECT = re.compile(r"(?:SUBJECT|Subject|RE|Re)\s*:\s*(?=\S)")
_REPORT_OF = re.compile(r"(?:Report\s+(?:of|by|from)|Author|From|Presented\s+by|Lead\s+officer)\s*:\s*(?=\S)", re.IGNORECASE)
_PRESENTED = re.compile(r"[Pp]resented\s+to\s+Parliament\s+by\s+(?:the\s+)?(?P<role>[A-Z].{5,120}?)(?=\s+by\s+Command|\s+pursuant|\.|$)", re.S)
_ROLE = re.compile(
    r"\b(?:(?:Acting|Deputy|Interim|Assistant|Lead|Joint|Temporary|Parliamentary|Permanent|Vice|Lord|Chief|HM|His Majesty's|Her Majesty's)[ -])*"
    r"(?:Mayor|Police(?:, Fire)? and Crime Commissioner|Commissioner|Constable|Executive|Minister|Under-Secretary of State|Secretary of State|Secretary|"
    r"Director|Chair(?:man|woman|person)?|Inspector|Superintendent|Officer|Leader|Clerk|Treasurer|Auditor|Ombudsman|President|Head of)\b"
)
_HONOURS = re.compile(r"(?:(?:The )?(?:Rt|Right)\.? ?Hon(?:ourable)?\.? )?")
_MEETING_OF = re.compile(r"(?P<a>[^-–—]{6,90}?)\s+[-–—:]\s.*\bminutes\b|\bminutes\s+of\s+(?!the\s+meeting\s+held)(?:the\s+)?(?:meeting\s+of\s+)?(?:the\s+)?(?P<b>.{6,90}?)(?=\s+(?:meeting|held|dated|on)\b|$)", re.I | re.S)
_KINDS = (
    ("minutes", re.compile(r"\bminutes\s+of\b|\bminutes\b.{0,60}\bmeeting\b|^minutes\b", re.I | re.S)),
    ("action log", re.compile(r"\baction\s+(?:log|tracker|register)\b|\b(?:summary\s+)?update\s+on\s+progress\s+against\b|\bcommitments?\s+register\b", re.I)),
    ("government response", re.compile(r"\bgovernment(?:'s)?\s+(?:response|reply)\s+to\b|\bresponse\s+of\s+the\s+government\b|\btreasury\s+minutes?\b", re.I)),
    ("panel paper", re.compile(r"^\W*AGENDA\b|\breport\s+of\s*:|\bpurpose\s+of\s+(?:the\s+)?report\b|\bagenda\s+item\b", re.I | re.M)),
    ("progress report", re.compile(r"\bprogress\s+(?:report|update)\b|\bhighlight\s+report\b|\b(?:annual|quarterly|year\s+\d)\s+(?:progress|update|performance)\b", re.I)),
)
_AGENDA = re.compile(r"^\W*AGENDA\b", re.M)
_BODY_WORDS = re.compile(
    r"\b(?:Panel|Committee|Council|Board|Authority|Department|Ministry|Office|Agency|Inspectorate|Commission(?:er)?|Constabulary|Police|Trust|Service|Government)\b", re.I
)
_NOT_A_TITLE = re.compile(r"^(?:date|time|venue|to|from|report of|report|published|source|agenda|contents|tel|email|page)\b\s*:?|^[\W\d]+$|@|www\.", re.I)
_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b")
_PERSON = re.compile(r"(?:The )?(?:Rt|Right|Hon|Sir|Dame|Mr|Mrs|Ms|Dr|Lord|Lady|Baroness|Councillor|Cllr|Professor)\b\.?|(?:Minister|Secretary of State|Home Secretary)\b")
_STREET = re.compile(r"[\s,]+(?:\d+[a-z]?\s+[A-Z]|[A-Z]\w+ (?:House|Street|Road|Square|Building|Place|Avenue)\b|PO Box)")
_QUOTED = re.compile(r"['‘\"“*]{1,3}(?P<name>[A-Z][^'‘’\"“”*]{12,}?)['’\"”*]{1,3}")
_ANSWERED = re.compile(r"\b(?:in\s+response\s+to|response\s+to|publication\s+of|respond\s+to)\s+(?P<name>.{10,220}?)(?:\.|$)", re.S)
_HEAD = 2500  # characters: the opening of a document
_TITLE_WORDS = 45


@dataclass(frozen=True, slots=True)
class _Paper:
    """A reading with its blocks that are not furniture."""

    text: str
    blocks: Sequence[Block]

    def words(self, block: Block) -> str:
        return plain(" ".join(span.of(self.text) for span in block.spans))

    def head(self) -> str:
        return masked(self.text[:_HEAD])


def describe(reading: Reading, blocks: Sequence[Block], source: str) -> Description:
    """The facts of a document, each with its span, or empty where the document does not give it.

    `source` is the file's name: the title of a document that has none.
    """
    paper = _Paper(reading.text, [b for b in blocks if b.kind is not BlockKind.FURNITURE])
    kind = _kind(paper)
    author, role = _author(paper, kind.value)
    title = _title(paper, kind, source)
    date = date_of(reading.text, kind.value)
    return Description(
        title=title,
        kind=kind,
        date=date,
        author=author,
        role=role,
        addressee=_addressee(paper),
        body=_body(paper, blocks, kind.value, role, title),
        subject=_subject(paper),
        doubts=doubts_of(reading.text, date.value),
    )


def _kind(paper: _Paper) -> Fact:
    salutation, farewell = _find(_SALUTATION, paper.head()), _find(_FAREWELL, paper.text)
    if salutation and farewell:
        return Fact("letter", salutation)
    agenda = _find(_AGENDA, paper.head())
    for kind, pattern in _KINDS:
        found = _find(pattern, paper.head())
        if found and not (agenda and agenda < found):
            return Fact(kind, found)
    if agenda:
        return Fact("panel paper", agenda)
    if salutation or farewell:
        return Fact("letter", salutation or farewell)
    return Fact("report", inferred=True, reason="nothing in its opening says what kind it is")


def _title(paper: _Paper, kind: Fact, source: str) -> Fact:
    """The subject line of a letter, the line that calls minutes or a response so, or the first heading with its second line."""
    opening = paper.blocks[:25]
    salutation = next((n for n, b in enumerate(opening) if _SALUTATION.match(paper.words(b))), None)
    front = re.match(r"---\s*\n.*?^title:\s*[\"']?(?P<title>[^\n\"']+)", paper.text[:_HEAD], re.S | re.M)
    if front:
        return Fact(plain(front["title"]), Span(*front.span("title")))
    if salutation is not None:
        return _letter_title(paper, opening[salutation + 1 :]) or Fact(source, inferred=True, reason="no subject line: the file's name")
    named = next((b for b in opening if kind.value in ("minutes", "government response") and _holds(b, kind) and _may_be_title(paper.words(b))), None)
    if named:
        return _closed(paper, named)
    found = [b for b in opening if _may_be_title(paper.words(b))]
    heading = next((b for b in found if b.kind is BlockKind.HEADING), None)
    first = found[0] if found else None
    best = heading if heading and first and opening.index(heading) - opening.index(first) <= 4 else first
    if best is None or not best.spans:
        return Fact(source, inferred=True, reason="no heading: the file's name")
    after = opening[opening.index(best) + 1 : opening.index(best) + 2]
    if after and after[0].kind is BlockKind.HEADING and after[0].level == best.level and len(paper.words(best).split()) <= 6 and _may_be_title(paper.words(after[0])):
        return _fact(paper, Span(best.spans[0].start, after[0].spans[-1].end), join=": ")
    return _fact(paper, Span(best.spans[0].start, best.spans[-1].end))


def _holds(block: Block, fact: Fact) -> bool:
    return fact.span is not None and any(span.overlaps(fact.span) for span in block.spans)


def _closed(paper: _Paper, block: Block) -> Fact:
    """The block as a title, with the rest of a quoted name that goes on in the next."""
    span = Span(block.spans[0].start, block.spans[-1].end)
    if paper.text.count("‘", span.start, span.end) > paper.text.count("’", span.start, span.end):
        end = paper.text.find("’", span.end, span.end + 200)
        span = Span(span.start, end + 1) if end > 0 else span
    return _fact(paper, span)


def _letter_title(paper: _Paper, after: Sequence[Block]) -> Fact | None:
    for block in after[:4]:
        found = _SUBJECT.match(paper.words(block))
        span = Span(block.spans[0].start, block.spans[-1].end)
        if found:
            raw = _SUBJECT.search(masked(span.of(paper.text)))
            return _fact(paper, Span(span.start + (raw.end() if raw else 0), span.end))
        if block.kind is BlockKind.HEADING or (block.style and len(paper.words(block).split()) <= _TITLE_WORDS):
            return _fact(paper, span)
    return None


def _may_be_title(words: str) -> bool:
    return 2 <= len(words.split()) <= _TITLE_WORDS and not _NOT_A_TITLE.search(words)


def _author(paper: _Paper, kind: str) -> tuple[Fact, Fact]:
    """(name, role) of the signatory of a letter, or of whoever a report is of."""
    if kind == "letter":
        for n, block in enumerate(paper.blocks):
            if _FAREWELL.match(paper.words(block)):
                own = masked(paper.text[block.spans[0].start : block.spans[-1].end])
                rest = _FAREWELL.sub("", own, count=1).strip(" ,\n")
                after = [b for b in paper.blocks[n + 1 : n + 4] if paper.words(b)]
                if rest or after:
                    start = block.spans[-1].end - len(rest) if rest else after[0].spans[0].start
                    ends = after[1] if not rest and len(after) > 1 and len(paper.words(after[0]).split()) <= 5 else (after[0] if not rest else block)
                    return _name_and_role(paper.text, Span(start, ends.spans[-1].end))
    found = _REPORT_OF.search(paper.head())
    if found:
        end = paper.text.find("\n", found.end())
        return _name_and_role(paper.text, Span(found.end(), end if end > 0 else len(paper.text)))
    presented = _PRESENTED.search(paper.head())
    if presented:
        return Fact(), _fact(paper, Span(*presented.span("role")))
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
    name = _trimmed(text, Span(span.start, span.start + cut if cut else span.end))
    title = _trimmed(text, Span(span.start + cut, span.end)) if cut else Fact()
    honours = _HONOURS.match(name.value)
    if name.span and honours and honours.group():
        name = _trimmed(text, Span(name.span.start + len(honours.group()), name.span.end))
    if role and role.start() == left:
        return Fact(), _trimmed(text, span)
    return name, title


def _addressee(paper: _Paper) -> Fact:
    """The address block before the salutation, up to the street; else the salutation's own words."""
    for n, block in enumerate(paper.blocks[:20]):
        words = paper.words(block)
        if _SALUTATION.match(words):
            above = paper.blocks[max(0, n - 9) : n]
            named = next((b for b in above if _PERSON.match(paper.words(b)) and not b.style), None)
            if named:
                return _address(paper, named)
            for before in reversed(above):
                if _POSTCODE.search(paper.words(before)) or _STREET.search(paper.words(before)):
                    return _address(paper, before)
            span = block.spans[0]
            return _trimmed(paper.text, Span(span.start + 4, span.end))
    to = re.search(r"^\s*To\s*:\s*(?P<to>\S[^\n]{2,80})", paper.head(), re.M)
    return _trimmed(paper.text, Span(*to.span("to"))) if to else Fact()


def _address(paper: _Paper, block: Block) -> Fact:
    span = Span(block.spans[0].start, block.spans[-1].end)
    street = _STREET.search(masked(span.of(paper.text)))
    return _trimmed(paper.text, Span(span.start, span.start + street.start() if street else span.end))


def _body(paper: _Paper, blocks: Sequence[Block], kind: str, role: Fact, title: Fact) -> Fact:
    """The body that issues the paper: its letterhead's or footer's name, its heading, its department."""
    if kind == "letter":
        for block in blocks:
            words = plain(" ".join(s.of(paper.text) for s in block.spans))
            if block.kind is BlockKind.FURNITURE and _POSTCODE.search(words) and "," in words:
                start = block.spans[0].start
                return _trimmed(paper.text, Span(start, start + paper.text[start : block.spans[0].end].index(",")))
    if kind == "government response":
        department = re.search(r"^\s*(?P<name>(?:Department|Ministry|Office)\s+(?:for|of)[^\n]{3,70}|HM Treasury|Home Office|Cabinet Office)\s*$", paper.head(), re.M)
        department = department or re.search(r"\b(?P<name>(?:Department|Ministry) (?:for|of) [A-Z]\w+(?:,? (?:and )?[A-Z]\w+)*)", paper.head())
        return _trimmed(paper.text, Span(*department.span("name"))) if department else Fact()
    met = _MEETING_OF.search(title.span.of(paper.text)) if title.span and kind == "minutes" else None
    if met and title.span:
        start, end = met.span("a" if met["a"] else "b")
        return _trimmed(paper.text, Span(title.span.start + start, title.span.start + end))
    for block in paper.blocks[:6]:
        words = paper.words(block)
        if kind != "letter" and (block.kind is BlockKind.HEADING or words.isupper()) and len(words.split()) <= 12 and _BODY_WORDS.search(words) and not _NOT_A_TITLE.search(words) and words[-1:] not in ".:":
            span = Span(block.spans[0].start, block.spans[-1].end)
            part = re.search(r":\s|[,–—-]\s+(?:\d{1,2}\s+)?[A-Z][a-z]+\s+\d{4}", span.of(paper.text))
            return _trimmed(paper.text, Span(span.start, span.start + part.start() if part else span.end))
    return Fact(role.value, role.span, True, "the signatory's office") if role.value and kind == "letter" else Fact()


def _subject(paper: _Paper) -> Fact:
    """The report that is answered: its quoted title, or the words after "in response to"."""
    head = paper.text[:_HEAD]
    subject = _SUBJECT.search(head)
    answered = _ANSWERED.search(head)
    if not subject and not answered:
        return Fact()
    quoted = _QUOTED.search(head, subject.end() if subject else answered.start() if answered else 0)
    if quoted and quoted.start() < (subject or answered).end() + 400:  # type: ignore[union-attr]
        return _fact(paper, Span(*quoted.span("name")))
    if answered:
        return _fact(paper, Span(*answered.span("name")))
    end = re.search(r"\n\s*\n|$", head[subject.end() :])  # type: ignore[union-attr]
    return _fact(paper, Span(subject.end(), subject.end() + end.start())) if subject and end else Fact()


def _find(pattern: re.Pattern[str], text: str) -> Span | None:
    found = pattern.search(text)
    return Span(*found.span()) if found else None


def _fact(paper: _Paper, span: Span, join: str = " ") -> Fact:
    value = plain(re.sub(r"\n\s*\n", join, span.of(paper.text)))
    return Fact(re.sub(r"\s+:", ":", value), span)


def _trimmed(text: str, span: Span) -> Fact:
    """The fact at `span` without markup, dashes, commas and white space at its edges."""
    words = masked(span.of(text))
    start = len(words) - len(words.lstrip(" \t\n,;:–—-"))
    end = len(words.rstrip(" \t\n,;:–—-"))
    if end <= start:
        return Fact()
    inner = Span(span.start + start, span.start + end)
    return Fact(plain(inner.of(text)), inner)
