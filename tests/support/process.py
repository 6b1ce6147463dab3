"""Child processes that end with the tests: started in a group of their own, signalled as a group."""

import atexit
import contextlib
import os
import pwd
import signal
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path


class Child:
    """One running program, its output in a file. The whole group is signalled, so workers go too."""

    def __init__(
        self,
        command: Sequence[str],
        *,
        log: Path,
        environment: Mapping[str, str] | None = None,
        user: str | None = None,
        stop_signal: signal.Signals = signal.SIGTERM,
    ) -> None:
        self.log = log
        self._stop_signal = stop_signal
        self._reaped = False
        with log.open("ab") as output:
            self._process = subprocess.Popen(
                command,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                # Without extra_groups a program that refuses root still holds root's groups.
                user=user,
                group=None if user is None else _group_of(user),
                extra_groups=None if user is None else [],
                cwd=log.parent,
            )
        atexit.register(self.kill)

    @property
    def pid(self) -> int:
        """The first process of the group."""
        return self._process.pid

    def running(self) -> bool:
        """Whether the first process still runs."""
        return self._process.poll() is None

    def kill(self) -> None:
        """Kill -9, the whole group, at once; harmless when it is gone."""
        # Once, because the system may give the number of a dead group to somebody else.
        if self._reaped:
            return
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.pid, signal.SIGKILL)
        self._process.wait()
        self._reaped = True
        atexit.unregister(self.kill)

    def stop(self, *, seconds: float = 15.0) -> int:
        """Ask it to end, kill it when it does not, and return its exit status."""
        if self.running():
            os.kill(self.pid, self._stop_signal)
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(timeout=seconds)
        self.kill()
        return self._process.returncode

    def tail(self, *, characters: int = 4000) -> str:
        """The end of what it wrote."""
        return self.log.read_text(encoding="utf-8", errors="replace")[-characters:]


def _group_of(user: str) -> int:
    return pwd.getpwnam(user).pw_gid
