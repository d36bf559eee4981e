"""The register read from documents, held against keys: precision and recall per kind of item and family of document.

A key is a JSON line per item: `file`, `kind`, `text`, `response_quote`, `position`, `due`, `status`, `commitments` with
`quote`, `by_whom`, `due` and `status`, and `family` where the document's kind shall not name it. Where text or quote is
left out, `text_start`, `text_end`, `response_start` ... are places in the file's own text. Where an honest reader could
go two ways the key says so: `kind_ok`, `position_ok`, `due_ok`, `status_ok` and `by_whom_ok` are right as well, and
what is `optional` is neither missed nor extra.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.figures import ASKED, INVENTED, PAIRED, Figures, family_table, kind_table, resampled, summed
from corpus.models import Document
from corpus.parsing import parsed_of
from corpus.register.rows import rows_of

Row = Mapping[str, Any]
ROOT = Path(__file__).parents[1]
CASES = ROOT / "tests/cases"
SAMPLES = CASES / "samples_register.jsonl", ROOT / "samples/library"
INVENTED_DOCUMENTS = CASES / "registers/key.jsonl", CASES / "registers"
KINDS = "recommendation", "area for improvement", "agreed action", "priority", "standalone"
# Overlap, of the shorter one's words, from which two are the same; of a clause, the share that its sentence has.
_ITEM, _COMMITMENT, _RESPONSE, _WHOM, _CLAUSE = 0.7, 0.6, 0.7, 0.5, 0.9
_ACTIONS = {"commitment": "agreed action"}


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


def score(keys: Sequence[Row], rows: Sequence[Row], text: str) -> Figures:
    """How the rows of one document agree with its keys."""
    figures = Figures()
    keys = [_filled(key, text) for key in keys]
    pairs = _items(keys, rows, figures)
    _kinds(keys, rows, pairs, figures)
    for k, r in pairs:
        _fields(keys[k], rows[r], figures)
    _commitments(keys, rows, pairs, figures)
    return figures


Pairs = list[tuple[int, int]]


def _items(keys: Sequence[Row], rows: Sequence[Row], figures: Figures) -> Pairs:
    """The pairs of the core items. A kind that is right as well may make a standalone row one of them, or none."""

    def may(key: Row, row: Row) -> bool:
        return row["kind"] in key.get("kind_ok", ()) or (_core(key) and _core(row))

    pairs = _paired(keys, rows, "text", _ITEM, may)
    met, used = {k for k, _ in pairs}, {r for _, r in pairs}
    wanted = [n for n, key in enumerate(keys) if _core(key) and not key.get("optional")]
    given = [n for n, row in enumerate(rows) if _core(row) and n not in used]
    right = [k for k in wanted if k in met]
    figures.tallies["items"].add(len(right) + len(given), len(wanted), len(right))
    figures.errors += [(5, f"item missed: {_short(keys[k]['text'])}") for k in wanted if k not in met]
    figures.errors += [(5, f"item extra: {_short(rows[r]['text'])}") for r in given]
    return pairs


def _kinds(keys: Sequence[Row], rows: Sequence[Row], pairs: Pairs, figures: Figures) -> None:
    taken = {r: keys[k]["kind"] for k, r in pairs if rows[r]["kind"] in keys[k].get("kind_ok", ())}
    for kind in KINDS:
        own = [key for key in keys if key["kind"] == kind]
        got = [row for n, row in enumerate(rows) if taken.get(n, row["kind"]) == kind]
        agreed = _paired(own, got, "text", _ITEM)
        wanted = sum(not key.get("optional") for key in own)
        right = sum(not own[k].get("optional") for k, _ in agreed)
        figures.tallies[kind].add(len(got) - len(agreed) + right, wanted, right)


def _fields(key: Row, row: Row, figures: Figures) -> None:
    short = _short(key["text"])
    if key["response_quote"]:
        found = (row["response"] or {}).get("quote") or ""
        right = overlap(key["response_quote"], found) >= _RESPONSE
        figures.asked("responses", right, f"{short} | found {_short(found) or 'none'}", 3)
    if key.get("due") or (key["kind"] == "agreed action" and ("status" in key or not key["commitments"])):
        _due_and_status(key, _telling(row), figures, short)
    if (position := key.get("position") or "not stated") != "not stated":
        right = row["position"] in [position, *(key.get("position_ok") or [])]
        figures.asked("position", right, f"{position}, found {row['position']} | {short}")


def _telling(row: Row) -> Row:
    """The row with its status: a letter's agreed action has it in the commitment that repeats its words."""
    own = (c["status"] for c in row["commitments"] if overlap(row["text"], c["quote"]) >= _COMMITMENT)
    return {**row, "status": row.get("status") or next(own, None)}


def _commitments(keys: Sequence[Row], rows: Sequence[Row], pairs: Pairs, figures: Figures) -> None:
    """A standalone row that stands for an item has that item's words as commitment once more: no second one."""
    stands = {r: keys[k]["text"] for k, r in pairs if _core(keys[k]) and not _core(rows[r])}
    made = [
        c
        for n, row in enumerate(rows)
        for c in row["commitments"]
        if n not in stands or overlap(stands[n], c["quote"]) < _COMMITMENT
    ]
    said = [c for key in keys for c in key["commitments"]]
    matched = _paired(said, made, "quote", _COMMITMENT)
    met, used = {k for k, _ in matched}, {r for _, r in matched}
    used |= {n for n, c in enumerate(made) if any(_clause(c["quote"], said[k]["quote"]) for k in met)}
    wanted = [n for n, c in enumerate(said) if not c.get("optional")]
    right = [n for n in wanted if n in met]
    figures.tallies["commitments"].add(len(right) + len(made) - len(used), len(wanted), len(right))
    figures.errors += [(2, f"commitment missed: {_short(said[n]['quote'])}") for n in wanted if n not in met]
    figures.errors += [(2, f"commitment extra: {_short(c['quote'])}") for n, c in enumerate(made) if n not in used]
    for k, r in matched:
        _due_and_status(said[k], made[r], figures, _short(said[k]["quote"]))
        if not said[k].get("optional") and said[k].get("by_whom"):
            whom = [said[k]["by_whom"], *(said[k].get("by_whom_ok") or [])]
            found = made[r].get("by_whom") or ""
            right_one = any(overlap(name, found) >= _WHOM for name in whom)
            figures.asked("by whom", right_one, f"{whom[0]}, found {found or 'none'} | {_short(said[k]['quote'])}")


def _due_and_status(key: Row, row: Row, figures: Figures, short: str) -> None:
    if key.get("due"):
        right = row["due"] in [key["due"], *(key.get("due_ok") or [])]
        figures.asked("due", right, f"{key['due']}, found {row['due']} | {short}", 4)
    elif row["due"] and row["due"] not in (key.get("due_ok") or []):
        figures.tallies[INVENTED].add(1, 0, 0)
        figures.errors.append((6, f"due invented: {row['due']} | {short}"))
    if key.get("status") and not key.get("optional"):
        right = row.get("status") in [key["status"], *(key.get("status_ok") or [])]
        figures.asked("status", right, f"{key['status']}, found {row.get('status')} | {short}")


def _core(entry: Row) -> bool:
    return bool(entry["kind"] != "standalone")


def _short(words: str) -> str:
    return " ".join(words.split())[:100]


def _filled(key: Row, text: str) -> dict[str, Any]:
    """The key with the words that its places name, and its kind as the register prints it."""
    kind = key["kind"].replace("_", " ")
    answer = text[key["response_start"] : key["response_end"]] if key.get("response_start") is not None else None
    return {
        **key,
        "kind": _ACTIONS.get(kind, kind),
        "text": key.get("text") or text[key["text_start"] : key["text_end"]],
        "response_quote": key.get("response_quote") or answer,
        "commitments": [
            {**c, "quote": c.get("quote") or text[c["start"] : c["end"]]} for c in key.get("commitments", ())
        ],
    }


def overlap(one: str, two: str) -> float:
    """The share of the shorter's words that the other has."""
    a, b = _counted(one), _counted(two)
    return sum((a & b).values()) / min(sum(a.values()), sum(b.values())) if a and b else 0.0


def _clause(part: str, whole: str) -> bool:
    """Whether it is one clause of a sentence that the key has whole: two deeds in one sentence may be told apart."""
    own, of = _counted(part), _counted(whole)
    return own.total() < of.total() and (own & of).total() >= _CLAUSE * own.total()


def _agree(key: Row, row: Row) -> int:
    return sum(key.get(name) == row.get(name) for name in ("due", "status"))


def _counted(words: str) -> Counter[str]:
    return Counter(re.findall(r"[a-z0-9]+", words.lower()))


def _paired(
    keys: Sequence[Row],
    rows: Sequence[Row],
    name: str,
    floor: float,
    may: Callable[[Row, Row], bool] = lambda key, row: True,
) -> Pairs:
    """(key, row), each at most once, the most alike first, and of clauses as alike the one that agrees in more."""
    alike = sorted(
        (
            (overlap(key[name], row[name] or ""), _agree(key, row), n, m)
            for n, key in enumerate(keys)
            for m, row in enumerate(rows)
            if may(key, row)
        ),
        reverse=True,
    )
    pairs: Pairs = []
    for share, _, n, m in alike:
        if share >= floor and all(n != k and m != r for k, r in pairs):
            pairs.append((n, m))
    return pairs


def measured(keys: Mapping[str, Sequence[Row]], folder: Path) -> dict[str, list[Figures]]:
    """The figures of each document by family; the errors have their file in front."""
    by_family: dict[str, list[Figures]] = defaultdict(list)
    for file, own in sorted(keys.items()):
        kind, text, rows = rows_in(folder / file)
        figures = score(own, rows, text)
        figures.errors = [(weight, f"{file}: {error}") for weight, error in figures.errors]
        by_family[own[0].get("family") or kind or "other"].append(figures)
    return by_family


def of_all_cases() -> dict[str, list[Figures]]:
    """The samples' and the invented documents', together."""
    by_family: dict[str, list[Figures]] = defaultdict(list)
    for key, folder in (SAMPLES, INVENTED_DOCUMENTS):
        for family, parts in measured(read_keys([key]), folder).items():
            by_family[family] += parts
    return by_family


def main() -> None:
    """`python -m benchmarks.registers [--show] [--errors N] [KEY.jsonl... FOLDER]`: without keys, all cases here."""
    options = argparse.ArgumentParser(prog="python -m benchmarks.registers", description=__doc__)
    options.add_argument("paths", nargs="*", type=Path, help="keys, and last the folder of their documents")
    options.add_argument("--show", action="store_true", help="print every error")
    options.add_argument("--errors", type=int, default=10, help="how many of the worst to print (10)")
    given = options.parse_args()
    by_family = measured(read_keys(given.paths[:-1]), given.paths[-1]) if given.paths else of_all_cases()
    parts = [part for own in by_family.values() for part in own]
    whole = summed(parts)
    print(family_table({**dict(sorted(by_family.items())), "all": parts}))
    print("\n" + kind_table(whole, [*KINDS, *PAIRED, *ASKED]))
    for name in ("items", "commitments"):
        low, high = resampled(parts, name)
        print(f"F1 of {name}: {whole[name].f1:.2f} [{low:.2f}, {high:.2f}] by drawing the {len(parts)} documents again")
    errors = [error for _, error in sorted(whole.errors, key=lambda e: -e[0])]
    print("\n" + "\n".join(errors if given.show else errors[: given.errors]))


if __name__ == "__main__":
    main()
