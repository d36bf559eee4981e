"""What a document says of itself: title, kind, date, author and role, addressee, body, report answered, and doubts.

Read from where letters, packs and reports print it: front matter, `Date:` and `Subject:` lines, the address before the
salutation, the block after "Yours sincerely".
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from corpus.metadata.answering import answers_of
from corpus.metadata.bodies import body_of
from corpus.metadata.dating import date_of
from corpus.metadata.doubts import doubts_of
from corpus.metadata.kinds import kind_of
from corpus.metadata.language import language_of
from corpus.metadata.paper import Paper
from corpus.metadata.parties import addressee_of, author_of, signatory_of
from corpus.metadata.sheetfacts import SHEETS, log_of, outside_rows
from corpus.metadata.titling import title_of
from corpus.models import Block, BlockKind, Description, Reading


def describe(reading: Reading, blocks: Sequence[Block], source: str) -> Description:
    """The facts of a document, each with its span, or empty where the document does not give it.

    `source` is the file's name: the title of a document that has none.
    """
    is_sheet = reading.format in SHEETS
    log = log_of(reading, blocks) if is_sheet else None
    if is_sheet:
        reading = outside_rows(reading, blocks)
        blocks = [block for block in blocks if block.kind is not BlockKind.TABLE_ROW]
    paper = Paper(reading.text, [b for b in blocks if b.kind is not BlockKind.FURNITURE])
    kind = kind_of(paper)
    if kind.inferred and log:
        kind = log
    author, role = author_of(paper, kind.value)
    top = list(takewhile(lambda block: block.kind is BlockKind.FURNITURE, blocks))
    title = title_of(paper, kind, source, top)
    date = date_of(paper, kind.value)
    return Description(
        title=title,
        kind=kind,
        date=date,
        author=author,
        role=role,
        signatory=signatory_of(paper, kind.value),
        addressee=addressee_of(paper),
        body=body_of(paper, blocks, kind.value, role, title),
        answers=answers_of(paper, kind.value, title),
        language=language_of(reading.text),
        doubts=doubts_of(reading.text, date.value),
    )
