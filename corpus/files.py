"""The files that a user means by naming files and folders, and why some of them are left out."""

from __future__ import annotations

import hashlib
import os
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path

from corpus.errors import ReadingError
from corpus.saying import printable_name

MOST_BYTES = 200_000_000


@dataclass(frozen=True, slots=True)
class Found:
    """A file to add or, with a `reason`, one (or a folder) that is not read."""

    path: Path
    reason: str = ""

    @property
    def name(self) -> str:
        """The file's name, composed the one way, with bytes that are no letters replaced, and as it can be shown."""
        name = os.fsencode(self.path.name or str(self.path)).decode("utf-8", "replace")
        return printable_name(unicodedata.normalize("NFC", name)) or "document"


@dataclass(frozen=True, slots=True)
class Look:
    """A file before it is read: its size in bytes and the SHA-256 of them or, with a `reason`, why it is not read."""

    path: Path
    name: str
    size: int = 0
    sha256: str = ""
    reason: str = ""

    @property
    def kind(self) -> str:
        """By its name alone."""
        return self.path.suffix.lower()


def looked_at(found: Found) -> Look:
    """A file's bytes counted and hashed, without holding them."""
    if found.reason:
        return Look(found.path, found.name, reason=found.reason)
    try:
        with _opened(found.path) as file:
            return Look(found.path, found.name, _size(file), hashlib.file_digest(file, "sha256").hexdigest())
    except ReadingError as error:
        return Look(found.path, found.name, reason=str(error))


def content(path: Path) -> bytes:
    """A file's bytes. Raises ReadingError where it is no ordinary file, cannot be opened or is far too large."""
    with _opened(path) as file:
        return file.read(_size(file) + 1)


@contextmanager
def _opened(path: Path) -> Iterator[BufferedReader]:
    """A file that may be read. Raises ReadingError."""
    try:
        if not path.is_file():
            raise ReadingError("not an ordinary file" if path.exists() else "there is no such file")
        with path.open("rb") as file:
            if (size := _size(file)) > MOST_BYTES:
                raise ReadingError(f"the file has {size:,} bytes; the most that is read is {MOST_BYTES:,}: split it")
            yield file
    except OSError as error:
        raise ReadingError(f"the file cannot be opened: {error.strerror or error}") from error


def _size(file: BufferedReader) -> int:
    return os.fstat(file.fileno()).st_size


def files_of(paths: Iterable[Path], library: Path) -> list[Found]:
    """Files as named, and those in folders, sorted; hidden ones and the library's own are passed over."""
    found: list[Found] = []
    for path in paths:
        if _is_folder(path):
            inside = list(_inside(path, library.resolve()))
            found += inside or [Found(path, "there is no file in this folder")]
        else:
            found.append(Found(path))
    return found


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # a name that is too long, a folder that is closed to us: reading it will say so
        return False


def _inside(folder: Path, library: Path) -> Iterator[Found]:
    root = folder.resolve()
    if root == library:
        yield Found(folder, "this is the library's own folder: name the folder of your documents")
        return
    refused: list[OSError] = []
    for at, folders, names in os.walk(folder, onerror=refused.append):
        links = [name for name in folders if (Path(at) / name).is_symlink()]
        folders[:] = sorted(n for n in folders if not _is_hidden(n) and n not in links and not _is(at, n, library))
        for name in sorted([*names, *links]):
            path = Path(at) / name
            if _is_hidden(name) or (name in links and path.resolve().is_relative_to(root)):
                continue  # what an inner link to a folder points to is found where it is
            yield Found(path, _reason_against(path, root))
    for error in refused:
        yield Found(Path(error.filename), f"this folder cannot be opened: {error.strerror}")


def _is_hidden(name: str) -> bool:
    """Hidden, or the owner's mark that Word leaves beside an open document."""
    return name.startswith((".", "~$"))


def _is(at: str, name: str, library: Path) -> bool:
    return (Path(at) / name).resolve() == library


def _reason_against(path: Path, root: Path) -> str:
    if not path.is_symlink():
        return ""
    if not path.exists():
        return "a link to a file that is not there"
    if not path.resolve().is_relative_to(root):
        return "a link to a place outside this folder: name that file itself if you want it added"
    return ""
