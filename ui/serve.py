"""`bywhen serve`: the web pages on this machine, until Ctrl-C."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import webbrowser
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from ipaddress import ip_address
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from assistant.settings import Settings
from corpus.errors import BywhenError

if TYPE_CHECKING:
    from assistant.access.rules import Rules

HOST = "127.0.0.1"
PORT = 8501
_ROOT = Path(__file__).resolve().parent.parent
_TRIES = 50
_PATIENCE = 60.0  # seconds for the pages to answer


class ServeError(BywhenError):
    """The web pages could not be started."""


@dataclass(frozen=True, slots=True)
class Listening:
    """Where the pages listen; `secrets`: the file with what Streamlit's own sign-in needs, None: nobody signs in."""

    port: int
    host: str = HOST
    secrets: Path | None = None


def serve(settings: Settings, port: int | None = None, host: str = HOST) -> None:
    """Run the pages until they are stopped; a taken port is said so, and the next free one used.

    Raises ServeError where they would be open to other machines without anybody signing in, SettingsError where the
    access file says what cannot be.
    """
    rules = _rules(settings, host)
    free = _port(port, rules)
    with _secrets(rules) as secrets:
        process = subprocess.Popen(command(Listening(free, host, secrets)), env=environment(settings))
        try:
            wait_until_up(process, free, host)
            address = rules.sign_in.address if rules else f"http://{HOST}:{free}"
            print(f"Bywhen is open at {address}\nThe library is {settings.library}. Press Ctrl-C to stop.", flush=True)
            if has_display():
                webbrowser.open(address)
            if process.wait() != 0:
                raise ServeError("The web pages stopped by themselves: what happened is printed above.")
        except KeyboardInterrupt:
            print("\nStopped.", flush=True)
        finally:
            stop(process)


def _rules(settings: Settings, host: str) -> Rules | None:
    """Who may come in; None: whoever sits at this machine, and nobody else."""
    if settings.access is None:
        if not _is_near(host):
            raise ServeError(
                f"{host} can be reached from other machines, and nobody has to sign in: everyone there could read and "
                "change the library. Give a file that says who may come in with --access (docs/operators.md), or leave "
                "--host away."
            )
        return None
    from assistant.access.rules import rules_from
    from assistant.access.signing import sign_in_missing

    if missing := sign_in_missing():
        raise ServeError(missing)
    rules = rules_from(settings.access)
    if os.name != "nt" and settings.access.stat().st_mode & 0o077:
        print(f"{settings.access} holds secrets and others can read it: chmod 600 {settings.access}", flush=True)
    return rules


def _port(wanted: int | None, rules: Rules | None) -> int:
    """The port to listen on; raises ServeError where people sign in and the one that they are sent back to is taken."""
    if rules and rules.sign_in.is_near:
        wanted = rules.sign_in.port or wanted
    first = PORT if wanted is None else wanted
    free = free_port(first)
    if free != first and rules:
        raise ServeError(f"Port {first} is taken by another program: stop that, or choose another port.")
    if free != first:
        print(f"Port {first} is taken by another program: using {free} instead.", flush=True)
    return free


@contextmanager
def _secrets(rules: Rules | None) -> Iterator[Path | None]:
    """A file that only we can read, for as long as the pages run, with what Streamlit's own sign-in needs."""
    if rules is None:
        yield None
        return
    from assistant.access.signing import as_toml

    with TemporaryDirectory(prefix="bywhen-") as folder:
        yield written_secrets(as_toml(rules.sign_in), Path(folder))


def written_secrets(words: str, folder: Path) -> Path:
    """Where they were written, for nobody else to read."""
    path = folder / "secrets.toml"
    path.touch(mode=0o600)
    path.write_text(words, encoding="utf-8")
    return path


def _is_near(host: str) -> bool:
    """Whether only this machine can reach it."""
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def command(at: Listening) -> list[str]:
    """Streamlit on our pages (web/__main__.py); how it looks and behaves is in web/.streamlit/config.toml."""
    return [sys.executable, "-m", "ui.web", *options(at)]


def options(at: Listening) -> list[str]:
    """What Streamlit is told beside that."""
    return [
        "--server.headless=true",
        f"--server.address={at.host}",
        f"--server.port={at.port}",
        "--server.enableAgentApi=false",
        *([f"--secrets.files={at.secrets}"] if at.secrets else []),
        "--logger.hideWelcomeMessage=true",
        "--logger.level=warning",
    ]


def environment(settings: Settings) -> dict[str, str]:
    """What the pages are told: the settings, and where our packages are."""
    paths = [str(_ROOT), os.environ.get("PYTHONPATH", "")]
    return {
        **os.environ,
        "BYWHEN_LIBRARY": str(settings.library.absolute()),
        "BYWHEN_MODEL": settings.model,
        "BYWHEN_ACCESS": str(settings.access.absolute()) if settings.access else "",
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


def wait_until_up(process: subprocess.Popen[bytes], port: int, host: str = HOST) -> None:
    """Return once the pages answer; raises ServeError when they end or keep silent."""
    deadline = time.monotonic() + _PATIENCE
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise ServeError("The web pages could not be started: what happened is printed above.")
        if _answers(port, HOST if host in ("0.0.0.0", "::") else host):
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


def _answers(port: int, host: str) -> bool:
    connection = HTTPConnection(host, port, timeout=1)
    try:
        connection.request("GET", "/_stcore/health")
        return connection.getresponse().status == 200
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()
