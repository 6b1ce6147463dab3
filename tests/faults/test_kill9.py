"""Fifty people learn while the server is killed with -9: nothing acknowledged is lost, nothing counts twice."""

import pytest

from tests.conftest import StartServer
from tests.faults.killing import Blow
from tests.faults.oracle import find_problems, read_rows
from tests.faults.storm import learn_in_a_storm
from tests.faults.world import LEARNERS, MODULES, PEOPLE, TAUGHT

pytestmark = pytest.mark.faults

BLOWS = {1: (Blow.SERVER,) * 5, 2: (Blow.WORKER, Blow.SERVER, Blow.WORKER) * 2}
"""By number of workers."""


@pytest.mark.parametrize("workers", [1, 2])
async def test_acknowledged_completions_survive_and_count_once(
    workers: int, world_url: str, start_server: StartServer
) -> None:
    server = start_server(workers=workers, database_url=world_url)
    told = await learn_in_a_storm(server, world_url, BLOWS[workers])
    server.kill9()
    problems = find_problems(await read_rows(world_url), told.acknowledged, TAUGHT, told.heard)
    assert not problems, "\n".join([*problems[:20], server.read_log()[-3000:]])
    assert len(LEARNERS) == PEOPLE == 50
    assert len(told.acknowledged) == PEOPLE * MODULES
    assert told.blows == len(BLOWS[workers]) >= 5
    assert told.retries > 0, "no blow met anybody at work"
