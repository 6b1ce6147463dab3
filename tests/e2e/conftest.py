"""A theatre for each test, and a demo server for those that leave no trace in it."""

import os
import re
import shutil
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.e2e.playing import Theatre
from tests.support.install import ROOT
from tests.support.server import SkilltreeServer

ARTIFACTS = ROOT / "test-artifacts" / "e2e"
#: Of an empty data folder, while the machine does other work.
LOADING_SECONDS = 300.0


@pytest.fixture
def theatre(
    request: pytest.FixtureRequest, node: list[str], chromium: Path, built_page: Callable[[str], Path]
) -> Theatre:
    """Plays of this test; its pictures are in test-artifacts/e2e/<test>."""
    built_page("index.html")
    name = re.sub(r"\W+", "-", request.node.name).strip("-")
    return Theatre(node=node, chromium=chromium, pictures=ARTIFACTS / name)


@pytest.fixture(scope="session")
def page_environment() -> dict[str, str]:
    """`SKILLTREE_PAGE` chooses another build than frontend/dist, so that two people can work beside each other."""
    page = os.environ.get("SKILLTREE_PAGE")
    return {"SKILLTREE_PAGE": page} if page else {}


@pytest.fixture(scope="session")
def demo_data(tmp_path_factory: pytest.TempPathFactory, page_environment: dict[str, str]) -> Path:
    """The starter territory, loaded once: each server begins with a copy, which is much faster on a busy machine."""
    data = tmp_path_factory.mktemp("demo") / "data"
    server = SkilltreeServer(data, demo=True, environment=page_environment)
    server.start(wait=False)
    try:
        server.wait_ready(seconds=LOADING_SECONDS)
        # The server passes the signal on to itself once it has closed its store.
        assert server.stop() in {0, -signal.SIGTERM}, server.read_log()
    finally:
        server.kill9()
    return data


@pytest.fixture(scope="session")
def shared_server(
    tmp_path_factory: pytest.TempPathFactory, demo_data: Path, page_environment: dict[str, str]
) -> Iterator[SkilltreeServer]:
    """A server with the starter territory for tests that change little in it."""
    data = shutil.copytree(demo_data, tmp_path_factory.mktemp("e2e") / "data")
    with SkilltreeServer(data, demo=True, environment=page_environment) as server:
        yield server


@pytest.fixture
def own_server(tmp_path: Path, demo_data: Path, page_environment: dict[str, str]) -> Iterator[SkilltreeServer]:
    """A server that this test may change, kill and start again."""
    data = shutil.copytree(demo_data, tmp_path / "data")
    with SkilltreeServer(data, demo=True, environment=page_environment) as server:
        yield server
