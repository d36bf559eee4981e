"""The register read from the samples and from invented documents of many layouts, held against their keys."""

from __future__ import annotations

import json
import re
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from benchmarks.registers import INVENTED_DOCUMENTS, SAMPLES
from corpus.parsing import parsed_of

ROOT = Path(__file__).parents[1]
KINDS = {"recommendation", "area_for_improvement", "agreed_action", "priority", "standalone"}
STATUSES = {"done", "in progress", "promised", "considering", "not started"}
POSITIONS = {"accepted", "accepted in part", "accepted in principle", "not accepted", "not stated"}
NEAR = 60  # words of other cells that may stand between two words of a cell printed over several lines

Key = dict[str, Any]


def keys() -> list[tuple[Path, Key]]:
    """Each key with its document."""
    return [
        (ROOT / folder / key["file"], key)
        for path, folder in (SAMPLES, INVENTED_DOCUMENTS)
        for key in map(json.loads, (ROOT / path).read_text(encoding="utf-8").splitlines())
    ]


KEYS = keys()


@cache
def words(path: Path) -> tuple[str, ...]:
    return tuple(folded(parsed_of(path.read_bytes(), path.name).reading.text))


def folded(text: str) -> list[str]:
    return re.findall(r"[a-z0-9£]+", re.sub(r"<[^>]+>", " ", text).lower())


def stands(quote: str, path: Path) -> bool:
    """Whether its words stand there one after the other; between them, other cells of the same row at most."""
    wanted, text = folded(quote), words(path)
    if f" {' '.join(wanted)} " in f" {' '.join(text)} ":
        return True
    return any(_follows(wanted, text, n) for n, word in enumerate(text) if word == wanted[0])


def _follows(wanted: list[str], text: tuple[str, ...], at: int) -> bool:
    for word in wanted[1:]:
        near = text[at + 1 : at + 1 + NEAR]
        if word not in near:
            return False
        at += 1 + near.index(word)
    return True


@pytest.mark.parametrize(("path", "key"), KEYS, ids=lambda value: value["id"] if isinstance(value, dict) else "")
def test_key(path: Path, key: Key) -> None:
    quotes = [key["text"], key["response_quote"], *(c["quote"] for c in key["commitments"])]
    assert [quote for quote in quotes if quote and not stands(quote, path)] == []
    assert key["kind"] in KINDS
    assert {key.get("position", "not stated"), *key.get("position_ok", [])} <= POSITIONS
    for said in (key, *key["commitments"]):
        assert {said.get("status") or "done", *said.get("status_ok", [])} <= STATUSES
        for due in [said.get("due"), *said.get("due_ok", [])]:
            assert due is None or date.fromisoformat(due)


def test_ids_are_unique() -> None:
    ids = [(path.parent, key["id"]) for path, key in KEYS]
    assert len(ids) == len(set(ids))
