"""Arrays to one file and back: a header that names them, then each at a multiple of 64 bytes.

Layout, little-endian: 8 bytes of kind and version, CRC-32 of all that follows the first 24 bytes,
4 bytes of zeros, 8 bytes for the header's size, the header (JSON: name to type, count and offset),
the arrays. Reading copies nothing: the arrays look into the buffer, so that one memory map serves
all workers of a machine.
"""

from __future__ import annotations

import json
import mmap
import struct
import zlib
from collections.abc import Iterator, Mapping
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

_START: Final = struct.Struct("<8sIIQ")
_ALIGN: Final = 64
_TYPES: Final = frozenset({"<i4", "<f4", "<f2", "<u8", "|u1"})

Buffer = bytes | bytearray | memoryview | mmap.mmap


class DamagedBuffer(ValueError):  # noqa: N818 -- reads as the state it names
    """This is no file of that kind, or not all of it, or not as it was written; `str()` is one line."""


def pack(kind: bytes, arrays: Mapping[str, NDArray[Any]]) -> Iterator[bytes | memoryview]:
    """Return the parts of the file in order; `kind` is 8 bytes of name and version."""
    laid: dict[str, tuple[str, int, int]] = {}
    offset = 0
    parts: list[memoryview] = []
    for name, array in sorted(arrays.items()):
        plain = np.ascontiguousarray(array.astype(array.dtype.newbyteorder("<"), copy=False))
        laid[name] = (plain.dtype.str, plain.size, offset)
        parts.append(plain.data.cast("B") if plain.size else memoryview(b""))
        offset += plain.nbytes + -plain.nbytes % _ALIGN
    header = json.dumps(laid, separators=(",", ":")).encode()
    header += b" " * (-(_START.size + len(header)) % _ALIGN)
    body: list[bytes | memoryview] = [header]
    for part in parts:
        body.append(part)
        body.append(bytes(-len(part) % _ALIGN))
    crc = 0
    for piece in body:
        crc = zlib.crc32(piece, crc)
    yield _START.pack(kind, crc, 0, len(header))
    yield from body


def unpack(kind: bytes, buffer: Buffer) -> dict[str, NDArray[Any]]:
    """Return the arrays, read-only views of `buffer`. Raises DamagedBuffer."""
    view = memoryview(buffer).toreadonly().cast("B")
    if len(view) < _START.size:
        raise DamagedBuffer("the file ends before its header")
    found, crc, _, size = _START.unpack_from(view)
    if found != kind:
        raise DamagedBuffer(f"not a file of kind {kind.decode()}: it begins with {found!r}")
    if zlib.crc32(view[_START.size :]) != crc:
        raise DamagedBuffer("the file is not as it was written: its checksum differs")
    base = _START.size + size
    try:
        laid = json.loads(bytes(view[_START.size : base]))
        return {key: _array(view[base:], *entry) for key, entry in laid.items()}
    except (ValueError, TypeError, AttributeError) as error:
        raise DamagedBuffer(f"the file has a damaged header: {error}") from error


def _array(view: memoryview, kind: str, count: int, offset: int) -> NDArray[Any]:
    if kind not in _TYPES:
        raise ValueError(f"type {kind!r}")
    return np.frombuffer(view, np.dtype(kind), count, offset)
