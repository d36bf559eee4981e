from __future__ import annotations

import numpy as np
import pytest

from index.pooling import located, pooled

TOKENS = np.array([[9, 9], [1, 0], [0, 1], [0, 3], [9, 9]], np.float32)
PLACES = np.array([[0, 0], [0, 4], [5, 9], [10, 12], [0, 0]])  # "pier lamp on", between two special tokens


@pytest.mark.parametrize(
    ("sentences", "text", "expected"),
    [
        (["One.", "Two."], "Title\nOne. Two.", [(6, 10), (11, 15)]),
        (["Done."], "Done. | 3\nDone.", [(10, 15)]),
        (["Done.", "Done."], "Done. Done.", [(0, 5), (6, 11)]),
        (["One.", "Gone.", "Two."], "One. Two.", [(0, 4), None, (5, 9)]),
        (["Two.", "One."], "One. Two.", [None, (0, 4)]),
        (["", "One."], "One.", [None, (0, 4)]),
        ([], "One.", []),
    ],
    ids=["after a title", "the last of two", "twice", "one not there", "out of order", "empty", "none"],
)
def test_located(sentences: list[str], text: str, expected: list[tuple[int, int] | None]) -> None:
    assert located(sentences, text) == expected


def test_pooled_is_the_normalised_mean_of_the_tokens_inside() -> None:
    assert pooled(TOKENS, PLACES, (0, 9)) == pytest.approx([2**-0.5, 2**-0.5])
    assert pooled(TOKENS, PLACES, (10, 12)) == pytest.approx([0, 1])


@pytest.mark.parametrize("span", [None, (5, 13), (4, 5)], ids=["not located", "beyond what was read", "blank"])
def test_nothing_to_pool(span: tuple[int, int] | None) -> None:
    assert pooled(TOKENS, PLACES, span) is None


def test_a_model_without_tokens_pools_nothing() -> None:
    assert pooled(np.empty((0, 0), np.float32), np.empty((0, 2), np.int64), (0, 3)) is None
