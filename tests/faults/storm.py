"""Everybody learns at once while the server dies: what all those who took part can tell afterwards."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from skilltree.model.change import Change
from tests.faults.follower import Follower
from tests.faults.killing import Blow, kill_again_and_again
from tests.faults.learner import Acknowledged, Learner
from tests.faults.world import LEARNERS, MODULES
from tests.support.server import SkilltreeServer


@dataclass(frozen=True)
class Told:
    """What the clients and a follower of the outbox remember."""

    acknowledged: Sequence[Acknowledged]
    heard: Sequence[Change]
    blows: int
    retries: int


async def learn_in_a_storm(server: SkilltreeServer, database_url: str, blows: Sequence[Blow]) -> Told:
    """Let all learners complete all modules under these blows. Raises what any of them raises."""
    learners = [Learner(somebody, server.url, seed=number) for number, somebody in enumerate(LEARNERS)]
    follower, done = Follower(database_url), asyncio.Event()
    async with asyncio.TaskGroup() as following:
        following.create_task(follower.follow(done))
        try:
            async with asyncio.TaskGroup() as tasks:
                for learner in learners:
                    tasks.create_task(learner.learn())
                killing = tasks.create_task(
                    kill_again_and_again(
                        server,
                        blows,
                        acknowledged=lambda: sum(len(learner.acknowledged) for learner in learners),
                        expected=len(LEARNERS) * MODULES,
                    )
                )
        finally:
            done.set()
    return Told(
        acknowledged=[it for learner in learners for it in learner.acknowledged],
        heard=follower.heard,
        blows=killing.result(),
        retries=sum(learner.retries for learner in learners),
    )
