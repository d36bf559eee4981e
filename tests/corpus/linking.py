"""The documents under tests/cases/links, linked, and how their links agree with the key."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from corpus.models import Document, Link, LinkEnd
from corpus.parsing import parsed_of
from corpus.passages import sentence_texts
from corpus.plain import words_of
from corpus.register.ids import keyed
from corpus.register.links import Listed, Said
from index.terms import terms

FOLDER = Path(__file__).parents[1] / "cases" / "links"
KINDS = {
    "same": ("same recommendation", "part of it"),
    "part": ("same recommendation", "part of it"),
    "later": ("later evidence",),
    "changed": ("changed",),
    "gone": ("no longer listed",),
    "beside": ("possibly another programme",),
}
_ALIKE = 0.75  # of the shorter's words


def keys() -> list[dict[str, Any]]:
    return [json.loads(line) for line in (FOLDER / "links.jsonl").read_text(encoding="utf-8").splitlines()]


def files() -> list[Path]:
    return sorted(FOLDER.rglob("*.md"))


@cache
def listed(path: Path) -> Listed:
    """A document as the library would give it; one in a folder "earlier" is superseded by its namesake."""
    newer = path.name if path.parent.name == "earlier" else ""
    return read(path.relative_to(FOLDER).as_posix(), path.read_bytes(), newer)


def read(name: str, data: bytes, newer: str = "") -> Listed:
    """A document as the library would give it, its name its id."""
    parsed, source = parsed_of(data, Path(name).name), Path(name).name
    text = parsed.reading.text
    document = Document(name, source, "md", "", parsed.description, superseded_by=newer)
    said = [
        Said(spans, words, frozenset(terms(words)))
        for passage in parsed.passages
        for spans, words in zip(passage.sentences, sentence_texts(passage, text), strict=True)
    ]
    return Listed(document, keyed(name, parsed.items), text, parsed.papers, said)


@dataclass
class Agreement:
    """The keys that no link meets, and the links that no key has."""

    true: int = 0
    missed: list[str] = field(default_factory=list)
    found: int = 0
    extra: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return 1 - len(self.extra) / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        return 1 - len(self.missed) / self.true if self.true else 1.0


def agreement(links: Sequence[Link], wanted: Iterable[str]) -> Agreement:
    """How the links of these kinds agree with the key; an optional key counts neither way."""
    kinds, result = set(wanted), Agreement()
    own = [link for link in links if any(link.kind.value in KINDS[kind] for kind in kinds)]
    known = [key for key in keys() if key["kind"] in kinds]
    for key in known:
        if key.get("optional"):
            continue
        result.true += 1
        if not any(meets(link, key) for link in own):
            result.missed.append(f"{key['family']}: {key['earlier']['quote']} | {key['later']['quote']}")
    for link in own:
        result.found += 1
        if not any(meets(link, key) for key in known):
            result.extra.append(f"{link.kind.value}: {_said(link.earlier)} | {_said(link.later)} ({link.why})")
    return result


def meets(link: Link, key: dict[str, Any]) -> bool:
    fields = {difference.field for difference in link.changes}
    return (
        link.kind.value in KINDS[key["kind"]]
        and _stands(link.earlier, key["earlier"])
        and _stands(link.later, key["later"])
        and set(key.get("fields", ())) <= fields
    )


def _stands(end: LinkEnd, at: dict[str, str]) -> bool:
    return end.document == at["file"] and overlap(_said(end), at["quote"]) >= _ALIKE


def _said(end: LinkEnd) -> str:
    return words_of(end.spans, listed(FOLDER / end.document).text) if end.spans else ""


def overlap(one: str, other: str) -> float:
    a, b = (Counter(re.findall(r"[a-z0-9]+", words.lower())) for words in (one, other))
    return sum((a & b).values()) / min(sum(a.values()), sum(b.values())) if a and b else float(a == b)
