"""A database that somebody else holds for longer than the server waits: come again, the same key counts once."""

import sqlite3
from contextlib import closing
from datetime import datetime
from uuid import uuid4

import httpx
import pytest

from skilltree.store.engine import BUSY_SECONDS
from tests.conftest import StartServer
from tests.faults.learner import Acknowledged
from tests.faults.oracle import find_problems, read_rows
from tests.faults.world import LEARNERS, MODULE_IDS, TAUGHT

pytestmark = pytest.mark.faults

COMPLETE = """mutation($input: CompleteModuleInput!) {
  completeModule(input: $input) { __typename ... on ModuleCompleted { completedAt } }
}"""


async def test_busy_database_asks_to_come_again(sqlite_world_url: str, start_server: StartServer) -> None:
    server, key = start_server(database_url=sqlite_world_url), uuid4()
    answers = [{"question": f"q{n}", "choice": f"c{n}"} for n in range(2)]
    command = {"key": str(key), "module": MODULE_IDS[0], "version": 1, "answers": answers}
    headers = {"Authorization": f"Bearer {LEARNERS[0].token}"}

    def complete() -> httpx.Response:
        given = {"query": COMPLETE, "variables": {"input": command}}
        url = f"{server.url}/graphql"
        return httpx.post(url, json=given, headers=headers, timeout=2 * BUSY_SECONDS, trust_env=False)

    with closing(sqlite3.connect(sqlite_world_url.split("///")[1], isolation_level=None)) as holder:
        holder.execute("BEGIN IMMEDIATE")
        refused = complete()
        holder.execute("ROLLBACK")
    assert refused.status_code == httpx.codes.SERVICE_UNAVAILABLE
    assert int(refused.headers["Retry-After"]) > 0
    assert refused.json()["errors"][0]["extensions"] == {"code": "UNAVAILABLE"}
    told = complete().raise_for_status().json()["data"]["completeModule"]
    assert complete().json()["data"]["completeModule"] == told
    acknowledged = Acknowledged(LEARNERS[0].id, MODULE_IDS[0], key, told["completedAt"])
    assert datetime.fromisoformat(told["completedAt"]).tzinfo is not None
    assert find_problems(await read_rows(sqlite_world_url), [acknowledged], TAUGHT) == []
