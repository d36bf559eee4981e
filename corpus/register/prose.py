"""The sentences of a document as the register reads them: what is found in their words can be cited in place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.hyphens import soft_breaks
from corpus.layout.labels import ITEM_HEADING, label_of
from corpus.models import ASIDES, Block, BlockKind, Span, Spans
from corpus.plain import SCRIPT, masked, words_of
from corpus.register.asking.fieldnames import begins_field
from corpus.register.asking.voices import RESPONSE_START, announces_answer
from corpus.sentences import sentences_of

_QUOTATION = re.compile(
    r"(?:Paragraphs?|Paras?\.?|Recommendations?) [\d., &–and-]{1,20} \([^()]{10,400}\): (?=[A-Z\d])|"
    r"As (?:for|to|regards) the (?:area for improvement|recommendation|cause of concern), which is that [^,]{10,300}, "
)  # "Paragraph 12 (schools should count absences): We agree."
_ENDS = (".", ":", ";", "!", "?", ")", "”", '"')
_NO_TITLE_ENDS = ".,:;!?)-–—&/"
_TITLE_WORDS = 20
_TITLE_WIDTH, _LISTED_TITLE = 0.8, 0.95  # of the usual width: what is longer may have been broken by chance
_WRAPPED = 3  # lines of a block, from which all but the last may be as long as the page is wide
_ORDERED = re.compile(r"\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})[.)]")
_GAP = re.compile(r"(?:[^\S\f]|[•*_>-])*")  # not over a page's end


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of block number `block`; `opens` where it is the block's first."""

    spans: Spans
    words: str
    block: int
    opens: bool


@dataclass(frozen=True, slots=True)
class Prose:
    """Words without markup, white space folded, apostrophes straight; `origin`: each character's place in the text."""

    words: str
    origin: tuple[int, ...]

    def span(self, start: int = 0, end: int | None = None) -> Span:
        """The stored text from the first to the last word of `words[start:end]`."""
        end = len(self.words) if end is None else end
        piece = self.words[start:end]
        left = start + len(piece) - len(piece.lstrip())
        right = start + len(piece.rstrip())
        return Span(self.origin[left], self.origin[max(left, right - 1)] + 1)


def sentences(text: str, blocks: Sequence[Block]) -> list[Sentence]:
    """Every sentence outside tables, footnotes and furniture, in order; a table of one column is a box with text."""
    found = []
    usual = _usual_width(blocks, text)
    for n, spans in _pieces(blocks, text):
        share = _LISTED_TITLE if _ORDERED.fullmatch(blocks[n].marker) else _TITLE_WIDTH
        titled = _at_title(sentences_of(spans, text), text, usual * share)
        lined = [piece for said in titled for piece in _at_fields(said, text)]
        labelled = [piece for line in lined for piece in _without_label(line, text)]
        pieces = [part for piece in labelled for part in _without_quotation(piece, text)]
        for m, own in enumerate(pieces):
            found.append(Sentence(own, words_of(own, text), n, m == 0))
    return found


def _pieces(blocks: Sequence[Block], text: str) -> Iterator[tuple[int, Spans]]:
    """The blocks of running text, the rows of a box as one, but for a label on a row of its own or beside its words."""
    box: list[int] = []
    cards = _cards(blocks, text)
    for n, block in enumerate(blocks):
        if block.kind in ASIDES:
            continue
        boxed = block.kind is BlockKind.TABLE_ROW and len(block.cells) == 1 and bool(block.cells[0])
        if box and not (boxed and _goes_on(blocks[box[-1]], block, text)):
            yield box[0], tuple(span for m in box for span in blocks[m].cells[0])
            box = []
        if n in cards:
            yield from ((n, cell) for cell in block.cells)
        elif boxed:
            box.append(n)
        elif block.kind is not BlockKind.TABLE_ROW:
            yield n, block.spans
    if box:
        yield box[0], tuple(span for m in box for span in blocks[m].cells[0])


def _cards(blocks: Sequence[Block], text: str) -> set[int]:
    """The rows of two cells that say "Recommendation 1" and what it is, or "Response" and what that is."""
    rows = [n for n, b in enumerate(blocks) if b.kind is BlockKind.TABLE_ROW and len(b.cells) == 2 and all(b.cells)]
    named = {n: words_of(blocks[n].cells[0], text) for n in rows}
    items = {n for n, words in named.items() if ITEM_HEADING.match(words)}
    answers = {n for n, words in named.items() if announces_answer(words)}
    return items | answers if len(items) > 1 and answers and max(answers) > min(items) else set()


def _goes_on(above: Block, block: Block, text: str) -> bool:
    """Whether a row of a box goes on the sentence of the row above it."""
    row, before = words_of(block.cells[0], text), words_of(above.cells[0], text)
    return label_of(row) is None and before[-1:] not in ".:;!?" and not ITEM_HEADING.match(before)


def _usual_width(blocks: Sequence[Block], text: str) -> int:
    """How long the lines are that the document breaks to fit its page; of one that breaks none, its longest line."""
    lines = [[*map(len, span.of(text).split("\n"))] for b in blocks if b.kind not in ASIDES for span in b.spans]
    full = sorted(max(own[:-1]) for own in lines if len(own) >= _WRAPPED)
    return full[len(full) // 2] if full else max((n for own in lines for n in own), default=0)


def _at_title(said: Sequence[Spans], text: str, width: float) -> list[Spans]:
    """The sentences of a block, the first cut behind a title: a line shorter than `width` with its next word."""
    if not said or "\n" not in (whole := said[0][0].of(text)):
        return list(said)
    first = said[0][0]
    line, _, rest = whole.partition("\n")
    below = first.end - len(rest.lstrip())
    if not _is_title(line.rstrip(), text[below : said[-1][-1].end].split("\n")[0], width):
        return list(said)
    return [(Span(first.start, first.start + len(line.rstrip())),), (Span(below, first.end), *said[0][1:]), *said[1:]]


def _is_title(line: str, below: str, width: float) -> bool:
    words, after = line.split(), below.split()
    if not words or len(words) > _TITLE_WORDS or line[-1] in _NO_TITLE_ENDS or not below[:1].isupper():
        return False
    return (words[0][0].isupper() or words[0][0].isdigit()) and len(line) + 1 + len(after[0]) < width and len(after) > 2


def _at_fields(spans: Spans, text: str) -> list[Spans]:
    """The sentence, cut where a line in it begins with a field or an answer: "Priority: High", "Response: Agreed."."""
    first = spans[0]
    lines = text[first.start : first.end].split("\n")
    at, cuts = first.start, []
    for above, line in pairwise(lines):
        at += len(above) + 1
        ended = begins_field(above.strip()) or above.rstrip().endswith(_ENDS)
        if ended and (begins_field(line.strip()) or (RESPONSE_START.match(line.strip()) and ":" in line)):
            cuts.append(at)
    if not cuts:
        return [spans]
    ends = [Span(start, end) for start, end in pairwise([first.start, *cuts, first.end])]
    return [*((Span(s.start, s.start + len(s.of(text).rstrip())),) for s in ends[:-1]), (ends[-1], *spans[1:])]


def _without_label(spans: Spans, text: str) -> list[Spans]:
    """The sentence, parted from a line in it that only says that an answer follows, or whose: "Scottish Government"."""
    first = spans[0]
    at = first.start
    while (line := text.find("\n", at, first.end)) >= 0:
        words = words_of((Span(at, line),), text)
        below = Span(line + 1 + len(_GAP.match(text, line + 1)[0]), first.end)  # type: ignore[index]
        begins = not text[below.start : below.start + 1].islower()  # else it is a line that ends by chance
        ended = at == first.start or text[first.start : at].rstrip().endswith(_ENDS)
        if words and begins and ended and announces_answer(words) and below.start < below.end:
            above = [(Span(first.start, at - 1),)] if at > first.start else []
            return [*above, (Span(at, line),), (below, *spans[1:])]
        at = line + 1
    return [spans]


def _without_quotation(spans: Spans, text: str) -> list[Spans]:
    """A sentence by itself behind the words in which it first tells what it answers."""
    prose = prose_of(spans, text)
    found = _QUOTATION.match(prose.words)
    if found is None or not prose.words[found.end() :].strip():
        return [spans]
    at = prose.span(found.end()).start
    before = tuple(Span(s.start, min(s.end, at)) for s in spans if s.start < at)
    return [before, tuple(Span(max(s.start, at), s.end) for s in spans if s.end > at)]


def place_of(words: str, spans: Spans, text: str) -> Span | None:
    """Where plain `words` are printed within `spans`; None where they are not, or not in one piece."""
    prose = prose_of(spans, text)
    at = prose.words.find(words.replace("’", "'")) if words else -1
    return prose.span(at, at + len(words)) if at >= 0 else None


def prose_of(spans: Spans, text: str) -> Prose:
    words: list[str] = []
    origin: list[int] = []
    for span in spans:
        raised = [m.span() for m in SCRIPT.finditer(span.of(text))]  # "3<sup>rd</sup> June"
        cut = {span.start + n for start, end in (*soft_breaks(span.of(text), text), *raised) for n in range(start, end)}
        for at, char in enumerate(masked(span.of(text)) + " ", span.start):
            if at in cut:
                continue
            char = " " if char.isspace() else "'" if char == "’" else char
            if char != " " or (words and words[-1] != " "):
                words.append(char)
                origin.append(at)
    return Prose("".join(words), tuple(origin))


def merged(spans: Sequence[Span], text: str) -> Spans:
    """Neighbouring spans as one where nothing but white space, bullets and emphasis lies between them."""
    found: list[Span] = []
    for span in spans:
        if found and span.start >= found[-1].end and _GAP.fullmatch(text, found[-1].end, span.start):
            found[-1] = Span(found[-1].start, span.end)
        else:
            found.append(span)
    return tuple(found)
