"""The data that ship with the program, read once, a fixed day to load them on, and a database to load them into."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from skilltree.service.ports.store import Store
from skilltree.starter import names, read_starter
from skilltree.starter.shapes import StarterData
from skilltree.store import open_store

NOW = datetime(2026, 11, 22, 23, 30, tzinfo=UTC)
"""In Paris it is the next day already, from which days must count."""
PLAINE_COMMUNE = names.territory_id("plaine-commune")


def clock() -> datetime:
    return NOW


def later() -> datetime:
    return NOW + timedelta(days=40)


@pytest.fixture(scope="session")
def data() -> StarterData:
    return read_starter()


@pytest.fixture
async def store(sqlite_path: Path) -> AsyncIterator[Store]:
    opened = await open_store(sqlite_path, migrate=True)
    yield opened
    await opened.close()
