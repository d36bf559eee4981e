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
from tests.ui.entering import access_file
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


def test_the_pages_are_told_who_may_come_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BYWHEN_ACCESS", "left over.toml")
    assert serve.environment(Settings(tmp_path))["BYWHEN_ACCESS"] == ""
    monkeypatch.chdir(tmp_path)
    told = serve.environment(Settings(tmp_path, access=Path("access.toml")))
    assert told["BYWHEN_ACCESS"] == str(tmp_path / "access.toml")


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.7.7", "harbour.example"])
def test_other_machines_are_let_in_only_where_people_sign_in(host: str, tmp_path: Path) -> None:
    with pytest.raises(serve.ServeError, match="nobody has to sign in"):
        serve.serve(Settings(tmp_path), host=host)


@pytest.mark.parametrize("host", ["127.0.0.1", "127.1.2.3", "localhost", "::1"])
def test_this_machine_needs_no_sign_in(host: str, tmp_path: Path) -> None:
    assert serve._rules(Settings(tmp_path), host) is None


def test_the_port_that_people_are_sent_back_to_is_used(tmp_path: Path, taken: int) -> None:
    provider = "https://login.harbour.example/.well-known/openid-configuration"
    settings = Settings(tmp_path, access=access_file(tmp_path, provider, f"http://127.0.0.1:{taken}"))
    with pytest.raises(serve.ServeError, match=f"Port {taken} is taken"):
        serve.serve(settings)


def test_serving_with_sign_in_leaves_no_secret_behind(tmp_path: Path) -> None:
    port, scratch = serve.free_port(18_900), tmp_path / "scratch"
    scratch.mkdir()
    provider = "https://login.harbour.example/.well-known/openid-configuration"
    access = access_file(tmp_path, provider, f"http://127.0.0.1:{port}")
    access.chmod(0o644)
    environment = {**os.environ, "PYTHONPATH": str(Path(serve.__file__).parent.parent), "TMPDIR": str(scratch)}
    environment.pop("DISPLAY", None)
    starter = f"{STARTER} serve(Settings(Path({str(tmp_path / 'library')!r}), access=Path({str(access)!r})))"
    process = subprocess.Popen(
        [sys.executable, "-c", starter], env=environment, stdout=subprocess.PIPE, text=True, start_new_session=True
    )
    assert process.stdout is not None
    lines = [process.stdout.readline() for _ in range(2)]
    kept = list(scratch.rglob("secrets.toml"))
    os.killpg(process.pid, signal.SIGINT)
    assert process.wait(timeout=30) == 0
    process.stdout.close()
    assert "others can read it: chmod 600" in lines[0]
    assert lines[1] == f"Bywhen is open at http://127.0.0.1:{port}\n"
    assert len(kept) == 1
    assert list(scratch.rglob("secrets.toml")) == []


def test_what_streamlit_is_told_only_we_can_read(tmp_path: Path) -> None:
    written = serve.written_secrets("[auth]\n", tmp_path)
    assert written.read_text("utf-8") == "[auth]\n"
    if os.name != "nt":
        assert written.stat().st_mode & 0o077 == 0
    assert f"--secrets.files={written}" in serve.command(serve.Listening(8501, secrets=written))


def test_the_pages_are_for_people_only() -> None:
    assert "--server.enableAgentApi=false" in serve.command(serve.Listening(8501))


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
