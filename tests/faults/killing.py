"""Killing a server again and again, each time after so many acknowledgements."""

import asyncio
from collections.abc import Callable, Sequence
from enum import Enum

import psutil

from tests.support.server import SkilltreeServer


class Blow(Enum):
    """What is killed with -9."""

    SERVER = "the first process and all its workers; it is started again"
    WORKER = "one worker; its parent starts another"


def serving_pids(server: SkilltreeServer) -> list[int]:
    """The workers that serve, without the helper processes of multiprocessing."""
    return [pid for pid in server.worker_pids() if _serves(pid)]


def _serves(pid: int) -> bool:
    try:
        return "--multiprocessing-fork" in psutil.Process(pid).cmdline()
    except psutil.NoSuchProcess:
        return False


async def kill_again_and_again(
    server: SkilltreeServer, blows: Sequence[Blow], *, acknowledged: Callable[[], int], expected: int
) -> int:
    """Strike at even distances in the work; return how many blows fell."""
    fallen = 0
    for number, blow in enumerate(blows, start=1):
        while acknowledged() < expected * number // (len(blows) + 1):  # noqa: ASYNC110 -- of many lists
            await asyncio.sleep(0.005)
        if blow is Blow.WORKER:
            while not (pids := serving_pids(server)):  # noqa: ASYNC110 -- of another process
                await asyncio.sleep(0.05)
            server.kill9_worker(pids[number % len(pids)])
        else:
            server.kill9()
            # Nobody waits for it: whoever works will find it again.
            server.start(wait=False)
        fallen += 1
    return fallen
