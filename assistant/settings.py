"""What an operator may choose; the environment is read here and nowhere else."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from corpus.errors import SettingsError

DEFAULT_MODEL = "all-MiniLM-L6-v2"
DEFAULT_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class ModelServer:
    """An OpenAI-compatible server of language models: its `address`, up to and with "/v1" where it has that, and the
    `model`'s name there. `seconds`: how long it may take for a whole answer.
    """

    address: str
    model: str
    key: str = field(default="", repr=False)  # kept out of whatever prints settings
    seconds: float = DEFAULT_SECONDS


@dataclass(frozen=True, slots=True)
class Settings:
    """`library`: the library's folder. `model`: a sentence-transformers model by name or folder.

    `server`: where the language model that rewords answers is; None: answers are quotes, and nothing is asked.
    `access`: the file that says who may see and do what (assistant.access.rules); None: nobody signs in.
    """

    library: Path
    model: str = DEFAULT_MODEL
    server: ModelServer | None = None
    access: Path | None = None


def settings_from(env: Mapping[str, str], library: Path | None = None) -> Settings:
    """Settings from the BYWHEN_ variables; `library`, where given, goes before the environment.

    Raises SettingsError where what they say of a language model cannot be.
    """
    folder = library or Path(env.get("BYWHEN_LIBRARY") or "library")
    access = env.get("BYWHEN_ACCESS", "").strip()
    model = env.get("BYWHEN_MODEL") or DEFAULT_MODEL
    return Settings(folder.expanduser(), model, _server_from(env), Path(access).expanduser() if access else None)


def _server_from(env: Mapping[str, str]) -> ModelServer | None:
    address, model = (env.get(f"BYWHEN_LLM_{name}", "").strip() for name in ("ADDRESS", "MODEL"))
    if not address and not model:
        return None
    if not address or not model:
        missing = "MODEL" if address else "ADDRESS"
        raise SettingsError(
            f"BYWHEN_LLM_{missing} is not set: a language model needs its server's address and its name"
        )
    key = env.get("BYWHEN_LLM_KEY", "").strip()
    if not key.isascii() or not key.isprintable():
        raise SettingsError("BYWHEN_LLM_KEY has characters that no key has: copy it again")
    return ModelServer(_address(address), model, key, _seconds(env.get("BYWHEN_LLM_SECONDS", "")))


def _address(given: str) -> str:
    try:
        parts = urlsplit(given)
        whole = parts.scheme in ("http", "https") and parts.hostname and (parts.port is None or parts.port > 0)
    except ValueError:
        whole = False
    if not whole:
        raise SettingsError(f"BYWHEN_LLM_ADDRESS is {given!r}: give one like http://127.0.0.1:8080/v1")
    if "@" in parts.netloc or parts.query or parts.fragment:  # not repeated here: it may be a secret
        raise SettingsError("BYWHEN_LLM_ADDRESS holds more than an address: a key goes into BYWHEN_LLM_KEY")
    return given.rstrip("/")


def _seconds(given: str) -> float:
    try:
        seconds = float(given or DEFAULT_SECONDS)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds < math.inf:
        raise SettingsError(f"BYWHEN_LLM_SECONDS is {given!r}: give a number of seconds, such as 60")
    return seconds
