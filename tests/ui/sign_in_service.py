"""A sign-in service on this machine (OpenID Connect), at which a choice of fictional people can sign in by a click."""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT, SECRET = "bywhen", "a secret that only the two know"


@dataclass
class Service:
    """`people` are the claims of each of them, by the name on their button."""

    address: str
    people: Mapping[str, Mapping[str, Any]]
    signed_out: list[str] = field(default_factory=list)
    _key: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, {"kid": "one", "use": "sig"}))
    _given: dict[str, dict[str, str]] = field(default_factory=dict)

    @property
    def metadata(self) -> str:
        return f"{self.address}/.well-known/openid-configuration"

    def settings(self) -> dict[str, Any]:
        places = ("authorization", "token", "end_session", "userinfo")
        return {
            "issuer": self.address,
            **{f"{name}_endpoint": f"{self.address}/{name}" for name in places},
            "jwks_uri": f"{self.address}/keys",
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["RS256"],
        }

    def keys(self) -> dict[str, Any]:
        return {"keys": [self._key.as_dict(private=False)]}

    def choice(self, asked: Mapping[str, str]) -> str:
        """The page with a button for each person."""
        links = (f"{self.address}/approve?{urlencode({**asked, 'name': name})}" for name in self.people)
        buttons = "".join(
            f'<p><a href="{link.replace("&", "&amp;")}">{name}</a></p>'
            for name, link in zip(self.people, links, strict=True)
        )
        return f'<!doctype html><html lang="en"><title>Sign-in service</title><h1>Who are you?</h1>{buttons}'

    def approved(self, asked: Mapping[str, str]) -> str:
        """The address to send somebody back to, who said who they are."""
        assert asked["client_id"] == CLIENT
        assert asked["code_challenge_method"] == "S256"
        code = secrets.token_urlsafe(16)
        self._given[code] = dict(asked)
        return f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}"

    def token(self, form: Mapping[str, str], authorization: str) -> dict[str, Any]:
        """What Bywhen gets for a code, once."""
        asked = self._given.pop(form["code"])
        assert base64.b64decode(authorization.removeprefix("Basic ")).decode().split(":", 1)[0] == CLIENT
        digest = hashlib.sha256(form["code_verifier"].encode()).digest()
        assert base64.urlsafe_b64encode(digest).rstrip(b"=").decode() == asked["code_challenge"]
        now = int(time.time())
        claims = {"iss": self.address, "aud": CLIENT, "sub": asked["name"], "iat": now, "exp": now + 600}
        claims |= {"nonce": asked["nonce"], **self.people[asked["name"]]}
        signed = jwt.encode({"alg": "RS256", "kid": "one"}, claims, self._key)
        return {"access_token": "nothing", "token_type": "Bearer", "expires_in": 600, "id_token": signed}


@contextmanager
def serving(people: Mapping[str, Mapping[str, Any]]) -> Iterator[Service]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler)
    service = Service(f"http://127.0.0.1:{server.server_port}", people)
    server.RequestHandlerClass = _handler(service)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield service
    finally:
        server.shutdown()
        server.server_close()


def _handler(service: Service) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            where = urlsplit(self.path)
            asked = {name: values[0] for name, values in parse_qs(where.query).items()}
            if where.path == "/authorization":
                self._send(service.choice(asked), "text/html; charset=utf-8")
            elif where.path == "/approve":
                self._redirect(service.approved(asked))
            elif where.path == "/end_session":
                service.signed_out.append(asked["client_id"])
                self._redirect(asked["post_logout_redirect_uri"].removesuffix("/oauth2callback") + "/")
            elif where.path == "/keys":
                self._send(json.dumps(service.keys()), "application/json")
            else:
                self._send(json.dumps(service.settings()), "application/json")

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            form = {name: values[0] for name, values in parse_qs(body).items()}
            self._send(json.dumps(service.token(form, self.headers.get("Authorization", ""))), "application/json")

        def _send(self, words: str, kind: str) -> None:
            data = words.encode()
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def _redirect(self, address: str) -> None:
            self.send_response(302)
            self.send_header("Location", address)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: Any) -> None:
            """Nothing is printed."""

    return Handler
