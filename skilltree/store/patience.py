"""Letting a database call end before its caller is cancelled.

A call that is cut off goes on in the driver's thread: SQLAlchemy then throws its connection away, and on
SQLite the next writer waits for the lock of a transaction that nobody ends any more (measured: 10 s and
more). Each call is short, or ended by its own time limit, so waiting for it costs less.
"""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

T = TypeVar("T")


async def to_its_end(call: Coroutine[Any, Any, T]) -> T:
    """Await a call; when cancelled meanwhile, first wait until it has ended, then raise CancelledError."""
    task = asyncio.ensure_future(call)
    cancelled: asyncio.CancelledError | None = None
    while not task.done():
        try:
            await asyncio.wait([task])
        except asyncio.CancelledError as error:
            cancelled = error
    if cancelled is not None:
        if not task.cancelled():
            task.exception()  # looked at, so that asyncio does not report it as never retrieved
        raise cancelled
    return task.result()
