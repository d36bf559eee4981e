"""What answers an item by its meaning, as the embedding model of the index tells it: the last way of pairing.

The words alone are looked at when a document is read; the model sees it later, when it is searched. So what is paired
here is shown in the register and is not stored: what is undertaken there stays an item of its own as well.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from corpus.models import Item, ItemKind, Spans, meet
from corpus.plain import words_of
from corpus.register import answers_others
from corpus.register.asking.entry import BY_MEANING
from corpus.register.asking.meaning import Paragraph, is_open, likest
from corpus.register.asking.positions import position
from corpus.register.links import Vector

if TYPE_CHECKING:
    from assistant.view import View


def answered(ident: str, view: View) -> list[Item]:
    """The items of a document that answers others, each unanswered one with what stands alone and tells of it."""
    items = view.items[ident]
    core = [n for n, item in enumerate(items) if item.kind is not ItemKind.STANDALONE]
    told = [item for item in items if item.kind is ItemKind.STANDALONE and not (item.called or item.given)]
    answers = answers_others(view.documents[ident].description) and not view.papers.get(ident)
    if not (answers and told and view.vectors and any(is_open(items[n]) for n in core)):
        return items
    ones, others = ([_vector(item.spans, ident, view) for item in own] for own in ([items[n] for n in core], told))
    if any(vector is None for vector in (*ones, *others)):
        return items
    cosines = np.array(ones) @ np.array(others).T
    asked = [words_of(items[n].spans, view.text(ident)) for n in core]
    paragraphs = [_paragraph(item, ident, view) for item in told]
    found = list(items)
    for m, n in sorted(likest(asked, paragraphs, lambda n, m: float(cosines[n, m])).items()):
        if is_open(items[core[n]]):
            found[core[n]] = _with(found[core[n]], told[m].spans, view.text(ident))
    return found


def _with(item: Item, spans: Spans, text: str) -> Item:
    response = (*item.response, *spans)
    taken = position([words_of((span,), text) for span in response])
    return replace(item, response=response, paired=BY_MEANING, position=taken)


def _paragraph(item: Item, ident: str, view: View) -> Paragraph:
    section: Sequence[str] = view.section_at(item.spans[0], ident)
    return Paragraph(words_of(item.spans, view.text(ident)), " ".join(section[-1:]))


def _vector(spans: Spans, ident: str, view: View) -> Vector | None:
    """The mean of the vectors of the sentences there, of length 1; None where the index has none."""
    known = view.vectors(ident) if view.vectors else {}
    rows = [
        known[passage.number][n]
        for passage in view.passages_of.get(ident, ())
        for n, sentence in enumerate(passage.sentences)
        if meet(sentence, spans) and n < len(known.get(passage.number, ()))
    ]
    if not rows:
        return None
    whole = np.sum(np.array(rows, np.float32), axis=0)
    return np.asarray(whole / max(float(np.linalg.norm(whole)), 1e-9), np.float32)
