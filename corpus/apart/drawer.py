"""The process that draws pages, apart from the application: `python -m corpus.apart.drawer BYTES`, BYTES its memory.

It is asked as corpus.apart.worker is, with a page's number for the document's name, and answers with a Picture.
"""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable

from corpus.apart.worker import limit, serve
from corpus.picture import Picture, picture_of


def main() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to act on
    limit(memory=int(sys.argv[1]))
    serve(lambda: _draw)


def _draw(data: bytes, source: str, progress: Callable[[int, int], None], step: Callable[[str], None]) -> Picture:
    step("drawing")
    return picture_of(data, int(source))


if __name__ == "__main__":
    main()
