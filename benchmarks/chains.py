"""The links between documents, held against keys: `python -m benchmarks.chains [--show] KEY.jsonl FOLDER`.

A key is a JSON line per link: `kind` ("same", "part", "later", "changed", "gone", "beside"), `earlier` and `later` with
`file` and `quote`. A link of one of `kind_ok` is right as well, an `optional` one is neither missed nor extra. A file
in the folder `earlier` is the version before the file of that name.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from assistant.view import View
from benchmarks.figures import Figures, kind_table
from benchmarks.registers import CASES, ROOT, overlap
from corpus.library import Library
from corpus.models import Document, Link, LinkEnd, LinkKind
from corpus.parsing import parsed_of
from corpus.plain import words_of

SAMPLES = CASES / "samples_links.jsonl", ROOT / "samples/library"
NAMES = dict(zip(LinkKind, ("same", "part", "later", "changed", "gone", "beside"), strict=True))
GROUPS = {"same or part": ("same", "part"), "later": ("later",), "changed or gone": ("changed", "gone")}
GROUPS["beside"] = ("beside",)
_ALIKE = 0.6  # overlap of the shorter's words from which a quote is an end's

Key = Mapping[str, Any]


@dataclass(frozen=True)
class Found:
    """A link with its ends in words: (file, everything that would be a quote of it)."""

    kind: str
    earlier: tuple[str, tuple[str, ...]]
    later: tuple[str, tuple[str, ...]]


def found_in(folder: Path) -> list[Found]:
    """The links among the documents of a folder, by words alone."""
    with tempfile.TemporaryDirectory() as place, Library.open(Path(place) / "library") as library:
        names = dict(_stocked(library, folder))
        view = View.of(library, earlier=True)
        return [_found(link, view, names) for link in view.chains.links]


def _stocked(library: Library, folder: Path) -> Iterator[tuple[str, str]]:
    """(id, path in the folder) of each document, earlier versions first."""
    before: dict[str, str] = {}
    for path in sorted(folder.glob("earlier/*")) + sorted(p for p in folder.iterdir() if p.is_file()):
        if path.suffix == ".jsonl":
            continue
        data = path.read_bytes()
        digest, parsed = sha256(data).hexdigest(), parsed_of(data, path.name)
        document = Document(
            digest[:12],
            path.name,
            parsed.reading.format,
            digest,
            parsed.description,
            parsed.reading.pages,
            length=len(parsed.reading.text),
        )
        library.put(document, parsed, original=data, supersedes=before.get(path.name, ""))
        before[path.name] = document.id
        yield document.id, path.relative_to(folder).as_posix()


def _found(link: Link, view: View, names: Mapping[str, str]) -> Found:
    ends = ((names[end.document], tuple(_quotes(end, view))) for end in (link.earlier, link.later))
    return Found(NAMES[link.kind], *ends)


def _quotes(end: LinkEnd, view: View) -> Iterator[str]:
    """The words of its evidence; where the item itself is meant, each of its commitments' too."""
    text = view.text(end.document)
    yield words_of(end.spans, text)
    if end.commitment < 0 and (item := view.by_key.get(end.item)) and end.spans == item.spans:
        yield from (commitment.span.of(text) for commitment in item.commitments)


def held(keys: Iterable[Key], found: Iterable[Found]) -> Figures:
    """Precision and recall of each group of kinds that the keys have any of.

    What is the same but changed in the next issue of a log is the same, as the register shows it.
    """
    keys, found, figures = list(keys), list(found), Figures()
    changed = [link for link in found if link.kind == "changed"]
    for group, kinds in GROUPS.items():
        own = [key for key in keys if key["kind"] in kinds]
        links = [link for link in found if link.kind in kinds and own]
        links += [link for link in changed if any(k["kind"] == "same" and _is(k, link) for k in own)]
        pairs = dict(_paired(own, links))
        wanted = [n for n, key in enumerate(own) if not key.get("optional")]
        right = [n for n in wanted if n in pairs]
        others = [link for m, link in enumerate(links) if m not in pairs.values()]
        wrong = [link for link in others if not _allowed(link, keys)]
        figures.tallies[group].add(len(right) + len(wrong), len(wanted), len(right))
        missed = (own[n] for n in wanted if n not in pairs)
        figures.errors += [(1, f"missed {_shown(k['kind'], k['earlier'], k['later'])}") for k in missed]
        figures.errors += [(2, f"wrong {link.kind}: {_end(link.earlier)} | {_end(link.later)}") for link in wrong]
    return figures


def _paired(keys: list[Key], links: list[Found]) -> Iterator[tuple[int, int]]:
    """(key, link), each at most once, what must be found before what may be."""
    taken: set[int] = set()
    for n in sorted(range(len(keys)), key=lambda n: bool(keys[n].get("optional"))):
        fits = (m for m, link in enumerate(links) if m not in taken and _is(keys[n], link))
        if (m := next(fits, None)) is not None:
            taken.add(m)
            yield n, m


def _is(key: Key, link: Found) -> bool:
    return _stands(key["earlier"], link.earlier) and (link.kind == "gone" or _stands(key["later"], link.later))


def _allowed(link: Found, keys: Iterable[Key]) -> bool:
    """Whether it repeats a link of the keys, by another sentence of the same item, or is right in another kind."""
    return any(_is(key, link) and (link.kind == key["kind"] or link.kind in key.get("kind_ok", ())) for key in keys)


def _stands(end: Key, found: tuple[str, tuple[str, ...]]) -> bool:
    file, quotes = found
    return bool(end["file"] == file and any(overlap(end["quote"], quote) >= _ALIKE for quote in quotes))


def _shown(kind: str, *ends: Key) -> str:
    return f"{kind}: " + " | ".join(f"{end['file']} {end['quote'][:70]!r}" for end in ends)


def _end(end: tuple[str, tuple[str, ...]]) -> str:
    return f"{end[0]} {' '.join(end[1][0].split())[:70]!r}"


def read_links(path: Path) -> list[Key]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def main() -> None:
    options = argparse.ArgumentParser(prog="python -m benchmarks.chains", description=__doc__)
    options.add_argument("key", nargs="?", type=Path, default=SAMPLES[0])
    options.add_argument("folder", nargs="?", type=Path, default=SAMPLES[1])
    options.add_argument("--show", action="store_true", help="print every error")
    given = options.parse_args()
    figures = held(read_links(given.key), found_in(given.folder))
    print(kind_table(figures, GROUPS))
    errors = [error for _, error in sorted(figures.errors, key=lambda e: -e[0])]
    print("\n" + "\n".join(errors if given.show else errors[:10]))


if __name__ == "__main__":
    main()
