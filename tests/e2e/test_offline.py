"""A phone without a network, and a server that is killed under it: nothing is lost and nothing counts twice."""

import httpx
import pytest

from tests.e2e.playing import Theatre
from tests.outside.conftest import sign_in
from tests.support.server import SkilltreeServer

pytestmark = pytest.mark.browser

MY_EVIDENCE = "{ me { tree { skills { skill { label } evidence { id kind } } } } }"


def declared(url: str, token: str) -> dict[str, int]:
    """How many facts declare each skill of the person's own tree, by French label."""
    headers = {"Authorization": f"Bearer {token}", "Accept-Language": "fr"}
    answer = httpx.post(f"{url}/graphql", json={"query": MY_EVIDENCE}, headers=headers, timeout=30, trust_env=False)
    skills = answer.raise_for_status().json()["data"]["me"]["tree"]["skills"]
    return {skill["skill"]["label"]: sum(one["kind"] == "DECLARED" for one in skill["evidence"]) for skill in skills}


def test_offline_additions_arrive_exactly_once(theatre: Theatre, own_server: SkilltreeServer) -> None:
    with httpx.Client(base_url=own_server.url, trust_env=False, timeout=30) as client:
        token = sign_in(client, "amina@demo.invalid")

    def nothing_arrived() -> None:
        assert "jardiner" not in declared(own_server.url, token)

    def first_arrived() -> None:
        assert declared(own_server.url, token)["jardiner"] == 1

    reports = theatre.play(
        "offline",
        own_server.url,
        helpers={
            "nothing arrived yet": nothing_arrived,
            "the first arrived": first_arrived,
            "kill": own_server.kill9,
            "start": own_server.start,
        },
    )
    assert [report["done"] for report in reports] == [
        "shell and tree are read offline",
        "an addition waits in sight",
        "it arrives when the network is back",
        "it arrives after the server was killed and started again",
        "a lost answer is asked again",
    ]
    counts = declared(own_server.url, token)
    assert {name: counts[name] for name in ("jardiner", "faire du compost", "tresser les cheveux")} == {
        "jardiner": 1,
        "faire du compost": 1,
        "tresser les cheveux": 1,
    }
