"""The pages with people who sign in: a library with a closed collection, an access file, a sign-in service."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from assistant.access.rules import rules_from
from assistant.access.signing import as_toml
from assistant.settings import Settings
from corpus.library import Library
from tests.corpus.stocked import LETTER
from tests.corpus.test_seeing import SECRET
from tests.ui.sign_in_service import CLIENT, Service
from tests.ui.sign_in_service import SECRET as SHARED
from tests.ui.web_desk import put
from ui import serve

PEOPLE = {
    "Ada Quill": {"email": "ada@harbour.example", "name": "Ada Quill", "email_verified": True},
    "Jo Marsh": {"email": "Jo@harbour.example", "name": "Jo Marsh", "email_verified": True, "groups": ["divers"]},
    "Bo Reed": {"email": "bo@harbour.example", "name": "Bo Reed", "email_verified": True, "groups": []},
    "Eve Stray": {"email": "eve@elsewhere.example", "name": "Eve Stray", "email_verified": True},
}
KEY = "0123456789abcdef0123456789abcdef"
FILE = """
[sign_in]
provider = "{provider}"
client = "{client}"
secret = "{secret}"
address = "{address}"
cookie_key = "{key}"
groups = "groups"

[roles]
administrators = ["ada@harbour.example"]
analysts = ["jo@harbour.example"]
readers = ["@harbour.example"]

[collections]
Hoard = ["group:divers"]
"""


def access_file(folder: Path, provider: str, address: str) -> Path:
    path = folder / "access.toml"
    told = {"provider": provider, "client": CLIENT, "secret": SHARED, "address": address, "key": KEY}
    path.write_text(FILE.format(**told), "utf-8")
    return path


def stocked(folder: Path) -> Path:
    """An open letter, and a closed one."""
    with Library.open(folder) as library:
        put(library, "letter.txt", LETTER)
        library.put_into([put(library, "secret.txt", SECRET).id], "Hoard", who="Ada Quill")
    return folder


@contextmanager
def guarded(folder: Path, service: Service) -> Iterator[str]:
    """The pages, as `bywhen serve --access` starts them; their address."""
    port = serve.free_port(18_700)
    address = f"http://127.0.0.1:{port}"
    access = access_file(folder, service.metadata, address)
    secrets = serve.written_secrets(as_toml(rules_from(access).sign_in), folder)
    settings = Settings(stocked(folder / "library"), access=access)
    at = serve.Listening(port, secrets=secrets)
    process = subprocess.Popen(serve.command(at), env=serve.environment(settings))
    try:
        serve.wait_until_up(process, port)
        yield address
    finally:
        serve.stop(process)
