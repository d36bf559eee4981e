"""The register of the sample letters, against its key."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from corpus.layout import blocks_of
from corpus.metadata import describe
from corpus.models import Item, Span
from corpus.reading import read
from corpus.register import register_of

KEY = Path(__file__).parents[1] / "cases" / "samples_register.jsonl"
CORE = ("recommendation", "area_for_improvement", "priority")


def folded(words: str) -> str:
    return " ".join(re.findall(r"[a-z0-9]+", words.lower()))


def joined(spans: tuple[Span, ...], text: str) -> str:
    return folded(" ".join(span.of(text) for span in spans))


def registered(path: Path) -> tuple[str, tuple[Item, ...]]:
    reading = read(path)
    blocks = blocks_of(reading)
    return reading.text, register_of(reading.text, blocks, describe(reading, blocks, path.name))


def keys() -> dict[str, list[dict[str, Any]]]:
    by_file = defaultdict(list)
    for line in KEY.read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        by_file[case["file"]].append(case)
    return by_file


@pytest.mark.parametrize(("file", "cases"), list(keys().items()), ids=str)
def test_what_was_asked_is_found_with_its_answer(file: str, cases: list[dict[str, Any]], samples: Path) -> None:
    text, items = registered(samples / file)
    found = {joined(item.spans, text): joined(item.response, text) for item in items}
    core = [case for case in cases if case["kind"] in CORE]
    assert {folded(case["text"]) for case in core} <= set(found)
    for case in core:
        assert folded(case["response_quote"] or "") in found[folded(case["text"])]


@pytest.mark.parametrize(("file", "cases"), list(keys().items()), ids=str)
def test_most_commitments_are_found_and_most_that_are_found_are_true(
    file: str, cases: list[dict[str, Any]], samples: Path
) -> None:
    text, items = registered(samples / file)
    found = [folded(c.span.of(text)) for item in items for c in item.commitments]
    true = [folded(c["quote"]) for case in cases for c in case["commitments"]]
    hits = sum(any(t in f or f in t for f in found) for t in true)
    right = sum(any(t in f or f in t for t in true) for f in found)
    assert hits >= 0.85 * len(true)
    assert right >= 0.8 * len(found)
