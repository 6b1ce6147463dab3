"""What `skilltree match` knows of a taxonomy, kept between runs in the user's cache folder.

The name is a digest of the names, sizes and times of the taxonomy's files, so changed files give
another name. What cannot be read is built again, what cannot be written is no mistake.
"""

from __future__ import annotations

import mmap
import os
import tempfile
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import Final

from skilltree.cli_taxonomy import read_taxonomy
from skilltree.engine.knowledge import Knowledge
from skilltree.engine.knowledge.knowledge import KIND

MOST_KEPT: Final = 4
"""Files of some 12 MB each; the oldest go."""

_PREFIX: Final = "knowledge-"


def knowledge_of(taxonomy: Path) -> Knowledge:
    """Return what a folder's taxonomies know. Raises UnreadableInput where there is none in it."""
    file = cache_folder() / f"{_PREFIX}{_digest(taxonomy)}"
    kept = _read(file)
    if kept is not None:
        return kept
    knowledge = Knowledge.build(read_taxonomy(taxonomy).concepts())
    _write(file, knowledge.to_buffers())
    return knowledge


def cache_folder() -> Path:
    """Return where this user's caches of ours are: XDG Base Directory Specification 0.8."""
    given = os.environ.get("XDG_CACHE_HOME", "")
    return (Path(given) if Path(given).is_absolute() else Path("~/.cache").expanduser()) / "skilltree"


def _digest(folder: Path) -> str:
    digest = sha256(KIND)
    for place, folders, files in os.walk(folder):
        folders.sort()
        for name in sorted(files):
            path = Path(place, name)
            try:
                said = path.stat()
            except OSError:
                continue  # whoever reads it says so
            line = f"{path.relative_to(folder)}\0{said.st_size}\0{said.st_mtime_ns}\n"
            digest.update(line.encode("utf-8", "surrogateescape"))
    return digest.hexdigest()[:32]


def _read(file: Path) -> Knowledge | None:
    try:
        with file.open("rb") as opened:
            return Knowledge.from_buffer(mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ))
    except (OSError, ValueError):  # none there, empty, or DamagedBuffer, which is a ValueError
        return None


def _write(file: Path, parts: Iterable[bytes | memoryview]) -> None:
    """Write beside and rename, so that nobody ever reads half a file."""
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        number, name = tempfile.mkstemp(prefix=".new-", dir=file.parent)
    except OSError:
        return
    fresh = Path(name)
    try:
        with os.fdopen(number, "wb") as opened:
            opened.writelines(parts)
        fresh.replace(file)
        kept = sorted(file.parent.glob(f"{_PREFIX}*"), key=lambda each: each.stat().st_mtime_ns)
        for old in kept[:-MOST_KEPT]:
            old.unlink(missing_ok=True)
    except OSError:
        fresh.unlink(missing_ok=True)
