"""The register of the samples and of invented documents of many layouts, held against keys written before it was read.

The floors are a little under what is reached: whoever lowers a figure lowers it knowingly. `docs/developers.md` says
how to print the figures by family and kind, and the errors.
"""

from __future__ import annotations

import json
import re
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from benchmarks.chains import SAMPLES as LINKS
from benchmarks.chains import found_in, held, read_links
from benchmarks.figures import Figures, summed
from benchmarks.registers import INVENTED_DOCUMENTS, SAMPLES, of_all_cases, rows_in, score
from corpus.layout.paging import page_number
from corpus.reading import read

KINDS = {"recommendation", "area_for_improvement", "agreed_action", "priority", "standalone"}
STATUSES = {"done", "in progress", "promised", "considering", "not started"}
POSITIONS = {"accepted", "accepted in part", "accepted in principle", "not accepted", "not stated"}
NEAR = 60  # words of other cells that may stand between two words of a cell printed over several lines

Row = dict[str, Any]


def keys() -> list[tuple[Path, Row]]:
    """Each key with its document."""
    return [
        (folder / key["file"], key)
        for path, folder in (SAMPLES, INVENTED_DOCUMENTS)
        for key in map(json.loads, path.read_text(encoding="utf-8").splitlines())
    ]


KEYS = keys()
LINK_KEYS = read_links(LINKS[0])


@cache
def words(path: Path) -> tuple[str, ...]:
    return tuple(folded(read(path).text))


def folded(text: str) -> list[str]:
    return re.findall(r"[a-z0-9£]+", re.sub(r"<[^>]+>", " ", text).lower())


def stands(quote: str, path: Path) -> bool:
    """Whether its words stand there one after the other; between them, other cells of the same row at most."""
    wanted, text = folded(quote), words(path)
    if f" {' '.join(wanted)} " in f" {' '.join(text)} ":
        return True
    return any(follows(wanted, text, n) for n, word in enumerate(text) if word == wanted[0])


def follows(wanted: list[str], text: tuple[str, ...], at: int) -> bool:
    for word in wanted[1:]:
        near = text[at + 1 : at + 1 + NEAR]
        if word not in near:
            return False
        at += 1 + near.index(word)
    return True


@pytest.mark.parametrize(("path", "key"), KEYS, ids=lambda value: value["id"] if isinstance(value, dict) else "")
def test_key(path: Path, key: Row) -> None:
    quotes = [key["text"], key["response_quote"], *(c["quote"] for c in key["commitments"])]
    assert [quote for quote in quotes if quote and not stands(quote, path)] == []
    assert {key["kind"]} <= KINDS
    assert {key.get("position", "not stated"), *key.get("position_ok", [])} <= POSITIONS
    for said in (key, *key["commitments"]):
        assert {said.get("status") or "done", *said.get("status_ok", [])} <= STATUSES
        for due in [said.get("due"), *said.get("due_ok", [])]:
            assert due is None or date.fromisoformat(due)


def test_ids_are_unique() -> None:
    ids = [(path.parent, key["id"]) for path, key in KEYS]
    assert len(ids) == len(set(ids))


def test_every_document_has_a_key() -> None:
    for folder in (SAMPLES[1], INVENTED_DOCUMENTS[1]):
        documents = {path for path in folder.iterdir() if path.suffix != ".jsonl"}
        assert documents == {path for path, _ in KEYS if path.parent == folder}


def test_links_of_the_key_stand_in_their_documents() -> None:
    ends = [end for key in LINK_KEYS for end in (key["earlier"], key["later"])]
    assert [end for end in ends if not stands(end["quote"], LINKS[1] / end["file"])] == []


@pytest.mark.parametrize("path", sorted({path for path, _ in KEYS}), ids=lambda path: path.name)
def test_every_quote_is_what_stands_there_on_its_page(path: Path) -> None:
    _, text, rows = rows_in(path)
    pages = read(path).pages
    for row in rows:
        assert folded(row["text"]) == [] or stands(row["text"], path)
        assert row["page"] == page_number(row["start"], pages)
        for quoted in [row["response"] or {"spans": [], "quote": ""}, *row["positions"], *row["commitments"]]:
            assert quoted["quote"] == "\n".join(text[start:end] for start, end in quoted["spans"])
            if quoted["spans"]:
                assert quoted["page"] == page_number(quoted["spans"][0][0], pages)
                assert text[quoted["start"] : quoted["end"]].startswith(text[slice(*quoted["spans"][0])])


@pytest.fixture(scope="module")
def figures() -> Figures:
    return summed(part for parts in of_all_cases().values() for part in parts)


FLOORS = {
    "items": 0.92,
    "recommendation": 0.92,
    "area for improvement": 0.95,
    "agreed action": 0.92,
    "priority": 0.95,
    "commitments": 0.80,
    "responses": 0.95,
    "due": 0.86,
    "status": 0.95,
    "position": 0.95,
    "by whom": 0.82,
}


@pytest.mark.parametrize("name", FLOORS)
def test_register(name: str, figures: Figures) -> None:
    whole = figures[name]
    wrong = [error for _, error in figures.errors if f": {name.removesuffix('s')}" in error]
    assert whole.f1 >= FLOORS[name], (whole, wrong)


def test_hardly_a_due_date_is_invented(figures: Figures) -> None:
    assert figures["due invented"].found <= 7, [error for weight, error in figures.errors if weight == 6]


def test_links() -> None:
    links = held(LINK_KEYS, found_in(LINKS[1]))
    assert links["same or part"].precision >= 0.95, links.errors
    assert links["same or part"].recall >= 0.85, links.errors
    assert links["later"].precision >= 0.80, links.errors
    assert links["later"].recall >= 0.25, links.errors


ACTION: Row = {"kind": "agreed action", "text": "Mend the north light", "status": "promised", "due": "2031-06-30"}
SAID: Row = {"quote": "The lamp will be lit in May.", "by_whom": "Warden", "due": None, "status": "promised"}


def row(**fields: Any) -> Row:
    return {"response": None, "position": "not stated", "commitments": [], **fields}


def test_what_the_scorer_calls_right_missed_and_extra() -> None:
    key = row(**ACTION, response_quote=None) | {"commitments": [SAID]}
    right = score([key], [row(**ACTION) | {"commitments": [SAID]}], "")
    assert [right[name].f1 for name in ("items", "agreed action", "commitments", "due", "status")] == [1.0] * 5
    wrong = score(
        [key], [row(**ACTION) | {"text": "Count the eels", "commitments": [SAID | {"due": "2031-05-31"}]}], ""
    )
    assert wrong["items"].f1 == 0.0
    assert [error for _, error in wrong.errors if error.startswith("item")] == [
        "item missed: Mend the north light",
        "item extra: Count the eels",
    ]
    assert wrong["due invented"].found == 1


def test_what_is_optional_is_neither_missed_nor_extra() -> None:
    key = row(**ACTION, response_quote=None) | {"optional": True, "commitments": [SAID | {"optional": True}]}
    for rows in ([], [row(**ACTION) | {"commitments": [SAID]}]):
        figures = score([key], rows, "")
        assert (figures["items"].found, figures["items"].true, figures["commitments"].found) == (0, 0, 0)


def test_another_kind_that_is_right_as_well() -> None:
    key = row(**ACTION, response_quote=None) | {"kind_ok": ["standalone"]}
    alone = row(**ACTION) | {"kind": "standalone", "commitments": [SAID | {"quote": ACTION["text"]}]}
    figures = score([key], [alone], "")
    assert figures["items"].f1 == figures["agreed action"].f1 == 1.0
    assert figures["commitments"].found == 0


def test_a_sentence_of_two_deeds_may_be_told_in_two() -> None:
    said = SAID | {"quote": "The lamp was lit in May, and the horn will be mended by June.", "due": "2031-06-30"}
    key = row(**ACTION, response_quote=None) | {"commitments": [said]}
    one = SAID | {"quote": "The lamp was lit in May", "status": "done"}
    two = SAID | {"quote": "the horn will be mended by June.", "due": "2031-06-30"}
    figures = score([key], [row(**ACTION) | {"commitments": [one, two]}], "")
    assert [figures[name].f1 for name in ("commitments", "due", "status")] == [1.0] * 3
