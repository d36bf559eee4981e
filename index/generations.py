"""Generations of a saved index: each is a folder written whole, and the file CURRENT names the one that serves.

    <library>/index/CURRENT                 the name of a generation, replaced in one step
    <library>/index/<generation>/           its files, and manifest.json with their sizes and checksums
    <library>/index/lock                    held by the one process that is making a new generation
    <library>/index/embedding/              what was embedded for it so far (index.journal); goes with the swap

Killed at any point, CURRENT names a whole generation: the old one until os.replace, the new one from then on.
"""

from __future__ import annotations

import hashlib
import json
import os
import secrets
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from filelock import FileLock

from corpus.errors import IndexOutOfStep, LibraryError

REPAIR = "Rebuild it from the library: bywhen check --repair"
_CURRENT = "CURRENT"
_MANIFEST = "manifest.json"
Loaded = TypeVar("Loaded")


@contextmanager
def making(folder: Path) -> Iterator[None]:
    """Only one process at a time makes a generation; another waits here. Raises LibraryError."""
    lock = FileLock(folder / "lock")
    with writing(folder):
        folder.mkdir(parents=True, exist_ok=True)
        lock.acquire()
    try:
        yield
    finally:
        lock.release()


def swap_in(folder: Path, about: Mapping[str, Any], write: Callable[[Path], None]) -> Path:
    """Have a new generation written, make it the current one and remove all others. Within `making`.

    Raises LibraryError where it cannot be written; the old one is current then.
    """
    generation = folder / secrets.token_hex(8)
    with writing(folder):
        generation.mkdir()
        write(generation)
        _write_manifest(generation, about)
        for file in generation.iterdir():
            _to_disk(file)
        _to_disk(generation)
        pointer = folder / f"{_CURRENT}.new"
        pointer.write_text(generation.name, encoding="utf-8")
        _to_disk(pointer)
        pointer.replace(folder / _CURRENT)
        _to_disk(folder)
    _remove(other for other in folder.iterdir() if other != generation)
    return generation


def drop(folder: Path) -> None:
    """Remove every generation. Within `making`. Raises LibraryError."""
    with writing(folder):
        (folder / _CURRENT).unlink(missing_ok=True)
        _remove(folder.iterdir())


def read(folder: Path, load: Callable[[Path, dict[str, Any]], Loaded]) -> Loaded:
    """What `load` makes of the serving generation and its manifest, after every file was checked.

    Raises IndexOutOfStep where there is none or it is damaged, and what `load` raises.
    """
    while True:
        generation = folder / _pointer(folder)
        try:
            return load(generation, _checked(generation))
        except (IndexOutOfStep, OSError):
            if generation.name == _pointer(folder):  # else another process has swapped it away meanwhile
                raise


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Raises LibraryError, which says what to do, where a file of the index cannot be written."""
    try:
        yield
    except OSError as failed:
        raise LibraryError(
            f"The search index in {folder} cannot be written: {failed.strerror or failed}. "
            f"When that is put right, run: bywhen check --repair"
        ) from failed


def _remove(generations: Iterable[Path]) -> None:
    for generation in generations:
        if generation.is_dir():
            shutil.rmtree(generation, ignore_errors=True)  # where a file is still open (Windows), next time


def _write_manifest(generation: Path, about: Mapping[str, Any]) -> None:
    files = {
        file.name: {"bytes": file.stat().st_size, "sha256": _sha256(file)} for file in sorted(generation.iterdir())
    }
    manifest = json.dumps({**about, "files": files}, indent=1, ensure_ascii=False)
    (generation / _MANIFEST).write_text(manifest, encoding="utf-8")


def _pointer(folder: Path) -> str:
    try:
        name = (folder / _CURRENT).read_text(encoding="utf-8")
    except FileNotFoundError:
        raise IndexOutOfStep(f"There is no search index in {folder}. {REPAIR}") from None
    except OSError as failed:
        raise IndexOutOfStep(f"The search index in {folder} cannot be read: {failed.strerror}. {REPAIR}") from failed
    except UnicodeDecodeError:
        name = ""
    if not name.isalnum():
        raise IndexOutOfStep(f"The search index in {folder} is damaged: {_CURRENT} names nothing. {REPAIR}")
    return name


def _checked(generation: Path) -> dict[str, Any]:
    try:
        manifest = json.loads((generation / _MANIFEST).read_text(encoding="utf-8"))
        whole = all(
            (generation / name).stat().st_size == file["bytes"] and _sha256(generation / name) == file["sha256"]
            for name, file in manifest["files"].items()
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        whole = False
    if not whole:
        raise IndexOutOfStep(f"The search index in {generation.parent} is damaged. {REPAIR}")
    return dict(manifest)


def _sha256(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def _to_disk(path: Path) -> None:
    """Past every cache: what os.replace makes current must be there after a power cut too."""
    if path.is_dir() and os.name == "nt":
        return  # Windows cannot sync a folder, and needs not
    handle = os.open(path, os.O_RDONLY if os.name != "nt" else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
