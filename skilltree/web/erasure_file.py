"""The erasure list as a file of one JSON object a line, which is kept apart from the backups of the database."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import msgspec

from skilltree.model.errors import Unavailable
from skilltree.service.ports.own_data import Erased


class ErasureFile:
    """See `service.ports.erasures.ErasureList`. Workers append whole lines; one that comes twice counts once."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def all(self) -> list[Erased]:
        """Return everybody on the list. Raises Unavailable when it cannot be read, or a line is no line of it."""
        try:
            lines = self._path.read_bytes().splitlines() if self._path.exists() else []
            people = [msgspec.json.decode(line, type=Erased) for line in lines if line.strip()]
        except (OSError, msgspec.MsgspecError) as error:
            raise Unavailable(f"the erasure list {self._path.name} cannot be read") from error
        return list({one.person_id: one for one in people}.values())

    def add(self, people: Sequence[Erased]) -> None:
        """Add people, on the disk before this returns. Raises Unavailable."""
        if not people:
            return
        lines = b"".join(msgspec.json.encode(one) + b"\n" for one in people)
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            descriptor = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
            try:
                os.write(descriptor, lines)
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
        except OSError as error:
            raise Unavailable(f"the erasure list {self._path.name} cannot be written") from error
