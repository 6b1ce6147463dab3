"""One statement on PostgreSQL from plain code, also where an event loop already runs."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

import asyncpg


def run_sql(url: str, statement: str) -> None:
    """Run `statement` outside any transaction; OSError where the server does not answer yet."""
    # A thread of its own, because asyncio.run refuses to nest in a test's loop.
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, _run(url, statement)).result()


async def _run(url: str, statement: str) -> None:
    try:
        connection = await asyncpg.connect(url.replace("+asyncpg", ""), timeout=10, ssl=False)
    except asyncpg.CannotConnectNowError as error:
        raise ConnectionError("the server is starting") from error
    try:
        await connection.execute(statement)
    finally:
        await connection.close()
