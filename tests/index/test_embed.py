"""The real model, offline: the suite allows no socket but loopback."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from corpus.errors import ModelNotFound
from index.embed import Embedder, open_embedder
from index.weights import weights_of

PASSAGE = "The lifeboat crews were trained in the spring. Dredging of the channel will cost 1.7 billion crowns."
SENTENCES = ["The lifeboat crews were trained in the spring.", "Dredging of the channel will cost 1.7 billion crowns."]
QUESTIONS = ["how much will it cost to dredge the channel", "when were the crews trained"]
LONG = " ".join(f"Buoy {n} was painted and its lamp was renewed." for n in range(60))


@pytest.fixture(scope="module")
def real() -> Embedder:
    return open_embedder()


@pytest.fixture(scope="module")
def first_token(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model that pools by its first token, and asks for a prompt before documents: late pooling would be wrong."""
    folder = tmp_path_factory.mktemp("models") / "first-token"
    shutil.copytree(weights_of("all-MiniLM-L6-v2").folder, folder)
    _edit(folder / "1_Pooling" / "config.json", pooling_mode_cls_token=True, pooling_mode_mean_tokens=False)
    _edit(folder / "config_sentence_transformers.json", prompts={"query": "ask: ", "document": "read: "})
    return folder


def _edit(file: Path, **values: object) -> None:
    file.write_text(json.dumps(json.loads(file.read_text()) | values))


def test_vectors_are_normalised_and_in_order(real: Embedder) -> None:
    texts = [PASSAGE, "a", *QUESTIONS, LONG]
    vectors = real.embed(texts)
    assert (vectors.shape, vectors.dtype) == ((5, 384), np.float32)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(5), abs=1e-5)
    for text, vector in zip(texts, vectors, strict=True):
        assert real.embed([text])[0] @ vector > 0.999


def test_what_means_the_same_is_near(real: Embedder) -> None:
    vectors = real.embed(["the ship sank", "the vessel went down", "the budget was approved"])
    assert vectors[0] @ vectors[1] > 0.6 > 0.3 > vectors[0] @ vectors[2]


def test_a_passage_is_embedded_as_it_would_be_alone(real: Embedder) -> None:
    ((whole, _),) = real.embed_passages([(PASSAGE, SENTENCES)])
    assert whole @ real.embed([PASSAGE])[0] > 0.999


def test_each_question_is_nearest_to_the_sentence_that_answers_it(real: Embedder) -> None:
    ((_, sentences),) = real.embed_passages([(f"Port report | Works\n{PASSAGE}", SENTENCES)])
    assert np.linalg.norm(sentences, axis=1) == pytest.approx(np.ones(2), abs=1e-5)
    assert (sentences @ real.embed(QUESTIONS).T).argmax(axis=0).tolist() == [1, 0]


def test_sentences_beyond_what_the_model_reads_are_embedded_alone(real: Embedder) -> None:
    last, elsewhere = "Dredging will cost 1.7 billion crowns.", "This stands nowhere in it."
    ((_, sentences),) = real.embed_passages(
        [(f"{LONG} {last}", ["Buoy 0 was painted and its lamp was renewed.", last])]
    )
    assert sentences[1] @ real.embed([last])[0] > 0.999
    ((_, sentences),) = real.embed_passages([(PASSAGE, [elsewhere])])
    assert sentences[0] @ real.embed([elsewhere])[0] > 0.999


def test_nothing_to_embed(real: Embedder) -> None:
    assert real.embed([]).shape == (0, 384)
    assert real.embed_passages([]) == []
    assert [part.shape for part in real.embed_passages([("words", [])])[0]] == [(384,), (0, 384)]


def test_progress_ends_with_everything(real: Embedder) -> None:
    told: list[tuple[int, int]] = []
    real.embed_passages([(f"passage {n}", []) for n in range(40)], lambda done, all_: told.append((done, all_)))
    assert told == [(16, 40), (32, 40), (40, 40)]


def test_loading_prints_nothing_and_opening_loads_nothing() -> None:
    script = """
import gc, sys
from index.embed import open_embedder
model = open_embedder()
assert model.fingerprint == "all-MiniLM-L6-v2@53aa51172d142c89"
assert not {"torch", "sentence_transformers"} & set(sys.modules)
assert gc.get_freeze_count() == 0
model.embed(["words"])
assert gc.isenabled() and gc.get_freeze_count() > 100_000  # what was loaded is left out of every collection
"""
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=120, check=False)
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "")


def test_a_model_that_does_not_pool_by_mean_embeds_sentences_alone(first_token: Path) -> None:
    other = open_embedder(str(first_token))
    ((whole, sentences),) = other.embed_passages([(PASSAGE, SENTENCES)])
    alone = [vectors for vectors, _ in other.embed_passages([(sentence, []) for sentence in SENTENCES])]
    assert [float(a @ b) for a, b in zip(sentences, alone, strict=True)] == pytest.approx([1, 1], abs=1e-3)
    assert whole @ other.embed([PASSAGE])[0] < 0.999, "questions and documents have prompts of their own"


def test_another_model_has_another_name(first_token: Path, real: Embedder) -> None:
    assert open_embedder(str(first_token)).fingerprint == "first-token@53aa51172d142c89"
    assert open_embedder("sentence-transformers/all-MiniLM-L6-v2").fingerprint == real.fingerprint


@pytest.mark.parametrize("model", ["no-such-model", "nobody/no-such-model", "no such model", "/no/such/folder"])
def test_a_model_that_is_not_there(model: str) -> None:
    with pytest.raises(ModelNotFound, match="not on this machine"):
        open_embedder(model)


def test_a_folder_without_weights(tmp_path: Path) -> None:
    with pytest.raises(ModelNotFound, match="holds no model weights"):
        open_embedder(str(tmp_path))


def test_damaged_weights_are_refused_before_they_are_used(tmp_path: Path) -> None:
    carried = weights_of("all-MiniLM-L6-v2")
    (tmp_path / "model.safetensors").write_bytes(b"not these")
    damaged = type(carried)(carried.name, tmp_path, carried.sha256)
    with pytest.raises(ModelNotFound, match="damaged or not the expected ones"):
        damaged.fingerprint()
