"""Late pooling: the vectors of a passage's sentences, out of the token vectors of one reading of the passage."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray


def located(sentences: Sequence[str], text: str) -> list[tuple[int, int] | None]:
    """Where each sentence stands in the text, None where it does not.

    Searched from the end: the passage's own words come last, and a title or heading before them may hold the same.
    """
    found: list[tuple[int, int] | None] = []
    end = len(text)
    for sentence in reversed(sentences):
        start = text.rfind(sentence, 0, end) if sentence else -1
        if start < 0:
            found.append(None)
        else:
            found.append((start, start + len(sentence)))
            end = start
    return found[::-1]


def pooled(
    tokens: NDArray[np.float32], places: NDArray[np.int64], span: tuple[int, int] | None
) -> NDArray[np.float32] | None:
    """The normalised mean of the token vectors inside the span; None where the model stopped reading before its end.

    `tokens` (tokens, dimension), `places` (tokens, 2): each token's characters (start, end), none for special tokens.
    """
    if span is None or not len(places) or span[1] > places[:, 1].max():
        return None
    inside = (places[:, 0] >= span[0]) & (places[:, 1] <= span[1]) & (places[:, 1] > places[:, 0])
    mean = tokens[inside].sum(axis=0)
    length = float(np.linalg.norm(mean))
    return (mean / length).astype(np.float32) if length else None
