"""`bywhen serve`: the web pages on this machine, until Ctrl-C."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import webbrowser
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from assistant.wiring import Settings
from corpus.errors import BywhenError

HOST = "127.0.0.1"
PORT = 8501
_ROOT = Path(__file__).resolve().parent.parent
_TRIES = 50
_PATIENCE = 60.0  # seconds for the pages to answer


class ServeError(BywhenError):
    """The web pages could not be started."""


def serve(settings: Settings, port: int | None = None) -> None:
    """Run the pages until they are stopped; a taken port is said so, and the next free one used."""
    wanted = PORT if port is None else port
    free = free_port(wanted)
    if free != wanted:
        print(f"Port {wanted} is taken by another program: using {free} instead.", flush=True)
    process = subprocess.Popen(command(free), env=environment(settings))
    try:
        wait_until_up(process, free)
        address = f"http://{HOST}:{free}"
        print(f"Bywhen is open at {address}\nThe library is {settings.library}. Press Ctrl-C to stop.", flush=True)
        if has_display():
            webbrowser.open(address)
        if process.wait() != 0:
            raise ServeError("The web pages stopped by themselves: what happened is printed above.")
    except KeyboardInterrupt:
        print("\nStopped.", flush=True)
    finally:
        stop(process)


def command(port: int) -> list[str]:
    """Streamlit on our pages; how it looks and behaves is in web/.streamlit/config.toml."""
    app = _ROOT / "ui" / "web" / "app.py"
    fixed = [
        "--server.headless=true",
        f"--server.address={HOST}",
        f"--server.port={port}",
        "--logger.hideWelcomeMessage=true",
        "--logger.level=warning",
    ]
    return [sys.executable, "-m", "streamlit", "run", str(app), *fixed]


def environment(settings: Settings) -> dict[str, str]:
    """What the pages are told: the settings, and where our packages are."""
    paths = [str(_ROOT), os.environ.get("PYTHONPATH", "")]
    return {
        **os.environ,
        "BYWHEN_LIBRARY": str(settings.library.absolute()),
        "BYWHEN_MODEL": settings.model,
        "PYTHONPATH": os.pathsep.join(filter(None, paths)),
    }


def free_port(wanted: int) -> int:
    """The first free port from `wanted` on; raises ServeError where none of the next fifty is."""
    if not 1 <= wanted <= 65535:
        raise ServeError(f"{wanted} is not a port: choose one from 1024 to 65535.")
    for port in range(wanted, min(wanted + _TRIES, 65536)):
        if _is_free(port):
            return port
    raise ServeError(f"No port from {wanted} to {wanted + _TRIES - 1} can be used: choose another with --port.")


def wait_until_up(process: subprocess.Popen[bytes], port: int) -> None:
    """Return once the pages answer; raises ServeError when they end or keep silent."""
    deadline = time.monotonic() + _PATIENCE
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise ServeError("The web pages could not be started: what happened is printed above.")
        if _answers(port):
            return
        time.sleep(0.1)
    raise ServeError(f"The web pages did not answer within {_PATIENCE:.0f} seconds.")


def stop(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        process.terminate()
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def has_display() -> bool:
    """Whether there is a screen to open a browser on."""
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _is_free(port: int) -> bool:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        if sys.platform != "win32":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
    return True


def _answers(port: int) -> bool:
    connection = HTTPConnection(HOST, port, timeout=1)
    try:
        connection.request("GET", "/_stcore/health")
        return connection.getresponse().status == 200
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()
