"""Runs one browser play in Node and collects what it reports, a JSON object a line."""

import contextlib
import json
import signal
import subprocess
import tempfile
import threading
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from tests.support.chromium import FLAGS
from tests.support.install import ROOT

PLAYS = Path(__file__).with_name("browser")
#: Playwright says itself that the browser has no window.
_FLAGS = [flag for flag in FLAGS if flag != "--headless"]
Report = dict[str, Any]


class Theatre:
    """Where plays are run: a browser, Node, and a folder for pictures."""

    def __init__(self, *, node: list[str], chromium: Path, pictures: Path) -> None:
        self._node = node
        self._chromium = chromium
        self.pictures = pictures

    def play(
        self, name: str, url: str, *, helpers: Mapping[str, Callable[[], None]] | None = None, seconds: float = 180
    ) -> list[Report]:
        """Return the reports of `name`.mjs; an AssertionError with its own words when it fails.

        A play that asks for one of `helpers` goes on when that has returned.
        """
        self.pictures.mkdir(parents=True, exist_ok=True)
        for old in self.pictures.glob("*.png"):
            old.unlink()
        setting = {"url": url, "chromium": str(self._chromium), "flags": _FLAGS, "pictures": str(self.pictures)}
        command = [*self._node, "node", str(PLAYS / f"{name}.mjs"), json.dumps(setting)]
        with tempfile.TemporaryFile("w+", encoding="utf-8") as errors:
            with _running(command, errors, seconds) as process:
                reports = list(_listen(process, helpers or {}))
                status = process.wait()
            errors.seek(0)
            told = errors.read()
        assert status == 0, f"{name}: {told}\nlast report: {reports[-1:]}\npictures: {self.pictures}"
        return reports


@contextlib.contextmanager
def _running(command: list[str], errors: Any, seconds: float) -> Iterator[subprocess.Popen[str]]:
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors, text=True, cwd=ROOT, encoding="utf-8"
    ) as process:
        # SIGTERM, so that Playwright takes its browser along.
        timer = threading.Timer(seconds, process.send_signal, [signal.SIGTERM])
        timer.start()
        try:
            yield process
        finally:
            timer.cancel()
            if process.poll() is None:
                process.terminate()
                process.wait(timeout=30)


def _listen(process: subprocess.Popen[str], helpers: Mapping[str, Callable[[], None]]) -> Iterator[Report]:
    assert process.stdin is not None
    assert process.stdout is not None
    for line in process.stdout:
        report: Report = json.loads(line)
        if "ask" not in report:
            yield report
            continue
        helpers[report["ask"]]()
        process.stdin.write("done\n")
        process.stdin.flush()
