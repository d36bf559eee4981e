"""`python -m ui.web OPTIONS`: Streamlit on the pages, with the library opened before anybody comes."""

from __future__ import annotations

import sys
from pathlib import Path
from threading import Thread

from streamlit.web import cli


def _begin() -> None:
    from ui.web import opened  # takes a second or two, in which the server could answer

    opened.begin()


if __name__ == "__main__":
    Thread(target=_begin, daemon=True, name="opening the library").start()
    sys.argv = ["streamlit", "run", str(Path(__file__).parent / "app.py"), *sys.argv[1:]]
    cli.main()
