"""Somebody who follows the outbox while servers die, as every worker does."""

import asyncio
from pathlib import Path

from skilltree.model.change import Change
from skilltree.model.errors import Unavailable
from skilltree.store import open_store
from tests.faults.world import TERRITORY

PAUSE_SECONDS = 0.05


class Follower:
    """Reads what is after the last change that it saw; never looks back."""

    def __init__(self, where: str | Path) -> None:
        self._where = where
        self.heard: list[Change] = []

    async def follow(self, done: asyncio.Event) -> None:
        """Read until `done`, and once more after it."""
        store = await open_store(self._where)
        try:
            while True:
                last = done.is_set()
                try:
                    async with store.reading() as db:
                        self.heard += await db.outbox.after(TERRITORY, len(self.heard), 1000)
                except Unavailable:
                    last = False
                if last:
                    return
                await asyncio.sleep(PAUSE_SECONDS)
        finally:
            await store.close()
