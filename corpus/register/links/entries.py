"""What is linked: the items of a document, as far as linking looks at them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from corpus.models import Document, Item, PackPaper, Spans

Meaning = Callable[[Sequence[str]], NDArray[np.float32]]
"""Texts to vectors, a row each, normalised: how near two are in meaning is their product."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A document with its register: its items have keys. `sentences` are all of its sentences, in order."""

    document: Document
    items: Sequence[Item]
    text: str
    papers: Sequence[PackPaper] = ()
    sentences: Sequence[Spans] = ()
