"""The register of each sample, against its key."""

from __future__ import annotations

import pytest

from benchmarks.registers import SAMPLES, read_keys, rows_in, score

KEYS = read_keys([SAMPLES[0]])
ALL = 1.0
COMMITMENTS = {  # F1, a little under what is reached
    "audit-follow-up-2025-12.docx": 0.6,
    "closer-to-home-year-1.txt": 0.8,
    "government-response-digital-evidence.md": 0.9,
    "letter-2024-09-stalking.txt": 0.9,
    "letter-2025-04-heard-in-time.txt": 0.85,
    "letter-2026-01-heard-in-time-update.docx": 0.85,
    "panel-action-log-2026-01.md": ALL,
    "panel-minutes-2025-06-19.md": 0.5,
    "panel-pack-2025-10-16.pdf": 0.6,
    "victims-programme-q3.pdf": 0.6,
}


@pytest.mark.parametrize("file", COMMITMENTS)
def test_sample(file: str) -> None:
    _, text, rows = rows_in(SAMPLES[1] / file)
    figures = score(KEYS[file], rows, text)
    assert figures["items"].f1 >= 0.95, figures.errors
    assert figures["responses"].recall == figures["position"].recall == ALL, figures.errors
    assert figures["commitments"].f1 >= COMMITMENTS[file], figures.errors


def test_every_sample_is_held_against_its_key() -> None:
    assert set(COMMITMENTS) == set(KEYS) == {path.name for path in SAMPLES[1].iterdir()}
