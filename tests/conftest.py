"""What every test may ask for: real databases, Redis, the browser, the reference data and a running skilltree."""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Protocol

import pytest
from hypothesis import HealthCheck, settings

from tests.support.chromium import ensure_chromium
from tests.support.install import ROOT
from tests.support.postgres import PostgresServer
from tests.support.redis import RedisServer, claim_external
from tests.support.server import SkilltreeServer

REFERENCE_DATA = Path(os.environ.get("SKILLTREE_REFERENCE_DATA") or ROOT.parent / "shared" / "data").resolve()
DESELECTED = pytest.StashKey[int]()

# A busy machine is no failure, and the same commit gives the same answer everywhere;
# HYPOTHESIS_PROFILE=explore looks for examples that nobody has seen yet.
settings.register_profile("steady", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("explore", deadline=None, max_examples=1_000, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Set aside the tests that need the reference data where there is none."""
    if REFERENCE_DATA.is_dir():
        return
    without = [item for item in items if item.get_closest_marker("needs_reference_data")]
    items[:] = [item for item in items if item.get_closest_marker("needs_reference_data") is None]
    config.hook.pytest_deselected(items=without)
    config.stash[DESELECTED] = len(without)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Say loudly what was not run."""
    count = config.stash.get(DESELECTED, 0)
    if count:
        terminalreporter.section("NOT RUN: no reference data", sep="!", red=True, bold=True)
        terminalreporter.line(f"{count} tests need the reference data and {REFERENCE_DATA} does not exist.", red=True)
        terminalreporter.line("Set SKILLTREE_REFERENCE_DATA to the folder that holds it.", red=True)


@pytest.fixture(scope="session")
def reference_data() -> Path:
    """The folder of the reference data; tests that use it carry the marker needs_reference_data."""
    assert REFERENCE_DATA.is_dir(), "a test that uses reference_data needs @pytest.mark.needs_reference_data"
    return REFERENCE_DATA


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    """The session's PostgreSQL, which creates and drops databases."""
    server = PostgresServer(external=os.environ.get("DATABASE_URL"))
    yield server
    server.close()


@pytest.fixture
def postgres_url(postgres: PostgresServer) -> Iterator[str]:
    """The URL of a fresh, empty PostgreSQL database."""
    url = postgres.create()
    yield url
    postgres.drop(url)


@pytest.fixture
def sqlite_path(tmp_path: Path) -> Path:
    """Where a fresh SQLite database may be made; nothing is there yet."""
    return tmp_path / "skilltree.sqlite3"


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """The URL of a fresh, empty database: the test runs once on each engine."""
    if request.param == "sqlite":
        path: Path = request.getfixturevalue("sqlite_path")
        return f"sqlite+aiosqlite:///{path}"
    url: str = request.getfixturevalue("postgres_url")
    return url


@pytest.fixture(scope="session")
def redis_server() -> Iterator[RedisServer]:
    """The session's own Redis; who kills it starts it again."""
    server = RedisServer()
    yield server
    server.close()


@pytest.fixture
def redis_url(request: pytest.FixtureRequest) -> str:
    """The URL of a Redis that holds nothing."""
    external = os.environ.get("REDIS_URL")
    if external:
        return claim_external(external)
    server: RedisServer = request.getfixturevalue("redis_server")
    server.flush()
    return server.url


@pytest.fixture(scope="session")
def chromium() -> Path:
    """The browser's program."""
    return ensure_chromium()


@pytest.fixture(scope="session")
def node() -> list[str]:
    """The start of a command that runs with Node on its path: `[*node, "node", "file.mjs"]`."""
    return [str(ROOT / "scripts" / "node.sh")]


class StartServer(Protocol):
    """Starts one more skilltree for this test; the options are those of SkilltreeServer."""

    def __call__(
        self,
        *,
        workers: int = 1,
        database_url: str | None = None,
        redis_url: str | None = None,
        demo: bool = False,
        environment: dict[str, str] | None = None,
    ) -> SkilltreeServer: ...


@pytest.fixture
def start_server(tmp_path: Path) -> Iterator[StartServer]:
    """Start real servers, each with a data folder of its own; killed at the end of the test."""
    with ExitStack() as stack:
        numbers = iter(range(1, 1000))

        def start(
            *,
            workers: int = 1,
            database_url: str | None = None,
            redis_url: str | None = None,
            demo: bool = False,
            environment: dict[str, str] | None = None,
        ) -> SkilltreeServer:
            server = SkilltreeServer(
                tmp_path / f"data{next(numbers)}",
                workers=workers,
                database_url=database_url,
                redis_url=redis_url,
                demo=demo,
                environment=environment,
            )
            return stack.enter_context(server)

        yield start


@pytest.fixture(scope="session")
def built_page() -> Callable[[str], Path]:
    """A file of the built front end by its name in frontend/dist; fails where `make build` did not run."""

    def find(name: str) -> Path:
        path = ROOT / "frontend" / "dist" / name
        assert path.is_file(), f"{path} is missing: run `make build`"
        return path

    return find
