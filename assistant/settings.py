"""What an operator may choose; the environment is read here and nowhere else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

DEFAULT_MODEL = "all-MiniLM-L6-v2"


@dataclass(frozen=True, slots=True)
class Settings:
    """`library`: the library's folder. `model`: a sentence-transformers model by name or folder."""

    library: Path
    model: str = DEFAULT_MODEL


def settings_from(env: Mapping[str, str], library: Path | None = None) -> Settings:
    """Settings from BYWHEN_LIBRARY and BYWHEN_MODEL; `library`, where given, goes before the environment."""
    folder = library or Path(env.get("BYWHEN_LIBRARY") or "library")
    return Settings(folder.expanduser(), env.get("BYWHEN_MODEL") or DEFAULT_MODEL)
