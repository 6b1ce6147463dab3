"""Fixtures for the folders whose tests ask a served demonstration."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

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
