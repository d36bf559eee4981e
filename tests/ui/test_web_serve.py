"""`bywhen serve`: ports, start, stop."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.settings import Settings
from ui import serve

STARTER = "import sys; from pathlib import Path; from assistant.settings import Settings; from ui.serve import serve; "


@pytest.fixture
def taken() -> Iterator[int]:
    """A port that another program listens on."""
    with socket.create_server((serve.HOST, 0)) as other:
        yield other.getsockname()[1]


def test_a_taken_port_gives_the_next_free_one(taken: int) -> None:
    assert taken < serve.free_port(taken) < taken + 50


def test_a_free_port_is_kept(taken: int) -> None:
    free = serve.free_port(taken)
    assert serve.free_port(free) == free


@pytest.mark.parametrize("port", [0, -1, 65536])
def test_what_is_not_a_port_is_refused(port: int) -> None:
    with pytest.raises(serve.ServeError, match="is not a port"):
        serve.free_port(port)


def test_the_pages_are_told_the_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    told = serve.environment(Settings(Path("my library"), "a model"))
    assert told["BYWHEN_LIBRARY"] == str(tmp_path / "my library")
    assert told["BYWHEN_MODEL"] == "a model"


def test_pages_that_end_at_once_are_reported(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    process = subprocess.Popen([sys.executable, "-c", "raise SystemExit('no pages today')"])
    with pytest.raises(serve.ServeError, match="printed above"):
        serve.wait_until_up(process, serve.free_port(20_000))
    assert "no pages today" in capfd.readouterr().err


def test_no_display_no_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert not serve.has_display()
    monkeypatch.setenv("DISPLAY", ":1")
    assert serve.has_display()


def test_serving_prints_the_address_and_stops_on_ctrl_c(taken: int, tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(Path(serve.__file__).parent.parent)}
    environment.pop("DISPLAY", None)
    starter = f"{STARTER} serve(Settings(Path({str(tmp_path)!r})), {taken})"
    process = subprocess.Popen(
        [sys.executable, "-c", starter], env=environment, stdout=subprocess.PIPE, text=True, start_new_session=True
    )
    assert process.stdout is not None
    lines = [process.stdout.readline() for _ in range(3)]
    os.killpg(process.pid, signal.SIGINT)  # as a terminal sends it: to the pages too
    assert process.wait(timeout=30) == 0
    assert lines[0].startswith(f"Port {taken} is taken by another program: using ")
    port = int(lines[1].rsplit(":", 1)[1])
    assert "Press Ctrl-C to stop" in lines[2]
    assert "Stopped." in process.stdout.read()
    process.stdout.close()
    assert serve.free_port(port) == port
