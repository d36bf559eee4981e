"""`python -m benchmarks [PATH...]`: on the documents named, else on the sample library."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from assistant.settings import DEFAULT_MODEL
from benchmarks.answering import adding, asking
from benchmarks.commands import registering, starting
from benchmarks.keywords import keywords
from benchmarks.pages import pages
from benchmarks.reading import reading
from index.embed import open_embedder


def main() -> None:
    paths = [Path(argument) for argument in sys.argv[1:]] or [Path("samples/library")]
    embedder = open_embedder(DEFAULT_MODEL)
    with tempfile.TemporaryDirectory() as folder:
        assistant, added = adding(Path(folder) / "library", paths, embedder)
        with assistant.library:
            print(added, flush=True)
            print(asking(assistant, embedder), flush=True)
            print(registering(assistant.library), flush=True)
            for comparison in pages(assistant):
                print(comparison, flush=True)
        print(starting(assistant.library.folder), flush=True)
    print(keywords())
    print(reading())


main()
