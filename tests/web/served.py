"""The real application on a real port, its event loop in a thread of this process.

Real, because server-sent events, WebSockets and ten requests at once need a server; in this
process, because tests look into its store and make its parts fail.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import threading
import time
import warnings
from collections.abc import Coroutine
from pathlib import Path
from typing import Any, Self, TypeVar

import httpx
import uvicorn
from sqlalchemy import func, literal, select, union_all

from skilltree.cli_serve import prepare
from skilltree.config import Settings
from skilltree.service.deps import Deps
from skilltree.store import SqlStore
from skilltree.store.tables import metadata
from skilltree.web.app import create_app
from tests.support.ports import LOOPBACK, free_port

Answer = TypeVar("Answer")
READY_SECONDS = 60.0
SECRET = "the secret of the tests, the same for every copy of the template"


def settings_of(data: Path, database_url: str | None = None, **more: Any) -> Settings:
    """Settings of a test: nothing of them comes from the developer's own environment."""
    given: dict[str, Any] = {
        "redis_url": None, "public_url": None, "territory": None, "smtp_url": None, "sms_url": None,
        "sms_token": None, "privacy_floor": 11, "demo": True, "page": data / "page",
        "new_accounts_a_peer": None, "new_accounts": 500, "demo_people": 0,
    }  # fmt: skip
    return Settings(data=data, database_url=database_url, **(given | more))


def make_template(folder: Path) -> Path:
    """Fill a data folder with the demonstration once; servers start on copies of it."""
    if not (folder / "ready").exists():
        folder.mkdir(parents=True)
        page = folder / "page"
        page.mkdir()
        (page / "index.html").write_text("<!doctype html><title>skilltree</title>", encoding="utf-8")
        (folder / "secret.key").write_bytes(SECRET.encode())
        _run_apart(prepare(settings_of(folder)))
        (folder / "ready").touch()
    return folder


def _run_apart(work: Coroutine[Any, Any, None]) -> None:
    """Run in a thread: the test that asks may have a loop of its own."""
    thread = threading.Thread(target=asyncio.run, args=(work,))
    thread.start()
    thread.join()


class Served:
    """A server of the demonstration; `with` starts and stops it."""

    def __init__(self, template: Path, data: Path, database_url: str | None = None, **more: Any) -> None:
        shutil.copytree(template, data)
        settings = settings_of(data, database_url, **more)
        if database_url is not None:
            _run_apart(prepare(settings))
        self.data = data
        with warnings.catch_warnings():
            # Strawberry's own controller names its dependencies as Litestar 3 will not take them.
            warnings.filterwarnings("ignore", message=".*Inferred dependency field", category=DeprecationWarning)
            self.app = create_app(settings)
        self.url = f"http://{LOOPBACK}:{free_port()}"
        port = int(self.url.rpartition(":")[2])
        self._server = uvicorn.Server(
            uvicorn.Config(self.app, host=LOOPBACK, port=port, log_config=None, access_log=False, lifespan="on")
        )
        self.shared: httpx.Client
        """One client for requests that need no cookies; safe to use from several threads."""
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread = threading.Thread(target=self._serve, name="served")

    def __enter__(self) -> Self:
        """Start, and wait until it takes requests."""
        assert "SKILLTREE_SECRET" not in os.environ, "unset SKILLTREE_SECRET: the tests have their own"
        self._thread.start()
        self.shared = self.client()
        end = time.monotonic() + READY_SECONDS
        while not self._server.started:
            assert self._thread.is_alive(), "the server ended before it was ready"
            assert time.monotonic() < end, "the server is not ready in time"
            time.sleep(0.01)
        return self

    def __exit__(self, *_: object) -> None:
        """Stop, and wait until the loop has ended."""
        self.shared.close()
        self._server.should_exit = True
        self._thread.join(timeout=30)
        assert not self._thread.is_alive(), "the server does not stop"

    def _serve(self) -> None:
        with asyncio.Runner() as runner:
            self._loop = runner.get_loop()
            runner.run(self._server.serve())

    @property
    def deps(self) -> Deps:
        """What the use cases of this server are handed."""
        found: Deps = self.app.state.deps
        return found

    def run(self, work: Coroutine[Any, Any, Answer]) -> Answer:
        """Run a coroutine where the server runs."""
        assert self._loop is not None
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(timeout=30)

    def client(self, **options: Any) -> httpx.Client:
        """A client of its own, with its own cookies and connections."""
        # There is no TLS here, and loading certificates takes longer than most requests.
        return httpx.Client(base_url=self.url, timeout=30, trust_env=False, verify=False, **options)  # noqa: S501

    def counts(self) -> dict[str, int]:
        """How many rows each table holds."""
        return self.run(self._counts())

    async def _counts(self) -> dict[str, int]:
        store = self.deps.store
        assert isinstance(store, SqlStore)
        parts = [
            select(literal(name).label("name"), func.count().label("rows")).select_from(table)
            for name, table in metadata.tables.items()
        ]
        async with store._engines.reader.connect() as connection:
            return {row.name: row.rows for row in await connection.execute(union_all(*parts))}
