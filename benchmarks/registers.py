"""The register read from documents, held against keys: precision and recall per kind of item and family of document.

A key is a JSON line per item: `file`, `kind`, `text`, `response_quote`, `due`, `commitments` with `quote`, `by_whom`,
`due` and `status`, and `family` where the document's kind shall not name it. Where text or quote is left out,
`text_start`, `text_end`, `response_start` ... are places in the file's own text.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from corpus.models import Document
from corpus.parsing import parsed_of
from corpus.register.rows import rows_of

Row = Mapping[str, Any]
_ITEM, _COMMITMENT, _RESPONSE = 0.7, 0.6, 0.7  # overlap, of the shorter's words, from which two are the same
_ACTIONS = {"commitment": "agreed action"}


@dataclass
class Tally:
    """What was found, what there is, and what of it agrees."""

    found: int = 0
    true: int = 0
    agreed: int = 0

    def add(self, found: int, true: int, agreed: int) -> None:
        self.found, self.true, self.agreed = self.found + found, self.true + true, self.agreed + agreed

    def __str__(self) -> str:
        precision = self.agreed / self.found if self.found else 1.0
        recall = self.agreed / self.true if self.true else 1.0
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        return f"P {precision:.2f} of {self.found}, R {recall:.2f} of {self.true}, F1 {f1:.2f}"


@dataclass
class Figures:
    """The tallies by name ("recommendation", "commitments", ...), and the errors in words."""

    tallies: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    errors: list[str] = field(default_factory=list)

    def share(self, name: str) -> float:
        """Of `name` ("responses", "due", "status"), what is right of what was asked for."""
        tally = self.tallies[name]
        return tally.agreed / tally.true if tally.true else 1.0


def read_keys(paths: Iterable[Path]) -> dict[str, list[Row]]:
    """The keys by file name."""
    by_file: dict[str, list[Row]] = defaultdict(list)
    for path in paths:
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.strip():
                key = json.loads(line)
                by_file[key["file"]].append(key)
    return by_file


def rows_in(path: Path) -> tuple[str, str, list[dict[str, Any]]]:
    """(kind of document, stored text, register rows) of a file."""
    parsed = parsed_of(path.read_bytes(), path.name)
    document = Document(path.name, path.name, parsed.reading.format, "", parsed.description, parsed.reading.pages)
    text = parsed.reading.text
    rows = rows_of(document, parsed.items, text, parsed.reading.pages, parsed.papers)
    return parsed.description.kind.value, text, rows


def score(keys: Sequence[Row], rows: Sequence[Row], text: str, figures: Figures) -> None:
    """Add to `figures` how the rows of one document agree with its keys."""
    keys = [_filled(key, text) for key in keys]
    for kind in {k["kind"] for k in keys} | {r["kind"] for r in rows}:
        own, got = [k for k in keys if k["kind"] == kind], [r for r in rows if r["kind"] == kind]
        figures.tallies[kind].add(len(got), len(own), len(_paired(own, got, "text", _ITEM)))
    core_keys = [k for k in keys if k["kind"] != "standalone"]
    core_rows = [r for r in rows if r["kind"] != "standalone"]
    pairs = _paired(core_keys, core_rows, "text", _ITEM)
    figures.tallies["items"].add(len(core_rows), len(core_keys), len(pairs))
    _missed_and_extra("item", core_keys, core_rows, "text", pairs, figures)
    for k, r in pairs:
        _fields(core_keys[k], core_rows[r], figures)
    promised = [c for key in keys for c in key["commitments"]]
    made = [c for row in rows for c in row["commitments"]]
    pairs = _paired(promised, made, "quote", _COMMITMENT)
    figures.tallies["commitments"].add(len(made), len(promised), len(pairs))
    _missed_and_extra("commitment", promised, made, "quote", pairs, figures)
    for k, r in pairs:
        _due_and_status(promised[k], made[r], figures)


def _fields(key: Row, row: Row, figures: Figures) -> None:
    if key.get("response_quote"):
        right = overlap(key["response_quote"], (row["response"] or {}).get("quote") or "") >= _RESPONSE
        figures.tallies["responses"].add(1, 1, right)
        if not right:
            figures.errors.append(f"response: {key['text'][:60]} | {(row['response'] or {}).get('quote', 'none')[:60]}")
    if key["kind"] == "agreed action" and not key["commitments"]:
        _due_and_status(key, row, figures)
    if key.get("position") and key["position"] != "not stated":
        figures.tallies["position"].add(1, 1, row["position"] in [key["position"], *(key.get("position_ok") or [])])


def _due_and_status(key: Row, row: Row, figures: Figures) -> None:
    if key.get("due"):
        right = row["due"] in [key["due"], *(key.get("due_ok") or [])]
        figures.tallies["due"].add(1, 1, right)
        if not right:
            figures.errors.append(f"due: {key['due']}, found {row['due']} | {(key.get('quote') or key['text'])[:80]}")
    elif row["due"] and row["due"] not in (key.get("due_ok") or []):
        figures.tallies["due invented"].add(1, 0, 0)
        figures.errors.append(f"due invented: {row['due']} | {(key.get('quote') or key['text'])[:80]}")
    if key.get("status"):
        right = row.get("status") in [key["status"], *(key.get("status_ok") or [])]
        figures.tallies["status"].add(1, 1, right)
        if not right:
            figures.errors.append(
                f"status: {key['status']}, found {row.get('status')} | {(key.get('quote') or key['text'])[:80]}"
            )


def _missed_and_extra(
    what: str, keys: Sequence[Row], rows: Sequence[Row], name: str, pairs: Iterable[tuple[int, int]], to: Figures
) -> None:
    ours, theirs = {r for _, r in pairs}, {k for k, _ in pairs}
    to.errors += [f"{what} missed: {k[name][:110]}" for n, k in enumerate(keys) if n not in theirs]
    to.errors += [f"{what} extra: {r[name][:110]}" for n, r in enumerate(rows) if n not in ours]


def _filled(key: Row, text: str) -> dict[str, Any]:
    """The key with the words that its places name, and its kind as the register prints it."""
    kind = key["kind"].replace("_", " ")
    return {
        **key,
        "kind": _ACTIONS.get(kind, kind),
        "text": key.get("text") or text[key["text_start"] : key["text_end"]],
        "response_quote": key.get("response_quote")
        or (text[key["response_start"] : key["response_end"]] if key.get("response_start") is not None else None),
        "commitments": [
            {**c, "quote": c.get("quote") or text[c["start"] : c["end"]]} for c in key.get("commitments", ())
        ],
    }


def overlap(one: str, two: str) -> float:
    """The share of the shorter's words that the other has."""
    a, b = (Counter(re.findall(r"[a-z0-9]+", words.lower())) for words in (one, two))
    return sum((a & b).values()) / min(sum(a.values()), sum(b.values())) if a and b else 0.0


def _paired(keys: Sequence[Row], rows: Sequence[Row], name: str, floor: float) -> list[tuple[int, int]]:
    """(key, row), each at most once, the most alike first."""
    alike = sorted(
        ((overlap(k[name], r[name] or ""), n, m) for n, k in enumerate(keys) for m, r in enumerate(rows)), reverse=True
    )
    pairs: list[tuple[int, int]] = []
    for share, n, m in alike:
        if share >= floor and all(n != k and m != r for k, r in pairs):
            pairs.append((n, m))
    return pairs


def measured(keys: Mapping[str, Sequence[Row]], found: Callable[[str], Path]) -> dict[str, Figures]:
    """The figures by family of document, and of all as "all"; the errors have their file in front."""
    by_family: dict[str, Figures] = defaultdict(Figures)
    for file, own in sorted(keys.items()):
        kind, text, rows = rows_in(found(file))
        for family in (own[0].get("family") or kind or "other", "all"):
            before = len(by_family[family].errors)
            score(own, rows, text, by_family[family])
            by_family[family].errors[before:] = [f"{file}: {e}" for e in by_family[family].errors[before:]]
    return by_family


def main() -> None:
    """`python -m benchmarks.registers [--show] KEY.jsonl... FOLDER`: the keys, and where the documents are."""
    import sys

    arguments = [a for a in sys.argv[1:] if a != "--show"]
    *keys, folder = [Path(a) for a in arguments] or [
        Path("tests/cases/samples_register.jsonl"),
        Path("samples/library"),
    ]
    for family, figures in measured(read_keys(keys), lambda file: folder / file).items():
        print(f"\n{family}")
        for name, tally in sorted(figures.tallies.items()):
            print(f"  {name:22} {tally}")
        if family == "all" and "--show" in sys.argv:
            print("\n".join(figures.errors))


if __name__ == "__main__":
    main()
