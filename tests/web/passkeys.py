"""A browser on localhost that asks a served demonstration for passkeys."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import httpx

from tests.web.authenticator import Authenticator
from tests.web.served import Served

ME = {"query": "{ me { id language territory { id } sessions { device current } } }"}


@dataclass
class Browser:
    """A page under a name, with a phone's passkeys beside it."""

    served: Served
    authenticator: Authenticator
    host: str
    token: str | None = None

    @property
    def headers(self) -> dict[str, str]:
        """What the page sends."""
        signed = {"authorization": f"Bearer {self.token}"} if self.token else {}
        return {"host": self.host, "origin": f"http://{self.host}"} | signed

    def post(self, path: str, body: Any, **headers: str) -> httpx.Response:
        """Send JSON as the page would."""
        return self.served.shared.post(path, json=body, headers=self.headers | headers)

    def ask(self, purpose: str, **headers: str) -> dict[str, Any]:
        """Ask for options; return token and options."""
        answer = self.post("/auth/passkey/options", {"purpose": purpose}, **headers)
        assert answer.status_code == 200, answer.text
        assert answer.headers["cache-control"] == "no-store"
        found: dict[str, Any] = answer.json()
        return found

    def register(self, *, territory: str | None = None, device: str = "téléphone", **changes: Any) -> httpx.Response:
        """Make a passkey and send it."""
        asked = self.ask("register")
        credential = self.authenticator.make(asked["options"], **changes)
        body = {"challenge": asked["challenge"], "credential": credential, "territory": territory, "device": device}
        return self.post("/auth/passkey/register", body)

    def sign_in(self, **changes: Any) -> httpx.Response:
        """Sign in by the newest passkey."""
        asked = self.ask("signin")
        credential = self.authenticator.sign(asked["options"], **changes)
        body = {"challenge": asked["challenge"], "credential": credential, "device": "téléphone"}
        return self.post("/auth/passkey/signin", body)

    def me(self, token: str) -> Any:
        """Who holds a token."""
        headers = {"authorization": f"Bearer {token}"}
        return self.served.shared.post("/graphql", json=ME, headers=headers).json()["data"]["me"]


def browser(served: Served, token: str | None = None) -> Browser:
    """A page at localhost, and a phone that has no passkeys yet."""
    host = served.url.removeprefix("http://").replace("127.0.0.1", "localhost")
    return Browser(served, Authenticator(f"http://{host}"), host, token)


def told(answer: httpx.Response) -> tuple[int, str]:
    """Status and code of a refusal."""
    return answer.status_code, answer.json()["code"]
