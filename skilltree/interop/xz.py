"""The bytes of an `.xz` file, with a limit on memory that `lzma.open` does not offer."""

from __future__ import annotations

import io
import lzma
from typing import BinaryIO

MOST_MEMORY = 256 << 20
"""For the decoder's dictionary; `xz -9` needs 65 MiB, a hostile header may ask for 4 GiB."""
CHUNK = 1 << 16


class XzReader(io.RawIOBase):
    """Decompresses one stream after the other. Raises EOFError where the file was cut short."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._decoder = self._new_decoder()

    def readable(self) -> bool:
        """Say yes."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Fill the buffer, as far as the next bytes go."""
        wanted = len(buffer)
        while wanted:
            if self._decoder.eof and not self._next_stream():
                return 0
            compressed = b""
            if self._decoder.needs_input:
                compressed = self._file.read(CHUNK)
                if not compressed:
                    raise EOFError("the compressed data ends too early")
            if out := self._decoder.decompress(compressed, wanted):
                buffer[: len(out)] = out
                return len(out)
        return 0

    def _next_stream(self) -> bool:
        """Begin the stream after this one, past its padding of zeros; False at the end."""
        rest = self._decoder.unused_data.lstrip(b"\0")
        while not rest:
            more = self._file.read(CHUNK)
            if not more:
                return False
            rest = more.lstrip(b"\0")
        self._decoder = self._new_decoder()
        self._file = _Prefixed(rest, self._file)
        return True

    @staticmethod
    def _new_decoder() -> lzma.LZMADecompressor:
        return lzma.LZMADecompressor(format=lzma.FORMAT_XZ, memlimit=MOST_MEMORY)


class _Prefixed(io.BytesIO):
    """Bytes already read, then the file they came from."""

    def __init__(self, start: bytes, file: BinaryIO) -> None:
        super().__init__(start)
        self._rest = file

    def read(self, size: int | None = -1, /) -> bytes:
        return super().read(size) or self._rest.read(-1 if size is None else size)
