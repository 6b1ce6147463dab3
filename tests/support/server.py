"""The product as its users run it: `skilltree serve` in a process of its own, to be killed and started again."""

import os
import signal
import sys
import time
from http import HTTPStatus
from http.client import HTTPException
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.request import urlopen

import psutil

from tests.support.ports import LOOPBACK, free_port
from tests.support.process import Child

READY_SECONDS = 90.0
#: What a developer may have set for themselves must not reach the servers under test.
_INHERITED = ("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "VIRTUAL_ENV", "SYSTEMROOT")


class ServerDiedError(AssertionError):
    """The server ended, or was not ready in time; the text ends with its log."""


class SkilltreeServer:
    """One `skilltree serve` on a free port; every start uses the same port and data folder."""

    def __init__(
        self,
        data: Path,
        *,
        workers: int = 1,
        database_url: str | None = None,
        redis_url: str | None = None,
        demo: bool = False,
        environment: dict[str, str] | None = None,
    ) -> None:
        data.mkdir(parents=True, exist_ok=True)
        self.data = data
        self.port = free_port()
        self.url = f"http://{LOOPBACK}:{self.port}"
        self.log = data.parent / f"{data.name}.log"
        self._command = [str(Path(sys.executable).with_name("skilltree")), "serve"]
        self._command += ["--host", LOOPBACK, "--port", str(self.port), "--data", str(data)]
        self._command += ["--workers", str(workers)] if workers > 1 else []
        self._command += ["--demo"] if demo else []
        self._environment = {name: os.environ[name] for name in _INHERITED if name in os.environ}
        self._environment |= {"DATABASE_URL": database_url} if database_url else {}
        self._environment |= {"REDIS_URL": redis_url} if redis_url else {}
        self._environment |= environment or {}
        self._child: Child | None = None

    def __enter__(self) -> Self:
        """Start and wait until /health answers."""
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Kill what still runs: a test that wants a clean end calls :meth:`stop`."""
        self.kill9()

    def start(self, *, wait: bool = True) -> None:
        """Start it (again); with `wait`, return once it is ready."""
        self._child = Child(self._command, log=self.log, environment=self._environment)
        if wait:
            self.wait_ready()

    def wait_ready(self, *, seconds: float = READY_SECONDS) -> None:
        """Return when /health answers 200; raises ServerDiedError."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if self._child is None or not self._child.running():
                raise ServerDiedError(f"skilltree serve ended before it was ready:\n{self.read_log()}")
            if self._healthy():
                return
            time.sleep(0.05)
        raise ServerDiedError(f"skilltree serve was not ready in {seconds:.0f} s:\n{self.read_log()}")

    def kill9(self) -> None:
        """Kill -9 the server and its workers, at once."""
        if self._child is not None:
            self._child.kill()

    def stop(self) -> int:
        """Ask it to end (SIGTERM) and return its exit status."""
        assert self._child is not None, "stop() needs a started server"
        return self._child.stop()

    def worker_pids(self) -> list[int]:
        """The processes under the first one, oldest first."""
        assert self._child is not None, "worker_pids() needs a started server"
        family = psutil.Process(self._child.pid).children(recursive=True)
        return [child.pid for child in sorted(family, key=psutil.Process.create_time)]

    def kill9_worker(self, pid: int) -> None:
        """Kill -9 one of :meth:`worker_pids`; a pid that is none of them is refused."""
        if pid not in self.worker_pids():
            raise ValueError(f"pid: {pid} is no worker of this server")
        os.kill(pid, signal.SIGKILL)

    def read_log(self) -> str:
        """All that it wrote, over all its starts."""
        return self.log.read_text(encoding="utf-8", errors="replace") if self.log.exists() else ""

    def _healthy(self) -> bool:
        try:
            with urlopen(f"{self.url}/health", timeout=5) as answer:  # noqa: S310 -- our own server on loopback
                return bool(answer.status == HTTPStatus.OK)
        except (OSError, HTTPException):
            return False
