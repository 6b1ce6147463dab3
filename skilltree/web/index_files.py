"""Indexes kept as files in the data folder, memory-mapped read-only. See `service.ports.index_files`."""

from __future__ import annotations

import fcntl
import logging
import mmap
import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from skilltree.service.ports.index_files import Buffer

KEPT_OF_A_KIND = 2
"""The newest, and the one that other workers may still be about to open."""

log = logging.getLogger(__name__)


class DiskIndexFiles:
    """Files of one folder. A file is written beside and put in place: mapped pages never change."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def find(self, name: str) -> Buffer | None:
        """The file's bytes, mapped for as long as somebody holds them; None when there is none."""
        try:
            with (self._folder / f"{name}.labels").open("rb") as file:
                return memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
        except (OSError, ValueError):  # ValueError: an empty file cannot be mapped
            return None

    def keep(self, name: str, parts: Iterable[Buffer]) -> None:
        """Write and sync a file, then put it in place; a folder that cannot be written to is told and left."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._write(name, parts)
            self._forget_old(name.partition("-")[0])
        except OSError as error:
            log.warning("the index %s is not kept: %s", name, error)

    @contextmanager
    def turn(self, name: str) -> Iterator[None]:
        """Hold a lock on a file of that kind, in all processes; where there can be none, everybody builds."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            lock = (self._folder / f"{name.partition('-')[0]}.turn").open("ab")
        except OSError:
            yield
            return
        with lock:
            fcntl.flock(lock, fcntl.LOCK_EX)  # given back when the file is closed, whatever happens
            yield

    def _write(self, name: str, parts: Iterable[Buffer]) -> None:
        with tempfile.NamedTemporaryFile(dir=self._folder, suffix=".part", delete=False) as file:
            try:
                for part in parts:
                    file.write(part)
                file.flush()
                os.fsync(file.fileno())
                Path(file.name).replace(self._folder / f"{name}.labels")
            except BaseException:
                Path(file.name).unlink(missing_ok=True)
                raise

    def _forget_old(self, kind: str) -> None:
        """Delete all but the newest of a kind; who has mapped one keeps its pages."""
        files = sorted(self._folder.glob(f"{kind}-*.labels"), key=lambda path: path.stat().st_mtime, reverse=True)
        for path in files[KEPT_OF_A_KIND:]:
            path.unlink(missing_ok=True)
