"""One demo server for these suites, and signed-in demo people."""

from collections.abc import Iterator, Mapping

import httpx
import pytest

from tests.support.server import SkilltreeServer

PEOPLE = {
    "inhabitant": "amina@demo.invalid",
    "author": "karim@demo.invalid",
    "recruiter": "sophie@demo.invalid",
}
"""A fictional person of the demo for each way to use the service."""


@pytest.fixture(scope="session")
def demo_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SkilltreeServer]:
    """A server with the starter territory and its fictional people."""
    with SkilltreeServer(tmp_path_factory.mktemp("outside") / "data", demo=True) as server:
        yield server


@pytest.fixture(scope="session")
def tokens(demo_server: SkilltreeServer) -> Mapping[str, str]:
    """A bearer token of each of PEOPLE."""
    with httpx.Client(base_url=demo_server.url, trust_env=False, timeout=30) as client:
        return {role: sign_in(client, address) for role, address in PEOPLE.items()}


def sign_in(client: httpx.Client, address: str) -> str:
    """Sign in as a demo person does: the code is read from the messages that nobody sent."""
    client.post("/auth/code", json={"channel": "email", "address": address}).raise_for_status()
    messages = client.get("/dev/outbox", params={"address": address}).raise_for_status().json()
    given = {"address": address, "code": messages[0]["code"], "device": "outside suite"}
    token = client.post("/auth/verify", json=given).raise_for_status().json()["token"]
    assert isinstance(token, str), "over plain http on loopback the token is told"
    return token
