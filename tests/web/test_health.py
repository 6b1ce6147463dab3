"""What every answer carries: health, the page, security headers."""

from __future__ import annotations

from tests.web.served import Served


def test_health(served: Served) -> None:
    with served.client() as client:
        answer = client.get("/health")
    assert answer.status_code == 200
    assert answer.json()["status"] == "ok"
