"""The small territory of `world` in a fresh database of each engine."""

import asyncio
import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.faults.world import make_world
from tests.support.postgres import PostgresServer


@pytest.fixture(scope="session")
def sqlite_world(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file to copy."""
    path = tmp_path_factory.mktemp("world") / "skilltree.sqlite3"
    _make(str(path))
    return path


@pytest.fixture(scope="session")
def postgres_world(postgres: PostgresServer) -> Iterator[str]:
    """A PostgreSQL database to copy."""
    url = postgres.create()
    _make(url)
    yield url
    postgres.drop(url)


@pytest.fixture
def sqlite_world_url(sqlite_world: Path, tmp_path: Path) -> str:
    """The URL of a copy that a test may ruin."""
    return f"sqlite+aiosqlite:///{shutil.copy(sqlite_world, tmp_path / 'copy.sqlite3')}"


@pytest.fixture
def postgres_world_url(postgres: PostgresServer, postgres_world: str) -> Iterator[str]:
    """The URL of a copy that a test may ruin."""
    url = postgres.create(template=postgres_world)
    yield url
    postgres.drop(url)


@pytest.fixture(params=["sqlite", "postgresql"])
def world_url(request: pytest.FixtureRequest) -> str:
    """A copy on each engine: the test runs once on both."""
    name = "sqlite_world_url" if request.param == "sqlite" else "postgres_world_url"
    url: str = request.getfixturevalue(name)
    return url


def _make(where: str) -> None:
    # A thread of its own, because asyncio.run refuses to nest in a test's loop.
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, make_world(where)).result()
