"""The data that ship with the program, read once, and a fixed day to load them on."""

from datetime import UTC, datetime

import pytest

from skilltree.starter import read_starter
from skilltree.starter.shapes import StarterData

NOW = datetime(2026, 11, 22, 23, 30, tzinfo=UTC)
"""In Paris it is the next day already, from which days must count."""


@pytest.fixture(scope="session")
def data() -> StarterData:
    return read_starter()
