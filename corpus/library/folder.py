"""The folder that a library lives in: whether it is one, and whether it may become one."""

from __future__ import annotations

import os
from pathlib import Path

from corpus.errors import NotALibrary

FILE = "library.sqlite"
LOCK = "library.lock"
_NOBODYS = frozenset({LOCK, ".DS_Store", "Thumbs.db", "desktop.ini", ".gitkeep"})


def prepare(folder: Path, *, create: bool) -> None:
    """Refuse a folder that cannot be, or should not become, a library; make it where it may be made."""
    try:
        if folder.exists() and not folder.is_dir():
            raise NotALibrary(f"{folder} is a file: name a folder for the library")
        has_library = (folder / FILE).exists()
        if not has_library and not create:
            raise NotALibrary(f"there is no library in {folder}: add documents to it first")
        if not folder.exists():
            folder.mkdir(parents=True)
        strangers = sorted(path.name for path in folder.iterdir() if path.name not in _NOBODYS)
    except OSError as error:
        raise NotALibrary(f"{folder} cannot be used for a library: {error.strerror or error}") from error
    if strangers and not has_library:
        raise NotALibrary(
            f"{folder} holds other files ({strangers[0]}) and no library: choose a new or an empty folder"
        )
    if not os.access(folder, os.W_OK | os.X_OK) or (has_library and not os.access(folder / FILE, os.W_OK)):
        raise NotALibrary(f"{folder} cannot be written to: choose another folder, or ask for the right to write there")
