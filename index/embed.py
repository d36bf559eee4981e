"""The embedding model, by sentence-transformers: imported late and once, because torch takes seconds.

A passage and its sentences come from one reading of the passage: a sentence's vector is the mean of the model's token
vectors inside it ("late pooling"), so it knows the words around it and costs nothing more. Beside embedding every
sentence by itself, retrieval, declining and ranking sentences came out alike on four question sets, in half the time.
"""

from __future__ import annotations

import gc
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from index.pooling import located, pooled
from index.weights import DEFAULT_MODEL, Weights, weights_of

Vectors = NDArray[np.float32]
Progress = Callable[[int, int], None]
"""Called with (texts done, texts in all)."""

_BATCH = 16  # the quickest of 8 to 64 on a CPU: little padding, small enough for the caches


class Embedder(Protocol):
    """What turns texts into vectors, all L2-normalised float32. `fingerprint` differs wherever the vectors would."""

    @property
    def fingerprint(self) -> str: ...

    def embed(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """One row a text, in the order given: (len(texts), dimension). For questions."""
        ...

    def embed_passages(
        self, passages: Sequence[tuple[str, Sequence[str]]], progress: Progress | None = None
    ) -> list[tuple[Vectors, Vectors]]:
        """For each (text, its sentences): the text's vector (dimension,) and its sentences' (sentences, dimension).

        The sentences stand in the text in this order, though other words may stand before and between them.
        """
        ...


def open_embedder(model: str = DEFAULT_MODEL) -> Embedder:
    """The model of that name or folder. Nothing is downloaded, and torch is not imported before the first text.

    Raises ModelNotFound.
    """
    return SentenceTransformerEmbedder(weights_of(model))


class SentenceTransformerEmbedder:
    """A sentence-transformers model on this machine. Safe to share between threads."""

    def __init__(self, weights: Weights) -> None:
        self._weights = weights
        self._loading = threading.Lock()
        self._loaded: _Model | None = None

    @cached_property
    def fingerprint(self) -> str:
        """The model's name and the hash of its weights, checked once a process. Raises ModelNotFound."""
        return self._weights.fingerprint()

    def embed(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        return self._model().alone(texts, question=True, progress=progress)

    def embed_passages(
        self, passages: Sequence[tuple[str, Sequence[str]]], progress: Progress | None = None
    ) -> list[tuple[Vectors, Vectors]]:
        if not passages:
            return []
        model = self._model()
        texts = [text for text, _ in passages]
        sentences = [list(sentences) for _, sentences in passages]
        whole: list[Vectors] = [np.empty(0, np.float32)] * len(texts)
        parts: list[list[Vectors | None]] = [[] for _ in texts]
        done = 0
        for batch in _batches(texts):
            for n, reading in zip(batch, model.read([texts[n] for n in batch]), strict=True):
                whole[n] = reading.whole
                parts[n] = [pooled(reading.tokens, reading.places, span) for span in located(sentences[n], texts[n])]
            done += len(batch)
            if progress:
                progress(done, len(texts))
        _fill(parts, sentences, model)
        return [(w, np.array(p, np.float32).reshape(-1, len(w))) for w, p in zip(whole, parts, strict=True)]

    def _model(self) -> _Model:
        with self._loading:
            if self._loaded is None:
                _ = self.fingerprint  # the weights are checked before they are used
                with _unswept():
                    self._loaded = _Model(str(self._weights.folder))
            return self._loaded


@contextmanager
def _unswept() -> Iterator[None]:
    """Load without garbage collection, and leave what was loaded out of it from then on.

    The modules of torch and transformers are a million objects and no garbage: looking at all of them again and again
    took a fifth of the time, and every later collection, which holds up all threads, would do so too.
    """
    sweeping = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if sweeping:
            gc.enable()


class _Reading:
    """One text as the model read it: its vector, its tokens' vectors, and each token's characters (start, end)."""

    def __init__(self, whole: Vectors, tokens: Vectors, places: NDArray[np.int64]) -> None:
        self.whole, self.tokens, self.places = whole, tokens, places


class _Model:
    """The loaded model. On a CPU that can, in bfloat16: twice as fast, cosines to float32 above .9999."""

    def __init__(self, folder: str) -> None:
        os.environ["HF_HUB_OFFLINE"] = "1"
        os.environ.setdefault("HF_HUB_DISABLE_PROGRESS_BARS", "1")
        import torch
        from sentence_transformers import SentenceTransformer

        if "OMP_NUM_THREADS" not in os.environ:
            torch.set_num_threads(_threads())
        self._torch = torch
        self._model: Any = SentenceTransformer(folder, local_files_only=True)
        able = torch.cpu.get_capabilities()
        self._bfloat16 = self._model.device.type == "cpu" and bool(able.get("avx512_bf16") or able.get("amx_bf16"))
        self._pools_late = self._mean_pooling()

    def alone(self, texts: Sequence[str], *, question: bool = False, progress: Progress | None = None) -> Vectors:
        """Each text by itself, with the model's prompt for questions or for documents where it has one."""
        encode = self._model.encode_query if question else self._model.encode_document
        rows = np.empty((len(texts), self._model.get_embedding_dimension()), np.float32)
        done = 0
        for batch in _batches(texts):
            with self._precision():
                rows[batch] = encode(
                    [texts[n] for n in batch], batch_size=_BATCH, show_progress_bar=False, normalize_embeddings=True
                )
            done += len(batch)
            if progress:
                progress(done, len(texts))
        return rows

    def read(self, texts: Sequence[str]) -> list[_Reading]:
        """Each text with its tokens; no tokens where this model's text vector is not the mean of them."""
        if not self._pools_late:
            none, nowhere = np.empty((0, 0), np.float32), np.empty((0, 2), np.int64)
            return [_Reading(whole, none, nowhere) for whole in self.alone(texts)]
        return [
            _Reading(whole, tokens, places)
            for (whole, tokens), places in zip(self._outputs(texts), self._places(texts), strict=True)
        ]

    def _outputs(self, texts: Sequence[str]) -> Iterator[tuple[Vectors, Vectors]]:
        with self._precision():
            outputs = self._model.encode_document(
                list(texts), batch_size=_BATCH, show_progress_bar=False, output_value=None, normalize_embeddings=True
            )
        for output in outputs:
            tokens = output["token_embeddings"][output["attention_mask"].bool()]
            yield output["sentence_embedding"].float().cpu().numpy(), tokens.float().cpu().numpy()

    def _places(self, texts: Sequence[str]) -> list[NDArray[np.int64]]:
        longest = self._model.max_seq_length
        found = self._model.tokenizer(
            list(texts), truncation=True, max_length=longest, return_offsets_mapping=True, return_attention_mask=False
        )
        return [np.array(places, np.int64) for places in found["offset_mapping"]]

    def _mean_pooling(self) -> bool:
        """Whether late pooling is sound for this model: tried, because models differ in more ways than they declare."""
        if not self._model.tokenizer.is_fast:
            return False
        probe = ["What was promised, by whom, by when."]
        ((whole, tokens),), (places,) = self._outputs(probe), self._places(probe)
        mean = tokens.mean(axis=0)
        if len(tokens) != len(places) or len(mean) != len(whole):
            return False
        return bool(whole @ mean > 0.99 * np.linalg.norm(mean))

    def _precision(self) -> Any:
        return self._torch.autocast("cpu", dtype=self._torch.bfloat16, enabled=self._bfloat16)


def _fill(parts: list[list[Vectors | None]], sentences: Sequence[Sequence[str]], model: _Model) -> None:
    """Embed by themselves the sentences beyond what the model read of their passage, or not found in it."""
    missing = [(n, m) for n, vectors in enumerate(parts) for m, vector in enumerate(vectors) if vector is None]
    texts = sorted({sentences[n][m] for n, m in missing})
    found = dict(zip(texts, model.alone(texts), strict=True)) if texts else {}
    for n, m in missing:
        parts[n][m] = found[sentences[n][m]]


def _batches(texts: Sequence[str]) -> Iterator[list[int]]:
    """The texts' numbers in batches of like length, the longest first, so that little is padded."""
    order = sorted(range(len(texts)), key=lambda n: -len(texts[n]))
    for start in range(0, len(order), _BATCH):
        yield order[start : start + _BATCH]


def _threads() -> int:
    """Half the cores, four at most, unless OMP_NUM_THREADS says otherwise.

    torch's threads wait for each other: where others use the cores too, two threads on two cores took three times as
    long as one; where nobody does, they save less than half.
    """
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(4, cores // 2))
