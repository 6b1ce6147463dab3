"""Reading files that people put up: what they are is told by their bytes, never by their name."""

from __future__ import annotations

from typing import Protocol

from skilltree.model.base import Struct
from skilltree.model.words import MediaKind


class Upload(Struct):
    """A file as it will be served. `width` and `height` in pixels, of a picture."""

    kind: MediaKind
    mime: str
    content: bytes
    width: int | None = None
    height: int | None = None


class Uploads(Protocol):
    """Takes time on large pictures: call it beside the event loop."""

    def read(self, content: bytes) -> Upload:
        """Return the file, pictures drawn anew. Raises Unsupported, or TooLarge for too many pixels."""
        ...


class NoUploads:
    """Where nobody puts anything up: importers, tests of other things."""

    def read(self, content: bytes) -> Upload:
        """Refuse. Raises NotImplementedError."""
        raise NotImplementedError("this process takes no files")
