"""`python -m skilltree.web.index_builder`: builds the indexes of a large taxonomy, and says their names.

A process and not a thread: numpy and a walk through 10^6 objects hold the interpreter for up to two
seconds at a time, and what building takes of memory is given back.
"""

from __future__ import annotations

import asyncio
import logging
import os
import sys
from asyncio.subprocess import PIPE
from pathlib import Path

import msgspec

from skilltree.service.indexing import build_indexes
from skilltree.service.ports.index_builder import DepthNames
from skilltree.store import open_store
from skilltree.web.index_files import DiskIndexFiles

KINDNESS = 5
"""Answers go first (see nice(2)), and yet it comes to its end on a machine that is always busy."""

log = logging.getLogger(__name__)


class _Task(msgspec.Struct):
    """Sent by standard input: a database's address may hold a password, which `ps` would show."""

    database: str
    folder: str


class ProcessIndexBuilder:
    """Starts that process for a database and a folder."""

    def __init__(self, database: str, folder: Path) -> None:
        self._task = _Task(database=database, folder=str(folder))

    async def build(self) -> DepthNames | None:
        """Return the names of what is kept now; None, and a line in the log, when that did not work."""
        # -P: the installed program, not a folder of that name where the worker happens to stand.
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-P", "-m", "skilltree.web.index_builder", stdin=PIPE, stdout=PIPE
        )
        try:
            said, _ = await process.communicate(msgspec.json.encode(self._task))
        finally:
            if process.returncode is None:  # the worker stops
                process.kill()
                await process.wait()
        try:
            return msgspec.json.decode(said, type=DepthNames)
        except msgspec.DecodeError:
            log.error("the indexes were not built: the process ended with %s", process.returncode)
            return None


async def _build(task: _Task) -> DepthNames:
    store = await open_store(task.database)
    try:
        return await build_indexes(store, DiskIndexFiles(Path(task.folder)))
    finally:
        await store.close()


def main() -> None:
    """Read the task, build, write the names."""
    os.nice(KINDNESS)
    task = msgspec.json.decode(sys.stdin.buffer.read(), type=_Task)
    names = asyncio.run(_build(task))
    sys.stdout.buffer.write(msgspec.json.encode(names))


if __name__ == "__main__":
    main()
