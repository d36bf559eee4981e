"""What every test runs under: no network but loopback (pyproject.toml), no model hub, warnings as errors."""

from __future__ import annotations

import os
import shutil
import signal
from pathlib import Path

import pytest

os.environ.update(HF_HUB_OFFLINE="1", TRANSFORMERS_OFFLINE="1", TOKENIZERS_PARALLELISM="false")
for name in ("LIBRARY", "LLM_ADDRESS", "LLM_MODEL"):
    os.environ.pop(f"BYWHEN_{name}", None)

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # in a shell's background: what is started would ignore it too
    signal.signal(signal.SIGINT, signal.default_int_handler)

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real documents and gold keys beside the clone; tests that want it are skipped without it."""
    folder = ROOT.parent / "shared"
    if not (folder / "gold").is_dir():
        pytest.skip("../shared is not there")
    return folder


@pytest.fixture(scope="session")
def samples() -> Path:
    """The fictional library that ships with Bywhen."""
    return ROOT / "samples" / "library"


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of a Chromium that playwright can drive; browser tests are skipped without one."""
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if found is None:
        pytest.skip("no Chromium here: install it (Debian: apt-get install chromium) to run the browser test")
    return found
