"""What a peer written in Python is, and how its tasks are run: in a process of its own, on one core."""

from __future__ import annotations

import os
import resource
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Protocol

import msgspec

from bench.imports import RSS_UNIT
from bench.matching_tasks import Batch, Found, Outcome, PeerReport, Task, TaskReport


class MissingPeerError(Exception):
    """What a peer needs is not here; `str()` is how to get it."""


class Peer(Protocol):
    """A search over labels that are known by their numbers."""

    version: str

    def build(self, labels: Sequence[str]) -> None:
        """Forget what was there and index these."""

    def search(self, text: str, limit: int, *, prefix: bool) -> Found:
        """Return the best labels; `prefix` where the text is unfinished."""

    def cpu_ns(self) -> int:
        """Return the processor time that all its processes have taken."""

    def memory_mb(self) -> float:
        """Return the memory that all its processes have."""

    def close(self) -> None:
        """Stop what was started."""


class InProcess:
    """A peer that is a library in this process."""

    def cpu_ns(self) -> int:
        """Return the processor time of this process."""
        return time.process_time_ns()

    def memory_mb(self) -> float:
        """Return the peak of this process."""
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * RSS_UNIT / 1e6

    def close(self) -> None:
        """Nothing was started."""


def last_core() -> int:
    """Return the core that everything measured runs on; 0 where the system does not tell."""
    return max(os.sched_getaffinity(0)) if sys.platform == "linux" else 0


def use_one_core() -> None:
    """Keep this process and those that it starts on one core, where the system can do that."""
    if sys.platform == "linux":
        with suppress(OSError):
            os.sched_setaffinity(0, {last_core()})


def run_tasks(peer: Peer, tasks: Sequence[Path]) -> PeerReport:
    """Build and search, task after task."""
    reports: list[TaskReport] = []
    try:
        for path in tasks:
            task = msgspec.json.decode(path.read_bytes(), type=Task)
            begun = time.perf_counter()
            peer.build(task.labels)
            seconds = time.perf_counter() - begun
            batches = {batch.name: _run(peer, batch) for batch in task.batches}
            reports.append(TaskReport(build_seconds=seconds, memory_mb=peer.memory_mb(), batches=batches))
    finally:
        peer.close()
    return PeerReport(version=peer.version, tasks=tuple(reports))


def _run(peer: Peer, batch: Batch) -> Outcome:
    outcome = Outcome(found=[], wall_ms=[], cpu_ms=[])
    for text in batch.texts[:3]:
        peer.search(text, batch.limit, prefix=batch.prefix)  # so that no query pays for what is read only once
    for text in batch.texts:
        cpu, begun = peer.cpu_ns(), time.perf_counter_ns()
        found = peer.search(text, batch.limit, prefix=batch.prefix)
        outcome.wall_ms.append((time.perf_counter_ns() - begun) / 1e6)
        outcome.cpu_ms.append((peer.cpu_ns() - cpu) / 1e6)
        outcome.found.append(found)
    return outcome
