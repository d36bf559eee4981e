"""How much of what is true the checker of a language model's sentences passes, and how much of what is false it stops.

    python -m benchmarks.rewording LIBRARY [SENTENCES]

No model is needed. Sentences of the library's own passages are checked against the passage that they stand in: as they
are (all should be kept), and after one thing in them was made false (none should be).
"""

from __future__ import annotations

import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from assistant.rewriting.facts import dates_in, names_in
from assistant.rewriting.faults import Fault
from assistant.rewriting.numbers import numbers_in
from assistant.rewriting.replies import Said
from assistant.rewriting.sources import Source, sentences_in
from assistant.rewriting.support import Checker
from assistant.view import View
from assistant.wiring import Settings, open_assistant
from assistant.writers import said_at
from corpus.plain import words_of

Change = Callable[[str, random.Random], str]
"""A sentence made false in one way; the same sentence where it cannot be."""

SHORTEST, LONGEST = 8, 45  # words
_AUXILIARY = re.compile(r"\b(will|has|have|is|are|was|were|can|should)\b(?! not\b)")
_NAMES = ("Quentin Oddie", "Marsh Pellow", "Tern Bay", "Wexcombe")


def another_number(words: str, chance: random.Random) -> str:
    rest = dates_in(words)[1]
    found = [n for n in numbers_in(rest) if words[n.start : n.end].isdigit()]
    if not found:
        return words
    number = chance.choice(found)
    return f"{words[: number.start]}{int(words[number.start : number.end]) + 7}{words[number.end :]}"


def another_date(words: str, chance: random.Random) -> str:
    return re.sub(r"\b(20)(\d\d)\b(?!/)", lambda m: f"{m[1]}{(int(m[2]) + 3) % 100:02}", words, count=1)


def another_name(words: str, chance: random.Random) -> str:
    inside = [name for name in names_in(words, opening=False) if len(name) > 3]
    return words.replace(chance.choice(inside), chance.choice(_NAMES), 1) if inside else words


def denied(words: str, chance: random.Random) -> str:
    return _AUXILIARY.sub(r"\1 not", words, count=1)


def affirmed(words: str, chance: random.Random) -> str:
    return re.sub(r"\b(?:not|never) ", "", words, count=1)


def done_already(words: str, chance: random.Random) -> str:
    return re.sub(r"\bwill be\b", "has been", words, count=1)


def without_its_if(words: str, chance: random.Random) -> str:
    return re.sub(r",? (?:if|unless|subject to)\b[^,.;]*", "", words, count=1)


def certain(words: str, chance: random.Random) -> str:
    return re.sub(r"\b(?:may|might|could|should)\b", "will", words, count=1)


CHANGES: dict[str, Change] = {
    "as it stands": lambda words, _: words,
    "another number": another_number,
    "another year": another_date,
    "another name": another_name,
    "a not put in": denied,
    "a not left out": affirmed,
    "done instead of promised": done_already,
    "an if left out": without_its_if,
    "will instead of may or should": certain,
}


def passages(view: View) -> Iterator[Source]:
    """Every passage as if it was quoted whole."""
    for n, ((document, _), passage) in enumerate(view.passages.items(), 1):
        span = passage.spans[0]
        words = words_of(passage.spans, view.text(document))
        about = ". ".join((view.part(document, span).title, *passage.section))
        yield Source(n, sentences_in(words), said_at(document, span, view), about, view.as_at(document, span), (n,))


def main(library: Path, wanted: int = 300) -> None:
    assistant = open_assistant(Settings(library), create=False)
    embedder, view, chance = assistant._embedder, assistant.view(), random.Random(5)
    pool = [(source, words) for source in passages(view) for words in source.sentences]
    pool = [(s, words) for s, words in pool if SHORTEST <= len(words.split()) <= LONGEST and words.endswith(".")]
    chosen = chance.sample(pool, min(wanted, len(pool)))
    for name, change in CHANGES.items():
        told = [(source, words, change(words, chance)) for source, words in chosen]
        told = [row for row in told if name == "as it stands" or row[2] != row[1]]
        faults = Counter(
            Checker([source], embedder, view.acronyms).check(Said(new, (source.n,))) for source, _, new in told
        )
        kept = faults.pop(Fault.OK, 0)
        why = ", ".join(f"{fault.name.lower()} {times}" for fault, times in faults.most_common(4))
        print(f"{name:32} {len(told):4} sentences, {kept / max(1, len(told)):6.1%} kept   {why}")
    other = [(chosen[n - 1][0], words) for n, (_, words) in enumerate(chosen)]
    kept = sum(Checker([s], embedder, view.acronyms).check(Said(words, (s.n,))) is Fault.OK for s, words in other)
    print(f"{'citing another passage':32} {len(other):4} sentences, {kept / max(1, len(other)):6.1%} kept")


if __name__ == "__main__":
    main(Path(sys.argv[1]), *map(int, sys.argv[2:]))
