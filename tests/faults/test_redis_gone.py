"""Two servers on one database: what happens in one is known in the other, with Redis, without it, and while it dies."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from itertools import count
from typing import Any, Self

import pytest
import redis

from tests.conftest import StartServer
from tests.faults.calling import Caller
from tests.faults.world import AUTHOR, LEARNERS, MODULE_IDS, ORGANISATION, id_of, uuid_of
from tests.support.redis import RedisServer

pytestmark = pytest.mark.faults

CONVERGED_SECONDS = 1.0
"""Workers poll every 250 ms where Redis says nothing."""


class Pair:
    """Two server processes, A and B, and people who use both."""

    def __init__(self, start_server: StartServer, database_url: str, redis_url: str | None) -> None:
        self._urls = [start_server(database_url=database_url, redis_url=redis_url).url for _ in range(2)]
        self._callers: list[Caller] = []
        self._numbers = count(1)

    def caller(self, server: int, token: str) -> Caller:
        """Return a client of A (0) or B (1)."""
        self._callers.append(Caller(self._urls[server], token, seed=len(self._callers)))
        return self._callers[-1]

    async def __aenter__(self) -> Self:
        """Both have started."""
        return self

    async def __aexit__(self, *_: object) -> None:
        """Give connections back."""
        for caller in self._callers:
            await caller.close()

    async def check_completion(self, learner: int) -> None:
        """Complete a module on A; B stops suggesting it in time."""
        token = LEARNERS[learner].token
        here, there = self.caller(0, token), self.caller(1, token)
        module_id = next(one for one in await suggested(there) if one in MODULE_IDS)
        answers = [{"question": f"q{n}", "choice": f"c{(MODULE_IDS.index(module_id) + n) % 3}"} for n in range(2)]
        command = {"key": self._key(), "module": module_id, "version": 1, "answers": answers}
        await here.mutate("completeModule", command, "... on ModuleCompleted { completedAt }")
        await in_time(lambda: absent(there, module_id))

    async def check_publication(self) -> None:
        """Publish a module on A; B, whose engine did not know it, suggests it in time."""
        here, there = self.caller(0, AUTHOR.token), self.caller(1, LEARNERS[-1].token)
        saved = await here.mutate("saveModule", {"key": self._key(), **DRAFT}, "... on ModuleSaved { draft { id } }")
        module_id = saved["draft"]["id"]
        assert await absent(there, module_id)
        command = {"key": self._key(), "module": module_id}
        await here.mutate("publishModule", command, "... on ModulePublished { module { id } }")
        await in_time(lambda: present(there, module_id))

    def _key(self) -> str:
        return str(uuid_of(f"key:pair:{next(self._numbers)}"))


DRAFT: dict[str, object] = {
    "organisation": ORGANISATION,
    "title": "Tout neuf",
    "summary": "En bref",
    "hours": 1,
    "requires": [],
    "teaches": [{"skill": id_of("Skill", 9), "level": 3}],
    "blocks": [{"title": "Un", "text": "Deux"}],
    "questions": [
        {
            "text": "Quoi ?",
            "explanation": "Voilà",
            "choices": [{"text": "a", "right": True}, {"text": "b", "right": False}],
        }
    ],
}


async def suggested(caller: Caller) -> list[str]:
    """Return the ids of the modules that a server suggests."""
    told = await caller.ask("{ suggestions(kinds: [MODULE], first: 20) { subject { ... on Module { id } } } }")
    return [item["subject"]["id"] for item in told["suggestions"]]


async def absent(caller: Caller, module_id: str) -> bool:
    """Whether the module is not suggested."""
    return module_id not in await suggested(caller)


async def present(caller: Caller, module_id: str) -> bool:
    """Whether the module is suggested."""
    return module_id in await suggested(caller)


async def in_time(condition: Callable[[], Awaitable[bool]]) -> None:
    """Wait until the condition holds; fails after CONVERGED_SECONDS."""
    began = time.monotonic()
    while not await condition():
        assert time.monotonic() - began < CONVERGED_SECONDS, "the other server does not know it yet"
        await asyncio.sleep(0.02)


@pytest.fixture
def killable_redis(redis_server: RedisServer) -> Iterator[RedisServer]:
    """The session's own Redis, empty, and running again afterwards."""
    redis_server.flush()
    yield redis_server
    redis_server.kill()
    redis_server.start_again()


@contextmanager
def heard_on(url: str) -> Iterator[Callable[[], object]]:
    """Subscribe to everything that is published; the function returns one message, None after 5 s."""
    with redis.Redis.from_url(url) as client:
        subscription: Any = client.pubsub(ignore_subscribe_messages=True)
        subscription.psubscribe("*")
        yield lambda: next(filter(None, (subscription.get_message(timeout=0.5) for _ in range(10))), None)
        subscription.close()


async def test_servers_converge_by_polling_without_redis(world_url: str, start_server: StartServer) -> None:
    async with Pair(start_server, world_url, None) as pair:
        await pair.check_completion(0)
        await pair.check_publication()


async def test_servers_converge_with_redis_and_while_it_dies(
    world_url: str, start_server: StartServer, killable_redis: RedisServer
) -> None:
    async with Pair(start_server, world_url, killable_redis.url) as pair:
        with heard_on(killable_redis.url) as message:
            await pair.check_completion(0)
            await pair.check_publication()
            assert message() is not None, "nothing was announced through Redis"
        killable_redis.kill()
        for learner in range(1, 4):
            await pair.check_completion(learner)
        await pair.check_publication()
        killable_redis.start_again()
        await pair.check_completion(4)
        await pair.check_publication()
