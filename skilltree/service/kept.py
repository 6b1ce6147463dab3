"""What takes seconds to build: kept under the digest of what it is built of, and read from there the next time.

The name follows from the content, so what is kept can never be of something else, whatever database it
came from. Workers that read the same file share its pages, and only one of them builds it.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from hashlib import sha256
from typing import Protocol, Self, TypeVar

from skilltree.engine.labels import DamagedBuffer
from skilltree.service.ports.index_files import Buffer, IndexFiles

log = logging.getLogger(__name__)


class Mapped(Protocol):
    """What can be written to a file and looked at there."""

    @classmethod
    def from_buffer(cls, buffer: Buffer) -> Self:
        """Read it without copying. Raises DamagedBuffer."""
        ...

    def to_buffers(self) -> Iterable[bytes | memoryview]:
        """Return what to write, one after another."""
        ...


Built = TypeVar("Built", bound=Mapped)


def find_kept(files: IndexFiles, name: str, kind: type[Built]) -> Built | None:
    """Return what is kept under a name; None when there is nothing, or it is damaged."""
    buffer = files.find(name)
    if buffer is None:
        return None
    try:
        return kind.from_buffer(buffer)
    except DamagedBuffer as damage:
        log.warning("the kept %s is built again: %s", name, damage)
        return None


def kept_or_built(files: IndexFiles, name: str, kind: type[Built], build: Callable[[], Built]) -> Built:
    """Return what is kept under a name, else build it, keep it, and return it as the others will read it."""
    found = find_kept(files, name, kind)
    if found is not None:
        return found
    with files.turn(name):
        found = find_kept(files, name, kind)  # another worker may have built it meanwhile
        if found is not None:
            return found
        built = build()
        files.keep(name, built.to_buffers())
    # The mapped one takes no memory of its own; without a place for files there is only the built one.
    return find_kept(files, name, kind) or built


def digest_of(parts: Iterable[str]) -> str:
    """Return 128 bits of SHA-256 over texts in order, as hex."""
    digest = sha256()
    for part in parts:
        digest.update(f"{part}\x1e".encode(errors="replace"))
    return digest.hexdigest()[:32]
