"""Who wrote a paper, who signed it, in what office, and to whom."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.metadata.bodynames import NAMED
from corpus.metadata.lineletters import addressed_to, signature_of
from corpus.metadata.paper import FAREWELL, SALUTATION, Paper, fact, trimmed
from corpus.models import Block, Fact, Span
from corpus.plain import masked, plain

_REPORT_OF = re.compile(
    r"^[\W_]*(?:(?i:Report\s+(?:of|by|from)|(?:Report\s+)?Authors?|From|Presented\s+by|Lead\s+(?:officer|author)|"
    r"Prepared\s+by|Written\s+by|Reporting\s+officer|Kept\s+by)\s*:\W*|(?:Prepared|Written|Kept)\s+by\s+)(?=[A-Z])",
    re.MULTILINE,
)
_PRESENTED = re.compile(
    r"[Pp]resented\s+(?:to\s+Parliament\s+)?by\s+(?:the\s+)?(?P<role>[A-Z].{5,120}?)(?=\s+by\s+Command|\s+pursuant|\n\s*\n|\.|$)",
    re.S,
)
_FROM = re.compile(
    r"\b(?:[Ll]etter\s+(?:to\s+[^\n]{3,80}?\s+)?from|sent\s+on\s+behalf\s+of)\s+(?P<who>(?:Rt\s+Hon\s+)?[A-Z][^\n]{3,120})"
)
_ROLE = re.compile(
    r"\b(?:(?:Acting|Deputy|Interim|Assistant|Lead|Joint|Temporary|Parliamentary|Permanent|Vice|Lord|Chief|HM|Corporate|"
    r"Executive|Senior|His Majesty's|Her Majesty's)[ -])*"
    r"(?:Mayor|Police(?:, Fire)? and Crime Commissioner|Commissioner|Constable|Executive|Minister|"
    r"Under-Secretary of State|Secretary of State|Secretary|"
    r"Director|Chair(?:man|woman|person)?|Inspector|Superintendent|Officer|Leader|Clerk|Treasurer|Auditor|"
    r"Ombudsman|President|Head of|Manager|Convener|Coroner)\b"
)
_HONOURS = re.compile(r"(?:[Pp]\.?[Pp]\.? )?(?:(?:The )?(?:Rt|Right)\.? ?Hon(?:ourable)?\.? )?")  # "pp": signed for
_NAME = re.compile(
    r"(?:(?:The )?(?:Rt|Right)\.? Hon\.? |(?:Cllr|Councillor|Sir|Dame|Lord|Baroness|Dr|Mr|Mrs|Ms|Professor)\.? )?"
    r"[A-Z][\w’'-]+(?: [A-Z][\w’'.-]*){1,3}(?: (?:MP|QPM|CBE|OBE|MBE|DL|KC|QC))*\b"
)
_NOT_A_PERSON = re.compile(
    r"\b(?:Police|Council|Office|Services?|Department|Crime|Justice|Board|Committee|Authority|and|of)\b"
)
_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b")
_PERSON = re.compile(
    r"(?:The )?(?:Rt|Right|Hon|Sir|Dame|Mr|Mrs|Ms|Dr|Lord|Lady|Baroness|Councillor|Cllr|Professor)\b\.?|"
    r"(?:Minister|Secretary of State|Home Secretary)\b"
)
_STREET = re.compile(
    r"[\s,]+(?:\d+[a-z]?\s+[A-Z]|[A-Z]\w+ (?:House|Street|Road|Square|Building|Place|Avenue)\b|PO Box|[Bb]y [Ee]-?mail)"
)
_NUMBERED = re.compile(r"\d+[a-z]?\s+[A-Z](?![^\n]*\b(?:19|20)\d\d\b)")  # a street, not a date
_MAILBOX = re.compile(r"\s*[<(\[]?[\w.+'-]+@[\w.-]+[>)\]]?")
_LAST_LINES = 6
_ADDRESS_LINE = 5  # words
_SENTENCE = 16  # words
_READ_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s*[\dO][A-Z]{2}\b")  # as OCR reads it
_SIGNATURE = 90  # characters of a line


def author_of(paper: Paper, kind: str) -> tuple[Fact, Fact]:
    """(name, role) of the signatory of a letter, or of whoever a report is of."""
    if paper.mail:
        return _sender(paper), Fact()
    if kind == "letter":
        signed = _signed(paper)
        if signed:
            return signed
    sender = paper.memo.get("from")
    if sender and sender.span and kind != "minutes":
        return named_in(paper.text, sender.span)
    found = _REPORT_OF.search(paper.head())
    if found and kind != "minutes":
        end = re.search(r"\.\s+[A-Z]|\n|$", paper.text[found.end() :])
        return named_in(paper.text, Span(found.end(), found.end() + (end.start() if end else 0)))
    if "author" in paper.front:
        return paper.front["author"], paper.front.get("role", Fact())
    presented = _PRESENTED.search(paper.head())
    if presented:
        return Fact(), fact(paper, Span(*presented.span("role")))
    return Fact(), Fact()


def signatory_of(paper: Paper, kind: str) -> Fact:
    """Who signed a letter or an e-mail at its end, by name, or by office where only that is printed."""
    signed = _signed(paper) if kind in ("letter", "e-mail") else None
    return (signed[0] if signed[0].value else signed[1]) if signed else Fact()


def _signed(paper: Paper) -> tuple[Fact, Fact] | None:
    for n, block in enumerate(paper.blocks):
        if FAREWELL.match(paper.words(block)):
            found = _after_farewell(paper, n, block)
            if found:
                return found
    by_line = signature_of(paper)
    if by_line:
        return named_in(paper.text, by_line)
    named = _FROM.search(masked(paper.text[:400]))
    if named:
        return named_in(paper.text, Span(*named.span("who")))
    return _capitals(paper) or _last_lines(paper)


def _after_farewell(paper: Paper, n: int, block: Block) -> tuple[Fact, Fact] | None:
    own = masked(paper.text[block.spans[0].start : block.spans[-1].end])
    rest = FAREWELL.sub("", own, count=1).strip(" ,\n")
    after = [b for b in paper.blocks[n + 1 : n + 4] if paper.words(b)]
    if not rest and not after:
        return None
    start = block.spans[-1].end - len(rest) if rest else after[0].spans[0].start
    last = block if rest else after[0]
    if not rest and len(after) > 1 and len(paper.words(after[0]).split()) <= 5:
        last = after[1]
        if len(after) > 2 and NAMED.fullmatch(paper.words(after[2])):
            last = after[2]  # the body, on a line of its own
    return named_in(paper.text, Span(start, last.spans[-1].end))


def _last_lines(paper: Paper) -> tuple[Fact, Fact] | None:
    """A name with an office, on the last lines of a letter without a farewell."""
    lines = [(m.start(), m.group()) for m in re.finditer(r"[^\n]*\S[^\n]*", masked(paper.text))][-_LAST_LINES:]
    for n, (start, line) in enumerate(lines):
        words = line.strip()
        begin = start + line.index(words)
        if len(words) > _SIGNATURE or words.endswith((".", ":")) or not (name := _NAME.match(words)):
            continue
        role = _ROLE.search(words, 1)
        if role and role.start() <= name.end() + 2:
            return named_in(paper.text, Span(begin, begin + len(words)))
        after = lines[n + 1 : n + 2]
        if name.end() == len(words) and after and _ROLE.match(after[0][1].strip()) and len(after[0][1]) <= _SIGNATURE:
            return named_in(paper.text, Span(begin, after[0][0] + len(after[0][1].rstrip())))
    return None


def _capitals(paper: Paper) -> tuple[Fact, Fact] | None:
    """A name in capitals that ends a letter; its office stands under the same name in the letterhead."""
    found = re.search(r"(?:^|\n)[ \t*_]*(?P<who>[A-Z]{2,}(?: [A-Z][A-Z’'.-]*){1,3})[\s*_]*$", masked(paper.text))
    if not found:
        return None
    name = trimmed(paper.text, Span(*found.span("who")))
    for n, line in enumerate(paper.opening[:-1]):
        if name.value.lower() in line.words.lower() and (role := _ROLE.match(paper.opening[n + 1].words)):
            below = paper.opening[n + 1].span
            return name, trimmed(paper.text, Span(below.start + role.start(), below.end))
    return name, Fact()


def _sender(paper: Paper) -> Fact:
    """The name that an e-mail is from, or its address where no name is given."""
    sender = paper.mail["from"]
    if sender.span is None:
        return sender
    words = sender.span.of(paper.text)
    address = _MAILBOX.search(words)
    end = address.start() if address and address.start() else len(words)
    return trimmed(paper.text, Span(sender.span.start, sender.span.start + len(words[:end].rstrip(" <\"'"))))


def named_in(text: str, span: Span) -> tuple[Fact, Fact]:
    """(name, role): parted where the first line ends, a dash or comma stands, or the role's own words begin."""
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
        return _office_first(text, span, words)
    return name, title


def _office_first(text: str, span: Span, words: str) -> tuple[Fact, Fact]:
    """ "Chief Keeper, Wren Calder": the office, then the name."""
    comma = re.search(r",\s+(?=[A-Z])", words)
    name = _NAME.match(words, comma.end()) if comma else None
    if comma and name and not _ROLE.match(words, comma.end()) and not _NOT_A_PERSON.search(name.group()):
        office = trimmed(text, Span(span.start, span.start + comma.start()))
        return trimmed(text, Span(span.start + name.start(), span.start + name.end())), office
    return Fact(), trimmed(text, span)


def addressee_of(paper: Paper) -> Fact:
    """The address block before the salutation, up to the street; else the salutation's own words."""
    if "to" in paper.mail:
        return _without_addresses(paper, paper.mail["to"])
    for n, block in enumerate(paper.blocks[:20]):
        words = paper.words(block)
        if SALUTATION.match(words):
            return _addressed(paper, n, block)
    to = re.search(r"^\W*(?:Report\s+)?To\s*:\W*(?P<to>\S[^\n]{2,80})", paper.head(), re.MULTILINE | re.IGNORECASE)
    return (
        trimmed(paper.text, Span(*to.span("to")))
        if to
        else addressed_to(paper) or _above_the_first_sentence(paper) or Fact()
    )


def _above_the_first_sentence(paper: Paper) -> Fact | None:
    """The last address of three lines or more above a letter that has no salutation."""
    prose = next((n for n, b in enumerate(paper.blocks[:20]) if len(paper.words(b).split()) > _SENTENCE), 0)
    found = [
        b
        for b in paper.blocks[:prose]
        if _READ_POSTCODE.search(paper.words(b)) and paper.text.count("\n", b.spans[0].start, b.spans[-1].end) >= 2
    ]
    return _address(paper, found[-1]) if found else None


def _addressed(paper: Paper, n: int, salutation: Block) -> Fact:
    above = paper.blocks[max(0, n - 9) : n]
    addresses = [b for b in above if _POSTCODE.search(paper.words(b))]
    if len(addresses) > 1:  # the sender's, then the addressee's
        return _address(paper, addresses[-1])
    named = next((b for b in above if _PERSON.match(paper.words(b)) and not b.style), None)
    if named:
        return _address(paper, named)
    for at in reversed(range(len(above))):
        words = paper.words(above[at])
        if _POSTCODE.search(words) or _STREET.search(words) or _NUMBERED.match(words):
            return _address(paper, _first_of_address(paper, above[: at + 1]))
    by_line = addressed_to(paper)
    if by_line:
        return by_line
    span = salutation.spans[0]
    return trimmed(paper.text, Span(span.start + 4, span.end))


def _first_of_address(paper: Paper, run: Sequence[Block]) -> Block:
    """The first block of an address that has a block for each line: it begins below a date or a longer block."""
    first = run[-1]
    if len(paper.words(first).split()) > _ADDRESS_LINE:
        return first
    for block in reversed(run[:-1]):
        words = paper.words(block)
        if len(words.split()) > _ADDRESS_LINE or block.style or re.search(r"\b(?:19|20)\d\d$|[\[\]:@]", words):
            break
        first = block
    return first


def _without_addresses(paper: Paper, to: Fact) -> Fact:
    """The names an e-mail goes to, without their mailboxes where names are given."""
    return Fact(plain(_MAILBOX.sub("", to.value)).strip(' ,;<>"') or to.value, to.span)


def _address(paper: Paper, block: Block) -> Fact:
    span = Span(block.spans[0].start, block.spans[-1].end)
    street = _STREET.search(masked(span.of(paper.text)))
    return trimmed(paper.text, Span(span.start, span.start + street.start() if street else span.end))
