"""Fixtures for the folders whose tests ask a served demonstration."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.postgres import PostgresServer
from tests.web.served import Served, make_template


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the demonstration loaded, once a session for all folders."""
    return make_template(tmp_path_factory.getbasetemp() / "demonstration")


@pytest.fixture(scope="module")
def served(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A served demonstration of this module's own."""
    with Served(template, tmp_path_factory.mktemp("served") / "data") as server:
        yield server


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def served_on_each(
    request: pytest.FixtureRequest, template: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Served]:
    """A served demonstration on each database."""
    data = tmp_path_factory.mktemp("served") / "data"
    if request.param == "sqlite":
        with Served(template, data) as server:
            yield server
        return
    postgres: PostgresServer = request.getfixturevalue("postgres")
    url = postgres.create()
    with Served(template, data, url) as server:
        yield server
    postgres.drop(url)
