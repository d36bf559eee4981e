"""Libraries stocked with fictional letters, read as adding reads them but here and now."""

from __future__ import annotations

import random
from hashlib import sha256

from corpus.library import Library
from corpus.models import Document
from corpus.parsing import parsed_of

LETTER = """Office of the Harbour Board
Quay House, Ravenshoe

4 March 2031

Dear Warden

SUBJECT: The state of the north light

Recommendation 1
The board should mend the north light within three months.

The board accepts this. Warden Hale will mend the north light by 30 June, and the keepers will report to the
council every month until the light is mended.

Recommendation 2
The board should count the eels in the long pond.

The board does not accept this. The eels were counted in 2030 by the keepers of the pond, and there were 412 of them.

Yours sincerely

Orla Fenwick
Clerk to the Board
"""


def stock(
    library: Library, source: str, text: str = LETTER, *, supersedes: str = "", waiting: bool = False, rules: int = 1
) -> str:
    """Put a text into the library; its id."""
    data = text.encode()
    parsed, digest = parsed_of(data, source), sha256(data).hexdigest()
    document = Document(
        digest[:12],
        source,
        parsed.reading.format,
        digest,
        parsed.description,
        parsed.reading.pages,
        added="2031-05-01T00:00:00+00:00",
        length=len(parsed.reading.text),
        rules=rules,
    )
    library.put(document, parsed, original=data, supersedes=supersedes, waiting=waiting)
    return document.id


def tale(words: int, seed: int) -> str:
    """A text of so many made-up words, other ones for another seed, with a figure here and there."""
    chance = random.Random(seed)
    syllables = "ra ven shoe mar lo tin quay bel dor fen wick hal ost um bri na".split()
    said = ["".join(chance.choices(syllables, k=chance.randint(1, 3))) for _ in range(words)]
    for at in range(7, words, 11):
        said[at] = str(chance.randint(2, 9_999))
    return " ".join(said)


def scanned(text: str, share: float) -> str:
    """The text as a poor scan gives it: of this share of its words, each has a letter misread, and lines are cut."""
    chance = random.Random(share)
    words = [_misread(word, chance) if chance.random() < share else word for word in text.split()]
    return "\n".join(" ".join(words[at : at + 9]) for at in range(0, len(words), 9))


def _misread(word: str, chance: random.Random) -> str:
    at = chance.randrange(len(word))
    return word[:at] + chance.choice("lrnuv1") + word[at + 1 :]
