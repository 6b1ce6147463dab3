"""Watching changes: what subscriptions wait on, fed by the replay of the outbox."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator

from skilltree.model.change import Change, ChangeKind


class Watchers:
    """Queues by (kind, subject). A slow watcher keeps only the newest change: they are signals."""

    def __init__(self) -> None:
        self._queues: dict[tuple[ChangeKind, str], set[asyncio.Queue[Change]]] = defaultdict(set)

    def tell(self, change: Change) -> None:
        """Wake whoever watches this subject."""
        for queue in self._queues.get((change.kind, change.subject_id), ()):
            if queue.full():
                queue.get_nowait()
            queue.put_nowait(change)

    async def watch(self, kind: ChangeKind, subject_id: str) -> AsyncIterator[Change]:
        """Yield each change of this subject for ever."""
        queue: asyncio.Queue[Change] = asyncio.Queue(maxsize=1)
        key = (kind, subject_id)
        self._queues[key].add(queue)
        try:
            while True:
                yield await queue.get()
        finally:
            self._queues[key].discard(queue)
            if not self._queues[key]:
                del self._queues[key]
